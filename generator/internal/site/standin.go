package site

import (
	"bytes"
	"path"
	"strings"
	"text/template"

	"cunwu/generator/internal/township"
)

// A standIn is a page that stands where another one is looked for. It is made without
// Hugo: there is nothing on it but where to go.
type standIn struct {
	Lang, Title, Site      string
	Right                  bool // the language is written from right to left
	Skip                   string
	Preview, Demonstration string // words; empty: it is none
	PreviewLead            string
	Heading, Lead, Link    string
	Folder                 string // relative, of the page to go to, with a slash at its end
	Canonical, Style       string
	Mode, Moved            string // scripts; empty: the theme has none
	Icon                   string // empty: the theme has none
	Forward                bool   // go there by itself
}

// The theme's moved.js goes on with the version in the code (#v-…) where scripts run; a
// refresh cannot, nor can any other thing in a static page. Where a host reads _redirects, this
// page is not seen at all, and the browser keeps the fragment. On a disk a folder shows
// no page of its own, so the link names the file.
var standInPage = template.Must(template.New("").Parse(`<!DOCTYPE html>
<html lang="{{.Lang}}"{{if .Right}} dir="rtl"{{end}}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{html .Title}} - {{html .Site}}</title>
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
{{with .Mode}}<script src="{{.}}"></script>
{{end}}{{if .Forward}}{{with .Moved}}<script src="{{.}}" data-folder="{{$.Folder}}"></script>
{{end}}<meta http-equiv="refresh" content="0;url={{.Folder}}index.html">
<link rel="canonical" href="{{.Canonical}}">
{{end}}<link rel="stylesheet" href="{{.Style}}">
{{with .Icon}}<link rel="icon" href="{{.}}">
{{end}}</head>
<body class="is-standin">
<a class="skip" href="#main">{{html .Skip}}</a>
{{if or .Preview .Demonstration}}<header>
{{with .Preview}}<p class="unpublished"><strong>{{html .}}</strong> {{html $.PreviewLead}}</p>
{{end}}{{with .Demonstration}}<p class="demonstration">{{html .}}</p>
{{end}}</header>
{{end}}<main id="main" tabindex="-1">
<h1>{{html .Heading}}</h1>
<p class="lead">{{html .Lead}}</p>
<p><a class="button" href="{{.Folder}}index.html">{{html .Link}}</a></p>
</main>
</body>
</html>
`))

// Moved is the page at an address that a village had formerly. Page is one of the
// village's pages (xinmin/7k3m9q/index.html); file is the path of what is returned.
func (s *Site) Moved(v *township.Village, formerly, page string) (file string, data []byte) {
	rest := strings.TrimPrefix(page, v.Slug+"/")
	file = formerly + "/" + rest
	folder := v.Slug + "/" + strings.TrimSuffix(rest, "index.html")
	in := s.standIn(file)
	in.Title = s.say("moved", v)
	in.Heading, in.Lead, in.Link = in.Title, s.say("moved_lead", v), s.say("moved_link", v)
	in.Folder, in.Canonical, in.Forward = toRoot(file)+folder, s.config.Township.Base+folder, true
	return file, in.page()
}

// Absent is the page of a notice whose code was printed and which a build leaves out,
// because something in it is wrong. Nothing of the notice is on it.
func (s *Site) Absent(v *township.Village, id string) (file string, data []byte) {
	file = v.Slug + "/" + id + "/index.html"
	in := s.standIn(file)
	in.Title = s.say("absent", v)
	in.Heading, in.Lead, in.Link = in.Title, s.say("absent_lead", v), s.say("absent_link", v)
	in.Folder = toRoot(file) + v.Slug + "/"
	return file, in.page()
}

// standIn fills in what all of them share.
func (s *Site) standIn(file string) standIn {
	in := standIn{Lang: s.lang, Right: s.word("direction") == "rtl", Site: s.name, Skip: s.word("skip"), Style: toRoot(file) + s.assets[styles].path}
	if a, ok := s.assets[pageScript]; ok {
		in.Mode = toRoot(file) + a.path
	}
	if a, ok := s.assets["moved.js"]; ok {
		in.Moved = toRoot(file) + a.path
	}
	if a, ok := s.assets["icon.svg"]; ok {
		in.Icon = toRoot(file) + a.path
	}
	if s.config.Preview {
		in.Preview, in.PreviewLead = s.word("preview"), s.word("preview_lead")
	}
	if s.config.Township.Demonstration {
		in.Demonstration = s.word("demonstration")
	}
	return in
}

func (s *Site) say(key string, v *township.Village) string {
	return strings.ReplaceAll(s.word(key), "{{ .village }}", v.Name)
}

func (in standIn) page() []byte {
	var b bytes.Buffer
	if err := standInPage.Execute(&b, in); err != nil {
		panic(err) // strings into a buffer
	}
	return b.Bytes()
}

// toRoot is the way from a page to the root of the site.
func toRoot(file string) string { return strings.Repeat("../", strings.Count(path.Clean(file), "/")) }

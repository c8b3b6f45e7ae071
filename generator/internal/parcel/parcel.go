// Package parcel packs a village's site into one ZIP that can be handed on: on a memory
// stick, in a group chat. It opens from a disk without a server and without a network.
//
// It promises:
//   - At its top lies index.html, which leads to the village's page.
//   - A link to what is in the ZIP names the file, for a folder on a disk shows no page of
//     its own. Every other link of the site leads to its public address.
//   - What only a server needs is not in it: the service worker with its lists, the lists
//     of pages for search engines.
//   - The same site gives the same bytes: names are sorted, and all files have one day.
package parcel

import (
	"archive/zip"
	"bytes"
	"html/template"
	"io"
	"path"
	"slices"
	"strings"
	"time"

	"cunwu/generator/internal/offline"
	"cunwu/generator/internal/sitemap"
	"cunwu/generator/internal/township"
)

// A Parcel is a village's site.
type Parcel struct {
	Slug  string
	Base  string            // public address of the whole site, with a slash at its end
	Day   township.Day      // of all files
	Files map[string][]byte // by their paths below the root; assets/ among them

	// What index.html says.
	Lang, Title, Lead, Link string
	Right                   bool // its language is written from right to left
}

// first is the page at the top. Somebody whose browser does not go on finds the link.
var first = template.Must(template.New("").Parse(`<!DOCTYPE html>
<html lang="{{.Lang}}"{{if .Right}} dir="rtl"{{end}}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0;url={{.Slug}}/index.html">
</head>
<body>
<main>
<h1>{{.Title}}</h1>
<p>{{.Lead}}</p>
<p><a href="{{.Slug}}/index.html">{{.Link}}</a></p>
</main>
</body>
</html>
`))

// ZIP packs the parcel.
func (p Parcel) ZIP() ([]byte, error) {
	files := map[string][]byte{}
	for name, data := range p.Files {
		if p.takes(name) {
			files[name] = data
		}
	}
	for name, data := range files {
		if path.Ext(name) == ".html" {
			var err error
			if files[name], err = p.links(name, data, func(to string) bool { _, ok := files[to]; return ok }); err != nil {
				return nil, err
			}
		}
	}
	var top bytes.Buffer
	if err := first.Execute(&top, p); err != nil {
		return nil, err
	}
	files["index.html"] = top.Bytes()
	return pack(files, p.Day)
}

// takes reports whether a file of the site goes into the ZIP.
func (p Parcel) takes(name string) bool {
	switch path.Base(name) {
	case offline.WorkerName, offline.ListName, sitemap.VillageName:
		return false
	}
	return strings.HasPrefix(name, p.Slug+"/") || strings.HasPrefix(name, "assets/")
}

// packed are formats that are compressed by themselves.
var packed = []string{".png", ".jpg", ".webp", ".pdf", ".xlsx", ".docx"}

func pack(files map[string][]byte, day township.Day) ([]byte, error) {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	y, m, d := day.Date()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range names {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)}
		if slices.Contains(packed, path.Ext(name)) {
			h.Method = zip.Store
		}
		h.SetMode(0o644)
		f, err := w.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := io.Copy(f, bytes.NewReader(files[name])); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

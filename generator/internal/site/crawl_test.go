package site

import (
	"encoding/json"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/township"

	"golang.org/x/net/html"
)

// never lists what must be in no page.
var never = []string{"{{", "ZgotmplZ", "<nil>", "0001-01-01", "%!", "cunwu.invalid", "[i18n]", "style=", "<style", "javascript:", "BOARD-ONLY", "0b0a1d", "SECRET"}

// elements calls visit for each element of a page.
func elements(t *testing.T, page string, visit func(n *html.Node, attr map[string]string)) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			attr := map[string]string{}
			for _, a := range n.Attr {
				attr[a.Key] = a.Val
			}
			visit(n, attr)
		}
	}
}

// resolve is the file that a link of a page leads to, or "" for one that leaves.
func resolve(t *testing.T, from, link string) string {
	t.Helper()
	u, err := url.Parse(link)
	if err != nil {
		t.Errorf("%s: link %q: %v", from, link, err)
		return ""
	}
	if u.Scheme == "tel" {
		return ""
	}
	if u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/") {
		t.Errorf("%s: link %q is not relative", from, link)
		return ""
	}
	to := path.Join(path.Dir(from), u.Path)
	if u.Path == "" {
		to = from
	} else if strings.HasSuffix(u.Path, "/") {
		to = path.Join(to, "index.html")
	}
	return to
}

func TestCrawl(t *testing.T) {
	for _, lang := range []string{"zh-CN", "en"} {
		config, err := testConfig(lang)
		if err != nil {
			t.Fatal(err)
		}
		s, err := New(config)
		if err != nil {
			t.Fatal(err)
		}
		out := buildAll(t, s, testVillages(), 2)
		if lang == "zh-CN" {
			out.write(t)
		}
		sheets := map[string]bool{} // written by the build, not by this package
		for _, v := range testVillages() {
			for _, n := range v.Notices {
				sheets[v.Village.Slug+"/"+n.Notice.ID+"/sheet.pdf"] = true
				sheets[v.Village.Slug+"/"+n.Notice.ID+"/sheet.png"] = true
			}
			for _, w := range v.Weeks {
				sheets[v.Village.Slug+"/week/"+w.Week.String()+".pdf"] = true
			}
			offered(sheets, v)
		}
		reached := map[string]bool{"index.html": true, "404.html": true}
		for _, page := range standIns(t, s, testVillages()[0].Village, out) { // to which papers lead, and no page
			reached[page] = true
		}
		for name, page := range out.files {
			for _, word := range never {
				if strings.Contains(page, word) {
					t.Errorf("%s %s: has %q", lang, name, word)
				}
			}
			if !strings.HasSuffix(name, ".html") {
				continue
			}
			if !strings.Contains(page, `class="demonstration"`) {
				t.Errorf("%s: no demonstration mark", name)
			}
			checkPage(t, name, page, func(link string) {
				to := resolve(t, name, link)
				if to == "" {
					return
				}
				if _, ok := out.files[to]; !ok && !sheets[to] {
					t.Errorf("%s: link %q leads nowhere (%s)", name, link, to)
				}
				if to != name {
					reached[to] = true
				}
			})
		}
		for name := range out.files {
			if !reached[name] && path.Base(name) != "offline.json" && name != "sw.js" { // the browser's and the worker's
				t.Errorf("%s: no link leads to it", name)
			}
		}
	}
}

// standIns makes the pages at a village's former address, and that of a notice that is
// left out, and checks where they lead.
func standIns(t *testing.T, s *Site, v *township.Village, out *pages) (names []string) {
	t.Helper()
	put := func(name string, data []byte) {
		if err := out.emit(name, data); err != nil || len(out.twice) > 0 {
			t.Fatal(err, out.twice)
		}
		names = append(names, name)
	}
	for _, name := range slices.Sorted(maps.Keys(out.files)) {
		rest, of := strings.CutPrefix(name, v.Slug+"/")
		if !of || path.Base(name) != "index.html" {
			continue
		}
		put(s.Moved(v, "former", name))
		old := "former/" + rest
		page := out.files[old]
		to := strings.Repeat("../", strings.Count(old, "/")) + strings.TrimSuffix(name, "index.html")
		for _, part := range []string{`content="0;url=` + to + `index.html"`, `data-folder="` + to + `"`, `href="` + to + `index.html"`, `content="noindex"`} {
			if !strings.Contains(page, part) {
				t.Errorf("%s lacks %s:\n%s", old, part, page)
			}
		}
		// What it says of itself is what the page it stands for says.
		out.files[old] = strings.Replace(page, "https://hexi.example.org/cun/"+v.Slug+"/", "https://hexi.example.org/cun/former/", 1)
	}
	put(s.Absent(v, "9z9z9z"))
	page := out.files[v.Slug+"/9z9z9z/index.html"]
	if strings.Contains(page, "refresh") || strings.Contains(page, "canonical") || !strings.Contains(page, "noindex") || !strings.Contains(page, v.Name) {
		t.Error(page)
	}
	return names
}

// offered adds the files to be taken away, which the build writes: those of the
// township, and of a village.
func offered(files map[string]bool, v Village) {
	add := func(folder string, names ...string) {
		for _, name := range names {
			files[folder+name] = true
		}
	}
	slug := v.Village.Slug + "/"
	add("", "feed.xml", "feed.json", "data/catalog.jsonld", "data/notices.schema.json", "data/table.schema.json")
	add(slug, "feed.xml", "feed.json", "notices.json", "deadlines.ics", "duties.ics")
	for _, category := range township.Categories {
		add(slug+category+"/", "feed.xml", "feed.json")
	}
	for _, n := range v.Notices {
		if n.Notice.Withdrawn == nil {
			for _, t := range n.Notice.Tables {
				add(slug+n.Notice.ID+"/", t.Name+".csv", t.Name+".json")
			}
		}
	}
}

// checkPage checks one page by itself, and calls link for each of its links.
func checkPage(t *testing.T, name, page string, link func(string)) {
	t.Helper()
	ids := map[string]bool{}
	var first *html.Node
	var fragments []string
	elements(t, page, func(n *html.Node, attr map[string]string) {
		if id := attr["id"]; id != "" {
			if ids[id] {
				t.Errorf("%s: id %q twice", name, id)
			}
			ids[id] = true
		}
		if n.Data == "script" && attr["type"] == "application/ld+json" && attr["src"] == "" {
			if n.FirstChild == nil || !json.Valid([]byte(n.FirstChild.Data)) {
				t.Errorf("%s: data that is no JSON", name)
			}
		} else if n.Data == "script" && (attr["src"] == "" || n.FirstChild != nil) {
			t.Errorf("%s: a script that is no file", name)
		}
		if n.Data == "a" && first == nil {
			first = n
			if attr["href"] != "#main" {
				t.Errorf("%s: the first link is not the skip link", name)
			}
		}
		for key := range attr {
			if strings.HasPrefix(key, "on") {
				t.Errorf("%s: script in %s", name, key)
			}
		}
		if n.Data == "link" && attr["rel"] == "canonical" {
			want := "https://hexi.example.org/cun/" + strings.TrimSuffix(name, "index.html")
			if attr["href"] != want {
				t.Errorf("%s: canonical %q, want %q", name, attr["href"], want)
			}
			return
		}
		for _, key := range []string{"href", "src", "action", "srcset", "poster", "data", "data-src"} {
			value, ok := attr[key]
			if !ok {
				continue
			}
			if rest, here := strings.CutPrefix(value, "#"); here {
				fragments = append(fragments, rest)
			} else if name == "404.html" {
				if !strings.HasPrefix(value, "/cun/") && !strings.HasPrefix(value, "tel:") {
					t.Errorf("%s: link %q", name, value) // it is served at any depth
				}
			} else {
				link(value)
			}
		}
	})
	for _, f := range fragments {
		if !ids[f] {
			t.Errorf("%s: #%s leads nowhere", name, f)
		}
	}
}

package build

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"
)

// never are strings that no page may hold: the marks of templates and formats gone wrong.
var never = []string{"{{", "}}", "ZgotmplZ", "<nil>", "&lt;nil&gt;", "0001-01-01", "%!", "cunwu.invalid", "&lt;no value&gt;", "<no value>", "HAHAHUGO"}

// A crawled site is one that is looked at as a browser finds it: on a server or on a disk.
type crawled struct {
	base  string                                         // its public address
	names []string                                       // of all files
	read  func(name string) []byte                       // nil: it is not there
	find  func(page, link string) (name string, ok bool) // the file to which a link of a page leads; not ok: off the site

	links   int
	pages   map[string]*html.Node
	ids     map[string]map[string]bool
	reached map[string]bool
}

var (
	styleAddress   = regexp.MustCompile(`url\(\s*['"]?([^'")]*)`)
	refreshAddress = regexp.MustCompile(`(?i)url=(.*)`)
)

// crawl reads every page of a site: every link and asset leads to a file that is there,
// every fragment to an element, nothing is asked of another host, there is no inline
// script or style, and no page holds a string that must never appear.
func (c *crawled) crawl(t *testing.T) {
	t.Helper()
	c.pages, c.ids, c.reached = map[string]*html.Node{}, map[string]map[string]bool{}, map[string]bool{}
	for _, name := range c.names {
		if strings.HasSuffix(name, ".html") {
			c.parse(t, name)
		}
	}
	for name, page := range c.pages {
		for n := range page.Descendants() {
			if n.Type == html.ElementNode {
				c.element(t, name, n)
			}
		}
	}
	for _, name := range c.names {
		if strings.HasSuffix(name, ".css") {
			for _, found := range styleAddress.FindAllSubmatch(c.read(name), -1) {
				c.follow(t, name, "style", string(found[1]))
			}
		}
	}
}

func (c *crawled) parse(t *testing.T, name string) {
	data := c.read(name)
	for _, s := range never {
		if bytes.Contains(data, []byte(s)) {
			t.Errorf("%s holds %q", name, s)
		}
	}
	node, err := html.Parse(bytes.NewReader(data))
	if err != nil || len(data) == 0 {
		t.Fatalf("%s: %d bytes, %v", name, len(data), err)
	}
	c.pages[name], c.ids[name] = node, map[string]bool{}
	for n := range node.Descendants() {
		if id := attribute(n, "id"); id != "" {
			if c.ids[name][id] {
				t.Errorf("%s: the id %s twice", name, id)
			}
			c.ids[name][id] = true
		}
	}
}

func (c *crawled) element(t *testing.T, page string, n *html.Node) {
	if n.Data == "meta" {
		if attribute(n, "property") == "og:image" {
			picture, there := strings.CutPrefix(attribute(n, "content"), c.base)
			c.reached[picture] = true
			if there = there && (c.read(picture) != nil || path.Base(picture) == shareName); !there {
				t.Errorf("%s: the picture beside links to it is %s", page, attribute(n, "content"))
			}
		}
		if found := refreshAddress.FindStringSubmatch(attribute(n, "content")); found != nil && attribute(n, "http-equiv") == "refresh" {
			c.follow(t, page, "a", found[1])
		}
	}
	if n.Data == "script" && attribute(n, "type") == "application/ld+json" && attribute(n, "src") == "" {
		return // data, which no browser runs: see TestTakeaway
	}
	if n.Data == "script" && (attribute(n, "src") == "" || n.FirstChild != nil) || n.Data == "style" || attribute(n, "style") != "" || strings.HasPrefix(attribute(n, "href"), "javascript:") {
		t.Errorf("%s: inline script or style in <%s>", page, n.Data)
	}
	as := n.Data
	if rel := attribute(n, "rel"); rel == "canonical" || rel == "alternate" {
		as = "a" // nothing is asked for
	}
	for _, key := range []string{"href", "src", "action", "formaction", "poster", "data", "data-src"} {
		if target := attribute(n, key); target != "" {
			c.follow(t, page, as, target)
		}
	}
	if set := attribute(n, "srcset"); set != "" {
		for one := range strings.SplitSeq(set, ",") {
			address, _, _ := strings.Cut(strings.TrimSpace(one), " ")
			c.follow(t, page, as, address)
		}
	}
}

// follow sees where a link of a page leads, or what an element of that name asks for.
func (c *crawled) follow(t *testing.T, page, element, target string) {
	c.links++
	u, err := url.Parse(target)
	if err != nil {
		t.Errorf("%s: %s", page, err)
		return
	}
	if u.Scheme != "" || u.Host != "" {
		if element != "a" {
			t.Errorf("%s: <%s> asks for %s", page, element, target)
		}
		return
	}
	to, ok := c.find(page, u.Path)
	c.reached[to] = true
	if !ok || c.read(to) == nil {
		t.Errorf("%s: %s leads to %s, which is not there", page, target, to)
	} else if u.Fragment != "" && !c.ids[to][u.Fragment] {
		t.Errorf("%s: %s leads to an element that is not there", page, target)
	}
}

// folder is the files below a folder, each read once.
func folder(t *testing.T, dir string) (names []string, read func(string) []byte) {
	t.Helper()
	for name := range digests(t, dir) {
		names = append(names, name)
	}
	slices.Sort(names)
	return names, remembered(func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return nil
		}
		return data
	})
}

func remembered(read func(string) []byte) func(string) []byte {
	known := map[string][]byte{}
	return func(name string) []byte {
		data, ok := known[name]
		if !ok {
			data = read(name)
			known[name] = data
		}
		return data
	}
}

// TestCrawl crawls the demonstration's site as a server shows it at the top of a host,
// and sees to it that some page leads to every file.
func TestCrawl(t *testing.T) {
	dir, _ := buildDemo(t, func(*Options) {})
	c := &crawled{base: "https://hexi.example/", find: func(page, link string) (string, bool) { return landing(page, link), true }}
	c.names, c.read = folder(t, dir)
	c.crawl(t)
	former := 0
	for _, name := range c.names {
		if strings.HasPrefix(name, "nantang/") { // old papers and subscriptions lead there, and no page
			former++
			c.reached[name] = true
		}
	}
	if c.links < 5000 || former < 20 {
		t.Errorf("only %d links, %d files at the former address", c.links, former)
	}
	for _, name := range []string{"index.html", "404.html", ".cunwu", "_redirects", "sw.js"} {
		c.reached[name] = true
	}
	for _, name := range c.names {
		switch path.Base(name) {
		case "sitemap.xml", "sitemap-township.xml", "robots.txt", "offline.json":
			continue // programs know where these are
		}
		if !c.reached[name] && !indexFile.MatchString(name) {
			t.Errorf("no page leads to %s", name)
		}
	}
}

// TestCrawlBelow serves a site that was built for another base path from there, and asks
// the server for everything; the server sees no request for anything else.
func TestCrawlBelow(t *testing.T) {
	const below = "/a/b/"
	dir, _ := buildDemo(t, func(o *Options) { o.Base, o.NoSheets = "https://hexi.example/a/b/", true })
	files := http.StripPrefix(below, http.FileServer(http.Dir(dir)))
	var mu sync.Mutex
	strange := ""
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, below) {
			mu.Lock()
			strange = r.URL.Path
			mu.Unlock()
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	client := server.Client()
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse } // a link names a page's own address
	c := &crawled{base: "https://hexi.example/a/b/"}
	c.names, _ = folder(t, dir)
	c.read = remembered(func(name string) []byte {
		answer, err := client.Get(server.URL + below + strings.TrimSuffix(name, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		data, err := io.ReadAll(answer.Body)
		if err != nil || answer.StatusCode != http.StatusOK {
			return nil
		}
		return data
	})
	c.find = func(page, link string) (string, bool) {
		at := url.URL{Path: below + strings.TrimSuffix(page, "index.html")}
		to := at.ResolveReference(&url.URL{Path: link}).Path
		if link == "" {
			to = at.Path
		}
		name, ok := strings.CutPrefix(to, below)
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		return name, ok
	}
	c.crawl(t)
	if c.links < 5000 || strange != "" {
		t.Errorf("%d links, a request for %q", c.links, strange)
	}
}

// TestCrawlZIP unpacks a village's ZIP and follows every link as a path on the disk,
// where a folder is no page. The ZIP has the same bytes twice, and none of its files is
// from the township's own pages.
func TestCrawlZIP(t *testing.T) {
	o := Options{Source: repository, Day: demoDay, Version: "test", Villages: []string{"liuwan"}}
	dir := t.TempDir()
	var packed [2][]byte
	for i := range packed {
		file := filepath.Join(dir, "new", "liuwan.zip")
		report, found, err := ZIP(context.Background(), o, file)
		if err != nil || report.Pages < 40 || report.Sheets < 30 {
			t.Fatalf("%v %+v %v", err, report, found)
		}
		if packed[i], err = os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
		if i == 0 && os.Remove(file) != nil {
			t.Fatal("the ZIP cannot be removed")
		}
		o.Batch, o.Workers = 1, 1
	}
	if !bytes.Equal(packed[0], packed[1]) {
		t.Error("the ZIP has other bytes the second time")
	}
	site := filepath.Join(dir, "site")
	z, err := zip.NewReader(bytes.NewReader(packed[0]), int64(len(packed[0])))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(site, z); err != nil {
		t.Fatal(err)
	}
	c := &crawled{base: "https://hexi.example/"}
	c.names, c.read = folder(t, site)
	c.find = func(page, link string) (string, bool) {
		if link == "" {
			return page, true
		}
		to := path.Join("/", path.Dir(page), link)[1:]
		return to, path.Clean(link) == link && !strings.HasPrefix(path.Join(path.Dir(page), link), "..")
	}
	c.crawl(t)
	if c.links < 1000 || c.pages["index.html"] == nil || c.pages["liuwan/index.html"] == nil {
		t.Errorf("%d links in %d files", c.links, len(c.names))
	}
	home := 0
	for name, page := range c.pages {
		own := "https://hexi.example/" + strings.TrimSuffix(name, "index.html")
		online := slices.ContainsFunc(slices.Collect(page.Descendants()), func(n *html.Node) bool {
			return n.Data == "a" && attribute(n, "href") == own
		})
		if !online && name != "index.html" {
			t.Errorf("%s does not say that it is a copy, and where the page itself is", name)
		}
		top, _, _ := strings.Cut(name, "/")
		if top != "liuwan" && name != "index.html" {
			t.Errorf("%s is not of the village", name)
		}
		for n := range page.Descendants() {
			if attribute(n, "href") == "https://hexi.example/" {
				home++
			}
		}
	}
	if home < 40 {
		t.Errorf("%d links lead to the township's page, where it can be reached", home)
	}
	for _, name := range c.names {
		if base := path.Base(name); base == "sw.js" || base == "offline.json" || base == "sitemap.xml" {
			t.Errorf("%s is of use to a server alone", name)
		}
	}
}

// indexFile is what the search page's script asks for: see TestSearch.
var indexFile = regexp.MustCompile(`^([a-z0-9-]+/)?search/(index|[sb]\d+|n\d+(-\d+)?)\.js$`)

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// landing is the file to which a relative link on a page leads. The page that is shown
// for an address that does not exist links from the root.
func landing(page, link string) string {
	to := page
	switch {
	case strings.HasPrefix(link, "/"):
		to = link
	case link != "":
		to = path.Join(path.Dir(page), link)
		if strings.HasSuffix(link, "/") || link == "." || link == ".." || strings.HasSuffix(link, "/..") {
			to += "/"
		}
	}
	if strings.HasSuffix(to, "/") {
		to += "index.html"
	}
	return strings.TrimPrefix(path.Clean("/"+to), "/")
}

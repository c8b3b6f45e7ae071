package build

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// repository is the root of this repository, which holds the demonstration township.
const repository = "../../.."

var demoDay = township.MakeDay(2026, 11, 20)

// buildDemo builds the demonstration township into a new folder.
func buildDemo(t *testing.T, change func(*Options)) (dir string, report *Report) {
	t.Helper()
	o := Options{Source: repository, Out: filepath.Join(t.TempDir(), "site"), Day: demoDay, Version: "test"}
	change(&o)
	report, findings, err := Build(context.Background(), o)
	if err != nil {
		t.Fatalf("%v: %v", err, findings)
	}
	for _, f := range findings.Findings {
		if f.Severity > finding.Notice {
			t.Errorf("%s:%d:%d: %s", f.File, f.Line, f.Col, f.Message)
		}
	}
	return o.Out, report
}

// digests are the files of a folder and the digests of their bytes.
func digests(t *testing.T, dir string) map[string]string {
	t.Helper()
	sums := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		sum := sha256.Sum256(data)
		sums[filepath.ToSlash(rel)] = hex.EncodeToString(sum[:])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sums
}

// TestSameBytes builds the township with one processor and village after village, and with
// several of each at once: the bytes are the same. A village built alone has the
// same bytes as one built with all others.
func TestSameBytes(t *testing.T) {
	processors := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(processors)
	slow, report := buildDemo(t, func(o *Options) { o.Batch, o.Workers = 1, 1 })
	runtime.GOMAXPROCS(4)
	fast, _ := buildDemo(t, func(o *Options) { o.Batch, o.Workers = 3, 4 })
	one, many := digests(t, slow), digests(t, fast)
	if report.Villages < 8 || report.Notices < 120 || len(one) < 500 {
		t.Fatalf("a small township: %+v, %d files", report, len(one))
	}
	compareTrees(t, one, many)
	alone, _ := buildDemo(t, func(o *Options) { o.Villages = []string{"liuwan"} })
	for name, sum := range digests(t, alone) {
		if one[name] != sum {
			t.Errorf("%s differs when its village is built alone", name)
		}
	}
}

func compareTrees(t *testing.T, a, b map[string]string) {
	t.Helper()
	differ := 0
	for name, sum := range a {
		if b[name] != sum {
			if differ++; differ < 10 {
				t.Errorf("%s differs", name)
			}
		}
	}
	if len(a) != len(b) {
		t.Errorf("%d files and %d files", len(a), len(b))
	}
}

// never are strings that no page may hold: the marks of templates and formats gone wrong.
var never = []string{"{{", "}}", "ZgotmplZ", "<nil>", "&lt;nil&gt;", "0001-01-01", "%!", "cunwu.invalid", "&lt;no value&gt;", "<no value>", "HAHAHUGO"}

// TestCrawl reads every page of the site: every link and asset leads to a file that is
// there, every fragment to an element, nothing is asked of another host, there is no
// inline script or style, and no page holds a string that must never appear.
func TestCrawl(t *testing.T) {
	dir, _ := buildDemo(t, func(*Options) {})
	pages := map[string]*html.Node{}
	ids := map[string]map[string]bool{}
	files := digests(t, dir)
	for name := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range never {
			if strings.Contains(string(data), s) {
				t.Errorf("%s holds %q", name, s)
			}
		}
		node, err := html.Parse(strings.NewReader(string(data)))
		if err != nil {
			t.Fatal(err)
		}
		pages[name], ids[name] = node, map[string]bool{}
		for n := range node.Descendants() {
			if id := attribute(n, "id"); id != "" {
				if ids[name][id] {
					t.Errorf("%s: the id %s twice", name, id)
				}
				ids[name][id] = true
			}
		}
	}
	reached := map[string]bool{"index.html": true, "404.html": true, ".cunwu": true, "_redirects": true}
	links, former := 0, 0
	for name, page := range pages {
		if strings.HasPrefix(name, "nantang/") { // old papers lead there, and no page
			former++
			reached[name] = true
		}
		for n := range page.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if n.Data == "meta" && attribute(n, "property") == "og:image" {
				picture, there := strings.CutPrefix(attribute(n, "content"), "https://hexi.example/")
				if reached[picture] = true; !there || files[picture] == "" {
					t.Errorf("%s: the picture beside links to it is %s", name, attribute(n, "content"))
				}
			}
			if n.Data == "script" && attribute(n, "type") == "application/ld+json" && attribute(n, "src") == "" {
				continue // data, which no browser runs: see TestTakeaway
			}
			if n.Data == "script" && (attribute(n, "src") == "" || n.FirstChild != nil) || n.Data == "style" || attribute(n, "style") != "" || strings.HasPrefix(attribute(n, "href"), "javascript:") {
				t.Errorf("%s: inline script or style in <%s>", name, n.Data)
			}
			for _, key := range []string{"href", "src", "action"} {
				target := attribute(n, key)
				if target == "" {
					continue
				}
				links++
				u, err := url.Parse(target)
				if err != nil {
					t.Errorf("%s: %s", name, err)
					continue
				}
				if u.Scheme != "" || u.Host != "" {
					if n.Data != "a" && attribute(n, "rel") != "canonical" {
						t.Errorf("%s: <%s> asks for %s", name, n.Data, target)
					}
					continue
				}
				to := landing(name, u.Path)
				reached[to] = true
				if files[to] == "" {
					t.Errorf("%s: %s leads to %s, which is not there", name, target, to)
				}
				if u.Fragment != "" && !ids[to][u.Fragment] {
					t.Errorf("%s: %s leads to an element that is not there", name, target)
				}
			}
		}
	}
	if links < 5000 || former < 20 {
		t.Errorf("only %d links, %d pages at the former address", links, former)
	}
	for name := range files {
		if path.Base(name) == "sitemap.xml" || name == "sitemap-township.xml" || name == "robots.txt" {
			continue // programs know where these are
		}
		if !reached[name] && !indexFile.MatchString(name) {
			t.Errorf("no page leads to %s", name)
		}
	}
}

// indexFile is what the search page's script asks for: see TestSearch.
var indexFile = regexp.MustCompile(`^([a-z0-9-]+/)?search/(index|s\d+|n\d+(-\d+)?)\.js$`)

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

// TestBoardOnly looks for every board-only notice of the township in everything that was
// published: its id, its title and its texts are in no page and in no name.
func TestBoardOnly(t *testing.T) {
	dir, _ := buildDemo(t, func(o *Options) { o.NoSheets = true })
	p, err := Prepare(repository, nil, demoDay)
	if err != nil {
		t.Fatal(err)
	}
	var secrets []string
	public := ""
	for _, v := range p.Township.Villages {
		for _, n := range v.Web() {
			public += n.Title + "\n" + n.Body.Source + "\n"
		}
	}
	board := 0
	for _, v := range p.Township.Villages {
		for _, n := range v.Notices {
			if n.Audience == township.Everyone {
				continue
			}
			board++
			secrets = append(secrets, n.ID)
			if !strings.Contains(public, n.Title) {
				secrets = append(secrets, n.Title)
			}
			for line := range strings.Lines(n.Body.Source) {
				if line = strings.TrimSpace(line); len([]rune(line)) > 12 && !strings.Contains(public, line) && !strings.ContainsAny(line, "*[`|{") {
					secrets = append(secrets, line)
				}
			}
		}
	}
	if board < 6 || len(secrets) < 3*board {
		t.Fatalf("%d board-only notices, %d texts to look for", board, len(secrets))
	}
	err = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		for _, s := range secrets {
			if strings.Contains(string(data), s) || strings.Contains(name, s) {
				t.Errorf("%s holds %q of a notice for the board alone", name, s)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

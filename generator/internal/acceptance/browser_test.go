//go:build acceptance

package acceptance

import (
	"context"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// goesOn is what sends a reader of a page on to another.
var goesOn = regexp.MustCompile(`(?m)^.*(http-equiv="refresh"|data-folder=).*$`)

// pages serves both sites with the Content-Security-Policy of netlify.toml. With the query
// still, a page does not send its reader on.
func pages(t *testing.T) *httptest.Server {
	t.Helper()
	headers, files := policy(t), served()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", headers)
		if r.URL.RawQuery != "still" {
			files.ServeHTTP(w, r)
			return
		}
		data, err := os.ReadFile(filepath.Join(onDisk(strings.TrimPrefix(r.URL.Path, "/")), "index.html"))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(goesOn.ReplaceAll(data, nil))
	}))
	t.Cleanup(server.Close)
	return server
}

// A specimen is a page that stands for all of its kind.
type specimen struct {
	name string
	path string // below the root of what is served
}

// address is where the specimen stays to be looked at.
func (s specimen) address(server *httptest.Server) string {
	address := server.URL + "/" + s.path
	if s.name == "standin" {
		address += "?still"
	}
	return address
}

// kinds names the pages that are looked at, each by what only its kind holds; the first
// page that has it all is taken.
var kinds = []struct {
	name string
	has  []string
}{
	{"home", []string{`class="is-home"`}},
	{"village", []string{`class="is-village"`, `id="purse"`}},
	{"category", []string{`class="is-category"`, `class="briefs"`}},
	{"ledger", []string{`class="is-notice"`, `table-ledger`, `chart-svg`}},
	{"subsidies", []string{`class="is-notice"`, `户主`, `object-open`}},
	{"plan", []string{`class="is-notice"`, `chart-plan`}},
	{"soon", []string{`class="is-notice"`, `object-soon`}},
	{"reminder", []string{`class="is-notice"`, `asks-nothing`}},
	{"ended", []string{`class="is-notice"`, `object-ended`, `<table>`}},
	{"withdrawn", []string{`class="is-notice"`, `class="withdrawn"`}},
	{"corrected", []string{`class="is-notice"`, `wascorrected`}},
	{"older", []string{`class="is-notice"`, `class="older`}},
	{"week", []string{`class="is-week"`, `class="preview"`}},
	{"disclosure", []string{`class="is-disclosure"`}},
	{"guides", []string{`class="is-guides"`}},
	{"guide", []string{`class="is-guide"`, `<table>`}},
	{"search", []string{`class="is-search"`}},
	{"searchyear", []string{`class="is-searchyear"`}},
	{"style", []string{`class="is-style"`}},
	{"404", []string{`class="is-404"`}},
	{"form", []string{`class="is-notice"`, `class="speak"`}},
	{"thanks", []string{`class="is-thanks"`}},
	{"gone", []string{`class="is-gone"`}},
	{"standin", []string{`class="is-standin"`}},
}

var layout = regexp.MustCompile(`<body class="(is-[a-z0-9-]+)`)

// specimens finds one page of each kind in the two sites, and fails where a page's layout
// or a layout of the theme has none.
func specimens(t *testing.T) []specimen {
	t.Helper()
	var files []string
	for _, path := range slices.Sorted(maps.Keys(sites())) {
		pages := find(t, sites()[path], ".html")
		slices.Sort(pages)
		files = append(files, pages...)
	}
	list, seen, shown := make([]specimen, len(kinds)), map[string]string{}, map[string]bool{}
	for _, page := range files {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		m := layout.FindSubmatch(data)
		if m == nil {
			t.Fatalf("%s: its body has no class that names its layout", page)
		}
		prefix, root := "", public
		if strings.HasPrefix(page, second) {
			prefix, root = "second/", second
		}
		path, err := filepath.Rel(root, page)
		if err != nil {
			t.Fatal(err)
		}
		path = prefix + strings.TrimSuffix(filepath.ToSlash(path), "index.html")
		seen[string(m[1])] = path
		for i, k := range kinds {
			lacks := func(s string) bool { return !strings.Contains(string(data), s) }
			if list[i].name == "" && !slices.ContainsFunc(k.has, lacks) {
				list[i] = specimen{k.name, path}
				shown[string(m[1])] = true
			}
		}
	}
	for i, k := range kinds {
		if list[i].name == "" {
			t.Errorf("there is no page %s: with %v", k.name, k.has)
		}
	}
	for class, path := range seen {
		if !shown[class] {
			t.Errorf("%s is of a layout that is not looked at: %s", path, class)
		}
	}
	layouts, err := filepath.Glob(filepath.Join(repository, "themes", "noticeboard", "layouts", "*.html"))
	if err != nil || len(layouts) < 10 {
		t.Fatalf("the theme's layouts: %d (%v)", len(layouts), err)
	}
	for _, name := range layouts {
		class := "is-" + strings.TrimSuffix(filepath.Base(name), ".html")
		if class != "is-baseof" && !shown[class] { // the frame around all others
			t.Errorf("no page of %s is looked at", name)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
	return list
}

// tabs runs f on every specimen, each in a tab of its own of one browser, a few at once.
func tabs(t *testing.T, list []specimen, f func(context.Context, specimen)) {
	t.Helper()
	tabsFor(t, 1, list, f)
}

// tabsFor does so with one tab for so many specimens in turn, where there are very many.
func tabsFor(t *testing.T, many int, list []specimen, f func(context.Context, specimen)) {
	t.Helper()
	ctx := browse(t)
	if err := chromedp.Do(ctx); err != nil { // the browser that the tabs share
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	next := make(chan specimen)
	for range 3 {
		wg.Go(func() {
			for s := range next {
				tab, close := chromedp.NewContext(ctx)
				f(tab, s)
				for range many - 1 {
					if s, ok := <-next; ok {
						f(tab, s)
					}
				}
				close()
			}
		})
	}
	for _, s := range list {
		next <- s
	}
	close(next)
	wg.Wait()
}

// script has the page evaluate an expression, a promise if it is one.
func script[T any](ctx context.Context, expression string) (T, error) {
	return chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

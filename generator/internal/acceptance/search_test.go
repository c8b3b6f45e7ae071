//go:build acceptance

package acceptance

import (
	"bufio"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// policy is the netlify.toml's Content-Security-Policy: what the script must live with.
func policy(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(repository, "netlify.toml"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(data), `Content-Security-Policy = "`)
	policy, _, closed := strings.Cut(rest, `"`)
	if !ok || !closed || !strings.Contains(policy, "script-src 'self'") {
		t.Fatalf("netlify.toml has no policy for scripts: %q", policy)
	}
	return policy
}

// chromium is where Chromium is, which must be there.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	t.Fatal("there is no Chromium")
	return ""
}

// browse starts a headless Chromium.
func browse(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.UserDataDir(t.TempDir()), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-back-forward-cache", true)) // a page that comes back from there never loads again
	allocator, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 10*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// An answer is what the search page shows.
type answer struct {
	Status  string   `json:"status"`
	Links   []string `json:"links"`
	Lines   []string `json:"lines"`
	Marks   []string `json:"marks"`
	Titles  []string `json:"titles"`
	Loaded  []string `json:"loaded"`
	Bytes   int      `json:"bytes"`
	Focused string   `json:"focused"`
}

// read waits for an answer and reads it.
const read = `new Promise((resolve, reject) => {
  const begun = Date.now();
  const look = () => {
    const status = document.getElementById("found-status").textContent, found = document.getElementById("found");
    if (!status || status === found.dataset.busy || found.getAttribute("aria-busy") === "true") {
      if (Date.now() - begun > 20000) reject(new Error("no answer: " + status)); else setTimeout(look, 10);
      return;
    }
    const all = s => Array.from(document.querySelectorAll(s));
    const loaded = performance.getEntriesByType("resource");
    resolve({
      status, links: all("#found .brief a").map(a => a.href), lines: all("#found .brief").map(e => e.innerText),
      marks: all("#found mark").map(m => m.textContent), titles: all("#found .brief a").map(a => a.textContent),
      loaded: loaded.map(e => e.name), bytes: loaded.reduce((sum, e) => sum + e.decodedBodySize, 0),
      focused: document.activeElement.id || document.activeElement.tagName,
    });
  };
  look();
})`

func ask(t *testing.T, ctx context.Context, page, query string) answer {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(page+"?q="+url.QueryEscape(query))); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	a, err := chromedp.Run(ctx, chromedp.Evaluate[answer](read, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return a
}

// A question is a query and the notice that must come first.
type question struct{ id, query string }

func questions(t *testing.T) []question {
	t.Helper()
	f, err := os.Open(filepath.Join(repository, "generator", "internal", "search", "testdata", "queries.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []question
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if id, query, ok := strings.Cut(lines.Text(), " "); ok && id != "#" {
			list = append(list, question{id, query})
		}
	}
	return list
}

// TestSearch asks the search page of the demonstration township all queries in a browser,
// under another base path, with the headers of netlify.toml: 58 of 60 answers begin with
// the notice that must come first, and every one with the notice that package search
// names, for the page has no other ranking.
func TestSearch(t *testing.T) {
	headers := policy(t)
	files := http.StripPrefix("/a/b/", http.FileServer(http.Dir(public)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", headers)
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	ctx := browse(t)
	right, all, most := 0, questions(t), 0
	for _, q := range all {
		a := ask(t, ctx, server.URL+"/a/b/search/", q.query)
		most = max(most, a.Bytes)
		if len(a.Links) > 0 && strings.HasSuffix(a.Links[0], "/"+q.id+"/") {
			right++
			continue
		}
		t.Logf("%s: %s %v, not %s", q.query, a.Status, a.Titles, q.id)
	}
	if len(all) != 60 || right < 58 {
		t.Errorf("%d of %d queries are answered right", right, len(all))
	}
	t.Logf("%d of %d right; the largest answer took %d bytes, the page's styles and script included", right, len(all), most)
}

// TestSearchOtherwise asks what no notice has in these words: a name is found as lists have it,
// a mistyped word by its sound, and the page says which.
func TestSearchOtherwise(t *testing.T) {
	server, ctx := pages(t), browse(t)
	data, err := os.ReadFile(filepath.Join(repository, "generator", "internal", "search", "testdata", "otherwise.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		f := strings.SplitN(strings.TrimSpace(line), " ", 3)
		if f[0] == "#" {
			continue
		}
		said := "“" + f[1] + "”"
		if f[1] == "~" {
			said = "读音相近"
		}
		a := ask(t, ctx, server.URL+"/search/", f[2])
		if !strings.Contains(a.Status, said) || !slices.ContainsFunc(a.Links, func(l string) bool { return strings.HasSuffix(l, "/"+f[0]+"/") }) {
			t.Errorf("%s: %s %v, not %s", f[2], a.Status, a.Titles, f[0])
		}
	}
}

// TestSearchAsOneTypes searches on the page itself: a word is answered when it stands in the
// box, letters when somebody pauses; Enter says at once what was found and goes nowhere; the
// address holds the query, so that one comes back to the answer; and nothing is loaded before
// somebody comes to the box.
func TestSearchAsOneTypes(t *testing.T) {
	server := httptest.NewServer(http.FileServer(http.Dir(public)))
	t.Cleanup(server.Close)
	ctx := browse(t)
	loaded := func() (names []string) {
		names, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](`performance.getEntriesByType("resource").map(e => new URL(e.name).pathname).filter(n => n.includes("/search/"))`))
		if err != nil {
			t.Fatal(err)
		}
		return names
	}
	word := func(text string) chromedp.Action[chromedp.Void] {
		return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, err := cdp.Call(ctx, target, input.InsertText, input.InsertTextParams{Text: text})
			return err
		})
	}
	answered := func() answer {
		a, err := chromedp.Run(ctx, chromedp.Evaluate[answer](read, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	does(t, ctx, chromedp.Navigate(server.URL+"/liuwan/search/"), chromedp.WaitReady("body"), chromedp.Evaluate[chromedp.Void](`void (window.stays = true)`))
	if names := loaded(); len(names) > 0 {
		t.Errorf("%v are loaded before anybody searches", names)
	}
	does(t, ctx, chromedp.Focus("#q"), word("柳湾桥"))
	a := answered()
	if len(a.Links) == 0 || !strings.Contains(a.Status, "柳湾桥") || !strings.Contains(a.Titles[0], "柳湾桥") {
		t.Fatalf("%+v", a)
	}
	if names := loaded(); !slices.Contains(names, "/liuwan/search/index.js") || !slices.Contains(names, "/liuwan/search/b0.js") {
		t.Errorf("an answer needs %v", names)
	}
	first := len(a.Links)
	does(t, ctx, word(" 176000元"), chromedp.KeyEvent("\r"))
	until(t, ctx, "more words find less", fmt.Sprintf(`document.querySelectorAll("#found .brief").length === 1 && %d > 1 && document.getElementById("found-status").textContent.includes("176000元")`, first))
	until(t, ctx, "the address holds the query, and the page is the same", `window.stays && new URLSearchParams(location.search).get("q") === "柳湾桥 176000元"`)
	link := answered().Links[0]
	does(t, ctx, chromedp.Navigate(link), chromedp.WaitReady("body.is-notice"), chromedp.NavigateBack(), chromedp.WaitReady("body.is-search"))
	if back := answered(); len(back.Links) != 1 || back.Links[0] != link {
		t.Errorf("after going back: %+v", back)
	}
	does(t, ctx, chromedp.Evaluate[chromedp.Void](`void (document.getElementById("q").value = "")`), chromedp.SendKeys("#q", "lwq"))
	until(t, ctx, "letters find", `document.querySelector("#found .brief mark") && document.querySelector("#found .brief mark").textContent === "柳湾桥"`)
	does(t, ctx, chromedp.SendKeys("#q", "\b\b\b"))
	until(t, ctx, "an empty box has no answer", `document.getElementById("found").hidden && !document.getElementById("found-status").textContent`)
}

// TestSearchPage looks at what an answer shows, that nothing is loaded before a query,
// and that a copy on a disk can be searched too, village by village.
func TestSearchPage(t *testing.T) {
	server := httptest.NewServer(http.FileServer(http.Dir(public)))
	t.Cleanup(server.Close)
	ctx := browse(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+"/search/")); err != nil {
		t.Fatal(err)
	}
	idle, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](`performance.getEntriesByType("resource").map(e => e.name)`))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range idle {
		if strings.Contains(name, "/search/") {
			t.Errorf("%s is loaded before anybody searches", name)
		}
	}
	a := ask(t, ctx, server.URL+"/search/", "柳湾桥 176000元")
	if len(a.Links) != 1 || a.Links[0] != server.URL+"/liuwan/1k0m82/" || !strings.Contains(a.Status, "1") {
		t.Fatalf("%+v", a)
	}
	for _, want := range []string{"柳湾村", "公示中", "2026年11月17日", "17.6 万"} {
		if !strings.Contains(a.Lines[0], want) {
			t.Errorf("%q lacks %s", a.Lines[0], want)
		}
	}
	if !strings.Contains(strings.Join(a.Marks, "|"), "17.6 万") {
		t.Errorf("marked: %v", a.Marks)
	}
	none := ask(t, ctx, server.URL+"/search/", "外星人")
	if len(none.Links) != 0 || !strings.Contains(none.Status, "外星人") {
		t.Errorf("%+v", none)
	}
	village := ask(t, ctx, server.URL+"/search/", "liuwan")
	seen, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.getElementById("find-section").innerText`))
	if err != nil || !strings.Contains(seen, "柳湾村") || strings.Contains(village.Status, "没有找到") || !strings.Contains(village.Status, "找到的村在上面") {
		t.Errorf("a village that is found: %s %q (%v)", village.Status, seen, err)
	}
	if guide := ask(t, ctx, server.URL+"/search/", "申请低保要带什么"); !strings.HasPrefix(guide.Status, "找到 ") || strings.Contains(guide.Status, "公示") {
		t.Errorf("guides are no notices: %s", guide.Status)
	}
	hostile := ask(t, ctx, server.URL+"/search/", `<img src=x onerror=alert(1)>$&低保`)
	if !strings.Contains(hostile.Status, "<img") {
		t.Errorf("%+v", hostile)
	}
	absolute, err := filepath.Abs(public)
	if err != nil {
		t.Fatal(err)
	}
	disk := ask(t, ctx, "file://"+filepath.ToSlash(absolute)+"/liuwan/search/index.html", "lwq")
	if len(disk.Links) == 0 || !strings.HasSuffix(disk.Links[0], "/liuwan/1k0m82/index.html") || !strings.HasPrefix(disk.Links[0], "file://") {
		t.Errorf("%+v", disk)
	}
	if !strings.Contains(strings.Join(disk.Marks, "|"), "柳湾桥") {
		t.Errorf("initials mark %v", disk.Marks)
	}
}

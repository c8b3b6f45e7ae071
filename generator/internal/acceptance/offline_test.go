//go:build acceptance

package acceptance

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A host serves a site below /a/b/, with the headers of netlify.toml, and can be shut down
// and come back at the same address with another site.
type host struct {
	t      *testing.T
	policy string
	server *httptest.Server
	where  string // host and port
}

func (h *host) up(site string) {
	h.t.Helper()
	files := http.StripPrefix("/a/b/", http.FileServer(http.Dir(site)))
	h.server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := filepath.Join(site, strings.TrimPrefix(r.URL.Path, "/a/b/"))
		if strings.HasSuffix(r.URL.Path, "/") {
			name = filepath.Join(name, "index.html")
		}
		if f, err := os.Open(name); err == nil {
			sum := sha256.New()
			if _, err := io.Copy(sum, f); err == nil {
				w.Header().Set("ETag", `"`+hex.EncodeToString(sum.Sum(nil)[:8])+`"`)
			}
			f.Close()
		}
		w.Header().Set("Content-Security-Policy", h.policy)
		w.Header().Set("Cache-Control", "public, max-age=0, must-revalidate")
		files.ServeHTTP(w, r)
	}))
	if h.where != "" {
		l, err := net.Listen("tcp", h.where)
		if err != nil {
			h.t.Fatal(err)
		}
		h.server.Listener.Close()
		h.server.Listener = l
	}
	h.server.Start()
	h.where = h.server.Listener.Addr().String()
}

func (h *host) down() {
	h.server.CloseClientConnections()
	h.server.Close()
}

func (h *host) address(path string) string { return "http://" + h.where + "/a/b/" + path }

// until waits in a page until an expression is true, and fails where it never is.
func until(t *testing.T, ctx context.Context, what, expression string) {
	t.Helper()
	script := `new Promise((resolve, reject) => {
  const begun = Date.now();
  const look = () => Promise.resolve((async () => ` + expression + `)()).then(ok => {
    if (ok) resolve(true); else if (Date.now() - begun > 30000) reject(new Error("never")); else setTimeout(look, 50);
  }, reject);
  look();
})`
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](script, chromedp.EvalAwaitPromise)); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

// A shown page is what the reader sees.
type shown struct {
	Text   string `json:"text"`
	Line   string `json:"line"`   // that says that it is a copy
	Where  string `json:"where"`  // how the line is placed: tells whether there are styles
	Styles int    `json:"styles"` // stylesheets with rules
}

func visit(t *testing.T, ctx context.Context, address string) shown {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	s, err := chromedp.Run(ctx, chromedp.Evaluate[shown](`(() => {
  const line = document.querySelector(".offline");
  return {
    text: document.body.innerText, line: line ? line.textContent : "", where: line ? getComputedStyle(line).position : "",
    styles: Array.from(document.styleSheets).filter(s => s.cssRules.length > 0).length,
  };
})()`))
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return s
}

// keptNow is true once the page that is shown is kept.
const keptNow = `!!(await caches.match(location.href.replace(/[?#].*/, "")))`

// nothingKept is true where neither a worker nor a copy is left.
const nothingKept = `(await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0`

// buildCopy builds a village of a copy of the township after a change to one of its files.
func buildCopy(t *testing.T, file, old, new string) string {
	t.Helper()
	source := t.TempDir()
	for _, name := range []string{"content", "villages"} {
		if err := os.CopyFS(filepath.Join(source, name), os.DirFS(filepath.Join(repository, name))); err != nil {
			t.Fatal(err)
		}
	}
	name := filepath.Join(source, filepath.FromSlash(file))
	data, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(data), old) {
		t.Fatalf("%s does not hold %q (%v)", file, old, err)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(data), old, new, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	site := filepath.Join(source, "public")
	cmd := exec.Command(program, "build", "--source", source, "--date", day.String(), "--no-sheets", "--village", "liuwan")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return site
}

// TestOffline visits two notices of a village, takes the network away, and brings it back
// with one of them withdrawn: what was visited can be read without a network under a line
// that says what it is, and the withdrawn text is gone from the phone after the next
// visit to any page. Then the township wants nothing kept any more.
func TestOffline(t *testing.T) {
	const first, second = "liuwan/1k0m82/", "liuwan/5763hn/"
	const told = "17.6 万" // what the first notice says and its withdrawn page does not
	h := &host{t: t, policy: policy(t)}
	ctx := browse(t)
	h.up(public)
	before := visit(t, ctx, h.address(first))
	if before.Line != "" || !strings.Contains(before.Text, told) {
		t.Fatalf("online: %+v", before)
	}
	until(t, ctx, "the first page that was visited is kept", keptNow)
	visit(t, ctx, h.address(second))
	until(t, ctx, "the second page is kept", keptNow)
	until(t, ctx, "the village's page is kept", `!!(await caches.match("`+h.address("liuwan/")+`"))`)
	h.down()
	for _, page := range []string{first, second, "liuwan/", first + "index.html", second + "?from=board#v-000000"} {
		s := visit(t, ctx, h.address(page))
		if !strings.Contains(s.Line, "没有网络") || !strings.Contains(s.Line, "过时") || s.Where != "sticky" || s.Styles == 0 {
			t.Errorf("%s without a network: line %q, %s, %d styles", page, s.Line, s.Where, s.Styles)
		}
		if page == first && !strings.Contains(s.Text, told) {
			t.Errorf("%s without a network: %s", page, s.Text)
		}
	}
	if s := visit(t, ctx, h.address("liuwan/6ejytv/")); !strings.Contains(s.Text, "打不开这一页") || !strings.Contains(s.Text, "看存着的本村页面") {
		t.Errorf("a page that was not visited: %+v", s)
	}

	h.up(buildCopy(t, "villages/liuwan/"+file(t, "1k0m82"), "id: 1k0m82\n", "id: 1k0m82\nwithdrawn: {date: 2026-11-20, reason: 金额写错了，重新公示。}\n"))
	if s := visit(t, ctx, h.address(second)); s.Line != "" {
		t.Errorf("online again: %q", s.Line)
	}
	until(t, ctx, "the copy of what was withdrawn is replaced",
		fmt.Sprintf(`(await (await (await caches.match(%q)) || new Response("")).text()).includes("金额写错了")`, h.address(first)))
	h.down()
	if s := visit(t, ctx, h.address(first)); !strings.Contains(s.Text, "金额写错了") || strings.Contains(s.Text, told) || s.Line == "" {
		t.Errorf("withdrawn, without a network: %+v", s)
	}

	h.up(buildCopy(t, "content/township.yaml", "demonstration: true\n", "demonstration: true\noffline: false\n"))
	if s := visit(t, ctx, h.address(second)); s.Line != "" || strings.Contains(s.Text, "手机里存") {
		t.Errorf("turned off by the township: %+v", s)
	}
	until(t, ctx, "the worker goes and takes its copies along", nothingKept)
	h.down()
}

// TestOfflineChoice has a reader say that nothing is to be kept, and change his mind.
func TestOfflineChoice(t *testing.T) {
	h := &host{t: t, policy: policy(t)}
	h.up(public)
	t.Cleanup(h.down)
	ctx := browse(t)
	page := h.address("liuwan/5763hn/")
	visit(t, ctx, page)
	until(t, ctx, "the page is kept", keptNow)
	press := func() {
		t.Helper()
		if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`document.querySelector(".keep").click(), true`)); err != nil {
			t.Fatal(err)
		}
	}
	press()
	until(t, ctx, "nothing is kept any more", nothingKept)
	if s := visit(t, ctx, page); strings.Contains(s.Text, "没网也能看：已开") || !strings.Contains(s.Text, "没网也能看：已关") {
		t.Errorf("what is chosen is not said: %s", s.Text)
	}
	until(t, ctx, "the choice is remembered", nothingKept)
	press()
	until(t, ctx, "the page is kept again", keptNow)
}

// file finds a notice of 柳湾村 by its id, below the village's folder.
func file(t *testing.T, id string) string {
	t.Helper()
	dir := filepath.Join(repository, "villages", "liuwan")
	for _, name := range find(t, dir, ".md") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), "\nid: "+id+"\n") {
			rel, err := filepath.Rel(dir, name)
			if err != nil {
				t.Fatal(err)
			}
			return filepath.ToSlash(rel)
		}
	}
	t.Fatalf("there is no notice %s", id)
	return ""
}

//go:build acceptance

package acceptance

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// voice is a voice that says everything at once, and remembers it.
const voice = `window.said = [];
speechSynthesis.getVoices = () => [{lang: "zh-CN"}];
speechSynthesis.speak = words => { said.push(words.text); setTimeout(() => words.onend && words.onend(), 0); };`

// hear presses the button of a page and returns what is said, a sentence a line.
const hear = `new Promise((resolve, reject) => {
  const button = document.querySelector(".aloud"), all = document.querySelectorAll(".aloud");
  if (all.length !== 1 || button.hidden || !button.getClientRects().length) return resolve(all.length + " buttons, or one that is not shown");
  const label = button.textContent;
  button.click();
  setTimeout(() => resolve("nothing, or no end of it: " + said.join("\\n")), 20000);
  const wait = setInterval(() => {
    if (!said.join("") || button.textContent !== label) return;
    clearInterval(wait);
    resolve(document.querySelector(".reading") ? "still marked as being read" : said.join("\n"));
  }, 20);
})`

// A heard page is what the button must say on it, in this order, and what it must not say.
type heard struct {
	path  string
	words []string
	never []string
}

// hearings reads testdata/aloudpages.txt.
func hearings(t *testing.T) (list []heard) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "aloudpages.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		at := len(list) - 1
		switch {
		case line == "" || strings.HasPrefix(line, "# "):
		case strings.HasPrefix(line, "/"):
			list = append(list, heard{path: line[1:]})
		case strings.HasPrefix(line, "! "):
			list[at].never = append(list[at].never, line[2:])
		default:
			list[at].words = append(list[at].words, line)
		}
	}
	return list
}

// listens opens a page and compares what its button says.
func listens(t *testing.T, ctx context.Context, server *httptest.Server, h heard) {
	t.Helper()
	does(t, ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(server.URL+"/"+h.path))
	said, err := script[string](ctx, hear)
	if err != nil {
		t.Fatalf("/%s: %v", h.path, err)
	}
	rest := said
	for _, words := range h.words {
		_, after, found := strings.Cut(rest, words)
		if !found {
			t.Errorf("/%s: %q is not said, or not in its place:\n%s", h.path, words, said)
			break
		}
		rest = after
	}
	for _, words := range append(h.never, "KB", "PDF", "：，", "，，", "（元）", "元元", "undefined", "null", "*", "→") {
		if strings.Contains(said, words) {
			t.Errorf("/%s: %q is said:\n%s", h.path, words, said)
		}
	}
}

// listener is a browser with a voice.
func listener(t *testing.T) context.Context {
	t.Helper()
	ctx := browse(t)
	does(t, ctx, chromedp.EmulateViewport(360, 640), chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: voice})
		return err
	}))
	return ctx
}

// TestAloudPages hears what is said of a page of each sort.
func TestAloudPages(t *testing.T) {
	list, server, ctx := hearings(t), pages(t), listener(t)
	if len(list) < 8 {
		t.Fatalf("only %d pages", len(list))
	}
	for _, h := range list {
		listens(t, ctx, server, h)
	}
}

// TestAloudPapers hears what somebody is told who comes with a paper: what it is worth comes
// first, and has the focus.
func TestAloudPapers(t *testing.T) {
	site, older, current := buildCorrected(t)
	server := httptest.NewServer(http.FileServer(http.Dir(site)))
	defer server.Close()
	ctx := listener(t)
	title := "二〇二六年第三季度财务收支公开"
	for paper, words := range map[string][]string{
		older:      {"这张纸上的内容已于二〇二六年十月十九日更正", "请以这一页为准", "一千二百，改成一千三百元，多一百", "一万一千八百，改成一万一千七百元，少一百", title},
		current:    {"一致", title},
		"v-123456": {"您手里这张纸上的版本号，这里从来没有公开过。", "请不要轻信", title},
	} {
		listens(t, ctx, server, heard{path: "liuwan/7k3m9q/#" + paper, words: words})
		faults(t, ctx, paper, `(e => (e.id === "`+paper+`" || e.id === "paper-unknown" && e.getAttribute("role") === "alert") && e.getBoundingClientRect().top < innerHeight && e.getBoundingClientRect().bottom > 0
  ? [] : ["the focus is not on what the paper is worth: " + e.outerHTML.slice(0, 80)])(document.activeElement)`)
	}
}

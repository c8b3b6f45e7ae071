//go:build acceptance

package acceptance

import (
	"bufio"
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// serve serves both sites, and starts a browser.
func serve(t *testing.T) (ctx context.Context, root string) {
	t.Helper()
	server := httptest.NewServer(served())
	t.Cleanup(server.Close)
	return browse(t), server.URL + "/"
}

// does does something in the browser.
func does(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// faults evaluates a script that lists what is wrong.
func faults(t *testing.T, ctx context.Context, what, script string) {
	t.Helper()
	list, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	for _, fault := range list {
		t.Errorf("%s: %s", what, fault)
	}
}

// media is what the reader's system asks for: screen or print, light or dark, and what else
// it asks for, as prefers-contrast: more.
func media(kind, scheme string, more ...string) chromedp.Action[chromedp.Void] {
	features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}
	for _, asked := range more {
		name, value, _ := strings.Cut(asked, ": ")
		features = append(features, &emulation.MediaFeature{Name: name, Value: value})
	}
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: kind, Features: features})
		return err
	})
}

func scripts(off bool) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off})
		return err
	})
}

// unfold shows all that a page folds away, and the button that only a browser with a voice
// shows.
const unfold = `document.querySelectorAll("details").forEach(d => d.open = true), document.querySelectorAll(".aloud").forEach(b => b.hidden = false);
`

// open shows a page, with all that it folds away, and the button that only a browser
// with a voice shows.
func open(t *testing.T, ctx context.Context, address string) {
	t.Helper()
	does(t, ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(address))
	faults(t, ctx, address, unfold+"[]")
}

// small lists text and targets below a size in pixels, and a page that moves sideways. A
// link within a sentence may be as small as the sentence.
const small = `((text, target) => {
  const found = new Set();
  if (document.documentElement.scrollWidth > innerWidth) found.add("moves sideways: " + document.documentElement.scrollWidth);
  const shown = e => e.getClientRects().length && !e.closest(".sr, svg, script, .skip");
  for (const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); walk.nextNode();) {
    const e = walk.currentNode.parentElement, size = parseFloat(getComputedStyle(e).fontSize);
    if (walk.currentNode.data.trim() && shown(e) && size < text - .05) found.add("text of " + size + " px: " + e.nodeName + "." + e.className);
  }
  for (const e of document.querySelectorAll("svg text")) { // a picture scales what its letters are
    const size = parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a;
    if (e.getClientRects().length && size < (text > 16 ? text : Math.min(text, 15)) - .05) found.add("text of " + size + " px in a picture: " + e.textContent);
  }
  for (const e of document.querySelectorAll("a[href], button, summary, input, select")) {
    const height = e.getBoundingClientRect().height;
    if (shown(e) && getComputedStyle(e).display !== "inline" && height < target - .5) found.add("target of " + height + " px: " + e.nodeName + "." + e.className);
  }
  return [...found];
})`

// ways are the ways of looking at a page: how wide the screen is, what the reader's system
// asks for, and which of the page's own modes are on.
var ways = []struct {
	name   string
	width  int64
	scheme string
	asked  []string
	modes  string
	high   bool // contrast of 7 : 1 is promised
	hues   bool // it differs by its colours alone from another way, so contrast alone is looked at
}{
	{name: "light", width: 360, scheme: "light"},
	{name: "dark", width: 360, scheme: "dark"},
	{name: "high contrast", width: 360, scheme: "light", modes: "contrast", high: true},
	{name: "high contrast, dark", width: 360, scheme: "dark", modes: "contrast", high: true},
	{name: "large print", width: 360, scheme: "light", modes: "large"},
	{name: "forced colours", width: 360, scheme: "dark", asked: []string{"forced-colors: active"}},
	{name: "more contrast asked of the system", width: 1280, scheme: "light", asked: []string{"prefers-contrast: more"}, high: true, hues: true},
	{name: "more contrast asked of the system, dark", width: 1280, scheme: "dark", asked: []string{"prefers-contrast: more"}, high: true, hues: true},
	{name: "wide", width: 1280, scheme: "light"},
	{name: "wide, dark", width: 1280, scheme: "dark", hues: true},
}

// audit has axe look at the page by every rule of WCAG 2.2 AA and of what axe calls best
// practice; in high contrast, for AAA's contrast too. It names the rules that looked at
// contrast, for axe is silent where it could not.
const audit = `((mode, high, hues) => {
  document.documentElement.className = mode;
  return axe.run(document, {
    runOnly: hues ? [high ? "color-contrast-enhanced" : "color-contrast"] : ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"],
    rules: {"color-contrast-enhanced": {enabled: high}},
  }).then(r => {
    const contrast = r.passes.concat(r.violations).some(p => p.id === (high ? "color-contrast-enhanced" : "color-contrast"));
    return r.violations.map(v => v.id + ": " + v.help + ": " + v.nodes.map(n => n.target.join(" ") + " (" + n.any.concat(n.all, n.none).map(c => c.message).join("; ") + ")").join(", ")).concat(contrast ? [] : ["axe did not look at contrast"]);
  });
})`

// TestAxe runs axe-core over every kind of page in every way of looking. AXE_CORE names
// its script.
func TestAxe(t *testing.T) {
	axe, err := os.ReadFile(os.Getenv("AXE_CORE"))
	if err != nil {
		t.Fatalf("AXE_CORE does not name axe-core's script: %v", err)
	}
	list, server := specimens(t), pages(t)
	tabs(t, list, func(ctx context.Context, s specimen) {
		err := chromedp.Do(ctx, chromedp.Navigate(s.address(server)))
		if err == nil {
			_, err = script[bool](ctx, unfold+string(axe)+";\ntrue")
		}
		for _, way := range ways {
			if err != nil {
				break
			}
			var list []string
			if err = chromedp.Do(ctx, chromedp.EmulateViewport(way.width, 800), media("screen", way.scheme, way.asked...)); err == nil {
				list, err = script[[]string](ctx, fmt.Sprintf("%s(%q, %t, %t)", audit, way.modes, way.high, way.hues))
			}
			for _, fault := range list {
				t.Errorf("%s, /%s, %s: %s", s.name, s.path, way.name, fault)
			}
		}
		if err != nil {
			t.Errorf("%s, /%s: %v", s.name, s.path, err)
		}
	})
	t.Logf("%d pages in %d ways", len(list), len(ways))
}

// TestSizes measures text and targets as phones show them, in large print without script
// too, and sees that large print is remembered from page to page.
func TestSizes(t *testing.T) {
	ctx, root := serve(t)
	does(t, ctx, chromedp.EmulateViewport(360, 800))
	list := specimens(t)
	for _, s := range list {
		page := s.path
		if s.name == "standin" { // it goes on to another
			continue
		}
		if page == "404.html" { // its links hold the base path, which is not this server's
			continue
		}
		open(t, ctx, root+page)
		faults(t, ctx, "/"+page, small+`(16, 48)`)
		does(t, ctx, scripts(true))
		open(t, ctx, root+page+"#large")
		faults(t, ctx, "large print without script, /"+page, small+`(24, 60)`)
		does(t, ctx, scripts(false))
	}
	open(t, ctx, root+"#large")
	open(t, ctx, root+"liuwan/")
	faults(t, ctx, "large print on the next page", small+`(24, 60)`)
	for _, wide := range []int64{768, 960, 1120, 1280} { // where a picture has room and where it has none
		does(t, ctx, chromedp.EmulateViewport(wide, 800))
		for _, page := range []string{"liuwan/", "liuwan/vfbjb3/"} {
			open(t, ctx, root+page)
			faults(t, ctx, "large print, "+fmt.Sprint(wide)+" px, /"+page, small+`(24, 60)`)
		}
	}
	does(t, ctx, chromedp.EmulateViewport(320, 800))
	faults(t, ctx, "forget", `localStorage.clear(), []`)
	for _, s := range list {
		page := s.path
		open(t, ctx, root+page)
		faults(t, ctx, "twice the text at 320 px, /"+page, `document.documentElement.style.fontSize = "200%", `+small+`(0, 0)`)
	}
}

// TestAloud compares what the read-aloud button says with what a neighbour would.
func TestAloud(t *testing.T) {
	ctx, root := serve(t)
	does(t, ctx, chromedp.Navigate(root+"liuwan/e3vv3x/"))
	f, err := os.Open(filepath.Join("testdata", "aloud.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	faults(t, ctx, "what reads", `new Promise(resolve => {
  const script = document.createElement("script");
  script.src = document.querySelector(".aloud").dataset.src;
  script.onload = () => resolve([]);
  script.onerror = () => resolve(["not there: " + script.src]);
  document.head.append(script);
})`)
	cases := 0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		text, want, ok := strings.Cut(lines.Text(), " => ")
		if !ok || strings.HasPrefix(text, "#") {
			continue
		}
		cases++
		said, err := chromedp.Run(ctx, chromedp.Evaluate[string](fmt.Sprintf("cunwuSpoken(%q)", text)))
		if err != nil {
			t.Fatal(err)
		}
		if said != want {
			t.Errorf("%s: said %s, not %s", text, said, want)
		}
	}
	if cases < 30 {
		t.Errorf("only %d cases", cases)
	}
	faults(t, ctx, "a button without a voice", `speechSynthesis.getVoices().length || document.querySelector(".aloud").hidden ? [] : ["shown"]`)
}

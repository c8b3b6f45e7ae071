//go:build acceptance

package acceptance

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// lists has a page list what is wrong with it.
func lists(t *testing.T, ctx context.Context, s specimen, expression string) {
	t.Helper()
	found, err := script[[]string](ctx, expression)
	if err != nil {
		t.Errorf("%s, /%s: %v", s.name, s.path, err)
	}
	for _, fault := range found {
		t.Errorf("%s, /%s: %s", s.name, s.path, fault)
	}
}

// steps does something in a page.
func steps(t *testing.T, ctx context.Context, s specimen, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Errorf("%s, /%s: %v", s.name, s.path, err)
	}
}

// press presses a key once.
func press(key string, code int64, text string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		event := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: key, Code: key, WindowsVirtualKeyCode: code, Text: text}
		if _, err := cdp.Call(ctx, target, input.DispatchKeyEvent, event); err != nil {
			return err
		}
		event.Type, event.Text = input.DispatchKeyEventTypeKeyUp, ""
		_, err := cdp.Call(ctx, target, input.DispatchKeyEvent, event)
		return err
	})
}

// controls are what the keyboard has to reach, in the order of the page. What a closed
// details folds away is not among them.
const controls = `Array.from(document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")).filter(e =>
  e.getClientRects().length && getComputedStyle(e).visibility !== "hidden" && !e.disabled &&
  !(e.closest("details:not([open])") && !(e.matches("summary") && !e.parentElement.parentElement.closest("details:not([open])"))))`

// TestKeyboard walks through a page of every kind by the Tab key: the skip link comes first
// and leads to what is the page's own, every control comes once and in order, can be seen,
// has a ring around it, and nothing keeps the reader.
func TestKeyboard(t *testing.T) {
	list, server := specimens(t), pages(t)
	all := 0
	tabs(t, list, func(ctx context.Context, s specimen) {
		steps(t, ctx, s, chromedp.EmulateViewport(360, 800), chromedp.Navigate(s.address(server)))
		count, err := script[int](ctx, `window.wanted = `+controls+`, window.walked = [], document.addEventListener("focusin", event => {
  const e = event.target, box = e.getBoundingClientRect(), style = getComputedStyle(e), name = e.outerHTML.slice(0, 120);
  const at = wanted.indexOf(e), due = walked.length;
  walked.push(at !== due ? "focus " + due + " is on " + at + " of the page's controls: " + name :
    style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 ? "no ring: " + name :
    box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth ? "out of sight: " + name : "");
}), wanted.length`)
		if err != nil || count < 2 {
			t.Errorf("%s, /%s: %d controls (%v)", s.name, s.path, count, err)
			return
		}
		for range count {
			steps(t, ctx, s, press("Tab", 9, ""))
		}
		lists(t, ctx, s, `walked.filter(Boolean).slice(0, 5).concat(walked.length === wanted.length ? [] : ["Tab reached " + walked.length + " of " + wanted.length + " controls"],
  wanted[0].className === "skip" ? [] : ["the skip link does not come first"])`)
		steps(t, ctx, s, press("Tab", 9, ""))
		lists(t, ctx, s, `document.activeElement !== wanted[wanted.length - 1] ? [] : ["the last control keeps the reader: " + document.activeElement.outerHTML.slice(0, 120)]`)
		lists(t, ctx, s, `wanted[0].focus(), []`)
		steps(t, ctx, s, press("Enter", 13, "\r"))
		lists(t, ctx, s, `document.activeElement.id === "main" ? [] : ["the skip link leads to " + document.activeElement.outerHTML.slice(0, 80)]`)
		if s.name == "ledger" {
			all = count
		}
	})
	t.Logf("%d controls on a ledger's page", all)
}

// TestNarrow sees that at 320 px and twice the text nothing moves sideways but what says so:
// frames that have a name and that the keyboard reaches.
func TestNarrow(t *testing.T) {
	list, server := specimens(t), pages(t)
	tabs(t, list, func(ctx context.Context, s specimen) {
		steps(t, ctx, s, chromedp.EmulateViewport(320, 640), chromedp.Navigate(s.address(server)))
		for _, size := range []string{"100%", "200%"} {
			lists(t, ctx, s, unfold+fmt.Sprintf(`document.documentElement.style.fontSize = %q;
[document.documentElement, ...document.body.querySelectorAll("*")].filter(e => e.clientWidth && e.scrollWidth > e.clientWidth + 1 &&
  (e === document.documentElement || /auto|scroll/.test(getComputedStyle(e).overflowX)) && !(e.tabIndex === 0 && e.getAttribute("aria-label"))).map(e => %[1]q + " of the text moves sideways: " + e.nodeName + "." + e.className)
.concat([...document.body.querySelectorAll("*")].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width > 1 && box.right > innerWidth + 1 && !e.closest("[tabindex='0'], svg, .sr, thead") && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
}).slice(0, 5).map(e => %[1]q + " of the text is cut off: " + e.outerHTML.slice(0, 120)))`, size))
		}
	})
}

// TestPrinted prints a page of every kind from a dark screen in large print: black on white,
// with nothing to press or to unfold and no word about the phone, and on a notice its code,
// at its head, its address, the year of its last day and where links lead.
func TestPrinted(t *testing.T) {
	list, server := specimens(t), pages(t)
	tabs(t, list, func(ctx context.Context, s specimen) {
		steps(t, ctx, s, chromedp.EmulateViewport(720, 1000), media("print", "dark"), chromedp.Navigate(s.address(server)))
		lists(t, ctx, s, `document.documentElement.className = "large";
((found) => {
  const shown = e => e.getBoundingClientRect().height && getComputedStyle(e).visibility !== "hidden";
  const rgb = text => (text.match(/[\d.]+/g) || []).map(Number);
  for (const e of document.querySelectorAll("nav, button, input, .button, .skip, .pager")) if (shown(e)) found.add("nothing can be pressed on paper: " + e.outerHTML.slice(0, 100));
  for (const e of document.querySelectorAll("#keep-what")) if (shown(e)) found.add("of no use on paper: " + e.textContent);
  for (const e of document.querySelectorAll("summary")) if (shown(e) && getComputedStyle(e).listStyleType !== "none") found.add("a sign to unfold: " + e.outerHTML.slice(0, 100));
  for (const e of document.querySelectorAll("summary")) if (shown(e) && !e.parentElement.lastElementChild.checkVisibility()) found.add("folded away on paper: " + e.outerHTML.slice(0, 100));
  for (const e of [document.documentElement, ...document.body.querySelectorAll("*")]) {
    if (!shown(e) || e.closest("svg, picture, .swatches")) continue;
    const style = getComputedStyle(e), [r, g, b, a = 1] = rgb(style.backgroundColor);
    if (a && Math.min(r, g, b) < 255) found.add("not on white: " + e.nodeName + "." + e.className + " " + style.backgroundColor);
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (own && Math.max(...rgb(style.color).slice(0, 3)) > 0) found.add("not in black: " + e.nodeName + "." + e.className + " " + style.color);
    if (own && parseFloat(style.fontSize) < 9 * 4 / 3) found.add("too small: " + e.nodeName + "." + e.className + " " + style.fontSize);
  }
  if (document.body.classList.contains("is-notice")) {
    const code = document.querySelector(".code svg"), text = document.querySelector(".address-text");
    if (!code || code.getBoundingClientRect().width < 75) found.add("no code to scan");
    if (code && code.getBoundingClientRect().bottom > document.querySelector(".noticehead").getBoundingClientRect().bottom + 100) found.add("the code is not at the head");
    for (const e of document.querySelectorAll(".object-last")) if (!/\d{4}/.test(e.textContent)) found.add("the last day's year is not told: " + e.textContent);
    if (!text || !shown(text) || !text.textContent.trim()) found.add("no address in words");
  }
  for (const a of document.querySelectorAll(".body a[href^='http']")) if (!getComputedStyle(a, "::after").content.includes(a.getAttribute("href"))) found.add("a link without its address: " + a.href);
  return [...found];
})(new Set())`)
	})
}

// TestWithoutScript uses the pages with scripts switched off: all but search, reading aloud
// and passing on works.
func TestWithoutScript(t *testing.T) {
	list, server := specimens(t), pages(t)
	tabs(t, list, func(ctx context.Context, s specimen) {
		steps(t, ctx, s, chromedp.EmulateViewport(360, 800), scripts(true), chromedp.Navigate(s.address(server)))
		lists(t, ctx, s, `((found) => {
  const all = s => [...document.querySelectorAll(s)], shown = e => e.getClientRects().length;
  for (const e of all("button, input, select")) if (shown(e) && !(e.form && e.form.action)) found.push("needs script: " + e.outerHTML.slice(0, 100));
  for (const a of all("a")) if (!a.getAttribute("href") || /^(javascript:|#$)/.test(a.getAttribute("href"))) found.push("leads nowhere: " + a.outerHTML.slice(0, 100));
  for (const a of all("a[href^='#']")) if (!document.getElementById(decodeURIComponent(a.hash.slice(1)))) found.push("no such place: " + a.hash);
  for (const e of all(".tel")) if (!/^tel:\+?[\d,-]+$/.test(e.getAttribute("href") || "")) found.push("does not dial: " + e.outerHTML.slice(0, 100));
  for (const e of all(".body table, .matrix table")) if (!shown(e) || !e.rows.length) found.push("a table that is not shown");
  for (const e of all(".noscript, noscript")) if (!e.textContent.trim()) found.push("an empty word for those without script");
  return found;
})([])`)
		// What is folded away opens, and large print is a link that leads there and back.
		folded, err := script[bool](ctx, `!!document.querySelector("main details:not([open]) > summary")`)
		if err == nil && folded {
			steps(t, ctx, s, chromedp.Click("main details:not([open]) > summary"))
			lists(t, ctx, s, `document.querySelector("main details[open]") ? [] : ["details do not open"]`)
		}
		if s.name == "standin" || s.name == "404" {
			return
		}
		steps(t, ctx, s, chromedp.Click(".tools .mode-large"))
		lists(t, ctx, s, `location.hash === "#large" && parseFloat(getComputedStyle(document.body).fontSize) >= 24 ? [] : ["no large print at " + location.hash]`)
		steps(t, ctx, s, chromedp.Click(".tools .mode-plain"))
		lists(t, ctx, s, `parseFloat(getComputedStyle(document.body).fontSize) < 24 ? [] : ["large print does not end"]`)
	})

	ctx := browse(t)
	does(t, ctx, scripts(true), chromedp.Navigate(server.URL+"/"), chromedp.SendKeys(".searchbox input", "补贴\r"), chromedp.WaitReady("body.is-search"))
	faults(t, ctx, "a search without script", `location.search.startsWith("?q=") && document.querySelectorAll("main a[href]").length > 10 ? [] : ["no plain list at " + location.href]`)
	for _, s := range list {
		if s.name != "standin" {
			continue
		}
		does(t, ctx, chromedp.Navigate(server.URL+"/"+s.path), chromedp.WaitReady("body:not(.is-standin)"))
		_, rest, _ := strings.Cut(s.path, "/")
		faults(t, ctx, "a former address", fmt.Sprintf(`location.pathname.includes(%q) ? [] : ["led to " + location.href]`, rest))
	}
}

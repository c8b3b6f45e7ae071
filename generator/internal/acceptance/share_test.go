//go:build acceptance

package acceptance

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// agent is what the browser says it is; empty: what it is.
func agent(name string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: name})
		return err
	})
}

const weChat = "Mozilla/5.0 (Linux; Android 8.1.0; OPPO R15) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/86.0 Mobile Safari/537.36 MicroMessenger/8.0.30 Language/zh_CN"

// TestShare passes a notice on: by the phone's menu, where that fails or is not there by
// copying, as browsers of 2018 do too, in WeChat by saying how; from a page on a disk too.
// What is passed on is the address that is printed.
func TestShare(t *testing.T) {
	list, server := specimens(t), pages(t)
	ctx := browse(t)
	ledger := list[slices.IndexFunc(list, func(s specimen) bool { return s.name == "ledger" })]
	printed := "https://hexi.example/" + ledger.path
	disk, err := filepath.Abs(filepath.Join(onDisk(ledger.path), "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	file := (&url.URL{Scheme: "file", Path: filepath.ToSlash(disk)}).String()
	const (
		menu      = `Object.defineProperty(navigator, "share", {value: what => (given.menu = what, Promise.resolve())});`
		clipboard = `Object.defineProperty(navigator, "clipboard", {value: {writeText: text => (given.copied = text, Promise.resolve())}});`
		none      = `Object.defineProperty(navigator, "share", {value: undefined}); Object.defineProperty(navigator, "clipboard", {value: undefined});`
		command   = `document.execCommand = what => (given.copied = what === "copy" && document.activeElement.value, true);`
		fails     = `Object.defineProperty(navigator, "share", {value: () => Promise.reject(Object.assign(new Error(), {name: %q}))});`
		all       = `.title.startsWith(document.querySelector("h1").textContent) && given.menu.text === document.querySelector(".plain-text").textContent && given.menu.url === %q`
	)
	done, byHand, how := "网址复制好了，发给家里人就行。", "复制不了，请长按这个网址复制："+printed, "点右上角的“…”，再点“发送给朋友”。"
	for _, c := range []struct {
		name, address, agent, has string
		given                     string // an expression about what was given away
		told                      string
	}{
		{"menu", "", "", menu + clipboard, fmt.Sprintf(`given.menu`+all+` && !given.copied`, printed), ""},
		{"menu, on a disk", file, "", menu, fmt.Sprintf(`given.menu`+all, printed), ""},
		{"the reader changes his mind", "", "", fmt.Sprintf(fails, "AbortError") + clipboard, `!given.copied`, ""},
		{"the menu fails", "", "", fmt.Sprintf(fails, "NotAllowedError") + clipboard, fmt.Sprintf(`given.copied === %q`, printed), done},
		{"no menu", "", "", `Object.defineProperty(navigator, "share", {value: undefined});` + clipboard, fmt.Sprintf(`given.copied === %q`, printed), done},
		{"2018", "", "", none + command, fmt.Sprintf(`given.copied === %q`, printed), done},
		{"2018, on a disk", file, "", none + command, fmt.Sprintf(`given.copied === %q`, printed), done},
		{"nothing can be copied", "", "", none + `document.execCommand = () => false;`, `!given.copied`, byHand},
		{"copying throws", "", "", none + `document.execCommand = () => { throw 0; };`, `!given.copied`, byHand},
		{"WeChat", "", weChat, menu + clipboard, `!given.menu && !given.copied`, how},
	} {
		address := c.address
		if address == "" {
			address = ledger.address(server) + "#v-000000"
		}
		does(t, ctx, chromedp.EmulateViewport(360, 800), agent(c.agent), chromedp.Navigate("about:blank"), chromedp.Navigate(address))
		faults(t, ctx, c.name, `window.given = {}; `+c.has+` []`)
		does(t, ctx, chromedp.Click(".share"))
		faults(t, ctx, c.name, fmt.Sprintf(`new Promise(done => setTimeout(() => {
  const told = document.querySelector(".told"), bad = [];
  if (!(%s)) bad.push("given away: " + JSON.stringify(given));
  if (told.textContent !== %q) bad.push("told: " + told.textContent);
  if (told.getAttribute("role") !== "status") bad.push("a screen reader is not told");
  if (document.activeElement.className !== "button share") bad.push("the keyboard has lost its place");
  if (document.querySelector(".told textarea")) bad.push("what helped to copy is still there");
  done(bad);
}, 150))`, c.given, c.told))
	}
	// A thing to press as large as large print asks, and not without script or on paper.
	does(t, ctx, agent(""), chromedp.Navigate("about:blank"), chromedp.Navigate(ledger.address(server)))
	faults(t, ctx, "size", `(() => {
  const height = () => document.querySelector(".share").getBoundingClientRect().height, usual = height();
  document.documentElement.className = "large";
  return usual < 48 || height() < 60 ? [usual + " px, in large print " + height() + " px"] : [];
})()`)
	does(t, ctx, media("print", "light"))
	faults(t, ctx, "on paper", `document.querySelector(".share").getClientRects().length ? ["there is a button"] : []`)
	does(t, ctx, media("screen", "light"), scripts(true), chromedp.Navigate("about:blank"), chromedp.Navigate(ledger.address(server)))
	faults(t, ctx, "without script", `document.querySelector(".share").getClientRects().length ? ["there is a button"] : []`)
}

//go:build acceptance

package acceptance

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// wechat is how WeChat's browser on a phone of 2018 calls itself.
const wechat = "Mozilla/5.0 (Linux; Android 8.1.0; PBAM00) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/86.0.4240.99 XWEB/4317 MMWEBSDK/20220903 Mobile Safari/537.36 MMWEBID/1 MicroMessenger/8.0.28.2240 WeChat/arm64 NetType/4G Language/zh_CN"

// calls makes the browser call itself something else; empty: what it is.
func calls(agent string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: agent})
		return err
	})
}

// TestFilesInWeChat presses what leads to a file. WeChat opens none, so its reader is told
// how to get it; another browser's reader is not.
func TestFilesInWeChat(t *testing.T) {
	server, ctx := pages(t), browse(t)
	const press = `(() => {
  document.addEventListener("click", e => e.preventDefault());
  return [...document.querySelectorAll("main a[href]")].filter(a => /\.(pdf|csv|ics|xml|json|xlsx?|docx?)$/.test(a.pathname)).map(a => {
    a.click();
    const told = document.querySelector("p.told[role=status]:not(:empty)");
    return a.textContent.trim() + "|" + (told && told.parentNode === a.parentNode ? told.textContent : "");
  });
})()`
	for _, agent := range []string{wechat, ""} {
		for _, page := range specimens(t) {
			if page.name != "ledger" && page.name != "village" && page.name != "week" {
				continue
			}
			does(t, ctx, calls(agent), chromedp.Navigate(page.address(server)))
			links, err := script[[]string](ctx, press)
			if err != nil || len(links) < 1 {
				t.Fatalf("%s: %q, %v", page.name, links, err)
			}
			for _, link := range links {
				if told := strings.Contains(link, "在浏览器打开"); told != (agent != "") {
					t.Errorf("%s, %q: %s", page.name, agent, link)
				}
			}
		}
	}
}

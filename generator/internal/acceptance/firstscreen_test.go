//go:build acceptance

package acceptance

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// first lists what is not wholly within the first screen of a phone: what the notice means,
// its figures, until when one can object, and a telephone number to press. With a paper's
// version in the address the screen begins where the browser went, else below the banner of
// a demonstration. The buttons that only some browsers show are there too.
const first = `(scanned => {
  document.querySelectorAll(".aloud, .share").forEach(b => b.hidden = false);
  const same = document.querySelector(".same");
  if (scanned) {
    location.hash = same.id;
    if (!same.getClientRects().length) return ["the code's version is not told"];
  }
  const banner = document.querySelector(".demonstration");
  const top = scanned || !banner ? 0 : banner.getBoundingClientRect().bottom;
  const found = [];
  const within = (what, selector, must) => {
    const e = document.querySelector(selector);
    if (!e || !e.getClientRects().length) return must && found.push("no " + what);
    const box = e.getBoundingClientRect();
    if (box.bottom - top > innerHeight || box.top < 0) found.push(what + " from " + Math.round(box.top - top) + " to " + Math.round(box.bottom - top));
  };
  const gone = document.querySelector(".withdrawn, .wascorrected");
  within("title", "h1", true);
  within("meaning", gone ? gone.matches(".withdrawn") ? ".withdrawn p" : ".wascorrected-now" : ".plain-text", true);
  if (!gone) {
    within("figures", ".figures");
    within("last day", ".object-last", !!document.querySelector(".object-open, .object-soon, .object-ended") && !document.querySelector(".asks-nothing"));
  }
  within("telephone", ".object .tel", true);
  const small = [...document.querySelectorAll(".object .tel")].filter(a => a.getBoundingClientRect().height < 48);
  return found.concat(small.map(a => "target of " + a.getBoundingClientRect().height + " px"));
})`

// TestFirstScreen holds a phone of 360 by 640 points before every notice, as somebody comes
// from a list and as somebody comes from a code.
func TestFirstScreen(t *testing.T) {
	var list []specimen
	for _, page := range find(t, public, ".html") {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), `<body class="is-notice`) {
			continue
		}
		path, err := filepath.Rel(public, page)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, specimen{"notice", strings.TrimSuffix(filepath.ToSlash(path), "index.html")})
	}
	if len(list) < 200 {
		t.Fatalf("%d notices", len(list))
	}
	server := pages(t)
	tabsFor(t, 20, list, func(ctx context.Context, s specimen) {
		err := chromedp.Do(ctx, chromedp.EmulateViewport(360, 640), chromedp.Navigate(s.address(server)))
		for _, scanned := range []bool{false, true} {
			var found []string
			if err == nil {
				found, err = script[[]string](ctx, fmt.Sprintf("%s(%t)", first, scanned))
			}
			if err != nil {
				t.Errorf("/%s: %v", s.path, err)
				return
			}
			for _, fault := range found {
				t.Errorf("/%s, scanned: %t: %s", s.path, scanned, fault)
			}
		}
	})
}

//go:build acceptance

package acceptance

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"
)

// forced lists what is lost where the reader's system gives the colours: a state without
// its word or its shape, something to press or to fill in without a border, a bar, a line or
// a word of a picture that does not stand out from the page.
const forced = `((found) => {
  const shown = e => e.getClientRects().length > 0, rgb = text => (text.match(/[\d.]+/g) || []).map(Number);
  const light = c => { const [r, g, b] = rgb(c).map(v => (v /= 255, v <= .03928 ? v / 12.92 : Math.pow((v + .055) / 1.055, 2.4))); return .2126 * r + .7152 * g + .0722 * b; };
  const probe = document.createElement("p");
  probe.style.backgroundColor = "Canvas";
  document.body.append(probe);
  const canvas = getComputedStyle(probe).backgroundColor;
  probe.remove();
  const apart = c => { const a = light(c), b = light(canvas); return (Math.max(a, b) + .05) / (Math.min(a, b) + .05); };
  if (!matchMedia("(forced-colors: active)").matches) found.add("colours are not forced");
  for (const e of document.querySelectorAll(".state")) {
    const shape = getComputedStyle(e, "::before").content;
    if (shown(e) && (!e.textContent.trim() || shape === "none" || shape === '""')) found.add("a state without word and shape: " + e.outerHTML);
  }
  for (const e of document.querySelectorAll(".button, button, input, textarea, select, .pager a")) {
    const s = getComputedStyle(e);
    if (shown(e) && (s.borderTopStyle === "none" || parseFloat(s.borderTopWidth) < 1 || apart(s.borderTopColor) < 3)) found.add("no border: " + e.outerHTML.slice(0, 100) + " " + s.borderTop);
  }
  for (const e of document.querySelectorAll("[class*=' object-'], .withdrawn, .wascorrected")) {
    const s = getComputedStyle(e);
    if (shown(e) && (parseFloat(s.borderLeftWidth) < 2 || apart(s.borderLeftColor) < 3)) found.add("no line beside it: " + e.className);
  }
  for (const e of document.querySelectorAll(".chart-svg rect, .chart-svg path, .chart-svg line, .chart-svg polyline, .chart-svg circle, .bars rect, .bars path")) {
    if (!shown(e) || e.closest("defs, pattern, mask, clipPath")) continue;
    const s = getComputedStyle(e), seen = c => c && c !== "none" && (/url/.test(c) || apart(c) >= 3);
    if (!seen(s.fill) && !seen(s.stroke)) found.add("cannot be seen: " + e.outerHTML.slice(0, 120) + " fill " + s.fill + " stroke " + s.stroke);
  }
  for (const e of document.querySelectorAll(".chart-svg pattern *")) {
    const s = getComputedStyle(e);
    if (apart(s.stroke === "none" ? s.fill : s.stroke) < 3) found.add("hatching that cannot be seen: " + e.outerHTML);
  }
  for (const e of document.querySelectorAll(".chart-svg text, .bars text")) {
    if (apart(getComputedStyle(e).fill) < 4.5) found.add("words that cannot be read: " + e.textContent + " " + getComputedStyle(e).fill);
  }
  return [...found];
})(new Set())`

// TestForcedColours looks at every kind of page in colours that the reader's system gives,
// light ones and dark ones.
func TestForcedColours(t *testing.T) {
	list, server := specimens(t), pages(t)
	tabs(t, list, func(ctx context.Context, s specimen) {
		steps(t, ctx, s, chromedp.EmulateViewport(360, 800), chromedp.Navigate(s.address(server)))
		lists(t, ctx, s, unfold+`[]`)
		for _, scheme := range []string{"light", "dark"} {
			steps(t, ctx, s, media("screen", scheme, "forced-colors: active"))
			lists(t, ctx, s, forced)
		}
	})
}

//go:build acceptance

package acceptance

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var picturesTo = flag.String("pictures", "", "take the pictures of docs/site.md anew, into this folder below the repository's root")

// picturesFolder is where docs/site.md has its pictures, below the repository's root.
const picturesFolder = "docs/site"

// A picture is what docs/site.md shows of a kind of page.
type picture struct {
	kind          string
	width, height int64
	how           string // dark, contrast, large, forced, offline or typing; empty: light
}

func (p picture) file() string {
	name := fmt.Sprintf("%s-%d", p.kind, p.width)
	if p.how != "" {
		name += "-" + p.how
	}
	return name + ".webp"
}

// album lists the pictures: each kind on a phone and on a wide screen, a few in other ways of
// looking, and a page that is shown from the phone's copy or while somebody searches.
func album() []picture {
	var all []picture
	for _, k := range kinds {
		all = append(all, picture{kind: k.name, width: 360, height: 1400}, picture{kind: k.name, width: 1280, height: 1000})
	}
	for _, how := range []string{"dark", "contrast", "large", "forced"} {
		all = append(all, picture{"ledger", 360, 1400, how})
	}
	return append(all, picture{"home", 360, 1400, "typing"}, picture{"home", 360, 1400, "dark"}, picture{"village", 360, 1400, "large"}, picture{"village", 1280, 1000, "dark"}, picture{"ledger", 360, 700, "offline"})
}

// take takes a picture: the page's first part, or of a form, the form.
func (p picture) take(ctx context.Context, address string) ([]byte, error) {
	scheme, asked, mode := "light", []string(nil), ""
	switch p.how {
	case "dark":
		scheme = "dark"
	case "forced":
		scheme, asked = "dark", []string{"forced-colors: active"}
	case "contrast", "large":
		mode = p.how
	}
	if p.kind == "search" {
		address += "?q=%E8%B7%AF%E7%81%AF"
	}
	// The page is left first: a fragment alone would not load it again.
	err := chromedp.Do(ctx, chromedp.EmulateViewport(p.width, p.height), media("screen", scheme, asked...), chromedp.Navigate("about:blank"), chromedp.Navigate(address))
	if err != nil {
		return nil, err
	}
	switch {
	case p.how == "typing":
		err = chromedp.Do(ctx, chromedp.SendKeys("#q", "lw"), chromedp.WaitVisible("#find-found li"))
	case p.kind == "search":
		err = chromedp.Do(ctx, chromedp.WaitVisible("#found .brief"))
	case p.kind == "older":
		_, err = script[bool](ctx, `location.hash = document.querySelector(".older").id, true`)
	}
	if err != nil {
		return nil, err
	}
	top, err := script[float64](ctx, fmt.Sprintf(`document.documentElement.className = %q, scrollTo(0, 0), %q !== "form" ? 0 :
  (document.querySelector(".speak").open = true, Math.max(0, document.querySelector(".object").getBoundingClientRect().top - 24))`, mode, p.kind))
	if err != nil {
		return nil, err
	}
	height, err := script[int64](ctx, `document.documentElement.scrollHeight`)
	if err != nil {
		return nil, err
	}
	return shoot(ctx, p.width, min(p.height, height-int64(top)), top)
}

// shoot takes a part of the page that is shown.
func shoot(ctx context.Context, width, height int64, top float64) ([]byte, error) {
	var data []byte
	quality, beyond := int64(60), true
	err := chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		taken, err := cdp.Call(ctx, target, page.CaptureScreenshot, page.CaptureScreenshotParams{
			Format: page.CaptureScreenshotFormatWebp, Quality: &quality, CaptureBeyondViewport: &beyond,
			Clip: &page.Viewport{Y: top, Width: float64(width), Height: float64(height), Scale: 1},
		})
		data = taken.Data
		return err
	}))
	return data, err
}

// takeOffline takes the picture of a page that is shown from the phone's copy.
func takeOffline(t *testing.T, p picture, path string) ([]byte, error) {
	h := &host{t: t, policy: policy(t)}
	ctx := browse(t)
	h.up(public)
	does(t, ctx, chromedp.EmulateViewport(p.width, p.height))
	visit(t, ctx, h.address(path))
	until(t, ctx, "the page is kept", keptNow)
	until(t, ctx, "its scripts are kept", `(await Promise.all([...document.scripts].map(s => caches.match(s.src)))).every(Boolean)`)
	h.down()
	visit(t, ctx, h.address(path))
	return shoot(ctx, p.width, p.height, 0)
}

// TestPictures holds docs/site.md to its pictures: one of each kind of page on a phone and
// on a wide screen, and of some in other ways of looking, all small enough to be kept here.
// With -pictures it takes them anew:
//
//	go test -tags acceptance -run '^TestPictures$' ./generator/internal/acceptance -pictures docs/site
func TestPictures(t *testing.T) {
	all, folder := album(), picturesFolder
	if *picturesTo != "" {
		folder = *picturesTo
	}
	dir := filepath.Join(repository, filepath.FromSlash(folder))
	if filepath.IsAbs(folder) {
		dir = folder
	}
	if *picturesTo != "" {
		takeAll(t, all, dir)
	}
	text, err := os.ReadFile(filepath.Join(repository, "docs", "site.md"))
	if err != nil {
		t.Fatal(err)
	}
	size := int64(0)
	for _, p := range all {
		info, err := os.Stat(filepath.Join(dir, p.file()))
		if err != nil {
			t.Errorf("a picture is missing: %v; take them with -pictures %s", err, picturesFolder)
			continue
		}
		size += info.Size()
		if !strings.Contains(string(text), "](site/"+p.file()+")") {
			t.Errorf("docs/site.md does not show %s", p.file())
		}
	}
	there, err := filepath.Glob(filepath.Join(dir, "*.webp"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range there {
		if !slices.ContainsFunc(all, func(p picture) bool { return p.file() == filepath.Base(name) }) {
			t.Errorf("%s is a picture of nothing that is looked at", name)
		}
	}
	t.Logf("%d pictures, %d KB", len(all), size>>10)
	if size > 2500<<10 {
		t.Errorf("the pictures take %d KB", size>>10)
	}
}

// takeAll takes pictures into a folder, and takes away those that are no longer wanted.
func takeAll(t *testing.T, all []picture, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	old, err := filepath.Glob(filepath.Join(dir, "*.webp"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range old {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	write := func(p picture, data []byte, err error) {
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, p.file()), data, 0o644)
		}
		if err != nil {
			t.Errorf("%s: %v", p.file(), err)
		}
	}
	list, server := specimens(t), pages(t)
	tabs(t, list, func(ctx context.Context, s specimen) {
		for _, p := range all {
			if p.kind == s.name && p.how != "offline" {
				data, err := p.take(ctx, s.address(server))
				write(p, data, err)
			}
		}
	})
	for _, p := range all {
		if at := slices.IndexFunc(list, func(s specimen) bool { return s.name == p.kind }); p.how == "offline" {
			data, err := takeOffline(t, p, list[at].path)
			write(p, data, err)
		}
	}
}

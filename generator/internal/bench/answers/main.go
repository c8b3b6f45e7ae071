//go:build linux

// Command answers measures how long somebody waits for the first result of a search, in
// headless Chromium with its processor slowed, from a site that has been built:
//
//	go run ./generator/internal/bench -search -notices 10000 -villages 100 -site big
//	go run ./generator/internal/bench/answers -site big -slow 6 -runs 4
//
// Each search begins with an empty cache. It is measured in two ways: on the search page, one
// second after somebody has come to the box, from when the whole query is put there at once,
// as keyboards for Chinese put words, and no key is pressed behind it; and on coming to the page with a query in its
// address, from when the page is ready. A result counts when it stands in the page and, for
// the second number, when it has been painted. docs/site.md has the figures.
package main

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"cunwu/generator/internal/bench/packed"
)

// asked are queries of the kinds that people ask, for the townships that bench makes.
var asked = []string{
	"路灯", "村道补坑", "财务收支公开", "耕地地力保护补贴发放公示", "路灯电费由村委会办理", "2026年第5号临时救助审批公示",
	"三四村 会议室租金", "1.2万", "2026年3月", "lsjz",
}

func main() {
	site := flag.String("site", "", "the site, built for the root of a host")
	slow := flag.Float64("slow", 6, "how many times slower the processor is to be")
	runs := flag.Int("runs", 4, "how often each query is asked in each way")
	latency := flag.Duration("latency", 0, "how long the server waits before each answer")
	queries := flag.String("queries", strings.Join(asked, ","), "what is asked")
	browser := flag.String("chromium", "chromium", "the browser's command")
	flag.Parse()
	if err := measure(*site, *browser, strings.Split(*queries, ","), *slow, *runs, *latency); err != nil {
		fmt.Fprintln(os.Stderr, "answers:", err)
		os.Exit(1)
	}
}

// watch notes when the first result stands in the page, when it has been painted, when the
// page was ready, and when the query was put into the box.
const watch = `(() => {
  const t = window.times = {};
  addEventListener("input", e => { t.asked = e.timeStamp; }, true);
  document.addEventListener("DOMContentLoaded", () => {
    t.ready = performance.now();
    const list = document.querySelector("#found ol");
    const look = () => {
      if (!list.children.length || t.there) return;
      t.there = performance.now();
      requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => { t.painted = performance.now(); }; c.port2.postMessage(0); });
    };
    new MutationObserver(look).observe(list, { childList: true });
    look();
  });
})()`

// settled waits until all that an answer shows is there, and reads the times and what was loaded.
const settled = `new Promise((resolve, reject) => {
  const begun = Date.now();
  const look = () => {
    const t = window.times, busy = document.getElementById("found").getAttribute("aria-busy");
    if (!t.painted || busy === "true") {
      if (Date.now() - begun > 20000) reject(new Error("no answer")); else setTimeout(look, 20);
      return;
    }
    const files = performance.getEntriesByType("resource").filter(e => /\/search\/|search\.[^\/]*js/.test(e.name));
    const before = files.filter(e => e.responseEnd <= t.there);
    const sum = (list, what) => list.reduce((n, e) => n + e[what], 0);
    resolve({ready: t.ready, asked: t.asked || 0, there: t.there, painted: t.painted, files: before.length, all: files.length,
      packed: sum(files, "encodedBodySize"), bytes: sum(files, "decodedBodySize")});
  };
  look();
})`

// A taken is what one search took: milliseconds since the page was asked for, files, bytes.
type taken struct {
	Ready   float64 `json:"ready"`
	Asked   float64 `json:"asked"`
	There   float64 `json:"there"`
	Painted float64 `json:"painted"`
	Files   int     `json:"files"` // loaded before the first result
	All     int     `json:"all"`
	Packed  int     `json:"packed"`
	Bytes   int     `json:"bytes"`
}

func measure(site, browser string, queries []string, slow float64, runs int, latency time.Duration) error {
	if _, err := os.Stat(filepath.Join(site, "search", "index.js")); err != nil {
		return fmt.Errorf("-site names no site: %w", err)
	}
	files := packed.Serve(http.FileServer(http.Dir(site)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(latency)
		files.ServeHTTP(w, r)
	}))
	defer server.Close()
	profile, err := os.MkdirTemp("", "cunwu-answers-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(profile)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(browser), chromedp.UserDataDir(profile), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	ctx, cancel := chromedp.NewContext(allocator)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		return err
	}
	fmt.Printf("processor slowed %g times, each file after %v; median (slowest) of %d, in ms\n\n", slow, latency, runs)
	fmt.Println("| query | box to result | painted | address to result | painted | files before it | in all | bytes | gzip |")
	fmt.Println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
	within, all := 0, 0
	for _, query := range queries {
		var there, painted, address, shown []float64
		var last taken
		for range runs {
			typed, err := search(ctx, server.URL+"/search/", query, true, slow)
			if err != nil {
				return fmt.Errorf("%s: %w", query, err)
			}
			came, err := search(ctx, server.URL+"/search/?q="+url.QueryEscape(query), "", false, slow)
			if err != nil {
				return fmt.Errorf("%s: %w", query, err)
			}
			there, painted = append(there, typed.There-typed.Asked), append(painted, typed.Painted-typed.Asked)
			address, shown = append(address, came.There-came.Ready), append(shown, came.Painted-came.Ready)
			if all++; typed.There-typed.Asked < 100 {
				within++
			}
			last = came
		}
		fmt.Printf("| %s | %s | %s | %s | %s | %d | %d | %d | %d |\n", query, told(there), told(painted), told(address), told(shown),
			last.Files, last.All, last.Bytes, last.Packed)
	}
	fmt.Printf("\nfirst result less than 100 ms after the query is in the box: %d of %d\n", within, all)
	return nil
}

// told is the median of some numbers, and the largest.
func told(list []float64) string {
	slices.Sort(list)
	return fmt.Sprintf("%.0f (%.0f)", list[len(list)/2], list[len(list)-1])
}

// search opens a page in a browser that has seen nothing yet, and asks what is to be typed.
func search(browser context.Context, address, query string, typed bool, slow float64) (taken, error) {
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	defer cancel()
	ctx, stop := context.WithTimeout(ctx, time.Minute)
	defer stop()
	prepare := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slow}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watch})
		return err
	})
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(360, 640), prepare, chromedp.Navigate(address), chromedp.WaitReady("#q")); err != nil {
		return taken{}, err
	}
	if typed {
		insert := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, input.InsertText, input.InsertTextParams{Text: query})
			return err
		})
		// Nobody writes a word in less than a second.
		if err := chromedp.Do(ctx, chromedp.Focus("#q"), chromedp.Sleep(time.Second), insert); err != nil {
			return taken{}, err
		}
	}
	return chromedp.Run(ctx, chromedp.Evaluate[taken](settled, chromedp.EvalAwaitPromise))
}

//go:build linux

package main

import (
	"context"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// A chromium is a browser that stays open, with one empty page.
type chromium struct {
	ctx     context.Context
	close   func()
	pid     int
	version string
}

func startChromium(command, profile string) (*chromium, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(command), chromedp.UserDataDir(profile), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	c := &chromium{ctx: ctx, close: func() { cancel(); stop() }}
	about, err := chromedp.Run(ctx, func(ctx context.Context, t *chromedp.Target) (browser.GetVersionResult, error) {
		return cdp.Call(ctx, t, browser.GetVersion, cdp.Empty{})
	})
	if err != nil {
		c.close()
		return nil, err
	}
	c.version = about.Product
	c.pid = chromedp.FromContext(ctx).Browser.Process().Pid
	return c, nil
}

// print opens a page, which lies in a file, and prints it as it says itself.
func (c *chromium) print(file string) ([]byte, error) {
	if err := chromedp.Do(c.ctx, chromedp.Navigate("file://"+file)); err != nil {
		return nil, err
	}
	return chromedp.Run(c.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()))
}

func (c *chromium) printAll(files []string) ([][]byte, error) {
	var all [][]byte
	for _, file := range files {
		pdf, err := c.print(file)
		if err != nil {
			return nil, err
		}
		all = append(all, pdf)
	}
	return all, nil
}

// measure prints all pages three times.
func (c *chromium) measure(files []string) (usage, error) {
	u := usage{}
	before, err := cpuOf(c.pid)
	if err != nil {
		return u, err
	}
	start := time.Now()
	for range 3 {
		printed, err := c.printAll(files)
		if err != nil {
			return u, err
		}
		u.Sheets += len(printed)
	}
	u.Wall = time.Since(start)
	after, err := cpuOf(c.pid)
	if err != nil {
		return u, err
	}
	u.CPU = after - before
	u.Peak, err = memoryOf(c.pid)
	return u, err
}

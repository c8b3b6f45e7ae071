//go:build acceptance

package acceptance

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// A small township: its one notice is published on the 14th and corrected on the 19th.
const (
	oldNotice = `---
id: 7k3m9q
title: 2026年第三季度财务收支公开
item: finance/income-expense
date: 2026-10-12
period: {from: 2026-10-15}
summary: 三季度收进 5,000 元，花出 1,200 元，结余 11,800 元。
tables:
  - {name: 收支明细, file: q3.csv, kind: ledger, opening: 8000.00}
reviewed: {by: 村务监督委员会, date: 2026-10-13}
---
土地租金由村委会办公室经手。

{{< table 收支明细 >}}
`
	oldLedger = `日期,凭证号,摘要,收入,支出,余额,经手人,备注
2026-07-02,记-1,土地租金,5000.00,,13000.00,,
2026-08-09,记-2,路灯电费,,1200.00,11800.00,,
`
)

// corrected turns what the notice said first into what it says now.
var corrected = strings.NewReplacer("1,200", "1,300", "11,800", "11,700", "1200.00", "1300.00", "11800.00", "11700.00")

var versionOnPage = regexp.MustCompile(`<p class="same" id="(v-[0-9a-f]{6})">`)

// buildCorrected builds that township, and tells the fragments of the notice's older and
// current paper.
func buildCorrected(t *testing.T) (site, older, current string) {
	t.Helper()
	source := filepath.Join(t.TempDir(), "hexi")
	site = filepath.Join(source, "public")
	run(t, program, "init", source, "--name", "禾溪镇", "--base", "https://hexi.example", "--village", "liuwan=柳湾村=149999101201")
	run(t, "git", "-C", source, "init", "-q", "-b", "main")
	publish := func(day, notice, ledger string) string {
		folder := filepath.Join(source, "villages", "liuwan", "finance")
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		for name, text := range map[string]string{"q3.md": notice, "q3.csv": ledger} {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		run(t, "git", "-C", source, "add", "-A")
		commit := exec.Command("git", "-C", source, "-c", "user.name=林晓梅", "-c", "user.email=lin@hexi.example", "-c", "commit.gpgsign=false", "commit", "-q", "-m", day)
		commit.Env = append(os.Environ(), "GIT_AUTHOR_DATE="+day+"T10:00:00+08:00", "GIT_COMMITTER_DATE="+day+"T10:00:00+08:00")
		if out, err := commit.CombinedOutput(); err != nil {
			t.Fatalf("git commit: %v\n%s", err, out)
		}
		run(t, program, "build", "--source", source, "--date", "2026-10-20", "--no-sheets")
		page, err := os.ReadFile(filepath.Join(site, "liuwan", "7k3m9q", "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		found := versionOnPage.FindSubmatch(page)
		if found == nil {
			t.Fatal("the page does not tell its version")
		}
		return string(found[1])
	}
	older = publish("2026-10-14", oldNotice, oldLedger)
	current = publish("2026-10-19", corrected.Replace(oldNotice), corrected.Replace(oldLedger))
	return site, older, current
}

// seen is what a person sees of a notice's page before scrolling.
type seen struct {
	Older   []string `json:"older"`   // banners of older papers
	Top     float64  `json:"top"`     // how far below the window's upper edge the first of them begins
	Before  []string `json:"before"`  // headings in sight above it
	Covered bool     `json:"covered"` // something lies over it
	Same    []string `json:"same"`    // lines that the paper is as good as the page
	Unknown []string `json:"unknown"` // lines that the paper was never published
}

const look = `(() => {
  const shown = (what) => [...document.querySelectorAll(what)].filter((e) => e.checkVisibility() && e.getBoundingClientRect().height > 0);
  const inside = (e) => { const r = e.getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight; };
  const text = (what) => shown(what).filter(inside).map((e) => e.textContent.replace(/\s+/g, " ").trim());
  const banner = shown(".older")[0];
  const box = banner && banner.getBoundingClientRect();
  const over = banner && document.elementFromPoint(box.left + box.width / 2, Math.max(box.top, 0) + 20);
  return { older: text(".older"), top: box ? box.top : -1, before: box ? shown("h1, h2, h3").filter((e) => inside(e) && e.getBoundingClientRect().bottom <= box.top).map((e) => e.textContent) : [], covered: !!banner && !banner.contains(over), same: text(".same"), unknown: text(".strange") };
})()`

// TestOldPaper opens a notice's page as the codes of papers do.
func TestOldPaper(t *testing.T) {
	site, older, current := buildCorrected(t)
	headers, files := policy(t), http.FileServer(http.Dir(site))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", headers)
		files.ServeHTTP(w, r)
	}))
	defer server.Close()
	ctx := browse(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(360, 640)); err != nil { // a small telephone
		t.Fatal(err)
	}
	scripts := func(off bool) chromedp.Action[chromedp.Void] {
		return chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
			_, err := cdp.Call(ctx, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off})
			return err
		})
	}
	open := func(fragment string, off bool) seen {
		t.Helper()
		address := server.URL + "/liuwan/7k3m9q/" + fragment
		if err := chromedp.Do(ctx, scripts(off), chromedp.Navigate("about:blank"), chromedp.Navigate(address)); err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		s, err := chromedp.Run(ctx, chromedp.Evaluate[seen](look))
		if err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		if file := os.Getenv("CUNWU_PICTURE"); file != "" { // to be looked at
			picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
			if err == nil {
				err = os.WriteFile(file+strings.NewReplacer("#", "-", older, "older", current, "current").Replace(fragment)+".png", picture, 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		return s
	}
	same := "和您手里的纸一致（版本 " + strings.TrimPrefix(current, "v-") + "）"
	for _, off := range []bool{true, false} {
		name := map[bool]string{true: "without script", false: "with script"}[off]
		t.Run(name, func(t *testing.T) {
			s := open("#"+older, off)
			if len(s.Older) != 1 || len(s.Same)+len(s.Unknown) != 0 {
				t.Fatalf("an older paper: %+v", s)
			}
			// The title, which is on the paper too, and then the banner, before anything else.
			if s.Top < 0 || s.Top > 320 || s.Covered || len(s.Before) != 1 || s.Before[0] != "2026年第三季度财务收支公开" {
				t.Errorf("the banner is not what is seen first: %v px below the edge, after %q, covered: %v", s.Top, s.Before, s.Covered)
			}
			for _, words := range []string{"这张纸上的内容已于2026年10月19日更正", "请以这一页为准", "1,200.00 → 1,300.00 元 （+100.00）", "11,800.00 → 11,700.00 元 （-100.00）"} {
				if !strings.Contains(s.Older[0], words) {
					t.Errorf("the banner does not say %q: %s", words, s.Older[0])
				}
			}
			if s = open("#"+current, off); len(s.Older)+len(s.Unknown) != 0 || len(s.Same) != 1 || s.Same[0] != same {
				t.Errorf("the current paper: %+v", s)
			}
			if s = open("", off); len(s.Older)+len(s.Same)+len(s.Unknown) != 0 {
				t.Errorf("no paper: %+v", s)
			}
			s = open("#v-000000", off)
			if len(s.Older)+len(s.Same) != 0 {
				t.Errorf("a paper that was never published: %+v", s)
			}
			switch said := strings.Join(s.Unknown, ""); {
			case off && said != "":
				t.Errorf("scripts are off, and yet one ran: %s", said)
			case !off && !strings.Contains(said, "这里从来没有公开过"):
				t.Errorf("a paper that was never published, with scripts: %q", said)
			}
		})
	}
}

//go:build acceptance

package acceptance

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// grid lists the tables of a page in the words of grids: each row's cells, by role and text.
const grid = `[...document.querySelectorAll("table")].map(table => [...table.rows].map(row => [...row.cells].map(cell =>
  (cell.nodeName === "TD" ? "cell" : cell.scope === "col" ? "columnheader" : "rowheader") + " " + cell.textContent.replace(/\s+/g, ""))))`

// grids are the tables of a page as a screen reader gets them.
func grids(ctx context.Context) ([][][]string, error) {
	var tree accessibility.GetFullAXTreeResult
	err := chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		var err error
		tree, err = cdp.Call(ctx, target, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
		return err
	}))
	if err != nil {
		return nil, err
	}
	nodes := map[accessibility.NodeID]*accessibility.Node{}
	for _, n := range tree.Nodes {
		nodes[n.NodeID] = n
	}
	text := func(v *accessibility.Value) string {
		var s string
		if v != nil {
			_ = json.Unmarshal([]byte(v.Value), &s) // what is no text is none
		}
		return s
	}
	// words are what is read of a cell, its own words without those that a stylesheet adds.
	var words func(n *accessibility.Node) string
	words = func(n *accessibility.Node) string {
		if text(n.Role) == "StaticText" {
			return text(n.Name)
		}
		var all strings.Builder
		for _, id := range n.ChildIDs {
			if child := nodes[id]; child != nil {
				all.WriteString(words(child))
			}
		}
		return all.String()
	}
	// below are the nodes of some roles below another, not counting what lies between.
	var below func(n *accessibility.Node, roles ...string) []*accessibility.Node
	below = func(n *accessibility.Node, roles ...string) []*accessibility.Node {
		var list []*accessibility.Node
		for _, id := range n.ChildIDs {
			switch child := nodes[id]; {
			case child == nil:
			case !child.Ignored && slices.Contains(roles, text(child.Role)):
				list = append(list, child)
			default:
				list = append(list, below(child, roles...)...)
			}
		}
		return list
	}
	var tables [][][]string
	if len(tree.Nodes) == 0 {
		return nil, errors.New("there is no tree")
	}
	for _, n := range below(tree.Nodes[0], "table") { // the root comes first
		var table [][]string
		for _, row := range below(n, "row") {
			var cells []string
			for _, cell := range below(row, "cell", "gridcell", "columnheader", "rowheader") {
				cells = append(cells, text(cell.Role)+" "+strings.Join(strings.Fields(words(cell)), ""))
			}
			table = append(table, cells)
		}
		tables = append(tables, table)
	}
	return tables, nil
}

// TestTables sees that on a phone every table, as entries and labelled rows too, is one to a
// screen reader: with each of its rows, in each row each of its cells, the empty ones too, so
// that every cell is read under its own head. With scripts the roles say it for browsers that
// forget; without, Chromium knows by itself. A table that has no room says so in words.
func TestTables(t *testing.T) {
	list, server := specimens(t), pages(t)
	turned := 0
	tabs(t, list, func(ctx context.Context, s specimen) {
		for _, off := range []bool{true, false} {
			steps(t, ctx, s, chromedp.EmulateViewport(360, 800), scripts(off), chromedp.Navigate("about:blank"), chromedp.Navigate(s.address(server)))
			want, err := script[[][][]string](ctx, `document.querySelectorAll("details").forEach(d => d.open = true), `+grid)
			if err != nil {
				t.Errorf("%s, /%s: %v", s.name, s.path, err)
				continue
			}
			got, err := grids(ctx)
			if err != nil || len(got) != len(want) {
				t.Errorf("%s, /%s: a screen reader has %d of %d tables (%v)", s.name, s.path, len(got), len(want), err)
				continue
			}
			for i := range want {
				if fault := differ(got[i], want[i]); fault != "" {
					t.Errorf("%s, /%s, table %d, without script %t: %s", s.name, s.path, i, off, fault)
				}
			}
			if s.name == "ledger" && len(want) > 0 {
				turned++
			}
		}
		lists(t, ctx, s, `[...document.querySelectorAll(".turns :is(table, thead, tbody, tfoot, tr, td, th)")].filter(e => e.getAttribute("role") !==
  ({TABLE: "table", TR: "row", TD: "cell", TH: e.scope === "col" ? "columnheader" : "rowheader"}[e.nodeName] || "rowgroup")).map(e => "no role: " + e.outerHTML.slice(0, 100))`)
		for _, mode := range []string{"", "large"} {
			lists(t, ctx, s, fmt.Sprintf(`document.documentElement.className = %q, [...document.querySelectorAll(".frame")].filter(e => e.scrollWidth > e.clientWidth + 8 &&
  ![e, e.parentElement, e.previousElementSibling].some(p => p && [p, ...p.querySelectorAll(":scope > .narrow, :scope > p > .narrow, :scope > figcaption > .narrow")].some(n =>
    n.matches(".narrow") && n.getClientRects().length && n.textContent.includes("滑动")))).map(e => "does not say that it moves sideways: " + %[1]q + " " + e.getAttribute("aria-label") + " " + e.scrollWidth)`, mode))
		}
	})
	if turned != 2 {
		t.Error("no ledger was looked at")
	}
}

// differ says where a table is not as it should be; a cell's text may have its label before it.
func differ(got, want [][]string) string {
	if len(got) != len(want) {
		return fmt.Sprintf("%d of %d rows", len(got), len(want))
	}
	for i, row := range want {
		if len(got[i]) != len(row) {
			return fmt.Sprintf("row %d: %d of %d cells: %q, not %q", i, len(got[i]), len(row), got[i], row)
		}
		for k, cell := range row {
			role, text, _ := strings.Cut(cell, " ")
			gotRole, gotText, _ := strings.Cut(got[i][k], " ")
			if role != gotRole || !strings.HasSuffix(gotText, text) {
				return fmt.Sprintf("row %d, cell %d is %q, not %q", i, k, got[i][k], cell)
			}
		}
	}
	return ""
}

// TestTownshipTables looks at the tables of the township's pages in Chinese and in English, at
// every width and in large print: no village's name is broken, a phone in large print shows two
// villages of the matrix beside an item, and what moves sideways says so in words.
func TestTownshipTables(t *testing.T) {
	source, english := t.TempDir(), filepath.Join(t.TempDir(), "public")
	for _, folder := range []string{"content", "villages"} {
		if err := os.CopyFS(filepath.Join(source, folder), os.DirFS(filepath.Join(repository, folder))); err != nil {
			t.Fatal(err)
		}
	}
	settings := filepath.Join(source, "content", "township.yaml")
	data, err := os.ReadFile(settings)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(settings, bytes.Replace(data, []byte("languages: [zh-CN]"), []byte("languages: [en]"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "build", "--date", day.String(), "--no-sheets", "--out", english)
	cmd.Dir = source
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	other := httptest.NewServer(http.FileServer(http.Dir(english)))
	t.Cleanup(other.Close)
	server, ctx := pages(t), browse(t)
	for _, site := range []struct{ lang, base string }{{"zh-CN", server.URL}, {"en", other.URL}} {
		for _, page := range []string{"/", "/disclosure/"} {
			does(t, ctx, chromedp.Navigate(site.base+page), chromedp.WaitReady("body"))
			for _, width := range []int64{360, 1000, 1280} {
				does(t, ctx, chromedp.EmulateViewport(width, 800))
				for _, mode := range []string{"", "large"} {
					faults, err := script[[]string](ctx, fmt.Sprintf(townshipTables, mode, site.lang))
					if err != nil {
						t.Fatal(err)
					}
					for _, fault := range faults {
						t.Errorf("%s%s at %d, %q: %s", site.lang, page, width, mode, fault)
					}
				}
			}
		}
	}
	does(t, ctx, chromedp.Navigate(other.URL+"/liuwan/"), chromedp.WaitReady("body"))
	named, err := script[float64](ctx, `(() => { const a = document.querySelector(".masthead li a"), s = a.querySelector("span"), r = document.createRange();
  r.setStart(s.firstChild, s.textContent.search(/\S/)), r.setEnd(s.firstChild, s.textContent.length); const b = document.createRange(); b.selectNode(a.firstChild);
  return r.getBoundingClientRect().left - b.getBoundingClientRect().right; })()`)
	if err != nil || named < 3 {
		t.Errorf("%.1f points between the township's name and what the site is (%v)", named, err)
	}
}

// townshipTables are the faults of a page's tables in a way of looking, in a language.
const townshipTables = `(document.documentElement.className = %q, [...document.querySelectorAll("main .frame")].flatMap(frame => {
  const table = frame.querySelector("table"), section = frame.closest("section.overview"), name = table.className || section.className, faults = [];
  const height = e => { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect().height; };
  table.querySelectorAll(name.includes("matrix") ? "thead a" : ".rowhead a").forEach(a => {
    if (height(a) > 1.9 * parseFloat(getComputedStyle(a).fontSize)) faults.push(a.textContent + " is broken in " + name);
  });
  const says = [...section.querySelectorAll(".narrow, .sideways")].some(n => n.getClientRects().length && /滑动|Swipe/.test(n.textContent));
  if (frame.scrollWidth > frame.clientWidth + 1 && !says) faults.push(name + " does not say that it moves sideways: " + frame.scrollWidth);
  const whole = [...table.querySelectorAll("thead a")].filter(a => a.getBoundingClientRect().right <= frame.getBoundingClientRect().right).length;
  if (name.includes("matrix") && %q === "zh-CN" && whole < 2) faults.push(whole + " villages in sight");
  return faults;
}))`

package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"cunwu/generator/internal/pdf/readback"
	"cunwu/generator/internal/township"
)

// sheetsToBind are a week of a village, a notice over more than a page, its ledger and a plate.
func sheetsToBind(t *testing.T, m *Maker) []PDF {
	t.Helper()
	tw, v := sampleTownship()
	in := sample(t)
	in.Notice.Tables = []*township.Table{ledger(40)}
	var sheets []PDF
	add := func(p PDF, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		sheets = append(sheets, p)
	}
	add(m.Week(Week{Township: tw, Village: v, Week: township.Week{Year: 2026, Number: 42}, Today: day("2026-10-18"), Notices: weekNotices()}))
	add(m.Notice(in))
	in.Options.Landscape = true
	add(m.Ledger(in))
	add(m.Plate(samplePlate(Options{})))
	return sheets
}

// bookmarks lists the outline of a file: its titles, each with a dot for each level
// above it and its page.
func bookmarks(t *testing.T, data []byte) []string {
	t.Helper()
	f, err := readback.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	pages := map[any]int{}
	kids, _ := f.Dict(f.Root()["Pages"])["Kids"].(readback.Array)
	for i, kid := range kids {
		pages[kid] = i + 1
	}
	var all []string
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		for v != nil {
			d := f.Dict(v)
			to, _ := d["Dest"].(readback.Array)
			title, _ := d["Title"].(readback.Text)
			all = append(all, fmt.Sprintf("%s%s %d", strings.Repeat(".", depth), title, pages[to[0]]))
			if d["First"] != nil {
				walk(d["First"], depth+1)
			}
			v = d["Next"]
		}
	}
	walk(f.Dict(f.Root()["Outlines"])["First"], 0)
	return all
}

func TestBind(t *testing.T) {
	m := maker(t)
	sheets := sheetsToBind(t, m)
	bound, err := m.Bind("石桥村", Volume{Sheets: sheets})
	keep(t, "bound", bound)
	s := read(t, bound, err)
	first, texts := 1, 0
	marks := bookmarks(t, bound.Data)
	for i, one := range sheets {
		own := read(t, one, nil)
		for k, page := range own.pages {
			at := s.pages[first-1+k]
			if page.Text() != at.Text() || page.Width != at.Width || page.Height != at.Height || len(page.Boxes) != len(at.Boxes) || len(page.Symbols) != len(at.Symbols) {
				t.Errorf("page %d of sheet %d is another in the bound file", k+1, i+1)
			}
		}
		texts += len(one.Data)
		var want []string
		for _, mark := range bookmarks(t, one.Data) {
			title, page, _ := strings.Cut(mark, " ")
			n := 0
			if _, err := fmt.Sscan(page[strings.LastIndex(page, " ")+1:], &n); err != nil {
				t.Fatal(err)
			}
			want = append(want, fmt.Sprintf("%s%s%d", title, strings.TrimSuffix(" "+page, fmt.Sprint(n)), n+first-1))
		}
		if len(want) == 0 || strings.HasPrefix(want[0], ".") {
			t.Fatalf("sheet %d has no bookmark of its own: %q", i+1, want)
		}
		if len(marks) < len(want) || strings.Join(marks[:len(want)], "|") != strings.Join(want, "|") {
			t.Fatalf("bookmarks of sheet %d:\n%q\nwant\n%q", i+1, marks, want)
		}
		marks = marks[len(want):]
		first += own.Pages
	}
	if s.Pages != first-1 || len(marks) != 0 {
		t.Errorf("%d pages instead of %d, and bookmarks %q", s.Pages, first-1, marks)
	}
	if heads := s.root.All("H1"); len(heads) != len(sheets) {
		t.Errorf("%d titles in the structure", len(heads))
	}
	if len(bound.Data) > texts*9/10 {
		t.Errorf("%d bytes, the sheets alone %d: fonts are not shared", len(bound.Data), texts)
	}
	again, err := m.Bind("石桥村", Volume{Sheets: sheets})
	if err != nil || !bytes.Equal(again.Data, bound.Data) {
		t.Error("bound again, the bytes are others", err)
	}
	other := maker(t)
	if elsewhere, err := other.Bind("石桥村", Volume{Sheets: sheetsToBind(t, other)}); err != nil || !bytes.Equal(elsewhere.Data, bound.Data) {
		t.Error("made by another maker, the bytes are others", err)
	}
}

func TestBindVillages(t *testing.T) {
	m := maker(t)
	sheets := sheetsToBind(t, m)[2:]
	bound, err := m.Bind("禾溪镇", Volume{Title: "柳湾村", Sheets: sheets}, Volume{Title: "没有公示单的村"}, Volume{Title: "石桥村", Sheets: sheets[1:]})
	read(t, bound, err)
	ledger := sheets[0].Pages
	want := []string{
		"柳湾村 1", ".石桥村2026年第三季度财务收支情况公示（账目单） 1", "..收支明细 1",
		fmt.Sprintf(".石桥村　村委会门口 %d", ledger+1),
		fmt.Sprintf("石桥村 %d", ledger+2), fmt.Sprintf(".石桥村　村委会门口 %d", ledger+2),
	}
	if got := bookmarks(t, bound.Data); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("bookmarks\n%q, want\n%q", got, want)
	}
	for _, volumes := range [][]Volume{nil, {{Title: "柳湾村"}}, {{Sheets: []PDF{{Pages: 1}}}}} {
		if _, err := m.Bind("空", volumes...); !errors.Is(err, ErrNothing) {
			t.Errorf("%d volumes: %v", len(volumes), err)
		}
	}
}

//go:build acceptance

package acceptance

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cunwu/generator/internal/build"
	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/township"
)

// A letter is a character as mutool sees it, in points from the upper left corner.
type letter struct {
	c           string
	font        string
	size        float64
	left, right float64
	y           float64 // of the baseline
}

// A row is what stands on one baseline.
type row []letter

func (r row) text() string {
	var b strings.Builder
	for _, l := range r {
		b.WriteString(l.c)
	}
	return b.String()
}

// leaf is a page: its size and its lines from the top.
type leaf struct {
	width, height float64
	rows          []row
}

// leaves reads where every character of a file stands.
func leaves(t *testing.T, file string) []leaf {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(mutool(t, "draw", "-q", "-F", "stext", "-o", "-", file)))
	var pages []leaf
	var letters [][]letter
	font, size := "", 0.0
	number := func(s string) float64 {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatalf("%s: mutool gives %q for a number", file, s)
		}
		return v
	}
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "page":
			pages = append(pages, leaf{width: number(attribute(e, "width")), height: number(attribute(e, "height"))})
			letters = append(letters, nil)
		case "font":
			font, size = attribute(e, "name"), number(attribute(e, "size"))
		case "char":
			if quad := numbers(attribute(e, "quad")); len(quad) == 8 && strings.TrimSpace(attribute(e, "c")) != "" {
				i := len(letters) - 1
				letters[i] = append(letters[i], letter{attribute(e, "c"), font, size, quad[0], quad[2], number(attribute(e, "y"))})
			}
		}
	}
	for i := range pages {
		slices.SortStableFunc(letters[i], func(a, b letter) int {
			if math.Abs(a.y-b.y) > 0.5 {
				return int(math.Copysign(1, a.y-b.y))
			}
			return int(math.Copysign(1, a.left-b.left))
		})
		for k, l := range letters[i] {
			if k == 0 || math.Abs(l.y-letters[i][k-1].y) > 0.5 {
				pages[i].rows = append(pages[i].rows, nil)
			}
			last := len(pages[i].rows) - 1
			pages[i].rows[last] = append(pages[i].rows[last], l)
		}
	}
	return pages
}

// with is the first line that holds a text.
func (p leaf) with(t *testing.T, text string) row {
	t.Helper()
	for _, r := range p.rows {
		if strings.Contains(r.text(), text) {
			return r
		}
	}
	t.Fatalf("no line has %q", text)
	return nil
}

const prose = "根据村民会议讨论决定的办法现将各村民小组的意见和办理的情况逐条公布如下请大家监督有不清楚的地方可以到村委会查看账册也可以打电话问一问"

// TestStandard measures a notice that fills its lines against GB/T 9704-2012, and holds
// docs/sheets.md to what it measured.
func TestStandard(t *testing.T) {
	p, err := build.Prepare(repository, []string{"liuwan"}, day)
	if err != nil {
		t.Fatal(err)
	}
	_, _, words, err := build.OpenTheme(repository, p.Township)
	if err != nil {
		t.Fatal(err)
	}
	maker, err := sheet.New(words, p.Township.Fonts)
	if err != nil {
		t.Fatal(err)
	}
	body := "# 一、第一层\n\n## （一）第二层\n\n### 1. 第三层\n\n#### （1）第四层\n\n" + strings.Repeat(prose, 75) + "。\n" // so many pages that no lines are set closer to save one
	doc, findings := markup.Parse(body, 1)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	village := p.Township.Villages[0]
	n := &township.Notice{
		ID: "7k3m9q", Title: "关于公布意见办理情况的公告", Category: "village-affairs", Date: township.MakeDay(2026, 11, 3),
		Period: township.Period{From: township.MakeDay(2026, 11, 4)}, LastDay: township.MakeDay(2026, 11, 11), Length: township.Length{N: 7, Unit: township.Days},
	}
	made, err := maker.Notice(sheet.Notice{Township: p.Township, Village: village, Notice: n, Doc: doc})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "standard.pdf")
	if err := os.WriteFile(file, made.Data, 0o644); err != nil {
		t.Fatal(err)
	}
	pages := leaves(t, file)
	first, full, last := pages[0], pages[1], pages[len(pages)-1]

	const mm = 25.4 / 72
	documented, err := os.ReadFile(filepath.Join(repository, "docs", "sheets.md"))
	if err != nil {
		t.Fatal(err)
	}
	measured := func(what string, ok bool, format string, args ...any) {
		t.Helper()
		text := fmt.Sprintf(format, args...)
		t.Logf("%s: %s", what, text)
		if !ok {
			t.Errorf("%s: %s is not as asked", what, text)
		}
		if !strings.Contains(string(documented), text) {
			t.Errorf("docs/sheets.md does not say %q", text)
		}
	}
	near := func(got, want, within float64) bool { return math.Abs(got-want) <= within }

	measured("paper", near(first.width*mm, 210, 0.1) && near(first.height*mm, 297, 0.1), "%.1f × %.1f mm", first.width*mm, first.height*mm)

	// The second page holds nothing but the body between what stands over it and its foot.
	var lines []row
	for _, r := range full.rows {
		if near(r[0].size, first.with(t, "各位村民")[0].size, 0.01) {
			lines = append(lines, r)
		}
	}
	left, right := lines[1][0].left, lines[1][len(lines[1])-1].right
	measured("side margins", near(left*mm, 28, 0.2) && near((full.width-right)*mm, 26, 0.2), "%.1f mm left, %.1f mm right", left*mm, (full.width-right)*mm)
	pitch := (lines[len(lines)-1][0].y - lines[0][0].y) / float64(len(lines)-1)
	// A line's box is as high as the pitch; the character's square stands in its middle,
	// its baseline 0.12 of a square above the lower side.
	size := lines[0][0].size
	over := lines[0][0].y + 0.12*size - size/2 - pitch/2
	under := over + pitch*float64(len(lines))
	measured("head and foot margins", near(over*mm, 37, 0.5) && near((full.height-under)*mm, 35, 0.5), "%.1f mm above, %.1f mm below", over*mm, (full.height-under)*mm)
	measured("type area", near((right-left)*mm, 156, 0.2) && near((under-over)*mm, 225, 0.5), "%.1f × %.1f mm", (right-left)*mm, (under-over)*mm)
	measured("lines × characters", len(lines) == 22 && len(lines[1]) == 28, "%d × %d", len(lines), len(lines[1]))
	measured("pitch", near(pitch, 29, 0.2), "%.1f pt (%.2f mm)", pitch, pitch*mm)
	measured("body", near(size, 15.8, 0.05), "%.1f pt %s", size, lines[0][0].font)

	title := first.with(t, n.Title)
	off := (title[0].left - left) - (right - title[len(title)-1].right)
	measured("title", near(title[0].size, 22, 0.01) && near(off, 0, 1), "%.1f pt %s, %.1f mm off the middle", title[0].size, title[0].font, math.Abs(off/2)*mm)
	for _, h := range []struct{ text, face string }{{"一、第一层", "Sans"}, {"（一）第二层", "Kai"}, {"1. 第三层", "Serif"}, {"（1）第四层", "Serif"}} {
		var r row
		for _, page := range pages {
			for _, candidate := range page.rows {
				if squeeze(candidate.text()) == squeeze(h.text) {
					r = candidate
				}
			}
		}
		if r == nil {
			t.Fatalf("no line is %q", h.text)
		}
		measured(h.text, near(r[0].size, size, 0.01) && strings.Contains(r[0].font, h.face), "%s, %.1f pt %s, indented %.1f characters", h.text, r[0].size, r[0].font, begins(r[0], left)/size)
	}
	paragraph := first.with(t, prose[:3*10])
	measured("indent", near((paragraph[0].left-left)/size, 2, 0.02), "a paragraph begins %.1f characters in", (paragraph[0].left-left)/size)

	date := last.with(t, "2026年11月3日")
	at := slices.IndexFunc(date, func(l letter) bool { return near(l.size, size, 1) })
	for at+8 < len(date) && date[at].c != "2" {
		at++
	}
	measured("date", true, "%s, %.1f pt", "2026年11月3日", date[at].size)
	number := full.with(t, "—2—")
	k := slices.IndexFunc(number, func(l letter) bool { return l.c == "—" })
	dash, end := number[k], number[k+2]
	measured("page number", near(dash.size, 14, 0.01), "— 2 —, %.1f pt, its square %.1f mm below the type area, %.1f mm off the middle", dash.size,
		(dash.y-0.88*dash.size-under)*mm, math.Abs((dash.left-left)-(right-end.right))/2*mm)

	// The room for the seal: the largest square around the middle of issuer and date at
	// the right where nothing else stands.
	issuer := last.with(t, sheet.Words(words).Issuer(sheet.Notice{Township: p.Township, Village: village, Notice: n}))
	signed := func(l letter) bool {
		return (near(l.y, issuer[0].y, 0.6) || near(l.y, date[0].y, 0.6)) && l.left > right-45/mm
	}
	centre := [2]float64{right - 45/mm/2, (issuer[0].y + date[0].y) / 2}
	room := math.Inf(1)
	for _, r := range last.rows {
		for _, l := range r {
			if signed(l) {
				continue
			}
			dx := max(l.left-centre[0], centre[0]-l.right, 0)
			dy := max(l.y-0.88*l.size-centre[1], centre[1]-l.y-0.12*l.size, 0)
			room = min(room, max(dx, dy))
		}
	}
	measured("seal", 2*room*mm >= 45, "a square of %.0f mm", math.Floor(2*room*mm))
}

// begins is how far from the edge the ink of a line begins; a bracket has a blank half.
func begins(l letter, left float64) float64 {
	if l.c == "（" {
		return l.left + l.size/2 - left
	}
	return l.left - left
}

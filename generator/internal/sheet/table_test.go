package sheet

import (
	"strconv"
	"strings"
	"testing"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/pdf/readback"
	"cunwu/generator/internal/township"
)

// rows are the rows of a table of a sheet, cell by cell.
func rows(table *readback.Element) []string {
	var all []string
	for _, tr := range table.All("TR") {
		var cells []string
		for _, c := range tr.Kids {
			cells = append(cells, strings.Repeat("<", max(c.ColSpan-1, 0))+c.Says())
		}
		all = append(all, strings.Join(cells, "|"))
	}
	return all
}

func TestLedger(t *testing.T) {
	in := sample(t)
	in.Notice.Tables = []*township.Table{ledger(3)}
	p, err := maker(t).Notice(in)
	got := rows(read(t, p, err).root.All("Table")[0])
	want := []string{
		"日期（2026年）|凭证号|摘要|收入（元）|支出（元）|余额（元）|经手人|备注",
		"<<<<期初余额|76,123.40||",
		"7月1日|记-1|集体林地承包费|370.35||76,493.75|李*华|",
		"7月31日|记-2|村道路灯电费（7—9月）||134.56|76,359.19|李*华|",
		"8月30日|记-3|老年活动室维修材料款||145.67|76,213.52|李*华|",
		"<<合计|370.35|280.23|||",
		"<<<<期末余额|76,213.52||",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("ledger\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestTotals(t *testing.T) {
	table := &township.Table{Name: "补贴", Columns: []township.Column{
		{Name: "序号"}, {Name: "户主", Type: township.NameColumn}, {Name: "面积（亩）", Type: township.CountColumn, Total: true},
		{Name: "金额", Type: township.MoneyColumn, Total: true}, {Name: "到账日期", Type: township.DayColumn},
	}}
	for i, year := range []string{"2025-12-30", "2026-01-05"} {
		table.Rows = append(table.Rows, []township.Cell{{Text: strconv.Itoa(i + 1)}, {Text: "张*"}, {Text: "3.5", Value: 3500, Given: true},
			{Text: "1234567.5", Value: 123456750, Given: true}, {Text: year, Day: day(year), Given: true}})
	}
	l := testLayout(t)
	g := l.noticeTable(table)
	var last []string
	for _, c := range g.rows[len(g.rows)-1].cells {
		last = append(last, c.spans[0].text)
	}
	if got := strings.Join(last, "|"); got != "合计|7.0|2,469,135.00|" {
		t.Errorf("totals %s", got)
	}
	if got := g.rows[0].cells[4].spans[0].text; got != "2025年12月30日" {
		t.Errorf("days of two years are said as %s", got)
	}
	if got := g.columns[3].head[0].text; got != "金额（元）" {
		t.Errorf("head of money: %s", got)
	}
	table.Columns[0] = township.Column{Name: "户数", Type: township.CountColumn, Total: true}
	for i := range table.Rows {
		table.Rows[i][0].Given, table.Rows[i][3] = true, township.Cell{}
	}
	g = l.noticeTable(table)
	if got := g.rows[len(g.rows)-1].cells[3].spans[0].text; got != "" {
		t.Errorf("a column in which nothing is filled in comes to %s", got)
	}
	if got := g.rows[len(g.rows)-1].cells[0].spans[0].text; !strings.HasPrefix(got, "合计 ") {
		t.Errorf("a total in the first column: %s", got)
	}
	table.Rows = nil
	if g = l.noticeTable(table); len(g.rows) != 1 || g.rows[0].cells[0].spans[0].text != "没有内容" {
		t.Errorf("an empty table: %v", g.rows)
	}
}

func TestLongLedger(t *testing.T) {
	in := sample(t)
	in.Notice.Tables = []*township.Table{ledger(400)}
	p, err := maker(t).Notice(in)
	keep(t, "long", p)
	s := read(t, p, err)
	if s.Pages < 8 || s.Pages > 30 || len(s.Data) > 400_000 {
		t.Errorf("%d pages, %d bytes", s.Pages, len(s.Data))
	}
	table := s.root.All("Table")
	if len(table) != 1 {
		t.Fatalf("%d tables", len(table))
	}
	if n := len(table[0].All("TR")); n != 1+400+3 {
		t.Errorf("%d rows, want 404", n)
	}
	if n := len(table[0].All("TH")); n != 8 {
		t.Errorf("%d heads, want 8: the head of a page that goes on is an artefact", n)
	}
	for i := range s.pages {
		text := s.pages[i].Text()
		hasRows := strings.Contains(text, "李*华") && strings.Contains(text, "记-")
		if hasRows && strings.Count(text, "凭证号") != 1 {
			t.Errorf("page %d says the head %d times", i+1, strings.Count(text, "凭证号"))
		}
		if hasRows && i > 0 && !strings.Contains(text, "（续表）") {
			t.Errorf("page %d does not say that the table goes on", i+1)
		}
	}
	// The closing block brings rows along.
	last := s.pages[len(s.pages)-1].Text()
	if !strings.Contains(last, "石桥村村民委员会") || !strings.Contains(last, "期末余额") {
		t.Errorf("last page: %s", last)
	}
	// Amounts end at one place.
	right := map[int]int{}
	for _, r := range s.pages[1].Runs {
		if strings.Contains(r.Text, ".") && r.Tag == "TD" {
			right[int(r.X+r.Width+0.5)]++
		}
	}
	for at, n := range right {
		if n < 3 {
			t.Errorf("%d amounts end at %d: %v", n, at, right)
		}
	}
}

// TestClosingBlockIsNeverAlone lengthens a notice line by line and row by row over
// two pages' breadth.
func TestClosingBlockIsNeverAlone(t *testing.T) {
	m := maker(t)
	pages := map[int]bool{}
	for n := range 40 {
		in := sample(t)
		in.Notice.Tables = nil
		in.Doc = &markup.Document{Blocks: []markup.Block{heading(2, "一、情况"), text(strings.Repeat("将收支情况逐项逐笔公布如下", 2*n+1) + "。")}}
		p, err := m.Notice(in)
		s := read(t, p, err)
		pages[s.Pages] = true
		last := s.pages[s.Pages-1].Text()
		if !strings.Contains(last, "公示时间") || !strings.Contains(last, "扫码") || !strings.Contains(last, "逐项逐笔") {
			t.Errorf("%d sentences: the last page says %s", 2*n+1, last)
		}
		for i := range s.pages {
			lines := s.pages[i].Lines()
			if strings.Contains(lines[len(lines)-2], "一、情况") {
				t.Errorf("%d sentences: page %d ends with a heading", 2*n+1, i+1)
			}
		}
	}
	for n := range 30 {
		in := sample(t)
		in.Notice.Tables = []*township.Table{ledger(n + 2)}
		p, err := m.Notice(in)
		s := read(t, p, err)
		pages[s.Pages] = true
		if last := s.pages[s.Pages-1].Text(); !strings.Contains(last, "公示时间") || !strings.Contains(last, "期末余额") || !strings.Contains(last, "合计") {
			t.Errorf("%d rows: the last page says %s", n+2, last)
		}
	}
	if !pages[1] || !pages[2] || !pages[3] {
		t.Errorf("only %v pages were seen", pages)
	}
}

func TestNoFigureIsDividedInATable(t *testing.T) {
	table := &township.Table{Name: "进程和付款", Columns: []township.Column{{Name: "时间"}, {Name: "进展"}, {Name: "已付款", Type: township.MoneyColumn}, {Name: "备注"}}}
	for _, when := range []string{"2026年5月28日", "2026年11月10日", "2027年11月"} {
		table.Rows = append(table.Rows, []township.Cell{{Text: when}, {Text: "开工，拆漫水桥，打围堰，桥墩、桥台做完"}, {Value: 5600000, Given: true}, {Text: "柳湾桥工程首付款，余款10,000 元"}})
	}
	in := sample(t)
	in.Notice.Tables = []*township.Table{table}
	p, err := maker(t).Notice(in)
	s := read(t, p, err)
	for _, want := range []string{"2026年11月10日", "56,000.00", "10,000 元"} {
		found := false
		for i := range s.pages {
			for _, r := range s.pages[i].Runs {
				found = found || strings.Contains(r.Text, want)
			}
		}
		if !found {
			t.Errorf("%s is not on one line", want)
		}
	}
}

func TestAmountOfTwelveDigits(t *testing.T) {
	in := sample(t)
	table := ledger(6)
	table.Opening = 987654321012
	for _, row := range table.Rows {
		row[5].Value += 987654321012
	}
	in.Notice.Tables = []*township.Table{table}
	p, err := maker(t).Notice(in)
	s := read(t, p, err)
	whole := 0
	for i := range s.pages {
		for _, r := range s.pages[i].Runs {
			if strings.Contains(r.Text, "9,876,543,210.12") {
				whole++
			}
		}
	}
	if whole != 1 {
		t.Errorf("the opening balance is on one line %d times", whole)
	}
}

func TestPictureLeavesRoomForTheClosingBlock(t *testing.T) {
	in := sample(t)
	in.Notice.Tables = nil
	picture := photo(t)
	in.Doc = &markup.Document{Blocks: []markup.Block{text(strings.Repeat(prose, 3)), {Kind: markup.Figure, URL: "photo.jpg", Text: "桥面"}}}
	in.Pictures = map[string]Picture{"photo.jpg": picture}
	p, err := maker(t).Notice(in)
	s := read(t, p, err)
	if last := &s.pages[len(s.pages)-1]; last.Pictures != 1 || !strings.Contains(last.Text(), "公示时间") {
		t.Errorf("the last of %d pages has %d pictures and says %s", s.Pages, last.Pictures, last.Text())
	}
}

func TestWideAndHighTables(t *testing.T) {
	wide := &township.Table{Name: "宽表"}
	var cells []township.Cell
	for i := range 14 {
		wide.Columns = append(wide.Columns, township.Column{Name: "很长的栏名" + strconv.Itoa(i), Type: township.MoneyColumn, Total: true})
		cells = append(cells, township.Cell{Value: 123456789, Given: true})
	}
	wide.Rows = [][]township.Cell{cells}
	high := &township.Table{Name: "高表", Columns: []township.Column{{Name: "事项"}, {Name: "说明"}}, Rows: [][]township.Cell{
		{{Text: "一"}, {Text: strings.Repeat("一行写不下的说明", 500)}},
		{{Text: strings.Repeat("x", 300)}, {Text: "短"}},
	}}
	in := sample(t)
	in.Notice.Tables = []*township.Table{wide, high, {Name: "没有列"}}
	p, err := maker(t).Notice(in)
	keep(t, "tables", p)
	s := read(t, p, err)
	if !strings.Contains(s.pages[0].Text(), "高表") || !strings.Contains(s.pages[0].Text(), "一行写不下") {
		t.Error("the high row does not begin on the first page, where there is room")
	}
	text := s.text()
	if n := strings.Count(strings.ReplaceAll(text, "\n", ""), "说明"); n < 490 {
		t.Errorf("%d of 501 sentences of the high row are there", n)
	}
	for i := range s.pages {
		for _, r := range s.pages[i].Runs {
			if r.Y > s.pages[i].Height-float64(A4().Bottom)/1000+1 && r.Tag != "" {
				t.Errorf("page %d: %q is below the type area", i+1, r.Text)
			}
		}
	}
}

func TestPageStarts(t *testing.T) {
	s := func(heights ...int) []strip {
		var all []strip
		for _, h := range heights {
			one := strip{height: pdf.Length(max(h, -h))}
			if h < 0 {
				one.bond = near
			}
			all = append(all, one)
		}
		return all
	}
	bound := s(20, -60, -30, 40, 30)
	bound[3].bond = whole
	for _, c := range []struct {
		name   string
		strips []strip
		want   []int
	}{
		{"what belongs together before what is near", bound, []int{0, 1, 3}},
		{"all fit", s(50, 50), []int{0}},
		{"one more", s(50, 50, 1), []int{0, 2}},
		{"kept with the next", s(40, -40, 40), []int{0, 1}},
		{"a chain", s(40, -20, -20, -20, 20), []int{0, 1}},
		{"a chain longer than a page", s(-40, -40, -40, 40), []int{0, 2}},
		{"higher than a page", s(10, 150, 10), []int{0, 1, 2}},
		{"none", nil, []int{0}},
	} {
		got := pageStarts(c.strips, 100)
		if len(got) != len(c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %v, want %v", c.name, got, c.want)
			}
		}
	}
}

func TestLinesMoveCloserToSaveAPage(t *testing.T) {
	m := maker(t)
	saved := 0
	for n := 4; n < 30; n++ {
		in := sample(t)
		in.Notice.Tables = nil
		in.Doc = &markup.Document{Blocks: []markup.Block{text(strings.Repeat("将收支情况逐项逐笔公布如下", n) + "。")}}
		plain := m.layout(&m.styles[Options{}][0], nil)
		if err := plain.notice(in); err != nil {
			t.Fatal(err)
		}
		got, err := m.fitted(Options{}, nil, func(l *layout) error { return l.notice(in) })
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case got.style != plain.style && got.pages() < plain.pages():
			saved++
		case got.style != plain.style:
			t.Errorf("%d sentences: closer lines save nothing", n)
		case got.pages() != plain.pages():
			t.Errorf("%d sentences: %d pages, want %d", n, got.pages(), plain.pages())
		}
	}
	if saved < 2 {
		t.Errorf("%d notices were saved a page", saved)
	}
}

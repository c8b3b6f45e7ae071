package sheet

import (
	"regexp"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

// TestPageTotals adds up what each page of a long ledger says and compares it with
// what the page itself says it comes to.
func TestPageTotals(t *testing.T) {
	in := sample(t)
	table := ledger(90)
	in.Notice.Tables = []*township.Table{table}
	p, err := maker(t).Notice(in)
	s := read(t, p, err)
	var income, expense township.Fen
	balance := table.Opening
	row, pages := 0, 0
	for i := range s.pages {
		text := s.pages[i].Text()
		if pages > 0 && row < len(table.Rows) {
			want := "承前页" + income.Grouped() + expense.Grouped() + balance.Grouped()
			if !strings.Contains(strings.ReplaceAll(text, " ", ""), want) {
				t.Errorf("page %d does not say %s:\n%s", i+1, want, text)
			}
		}
		var pageIncome, pageExpense township.Fen
		before := row
		for row < len(table.Rows) && regexp.MustCompile(`(?m)`+table.Rows[row][1].Text+`\D`).MatchString(text) {
			pageIncome += township.Fen(table.Rows[row][3].Value)
			pageExpense += township.Fen(table.Rows[row][4].Value)
			row++
		}
		income, expense = income+pageIncome, expense+pageExpense
		balance += pageIncome - pageExpense
		says := strings.Contains(text, "本页小计")
		if goesOn := row > before && row < len(table.Rows); says != goesOn {
			t.Errorf("page %d goes on: %v, says what it comes to: %v", i+1, goesOn, says)
		} else if want := "本页小计" + pageIncome.Grouped() + pageExpense.Grouped(); says && !strings.Contains(strings.ReplaceAll(text, " ", ""), want) {
			t.Errorf("page %d does not say %s:\n%s", i+1, want, text)
		}
		if row > before {
			pages++
		}
	}
	if row != 90 || pages < 3 {
		t.Errorf("%d rows on %d pages were seen", row, pages)
	}
	last := s.pages[len(s.pages)-1].Text()
	for _, want := range []string{"负责人：", "民主理财小组组长：", "会计："} {
		if !strings.Contains(last, want) {
			t.Errorf("the last page has no room for %s", want)
		}
	}
}

// TestTwoRowsGoWithTheirTotal lengthens a list row by row: the last page never has the
// total with one row alone.
func TestTwoRowsGoWithTheirTotal(t *testing.T) {
	m := maker(t)
	for n := 3; n < 60; n++ {
		in := sample(t)
		table := ledger(n)
		table.Kind = ""
		table.Columns[3].Total = true
		in.Notice.Tables = []*township.Table{table}
		p, err := m.Notice(in)
		s := read(t, p, err)
		for i := range s.pages {
			text := s.pages[i].Text()
			if rows := strings.Count(text, "记-"); strings.Contains(text, "合计") && rows < 2 {
				t.Errorf("%d rows: page %d has the total and %d of them", n, i+1, rows)
			}
			if rows := strings.Count(text, "记-"); rows > 0 && strings.Contains(text, "各位村民") && rows < 3 && n > 3 {
				t.Errorf("%d rows: the first page has only %d of them", n, rows)
			}
		}
	}
}

func TestDecimalPointsStandInOneLine(t *testing.T) {
	table := &township.Table{Name: "面积", Columns: []township.Column{{Name: "户主"}, {Name: "面积（亩）", Type: township.CountColumn, Total: true}}}
	for _, v := range []int64{5100, 2000, 4650, 12345} {
		table.Rows = append(table.Rows, []township.Cell{{Text: "张*"}, {Value: v, Given: true}})
	}
	table.Rows = append(table.Rows, []township.Cell{{Text: "李*"}, {Text: "未量"}})
	l := testLayout(t)
	var after []string
	for _, row := range l.noticeTable(table).rows {
		c := row.cells[len(row.cells)-1]
		after = append(after, c.spans[0].text+"|"+c.after)
	}
	if got := strings.Join(after, " "); got != "5.100| 2.000| 4.650| 12.345| 未量|000. 24.095|" {
		t.Errorf("figures and what they lack: %s", got)
	}
}

func TestSmallTablesAreSetLargerWhereThereIsRoom(t *testing.T) {
	in := sample(t)
	table := ledger(4)
	for _, row := range table.Rows {
		row[2].Text = "摘要很长很长很长很长很长很长很长的一笔"
		row[7].Text = "备注也很长很长很长很长"
	}
	in.Notice.Tables = []*township.Table{table}
	m := maker(t)
	plain := m.layout(&m.styles[Options{}][0], nil)
	if err := plain.notice(in); err != nil {
		t.Fatal(err)
	}
	got, err := m.fitted(Options{}, nil, func(l *layout) error { return l.notice(in) })
	if err != nil {
		t.Fatal(err)
	}
	if got.smallest <= plain.smallest || got.pages() > plain.pages() {
		t.Errorf("type of %d instead of %d, %d pages instead of %d", got.smallest, plain.smallest, got.pages(), plain.pages())
	}
}

// TestNoFigureIsNoZero puts a list on two pages whose last rows alone have figures in one
// column: the first page says of that column nothing, and not that it came to 0.
func TestNoFigureIsNoZero(t *testing.T) {
	table := &township.Table{Name: "名单", Columns: []township.Column{
		{Name: "户主"}, {Name: "金额（元）", Type: township.MoneyColumn, Total: true}, {Name: "另补（元）", Type: township.MoneyColumn, Total: true},
	}}
	for i := range 70 {
		row := []township.Cell{{Text: "张*"}, {Value: 10000, Given: true}, {}}
		if i >= 66 {
			row[2] = township.Cell{Value: 2500, Given: true}
		}
		table.Rows = append(table.Rows, row)
	}
	g := testLayout(t).noticeTable(table)
	said := func(row gridRow) (text string) {
		for _, c := range row.cells {
			text += c.spans[0].text + "|"
		}
		return text
	}
	page, carried := g.sums(0, 30)
	if got := said(page) + " " + said(carried); got != "本页小计|3,000.00|| 承前页|3,000.00||" {
		t.Errorf("without a figure: %s", got)
	}
	if page, carried = g.sums(60, 68); said(page)+" "+said(carried) != "本页小计|800.00|50.00| 承前页|6,800.00|50.00|" {
		t.Errorf("with figures: %s %s", said(page), said(carried))
	}
	in := sample(t)
	in.Notice.Tables = []*township.Table{table}
	p, err := maker(t).Notice(in)
	s := read(t, p, err)
	all := ""
	for i := range s.pages {
		all += s.pages[i].Text()
	}
	for _, words := range []string{"本页小计", "承前页", "7,000.00", "100.00"} {
		if !strings.Contains(all, words) {
			t.Errorf("the sheet does not say %q", words)
		}
	}
	if regexp.MustCompile(`(?:^|[^0-9])0\.00`).MatchString(all) {
		t.Errorf("a sum of nothing is shown:\n%s", all)
	}

	first := &township.Table{Name: "合计", Columns: []township.Column{{Name: "金额（元）", Type: township.MoneyColumn, Total: true}, {Name: "备注"}}}
	for i := range 4 {
		first.Rows = append(first.Rows, []township.Cell{{Value: 100, Given: i > 1}, {Text: "注"}})
	}
	if page, _ = testLayout(t).noticeTable(first).sums(0, 2); said(page) != "本页小计||" {
		t.Errorf("of a first column: %s", said(page))
	}
}

package site

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/township"
)

// chartSite is a site whose township sorts entries, and whose catalogue has subsidies.
func chartSite(t *testing.T, lang string) *Site {
	t.Helper()
	c, err := testConfig(lang)
	if err != nil {
		t.Fatal(err)
	}
	c.Township.Wording.Ledger = township.Classes{
		Income:  []township.Class{{Name: "发包收入", Words: []string{"承包费"}}, {Name: "补助收入", Words: []string{"经费"}}},
		Expense: []township.Class{{Name: "公益设施", Words: []string{"电费", "水渠"}}},
	}
	for i := range 9 {
		id := fmt.Sprintf("subsidies/s%d", i)
		c.Catalogue.Items[id] = &catalogue.Item{ID: id, Category: "subsidies", Name: fmt.Sprintf("补贴%d", i), Web: true}
	}
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// grantNotice lists households; the last column is what they received.
func grantNotice(id, item, date string, amounts ...string) *township.Notice {
	l := &township.Table{Name: "名单", Kind: "subsidy-list", Columns: []township.Column{
		{Name: "户主", Type: township.NameColumn}, {Name: "金额", Type: township.MoneyColumn, Total: true, Measure: township.Granted},
	}}
	for i, a := range amounts {
		l.Rows = append(l.Rows, []township.Cell{{Text: fmt.Sprintf("王*%d", i)}, {Value: int64(fen(a)), Given: true}})
	}
	return &township.Notice{ID: id, Title: "补贴公示", Category: "subsidies", Item: item, Date: day(date), Period: township.Period{From: day(date)}, LastDay: day(date).Add(7), Tables: []*township.Table{l}}
}

func ids(views []chartView) []string {
	var list []string
	for _, v := range views {
		list = append(list, v.ID)
	}
	return list
}

var titled = regexp.MustCompile(`\{[a-z]+\}|chart_`)

// sound sees to what holds for every picture with its table.
func sound(t *testing.T, views []chartView) {
	t.Helper()
	seen := map[string]bool{}
	for _, v := range views {
		if seen[v.ID] {
			t.Errorf("%s twice on a page", v.ID)
		}
		seen[v.ID] = true
		if text := fmt.Sprint(v.Title, v.Note, v.Head, v.Rows, v.SVG); titled.MatchString(text) {
			t.Errorf("%s: a word without its value: %s", v.ID, text)
		}
		if len(v.SVG) > 3072 {
			t.Errorf("%s: %d bytes", v.ID, len(v.SVG))
		}
		for _, r := range v.Rows {
			if len(r.Cells) != len(v.Head)-1 {
				t.Errorf("%s: %v under %v", v.ID, r, v.Head)
			}
		}
	}
}

func TestNoticeCharts(t *testing.T) {
	for _, lang := range []string{"zh-CN", "en"} {
		s := chartSite(t, lang)
		l := ledgerTable("收支明细", 24)
		views := s.noticeCharts(&township.Notice{Tables: []*township.Table{l}})
		sound(t, views)
		if got := ids(views); !slices.Equal(got, []string{"chart-months", "chart-classes", "chart-balance"}) {
			t.Fatalf("%s: %q", lang, got)
		}
		p := l.Purse()
		months, classes, balance := views[0], views[1], views[2]
		if total := months.Rows[len(months.Rows)-1].Cells; total[0] != p.Income.Grouped() || total[1] != p.Expense.Grouped() {
			t.Errorf("the months come to %q, the ledger to %v", total, p)
		}
		var sum township.Fen
		for _, r := range classes.Rows {
			sum += fen(r.Cells[1])
		}
		if sum != p.Income+p.Expense {
			t.Errorf("the classes come to %v, the ledger to %v", sum, p)
		}
		rows := balance.Rows
		if rows[0].Cells[0] != p.Opening.Grouped() || rows[len(rows)-1].Cells[0] != p.Closing.Grouped() {
			t.Errorf("balances %v, the ledger %v", rows, p)
		}
	}
	s := chartSite(t, "zh-CN")
	for name, n := range map[string]*township.Notice{
		"no table":  {},
		"one entry": {Tables: []*township.Table{ledgerTable("收支明细", 1)}},
		"nothing":   {Tables: []*township.Table{ledgerTable("收支明细", 0)}},
		"a list":    {Tables: []*township.Table{subsidyTable(3)}},
	} {
		if views := s.noticeCharts(n); views != nil {
			t.Errorf("%s: %q", name, ids(views))
		}
	}
}

// A ledger that says its entries' classes is drawn by them; of another it is said that words
// decided. What is too much for a picture is in its table.
func TestClassesChart(t *testing.T) {
	s := chartSite(t, "zh-CN")
	l := ledgerTable("收支明细", 24)
	if views := s.classesChart(l); len(views) != 1 || views[0].Note != s.word("chart_classes_how") {
		t.Fatalf("not said to be guessed: %+v", views)
	}
	l.Columns = append(slices.Clone(l.Columns), township.Column{Name: township.LedgerClass})
	var want []string
	for i, row := range l.Rows {
		class := fmt.Sprintf("自定类别%02d", i)
		if i == 3 {
			class = ""
		} else {
			want = append(want, class)
		}
		l.Rows[i] = append(slices.Clone(row), township.Cell{Text: class})
	}
	views := s.classesChart(l)
	sound(t, views)
	if len(views) != 1 || views[0].Note != "" {
		t.Fatalf("%+v", views)
	}
	var named []string
	var sum township.Fen
	for _, r := range views[0].Rows {
		named = append(named, r.Name)
		sum += fen(r.Cells[1])
	}
	for _, class := range append(want, s.word("chart_other")) {
		if !slices.Contains(named, class) {
			t.Errorf("%s is not in the table: %q", class, named)
		}
	}
	if p := l.Purse(); sum != p.Income+p.Expense {
		t.Errorf("the table comes to %v, the ledger to %v", sum, p)
	}
	if bars := strings.Count(views[0].SVG, "<rect"); bars > chartBars || !strings.Contains(views[0].SVG, s.word("chart_classes_rest")) {
		t.Errorf("%d bars: %s", bars, views[0].SVG)
	}
}

func TestPlanChart(t *testing.T) {
	s := chartSite(t, "zh-CN")
	funds := func(pairs ...string) *township.Table {
		f := &township.Table{Name: "资金使用", Kind: "funds", Columns: []township.Column{
			{Name: "资金来源"}, {Name: "计划", Type: township.MoneyColumn, Measure: township.Planned}, {Name: "实际", Type: township.MoneyColumn, Measure: township.Actual},
		}}
		for i := 0; i < len(pairs); i += 2 {
			row := []township.Cell{{Text: fmt.Sprintf("来源%d", i/2+1)}, {}, {}}
			for k, a := range pairs[i : i+2] {
				if a != "" {
					row[k+1] = township.Cell{Text: a, Value: int64(fen(a)), Given: true}
				}
			}
			f.Rows = append(f.Rows, row)
		}
		return f
	}
	for _, c := range []struct {
		table *township.Table
		says  []string
		never []string
	}{
		{funds("120000", "120000", "26000", "26300", "40000", "39700"), []string{"合计", "来源1", "18.6 万元", "和计划一样。", "2.63 万元"}, []string{"没有填"}},
		{funds("1000", "900"), []string{"来源1", "比计划少100 元。"}, []string{"合计"}},
		{funds("1000", "1100", "500", ""), []string{"合计", "没有填", "1,100 元"}, nil},
		{funds("1", "2", "1", "2", "1", "2", "1", "2", "1", "2", "1", "2"), []string{"合计", "比计划多6 元。"}, []string{"来源1<"}},
	} {
		views := s.noticeCharts(&township.Notice{Tables: []*township.Table{ledgerTable("账", 0), c.table}})
		sound(t, views)
		if len(views) != 1 || views[0].ID != "chart-plan-2" {
			t.Fatalf("%q", ids(views))
		}
		for _, text := range c.says {
			if !strings.Contains(views[0].SVG, text) {
				t.Errorf("%q is not in %s", text, views[0].SVG)
			}
		}
		for _, text := range c.never {
			if strings.Contains(views[0].SVG, text) {
				t.Errorf("%q is in %s", text, views[0].SVG)
			}
		}
	}
	if views := s.noticeCharts(&township.Notice{Tables: []*township.Table{funds("1000", "")}}); views != nil {
		t.Error("a project of which nothing was spent yet")
	}
}

func TestVillageCharts(t *testing.T) {
	s := chartSite(t, "zh-CN")
	v := testVillage("shuikou", "水口村")
	ledger := &township.Notice{ID: "7k3m9q", Category: "finance", Item: "finance/income-expense", Date: day("2026-10-12"), Period: township.Period{From: day("2026-10-12")},
		Tables: []*township.Table{ledgerTable("收支明细", 20)}}
	board := grantNotice("0b0a1d", "subsidies/s1", "2026-03-01", "777777")
	board.Audience = township.BoardOnly
	cleared := grantNotice("2b6c8d", "subsidies/s1", "2025-03-01", "150", "250")
	cleared.Clear("户数", "户")
	v.Notices = []*township.Notice{ledger, grantNotice("4n8p2r", "subsidies/s1", "2026-03-01", "100", "200"), cleared, board}
	for i := range 9 {
		v.Notices = append(v.Notices, grantNotice(fmt.Sprintf("g%dh2j3", i), fmt.Sprintf("subsidies/s%d", i), "2024-05-01", fmt.Sprint(10_000*(i+1))))
	}
	village := Village{Village: v}
	for _, n := range v.Notices {
		village.Notices = append(village.Notices, Notice{Notice: n})
	}
	views := s.villageCharts(&village)
	sound(t, views)
	if got := ids(views); !slices.Equal(got, []string{"chart-months", "chart-balance", "chart-grants"}) {
		t.Fatalf("%q", got)
	}
	grants := views[2]
	if !slices.Equal(grants.Head, []string{"补贴", "2025年", "2026年"}) {
		t.Errorf("years %q", grants.Head)
	}
	if want := []chartRow{{"补贴1", []string{"400.00", "300.00"}}, {"合计", []string{"400.00", "300.00"}}}; fmt.Sprint(grants.Rows) != fmt.Sprint(want) || strings.Contains(grants.Note, "不是一整年") {
		t.Errorf("rows %v; %s", grants.Rows, grants.Note)
	}
	var nine []township.GrantSum
	for i := range 9 {
		nine = append(nine, township.GrantSum{Item: fmt.Sprintf("subsidies/s%d", i), Year: 2026, Sum: township.Fen(i+1) * 100_00})
	}
	many := s.grantsChart(append(nine, township.GrantSum{Item: "subsidies/s0", Year: 2025, Sum: 1_00}))
	sound(t, many)
	if rows := many[0].Rows; len(rows) != 7 || fmt.Sprint(rows[0], rows[6]) != "{补贴8 [没有公示 900.00]} {别的各项 [1.00 600.00]}" {
		t.Errorf("nine kinds: %v", rows)
	}
	for _, view := range views {
		if text := fmt.Sprint(view); strings.Contains(text, "王*") || strings.Contains(text, "777") {
			t.Errorf("%s tells names, or of what is for the board: %s", view.ID, text)
		}
	}
	if views := s.villageCharts(&Village{Village: v}); views != nil {
		t.Errorf("pictures of nothing: %q", ids(views))
	}
}

// Years are added up where they can be compared. Where not, nothing compares them, and it is said of
// which months they are.
func TestGrantsThatCannotBeCompared(t *testing.T) {
	quarter := func(id, title, date string) *township.Notice {
		n := grantNotice(id, "subsidies/s1", date, "100")
		n.Title = title
		return n
	}
	for lang, says := range map[string][]string{
		"zh-CN": {"公示过的补贴和救助", "不是一整年的：补贴1只有2025年10—12月、2026年7—9月。", "2025年最多的是补贴1，100 元。"},
		"en":    {"Subsidies and assistance published", "Not a whole year: 补贴1, only Oct–Dec 2025, Jul–Sep 2026.", "Most in 2025: 补贴1, 100 yuan."},
	} {
		s := chartSite(t, lang)
		views := s.grantsChart(township.Grants([]*township.Notice{
			quarter("2b6c8d", "2025年第四季度高龄津贴发放公示", "2026-01-12"), quarter("4n8p2r", "2026年第三季度高龄津贴发放公示", "2026-10-10"),
		}, today))
		sound(t, views)
		if len(views) != 1 || fmt.Sprint(views[0].Rows) != "[{补贴1 [100.00 100.00]}]" {
			t.Fatalf("%+v", views)
		}
		for _, want := range says {
			if !strings.Contains(views[0].Title+views[0].Note+views[0].SVG, want) {
				t.Errorf("%s: no %q in %+v", lang, want, views[0])
			}
		}
	}
	s := chartSite(t, "zh-CN")
	views := s.grantsChart([]township.GrantSum{{Item: "subsidies/s1", Year: 2025, Sum: 1_00}, {Item: "subsidies/s1", Year: 2026, Sum: 1_00}, {Item: "subsidies/s2", Year: 2026, Sum: 1_00}})
	if rows := fmt.Sprint(views[0].Rows); strings.Contains(rows, "合计") {
		t.Errorf("years of different kinds are added up: %s", rows)
	}
}

// The picture of a part of a year is called by its months.
func TestMonthsTitle(t *testing.T) {
	month := func(year, m int) township.MonthSum {
		return township.MonthSum{Year: year, Month: time.Month(m)}
	}
	for _, c := range []struct {
		lang        string
		first, last township.MonthSum
		want        string
	}{
		{"zh-CN", month(2026, 7), month(2026, 9), "2026年7—9月每月收入和支出"},
		{"zh-CN", month(2026, 1), month(2026, 12), "2026年每月收入和支出"},
		{"zh-CN", month(2025, 12), month(2026, 1), "每月收入和支出"},
		{"en", month(2026, 7), month(2026, 9), "Income and expense by month, Jul–Sep 2026"},
		{"en", month(2026, 1), month(2026, 12), "Income and expense by month, 2026"},
	} {
		if got := chartSite(t, c.lang).monthsTitle(c.first, c.last); got != c.want {
			t.Errorf("%s: %s, want %s", c.lang, got, c.want)
		}
	}
}

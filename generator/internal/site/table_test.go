package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

func text(cells ...string) []township.Cell {
	var row []township.Cell
	for _, c := range cells {
		row = append(row, township.Cell{Text: c})
	}
	return row
}

func TestTableHTML(t *testing.T) {
	s := build(t)
	short := ledgerTable("账<本>", 2)
	noBalance := &township.Table{Name: "账", Kind: township.Ledger, Opening: fen("100"), Columns: []township.Column{
		{Name: township.LedgerText}, {Name: township.LedgerIncome, Type: township.MoneyColumn}, {Name: township.LedgerExpense, Type: township.MoneyColumn},
	}, Rows: [][]township.Cell{{{Text: "卖稻谷"}, {Value: 2550, Given: true}, {}}}}
	firstTotal := &township.Table{Name: "数", Columns: []township.Column{{Name: "户数", Type: township.CountColumn, Total: true}, {Name: "备注"}},
		Rows: [][]township.Cell{{{Value: 12500, Given: true}, {Text: "多\n行"}}}}
	for what, c := range map[string]struct {
		table    *township.Table
		has, not []string
	}{
		"ledger": {short, []string{
			`<figure class="table turns table-ledger">`, `账&lt;本&gt;`, `aria-label="账&lt;本&gt;"`, `tabindex="0"`,
			`<th scope="row" colspan="5">期初余额</th><td class="num l-balance" data-label="期初余额">76,123.40</td>`,
			`<th scope="row" colspan="3">合计</th><td class="num l-income" data-label="收入">800.00</td><td class="num l-expense" data-label="支出">937.25</td>`,
			`期末余额</th><td class="num l-balance" data-label="期末余额">75,986.15</td>`, `收入<span class="unit">（元）</span>`,
			`<th scope="row" class="l-text rowhead">鱼塘承包费（第三季度）</th>`, `<td class="day l-date">2026年7月3日<`,
		}, []string{"<本>"}},
		"ledger without balances": {noBalance, []string{"期初余额 100.00 元，期末余额 125.50 元", `<th scope="row" colspan="1">合计</th><td class="num l-income" data-label="收入">25.50</td>`, `0.00</td>`}, []string{`class="opening"`}},
		"list":                    {subsidyTable(2), []string{`<figure class="table">`, `<th scope="row" class="name rowhead" data-label="户主">王*国</th>`, `<th scope="row" colspan="2">合计</th><td class="num" data-label="面积（亩）">5.7</td>`, `541.50`}, []string{"<td></td>"}},
		"first column summed":     {firstTotal, []string{`<td class="num rowhead" data-label="户数">合计 12.5</td>`, "多<br>行"}, nil},
		"wide": {&township.Table{Name: "宽", Columns: make([]township.Column, 6), Rows: [][]township.Cell{text("a", "{{b}}", "<c>", `"`, "", "f")}},
			[]string{"table-rows", "&#123;&#123;b}}", "&lt;c&gt;", "&#34;"}, []string{"<tfoot>", "{{", "<c>"}},
		"long and wide": {&township.Table{Name: "长", Columns: make([]township.Column, 6), Rows: slices.Repeat([][]township.Cell{text("a", "b", "c", "d", "e", "f")}, 31)},
			[]string{`<figure class="table">`}, []string{"table-rows"}},
		"no room on a phone": {&township.Table{Name: "甲", Columns: []township.Column{{Name: "姓名", Type: township.NameColumn}, {Name: "组"}, {Name: "保障人数", Type: township.CountColumn}, {Name: "月保障金额", Type: township.MoneyColumn}},
			Rows: [][]township.Cell{text("欧阳慕*明", "三组", "2", "12,345.67")}}, []string{`<span class="note narrow">左右滑动，看全表。</span>`}, nil},
		"no room in large print": {&township.Table{Name: "甲", Columns: []township.Column{{Name: "项目"}, {Name: "金额", Type: township.MoneyColumn}, {Name: "说明"}},
			Rows: [][]township.Cell{text("路灯", "112,345.67", "三组")}}, []string{`<span class="note narrow larger">左右滑动，看全表。</span>`}, nil},
		"room":                {&township.Table{Name: "甲", Columns: []township.Column{{Name: "项目"}, {Name: "内容"}}, Rows: [][]township.Cell{text("路灯", "三组二十盏，村口五盏，从十月起每晚亮到十点")}}, nil, []string{"滑动"}},
		"nothing in it":       {&township.Table{Name: "空", Columns: []township.Column{{Name: "甲"}}}, []string{"<tbody>\n</tbody>"}, []string{"<tfoot>"}},
		"unit already said":   {&township.Table{Columns: []township.Column{{Name: "金额（元）", Type: township.MoneyColumn}}}, []string{`">金额<span class="unit">（元）</span></th>`}, []string{"（元）（元）"}},
		"a value not given":   {&township.Table{Columns: []township.Column{{Name: "金额", Type: township.MoneyColumn}}, Rows: [][]township.Cell{text("待定")}}, []string{">待定<"}, []string{"0.00"}},
		"a first cell empty":  {&township.Table{Columns: []township.Column{{Name: "甲"}, {Name: "乙"}}, Rows: [][]township.Cell{text("", "x")}}, []string{`<td class="rowhead"></td>`}, []string{`<th scope="row" class="rowhead" data-label="甲"></th>`}},
		"a date":              {&township.Table{Columns: []township.Column{{Name: "甲"}, {Name: "日", Type: township.DayColumn}}, Rows: [][]township.Cell{{{Text: "x"}, {Text: "2026-1-2", Given: true, Day: day("2026-01-02")}}}}, []string{"2026年1月2日"}, []string{"2026-1-2"}},
		"full-width brackets": {&township.Table{Columns: []township.Column{{Name: "补贴(元)", Type: township.MoneyColumn, Total: true}}, Rows: [][]township.Cell{{{Value: 100, Given: true}}}}, []string{`data-label="补贴（元）"`, "合计 1.00"}, nil},
	} {
		got := s.TableHTML(c.table)
		for _, want := range c.has {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", what, want, got)
			}
		}
		for _, word := range c.not {
			if strings.Contains(got, word) {
				t.Errorf("%s: %q in\n%s", what, word, got)
			}
		}
	}
}

// What is not known yet is neither a figure nor a sum; numbers have their unit, and no unit is
// said twice.
func TestUnits(t *testing.T) {
	s := chartSite(t, "zh-CN")
	given := func(v int64) township.Cell { return township.Cell{Text: "x", Value: v, Given: true} }
	table := &township.Table{Name: "名单", Kind: "list", Columns: []township.Column{
		{Name: "村民组"}, {Name: "户数", Type: township.CountColumn, Total: true, Unit: "户"}, {Name: "面积（亩）", Type: township.CountColumn, Total: true, Unit: "亩"},
		{Name: "标准（元/亩）", Type: township.MoneyColumn}, {Name: "实际（元）", Type: township.MoneyColumn, Total: true},
	}}
	for range 2 {
		table.Rows = append(table.Rows, []township.Cell{{Text: "一组"}, given(22_000), given(3_500), given(115_00), {}})
	}
	n := &township.Notice{Tables: []*township.Table{table}}
	if got, want := fmt.Sprint(s.figures(n)), fmt.Sprint([]figureView{{Label: "户数", Value: "44 户"}, {Label: "面积", Value: "7 亩"}}); got != want {
		t.Errorf("figures %s, want %s", got, want)
	}
	text := s.TableHTML(table)
	for _, want := range []string{`data-label="户数（户）">44<`, `data-label="面积（亩）">7.0<`, `data-label="标准（元/亩）">115.00<`, `>面积<span class="unit">（亩）</span><`, `>户数<`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
	for _, never := range []string{"0.00</td></tr>\n</tfoot>", "（元/亩）（元）", "（亩）（"} {
		if strings.Contains(text, never) {
			t.Errorf("%s in %s", never, text)
		}
	}
	table.Rows[1][4] = given(0)
	if got := s.figures(n); len(got) != 3 || got[2].Value != "0 元" {
		t.Errorf("what was said to be nothing: %+v", got)
	}
}

// Numbers of a column have their points below each other, on the page and in its sum.
func TestDecimals(t *testing.T) {
	count := func(v int64) township.Cell { return township.Cell{Value: v, Given: true} }
	table := &township.Table{Name: "补贴", Columns: []township.Column{{Name: "户主"}, {Name: "面积（亩）", Type: township.CountColumn, Total: true, Unit: "亩"}}}
	for _, v := range []int64{25250, 18000, 13500} {
		table.Rows = append(table.Rows, []township.Cell{{Text: "张*"}, count(v)})
	}
	text := (&Site{}).TableHTML(table)
	for _, want := range []string{">25.25<", ">18.00<", ">13.50<", ">56.75<"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
}

// What a table in a text says of its room, and the table of a picture: a class where there is none.
func TestRoom(t *testing.T) {
	s := &Site{config: Config{Words: map[string]string{"table_sideways": "左右滑动"}}}
	for _, tt := range []struct {
		rows  [][]string
		whole []bool
		class string
	}{
		{[][]string{{"类别", "金额"}, {"补助", "15,000.00"}}, []bool{false, true}, ""},
		{[][]string{{"类别", "收入（元）", "支出（元）"}, {"发包收入", "42,000.00", "15,000.00"}}, []bool{false, true, true}, "narrow larger"},
		{[][]string{{"类别", "收入（元）", "支出（元）", "结余（元）"}, {"发包收入", "42,000.00", "15,000.00", "27,000.00"}}, []bool{false, true, true, true}, "narrow"},
		{[][]string{{"类别", "原来（元/月）", "增加（元）"}, {"甲", "420", "30"}}, []bool{false, true, true}, ""},
		{[][]string{{"问", "答"}, {"一句很长的话，可以断在任何一个字后面，所以不占地方", "也是一句很长的话，可以断在任何一个字后面"}}, []bool{false, false}, ""},
		{[][]string{{"问", "答"}, {"打电话", "0999-5550130转8001，或者http://example.invalid/a-long-address"}}, []bool{false, false}, "narrow"},
	} {
		got := s.Sideways(tt.rows, tt.whole)
		if want := `<div class="chart-note ` + tt.class + `">左右滑动</div>` + "\n"; got != want && (tt.class != "" || got != "") {
			t.Errorf("%v: %s, want %s", tt.rows, got, want)
		}
	}
	c := chartView{Head: []string{"月份", "收入", "支出"}, Rows: []chartRow{{"一月", []string{"123.00", "234.00"}}}}
	if got := c.sideways(); got != "" {
		t.Errorf("a small table: %q", got)
	}
	c.Rows = append(c.Rows, chartRow{"合计", []string{"123,456.00", "98,765.00"}})
	if got := c.sideways(); got != "narrow larger" {
		t.Errorf("a wide one: %q", got)
	}
}

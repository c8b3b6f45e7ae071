package content

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

// A ledger may say its entries' classes, under no other name; numbers may have a unit, and
// what lists are counted by.
func TestClassColumnAndUnits(t *testing.T) {
	s := memory(t)
	table := &township.Table{Kind: township.Ledger}
	g, ok := s.readCSV("a.csv", []byte("日期,摘要,类别,收入,支出\n2026-07-02,租金,经营收入,500,\n"))
	if !ok || !s.fillTable("a.csv", g, ledgerForm, table) || table.Rows[0][table.Column(township.LedgerClass)].Text != "经营收入" {
		t.Errorf("%+v, findings %+v", table.Rows, s.findings)
	}
	g, _ = s.readCSV("b.csv", []byte("日期,摘要,类型,收入,支出\n2026-07-02,租金,经营收入,500,\n"))
	if s.fillTable("b.csv", g, ledgerForm, &township.Table{Kind: township.Ledger}) || len(s.findings) != 1 || !strings.Contains(s.findings[0].Hint, "类别") {
		t.Errorf("findings %+v", s.findings)
	}
	loaded, findings := load(t, map[string]string{"content/catalogue/finance/x.yaml": `period_over: {names: removed, count: 户数, unit: 户}
tables:
  - kind: shares
    columns:
      - {name: 股数, type: count, unit: 股}
      - {name: 金额（元）, type: money, unit: 元}
`})
	it, _ := loaded.Catalogue.Item("finance/x")
	if form := it.Form("shares"); it.ClearUnit != "户" || form.Columns[0].Unit != "股" || form.Columns[1].Unit != "" {
		t.Errorf("%q %+v", it.ClearUnit, form.Columns)
	}
	said := false
	for _, f := range findings {
		said = said || strings.Contains(f.Message, "只有数量有单位")
	}
	if !said {
		t.Errorf("money with a unit is no finding: %+v", findings)
	}
}

func TestClasses(t *testing.T) {
	loaded, findings := load(t, map[string]string{
		"content/wording/ledger-classes.yaml": `income:
  - {name: 发包收入, words: [承包费, 发包]}
expense:
  - {name: 环境卫生, words: [保洁]}
  - {name: 环境卫生, words: [垃圾]}
  - {name: 办公费}
  - {name: 报酬补贴, words: [工资, 补]}
`,
		"content/catalogue/finance/x.yaml": `tables:
  - kind: funds
    columns:
      - {name: 资金来源, type: text, measure: planned}
      - {name: 计划（元）, type: money, measure: planned}
      - {name: 实际（元）, type: money, measure: spent}
      - {name: 补贴（元）, type: money, measure: granted}
`,
	})
	want := township.Classes{
		Income:  []township.Class{{Name: "发包收入", Words: []string{"承包费", "发包"}}},
		Expense: []township.Class{{Name: "环境卫生", Words: []string{"保洁"}}, {Name: "报酬补贴", Words: []string{"工资", "补"}}},
	}
	if got := loaded.Township.Wording.Ledger; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	var said []string
	for _, f := range findings {
		if strings.HasSuffix(f.File, "ledger-classes.yaml") || strings.Contains(f.Message, "画成图") || strings.Contains(f.Message, "spent") {
			said = append(said, fmt.Sprintf("%s:%d %s", f.File[strings.LastIndex(f.File, "/")+1:], f.Line, f.Rule))
		}
	}
	if want := []string{"x.yaml:4 CW019", "x.yaml:6 CW003", "ledger-classes.yaml:5 CW036", "ledger-classes.yaml:6 CW004", "ledger-classes.yaml:7 CW036"}; !reflect.DeepEqual(said, want) {
		t.Errorf("findings: %q", said)
	}
	it, ok := loaded.Catalogue.Item("finance/x")
	if !ok {
		t.Fatal("no item")
	}
	var measures []township.Measure
	for _, c := range it.Form("funds").Columns {
		measures = append(measures, c.Measure)
	}
	if want := []township.Measure{township.NoMeasure, township.Planned, township.NoMeasure, township.Granted}; !reflect.DeepEqual(measures, want) {
		t.Errorf("measures %v", measures)
	}
}

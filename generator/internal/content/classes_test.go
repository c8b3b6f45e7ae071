package content

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

func TestClasses(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/township.yaml", "name: 禾溪镇\nbase: https://hexi.example/\n")
	write(t, dir, "content/wording/ledger-classes.yaml", `income:
  - {name: 发包收入, words: [承包费, 发包]}
expense:
  - {name: 环境卫生, words: [保洁]}
  - {name: 环境卫生, words: [垃圾]}
  - {name: 办公费}
  - {name: 报酬补贴, words: [工资, 补]}
`)
	write(t, dir, "content/catalogue/finance/x.yaml", `tables:
  - kind: funds
    columns:
      - {name: 资金来源, type: text, measure: planned}
      - {name: 计划（元）, type: money, measure: planned}
      - {name: 实际（元）, type: money, measure: spent}
      - {name: 补贴（元）, type: money, measure: granted}
`)
	loaded, findings, err := Load(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
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

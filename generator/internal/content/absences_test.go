package content

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

func TestAbsences(t *testing.T) {
	l, findings := load(t, map[string]string{
		"content/catalogue/elderly-care/canteen.yaml": `name: 幸福食堂
category: elderly-care
`,
		"villages/liuwan/village.yaml": `name: 柳湾村
code: "149999101201"
not_applicable:
  - {item: elderly-care/canteen, reason: 本村没有办食堂}
  - {item: elderly-care/canteen, reason: 又写一次}
  - {item: elderly-care/canten, reason: 写错了}
  - {item: elderly-care/canteen2}
`,
	})
	var got []string
	for _, f := range findings {
		if f.File == "villages/liuwan/village.yaml" {
			got = append(got, fmt.Sprintf("%d:%d: %s%s", f.Line, f.Col, f.Message, f.Hint))
		}
	}
	slices.Sort(got)
	for _, want := range []string{"5:12: ", "“elderly-care/canteen”写了两次", "6:12: ", "没有“elderly-care/canten”这个事项", "elderly-care/canteen", "7:", "reason"} {
		if !strings.Contains(strings.Join(got, "\n"), want) {
			t.Errorf("no %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
	v := l.Township.Village("liuwan")
	if reason, has := v.Has("elderly-care/canteen"); has || reason != "本村没有办食堂" {
		t.Errorf("%q, %v", reason, has)
	}
	if reason, has := v.Has("finance/income-expense"); !has || reason != "" {
		t.Errorf("%q, %v", reason, has)
	}
	if v.Absent[0] != (township.Absence{Item: "elderly-care/canteen", Reason: "本村没有办食堂"}) {
		t.Errorf("%v", v.Absent)
	}
}

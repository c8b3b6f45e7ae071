package content

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

func TestAbsences(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"content/township.yaml": "name: 禾溪镇\nbase: https://a.example/\n",
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
	} {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	l, findings, err := Load(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
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

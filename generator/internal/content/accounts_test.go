package content

import (
	"slices"
	"strings"
	"testing"
)

func TestAccounts(t *testing.T) {
	l, findings := load(t, map[string]string{
		townshipFile: settings + `accounts:
  - {name: 禾溪镇财政所, number: "4000 0000 0012 3456 78"}
`,
		"villages/liuwan/village.yaml": `name: 柳湾村
code: "149999101201"
accounts:
  - {name: 柳湾村股份经济合作社, number: "400000000087654321"}
  - {name: 收款码, number: 扫码}
`,
	})
	var wrong []string
	for _, f := range findings {
		if strings.Contains(f.Message, "账号") {
			wrong = append(wrong, f.File)
		}
	}
	if want := []string{"villages/liuwan/village.yaml"}; !slices.Equal(wrong, want) {
		t.Errorf("findings about accounts in %v, want %v", wrong, want)
	}
	got := l.Township.Published(l.Township.Village("liuwan"))
	if want := []string{"4000 0000 0012 3456 78", "400000000087654321"}; !slices.Equal(got, want) {
		t.Errorf("published %q, want %q", got, want)
	}
}

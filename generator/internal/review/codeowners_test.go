package review_test

import (
	"errors"
	"strings"
	"testing"

	"cunwu/generator/internal/review"
	"cunwu/generator/internal/township"
)

func TestCodeowners(t *testing.T) {
	town := &township.Township{Editors: township.Editors{
		Reviewers: []township.Editor{
			{Name: "赵敏", Accounts: []string{"zhaomin"}, Emails: []string{"zhao@hexi.example"}},
			{Name: "孟庆山", Emails: []string{"meng@hexi.example"}},
			{Name: "钱某", Accounts: []string{"qian"}, Villages: []string{"liuwan", "heping"}},
			{Name: "没有账号"},
		},
		Clerks: []township.Editor{
			{Name: "林某", Accounts: []string{"linmou", "hexi/clerks"}, Villages: []string{"liuwan"}},
			{Name: "高某", Emails: []string{"gao@hexi.example"}, Villages: []string{"liuwan", "xin-min"}},
		},
	}}
	for forge, want := range map[string]string{
		"github": `* @zhaomin meng@hexi.example
/villages/heping/ @qian @zhaomin meng@hexi.example
/villages/liuwan/ @qian @zhaomin meng@hexi.example
`,
		"gitlab": `[乡镇审核]
* @zhaomin meng@hexi.example
/villages/heping/ @qian @zhaomin meng@hexi.example
/villages/liuwan/ @qian @zhaomin meng@hexi.example

^[村文书]
/villages/liuwan/ @linmou @hexi/clerks gao@hexi.example
/villages/xin-min/ gao@hexi.example
`,
		"gitea": `.* @zhaomin
villages/heping/.* @qian
villages/liuwan/.* @qian

villages/liuwan/.* @linmou @hexi/clerks
`,
	} {
		got, err := review.Codeowners(town, forge)
		if err != nil {
			t.Fatal(err)
		}
		head, rules, _ := strings.Cut(got, "\n\n")
		if rules != want {
			t.Errorf("%s:\n%s\nwant:\n%s", forge, rules, want)
		}
		if !strings.HasPrefix(head, "# 由 cunwu review --codeowners "+forge) || strings.Contains(head, "@") {
			t.Errorf("%s begins with:\n%s", forge, head)
		}
	}
	town.Editors.Reviewers = town.Editors.Reviewers[2:]
	if _, err := review.Codeowners(town, "github"); !errors.Is(err, review.ErrNoOwners) {
		t.Errorf("got %v", err)
	}
}

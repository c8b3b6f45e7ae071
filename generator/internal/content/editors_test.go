package content

import (
	"fmt"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

// editorsOf reads a township with these lines in its settings.
func editorsOf(t *testing.T, lines string) (*township.Township, string) {
	t.Helper()
	loaded, findings := load(t, map[string]string{
		townshipFile:                   settings + lines,
		"villages/liuwan/village.yaml": "name: 柳湾村\n",
		"villages/heping/village.yaml": "name: 和平村\n",
	})
	var b strings.Builder
	for _, f := range findings {
		if f.File != townshipFile {
			continue
		}
		fmt.Fprintf(&b, "%d:%d %s %s\n", f.Line, f.Col, f.Rule, f.Message)
	}
	return loaded.Township, b.String()
}

func TestEditors(t *testing.T) {
	town, findings := editorsOf(t, `reviewers:
  - {name: 赵敏, role: 审核员, phone: 0999-5550102, email: zhao@hexi.example, account: "@zhaomin"}
  - {name: 孟庆山, phone: 0999-5550151}
clerks:
  - name: 林某
    email: [lin@hexi.example, lin@home.example]
    account: [linmou, hexi/clerks]
    villages: [liuwan, heping]
`)
	if findings != "" {
		t.Error(findings)
	}
	if len(town.Reviewers) != 2 || town.Reviewers[0].Phone != "0999-5550102" || len(town.Editors.Reviewers) != 2 || town.Editors.Reviewers[1].Known() {
		t.Errorf("reviewers: %+v", town.Editors.Reviewers)
	}
	clerk := town.Editors.Clerks[0]
	if clerk.Name != "林某" || len(clerk.Villages) != 2 || clerk.Place.Line != 7 {
		t.Errorf("clerk: %+v", clerk)
	}
	for by, want := range map[string]bool{"LIN@hexi.example": true, "lin@home.example": true, "@linmou": true, "hexi/clerks": true, "lin": false, "": false} {
		if clerk.Goes(by) != want {
			t.Errorf("%q: %v", by, !want)
		}
	}
	if town.Editors.None() || !(township.Editors{Clerks: []township.Editor{{Name: "林某"}}}).None() {
		t.Error("who is known by a sign")
	}
}

func TestEditorsWrong(t *testing.T) {
	_, findings := editorsOf(t, `reviewers:
  - {name: 赵敏, email: zhao}
clerks:
  - {name: 林某, account: "lin mou", villages: [柳湾]}
  - {account: linmou, villages: liuwan, vilages: x}
  - {name: 张某}
  - {name: 李某, account: li, villages: [liuwen]}
`)
	want := `4:23 CW018 email 里写的不是邮箱地址。
6:25 CW018 “lin mou”不是账号的写法。
6:47 CW018 “柳湾”不是村文件夹的名字。
7:5 CW004 缺少“clerks[1].name”。
7:41 CW002 不认识“clerks[1].vilages”。
8:5 CW004 缺少“clerks[2].villages”。
8:12 CW018 没有写这位文书的 email 或 account，程序认不出他的提交。
9:5 CW018 给“李某”登记的村里有“liuwen”，没有这个村文件夹。
`
	if findings != want {
		t.Errorf("got:\n%s", findings)
	}
}

package check_test

import (
	"testing"

	"golang.org/x/tools/txtar"

	"cunwu/generator/internal/finding"
)

// TestListedAccounts makes sure that a person's e-mail address or account stops a build
// where it stands in a list of persons, and is a warning in running text.
func TestListedAccounts(t *testing.T) {
	const list = `-- wrong/villages/liuwan/village-affairs/a.md --
---
id: 5t2v6n
title: 路灯维修公示
item: village-affairs/decisions
date: 2026-10-12
period: {from: 2026-10-15}
summary: 村口的路灯修好了。
tables:
  - {name: 出工, file: work.csv}
---
照片发到 li.xiaofang@example.com，加微信号：xiaofang_0601。
-- wrong/villages/liuwan/village-affairs/work.csv --
姓名,工日,邮箱,微信号
张*,2,zhang.san@example.com,
李*芳,3,,xiaofang_0602
`
	fs := example{archive: txtar.Parse([]byte(list)), day: today}.findings(t, "wrong")
	for _, rule := range []finding.Rule{finding.RuleEmail, finding.RuleChat} {
		found := of(rule.Code, fs)
		if len(found) != 2 {
			t.Fatalf("%s: %d findings, want one in the list and one in the text: %+v", rule.Code, len(found), found)
		}
		for _, f := range found {
			want := finding.Warning
			if f.File == "villages/liuwan/village-affairs/work.csv" {
				want = finding.Error
			}
			if f.Severity != want || f.Hint == "" {
				t.Errorf("%s: %+v, want %v", rule.Code, f, want)
			}
		}
	}
}

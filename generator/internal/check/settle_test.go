package check

import (
	"testing"

	"cunwu/generator/internal/content"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

var words = lexiconOf(content.BuiltinFigures())

// notice is a notice with a table that another may share, and what it is excepted from.
func notice(path, table string, accept ...township.Acceptance) *township.Notice {
	n := &township.Notice{Path: path, Accept: accept}
	if table != "" {
		n.Tables = []*township.Table{{File: table}}
	}
	return n
}

func accepts(file, code string) township.Acceptance {
	return township.Acceptance{Rule: code, Reason: "理由", Place: township.Place{File: file, Line: 6, Col: 10}}
}

func TestSettle(t *testing.T) {
	const a, b, csv = "villages/liuwan/finance/a.md", "villages/liuwan/finance/b.md", "villages/liuwan/finance/t.csv"
	found := func(rule finding.Rule, file string) finding.Finding {
		return finding.New(rule, township.Place{File: file, Line: 2, Col: 1}, "错。", "改。")
	}
	tests := []struct {
		name           string
		rules          map[string]township.RuleSetting
		notices        []*township.Notice
		found          []finding.Finding
		left, accepted []string // rule, severity
	}{
		{"as it is", nil, []*township.Notice{notice(a, "")}, []finding.Finding{found(finding.RuleStale, a)}, []string{"CW506 warning"}, nil},
		{"off", map[string]township.RuleSetting{"CW506": {Severity: "off"}}, []*township.Notice{notice(a, "")}, []finding.Finding{found(finding.RuleStale, a)}, nil, nil},
		{"harder", map[string]township.RuleSetting{"CW506": {Severity: "error"}}, nil, []finding.Finding{found(finding.RuleStale, a)}, []string{"CW506 error"}, nil},
		{"softer", map[string]township.RuleSetting{"CW506": {Severity: "notice"}}, nil, []finding.Finding{found(finding.RuleStale, a)}, []string{"CW506 notice"}, nil},
		{"accepted", nil, []*township.Notice{notice(a, "", accepts(a, "CW402"))}, []finding.Finding{found(finding.RuleRepeated, a), found(finding.RuleClaim, a)},
			[]string{"CW202 error"}, []string{"CW402 warning"}},
		{"accepted in the table", nil, []*township.Notice{notice(a, "t.csv", accepts(a, "CW207"))}, []finding.Finding{found(finding.RuleTwice, csv)}, nil, []string{"CW207 warning"}},
		{"accepted by one of two that share a table", nil, []*township.Notice{notice(a, "t.csv", accepts(a, "CW207")), notice(b, "t.csv")},
			[]finding.Finding{found(finding.RuleTwice, csv)}, []string{"CW035 notice", "CW207 warning"}, nil},
		{"accepted by both", nil, []*township.Notice{notice(a, "t.csv", accepts(a, "CW207")), notice(b, "t.csv", accepts(b, "CW207"))},
			[]finding.Finding{found(finding.RuleTwice, csv)}, []string{"CW035 notice"}, []string{"CW207 warning"}},
		{"accepted for another notice", nil, []*township.Notice{notice(a, ""), notice(b, "", accepts(b, "CW402"))}, []finding.Finding{found(finding.RuleRepeated, a)},
			[]string{"CW402 warning", "CW035 notice"}, nil},
		{"not needed", nil, []*township.Notice{notice(a, "", accepts(a, "CW402"))}, nil, []string{"CW035 notice"}, nil},
		{"not needed, and nobody wants to know", map[string]township.RuleSetting{"CW035": {Severity: "off"}}, []*township.Notice{notice(a, "", accepts(a, "CW402"))}, nil, nil, nil},
		{"what only git knows may be needed where git is", nil, []*township.Notice{notice(a, "", accepts(a, "CW503"))}, nil, nil, nil},
	}
	for _, tt := range tests {
		in := &township.Township{Rules: tt.rules, Villages: []*township.Village{{Slug: "liuwan", Notices: tt.notices}}}
		left, accepted := Settle(in, tt.found)
		var l, k []string
		for _, f := range left {
			l = append(l, f.Rule+" "+f.Severity.String())
		}
		for _, f := range accepted {
			k = append(k, f.Rule+" "+f.Severity.String())
			if f.Reason != "理由" {
				t.Errorf("%s: the reason is %q", tt.name, f.Reason)
			}
		}
		if !equal(l, tt.left) || !equal(k, tt.accepted) {
			t.Errorf("%s: left %v, accepted %v; want %v, %v", tt.name, l, k, tt.left, tt.accepted)
		}
	}
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestSpan(t *testing.T) {
	tests := []struct{ title, from, to string }{
		{"2026年第三季度财务收支公开", "2026-07-01", "2026-09-30"},
		{"柳湾村2026年一季度账目", "2026-01-01", "2026-03-31"},
		{"2026年第4季度收支", "2026-10-01", "2026-12-31"},
		{"2025年度集体收益分配", "2025-01-01", "2025-12-31"},
		{"2026年上半年收支", "2026-01-01", "2026-06-30"},
		{"2025年下半年贴息", "2025-07-01", "2025-12-31"},
		{"2026年2月收支", "2026-02-01", "2026-02-28"},
		{"2026年7月—9月收支", "2026-07-01", "2026-09-30"},
		{"2026年7—9月份收支", "2026-07-01", "2026-09-30"},
		{"2026年12月财务", "2026-12-01", "2026-12-31"},
		{"2026年财务收支公开", "2026-01-01", "2026-12-31"},
		{"2026年第3号财务收支公开", "", ""},
		{"2026年耕地地力保护补贴名单", "", ""},
		{"第三季度收支", "", ""},
		{"2026年9月至7月收支", "", ""},
	}
	for _, tt := range tests {
		s, ok := words.spanOf(tt.title)
		if !ok {
			s = span{}
		}
		if s.from.String() != tt.from || s.to.String() != tt.to {
			t.Errorf("%s: %s to %s, want %s to %s", tt.title, s.from, s.to, tt.from, tt.to)
		}
	}
}

func TestFigures(t *testing.T) {
	tests := []struct {
		text string
		want []figure // unit, value, slack
	}{
		{"收入 4.2 万元，支出 3.1 万元", []figure{{unit: "元", value: 42000_00, slack: 500_00}, {unit: "元", value: 31000_00, slack: 500_00}}},
		{"一共 147,890 元", []figure{{unit: "元", value: 147890_00, slack: 50}}},
		{"结余 1380.05元", []figure{{unit: "元", value: 1380_05, slack: 0}}},
		{"¥500.05", []figure{{unit: "元", value: 500_05, slack: 0}}},
		{"1,286 亩，37 户", []figure{{unit: "亩", value: 1286_000, slack: 500}, {unit: "户", value: 37_000, slack: 500}}},
		{"99.15 亩", []figure{{unit: "亩", value: 99_150, slack: 5}}},
		{"每亩 115 元/亩，元旦，2026年，第 3 组，5 人次", nil},
		{"约 3 万元", []figure{{unit: "元", value: 30000_00, slack: 10000_00, rough: true}}},
		{"300 多元，300元左右", []figure{{unit: "元", value: 300_00, slack: 30_00, rough: true}}},
	}
	for _, tt := range tests {
		fs := words.read(tt.text)
		for i := range fs {
			fs[i].start, fs[i].end = 0, 0
		}
		if len(fs) != len(tt.want) {
			t.Errorf("%s: %+v, want %+v", tt.text, fs, tt.want)
			continue
		}
		for i := range fs {
			if fs[i] != tt.want[i] {
				t.Errorf("%s: %+v, want %+v", tt.text, fs[i], tt.want[i])
			}
		}
	}
}

func FuzzTexts(f *testing.F) {
	f.Add("2026年7—9月份收入 4.2 万元（大写：肆万贰仟元整），2026年11月31日（星期三）")
	f.Add("全村 5 户（其中三组 120 户，其余 9 户），每户每月 1,500 元；应到 41 人，实到 43 人，1 票弃权，不同意 2 票")
	f.Fuzz(func(t *testing.T, text string) {
		for _, g := range words.read(text) {
			if g.start < 0 || g.end > len(text) || g.start >= g.end || g.slack < 0 {
				t.Errorf("%q: %+v", text, g)
			}
		}
		if s, ok := words.spanOf(text); ok && s.to.Before(s.from) {
			t.Errorf("%q: %v", text, s)
		}
		n := &township.Notice{Title: text, Summary: text, Path: "villages/a/finance/a.md", Body: township.Body{Source: text, Line: 9}, Places: township.Places{},
			Tables: []*township.Table{{File: "a.csv", Columns: []township.Column{{Name: "户主", Type: township.NameColumn}, {Name: "金额（元）", Type: township.MoneyColumn}},
				Rows: [][]township.Cell{{{Text: "张*"}, {Text: "1.00", Value: 100, Given: true}}}}}}
		c := &checker{Input: Input{Township: &township.Township{}, Today: township.MakeDay(2026, 11, 20)}, lexicon: words}
		c.claims(n)
		c.capitals(n)
		c.parts(n)
		c.votes(n)
		c.wholes(n)
		c.rates(n)
		c.falseDates(text, township.Place{File: n.Path, Line: 1, Col: 1})
		for _, found := range c.findings {
			if found.Line < 1 || found.Col < 1 || found.Message == "" {
				t.Errorf("%q: %+v", text, found)
			}
		}
	})
}

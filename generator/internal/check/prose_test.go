package check

import (
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

// prose is what is told of a sentence that stands in a notice's body.
func prose(text string) []string {
	n := &township.Notice{Path: "villages/a/finance/a.md", Body: township.Body{Source: text, Line: 9}, Places: township.Places{}}
	c := &checker{Input: Input{Township: &township.Township{}, Today: township.MakeDay(2026, 11, 20)}, lexicon: words}
	c.parts(n)
	c.votes(n)
	var told []string
	for _, f := range c.findings {
		told = append(told, f.Rule)
	}
	return told
}

// Sentences as villages write them. What is silent here may still be wrong: the rules
// would rather miss a slip than disturb a clerk who made none.
func TestProse(t *testing.T) {
	for text, want := range map[string]string{
		"收入 80,000 元，其中租金 90,000 元。":                             "CW212",
		"总投资 18.6 万元，其中财政 12 万元、集体 4 万元、捐款 3.6 万元。":              "CW212",
		"总投资 18.6 万元，其中财政 12 万元、集体 4 万元、捐款 2.6 万元。":              "",
		"总投资约 18 万元，其中财政 12 万元、集体 4 万元、捐款 2.6 万元。":               "",
		"全村 312 户 1,020 人，其中脱贫户 36 户 118 人，监测户 4 户 9 人。":         "",
		"全村 312 户 1,020 人，其中脱贫户 36 户 1,118 人。":                   "",
		"党员 42 人，其中女党员 45 人。":                                    "CW212",
		"分红 50 户，其中一组 20 户，二组 20 户，其余三组 20 户。":                   "CW212",
		"分红 50 户，其中一组 20 户，二组 20 户，其余三组 10 户。":                   "",
		"收入 500 元，其中租金收入 300 元，补助收入 200 元；支出 900 元。":             "",
		"收入 500 元，其中租金 300 元，支出 420 元，结余 80 元。":                  "",
		"收入 300 元、支出 120 元，其中租金收入 250 元。":                        "",
		"三季度花 500 元，其中比去年多 800 元的是电费。":                           "",
		"一度 8 角，其中电费 5 角 6 分，剩下的归集体修棚子。":                         "",
		"四季度 28 位老人领到高龄津贴，其中 90 岁以上 5 位，一共 4,650 元。":             "",
		"付工钱 5,000 元（其中周某 3,000 元，李某 3,000 元），另付材料 9,000 元。":     "CW212",
		"每人 500 元，其中 4 人一共 2,000 元。":                             "",
		"耕地 1,286 亩，其中水田 900 亩，旱地 386 亩。":                        "",
		"耕地 1,286 亩，其中水田 1,900 亩。":                               "CW212",
		"应到代表 41 名，实到 43 名。":                                     "CW213",
		"应到代表41人实到39人同意38人弃权1人。":                                 "",
		"应到代表41人实到39人同意38人弃权2人。":                                 "CW213",
		"会议应到 35 人，实到 30 人，符合规定。":                                "",
		"实到代表 39 人，38 票赞成，1 票反对，0 票弃权，通过。":                       "",
		"实到代表 39 人，38 票赞成，1 票反对，1 票弃权，通过。":                       "CW213",
		"实到 39 人，委托 2 人，同意 41 人，反对 0 人，弃权 0 人。":                  "",
		"实到 39 人，收回选票 38 张，同意 36 票，反对 1 票，弃权 1 票。":               "",
		"全村 312 户，同意 290 户，不同意 22 户。":                            "",
		"实到 39 人，同意 30 人，不同意 9 人，没有人弃权。":                         "",
		"到会 39 人，全票同意；到会的又推选 3 人监督。":                             "",
		"第一件：到会 39 人，同意 39 人。第二件：到会 38 人，同意 30 人，反对 9 人，弃权 0 人。": "",
		"应到 15 人，实到 15 人，有 2 人同意缓办，13 人同意照办。":                    "",
	} {
		got := strings.Join(slices.Compact(prose(text)), " ")
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// A text without an end takes no longer than one that is divided.
func TestEndless(t *testing.T) {
	long := strings.Repeat("全村 5 户（其中 6 户），每户 7 元，应到 8 人，实到 9 人，同意 10 票，", 10_000)
	n := &township.Notice{Path: "villages/a/finance/a.md", Body: township.Body{Source: long, Line: 9}, Places: township.Places{},
		Tables: []*township.Table{{File: "a.csv", Columns: []township.Column{{Name: "户主", Type: township.NameColumn}}, Rows: [][]township.Cell{{{Text: "张*"}}}}}}
	c := &checker{Input: Input{Township: &township.Township{}, Today: township.MakeDay(2026, 11, 20)}, lexicon: words}
	c.parts(n)
	c.votes(n)
	c.wholes(n)
	if len(c.findings) > 1 {
		t.Errorf("%d findings", len(c.findings))
	}
}

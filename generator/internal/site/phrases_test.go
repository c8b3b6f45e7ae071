package site

import (
	"strings"
	"testing"
)

func TestPhrases(t *testing.T) {
	for title, want := range map[string]string{
		"2026年第三季度财务收支公开":       "2026年第三季度|财务收支公开",
		"2026年11月临时救助结果公示":      "2026年11月|临时救助|结果公示",
		"2026年度项目计划公示":          "2026年度|项目计划公示",
		"2026年上半年公益性岗位考勤情况":     "2026年上半年|公益性岗位考勤情况",
		"村民代表会议决定：新修柳湾桥":        "村民代表会议决定：|新修柳湾桥",
		"柳湾桥建设进程和付款公开（完工）":      "柳湾桥建设进程和付款公开|（完工）",
		"更正：2026年第二季度财务收支公开（二）": "更正：|2026年第二季度|财务收支公开|（二）",
		"冬修水渠，断水五天":             "冬修水渠，断水五天",
		"":                      "",
	} {
		if got := strings.Join(phrases(title), "|"); got != want {
			t.Errorf("phrases(%q) = %q, want %q", title, got, want)
		}
	}
}

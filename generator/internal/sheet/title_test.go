package sheet

import (
	"strings"
	"testing"

	"cunwu/generator/internal/pdf"
)

// A title is divided between words, in lines of about the same length.
func TestTitles(t *testing.T) {
	m := maker(t)
	style := A4()
	for title, want := range map[string]string{
		"2026年第二批财政衔接推进乡村振兴补助资金分配结果公告":   "2026年第二批财政衔接推进|乡村振兴补助资金分配结果公告",
		"柳湾村2026年第三季度财务收支和集体资产情况公开":      "柳湾村2026年第三季度|财务收支和集体资产情况公开",
		"社会救助投诉举报电话和信访地址":                "社会救助投诉举报电话和信访地址",
		"关于征求村民代表会议对路灯照明项目和停车场改造方案意见的通知": "关于征求村民代表会议对路灯照明|项目和停车场改造方案意见的通知",
	} {
		l := m.layout(&style, nil)
		var lines []string
		for _, s := range l.balanced(title, style.Title, element("H1")) {
			var b strings.Builder
			for _, item := range s.items {
				if text, ok := item.(*pdf.Text); ok {
					for _, g := range text.Glyphs {
						b.WriteRune(g.Rune)
					}
				}
			}
			lines = append(lines, b.String())
		}
		if got := strings.Join(lines, "|"); got != want {
			t.Errorf("%s is set as\n%s, want\n%s", title, got, want)
		}
	}
}

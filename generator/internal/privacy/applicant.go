package privacy

import (
	"strings"
	"unicode"
)

// applicants are what forms and lists call whom they are about. Officers (经手人, 负责人,
// 联系人, 审核人) are none of them: they act for the village, and stay named.
var applicants = []string{"姓名", "户主", "申请人", "救助对象", "低保对象", "特困人员", "监测对象", "补贴对象", "受益人", "领款人", "领取人", "受助人", "户主姓名"}

// Applicant reports whether a text names a person in full whom it is about: behind a word
// that says so and a colon, as in 申请人：王小明. Without the colon what follows the word may be
// anything, so it does not count.
func Applicant(text string) bool {
	for _, word := range applicants {
		for rest := text; ; {
			_, after, found := strings.Cut(rest, word)
			if !found {
				break
			}
			rest = after
			after = strings.TrimLeft(after, " 　")
			name, colon := strings.CutPrefix(after, "：")
			if !colon {
				name, colon = strings.CutPrefix(after, ":")
			}
			name = strings.TrimLeft(name, " 　")
			if end := strings.IndexFunc(name, func(r rune) bool { return !unicode.Is(unicode.Han, r) && r != '·' }); end >= 0 {
				name = name[:end]
			}
			if colon && IsName(name) {
				return true
			}
		}
	}
	return false
}

package markup

import (
	"regexp"
	"strings"
)

// phone finds telephone numbers that a text tells in full: a fixed line with its area code
// (0999-5550120, with an extension or without), a mobile, 400 and 800 numbers, and a hotline
// of five digits after a word that says it is one. What stands before and after is looked at
// by phones: a number within a longer one is none.
var phone = regexp.MustCompile(`0[0-9]{2,3}[-－][0-9]{7,8}|1[3-9][0-9]{9}|[48]00-[0-9]{3}-?[0-9]{4}|(?:热线|电话|拨打?)[：: ]*1[0-9]{4}|打 ?123[0-9]{2}`)

// counted begins a text that makes the figures before it a sum and no hotline: 已打 12300 元.
var counted = regexp.MustCompile(`^ ?[万余多]?[元块斤亩户人]`)

// phones calls text and call in turn for the parts of s: call has a telephone number as it
// is written and what a telephone dials.
func phones(s string, text func(string), call func(shown, dialled string)) {
	done := 0
	for _, at := range phone.FindAllStringIndex(s, -1) {
		from, to := at[0], at[1]
		from += strings.IndexAny(s[from:to], "0123456789")
		if from > 0 && joins(s[from-1]) || to < len(s) && joins(s[to]) || to-from == 5 && counted.MatchString(s[to:]) {
			continue
		}
		text(s[done:from])
		call(s[from:to], strings.NewReplacer("-", "", "－", "").Replace(s[from:to]))
		done = to
	}
	text(s[done:])
}

// joins is whether a number goes on at c: a letter, a figure, or a mark that stands within
// numbers and addresses.
func joins(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || strings.IndexByte("*-_/.@#=", c) >= 0
}

package check

import (
	"slices"
	"strings"

	"cunwu/generator/internal/township"
)

// A span is the time that a notice tells of, as its title names it: 2026年第三季度,
// 2026年7月, 2026年上半年, 2026年度. The zero span: the title names none.
type span struct {
	from, to township.Day // both included
	words    string
}

// spanOf reads the span that a title names. With certain words after it a year is a span
// by itself: 2026年财务收支公开.
func (l *lexicon) spanOf(title string) (span, bool) {
	t, named := township.StretchOf(title)
	if !named || t.Bare && !slices.ContainsFunc(l.Years, func(w string) bool { return strings.HasPrefix(t.Rest, w) }) {
		return span{}, false
	}
	return span{t.From, t.To, t.Words}, true
}

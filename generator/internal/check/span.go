package check

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"cunwu/generator/internal/township"
)

// A span is the time that a notice tells of, as its title names it: 2026年第三季度,
// 2026年7月, 2026年上半年, 2026年度. The zero span: the title names none.
type span struct {
	from, to township.Day // both included
	words    string
}

var spanForm = regexp.MustCompile(`(20\d\d)年(?:(度)|第?([一二三四1-4])季度|([上下])半年|(1[0-2]|[1-9])(?:月?(?:[—－~～-]|至|到)(?:20\d\d年)?(1[0-2]|[1-9]))?月(份)?)?`)

// spanOf reads the span that a title names. With certain words after it a year is a span
// by itself: 2026年财务收支公开.
func (l *lexicon) spanOf(title string) (span, bool) {
	if !strings.Contains(title, "年") {
		return span{}, false
	}
	at := spanForm.FindStringSubmatchIndex(title)
	if at == nil {
		return span{}, false
	}
	group := func(i int) string {
		if at[2*i] < 0 {
			return ""
		}
		return title[at[2*i]:at[2*i+1]]
	}
	year, err := strconv.Atoi(group(1))
	if err != nil {
		return span{}, false
	}
	months := func(first, last int) (span, bool) {
		return span{township.MakeDay(year, time.Month(first), 1), township.MakeDay(year, time.Month(last)+1, 1).Add(-1), title[at[0]:at[1]]}, first <= last
	}
	switch {
	case group(2) != "":
		return months(1, 12)
	case group(3) != "":
		quarter := strings.Index("一二三四", group(3)) / len("一")
		if n, err := strconv.Atoi(group(3)); err == nil {
			quarter = n - 1
		}
		return months(3*quarter+1, 3*quarter+3)
	case group(4) == "上":
		return months(1, 6)
	case group(4) == "下":
		return months(7, 12)
	case group(5) != "":
		first, _ := strconv.Atoi(group(5)) // digits, by the form
		last := first
		if group(6) != "" {
			last, _ = strconv.Atoi(group(6))
		}
		return months(first, last)
	}
	for _, w := range l.Years {
		if strings.HasPrefix(title[at[1]:], w) {
			return months(1, 12)
		}
	}
	return span{}, false
}

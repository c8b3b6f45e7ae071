package township

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A Stretch is the months that a title names: 2026年第三季度, 2026年7月, 2026年上半年, 2026年度.
type Stretch struct {
	From, To Day    // both included
	Words    string // by which the title names it
	Bare     bool   // a year by itself, and nothing that says that all of it is meant
	Rest     string // of the title, after the words
}

var (
	stretchForm = regexp.MustCompile(`(20\d\d)年(?:(度)|第?([一二三四1-4])季度|([上下])半年|(1[0-2]|[1-9])(?:月?(?:[—－~～-]|至|到)(?:20\d\d年)?(1[0-2]|[1-9]))?月(份)?)?`)
	// partForm is a part of a year that is not said: of the last one that had begun.
	partForm = regexp.MustCompile(`第?([一二三四1-4])季度|([上下])半年`)
)

// StretchOf reads the first stretch with its year that a title names.
func StretchOf(title string) (Stretch, bool) {
	if !strings.Contains(title, "年") {
		return Stretch{}, false
	}
	at := stretchForm.FindStringSubmatchIndex(title)
	if at == nil {
		return Stretch{}, false
	}
	group := func(i int) string {
		if at[2*i] < 0 {
			return ""
		}
		return title[at[2*i]:at[2*i+1]]
	}
	year, err := strconv.Atoi(group(1))
	if err != nil {
		return Stretch{}, false
	}
	first, last := 1, 12
	switch {
	case group(3) != "" || group(4) != "":
		first, last = partOf(group(3), group(4))
	case group(5) != "":
		first, _ = strconv.Atoi(group(5)) // digits, by the form
		last = first
		if group(6) != "" {
			last, _ = strconv.Atoi(group(6))
		}
	}
	t := stretchIn(year, first, last)
	t.Words, t.Rest, t.Bare = title[at[0]:at[1]], title[at[1]:], at[1] == at[3]+len("年")
	return t, first <= last
}

// partOf are the first and the last month of a quarter or a half.
func partOf(quarter, half string) (first, last int) {
	switch half {
	case "上":
		return 1, 6
	case "下":
		return 7, 12
	}
	n := strings.Index("一二三四", quarter)/len("一") + 1
	if digit, err := strconv.Atoi(quarter); err == nil {
		n = digit
	}
	return 3*n - 2, 3 * n
}

func stretchIn(year, first, last int) Stretch {
	return Stretch{From: MakeDay(year, time.Month(first), 1), To: MakeDay(year, time.Month(last)+1, 1).Add(-1)}
}

// Stretch is what the notice's title says of the time that it is about; a quarter or a half without its
// year is the last one that had begun on the notice's day.
func (n *Notice) Stretch() (Stretch, bool) {
	if t, ok := StretchOf(n.Title); ok {
		return t, true
	}
	day := n.written()
	m := partForm.FindStringSubmatch(n.Title)
	if m == nil || day.IsZero() {
		return Stretch{}, false
	}
	first, last := partOf(m[1], m[2])
	t := stretchIn(day.Year(), first, last)
	if t.From.After(day) {
		t = stretchIn(day.Year()-1, first, last)
	}
	t.Words = m[0]
	return t, true
}

// written is the day of the notice's text, or else that on which it was published.
func (n *Notice) written() Day {
	if n.Date.IsZero() {
		return n.Period.From
	}
	return n.Date
}

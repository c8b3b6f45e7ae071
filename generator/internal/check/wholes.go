package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// wholeForm stands between a word for the whole of a list and the figure that counts it: a
// few characters that name what is counted, and other counts of the same list.
var wholeForm = regexp.MustCompile(`^\p{Han}{0,8}?(?:\s*[\d,]+\s*(?:个组|户|人|位|名)[、，]?)?\s*$`)

// wholes finds households and persons that a notice counts otherwise in words
// than the notice's lists do. It is silent where one figure of the text is right: then the
// others are of something else.
func (c *checker) wholes(n *township.Notice) {
	for _, unit := range []string{"户", "人"} {
		counts := c.counts(n, unit)
		if len(counts) == 0 {
			continue
		}
		type told struct {
			figure
			text string
			at   township.Place
		}
		var wrong []told
		right := false
		look := func(text string, at township.Place, most int) {
			for _, fig := range c.read(text) {
				if personUnit(fig.unit) != unit {
					continue
				}
				right = right || slices.ContainsFunc(counts, fig.matches)
				before := lastRunes(text[:fig.start], 40)
				sum := c.totalForm.MatchString(before)
				if known, _ := c.sums(n, fig.unit); sum && len(known) > 0 {
					continue // RuleClaim compares it
				}
				if sum && most > 0 || c.ofAll(before, most) {
					wrong = append(wrong, told{fig, text, at})
				}
			}
		}
		look(n.Title, n.At("title"), 12)
		look(n.Summary, n.At("summary"), 12)
		sentences(n, func(text string, at township.Place) { look(text, at, 0) }) // a body tells of other things too
		if right || len(wrong) == 0 {
			continue
		}
		w := wrong[0]
		c.report(finding.RuleWhole, advance(w.at, w.text[:w.start]), "这里说 "+strings.TrimSpace(w.text[w.start:w.end])+"，名单里是 "+township.FormatQuantity(counts[0])+" "+unit+"。", "改成名单里的数，或者检查名单有没有漏写、多写。")
	}
}

// ofAll reports whether the text before a figure makes it the count of a whole list. At
// most so many characters may stand between, with another count of the same list.
func (c *checker) ofAll(before string, most int) bool {
	for _, w := range c.Whole {
		i := strings.LastIndex(before, w)
		if i < 0 {
			continue
		}
		if between := before[i+len(w):]; wholeForm.MatchString(between) && utf8.RuneCountInString(strings.TrimSpace(between)) <= most && !holds(between, c.NoPart) && !holds(between, c.Each) && !holds(between, c.Parts) && !strings.Contains(between, "有") {
			return true
		}
	}
	return false
}

// personUnit is 人 for all words that count persons.
func personUnit(unit string) string {
	if unit == "位" || unit == "名" {
		return "人"
	}
	return unit
}

// counts are the numbers of households or persons that the lists of a notice may be said
// to hold; none where the lists are not of them.
func (c *checker) counts(n *township.Notice, unit string) []int64 {
	var counts []int64
	var rows, all int64
	for _, t := range n.Tables {
		if t.Kind == township.Ledger || len(t.Rows) == 0 || t.Cleared {
			continue
		}
		names, households := false, false
		var sums []int64
		for i, col := range t.Columns {
			household := strings.Contains(col.Name, "户")
			person := col.Type == township.NameColumn || col.Name == "姓名"
			names = names || person || col.Name == "户主"
			households = households || household || col.Type == township.CountColumn && strings.Contains(col.Name, "人")
			if col.Type == township.CountColumn && strings.Contains(col.Name, unit) {
				sums = append(sums, t.Sum(i))
				all += t.Sum(i)
			}
		}
		if names && (unit == "人" || households) {
			given := int64(0)
			for _, row := range t.Rows {
				if !c.tellsSums(row) {
					given += 1000
				}
			}
			counts = append(counts, given)
			rows += given
		}
		counts = append(counts, sums...)
	}
	if len(counts) > 1 {
		counts = append(counts, rows, all)
	}
	return counts
}

// rateSaid are the words before a figure that make it so much for each.
var rateSaid = regexp.MustCompile(`每(户|人|位|名)(每月|每年|每季度?|一年|一个月)?$`)

// rates finds what each household or person is said to get, where no row of the notice's
// lists gets it.
func (c *checker) rates(n *township.Notice) {
	for _, f := range []struct{ key, text string }{{"title", n.Title}, {"summary", n.Summary}} {
		text, at := f.text, n.At(f.key)
		if !strings.Contains(text, "每") {
			continue
		}
		for _, fig := range c.read(text) {
			if fig.unit != "元" {
				continue
			}
			before := strings.TrimRight(lastRunes(text[:fig.start], 40), " ：:")
			for _, verb := range c.Verbs {
				if rest, ok := strings.CutSuffix(before, verb); ok && rateSaid.MatchString(rest) {
					before = rest
					break
				}
			}
			if rateSaid.MatchString(before) && !c.paid(n, fig) {
				c.report(finding.RuleWhole, advance(at, text[:fig.start]), "这里说每"+rateSaid.FindStringSubmatch(before)[1]+" "+strings.TrimSpace(text[fig.start:fig.end])+"，名单里没有哪一行是这个数。", "改成名单里的数，或者检查名单的标准和金额。")
			}
		}
	}
}

// sentences visits the lines of a notice's body, without the tables in it.
func sentences(n *township.Notice, visit visitor) {
	body(n, func(text string, at township.Place) {
		if !strings.HasPrefix(text, "|") {
			visit(text, at)
		}
	})
}

// paid reports whether a figure is what a row of a list gets: the amount, a part of it for
// each of what the row counts, or for each month. It is also true where nobody is paid.
func (c *checker) paid(n *township.Notice, f figure) bool {
	lists := 0
	for _, t := range n.Tables {
		money := slices.ContainsFunc(t.Columns, func(col township.Column) bool { return col.Type == township.MoneyColumn })
		names := slices.ContainsFunc(t.Columns, func(col township.Column) bool { return col.Type == township.NameColumn || col.Name == "姓名" })
		if t.Kind == township.Ledger || len(t.Rows) == 0 || !money || !names {
			continue
		}
		lists++
		for _, row := range t.Rows {
			for i, col := range t.Columns {
				if col.Type != township.MoneyColumn || !row[i].Given {
					continue
				}
				parts := []int64{1000, 3000, 6000, 12000}
				for j, other := range t.Columns {
					if other.Type == township.CountColumn && row[j].Value > 0 {
						parts = append(parts, row[j].Value)
					}
				}
				for _, p := range parts {
					if f.matches(row[i].Value*1000/p) || f.matches(row[i].Value) {
						return true
					}
				}
			}
		}
	}
	return lists == 0
}

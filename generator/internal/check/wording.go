package check

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// wording finds phrases that nobody uses, documents that hold no longer, and days that
// there are not.
func (c *checker) wording() {
	repealed := func(text string, at township.Place) { c.repealed(text, at) }
	for _, id := range c.Catalogue.IDs() {
		item := c.Catalogue.Items[id]
		for i, basis := range item.Basis {
			repealed(basis, place(item.Places, fmt.Sprintf("basis[%d]", i), item.Path))
		}
	}
	c.notices(func(_ *township.Village, n *township.Notice) {
		c.worded(n)
		c.backdated(n)
		c.years(n)
	})
}

// worded finds them in a notice's title, plain sentence and body.
func (c *checker) worded(n *township.Notice) {
	c.jargon(n)
	for _, f := range []struct{ key, text string }{{"title", n.Title}, {"summary", n.Summary}} {
		c.outdated(f.text, n.At(f.key))
	}
	body(n, c.outdated)
}

// outdated finds documents that hold no longer, and days that there are not.
func (c *checker) outdated(text string, at township.Place) {
	c.repealed(text, at)
	c.falseDates(text, at)
}

// jargon finds official phrases in the plain sentence, and in the title and the body of a
// notice that has none.
func (c *checker) jargon(n *township.Notice) {
	hint := "换成村里人平常说的话；词表在 content/wording/jargon.yaml。"
	for _, term := range c.Township.Wording.Jargon {
		if i := strings.Index(n.Summary, term.Words); i >= 0 {
			c.report(finding.RuleJargon, advance(n.At("summary"), n.Summary[:i]), "明白话里有官话“"+term.Words+"”。", "可以说：“"+term.Plain+"”。"+hint)
		}
		if n.Summary != "" {
			continue
		}
		if i := strings.Index(n.Title, term.Words); i >= 0 {
			c.report(finding.RuleJargon, advance(n.At("title"), n.Title[:i]), "标题里有官话“"+term.Words+"”，又没有明白话。", "加一句 summary，把它说成：“"+term.Plain+"”。")
		} else if i := strings.Index(n.Body.Source, term.Words); i >= 0 {
			c.report(finding.RuleJargon, bodyPlace(n, i), "正文里有官话“"+term.Words+"”，又没有明白话。", "加一句 summary，把它说成：“"+term.Plain+"”。")
		}
	}
}

// bodyPlace is the place of a byte of the notice's body.
func bodyPlace(n *township.Notice, i int) township.Place {
	before := n.Body.Source[:i]
	start := strings.LastIndexByte(before, '\n') + 1
	return advance(township.Place{File: n.Path, Line: n.Body.Line + strings.Count(before, "\n"), Col: 1}, before[start:])
}

// repealed finds documents that are no longer in force.
func (c *checker) repealed(text string, at township.Place) {
	for _, d := range c.Township.Wording.Repealed {
		for _, name := range d.Name {
			i := strings.Index(text, name)
			if i < 0 || c.abolishes(text[i+len(name):]) {
				continue
			}
			since := ""
			if !d.Since.IsZero() {
				since = "（" + d.Since.Chinese() + "起）"
			}
			c.report(finding.RuleRepealed, advance(at, text[:i]), "“"+name+"”已经废止"+since+"。", "现在用的是"+d.By+"；依据："+d.Source+"。")
			break
		}
	}
}

// abolishes reports whether a text itself tells that the document before it is no longer
// in force.
func (l *lexicon) abolishes(rest string) bool {
	const near = 10 * len("字")
	rest = rest[:min(len(rest), near)]
	return holds(rest, l.Abolished)
}

var (
	dayForm      = regexp.MustCompile(`((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?:[（(](?:星期|周)([一二三四五六日天])[）)])?`)
	shortForm    = regexp.MustCompile(`(?:^|[^年\d])(\d{1,2})\s?月\s?(\d{1,2})\s?日[（(](?:星期|周)([一二三四五六日天])[）)]`)
	weekdayRunes = "日一二三四五六"
)

// falseDates finds days in a text that the calendar does not have, and days of the week
// that are wrong.
func (c *checker) falseDates(text string, at township.Place) {
	if !strings.Contains(text, "日") || !strings.Contains(text, "月") {
		return
	}
	for _, m := range dayForm.FindAllStringSubmatchIndex(text, -1) {
		year, month, day := number(text[m[2]:m[3]]), number(text[m[4]:m[5]]), number(text[m[6]:m[7]])
		d := township.MakeDay(year, time.Month(month), day)
		if y, mm, dd := d.Date(); y != year || int(mm) != month || dd != day {
			c.report(finding.RuleFalseDate, advance(at, text[:m[0]]), "日历上没有"+text[m[0]:m[7]]+"日。", "核对以后改正。")
			continue
		}
		if m[8] >= 0 {
			c.weekday(d, text[m[8]:m[9]], advance(at, text[:m[0]]))
		}
	}
	if c.Today.IsZero() || !strings.ContainsAny(text, "（(") {
		return
	}
	for _, m := range shortForm.FindAllStringSubmatchIndex(text, -1) {
		// Without a year it is that of the notice; a wrong weekday in every year near it is wrong.
		month, day := number(text[m[2]:m[3]]), number(text[m[4]:m[5]])
		right := false
		for year := c.Today.Year() - 2; year <= c.Today.Year()+1; year++ {
			d := township.MakeDay(year, time.Month(month), day)
			_, mm, _ := d.Date()
			right = right || int(mm) == month && strings.Contains("日天", text[m[6]:m[7]]) == (d.Weekday() == time.Sunday) && (d.Weekday() == time.Sunday || weekdayName(d) == text[m[6]:m[7]])
		}
		if !right {
			c.report(finding.RuleFalseDate, advance(at, text[:m[2]]), "这几年的"+text[m[2]:m[3]]+"月"+text[m[4]:m[5]]+"日都不是星期"+text[m[6]:m[7]]+"。", "核对日期和星期，改正写错的那个。")
		}
	}
}

func (c *checker) weekday(d township.Day, said string, at township.Place) {
	if name := weekdayName(d); said != name && !(said == "天" && name == "日") {
		c.report(finding.RuleFalseDate, at, d.Chinese()+"是星期"+name+"，不是星期"+said+"。", "核对日期和星期，改正写错的那个。")
	}
}

func weekdayName(d township.Day) string {
	return string([]rune(weekdayRunes)[d.Weekday()])
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits) // digits, by the form
	return n
}

// backdated finds notices that reached the published branch long after the day from which
// they say they were public.
func (c *checker) backdated(n *township.Notice) {
	if c.Landed == nil {
		return
	}
	landed, ok := c.Landed(n.Path)
	if !ok || n.Period.From.IsZero() {
		return
	}
	if late := landed.Sub(n.Period.From); late > int(c.number(finding.RuleBackdated, "days")) {
		c.report(finding.RuleBackdated, n.At("period.from"), fmt.Sprintf("公示期的第一天是%s，这则公示%s才合并进来，晚了 %d 天。", n.Period.From.Chinese(), landed.Chinese(), late),
			"公示期从真正公开的那天写起；补录旧公示的，接受这条规则，写明原因。")
	}
}

// freshness finds columns in which nothing stands, or nothing new.
func (c *checker) freshness() {
	var newest township.Day
	for _, v := range c.Township.Villages {
		latest := map[string]township.Day{}
		for _, n := range v.Notices {
			day := n.Period.From
			if day.IsZero() || day.After(c.Today) {
				continue
			}
			if newest.IsZero() || day.After(newest) {
				newest = day
			}
			if day.After(latest[n.Category]) {
				latest[n.Category] = day
			}
		}
		at := township.Place{File: "villages/" + v.Slug + "/village.yaml", Line: 1, Col: 1}
		most := int(c.number(finding.RuleStale, "column_days"))
		for _, category := range c.columns() {
			name := "栏目 " + category
			switch day, ok := latest[category]; {
			case !ok:
				c.report(finding.RuleEmpty, at, name+" 里一则公示也没有。", "把这个栏目该公开的事项公开一则；本村确实没有，也写一则说明。")
			case c.Today.Sub(day) > most:
				c.report(finding.RuleStale, at, fmt.Sprintf("%s 已经 %d 天没有新公示，最近一则是%s的。", name, c.Today.Sub(day), day.Chinese()), "看看有没有漏掉没公开的；没有新的事情，也可以公布“本期没有”。")
			}
		}
	}
	if most := int(c.number(finding.RuleStale, "home_days")); !c.Part && !newest.IsZero() && c.Today.Sub(newest) > most {
		c.report(finding.RuleStale, township.Place{File: "content/township.yaml", Line: 1, Col: 1},
			fmt.Sprintf("全镇已经 %d 天没有新公示，最近一则是%s的。", c.Today.Sub(newest), newest.Chinese()), "催一催各村；到期该公开的事项见公开目录的时限。")
	}
}

// columns are the categories in which the catalogue has something to disclose, in order.
func (c *checker) columns() []string {
	used := map[string]bool{}
	for _, item := range c.Catalogue.Items {
		if item.Excluded == "" {
			used[item.Category] = true
		}
	}
	var columns []string
	for _, category := range township.Categories {
		if used[category] {
			columns = append(columns, category)
		}
	}
	return columns
}

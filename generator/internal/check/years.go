package check

import (
	"fmt"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// years finds dates whose year cannot be meant: of what is written on the notice itself,
// and of its tables.
func (c *checker) years(n *township.Notice) {
	first := int(c.number(finding.RuleYear, "first"))
	last := c.Today.Year() + int(c.number(finding.RuleYear, "years"))
	look := func(what string, day township.Day, at township.Place) {
		if day.IsZero() || c.Today.IsZero() || day.Year() >= first && day.Year() <= last {
			return
		}
		c.report(finding.RuleYear, at, fmt.Sprintf("%s是%s，差了几十年。", what, day.Chinese()), "多半是年份打错了，核对以后改正。")
	}
	look("成文日期", n.Date, n.At("date"))
	look("公示期的最后一天", n.Period.To, n.At("period.to"))
	if n.Reviewed != nil {
		look("审核的日期", n.Reviewed.Date, n.At("reviewed.date"))
	}
	for _, e := range events(n) {
		look(e.words, e.day, n.At(e.key))
	}
	except := c.words(finding.RuleYear, "except")
	for _, t := range n.Tables {
		for i, col := range t.Columns {
			if col.Type != township.DayColumn || holds(col.Name, except) {
				continue
			}
			for _, row := range t.Rows {
				if row[i].Given {
					look("“"+col.Name+"”", row[i].Day, township.Place{File: tableFile(n, t), Line: row[i].Line, Col: row[i].Col})
				}
			}
		}
	}
}

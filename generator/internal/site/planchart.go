package site

import (
	"cunwu/generator/internal/chart"
	"cunwu/generator/internal/township"
)

// chartFunds is how many parts of a whole are drawn beside it at most.
const chartFunds = 5

// planChart draws what was planned beside what was spent: the whole, and its parts where
// there are a few.
func (s *Site) planChart(id string, t *township.Table) []chartView {
	lines := t.Compare()
	if len(lines) == 0 {
		return nil
	}
	c := chartView{Head: []string{s.word("chart_fund_head"), s.word("chart_planned"), s.word("chart_actual")}}
	group := func(l township.Compared) chart.Group {
		bar := func(name string, f township.Fen, given bool, form chart.Form) chart.Bar {
			b := chart.Bar{Name: s.word(name), Amount: f, Form: form}
			if !given {
				b.None = s.word("chart_none")
			}
			return b
		}
		return chart.Group{Name: l.Name, Bars: []chart.Bar{
			bar("chart_planned", l.Planned, l.PlannedGiven, chart.Hollow), bar("chart_actual", l.Actual, l.ActualGiven, chart.Solid),
		}}
	}
	row := func(l township.Compared) chartRow {
		cells := []string{s.word("chart_none"), s.word("chart_none")}
		if l.PlannedGiven {
			cells[0] = l.Planned.Grouped()
		}
		if l.ActualGiven {
			cells[1] = l.Actual.Grouped()
		}
		return chartRow{l.Name, cells}
	}
	whole := township.Compared{Name: s.word("table_total")}
	var parts []chart.Group
	for _, l := range lines {
		whole.Planned, whole.Actual = whole.Planned+l.Planned, whole.Actual+l.Actual
		whole.PlannedGiven, whole.ActualGiven = whole.PlannedGiven || l.PlannedGiven, whole.ActualGiven || l.ActualGiven
		parts, c.Rows = append(parts, group(l)), append(c.Rows, row(l))
	}
	if len(lines) > 1 {
		c.Rows = append(c.Rows, row(whole))
		if len(lines) > chartFunds {
			parts = nil
		}
		parts = append([]chart.Group{group(whole)}, parts...)
	}
	difference := whole.Planned - whole.Actual
	word := "chart_plan_less"
	if difference < 0 {
		word, difference = "chart_plan_more", -difference
	} else if difference == 0 {
		word = "chart_plan_same"
	}
	f := s.frame(id, s.fill("chart_plan", "table", t.Name), s.fill("chart_plan_desc", "planned", s.rounded(whole.Planned), "actual", s.rounded(whole.Actual))+
		s.fill(word, "sum", s.rounded(difference)))
	c.ID, c.Title, c.SVG = f.ID, f.Title, chart.Rows{Frame: f, Groups: parts}.SVG()
	return []chartView{c}
}

package site

import (
	"slices"
	"strconv"
	"time"

	"cunwu/generator/internal/chart"
	"cunwu/generator/internal/township"
)

// What is drawn of ledgers at most.
const (
	chartMonths = 18
	chartClass  = 6 // classes of a side, where both sides together have too many; what is left is one more
)

// monthsChart draws two months or more: one has nothing beside it.
func (s *Site) monthsChart(months []township.MonthSum) []chartView {
	if len(months) < 2 || len(months) > chartMonths {
		return nil
	}
	var income, expense township.Fen
	high, low := 0, 0
	for i, m := range months {
		income, expense = income+m.Income, expense+m.Expense
		if m.Income > months[high].Income {
			high = i
		}
		if m.Expense > months[low].Expense {
			low = i
		}
	}
	name := func(m township.MonthSum) string {
		if months[0].Year == months[len(months)-1].Year { // the title says it
			return s.monthNames()[m.Month-1]
		}
		return s.monthOf(m)
	}
	f := s.frame("months", s.monthsTitle(months[0], months[len(months)-1]), s.fill("chart_months_desc",
		"from", name(months[0]), "to", name(months[len(months)-1]), "income", s.rounded(income), "expense", s.rounded(expense),
		"high", name(months[high]), "highest", s.rounded(months[high].Income), "low", name(months[low]), "lowest", s.rounded(months[low].Expense)))
	c := view(f, chart.Months{
		Frame: f, Income: "↑ " + s.word("figure_income"), Expense: "↓ " + s.word("figure_expense"), Gap: s.word("chart_gap"),
		Names: s.monthNames(), Sums: months,
	}.SVG())
	c.Head = []string{s.word("chart_month_head"), s.word("figure_income"), s.word("figure_expense")}
	for _, m := range months {
		cells := []string{m.Income.Grouped(), m.Expense.Grouped()}
		if m.Unknown {
			cells = []string{s.word("chart_unknown"), s.word("chart_unknown")}
		}
		c.Rows = append(c.Rows, chartRow{name(m), cells})
	}
	c.Rows = append(c.Rows, chartRow{s.word("table_total"), []string{income.Grouped(), expense.Grouped()}})
	return []chartView{c}
}

// monthsTitle names the months that are drawn, where they are not a whole year.
func (s *Site) monthsTitle(first, last township.MonthSum) string {
	switch {
	case first.Year != last.Year:
		return s.word("chart_months")
	case first.Month == time.January && last.Month == time.December:
		return s.fill("chart_months_year", "year", strconv.Itoa(first.Year))
	}
	return s.fill("chart_months_of", "months", s.monthsOf(first.Year, first.Month, last.Month))
}

// classesChart draws a ledger's classes, where it has more than one.
func (s *Site) classesChart(t *township.Table) []chartView {
	sums := t.Classify(s.config.Township.Wording.Ledger)
	if len(sums.Income)+len(sums.Expense) < 3 || others(sums.Income) && others(sums.Expense) {
		return nil
	}
	most := chartBars
	if len(sums.Income)+len(sums.Expense) > chartBars {
		most = chartClass
	}
	var groups []chart.Group
	var rows []chartRow
	desc := ""
	for _, side := range []struct {
		sums []township.ClassSum
		word string
		form chart.Form
		most string
	}{{sums.Income, "figure_income", chart.Solid, "chart_classes_in"}, {sums.Expense, "figure_expense", chart.Hatched, "chart_classes_out"}} {
		if len(side.sums) == 0 {
			continue
		}
		g := chart.Group{Name: s.word(side.word)}
		for i, c := range s.nameOthers(side.sums) {
			name := c.Name
			switch {
			case i < most:
				g.Bars = append(g.Bars, chart.Bar{Name: name, Amount: c.Sum, Form: side.form})
			case i == most:
				g.Bars = append(g.Bars, chart.Bar{Name: s.word("chart_classes_rest"), Amount: c.Sum, Form: side.form})
			default:
				g.Bars[most].Amount += c.Sum
			}
			rows = append(rows, chartRow{name, []string{s.word(side.word), c.Sum.Grouped()}})
		}
		groups = append(groups, g)
		desc += s.fill(side.most, "class", g.Bars[0].Name, "sum", s.rounded(g.Bars[0].Amount))
	}
	f := s.frame("classes", s.word("chart_classes"), desc)
	c := view(f, chart.Rows{Frame: f, Groups: groups}.SVG())
	c.Rows = rows
	if sums.Guessed {
		c.Note = s.word("chart_classes_how")
	}
	c.Head = []string{s.word("chart_class_head"), s.word("chart_side_head"), s.word("chart_sum_head")}
	return []chartView{c}
}

// nameOthers gives a name to what belongs to no class: the one that some clerks write themselves.
func (s *Site) nameOthers(sums []township.ClassSum) []township.ClassSum {
	other, rest := s.word("chart_other"), township.Fen(0)
	named := slices.DeleteFunc(slices.Clone(sums), func(c township.ClassSum) bool {
		if c.Name == "" || c.Name == other {
			rest += c.Sum
		}
		return c.Name == "" || c.Name == other
	})
	if rest != 0 {
		named = append(named, township.ClassSum{Name: other, Sum: rest})
	}
	return named
}

// others reports whether nothing of one side belongs to a class.
func others(sums []township.ClassSum) bool { return len(sums) == 0 || sums[0].Name == "" }

// balanceChart draws balances of two days or more.
func (s *Site) balanceChart(title string, points []township.Balance) []chartView {
	if len(points) < 2 || points[0].Day == points[len(points)-1].Day {
		return nil
	}
	first, last, lowest := points[0], points[len(points)-1], points[0]
	for _, p := range points {
		if p.Amount < lowest.Amount {
			lowest = p
		}
	}
	oneYear := first.Day.Year() == last.Day.Year() // the title says it
	f := s.frame("balance", title, s.fill("chart_balance_desc",
		"from", s.dayOf(first.Day, oneYear), "opening", s.rounded(first.Amount), "to", s.dayOf(last.Day, oneYear), "closing", s.rounded(last.Amount),
		"low", s.dayOf(lowest.Day, oneYear), "lowest", s.rounded(lowest.Amount)))
	c := view(f, chart.Balance{Frame: f, Name: s.word("chart_balance"), Names: s.monthNames(), Points: points}.SVG())
	c.Head = []string{s.word("chart_day_head"), s.word("chart_balance")}
	row := func(name string, p township.Balance) {
		c.Rows = append(c.Rows, chartRow{name, []string{p.Amount.Grouped()}})
	}
	row(s.fill("chart_day_opening", "day", s.dayOf(first.Day, oneYear)), first)
	for i, p := range points[1:] {
		end := i+2 == len(points)
		_, month, _ := p.Day.Date()
		if !end { // the last of each month stands for it
			_, next, _ := points[i+2].Day.Date()
			end = next != month
		}
		switch {
		case p.Missing:
			row(s.fill("chart_day_opening", "day", s.dayOf(p.Day, oneYear)), p)
		case p == lowest && p != last:
			row(s.fill("chart_day_lowest", "day", s.dayOf(p.Day, oneYear)), p)
		case end:
			row(s.dayOf(p.Day, oneYear), p)
		}
	}
	return []chartView{c}
}

package site

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cunwu/generator/internal/chart"
	"cunwu/generator/internal/township"
)

// What is drawn at most: more could not be told apart on a telephone.
const (
	chartMonths = 18
	chartClass  = 6 // classes of a side, where both sides together have too many; what is left is one more
	chartKinds  = 6 // of subsidies; what is left is one more
	chartBars   = 14
	chartFunds  = 5
)

// A chartView is a picture of figures, and the table that says the same.
type chartView struct {
	ID    string     `json:"id"`
	Title string     `json:"title"`
	SVG   string     `json:"svg"`
	Note  string     `json:"note,omitempty"`  // shown below it: how its figures were found
	Below bool       `json:"below,omitempty"` // a table of the notice says the same, so that paper needs no other
	Head  []string   `json:"head"`
	Rows  []chartRow `json:"rows"`
}

type chartRow struct {
	Name  string   `json:"name"`
	Cells []string `json:"cells"`
}

// fill puts values into a word: "{from}" is replaced by what follows "from".
func (s *Site) fill(key string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(s.word(key))
}

func (s *Site) frame(id, title, desc string) chart.Frame {
	return chart.Frame{ID: "chart-" + id, Title: title, Desc: desc, Currency: s.language.currency}
}

// view is a chart's view with the words of its frame.
func view(f chart.Frame, svg string) chartView { return chartView{ID: f.ID, Title: f.Title, SVG: svg} }

// monthNames are the short names of the twelve months.
func (s *Site) monthNames() []string { return s.names("chart_month_names") }

func (s *Site) monthOf(m township.MonthSum) string {
	return s.fill("chart_month", "year", strconv.Itoa(m.Year), "month", s.monthNames()[m.Month-1])
}

// noticeCharts are the pictures of a notice: of its ledger, and of what it compares.
func (s *Site) noticeCharts(n *township.Notice) []chartView {
	var views []chartView
	if t := n.Ledger(); t != nil {
		ledgers := []*township.Table{t}
		from, to := t.Span()
		views = append(views, s.monthsChart(s.titleOf("chart_months", from, to), township.MonthSums(ledgers))...)
		views = append(views, s.classesChart(t)...)
		views = append(views, s.balanceChart(s.titleOf("chart_balance", from, to), township.Balances(ledgers))...)
	}
	for i, t := range n.Tables {
		views = append(views, s.planChart(fmt.Sprintf("plan-%d", i+1), t)...)
	}
	for i := range views {
		views[i].Below = views[i].ID != "chart-months" && views[i].ID != "chart-classes"
	}
	return views
}

// villageCharts are the pictures of a village: the year that its ledgers reach, and what
// its people received.
func (s *Site) villageCharts(v *Village) []chartView {
	notices := make([]*township.Notice, len(v.Notices))
	for i, n := range v.Notices {
		notices[i] = n.Notice
	}
	var views []chartView
	if ledgers := township.Ledgers(notices, s.config.Today); len(ledgers) > 0 {
		_, to := ledgers[len(ledgers)-1].Span()
		months := slices.DeleteFunc(township.MonthSums(ledgers), func(m township.MonthSum) bool { return m.Year != to.Year() })
		balances := slices.DeleteFunc(township.Balances(ledgers), func(b township.Balance) bool { return b.Day.Year() != to.Year() })
		views = append(views, s.monthsChart(s.titleOf("chart_months", to, to), months)...)
		views = append(views, s.balanceChart(s.titleOf("chart_balance", to, to), balances)...)
	}
	return append(views, s.grantsChart(township.Grants(notices, s.config.Today))...)
}

// titleOf is a picture's title, with the year where it is of one.
func (s *Site) titleOf(key string, from, to township.Day) string {
	if from.Year() != to.Year() {
		return s.word(key)
	}
	return s.fill(key+"_year", "year", strconv.Itoa(to.Year()))
}

// dayOf is a day as a picture's table names it, without its year where the title says it.
func (s *Site) dayOf(d township.Day, oneYear bool) string {
	if oneYear {
		return s.sayDay("date_in_year", d)
	}
	return s.day(d)
}

// monthsChart draws two months or more: one has nothing beside it.
func (s *Site) monthsChart(title string, months []township.MonthSum) []chartView {
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
	f := s.frame("months", title, s.fill("chart_months_desc",
		"from", s.monthOf(months[0]), "to", s.monthOf(months[len(months)-1]), "income", s.rounded(income), "expense", s.rounded(expense),
		"high", s.monthOf(months[high]), "highest", s.rounded(months[high].Income), "low", s.monthOf(months[low]), "lowest", s.rounded(months[low].Expense)))
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
		name := s.monthOf(m)
		if months[0].Year == months[len(months)-1].Year { // the title says it
			name = s.monthNames()[m.Month-1]
		}
		c.Rows = append(c.Rows, chartRow{name, cells})
	}
	c.Rows = append(c.Rows, chartRow{s.word("table_total"), []string{income.Grouped(), expense.Grouped()}})
	return []chartView{c}
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
	f := s.frame("balance", title, s.fill("chart_balance_desc",
		"from", s.day(first.Day), "opening", s.rounded(first.Amount), "to", s.day(last.Day), "closing", s.rounded(last.Amount),
		"low", s.day(lowest.Day), "lowest", s.rounded(lowest.Amount)))
	c := view(f, chart.Balance{Frame: f, Name: s.word("chart_balance"), Names: s.monthNames(), Points: points}.SVG())
	c.Head = []string{s.word("chart_day_head"), s.word("chart_balance")}
	row := func(name string, p township.Balance) {
		c.Rows = append(c.Rows, chartRow{name, []string{p.Amount.Grouped()}})
	}
	oneYear := first.Day.Year() == last.Day.Year()
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

// grantsChart draws what people received by kind and year: the newest years, the largest
// kinds of them, and all others as one.
func (s *Site) grantsChart(sums []township.GrantSum) []chartView {
	var years []int
	for _, g := range sums {
		if !slices.Contains(years, g.Year) {
			years = append(years, g.Year)
		}
	}
	slices.Sort(years)
	var kinds []string
	var by map[string]map[int]township.Fen
	for {
		kinds, by = s.grantKinds(sums, years)
		if len(years) < 2 || len(kinds)*len(years) <= chartBars {
			break
		}
		years = years[1:]
	}
	if len(kinds) == 0 || len(kinds) == 1 && len(by[kinds[0]]) == 1 {
		return nil
	}
	c := chartView{Note: s.word("chart_grants_how"), Head: []string{s.word("chart_kind_head")}}
	perYear := make([]township.Fen, len(years))
	var groups []chart.Group
	for _, k := range kinds {
		g, row := chart.Group{Name: k}, chartRow{Name: k}
		for i, year := range years {
			sum, given := by[k][year]
			perYear[i] += sum
			if !given {
				row.Cells = append(row.Cells, s.word("chart_grants_none"))
				continue
			}
			row.Cells = append(row.Cells, sum.Grouped())
			g.Bars = append(g.Bars, chart.Bar{Name: s.fill("chart_year", "year", strconv.Itoa(year)), Amount: sum})
		}
		groups, c.Rows = append(groups, g), append(c.Rows, row)
	}
	total := chartRow{Name: s.word("table_total")}
	var desc []string
	for i, year := range years {
		name := s.fill("chart_year", "year", strconv.Itoa(year))
		c.Head, total.Cells = append(c.Head, name), append(total.Cells, perYear[i].Grouped())
		desc = append(desc, s.fill("chart_grants_desc", "year", name, "sum", s.rounded(perYear[i])))
	}
	f := s.frame("grants", s.word("chart_grants"), strings.Join(desc, ""))
	c.ID, c.Title, c.SVG, c.Rows = f.ID, f.Title, chart.Rows{Frame: f, Groups: groups}.SVG(), append(c.Rows, total)
	return []chartView{c}
}

// grantKinds are the kinds of what people received in the given years, the largest first, and
// what each came to in each year.
func (s *Site) grantKinds(sums []township.GrantSum, years []int) (kinds []string, by map[string]map[int]township.Fen) {
	by = map[string]map[int]township.Fen{}
	totals := map[string]township.Fen{}
	add := func(name string, year int, sum township.Fen) {
		if by[name] == nil {
			by[name] = map[int]township.Fen{}
			kinds = append(kinds, name)
		}
		by[name][year] += sum
		totals[name] += sum
	}
	for _, g := range sums {
		name := g.Item
		if it, ok := s.config.Catalogue.Item(g.Item); ok {
			name = it.Name
		}
		if slices.Contains(years, g.Year) {
			add(name, g.Year, g.Sum)
		}
	}
	slices.SortStableFunc(kinds, func(a, b string) int { return cmp.Compare(totals[b], totals[a]) })
	if len(kinds) > chartKinds+1 {
		small := slices.Clone(kinds[chartKinds:])
		kinds = kinds[:chartKinds]
		for _, k := range small {
			for _, year := range years {
				if sum, given := by[k][year]; given {
					add(s.word("chart_grants_rest"), year, sum)
				}
			}
		}
	}
	return kinds, by
}

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

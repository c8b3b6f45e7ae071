package site

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cunwu/generator/internal/chart"
	"cunwu/generator/internal/township"
)

// chartBars is how many bars a picture has at most: more could not be told apart on a
// telephone.
const chartBars = 14

// A chartView is a picture of figures, and the table that says the same.
type chartView struct {
	ID    string     `json:"id"`
	Title string     `json:"title"`
	SVG   string     `json:"svg"`
	Note  string     `json:"note,omitempty"`  // shown below it: how its figures were found
	Below bool       `json:"below,omitempty"` // a table of the notice says the same, so that paper needs no other
	Head  []string   `json:"head"`
	Rows  []chartRow `json:"rows"`

	Sideways string `json:"sideways,omitempty"` // where the table has no room: a class
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
		views = append(views, s.monthsChart(township.MonthSums(ledgers))...)
		views = append(views, s.classesChart(t)...)
		views = append(views, s.balanceChart(s.titleOf("chart_balance", from, to), township.Balances(ledgers))...)
	}
	for i, t := range n.Tables {
		views = append(views, s.planChart(fmt.Sprintf("plan-%d", i+1), t)...)
	}
	for i := range views {
		views[i].Below = views[i].ID != "chart-months" && views[i].ID != "chart-classes"
	}
	return roomy(views)
}

// roomy says of views that are ready where their tables have no room.
func roomy(views []chartView) []chartView {
	for i := range views {
		views[i].Sideways = views[i].sideways()
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
		views = append(views, s.monthsChart(months)...)
		views = append(views, s.balanceChart(s.titleOf("chart_balance", to, to), balances)...)
	}
	return roomy(append(views, s.grantsChart(township.Grants(notices, s.config.Today))...))
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

package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"cunwu/generator/internal/chart"
	"cunwu/generator/internal/township"
)

// chartKinds is how many kinds of subsidies are drawn at most; what is left is one more.
const chartKinds = 6

// grantsChart draws what people received by kind and year: the newest years, the largest
// kinds of them, and all others as one. Years are added up only where they can be compared: each kind
// is there in each, and of the whole year as far as is known.
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
	parts := s.grantParts(sums, years)
	c := chartView{Note: s.word("chart_grants_how") + parts, Head: []string{s.word("chart_kind_head")}}
	perYear := make([]township.Fen, len(years))
	most := make([]string, len(years)) // the largest kind of each
	alike := parts == ""
	var groups []chart.Group
	for _, k := range kinds {
		g, row := chart.Group{Name: k}, chartRow{Name: k}
		for i, year := range years {
			sum, given := by[k][year]
			perYear[i] += sum
			if !given {
				alike = false
				row.Cells = append(row.Cells, s.word("chart_grants_none"))
				continue
			}
			if k != s.word("chart_grants_rest") && (most[i] == "" || sum > by[most[i]][year]) {
				most[i] = k
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
		switch {
		case alike:
			desc = append(desc, s.fill("chart_grants_desc", "year", name, "sum", s.rounded(perYear[i])))
		case most[i] != "":
			desc = append(desc, s.fill("chart_grants_most", "year", name, "kind", most[i], "sum", s.rounded(by[most[i]][year])))
		}
	}
	if alike {
		c.Rows = append(c.Rows, total)
	}
	f := s.frame("grants", s.word("chart_grants"), strings.Join(desc, ""))
	c.ID, c.Title, c.SVG = f.ID, f.Title, chart.Rows{Frame: f, Groups: groups}.SVG()
	return []chartView{c}
}

// grantParts says of which kinds only some months of a year are there; empty: of none that is known.
func (s *Site) grantParts(sums []township.GrantSum, years []int) string {
	var kinds []string
	runs := map[string][]string{}
	for _, g := range sums {
		if len(g.Months) == 0 || !slices.Contains(years, g.Year) {
			continue
		}
		kind := s.itemName(g.Item)
		if runs[kind] == nil {
			kinds = append(kinds, kind)
		}
		for from := 0; from < len(g.Months); {
			to := from
			for to+1 < len(g.Months) && g.Months[to+1] == g.Months[to]+1 {
				to++
			}
			runs[kind] = append(runs[kind], s.monthsOf(g.Year, g.Months[from], g.Months[to]))
			from = to + 1
		}
	}
	var list []string
	for _, kind := range kinds {
		list = append(list, s.fill("chart_grants_part", "kind", kind, "months", strings.Join(runs[kind], s.word("and"))))
	}
	if list == nil {
		return ""
	}
	return s.fill("chart_grants_parts", "list", strings.Join(list, s.word("chart_grants_next")))
}

// monthsOf are months of a year, as a sentence says them.
func (s *Site) monthsOf(year int, from, to time.Month) string {
	if from == to {
		return s.monthOf(township.MonthSum{Year: year, Month: from})
	}
	return s.fill("chart_months_span", "year", strconv.Itoa(year), "from", s.names("chart_month_starts")[from-1], "to", s.monthNames()[to-1])
}

func (s *Site) itemName(id string) string {
	if it, ok := s.config.Catalogue.Item(id); ok {
		return it.Name
	}
	return id
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
		if slices.Contains(years, g.Year) {
			add(s.itemName(g.Item), g.Year, g.Sum)
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

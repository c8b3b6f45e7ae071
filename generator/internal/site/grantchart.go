package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cunwu/generator/internal/chart"
	"cunwu/generator/internal/township"
)

// chartKinds is how many kinds of subsidies are drawn at most; what is left is one more.
const chartKinds = 6

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

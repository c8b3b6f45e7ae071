package check

import (
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// prices finds rows that pay more for something than it cost.
func (c *checker) prices(file string, t *township.Table) {
	price, subsidy := -1, -1
	for i, col := range t.Columns {
		if col.Type != township.MoneyColumn {
			continue
		}
		switch cost, paid := holds(col.Name, c.Prices), holds(col.Name, c.Subsidies); {
		case cost && paid: // of neither can it be told
			return
		case cost:
			if price >= 0 {
				return
			}
			price = i
		case paid:
			if subsidy >= 0 {
				return
			}
			subsidy = i
		}
	}
	if price < 0 || subsidy < 0 || strings.Contains(unitOf(t.Columns[price].Name), "万") != strings.Contains(unitOf(t.Columns[subsidy].Name), "万") {
		return
	}
	for _, row := range t.Rows {
		if !row[price].Given || !row[subsidy].Given || row[price].Value <= 0 || c.noted(t, row) {
			continue
		}
		most := row[price].Value
		for i, col := range t.Columns { // the price may be that of one of several
			if col.Type == township.CountColumn && row[i].Value > 1000 {
				most = max(most, row[price].Value*row[i].Value/1000)
			}
		}
		if row[subsidy].Value > most {
			c.report(finding.RulePrice, township.Place{File: file, Line: row[subsidy].Line, Col: row[subsidy].Col},
				"“"+t.Columns[subsidy].Name+"”是 "+row[subsidy].Text+"，比“"+t.Columns[price].Name+"” "+row[price].Text+" 还多。", "核对这两格，看有没有写错列、多写一位。")
		}
	}
}

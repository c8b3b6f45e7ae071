package check

import (
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// variances finds rows that cost much more than was planned, and say nothing of why.
func (c *checker) variances(n *township.Notice) {
	for _, t := range n.Tables {
		plan, actual := namedColumn(t, c.Plan), namedColumn(t, c.Actual)
		if plan < 0 || actual < 0 {
			continue
		}
		for _, row := range t.Rows {
			if !row[plan].Given || !row[actual].Given || c.noted(t, row) {
				continue
			}
			over := row[actual].Value - row[plan].Value
			if over <= c.number(finding.RuleVariance, "amount") || float64(over)*100 <= float64(row[plan].Value)*float64(c.number(finding.RuleVariance, "percent")) {
				continue
			}
			if holds(n.Body.Source, c.Overrun) && !c.hasNotes(t) {
				continue
			}
			c.report(finding.RuleVariance, township.Place{File: tableFile(n, t), Line: row[actual].Line, Col: row[actual].Col},
				"比计划多出 "+township.Fen(over).Plain()+"（计划 "+township.Fen(row[plan].Value).Plain()+"，实际 "+township.Fen(row[actual].Value).Plain()+"），没有说明原因。", "在这一行的备注里写明多出来的原因，和谁同意的。")
		}
	}
}

// namedColumn finds a table's one column of money whose name begins with one of the words.
func namedColumn(t *township.Table, words []string) int {
	found := -1
	for i, col := range t.Columns {
		for _, w := range words {
			if col.Type == township.MoneyColumn && strings.HasPrefix(col.Name, w) {
				if found >= 0 {
					return -1
				}
				found = i
			}
		}
	}
	return found
}

func (l *lexicon) hasNotes(t *township.Table) bool {
	for _, col := range t.Columns {
		if holds(col.Name, l.Notes) {
			return true
		}
	}
	return false
}

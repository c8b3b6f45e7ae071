package check

import (
	"fmt"
	"slices"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// A plan is what a table says that things will cost.
type plan struct {
	notice *township.Notice
	table  *township.Table
	word   string // what its rows are called by, as in FigureWords.Projects
	unit   string
	costs  map[string]township.Cell // by name; of those that stand once
	order  []string
	sum    int64
}

// variances finds rows that cost much more than was planned, and say nothing of why: by
// the plan in the table itself, or else by that of the notice that is followed.
func (c *checker) variances(n *township.Notice, byID map[string]*township.Notice, corrected map[string]string) {
	for _, t := range n.Tables {
		p := c.planBefore(n, t, byID, corrected)
		own, actual := namedColumn(t, c.Plan), namedColumn(t, c.Actual)
		if p != nil && own >= 0 {
			c.replanned(n, t, own, p)
		}
		if actual < 0 || own < 0 && p == nil {
			continue
		}
		if p != nil && unitOf(t.Columns[actual].Name) != p.unit {
			if p = nil; own < 0 {
				continue
			}
		}
		told := false
		for _, row := range t.Rows {
			planned, whose := township.Cell{}, "计划 "
			if own >= 0 {
				planned = row[own]
			} else if key := c.called(t, p.word); key >= 0 {
				planned, whose = p.costs[plainName(row[key].Text)], "前一则公示里的计划 "
			}
			if !planned.Given || !row[actual].Given || c.noted(t, row) || !c.over(row[actual].Value, planned.Value) {
				continue
			}
			if holds(n.Body.Source, c.Overrun) && !c.hasNotes(t) {
				continue
			}
			told = true
			c.report(finding.RuleVariance, township.Place{File: tableFile(n, t), Line: row[actual].Line, Col: row[actual].Col},
				"比计划多出 "+township.Fen(row[actual].Value-planned.Value).Plain()+"（"+whose+township.Fen(planned.Value).Plain()+"，实际 "+township.Fen(row[actual].Value).Plain()+"），没有说明原因。", "在这一行的备注里写明多出来的原因，和谁同意的。")
		}
		if p != nil && !told {
			c.overspent(n, t, actual, p)
		}
	}
}

// over reports whether a cost is so much over what was planned that it wants a reason.
func (c *checker) over(actual, planned int64) bool {
	return actual-planned > c.number(finding.RuleVariance, "amount") &&
		float64(actual-planned)*100 > float64(planned)*float64(c.number(finding.RuleVariance, "percent"))
}

// overspent compares what a whole table comes to with the plan before it. A row that
// explains itself explains the sum.
func (c *checker) overspent(n *township.Notice, t *township.Table, actual int, p *plan) {
	var sum int64
	for _, row := range t.Rows {
		if c.tellsSums(row) {
			continue
		}
		sum += row[actual].Value
		key := c.called(t, p.word)
		if c.noted(t, row) && (key < 0 || row[actual].Value > p.costs[plainName(row[key].Text)].Value) {
			return
		}
	}
	if !c.over(sum, p.sum) || holds(n.Body.Source, c.Overrun) {
		return
	}
	at := t.Place
	if len(t.Rows) > 0 {
		cell := t.Rows[len(t.Rows)-1][actual]
		at = township.Place{File: tableFile(n, t), Line: cell.Line, Col: cell.Col}
	}
	c.report(finding.RuleVariance, at, "实际一共 "+township.Fen(sum).Plain()+"，比前一则公示里的计划（"+township.Fen(p.sum).Plain()+"，"+p.notice.Path+"）多出 "+township.Fen(sum-p.sum).Plain()+"，没有说明原因。",
		"在正文里写明超出的原因，和谁同意的。")
}

// replanned compares the plan that a table repeats with the one that was published before.
func (c *checker) replanned(n *township.Notice, t *township.Table, own int, p *plan) {
	key := c.called(t, p.word)
	if key < 0 || unitOf(t.Columns[own].Name) != p.unit {
		return
	}
	words := c.words(finding.RuleReplanned, "words")
	left := slices.Clone(p.order)
	at := t.Place
	for _, row := range t.Rows {
		name := plainName(row[key].Text)
		before, known := p.costs[name]
		at = township.Place{File: tableFile(n, t), Line: row[own].Line, Col: row[own].Col}
		if !known {
			continue
		}
		left = slices.DeleteFunc(left, func(s string) bool { return s == name })
		if !row[own].Given || row[own].Value == before.Value || holds(c.note(t, row), words) {
			continue
		}
		c.report(finding.RuleReplanned, at, "“"+row[key].Text+"”的计划是 "+township.Fen(row[own].Value).Plain()+"，前一则公示（"+p.notice.Path+"）里是 "+township.Fen(before.Value).Plain()+"。",
			"照前一则的计划写；计划调整过的，在备注里写明“调整”和谁同意的。")
	}
	if len(left) == 0 || len(left) == len(p.order) || holds(n.Body.Source, words) {
		return
	}
	c.report(finding.RuleReplanned, at, fmt.Sprintf("前一则公示（%s）的计划里有“%s”，这张表里没有了。", p.notice.Path, strings.Join(left, "”“")),
		"没有办的也留一行，实际写 0；取消、调整了的，在正文里写明“取消”或“调整”和谁同意的。")
}

// planBefore finds the plan for a table in the notices that its notice follows: the
// nearest one that has a plan, as it was last corrected.
func (c *checker) planBefore(n *township.Notice, t *township.Table, byID map[string]*township.Notice, corrected map[string]string) *plan {
	seen := map[string]bool{n.ID: true}
	for id := n.Follows; id != "" && !seen[id]; {
		for corrected[id] != "" && !seen[corrected[id]] {
			seen[id] = true
			id = corrected[id]
		}
		seen[id] = true
		before := byID[id]
		if before == nil || before.Withdrawn != nil {
			return nil
		}
		if p, has := c.planOf(before, t); has {
			return p
		}
		id = before.Follows
	}
	return nil
}

// planOf finds the table of a notice in which most of a table's rows are planned. has is
// true where the notice has a plan, be it for something else.
func (c *checker) planOf(before *township.Notice, t *township.Table) (best *plan, has bool) {
	most := 0
	for _, old := range before.Tables {
		planned := namedColumn(old, c.Plan)
		if planned < 0 {
			continue
		}
		has = true
		for _, word := range c.Projects {
			from, to := c.called(old, word), c.called(t, word)
			if from < 0 || to < 0 {
				continue
			}
			p := &plan{notice: before, table: old, word: word, unit: unitOf(old.Columns[planned].Name), costs: map[string]township.Cell{}}
			twice := map[string]bool{}
			for _, row := range old.Rows {
				name := plainName(row[from].Text)
				if name == "" || c.tellsSums(row) {
					continue
				}
				p.sum += row[planned].Value
				if _, again := p.costs[name]; again {
					twice[name] = true
				}
				p.costs[name] = row[planned]
				p.order = append(p.order, name)
			}
			for name := range twice {
				delete(p.costs, name)
			}
			p.order = slices.DeleteFunc(p.order, func(name string) bool { return twice[name] })
			matches := 0
			for _, row := range t.Rows {
				if _, known := p.costs[plainName(row[to].Text)]; known {
					matches++
				}
			}
			if matches > most {
				best, most = p, matches
			}
			break
		}
	}
	return best, has
}

// called finds the column by which a table's rows are called with the given word.
func (c *checker) called(t *township.Table, word string) int {
	return slices.IndexFunc(t.Columns, func(col township.Column) bool {
		return col.Type == township.TextColumn && strings.Contains(col.Name, word)
	})
}

// tellsSums reports whether a row is one of sums.
func (l *lexicon) tellsSums(row []township.Cell) bool {
	return slices.ContainsFunc(row, func(cell township.Cell) bool { return slices.Contains(l.Sums, cell.Text) })
}

// plainName is a name without what does not tell two apart.
func plainName(name string) string {
	return strings.NewReplacer(" ", "", "　", "", "（", "(", "）", ")").Replace(name)
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
	return slices.ContainsFunc(t.Columns, func(col township.Column) bool { return holds(col.Name, l.Notes) })
}

package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// lists finds what is wrong with the figures of a notice's tables other than ledgers.
func (c *checker) lists(n *township.Notice) {
	for _, t := range n.Tables {
		if t.Kind == township.Ledger || t.Columns == nil {
			continue
		}
		file := tableFile(n, t)
		c.twice(file, t)
		c.products(file, t)
		c.negatives(file, t)
		c.prices(file, t)
	}
}

// noted reports whether a row explains itself.
func (l *lexicon) noted(t *township.Table, row []township.Cell) bool {
	return l.note(t, row) != ""
}

// note is what a row says of itself.
func (l *lexicon) note(t *township.Table, row []township.Cell) string {
	var said strings.Builder
	for i, col := range t.Columns {
		if holds(col.Name, l.Notes) {
			said.WriteString(row[i].Text)
		}
	}
	return said.String()
}

// twice finds beneficiaries who stand in a list twice: with the same name, group and
// whatever else tells what the row is for. Masked names are many people's, so with them
// the figures must be the same too. A row with a note has been looked at.
func (c *checker) twice(file string, t *township.Table) {
	name := -1
	for i, col := range t.Columns {
		if col.Type == township.NameColumn {
			name = i
			break
		}
	}
	if name < 0 {
		return
	}
	first := map[string]township.Cell{}
	for _, row := range t.Rows {
		if row[name].Text == "" || c.noted(t, row) {
			continue
		}
		masked := strings.ContainsAny(row[name].Text, "*＊×○某")
		var key strings.Builder
		for i, col := range t.Columns {
			figure := col.Type == township.MoneyColumn || col.Type == township.CountColumn
			if holds(col.Name, c.Notes) || slices.Contains(c.Serials, col.Name) || figure && !masked {
				continue
			}
			key.WriteString(row[i].Text + "\x00")
		}
		seen, again := first[key.String()]
		if !again {
			first[key.String()] = row[name]
			continue
		}
		hint := "是同一个人，就并成一行或删去一行；是两个人，在备注里写明，如“与另一户同名”。"
		if t.Column("备注") < 0 {
			hint = "是同一个人，就并成一行或删去一行；是两个人，加一列“备注”写明。"
		}
		c.report(finding.RuleTwice, township.Place{File: file, Line: row[name].Line, Col: row[name].Col},
			fmt.Sprintf("这一行和第 %d 行是同名、同组的人，像是写了两次。", seen.Line), hint)
	}
}

// products finds rows whose amount is not what they count times its rate. Which columns
// these are is told by the units in their names.
func (c *checker) products(file string, t *township.Table) {
	amount, rate, factors, ok := productColumns(t)
	if !ok {
		return
	}
	tolerance := c.number(finding.RuleProduct, "tolerance")
	for _, row := range t.Rows {
		if !row[amount].Given || !row[rate].Given || c.noted(t, row) {
			continue
		}
		product, scale, whole := row[rate].Value, int64(1), true
		said := township.Fen(row[rate].Value).Grouped()
		for _, f := range factors {
			whole = whole && row[f].Given && math.Abs(float64(product))*math.Abs(float64(row[f].Value)) < 1e18
			product *= row[f].Value
			scale *= 1000
			said = township.FormatQuantity(row[f].Value) + " × " + said
		}
		if !whole {
			continue
		}
		want := (product + scale/2) / scale
		if product < 0 {
			want = (product - scale/2) / scale
		}
		if abs(want-row[amount].Value) <= tolerance {
			continue
		}
		c.report(finding.RuleProduct, township.Place{File: file, Line: row[amount].Line, Col: row[amount].Col},
			said+" = "+township.Fen(want).Grouped()+"，这里写的是 "+township.Fen(row[amount].Value).Grouped()+"。", "核对数量、标准和金额；有扣减、补发的，在备注里写明原因。")
	}
}

func abs(v int64) int64 { return max(v, -v) }

// productColumns finds the one amount, the one rate and what the rate is for: 标准（元/亩）
// and 面积（亩）, or 月标准（元） and 月数.
func productColumns(t *township.Table) (amount, rate int, factors []int, ok bool) {
	amount, rate = -1, -1
	for i, col := range t.Columns {
		if col.Type != township.MoneyColumn {
			continue
		}
		switch {
		case len(rateUnits(col.Name)) > 0:
			if rate >= 0 {
				return 0, 0, nil, false
			}
			rate = i
		case unitOf(col.Name) == "元" || unitOf(col.Name) == "":
			if amount >= 0 {
				return 0, 0, nil, false
			}
			amount = i
		}
	}
	if amount < 0 || rate < 0 {
		return 0, 0, nil, false
	}
	for _, unit := range rateUnits(t.Columns[rate].Name) {
		found := -1
		for i, col := range t.Columns {
			if col.Type == township.CountColumn && (unitOf(col.Name) == unit || unit == "月" && (col.Name == "月数" || unitOf(col.Name) == "个月")) {
				if found >= 0 {
					return 0, 0, nil, false
				}
				found = i
			}
		}
		if found < 0 {
			return 0, 0, nil, false
		}
		factors = append(factors, found)
	}
	return amount, rate, factors, true
}

// rateUnits are what a column's rate is for: 亩 of 标准（元/亩）, 人 and 月 of （元/人·月）, 月 of
// 月标准（元）.
func rateUnits(name string) []string {
	if rest, ok := strings.CutPrefix(unitOf(name), "元/"); ok {
		return strings.FieldsFunc(rest, func(r rune) bool { return r == '/' || r == '·' })
	}
	if strings.HasPrefix(name, "月标准") {
		return []string{"月"}
	}
	return nil
}

// negatives finds figures below nothing in a list.
func (c *checker) negatives(file string, t *township.Table) {
	words := c.words(finding.RuleNegative, "words")
	for _, row := range t.Rows {
		for i, col := range t.Columns {
			if row[i].Value >= 0 || col.Type != township.MoneyColumn && col.Type != township.CountColumn {
				continue
			}
			explained := slices.ContainsFunc(t.Columns, func(other township.Column) bool {
				text := cellOf(t, row, other.Name)
				return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
			})
			if !explained && !strings.ContainsAny(col.Name, "差盈余增") {
				c.report(finding.RuleNegative, township.Place{File: file, Line: row[i].Line, Col: row[i].Col}, "“"+col.Name+"”是负数："+row[i].Text+"。", "检查这一格；是退回或更正的，在备注里写明。")
			}
		}
	}
}

package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// ledgers finds what is wrong with a village's ledgers, each by itself and one beside
// another.
func (c *checker) ledgers() {
	for _, v := range c.Township.Villages {
		var books []book
		for _, n := range standing(v) {
			if item, ok := c.Catalogue.Item(n.Item); ok && item.Ledger && !hasLedger(n) {
				c.report(finding.RuleNoLines, n.At("tables"), "“"+item.Name+"”要附账本，这则公示没有。", "在 tables 里加上一张 kind: ledger 的表，一笔一行；这一期没有收支，也放一张只有表头的账本。")
			}
			for _, t := range n.Tables {
				if t.Kind == township.Ledger && t.Columns != nil {
					b := book{notice: n, table: t}
					b.span, b.known = c.spanOf(n.Title)
					books = append(books, b)
				}
			}
		}
		for _, b := range books {
			c.ledgerDates(b)
			c.ledgerSigns(b)
		}
		c.openings(books)
		c.vouchers(books)
	}
}

// A book is a ledger of a notice and the span that it is for.
type book struct {
	notice *township.Notice
	table  *township.Table
	span   span
	known  bool // whether the title names a span
}

func (b book) at(cell township.Cell) township.Place {
	return township.Place{File: tableFile(b.notice, b.table), Line: max(cell.Line, 1), Col: max(cell.Col, 1)}
}

func tableFile(n *township.Notice, t *township.Table) string {
	return n.Path[:strings.LastIndexByte(n.Path, '/')+1] + t.File
}

func hasLedger(n *township.Notice) bool {
	return slices.ContainsFunc(n.Tables, func(t *township.Table) bool { return t.Kind == township.Ledger })
}

// standing are the notices of a village that still hold: neither withdrawn nor corrected
// by another.
func standing(v *township.Village) []*township.Notice {
	corrected := map[string]bool{}
	for _, n := range v.Notices {
		if n.Corrects != "" && n.Withdrawn == nil {
			corrected[n.Corrects] = true
		}
	}
	var ns []*township.Notice
	for _, n := range v.Notices {
		if n.Withdrawn == nil && !corrected[n.ID] {
			ns = append(ns, n)
		}
	}
	return ns
}

// ledgerDates finds lines outside the span that the title names, and lines that are later than
// the notice itself.
func (c *checker) ledgerDates(b book) {
	i := b.table.Column(township.LedgerDate)
	for _, row := range b.table.Rows {
		switch cell := row[i]; {
		case !cell.Given:
		case b.known && (cell.Day.Before(b.span.from) || cell.Day.After(b.span.to)):
			c.report(finding.RuleLedgerDate, b.at(cell), "这一笔的日期（"+cell.Day.Chinese()+"）不在"+b.span.words+"里。", "检查日期；真是别的一期的账，写进那一期，或者在备注里说明，再接受这条规则。")
		case !b.notice.Date.IsZero() && cell.Day.After(b.notice.Date):
			c.report(finding.RuleLedgerDate, b.at(cell), "这一笔的日期（"+cell.Day.Chinese()+"）晚于公示的成文日期（"+b.notice.Date.Chinese()+"）。", "检查这里的日期和公示的 date。")
		}
	}
}

// ledgerSigns finds negative amounts that no reversal explains, and a negative balance.
func (c *checker) ledgerSigns(b book) {
	words := c.words(finding.RuleNegative, "words")
	text, note := b.table.Column(township.LedgerText), b.table.Column(township.LedgerNote)
	balance := b.table.Column(township.LedgerBalance)
	for _, row := range b.table.Rows {
		said := row[text].Text
		if note >= 0 {
			said += row[note].Text
		}
		for _, name := range []string{township.LedgerIncome, township.LedgerExpense} {
			if cell := row[b.table.Column(name)]; cell.Value < 0 && !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(said, w) }) {
				c.report(finding.RuleNegative, b.at(cell), "这一笔的"+name+"是负数："+township.Fen(cell.Value).Grouped()+"。", "支出写进“支出”一列，不写负数；是冲账的，在摘要里写明“冲”哪一笔。")
			}
		}
		if balance >= 0 && row[balance].Value < 0 {
			c.report(finding.RuleNegative, b.at(row[balance]), "余额是负数："+township.Fen(row[balance].Value).Grouped()+"。账上的钱不会少于零。", "检查期初余额和这一行以前的收支；垫付的钱记作欠款，不记作余额。")
		}
	}
}

// openings compares the opening balance of each ledger with the closing balance of the
// same item's ledger for the time right before it.
func (c *checker) openings(books []book) {
	type key struct{ item, table string }
	byKey := map[key][]book{}
	var keys []key
	for _, b := range books {
		if !b.known {
			continue
		}
		k := key{b.notice.Item, b.table.Name}
		if byKey[k] == nil {
			keys = append(keys, k)
		}
		byKey[k] = append(byKey[k], b)
	}
	for _, k := range keys {
		bs := byKey[k]
		slices.SortStableFunc(bs, func(a, b book) int {
			return cmp.Or(a.span.to.Compare(b.span.to), cmp.Compare(a.notice.Path, b.notice.Path))
		})
		for _, b := range bs {
			for _, before := range bs {
				if before.span.to.Add(1) != b.span.from {
					continue
				}
				if closing := before.table.Purse().Closing; closing != b.table.Opening {
					c.report(finding.RuleOpening, openingPlace(b), "期初余额 "+b.table.Opening.Grouped()+"，和"+before.span.words+"的期末余额 "+closing.Grouped()+" 接不上（"+before.notice.Path+"）。",
						"检查 opening；上一期写错了，就为它发更正。")
				}
				break // one ledger before it is enough: two of them are another finding
			}
		}
	}
}

func openingPlace(b book) township.Place {
	for i, t := range b.notice.Tables {
		if t == b.table {
			if p, ok := b.notice.Places[fmt.Sprintf("tables[%d].opening", i)]; ok {
				return p
			}
		}
	}
	return b.table.Place
}

// vouchers finds numbers of vouchers that are used again: within a month, which is how
// they are counted, on another day, or for the very same line.
func (c *checker) vouchers(books []book) {
	type key struct {
		item, number string
		year, month  int
	}
	type line struct {
		book book
		row  []township.Cell
	}
	seen := map[key][]line{}
	for _, b := range slices.Backward(books) { // oldest first
		number, day := b.table.Column(township.LedgerVoucher), b.table.Column(township.LedgerDate)
		text, income, expense := b.table.Column(township.LedgerText), b.table.Column(township.LedgerIncome), b.table.Column(township.LedgerExpense)
		if number < 0 {
			continue
		}
		for _, row := range b.table.Rows {
			if row[number].Text == "" || !row[day].Given {
				continue
			}
			year, month, _ := row[day].Day.Date()
			k := key{b.notice.Item, row[number].Text, year, int(month)}
			for _, first := range seen[k] {
				same := first.row[first.book.table.Column(township.LedgerDate)].Day == row[day].Day
				again := same && first.book.table == b.table && cellOf(first.book.table, first.row, township.LedgerText) == row[text].Text &&
					valueOf(first.book.table, first.row, township.LedgerIncome) == row[income].Value && valueOf(first.book.table, first.row, township.LedgerExpense) == row[expense].Value
				if same && !again {
					continue
				}
				where := fmt.Sprintf("第 %d 行", first.row[0].Line)
				if first.book.table != b.table {
					where = tableFile(first.book.notice, first.book.table) + " " + where
				}
				what := "在" + where + "的另一天用过。"
				if again {
					what = "和" + where + "是同一笔账。"
				}
				c.report(finding.RuleVoucher, b.at(row[number]), "凭证号“"+row[number].Text+"”"+what, "核对凭证：号写错了就改正，同一笔账只留一行。")
				break
			}
			seen[k] = append(seen[k], line{b, row})
		}
	}
}

func cellOf(t *township.Table, row []township.Cell, name string) string {
	if i := t.Column(name); i >= 0 {
		return row[i].Text
	}
	return ""
}

func valueOf(t *township.Table, row []township.Cell, name string) int64 {
	if i := t.Column(name); i >= 0 {
		return row[i].Value
	}
	return 0
}

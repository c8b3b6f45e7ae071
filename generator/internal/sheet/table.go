package sheet

import (
	"strconv"
	"strings"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/township"
)

// noticeTable turns a notice's table into a grid: money to the right with the unit
// in the head, totals below, a ledger between its opening and closing balance.
func (l *layout) noticeTable(t *township.Table) *grid {
	g := &grid{caption: t.Name}
	if t.Cleared {
		g.caption = l.words.say("sheet_cleared", "table", t.Name)
	}
	inYear := make([]bool, len(t.Columns))
	for i, c := range t.Columns {
		head := l.words.column(t, i)
		column := gridColumn{align: center}
		switch c.Type {
		case township.MoneyColumn:
			column.align, column.rigid = right, true
			if !l.words.saysYuan(head) {
				head += l.words["sheet_yuan"]
			}
		case township.CountColumn:
			column.align, column.rigid = right, true
		case township.DayColumn:
			column.rigid = true
			if year, same := oneYear(t, i); same {
				inYear[i] = true
				head += l.words.say("sheet_in_year", "y", strconv.Itoa(year))
			}
		case township.TextColumn:
			column.align = leftAligned
			if short(t, i) {
				column.align = center
			}
		}
		column.head = []span{{text: head, face: SerifBold}}
		g.columns = append(g.columns, column)
	}
	if t.Kind == township.Ledger {
		l.balance(g, t, "sheet_opening", t.Opening)
	}
	decimals := make([]int, len(t.Columns))
	for i := range decimals {
		decimals[i] = t.Decimals(i)
	}
	for _, cells := range t.Rows {
		row := gridRow{}
		for i, c := range cells {
			row.cells = append(row.cells, l.tableCell(t.Columns[i], c, inYear[i], decimals[i]))
		}
		g.rows = append(g.rows, row)
	}
	l.totals(g, t)
	if t.Kind == township.Ledger {
		l.balance(g, t, "sheet_closing", t.Purse().Closing)
	}
	l.carry(g, t)
	g.alignFigures()
	if t.Kind == township.Ledger {
		g.slots = []string{l.words["sheet_sign_leader"], l.words["sheet_sign_finance"], l.words["sheet_sign_accountant"]}
	}
	if len(t.Rows) == 0 && t.Kind != township.Ledger {
		g.rows = []gridRow{{cells: []gridCell{{spans: []span{{text: l.words["sheet_empty_table"]}}, over: len(t.Columns)}}}}
	}
	return g
}

func (l *layout) tableCell(column township.Column, c township.Cell, inYear bool, decimals int) gridCell {
	text := c.Text
	if c.Given {
		switch column.Type {
		case township.MoneyColumn:
			text = township.Fen(c.Value).Grouped()
		case township.CountColumn:
			text = township.FormatDecimals(c.Value, decimals)
		case township.DayColumn:
			text = l.words.date(c.Day)
			if inYear {
				text = l.words.monthDay(c.Day)
			}
		}
	}
	figures := column.Type == township.MoneyColumn || column.Type == township.CountColumn || column.Type == township.DayColumn
	return cell(text, Serif, figures)
}

// oneYear reports whether all days of a column are in the same year, which its head
// then says once.
func oneYear(t *township.Table, column int) (year int, same bool) {
	for _, row := range t.Rows {
		c := row[column]
		switch {
		case !c.Given && c.Text == "":
		case !c.Given, same && c.Day.Year() != year:
			return 0, false
		default:
			year, same = c.Day.Year(), true
		}
	}
	return year, same
}

// short reports whether no text of a column is longer than six characters: such
// columns are centred.
func short(t *township.Table, column int) bool {
	for _, row := range t.Rows {
		if len([]rune(row[column].Text)) > 6 {
			return false
		}
	}
	return true
}

// totals adds the row of sums, where the table has any.
func (l *layout) totals(g *grid, t *township.Table) {
	if t.Cleared {
		return
	}
	if row, summed := l.sumRow(t, 0, len(t.Rows), "sheet_total"); summed && len(t.Rows) > 0 {
		g.rows = append(g.rows, row)
	}
}

// sumRow is the row of the sums of some rows of a table, and whether the table has any. A
// column in which none of these rows has a figure comes to nothing there, not to 0.
func (l *layout) sumRow(t *township.Table, from, to int, key string) (row gridRow, summed bool) {
	row.strong = true
	part := *t
	part.Rows = t.Rows[from:to]
	before := 0 // columns before the first sum
	for i, c := range t.Columns {
		_, sum := t.Total(i)
		sum = sum && (c.Type == township.MoneyColumn || c.Type == township.CountColumn)
		summed = summed || sum
		if !summed {
			before++
		}
		value, known := part.Total(i)
		switch {
		case !sum || !known:
			row.cells = append(row.cells, cell("", SerifBold, false))
		case c.Type == township.MoneyColumn:
			row.cells = append(row.cells, cell(township.Fen(value).Grouped(), SerifBold, true))
		default:
			row.cells = append(row.cells, cell(township.FormatDecimals(value, t.Decimals(i)), SerifBold, true))
		}
	}
	if summed {
		l.label(&row, before, l.words[key])
	}
	return row, summed
}

// carry gives a table that has sums what stands at its page breaks: 本页小计 and
// 承前页, with the balance where it is a ledger.
func (l *layout) carry(g *grid, t *township.Table) {
	if _, summed := l.sumRow(t, 0, 0, "sheet_total"); !summed {
		return
	}
	before := 0 // rows of the grid before the first of the table
	if t.Kind == township.Ledger && len(g.rows) > 0 {
		before = 1
	}
	at := func(row int) int { return min(max(row-before, 0), len(t.Rows)) }
	balance := t.Column(township.LedgerBalance)
	g.sums = func(from, to int) (page, carried gridRow) {
		page, _ = l.sumRow(t, at(from), at(to), "sheet_page_total")
		carried, _ = l.sumRow(t, 0, at(to), "sheet_brought_forward")
		if t.Kind == township.Ledger && balance >= 0 {
			part := *t
			part.Rows = t.Rows[:at(to)]
			carried.put(balance, cell(part.Purse().Closing.Grouped(), SerifBold, true))
		}
		alignPoints(&page, g)
		alignPoints(&carried, g)
		return page, carried
	}
}

// put sets the cell of a column in a row whose first cell may reach over several.
func (row *gridRow) put(column int, c gridCell) {
	at := 0
	for i := range row.cells {
		if at == column {
			row.cells[i] = c
			return
		}
		at += max(row.cells[i].over, 1)
	}
}

// alignPoints lets the decimal points of each column of figures stand in one line.
func alignPoints(row *gridRow, g *grid) {
	at := 0
	for i := range row.cells {
		c := &row.cells[i]
		if at < len(g.columns) && g.columns[at].decimals > 0 && c.spans[0].figures {
			whole, fraction, point := strings.Cut(c.spans[0].text, ".")
			if c.after = strings.Repeat("0", max(g.columns[at].decimals-len(fraction), 0)); !point && whole != "" {
				c.after += "."
			}
		}
		at += max(c.over, 1)
	}
}

// alignFigures finds how many decimals the figures of each column have, and aligns them.
func (g *grid) alignFigures() {
	for i := range g.rows {
		at := 0
		for _, c := range g.rows[i].cells {
			if at < len(g.columns) && g.columns[at].rigid && g.columns[at].align == right && c.spans[0].figures {
				_, fraction, _ := strings.Cut(c.spans[0].text, ".")
				g.columns[at].decimals = max(g.columns[at].decimals, len(fraction))
			}
			at += max(c.over, 1)
		}
	}
	for i := range g.rows {
		alignPoints(&g.rows[i], g)
	}
}

// balance adds the row of an opening or closing balance to a ledger. One without a
// column for balances shows it under the last of its sums.
func (l *layout) balance(g *grid, t *township.Table, key string, amount township.Fen) {
	at := t.Column(township.LedgerBalance)
	if at < 0 {
		for i, c := range t.Columns {
			if c.Type == township.MoneyColumn {
				at = i
			}
		}
	}
	if at < 0 {
		return
	}
	row := gridRow{strong: true, cells: make([]gridCell, len(t.Columns))}
	for i := range row.cells {
		row.cells[i] = cell("", SerifBold, false)
	}
	row.cells[at] = cell(amount.Grouped(), SerifBold, true)
	l.label(&row, at, l.words[key])
	g.rows = append(g.rows, row)
}

// label writes what a row of sums is into its first cells, so many of them joined into
// one; where the first column is a sum itself, in front of it.
func (l *layout) label(row *gridRow, cells int, text string) {
	if cells == 0 {
		row.cells[0].spans[0].text = strings.TrimRight(text+" "+row.cells[0].spans[0].text, " ")
		return
	}
	joined := cell(text, SerifBold, false)
	joined.over = cells
	row.cells = append([]gridCell{joined}, row.cells[cells:]...)
}

// addTable puts a table of the notice into the sheet.
func (l *layout) addTable(t *township.Table, parent *pdf.Element) {
	l.mark(2, t.Name)
	l.add(l.table(l.noticeTable(t), parent)...)
}

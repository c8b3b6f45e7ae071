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
	inYear := make([]bool, len(t.Columns))
	for i, c := range t.Columns {
		head := c.Name
		column := gridColumn{align: center}
		switch c.Type {
		case township.MoneyColumn:
			column.align, column.rigid = right, true
			if !strings.Contains(head, "元") {
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
	for _, cells := range t.Rows {
		row := gridRow{}
		for i, c := range cells {
			row.cells = append(row.cells, l.tableCell(t.Columns[i], c, inYear[i]))
		}
		g.rows = append(g.rows, row)
	}
	l.totals(g, t)
	if t.Kind == township.Ledger {
		l.balance(g, t, "sheet_closing", t.Purse().Closing)
	}
	if len(t.Rows) == 0 && t.Kind != township.Ledger {
		g.rows = []gridRow{{cells: []gridCell{{spans: []span{{text: l.words["sheet_empty_table"]}}, over: len(t.Columns)}}}}
	}
	return g
}

func (l *layout) tableCell(column township.Column, c township.Cell, inYear bool) gridCell {
	text := c.Text
	if c.Given {
		switch column.Type {
		case township.MoneyColumn:
			text = township.Fen(c.Value).Grouped()
		case township.CountColumn:
			text = township.FormatQuantity(c.Value)
		case township.DayColumn:
			text = l.words.date(c.Day)
			if inYear {
				_, m, d := c.Day.Date()
				text = l.words.say("sheet_month_day", "m", strconv.Itoa(int(m)), "d", strconv.Itoa(d))
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
	row := gridRow{strong: true}
	labelled := false
	for i, c := range t.Columns {
		sum, value := c.Total, t.Sum(i)
		if t.Kind == township.Ledger {
			sum = c.Name == township.LedgerIncome || c.Name == township.LedgerExpense
		}
		switch {
		case sum && c.Type == township.MoneyColumn:
			row.cells = append(row.cells, cell(township.Fen(value).Grouped(), SerifBold, true))
		case sum && c.Type == township.CountColumn:
			row.cells = append(row.cells, cell(township.FormatQuantity(value), SerifBold, true))
		default:
			sum = false
			row.cells = append(row.cells, cell("", SerifBold, false))
		}
		labelled = labelled || sum
	}
	if labelled && len(t.Rows) > 0 {
		l.label(&row, l.words["sheet_total"])
		g.rows = append(g.rows, row)
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
	l.label(&row, l.words[key])
	g.rows = append(g.rows, row)
}

// label writes what a row of sums is into the empty cells at its beginning, joined
// into one; where the first column is a sum itself, in front of it.
func (l *layout) label(row *gridRow, text string) {
	empty := 0
	for empty < len(row.cells) && row.cells[empty].spans[0].text == "" {
		empty++
	}
	if empty == 0 {
		row.cells[0].spans[0].text = text + " " + row.cells[0].spans[0].text
		return
	}
	joined := cell(text, SerifBold, false)
	joined.over = empty
	row.cells = append([]gridCell{joined}, row.cells[empty:]...)
}

// addTable puts a table of the notice into the sheet.
func (l *layout) addTable(t *township.Table, parent *pdf.Element) {
	l.mark(2, t.Name)
	l.add(l.table(l.noticeTable(t), parent)...)
}

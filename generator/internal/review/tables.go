package review

import (
	"cmp"
	"fmt"
	"strings"

	"cunwu/generator/internal/township"
)

// maxRows is how many changed rows of a table are listed.
const maxRows = 20

// compareTables tells what the tables of a notice come to, and which rows changed. What
// tables come to is shown of versions that hold personal data too, but not their names.
func (r *reviewer) compareTables(out *Notice, was, now *version) {
	then := map[string]*township.Table{}
	if was != nil {
		for _, t := range was.Tables {
			then[t.Name] = t
		}
	}
	number := 0
	add := func(a, b *township.Table) {
		number++
		t := Table{Rows: rows(b), WasRows: rows(a)}
		switch {
		case a == nil:
			t.Change = Added
		case b == nil:
			t.Change = Deleted
		case sameTable(a, b):
			t.Change = same
		default:
			t.Change = Edited
		}
		t.Name = fmt.Sprintf("表 %d", number)
		if out.Hidden != "" {
			t.Hidden = out.Hidden
			if out.Hidden == Personal {
				t.Totals = totals(a, b, func(string) string { return "合计" })
			}
			out.Tables = append(out.Tables, t)
			return
		}
		v := now
		if b == nil {
			v = was
		}
		t.Name = v.clean(cmp.Or(b, a).Name)
		t.Totals = totals(a, b, v.clean)
		if t.Change == Edited {
			if over := v.side.item(v.Notice).Clear != "" && v.LastDay.Before(r.Day) && !v.LastDay.IsZero() && a.Kind != township.Ledger; over {
				t.Hidden = Over
			} else {
				t.Changes, t.More = rowChanges(shown(was, a), shown(now, b))
			}
		}
		out.Tables = append(out.Tables, t)
	}
	if now != nil {
		for _, t := range now.Tables {
			add(then[t.Name], t)
			delete(then, t.Name)
		}
	}
	if was != nil {
		for _, t := range was.Tables {
			if then[t.Name] == t {
				add(t, nil)
			}
		}
	}
}

func rows(t *township.Table) int {
	if t == nil {
		return 0
	}
	return len(t.Rows)
}

func sameTable(a, b *township.Table) bool {
	if a.Opening != b.Opening || a.Kind != b.Kind || len(a.Columns) != len(b.Columns) || len(a.Rows) != len(b.Rows) {
		return false
	}
	for i := range a.Columns {
		if a.Columns[i].Name != b.Columns[i].Name {
			return false
		}
	}
	for i := range a.Rows {
		for k := range a.Rows[i] {
			if a.Rows[i][k].Text != b.Rows[i][k].Text {
				return false
			}
		}
	}
	return true
}

// A sum is something that a table comes to.
type sum struct {
	name  string
	money bool
	value int64
}

// sums are a ledger's four figures, or the columns that are totalled.
func sums(t *township.Table) []sum {
	if t == nil {
		return nil
	}
	if t.Kind == township.Ledger {
		p := t.Purse()
		return []sum{{"期初", true, int64(p.Opening)}, {"收入", true, int64(p.Income)}, {"支出", true, int64(p.Expense)}, {"结余", true, int64(p.Closing)}}
	}
	var out []sum
	for i, c := range t.Columns {
		if c.Total {
			out = append(out, sum{c.Name, c.Type == township.MoneyColumn, t.Sum(i)})
		}
	}
	return out
}

// totals sets what a table came to beside what it comes to now.
func totals(a, b *township.Table, clean func(string) string) []Total {
	var out []Total
	old := sums(a)
	for _, now := range sums(b) {
		t := Total{Name: clean(now.name), Unit: now.unit(), Now: now.figure(now.value)}
		for i, was := range old {
			if was.name == now.name && was.money == now.money {
				t.Was, t.Difference = was.figure(was.value), signed(now, now.value-was.value)
				old = append(old[:i:i], old[i+1:]...)
				break
			}
		}
		out = append(out, t)
	}
	for _, was := range old {
		out = append(out, Total{Name: clean(was.name), Unit: was.unit(), Was: was.figure(was.value)})
	}
	return out
}

func (s sum) unit() string {
	if s.money {
		return "元"
	}
	return ""
}

func (s sum) figure(value int64) string {
	if s.money {
		return township.Fen(value).Grouped()
	}
	return township.FormatQuantity(value)
}

// signed is a difference with its sign; empty where there is none.
func signed(s sum, by int64) string {
	switch {
	case by > 0:
		return "+" + s.figure(by)
	case by < 0:
		return s.figure(by)
	}
	return ""
}

// A grid is a table's cells as they may be shown, under its columns.
type grid struct {
	table *township.Table
	head  []string
	rows  [][]string
}

// shown is a table without its personal data, seen under its headings as a reader does.
func shown(v *version, t *township.Table) grid {
	g := grid{table: t}
	for _, c := range t.Columns {
		g.head = append(g.head, c.Name)
	}
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = c.Text
		}
		g.rows = append(g.rows, cells)
	}
	d := v.side.in(slug(v.Path))
	for _, hit := range d.Table(v.Title+" "+t.Name, g.head, g.rows) {
		if figures := hit.Row >= 0 && t.Columns[hit.Col].Type != township.TextColumn && t.Columns[hit.Col].Type != township.NameColumn && t.Rows[hit.Row][hit.Col].Given; figures {
			continue // an amount of eleven digits
		}
		if hit.Row >= 0 {
			g.rows[hit.Row][hit.Col] = blank
		} else {
			g.head[hit.Col] = blank
		}
	}
	for _, row := range g.rows {
		for i := range row {
			row[i] = v.clean(row[i])
		}
	}
	for i := range g.head {
		g.head[i] = v.clean(g.head[i])
	}
	return g
}

const blank = "***"

// rowChanges finds the rows that came, left or changed. Rows that stand between the
// same neighbours are the same row with other cells.
func rowChanges(a, b grid) (changes []Row, more int) {
	add := func(row Row) {
		if len(changes) == maxRows {
			more++
			return
		}
		changes = append(changes, row)
	}
	x, y := texts(a), texts(b)
	if len(x)+len(y) > maxTokens {
		return nil, max(len(x), len(y))
	}
	i, k := 0, 0 // rows of a and b that are dealt with
	left, came := 0, 0
	flush := func() {
		both := min(left, came)
		for n := range both {
			add(edited(a, b, i+n, k+n))
		}
		for n := both; n < left; n++ {
			add(Row{Change: Deleted, Number: i + n + 1, Key: keyOf(a, i+n)})
		}
		for n := both; n < came; n++ {
			add(Row{Change: Added, Number: k + n + 1, Key: keyOf(b, k+n)})
		}
		i, k, left, came = i+left, k+came, 0, 0
	}
	for _, p := range difference(x, y) {
		n := strings.Count(p.Text, "\n")
		switch p.Change {
		case Deleted:
			left += n
		case Added:
			came += n
		default:
			flush()
			i, k = i+n, k+n
		}
	}
	flush()
	return changes, more
}

// texts are rows as pieces that can be compared.
func texts(g grid) []string {
	out := make([]string, len(g.rows))
	for i, row := range g.rows {
		out[i] = strings.Join(row, "\x00") + "\n"
	}
	return out
}

// edited tells which cells of a row changed.
func edited(a, b grid, i, k int) Row {
	row := Row{Change: Edited, Number: k + 1, Key: keyOf(b, k)}
	for col, name := range b.head {
		at := -1
		for c, old := range a.head {
			if old == name {
				at = c
			}
		}
		was, now := "", b.rows[k][col]
		if at >= 0 {
			was = a.rows[i][at]
		}
		if was == now {
			continue
		}
		cell := Cell{Column: name, Was: cut(was, maxPart), Now: cut(now, maxPart)}
		column := b.table.Columns[col]
		figures := column.Type == township.MoneyColumn || column.Type == township.CountColumn
		if at >= 0 && figures && a.table.Columns[at].Type == column.Type && a.table.Rows[i][at].Given && b.table.Rows[k][col].Given {
			cell.Difference = signed(sum{money: column.Type == township.MoneyColumn}, b.table.Rows[k][col].Value-a.table.Rows[i][at].Value)
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// keyOf is how a row begins: its first cells with words.
func keyOf(g grid, i int) string {
	var parts []string
	for col, text := range g.rows[i] {
		if text != "" && len(parts) < 2 && g.table.Columns[col].Type != township.MoneyColumn && g.table.Columns[col].Type != township.CountColumn && g.table.Columns[col].Type != township.DayColumn {
			parts = append(parts, cut(text, 24))
		}
	}
	return strings.Join(parts, " ")
}

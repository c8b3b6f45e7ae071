package difference

import (
	"strings"

	"cunwu/generator/internal/township"
)

// maxRows is how many changed rows of a table are listed.
const maxRows = 20

// A Table is a table of a notice: what it comes to, and what changed.
type Table struct {
	Name    string  `json:"name"`
	Change  string  `json:"change"` // added, edited, deleted, same
	Rows    int     `json:"rows"`
	WasRows int     `json:"was_rows"`
	Totals  []Total `json:"totals,omitempty"`
	Changes []Row   `json:"changes,omitempty"`
	More    int     `json:"more,omitempty"` // changed rows that are not listed
	Hidden  string  `json:"hidden,omitempty"`
}

// A Total is what a column or a ledger comes to. Difference has its sign; it and Was are
// empty where there was none before.
type Total struct {
	Name       string `json:"name"`
	Unit       string `json:"unit"` // 元, or empty
	Now        string `json:"now,omitempty"`
	Was        string `json:"was,omitempty"`
	Difference string `json:"difference,omitempty"`
	Key        string `json:"-"` // of a ledger's: opening, income, expense, closing
}

// A Row is a row that changed, with its number from 1 then or now.
type Row struct {
	Change string `json:"change"` // added, edited, deleted
	Number int    `json:"row"`
	Key    string `json:"key"` // how it begins
	Cells  []Cell `json:"cells,omitempty"`
}

// A Cell is a cell that changed.
type Cell struct {
	Column     string `json:"column"`
	Was        string `json:"was"`
	Now        string `json:"now"`
	Difference string `json:"difference,omitempty"` // of amounts and counts, with its sign
}

// A Pair is a table then and now; one of the two may be nil.
type Pair struct{ Was, Now *township.Table }

// Pairs matches tables by their names: those of today in order, then those that are gone.
func Pairs(was, now []*township.Table) []Pair {
	then := map[string]*township.Table{}
	for _, t := range was {
		then[t.Name] = t
	}
	var out []Pair
	for _, t := range now {
		out = append(out, Pair{then[t.Name], t})
		delete(then, t.Name)
	}
	for _, t := range was {
		if then[t.Name] == t {
			out = append(out, Pair{t, nil})
		}
	}
	return out
}

// Table begins to tell a pair apart: what became of it, and how many rows it has.
func (p Pair) Table() Table {
	t := Table{Rows: rows(p.Now), WasRows: rows(p.Was)}
	switch {
	case p.Was == nil:
		t.Change = Added
	case p.Now == nil:
		t.Change = Deleted
	case sameTable(p.Was, p.Now):
		t.Change = Same
	default:
		t.Change = Edited
	}
	return t
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
	key   string // of a ledger's
}

// sums are a ledger's four figures, or the columns that are totalled.
func sums(t *township.Table) []sum {
	if t == nil {
		return nil
	}
	if t.Kind == township.Ledger {
		p := t.Purse()
		return []sum{
			{"期初", true, int64(p.Opening), "opening"}, {"收入", true, int64(p.Income), "income"},
			{"支出", true, int64(p.Expense), "expense"}, {"结余", true, int64(p.Closing), "closing"},
		}
	}
	var out []sum
	for i, c := range t.Columns {
		if value, known := t.Total(i); known {
			out = append(out, sum{c.Name, c.Type == township.MoneyColumn, value, ""})
		}
	}
	return out
}

// Totals sets what a table came to beside what it comes to now.
func (p Pair) Totals(clean func(string) string) []Total {
	var out []Total
	old := sums(p.Was)
	for _, now := range sums(p.Now) {
		t := Total{Name: clean(now.name), Unit: now.unit(), Now: now.figure(now.value), Key: now.key}
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
		out = append(out, Total{Name: clean(was.name), Unit: was.unit(), Was: was.figure(was.value), Key: was.key})
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
func shown(v *Side, t *township.Table) grid {
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
	for _, hit := range v.Detector.Table(v.Title+" "+t.Name, g.head, g.rows) {
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
			row[i] = v.Clean(row[i])
		}
	}
	for i := range g.head {
		g.head[i] = v.Clean(g.head[i])
	}
	return g
}

const blank = "***"

// Rows finds the rows that came, left or changed. Rows that stand between the
// same neighbours are the same row with other cells.
func (p Pair) Rows(was, now *Side) (changes []Row, more int) {
	a, b := shown(was, p.Was), shown(now, p.Now)
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
	for _, piece := range pieces(x, y) {
		n := strings.Count(piece.Text, "\n")
		switch piece.Change {
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
		cell := Cell{Column: name, Was: Cut(was, maxPart), Now: Cut(now, maxPart)}
		column := b.table.Columns[col]
		figures := column.Type == township.MoneyColumn || column.Type == township.CountColumn
		if at >= 0 && figures && a.table.Columns[at].Type == column.Type && a.table.Rows[i][at].Given && b.table.Rows[k][col].Given {
			old, new := a.table.Rows[i][at].Value, b.table.Rows[k][col].Value
			cell.Difference = signed(sum{money: column.Type == township.MoneyColumn}, new-old)
			if column.Type == township.MoneyColumn && old != new { // as the page shows them, whichever way they were typed
				cell.Was, cell.Now = township.Fen(old).Grouped(), township.Fen(new).Grouped()
			}
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
			parts = append(parts, Cut(text, 24))
		}
	}
	return strings.Join(parts, " ")
}

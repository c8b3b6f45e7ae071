package opendata

import (
	"encoding/json"
	"net/url"

	"cunwu/generator/internal/township"
)

// tableFile is the JSON of one table: see schema/table.schema.json.
type tableFile struct {
	Schema  string       `json:"$schema"`
	Notice  string       `json:"notice"`
	Title   string       `json:"title"`
	Name    string       `json:"name"`
	Status  string       `json:"status"` // of the notice
	Kind    string       `json:"kind,omitempty"`
	Opening *json.Number `json:"opening,omitempty"`
	Closing *json.Number `json:"closing,omitempty"`
	Columns []column     `json:"columns"`
	Rows    [][]any      `json:"rows"`
}

type column struct {
	Name  string `json:"name"`
	Type  string `json:"type"`
	Unit  string `json:"unit,omitempty"`
	Total bool   `json:"total,omitempty"`
}

// types are the names of the types of columns.
var types = map[township.ColumnType]string{
	township.TextColumn: "text", township.NameColumn: "name", township.MoneyColumn: "money",
	township.CountColumn: "number", township.DayColumn: "date",
}

// yuan is the unit of money.
const yuan = "元"

// Table is a table of a notice as JSON. Amounts are numbers of yuan with two decimals,
// days are 2026-10-15, an empty cell is null.
func (s Site) Table(v *township.Village, n *township.Notice, t *township.Table) ([]byte, error) {
	if n.Audience != township.Everyone {
		return nil, ErrBoard
	}
	out := tableFile{
		Schema: s.Township.Base + TableSchemaName, Notice: s.Township.NoticeAddress(v.Slug, n.ID), Title: n.Title,
		Name: t.Name, Status: "valid", Kind: t.Kind, Columns: []column{}, Rows: [][]any{},
	}
	if n.Corrected != "" {
		out.Status = "corrected"
	}
	if t.Kind == township.Ledger {
		p := t.Purse()
		opening, closing := json.Number(p.Opening.String()), json.Number(p.Closing.String())
		out.Opening, out.Closing = &opening, &closing
	}
	for i, c := range t.Columns {
		col := column{Name: c.Name, Type: types[c.Type], Unit: c.Unit}
		_, col.Total = t.Total(i)
		if c.Type == township.MoneyColumn {
			col.Unit = yuan
		}
		out.Columns = append(out.Columns, col)
	}
	for _, cells := range t.Rows {
		row := make([]any, len(t.Columns))
		for i, c := range t.Columns {
			row[i] = value(c, cells[i])
		}
		out.Rows = append(out.Rows, row)
	}
	return encode(out, "")
}

// value is a cell as JSON has it.
func value(c township.Column, cell township.Cell) any {
	if cell.Given {
		switch c.Type {
		case township.MoneyColumn:
			return json.Number(township.Fen(cell.Value).String())
		case township.CountColumn:
			return json.Number(quantity(cell.Value))
		case township.DayColumn:
			return cell.Day.String()
		}
	}
	if cell.Text == "" {
		return nil
	}
	return clean(cell.Text)
}

// address is the address of a file, each of its parts escaped.
func address(folder, name string) string { return folder + url.PathEscape(name) }

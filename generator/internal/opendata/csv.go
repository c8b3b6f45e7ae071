package opendata

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strings"
	"unicode/utf8"

	"cunwu/generator/internal/township"
)

// bom is what tells Excel that a CSV is UTF-8.
const bom = "\uFEFF"

// CSV is a table as a spreadsheet opens it: UTF-8 with its mark, lines ended by CR and
// LF, days as 2026-10-15, amounts in yuan without separators. No cell begins like a
// formula: see guard.
func CSV(t *township.Table) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(bom)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	row := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		row[i] = guard(c.Name)
	}
	if err := w.Write(row); err != nil {
		return nil, err
	}
	for _, cells := range t.Rows {
		for i, c := range t.Columns {
			row[i] = text(c, cells[i])
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// text is a cell as a file has it. What was read as an amount, a number or a day is
// written as one; only other text can begin like a formula.
func text(c township.Column, cell township.Cell) string {
	if cell.Given {
		switch c.Type {
		case township.MoneyColumn:
			return township.Fen(cell.Value).String()
		case township.CountColumn:
			return quantity(cell.Value)
		case township.DayColumn:
			return cell.Day.String()
		}
	}
	return guard(clean(cell.Text))
}

// clean is text with one kind of line end.
func clean(s string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(s, "\uFFFD"))
}

// quantity is a number of thousandths without separators.
func quantity(v int64) string { return strings.ReplaceAll(township.FormatQuantity(v), ",", "") }

// guard keeps a spreadsheet from taking text for a formula: where it begins with = + - @,
// their wide forms, or a tab or line end, perhaps behind blanks, an apostrophe comes
// first. A negative number stays what it is. The text is had back by taking one
// apostrophe away where such a beginning follows.
func guard(s string) string {
	if formula(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

var negative = regexp.MustCompile(`^-[0-9]+(\.[0-9]+)?$`)

func formula(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("\t\r\n", r) {
		return true
	}
	s = strings.TrimLeft(s, " \u00A0\u3000")
	r, size := utf8.DecodeRuneInString(s)
	return size > 0 && strings.ContainsRune("=+-@＝＋－＠\t\r\n", r) && !negative.MatchString(s)
}

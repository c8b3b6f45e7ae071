package check

import (
	"strings"
	"unicode/utf8"

	"cunwu/generator/internal/township"
)

// texts visits every text that a notice publishes, with its place.
func texts(n *township.Notice, visit func(text string, at township.Place)) {
	for _, f := range []struct{ key, text string }{
		{"title", n.Title}, {"summary", n.Summary}, {"issuer", n.Issuer}, {"number", n.Number},
		{"contact.name", n.Contact.Name}, {"contact.role", n.Contact.Role},
	} {
		visit(f.text, n.At(f.key))
	}
	if n.Reviewed != nil {
		visit(n.Reviewed.By, n.At("reviewed.by"))
	}
	if n.Withdrawn != nil {
		visit(n.Withdrawn.Reason, n.At("withdrawn.reason"))
	}
	line := n.Body.Line
	for text := range strings.Lines(n.Body.Source) {
		visit(strings.TrimSuffix(text, "\n"), township.Place{File: n.Path, Line: line, Col: 1})
		line++
	}
	dir := n.Path[:strings.LastIndexByte(n.Path, '/')+1]
	for _, t := range n.Tables {
		for _, c := range t.Columns {
			visit(c.Name, township.Place{File: dir + t.File, Line: 1, Col: 1})
		}
		for _, row := range t.Rows {
			for i, cell := range row {
				if cell.Text != "" && t.Columns[i].Type != township.MoneyColumn {
					visit(cell.Text, township.Place{File: dir + t.File, Line: cell.Line, Col: cell.Col})
				}
			}
		}
	}
	for _, f := range n.Files {
		visit(f.Title, f.Place)
	}
}

// advance is the place that is reached from at by reading the text.
func advance(at township.Place, text string) township.Place {
	at.Col += utf8.RuneCountInString(text)
	return at
}

package site

import (
	"html"
	"strings"

	"cunwu/generator/internal/township"
)

// A table of at most shortTo rows turns into labelled rows on a narrow screen where it has
// at least wideFrom columns, or a phone has no room for its texts. Any other but a ledger
// scrolls in its frame, the column that names its rows in place: in a long list people
// look for one name.
const (
	wideFrom = 5
	shortTo  = 30
)

// What a phone of 360 points has room for beside each other, in characters: as usual, and
// in large print. Between two cells their padding takes three quarters of one; a column of
// texts has four at least with its padding, as the stylesheet says.
const (
	phoneWidth = 20.5
	largeWidth = 13
	cellSpace  = 0.75
)

// turns reports whether a table but a ledger turns into labelled rows on a narrow screen.
func (w *tableWriter) turns() bool {
	return len(w.t.Rows) <= shortTo && (len(w.t.Columns) >= wideFrom || w.cramped())
}

// sideways says in words that a table can be moved sideways, where a phone has no room for
// it, or has none in large print.
func (w *tableWriter) sideways() string {
	all := -cellSpace
	for i := range w.t.Columns {
		all += w.needs(i) + cellSpace
	}
	if class := noRoom(all); class != "" {
		return " <span class=\"note " + class + "\">" + w.word("table_sideways") + "</span>"
	}
	return ""
}

// noRoom is where a phone has no room for so many characters beside each other, as a class:
// always, in large print alone, or never.
func noRoom(characters float64) string {
	switch {
	case characters > phoneWidth:
		return "narrow"
	case characters > largeWidth:
		return "narrow larger"
	}
	return ""
}

// sideways is where a phone has no room for the table that says the same as a picture.
func (c chartView) sideways() string {
	if len(c.Head) == 0 {
		return ""
	}
	all := max(3, wide(c.Head[0]))
	for i, name := range c.Head[1:] {
		widest := wide(name)
		for _, row := range c.Rows {
			if i < len(row.Cells) {
				widest = max(widest, wide(row.Cells[i]))
			}
		}
		all += cellSpace + widest
	}
	return noRoom(all)
}

// Sideways is what stands above a table in a notice's text which a phone has no room for:
// of its rows, the head first; a whole column's cells are not broken over lines.
func (s *Site) Sideways(rows [][]string, whole []bool) string {
	all := -cellSpace
	for i := range whole {
		widest := 0.0
		for at, row := range rows {
			if i < len(row) {
				text := row[i]
				if at == 0 {
					text = strings.ReplaceAll(text, "（", " （") // where a head is broken
				}
				widest = max(widest, unbroken(text, at == 0 || whole[i]))
			}
		}
		all += widest + cellSpace
	}
	class := noRoom(all)
	if class == "" {
		return ""
	}
	return "<div class=\"chart-note " + class + "\">" + html.EscapeString(s.word("table_sideways")) + "</div>\n"
}

// unbroken is how wide the widest piece of a text is that is not broken over lines: of a head
// and of a figure, words; of a text, words of letters and single characters.
func unbroken(text string, whole bool) float64 {
	widest := 0.0
	for word := range strings.FieldsSeq(text) {
		if whole {
			widest = max(widest, wide(word))
			continue
		}
		for piece := range strings.FieldsFuncSeq(word, func(r rune) bool { return r >= 0x2e80 }) {
			widest = max(widest, wide(piece))
		}
		widest = max(widest, 1)
	}
	return widest
}

// needs is about how many characters a column cannot do without: its head, and what is not
// broken over lines.
func (w *tableWriter) needs(i int) float64 {
	c := w.t.Columns[i]
	widest := wide(w.site.bareName(c, w.name(i)) + w.site.unit(c))
	switch {
	case c.Type == township.TextColumn && w.dates(i) == "":
		if w.class(i) == "" {
			widest = max(widest, 4-cellSpace)
		}
		return widest
	case w.totalled(i):
		widest = max(widest, wide(w.sum(i)))
	}
	for _, row := range w.t.Rows {
		widest = max(widest, wide(w.show(i, row[i])))
	}
	return widest
}

// textWidth is how many characters of a text make a line that can be read.
const textWidth = 6

// cramped reports whether a phone has room for three columns or more only where texts are
// cut into lines of a few characters, or not even so. Where all texts are short the table
// may be moved sideways.
func (w *tableWriter) cramped() bool {
	if len(w.t.Columns) < 3 {
		return false
	}
	all, cut := -cellSpace, false
	for i, c := range w.t.Columns {
		needs := w.needs(i)
		if c.Type == township.TextColumn {
			for _, row := range w.t.Rows {
				widest := wide(row[i].Text)
				needs, cut = max(needs, min(widest, textWidth)), cut || widest > textWidth
			}
		}
		all += needs + cellSpace
	}
	return cut && all > phoneWidth
}

// wide is about how wide a text is, in characters.
func wide(text string) float64 {
	all := 0.0
	for _, r := range text {
		if r < 0x2e80 {
			all += 0.65
		} else {
			all++
		}
	}
	return all
}

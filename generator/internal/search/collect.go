package search

import (
	"slices"
	"strings"

	"cunwu/generator/internal/township"
)

// A collector gathers the terms of a notice, each with the highest place it has.
type collector struct {
	found []uint64 // hash<<2 | place, some of them twice
}

// collect takes in a notice, and returns the text that stands for it in an answer beside
// its title and its plain sentence. Of a notice that was withdrawn there is its title.
func (c *collector) collect(v *township.Village, n Notice, o Options) string {
	c.found = c.found[:0]
	notice := n.Notice
	c.titled(notice.Title, inTitle)
	c.text(notice.ID, inSummary)
	c.titled(v.Name, inSummary)
	c.titled(n.Category, inText)
	if notice.Withdrawn != nil {
		return ""
	}
	c.text(notice.Summary, inSummary)
	c.text(notice.Number, inSummary)
	for _, day := range []township.Day{notice.Date, notice.Period.From} {
		c.text(day.Chinese(), inSummary)
	}
	c.titled(n.Item, inText)
	if !notice.LastDay.IsZero() {
		c.text(notice.LastDay.Chinese(), inText)
	}
	c.text(n.text(o, false), inText)
	return n.text(o, true)
}

// text takes in a text's terms.
func (c *collector) text(text string, place uint64) {
	tokens(fold(text), false, func(t token) {
		termsOf(t, func(term term) { c.add(term, place) })
	})
}

// titled takes in a text's terms and its initials.
func (c *collector) titled(text string, place uint64) {
	c.text(text, place)
	initialTerms(fold(text), func(t term) { c.add(t, place) })
}

func (c *collector) add(t term, place uint64) {
	c.found = append(c.found, uint64(t.hash())<<2|place)
}

// entries are the entries of the notice that was collected last, as number i.
func (c *collector) entries(i int) []uint64 {
	slices.Sort(c.found)
	var out []uint64
	for k, f := range c.found {
		if k+1 < len(c.found) && c.found[k+1]>>2 == f>>2 {
			continue // it has a higher place too
		}
		out = append(out, entry(uint32(f>>2), i, int(f&3)))
	}
	return out
}

// text is what a notice's page says beside its title and its plain sentence: a line for
// each paragraph and each row. Named figures have the name of their column before them, to be
// shown: 支出 394.45. Terms are made of the figures alone.
func (n Notice) text(o Options, named bool) string {
	lines := []string{joined(n.Notice.Number, n.Issuer, n.Item), n.Text}
	for _, t := range n.Notice.Tables {
		lines = append(lines, t.Name)
		for _, row := range t.Rows {
			cells := make([]string, len(row))
			for i, cell := range row {
				cells[i] = cellText(t.Columns[i], cell, o, named)
				if figure := t.Columns[i].Type == township.MoneyColumn || t.Columns[i].Type == township.CountColumn; named && figure && cells[i] != "" {
					name, _, _ := strings.Cut(o.column(t, i), "（")
					cells[i] = name + " " + cells[i]
				}
			}
			lines = append(lines, joined(cells...))
		}
	}
	lines = append(lines, joined(n.Files...))
	lines = slices.DeleteFunc(lines, func(s string) bool { return s == "" })
	return strings.Join(lines, "\n")
}

// joined puts a space between texts that are not empty.
func joined(texts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(texts), func(s string) bool { return s == "" }), " ")
}

// cellText is a cell as the page shows it, or, for terms, so that every day is read as one.
func cellText(c township.Column, cell township.Cell, o Options, shown bool) string {
	switch {
	case c.Type == township.MoneyColumn && cell.Given:
		return township.Fen(cell.Value).Grouped()
	case c.Type == township.CountColumn && cell.Given:
		return township.FormatQuantity(cell.Value)
	case c.Type == township.DayColumn && cell.Given:
		if !shown {
			return cell.Day.Chinese()
		}
		return o.Day(cell.Day)
	}
	return cell.Text
}

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
	terms, shown := n.text(o)
	c.text(terms, inText)
	return shown
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
// each paragraph and each row, as terms are made of it and as an answer shows it. There a
// figure has the name of its column before it: 支出 394.45.
func (n Notice) text(o Options) (terms, shown string) {
	var plain, named []string
	add := func(text string) { plain, named = append(plain, text), append(named, text) }
	add(joined(n.Notice.Number, n.Issuer, n.Item))
	add(n.Text)
	for _, t := range n.Notice.Tables {
		add(t.Name)
		for _, row := range t.Rows {
			cells, figures := make([]string, len(row)), make([]string, len(row))
			for i, cell := range row {
				cells[i], figures[i] = cellText(t, i, cell, o)
			}
			plain, named = append(plain, joined(cells...)), append(named, joined(figures...))
		}
	}
	add(joined(n.Files...))
	return lines(plain), lines(named)
}

// lines puts texts that are not empty below each other.
func lines(texts []string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), "\n")
}

// joined puts a space between texts that are not empty.
func joined(texts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(texts), func(s string) bool { return s == "" }), " ")
}

// cellText is a cell as terms are made of it, every day written as one, and as an answer
// shows it.
func cellText(t *township.Table, i int, cell township.Cell, o Options) (terms, shown string) {
	figure := cell.Text
	switch kind := t.Columns[i].Type; {
	case kind == township.DayColumn && cell.Given:
		return cell.Day.Chinese(), o.Day(cell.Day)
	case kind != township.MoneyColumn && kind != township.CountColumn || figure == "":
		return figure, figure
	case !cell.Given:
	case kind == township.MoneyColumn:
		figure = township.Fen(cell.Value).Grouped()
	default:
		figure = township.FormatQuantity(cell.Value)
	}
	name, _, _ := strings.Cut(o.column(t, i), "（")
	return figure, name + " " + figure
}

package sheet

import "cunwu/generator/internal/pdf"

// records sets a table that is too wide for a narrow page, in its smallest type, as
// one block for each row: what the head says, and what the row says to it. It reports
// whether the table is so wide.
func (l *layout) records(g *grid, parent *pdf.Element) ([]strip, bool) {
	r := &ruled{grid: g, layout: l, t: Type{Size: measured}}
	asked := r.ask()
	for _, t := range l.style.Table {
		r.t, r.pad = t, t.Size*2/5
		if r.fit(asked, false) {
			return nil, false
		}
	}
	s := l.style
	r.t = s.Table[0]
	r.element = parent.Child("Table")
	var strips []strip
	if g.caption != "" {
		t := Type{SansBold, s.Body.Size, s.Body.Pitch}
		strips = l.paragraph(plain(g.caption, t, r.element.Child("Caption")), block{align: center, keep: true}.in(t), s.measure())
		strips[0].above = s.Body.Pitch / 3
	}
	again := r.recordsAgain()
	strips = append(strips, strip{height: thick, items: []pdf.Item{rule(0, 0, s.measure(), thick)}, bond: near})
	for i, row := range g.rows {
		record := r.record(row)
		record.head, record.row = again, i
		if i == 0 || i == len(g.rows)-2 || row.keep {
			record.bond = near
		}
		strips = append(strips, record)
	}
	return append(strips, strip{height: s.Body.Pitch / 3}), true
}

// recordsAgain is what is said over the rows of a table that goes on.
func (r *ruled) recordsAgain() *head {
	l, t := r.layout, r.layout.style.Small
	height := t.Pitch + px(8)
	return &head{height: height, items: func(int) []pdf.Item {
		set := block{align: leftAligned}.in(t)
		items, _ := stack(l.paragraph(plain(r.caption+l.words["sheet_continued"], t, nil), set, l.style.measure()), 0, 0)
		return append(items, rule(0, height, l.style.measure(), thin))
	}}
}

// record sets the fields of one row, two to a line where both have room: the second in
// the middle of the page, or behind the first where that is longer.
func (r *ruled) record(row gridRow) strip {
	l, t := r.layout, r.t
	room := l.style.measure()
	tr := r.element.Child("TR")
	gap := t.Size
	half := (room - gap) / 2
	y := px(10)
	end := room // of what stands on the line that was begun
	var items []pdf.Item
	column := 0
	for _, c := range row.cells {
		at := column
		column += max(c.over, 1)
		if len(c.spans) == 0 || len(c.spans) == 1 && c.spans[0].text == "" || at >= len(r.columns) {
			continue
		}
		td := tr.Child("TD")
		var spans []span
		if c.over <= 1 {
			for _, h := range r.columns[at].head {
				h.face, h.size, h.tag = Serif, t.Size*8/10, td
				spans = append(spans, h)
			}
			spans = append(spans, span{text: l.words.gap(), face: Serif, size: t.Size * 8 / 10, tag: td})
		}
		for _, sp := range c.spans {
			sp.size, sp.tag = t.Size, td
			if row.strong || c.over > 1 {
				sp.face = SerifBold
			}
			spans = append(spans, sp)
		}
		us := l.units(spans)
		width, _ := extent(us)
		set := block{align: leftAligned}.in(t)
		if x := max(half, end) + gap; x+width <= room {
			placed, _ := stack(l.paragraph(spans, set, room), x, y-t.Pitch)
			items = append(items, placed...)
			end = room
			continue
		}
		placed, low := stack(l.paragraph(spans, set, room), 0, y)
		items = append(items, placed...)
		if end = room; low == y+t.Pitch {
			end = width
		}
		y = low
	}
	y += px(10)
	return strip{height: y, items: append(items, rule(0, y, room, thin))}
}

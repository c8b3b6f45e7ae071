package sheet

import (
	"cunwu/generator/internal/pdf"
)

// A grid is a table to be set: what package township and a body's own tables are
// turned into.
type grid struct {
	caption string
	columns []gridColumn
	rows    []gridRow
	sums    func(from, to int) (page, carried gridRow) // of its rows; nil: none
	slots   []string                                   // whose signatures stand under it
	striped bool                                       // every second row on a light ground
	modest  bool                                       // set no larger than the phones, however few rows it has
}

type gridColumn struct {
	head  []span
	align align
	rigid bool // figures and dates: on one line wherever possible

	decimals int // the most that a figure of it has
}

type gridRow struct {
	cells  []gridCell
	strong bool // a total or a balance: kept with its neighbours
	keep   bool // kept with the next row
}

// A gridCell is the spans of a cell; it may reach over more than one column.
type gridCell struct {
	spans []span
	over  int    // columns; 0 is 1
	after string // what is lacking at the right for the decimal points to stand in one line
}

// cell is text as one cell.
func cell(text string, face Face, figures bool) gridCell {
	return gridCell{spans: []span{{text: text, face: face, figures: figures}}}
}

// Measures of tables.
const (
	thin  = pdf.Point / 2
	thick = pdf.Point
)

// A ruled is a grid whose columns have their widths.
type ruled struct {
	*grid
	layout  *layout
	t       Type
	widths  []pdf.Length
	pad     pdf.Length // left and right in a cell
	element *pdf.Element
}

// table sets a grid: its caption, its head and its rows, each row one strip.
func (l *layout) table(g *grid, parent *pdf.Element) []strip {
	if len(g.columns) == 0 {
		return nil
	}
	if l.style.Narrow {
		if strips, wide := l.records(g, parent); wide {
			return strips
		}
		g.slots = nil // nobody signs a picture
	}
	r := l.rule(g)
	r.element = parent.Child("Table")
	var strips []strip
	if g.caption != "" {
		t := Type{SansBold, r.t.Size, r.t.Pitch}
		strips = l.paragraph(plain(g.caption, t, r.element.Child("Caption")), block{align: center, keep: true}.in(t), l.style.measure())
		strips[0].above = l.style.Body.Pitch / 3
	}
	headRow := gridRow{}
	for _, c := range g.columns {
		headRow.cells = append(headRow.cells, gridCell{spans: c.head})
	}
	items, height, _ := r.row(headRow, r.element.Child("TR"), true)
	first := strip{height: height, items: items, bond: near, above: l.style.Body.Pitch / 6}
	strips = append(strips, first)
	again := r.again(headRow, height)
	room := l.style.depth() - again.height - again.foot
	strong := len(g.rows)
	for strong > 0 && g.rows[strong-1].strong {
		strong--
	}
	for i, row := range g.rows {
		items, height, cells := r.row(row, r.element.Child("TR"), false)
		if height > room {
			strips = append(strips, r.divided(cells, again, i)...)
			continue
		}
		if g.striped && !row.strong && i%2 == 1 {
			items = append(r.stripe(height), items...)
		}
		s := strip{height: height, items: items, head: again, row: i}
		// The first three rows stay together, and so do the last two, with what sums them up.
		if i < len(g.rows)-1 && (i < 2 || i >= strong-2 || row.keep) {
			s.bond = near
		}
		strips = append(strips, s)
	}
	if g.slots != nil {
		strips[len(strips)-1].bond = near
		strips = append(strips, l.slots(g.slots))
	}
	strips[len(strips)-1].bond = loose
	// Air below the table.
	return append(strips, strip{height: l.style.Body.Pitch / 3})
}

func (r *ruled) continuedHeight() pdf.Length { return r.layout.style.Small.Pitch }

// again is what is said where the table goes on: at the end of a page what its rows
// come to, at the top of the next one the head and what is brought forward. Both are
// artefacts: they belong to the paper, not to the table.
func (r *ruled) again(headRow gridRow, height pdf.Length) *head {
	h := &head{height: height + r.continuedHeight()}
	if r.sums == nil {
		h.items = func(int) []pdf.Item { return r.headAgain(headRow) }
		return h
	}
	page, carried := r.sums(0, len(r.rows))
	_, h.foot, _ = r.row(page, nil, false)
	_, brought, _ := r.row(carried, nil, false)
	top := h.height
	h.height += brought
	h.items = func(row int) []pdf.Item {
		_, carried := r.sums(0, row)
		items, _, _ := r.row(carried, nil, false)
		shift(items, 0, top)
		return append(r.headAgain(headRow), items...)
	}
	h.sums = func(from, to int) []pdf.Item {
		page, _ := r.sums(from, to)
		items, _, _ := r.row(page, nil, false)
		return items
	}
	return h
}

// headAgain is the head of a table that goes on, with the words that say so.
func (r *ruled) headAgain(row gridRow) []pdf.Item {
	l := r.layout
	words := l.paragraph(plain(l.words["sheet_continued"], l.style.Small, nil), block{align: right}.in(l.style.Small), l.style.measure())
	items, _ := stack(words, 0, 0)
	again, _, _ := r.row(row, nil, true)
	shift(again, 0, r.continuedHeight())
	return append(items, again...)
}

// slots is a line of labels with room for a signature behind each.
func (l *layout) slots(labels []string) strip {
	t := Type{Serif, l.style.Small.Size, pdf.Millimetres(12)}
	gap := pdf.Millimetres(4)
	room := l.style.measure() + gap
	var widths []pdf.Length
	for _, label := range labels {
		width := textWidth(l.units(plain(label, t, nil)))
		widths = append(widths, width)
		room -= width + gap
	}
	line := max(room/pdf.Length(len(labels)), pdf.Millimetres(8))
	s := strip{height: t.Pitch}
	x := pdf.Length(0)
	for i, label := range labels {
		set := l.paragraph(plain(label, t, element("P")), block{align: leftAligned}.in(t), widths[i]+t.Size)
		items, _ := stack(set, x, 0)
		x += widths[i]
		s.items = append(append(s.items, items...), rule(x, baseline(t.Pitch, t.Size)+pdf.Point, line, thin))
		x += line + gap
	}
	return s
}

// row sets one row with its rules: those below and beside its cells, and those
// above too where it is a head. No element makes it an artefact.
func (r *ruled) row(row gridRow, tr *pdf.Element, isHead bool) (items []pdf.Item, height pdf.Length, cells []setCell) {
	column := 0
	for i, c := range row.cells {
		if column >= len(r.columns) {
			break
		}
		over := min(max(c.over, 1), len(r.columns)-column)
		if i == len(row.cells)-1 {
			over = len(r.columns) - column
		}
		cells = append(cells, r.set(c, column, over, tr, isHead, row.strong))
		height = max(height, pdf.Length(len(cells[len(cells)-1].lines))*r.t.Pitch)
		column += over
	}
	height = max(height, r.t.Pitch) + 2*r.padding()
	x := pdf.Length(0)
	if isHead {
		items = append(items, rule(0, 0, r.width(0, len(r.columns)), thick))
	}
	for _, c := range cells {
		items = append(items, side(x, height))
		items = append(items, c.place(r, x, height)...)
		x += c.width
	}
	items = append(items, side(x, height), rule(0, height, x, thin))
	return items, height, cells
}

// striping is as light as a photocopier still shows, and no more than that.
var striping = pdf.Color{R: 0xF0, G: 0xF0, B: 0xF0}

// stripe is the ground of a row, between the rules above and below it. The one above was
// drawn with the row before, and is drawn again: coarse screens let the ground cover it.
func (r *ruled) stripe(height pdf.Length) []pdf.Item {
	width := r.width(0, len(r.widths))
	return []pdf.Item{
		&pdf.Rect{Y: thin, W: width, H: height - 2*thin, Color: striping},
		rule(0, 0, width, thin),
	}
}

// side is the rule at the left of a cell.
func side(x, h pdf.Length) pdf.Item {
	return &pdf.Rect{X: x - thin/2, W: thin, H: h}
}

func (r *ruled) padding() pdf.Length { return r.t.Size / 5 }

func (r *ruled) width(from, to int) pdf.Length {
	sum := pdf.Length(0)
	for _, w := range r.widths[from:to] {
		sum += w
	}
	return sum
}

// A setCell is a cell whose text is divided into lines.
type setCell struct {
	units   []unit
	lines   []line
	width   pdf.Length
	align   align
	after   pdf.Length // left empty at its right
	element *pdf.Element
}

func (r *ruled) set(c gridCell, column, over int, tr *pdf.Element, isHead, strong bool) setCell {
	s := setCell{width: r.width(column, column+over), align: r.columns[column].align}
	if isHead || over > 1 {
		s.align = center
	}
	if tr != nil {
		s.element = tr.Child("TD")
		if isHead {
			s.element = tr.Child("TH")
			s.element.Scope = "Column"
		}
		s.element.ColSpan = over
	}
	s.units = r.units(c.spans, s.element, isHead || strong)
	s.after = r.after(c, isHead || strong)
	s.lines = breakLines(s.units, s.width-2*r.pad-s.after, 0)
	return s
}

// after is how much a figure stands in from the right for its decimal point's sake.
func (r *ruled) after(c gridCell, strong bool) pdf.Length {
	if c.after == "" {
		return 0
	}
	return textWidth(r.units([]span{{text: c.after, face: c.spans[0].face, figures: true}}, nil, strong))
}

// units measures the spans of a cell in the table's size.
func (r *ruled) units(spans []span, element *pdf.Element, strong bool) []unit {
	own := make([]span, len(spans))
	for i, sp := range spans {
		sp.size, sp.tag = r.t.Size, element
		if sp.url != "" && element != nil {
			sp.tag = element.Child("Link")
		}
		if strong {
			sp.face = SerifBold
		}
		own[i] = sp
	}
	return r.layout.units(own)
}

// place puts the lines of a cell into the middle of its height.
func (c *setCell) place(r *ruled, x, height pdf.Length) []pdf.Item {
	var items []pdf.Item
	if c.element != nil {
		items = append(items, &pdf.Mark{Tag: c.element})
	}
	y := (height - pdf.Length(len(c.lines))*r.t.Pitch) / 2
	return append(items, c.placeLines(r, c.lines, x, y)...)
}

func (c *setCell) placeLines(r *ruled, lines []line, x, y pdf.Length) []pdf.Item {
	var items []pdf.Item
	for _, ln := range lines {
		items = append(items, r.layout.set(c.units, ln, x+r.pad, y+baseline(r.t.Pitch, r.t.Size), c.width-2*r.pad-c.after, c.align)...)
		y += r.t.Pitch
	}
	return items
}

// divided sets a row that is higher than a page, as nothing else can be done with
// it: line by line, so that it can go on on the next page.
func (r *ruled) divided(cells []setCell, again *head, row int) []strip {
	most := 0
	for _, c := range cells {
		most = max(most, len(c.lines))
	}
	var strips []strip
	for n := range most {
		height, y := r.t.Pitch, pdf.Length(0)
		if n == 0 {
			y = r.padding()
			height += y
		}
		if n == most-1 {
			height += r.padding()
		}
		var items []pdf.Item
		x := pdf.Length(0)
		for i := range cells {
			c := &cells[i]
			items = append(items, side(x, height))
			if n == 0 && c.element != nil {
				items = append(items, &pdf.Mark{Tag: c.element})
			}
			if n < len(c.lines) {
				items = append(items, c.placeLines(r, c.lines[n:n+1], x, y)...)
			}
			x += c.width
		}
		items = append(items, side(x, height))
		if n == most-1 {
			items = append(items, rule(0, height, x, thin))
		}
		strips = append(strips, strip{height: height, items: items, head: again, row: row})
	}
	return strips
}

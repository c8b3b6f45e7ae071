package sheet

import (
	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/qr"
)

// A layout is one sheet while it is made.
type layout struct {
	faces   *faces
	words   Words
	style   *Style
	codes   *qr.Book
	missing missing
	strips  []strip
	marks   []bookmark

	smallest pdf.Length // type of a table; 0: there is none
}

// A strip is a piece of a sheet as wide as the type area that no page break goes
// through: a line of a paragraph, a row of a table, a picture.
type strip struct {
	height pdf.Length
	above  pdf.Length // space before it; none at the top of a page
	bond   bond       // to the next strip
	items  []pdf.Item // placed from the left end of the type area and the top of the strip
	head   *head      // of the table of which it is a row
	row    int        // which row
}

// A bond says how much a page break between a strip and the next is to be avoided.
type bond int

const (
	loose bond = iota
	near       // a heading, the last lines of a paragraph, the last rows of a table
	firm       // the last lines or rows before the closing block
	whole      // within the closing block: broken only where it is higher than a page
)

// A head is what is said where a table goes on on the next page: there its head, and
// where it has sums what is brought forward; before the break the sums of the page.
type head struct {
	height pdf.Length
	items  func(row int) []pdf.Item // before that row
	foot   pdf.Length
	sums   func(from, to int) []pdf.Item // of the rows of a page; nil: none
}

// A bookmark is an entry of the outline, at the strip that comes next.
type bookmark struct {
	title string
	level int
	strip int
}

func (l *layout) add(strips ...strip) { l.strips = append(l.strips, strips...) }

// mark puts the strip that comes next into the outline.
func (l *layout) mark(level int, title string) {
	l.marks = append(l.marks, bookmark{title, level, len(l.strips)})
}

// keepLast keeps the strips that come next on the page of the last n strips, lines
// of text or rows of a table, that are there already.
func (l *layout) keepLast(n int) {
	for i := len(l.strips) - 1; i >= 0 && i >= len(l.strips)-n; i-- {
		l.strips[i].bond = max(l.strips[i].bond, firm)
	}
}

// A block is how a paragraph is set.
type block struct {
	indent pdf.Length // of the first line
	left   pdf.Length // of all lines
	right  pdf.Length
	align  align
	size   pdf.Length
	pitch  pdf.Length
	above  pdf.Length
	keep   bool // with the next block
}

// in makes the block one of the given type.
func (b block) in(t Type) block {
	b.size, b.pitch = t.Size, t.Pitch
	return b
}

// paragraph sets spans as lines of a measure. A page break leaves two lines on
// either side.
func (l *layout) paragraph(spans []span, b block, measure pdf.Length) []strip {
	us := l.units(spans)
	room := measure - b.left - b.right
	lines := breakLines(us, room, b.indent)
	strips := make([]strip, len(lines))
	for i, ln := range lines {
		x, width := b.left, room
		if i == 0 {
			x += b.indent
			width -= b.indent
		}
		strips[i] = strip{height: b.pitch, items: l.set(us, ln, x, baseline(b.pitch, b.size), width, b.align)}
		if i == 0 && len(lines) > 1 || i == len(lines)-2 || b.keep {
			strips[i].bond = near
		}
	}
	if len(strips) > 0 {
		strips[0].above = b.above
	}
	return strips
}

// baseline is where the baseline stands in a line of the pitch: the middle of a
// Chinese character, 0.38 em above its baseline, is the middle of the line.
func baseline(pitch, size pdf.Length) pdf.Length {
	return pitch/2 + size*38/100
}

// stack lays strips one under the other and gives their items from x and y, and how
// far down they reach.
func stack(strips []strip, x, y pdf.Length) ([]pdf.Item, pdf.Length) {
	var items []pdf.Item
	for _, s := range strips {
		y += s.above
		shift(s.items, x, y)
		items = append(items, s.items...)
		y += s.height
	}
	return items, y
}

func shift(items []pdf.Item, dx, dy pdf.Length) {
	for _, item := range items {
		item.Shift(dx, dy)
	}
}

// element is a new element directly under the document.
func element(kind string) *pdf.Element { return (*pdf.Element)(nil).Child(kind) }

// plain is text as one span.
func plain(text string, t Type, tag *pdf.Element) []span {
	return []span{{text: text, face: t.Face, size: t.Size, tag: tag}}
}

// rule is a horizontal line of the type area as an artefact.
func rule(x, y, w, thickness pdf.Length) *pdf.Rect {
	return &pdf.Rect{X: x, Y: y - thickness/2, W: w, H: thickness}
}

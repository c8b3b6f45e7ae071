// Package pdf turns pages, given as lists of placed things, into a PDF file.
//
// What goes in is plain data: text runs with their glyphs, rectangles, pictures and
// links, each with its place on the page and its place in the document's structure.
// What comes out is a tagged PDF 1.7 file with fonts embedded as subsets, text that
// can be copied (beyond U+FFFF too), bookmarks, and PDF/A-2 metadata. The same
// document gives the same bytes: there is no clock and no random number in the file,
// and its identifier is a hash of its content.
//
// Lengths are integers, so that every machine computes the same ones. The origin of
// a page is its top left corner and y grows downwards.
package pdf

// A Length is a length on paper in thousandths of a point (a point is 1/72 inch).
type Length int64

// Point is the length of one PostScript point.
const Point Length = 1000

// Millimetres is the length of n millimetres.
func Millimetres(n int) Length { return Tenths(n * 10) }

// Tenths is the length of n tenths of a millimetre.
func Tenths(n int) Length { return (Length(n)*36000 + 63) / 127 }

// A Document is what one file is made from.
type Document struct {
	Title    string
	Language string // as zh-CN
	Pages    []*Page
	Outline  []Bookmark
}

// A Page is one page: its size and what stands on it, in reading order.
type Page struct {
	Width, Height Length
	Items         []Item
}

// A Bookmark is an entry of the outline. Level counts from 1.
type Bookmark struct {
	Title string
	Level int
	Page  int // index in Document.Pages
	Y     Length
}

// An Item is one thing on a page: *Text, *Rect, *Symbol, *Picture, *LinkArea or *Mark.
type Item interface {
	// Shift moves the item.
	Shift(dx, dy Length)
	element() *Element
}

// Black is the colour of type on a sheet that has to survive a photocopier.
var Black = Color{}

// A Color is red, green and blue.
type Color struct{ R, G, B uint8 }

// A Text is a run of glyphs of one font on one line.
type Text struct {
	X, Y   Length // the left end of the baseline
	Font   *Font
	Size   Length
	Color  Color
	Glyphs []Glyph
	Actual string   // what the run says, where its gaps would suggest spaces that are none
	Tag    *Element // nil: an artefact
}

// A Glyph is one glyph of a run: what is drawn, what it means, and how much
// further than by its own advance the next glyph stands.
type Glyph struct {
	ID    uint16
	Rune  rune
	Extra Length
}

// A Rect is a filled rectangle: a rule, a background, a box.
type Rect struct {
	X, Y, W, H Length
	Color      Color
	Tag        *Element
}

// A Symbol is a QR code or the like: black modules on a square of Size.
type Symbol struct {
	X, Y, Size Length
	Modules    int // on a side
	Runs       []Run
	Tag        *Element
}

// A Run is a horizontal run of dark modules.
type Run struct{ X, Y, Length int }

// A Picture is an image stretched over a rectangle.
type Picture struct {
	X, Y, W, H Length
	Image      *Image
	Tag        *Element
}

// A LinkArea makes a rectangle lead to an address.
type LinkArea struct {
	X, Y, W, H Length
	URL        string
	Tag        *Element // a Link element
}

// A Mark gives an element that has nothing to draw (an empty cell) its place in the
// reading order.
type Mark struct{ Tag *Element }

func (t *Text) Shift(dx, dy Length)     { t.X += dx; t.Y += dy }
func (r *Rect) Shift(dx, dy Length)     { r.X += dx; r.Y += dy }
func (s *Symbol) Shift(dx, dy Length)   { s.X += dx; s.Y += dy }
func (p *Picture) Shift(dx, dy Length)  { p.X += dx; p.Y += dy }
func (l *LinkArea) Shift(dx, dy Length) { l.X += dx; l.Y += dy }
func (*Mark) Shift(dx, dy Length)       {}

func (t *Text) element() *Element     { return t.Tag }
func (r *Rect) element() *Element     { return r.Tag }
func (s *Symbol) element() *Element   { return s.Tag }
func (p *Picture) element() *Element  { return p.Tag }
func (l *LinkArea) element() *Element { return l.Tag }
func (m *Mark) element() *Element     { return m.Tag }

// An Element is a node of the document's structure: Document, H1 to H6, P, L, LI,
// Lbl, LBody, Table, TR, TH, TD, Caption, Figure, Link, Span, BlockQuote, Code.
//
// An element takes its place under its parent when the first thing in it is drawn,
// so the order of the items is the reading order. It belongs to one document.
type Element struct {
	Type    string
	Parent  *Element // nil: directly under the document
	Alt     string   // what a Figure shows
	Scope   string   // of a TH: Column or Row
	ColSpan int      // of a TH or TD, where more than 1
	Ordered bool     // of an L
}

// Child makes an element of the given type under e, which may be nil.
func (e *Element) Child(kind string) *Element { return &Element{Type: kind, Parent: e} }

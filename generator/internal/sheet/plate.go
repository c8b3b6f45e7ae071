package sheet

import (
	"cmp"
	"fmt"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/township"
)

// A Plate is what the permanent plate of a board is made from: it leads to all that
// the village has published.
type Plate struct {
	Township *township.Township
	Village  *township.Village
	Place    string   // where the board hangs; may be empty
	Codes    *qr.Book // codes that were made already; may be nil
	Options  Options  // A4 or A5, upright
}

// Measures of a plate on A4, in millimetres, and what stands outdoors for years: a
// code that is read with a quarter of it destroyed.
const (
	plateMargin = 20
	plateSymbol = 110
)

// Plate makes the plate of a board, one page.
func (m *Maker) Plate(in Plate) (PDF, error) {
	s, err := plateStyle(in.Options)
	if err != nil {
		return PDF{}, err
	}
	codes := in.Codes
	if codes == nil {
		codes = &qr.Book{}
	}
	l := m.layout(&s, codes)
	if err := l.plate(in); err != nil {
		return PDF{}, err
	}
	title := in.Village.Name + l.words.gap() + l.words["sheet_plate"]
	return m.finish(l, title, frame{township: in.Township, bare: true})
}

// plateStyle is the style of a plate: that of A4, and of A5 in proportion.
func plateStyle(o Options) (Style, error) {
	s := A4()
	mm := pdf.Millimetres
	pt := func(n int64) pdf.Length { return pdf.Length(n) * pdf.Point }
	s.Top, s.Right, s.Bottom, s.Left = mm(plateMargin+15), mm(plateMargin), mm(plateMargin), mm(plateMargin)
	s.Title = Type{Title, pt(64), pt(80)}
	s.Headings[0] = Type{SansBold, pt(44), pt(60)}
	s.Body = Type{Serif, pt(20), pt(32)}
	s.Closing = Type{SerifBold, pt(22), pt(32)}
	s.Symbol = mm(plateSymbol)
	switch {
	case o.Landscape, o.Paper != "" && o.Paper != PaperA4 && o.Paper != PaperA5:
		return s, fmt.Errorf("%w for a plate: %s", ErrPaper, o.Paper)
	case o.Paper == PaperA5:
		// 148 mm of 210, and 210 of 297.
		small := s.Small
		s.enlarge(148, 210)
		s.Small = small
		s.Width, s.Height = mm(148), mm(210)
		s.Top, s.Right, s.Bottom, s.Left = mm(30), mm(15), mm(15), mm(15)
		s.Symbol = mm(plateSymbol * 148 / 210)
	}
	return s, nil
}

// plate sets the village, what to do, the code and its address one under the other,
// in the middle of the page.
func (l *layout) plate(in Plate) error {
	s := l.style
	address := in.Township.VillageAddress(in.Village.Slug)
	symbol, quiet, err := l.code(address, s.Symbol, qr.Quartile, nil)
	if err != nil {
		return err
	}
	l.mark(1, in.Village.Name+l.words.gap()+cmp.Or(in.Place, l.words["sheet_plate"]))
	centred := func(text string, t Type, kind string) []strip {
		return l.paragraph(plain(text, t, element(kind)), block{align: center}.in(t), s.measure())
	}
	before := centred(in.Township.Name, s.Body, "P")
	before = append(before, centred(in.Village.Name, l.fitting(in.Village.Name, s.Title, s.measure()), "H1")...)
	before = append(before, centred(l.words["sheet_plate"], s.Headings[0], "P")...)
	after := l.plateAddress(address)
	after = append(after, centred(l.words["sheet_plate_how"], s.Body, "P")...)
	if in.Place != "" {
		after = append(after, centred(in.Place, s.Body, "P")...)
	}
	free := s.depth() - tall(before) - tall(after) - s.Symbol - 2*quiet
	items, y := stack(before, 0, max(free/3, 0))
	symbol.Shift((s.measure()-s.Symbol)/2, y+quiet)
	items = append(items, symbol)
	under, y := stack(after, 0, y+s.Symbol+2*quiet)
	l.add(strip{height: y, items: append(items, under...)})
	return nil
}

// fitting is a type as large as a text needs to stand on one line of a width, at
// least a third of what was asked for.
func (l *layout) fitting(text string, t Type, width pdf.Length) Type {
	least := t.Size / 3
	for t.Size > least && textWidth(l.units(plain(text, t, nil))) > width {
		t.Size -= t.Size / 16
		t.Pitch -= t.Pitch / 16
	}
	return t
}

// plateAddress sets the address to be typed by hand, on one line where it can be read
// so.
func (l *layout) plateAddress(address string) []strip {
	t := l.fitting(address, l.style.Closing, l.style.measure())
	link := element("P").Child("Link")
	spans := []span{{text: address, face: t.Face, size: t.Size, tag: link, url: address}}
	return l.paragraph(spans, block{align: center}.in(t), l.style.measure())
}

package sheet

import (
	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/township"
)

// Labels are codes to be cut out and stuck on: twelve to an A4 page.
type Labels struct {
	Township *township.Township
	Title    string // of the file
	Labels   []Label
	Codes    *qr.Book // codes that were made already; may be nil
}

// A Label is one of them.
type Label struct {
	Name    string // what it leads to, as the village
	Notice  bool   // that is a notice, and Name its title
	Note    string // where it is to hang, as the board; may be empty
	Address string
}

// LabelsOnPage is how many labels fill a page.
const LabelsOnPage = 12

// Measures of a page of labels.
const (
	labelColumns = 3
	labelWidth   = 58 // millimetres
	labelHeight  = 62
	labelSymbol  = 36
	labelMargin  = 18
)

// Labels makes pages of labels with cutting marks.
func (m *Maker) Labels(in Labels) (PDF, error) {
	s := A4()
	mm := pdf.Millimetres
	s.Left, s.Right = mm(labelMargin), mm(labelMargin)
	s.Top, s.Bottom = mm(33), mm(15)
	s.Body = Type{SansBold, 13 * pdf.Point, 17 * pdf.Point}
	s.Small = Type{Serif, 9 * pdf.Point, 45 * pdf.Point / 4}
	codes := in.Codes
	if codes == nil {
		codes = &qr.Book{}
	}
	l := m.layout(&s, codes)
	l.mark(1, in.Title)
	for i := 0; i < len(in.Labels); i += labelColumns {
		row := strip{height: mm(labelHeight)}
		for k, label := range in.Labels[i:min(i+labelColumns, len(in.Labels))] {
			items, err := l.oneLabel(label)
			if err != nil {
				return PDF{}, err
			}
			shift(items, mm(k*labelWidth), 0)
			row.items = append(row.items, items...)
		}
		row.items = append(row.items, cuttingMarks()...)
		l.add(row)
	}
	if len(in.Labels) == 0 {
		l.add(l.paragraph(plain(l.words["sheet_no_labels"], s.Body, element("P")), block{}.in(s.Body), s.measure())...)
	}
	return m.finish(l, in.Title, frame{township: in.Township, bare: true})
}

// oneLabel sets one label: the code, what it leads to, and the address.
func (l *layout) oneLabel(in Label) ([]pdf.Item, error) {
	s := l.style
	mm := pdf.Millimetres
	side := mm(labelSymbol)
	symbol, quiet, err := l.code(in.Address, side, qr.Quartile, nil)
	if err != nil {
		return nil, err
	}
	symbol.Shift((mm(labelWidth)-side)/2, quiet)
	pad := mm(2)
	room := mm(labelWidth) - 2*pad
	set := block{align: center}
	name, t := in.Name, Type{s.Body.Face, s.Small.Size, s.Small.Pitch}
	if !in.Notice {
		name += l.words.gap() + l.words["sheet_plate"]
		t = l.fitting(name, s.Body, room)
	}
	texts := l.paragraph(plain(name, t, element("P")), set.in(t), room)
	link := element("P").Child("Link")
	t = l.fitting(in.Address, s.Small, room)
	address := []span{{text: in.Address, face: t.Face, size: t.Size, tag: link, url: in.Address}}
	texts = append(texts, l.paragraph(address, set.in(t), room)...)
	if in.Note != "" {
		texts = append(texts, l.paragraph(plain(in.Note, s.Small, element("P")), set.in(s.Small), room)...)
	}
	// What does not fit into the label is left out from the end: the code and what it
	// is for come first.
	for len(texts) > 1 && 2*quiet+side+tall(texts) > mm(labelHeight)-pdf.Millimetres(1) {
		texts = texts[:len(texts)-1]
	}
	items, _ := stack(texts, pad, 2*quiet+side)
	return append([]pdf.Item{symbol}, items...), nil
}

// cuttingMarks are crosses at the corners of the labels of a row.
func cuttingMarks() []pdf.Item {
	mm := pdf.Millimetres
	arm := mm(2)
	var items []pdf.Item
	for k := range labelColumns + 1 {
		x := mm(k * labelWidth)
		for _, y := range []pdf.Length{0, mm(labelHeight)} {
			items = append(items, rule(x-arm, y, 2*arm, thin/2),
				&pdf.Rect{X: x - thin/4, Y: y - arm, W: thin / 2, H: 2 * arm})
		}
	}
	return items
}

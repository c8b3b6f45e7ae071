package sheet

import (
	"slices"

	"cunwu/generator/internal/pdf"
)

// A Face is a shape of type.
type Face int

// The faces. The serif stands in for 仿宋 and 小标宋, which have no free fonts that
// cover the characters of names.
const (
	Serif Face = iota
	SerifBold
	SansBold // 黑体
	Kai      // 楷体
	Title    // of titles: 小标宋, where the township has it
	Mono     // of code: letters half as wide as a Chinese character

	faceCount
)

// A Type is a face at a size on lines of a pitch.
type Type struct {
	Face  Face
	Size  pdf.Length
	Pitch pdf.Length // from baseline to baseline
}

// A Style is the measures of a sheet.
type Style struct {
	Width, Height            pdf.Length // of the paper
	Top, Right, Bottom, Left pdf.Length // margins

	Title    Type
	Body     Type
	Headings [4]Type // of the levels 一、 （一） 1. （1）
	Small    Type    // captions, the foot of a page
	Number   Type    // of the page
	Closing  Type    // period, objections
	Phones   Type
	Table    []Type     // the largest in which a table fits is taken
	Column   pdf.Length // least width of a table's column of long texts, in squares; 0: 10

	// Sides of the codes. Measured with zbarimg on the demonstration's weeks, A4 and A3, and
	// on every tenth notice, at the level qr.Printed: all are read at 150 dpi, and at 100
	// dpi on grey paper, turned by 5°, a blot on a tenth of each, blurred by 0.7 of a dot
	// with the whole page in sight and by 1 with one code in sight. Listed on A4 with 32 mm
	// three of 35 were lost in sight of the page and with 34 one; on A3 two of 180 with 35;
	// at the level Medium most, at any size. A blot on the small square at the lower right
	// is too much for that reader.
	Symbol       pdf.Length // side of the QR code of a notice
	ListedSymbol pdf.Length // side of the QR code of a notice in a week's list
	HeadSymbol   pdf.Length // side of the QR code of a village
	Seal         pdf.Length // side of the room for the seal
	Gutter       pdf.Length // between the columns of a week; none: one column

	Narrow bool       // a phone's page: tables that are too wide become labelled rows
	Figure pdf.Length // how high a picture may be; 0: three eighths of the type area
}

// A4 is the style of GB/T 9704-2012 on A4: a type area of 156 × 225 mm (5.2.1) that
// holds 22 lines of 28 characters (5.2.3), the title in 22 points (7.3.1), the body
// in 16 (7.3.3), page numbers in 14 (7.5). Sixteen points of 0.35 mm make 5.6 mm;
// the body's size is that of 28 characters to the line.
func A4() Style {
	mm := pdf.Millimetres
	em := mm(156) / 28
	pitch := mm(225) / 22
	pt := func(tenths int64) pdf.Length { return pdf.Length(tenths) * pdf.Point / 10 }
	table := func(size int64) Type { return Type{Serif, pt(size), pt(size) * 14 / 10} }
	return Style{
		Width: mm(210), Height: mm(297),
		Top: mm(37), Right: mm(26), Bottom: mm(35), Left: mm(28),
		Title:        Type{Title, pt(220), pt(340)},
		Body:         Type{Serif, em, pitch},
		Headings:     [4]Type{{SansBold, em, pitch}, {Kai, em, pitch}, {Serif, em, pitch}, {Serif, em, pitch}},
		Small:        Type{Serif, pt(105), pt(150)},
		Number:       Type{Serif, pt(140), pt(140)},
		Closing:      Type{Serif, pt(140), pt(215)},
		Phones:       Type{Serif, pt(120), pt(175)},
		Table:        []Type{table(140), table(120), table(105), table(90), table(75)},
		Symbol:       mm(36),
		ListedSymbol: mm(35),
		HeadSymbol:   mm(36),
		Seal:         mm(45),
	}
}

// An Options says on which paper a sheet is set. The zero value is A4, upright.
type Options struct {
	Paper     Paper
	Landscape bool
}

// A Paper is a size of paper.
type Paper string

// The papers. No name is A4; A5 is for plates.
const (
	PaperA3 Paper = "a3"
	PaperA4 Paper = "a4"
	PaperA5 Paper = "a5"
)

// Style is the style of the paper. On A3 type is a quarter larger, margins are in
// proportion to the paper, and codes are read from farther away. Turned, the type area
// is turned with its paper.
func (o Options) Style() Style {
	s := A4()
	mm := pdf.Millimetres
	if o.Paper == PaperA3 {
		s.enlarge(5, 4)
		s.Width, s.Height = mm(297), mm(420)
		s.Top, s.Right, s.Bottom, s.Left = mm(50), mm(37), mm(48), mm(40)
		s.Symbol, s.ListedSymbol, s.HeadSymbol, s.Seal = mm(55), mm(38), mm(50), mm(50)
		s.Gutter = mm(9)
	}
	if o.Landscape {
		s.Width, s.Height = s.Height, s.Width
		// The foot and what stands over the type area need their room there too.
		s.Top, s.Right, s.Bottom, s.Left = max(s.Left, mm(30)), s.Bottom, max(s.Right, mm(28)), s.Top
	}
	return s
}

// enlarge makes all type larger.
func (s *Style) enlarge(by, of pdf.Length) {
	types := []*Type{&s.Title, &s.Body, &s.Small, &s.Number, &s.Closing, &s.Phones}
	for i := range s.Headings {
		types = append(types, &s.Headings[i])
	}
	s.Table = slices.Clone(s.Table)
	for i := range s.Table {
		types = append(types, &s.Table[i])
	}
	for _, t := range types {
		t.Size, t.Pitch = t.Size*by/of, t.Pitch*by/of
	}
}

// densities are the style and those with lines closer together, for what is a little
// more than a page. GB/T 9704-2012 lets lines and characters be adjusted where the
// seal and the date would otherwise find no room (5.2.3, 7.3.5.5).
func (o Options) densities() []Style {
	s := o.Style()
	if o.Paper == PaperA3 {
		// Type as large as on A4 where that makes one page of two.
		small := s
		small.enlarge(4, 5)
		small.ListedSymbol, small.HeadSymbol = pdf.Millimetres(37), pdf.Millimetres(40)
		small = small.closer(86, 93, 125)
		return []Style{s, s.closer(86, 93, 125), small}
	}
	closest := s.closer(79, 89, 125)
	closest.Table = closest.Table[1:]
	return []Style{s, s.closer(86, 93, 125), closest}
}

// closer is the style with the lines of the body and those of the closing block at
// so many hundredths of their pitch, and those of tables at hundredths of their size.
func (s Style) closer(body, closing, table pdf.Length) Style {
	s.Title.Pitch = s.Title.Pitch * 9 / 10
	s.Body.Pitch = s.Body.Pitch * body / 100
	s.Closing.Pitch = s.Closing.Pitch * closing / 100
	s.Phones.Pitch = s.Phones.Pitch * closing / 100
	for i := range s.Headings {
		s.Headings[i].Pitch = s.Body.Pitch
	}
	s.Table = slices.Clone(s.Table)
	for i := range s.Table {
		s.Table[i].Pitch = s.Table[i].Size * table / 100
	}
	return s
}

// measure is the width of the type area.
func (s *Style) measure() pdf.Length { return s.Width - s.Left - s.Right }

// depth is its height.
func (s *Style) depth() pdf.Length { return s.Height - s.Top - s.Bottom }

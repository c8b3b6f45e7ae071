package sheet

import "cunwu/generator/internal/pdf"

// A Face is a shape of type.
type Face int

// The faces. The serif stands in for 仿宋 and 小标宋, which have no free fonts that
// cover the characters of names.
const (
	Serif Face = iota
	SerifBold
	SansBold // 黑体
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
	Closing  Type    // period, objections
	Phones   Type
	Table    []Type // the largest in which a table fits is taken

	Symbol       pdf.Length // side of the QR code of a notice
	ListedSymbol pdf.Length // side of the QR code of a notice in a week's list
	HeadSymbol   pdf.Length // side of the QR code of a village
	Seal         pdf.Length // side of the room for the seal
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
		Title:        Type{SerifBold, pt(220), pt(340)},
		Body:         Type{Serif, em, pitch},
		Headings:     [4]Type{{SansBold, em, pitch}, {SerifBold, em, pitch}, {Serif, em, pitch}, {Serif, em, pitch}},
		Small:        Type{Serif, pt(105), pt(150)},
		Closing:      Type{Serif, pt(140), pt(215)},
		Phones:       Type{Serif, pt(120), pt(175)},
		Table:        []Type{table(140), table(120), table(105), table(90), table(75)},
		Symbol:       mm(36),
		ListedSymbol: mm(22),
		HeadSymbol:   mm(30),
		Seal:         mm(45),
	}
}

// tight is the style with lines closer together. GB/T 9704-2012 lets lines and
// characters be adjusted where the seal and the date would otherwise find no room
// (5.2.3, 7.3.5.5).
func (s Style) tight() Style {
	s.Title.Pitch = s.Title.Pitch * 9 / 10
	s.Body.Pitch = s.Body.Pitch * 6 / 7
	s.Closing.Pitch = s.Closing.Pitch * 13 / 14
	s.Phones.Pitch = s.Phones.Pitch * 13 / 14
	for i := range s.Headings {
		s.Headings[i].Pitch = s.Body.Pitch
	}
	return s
}

// measure is the width of the type area.
func (s *Style) measure() pdf.Length { return s.Width - s.Left - s.Right }

// depth is its height.
func (s *Style) depth() pdf.Length { return s.Height - s.Top - s.Bottom }

package sheet

import (
	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/raster"
	"cunwu/generator/internal/township"
)

// Measures of the picture that stands beside a link that is passed on, in pixels: as
// Open Graph wants it. What matters is in its middle, for a chat shows a square of it.
const (
	shareWidth  = 1200
	shareHeight = 630
	shareMiddle = 600
)

// MaxShare is how many bytes such a picture has at most.
const MaxShare = 60 * 1000

// SharePicture draws the picture that stands beside links to the pages of a village, or
// of the township itself where v is nil: whose board it is, and what it is.
func (m *Maker) SharePicture(t *township.Township, v *township.Village) (Image, error) {
	style := phone()
	style.Width, style.Height = px(shareWidth), px(shareHeight)
	l := m.layout(&style, &qr.Book{})
	page := &pdf.Page{Width: style.Width, Height: style.Height, Items: l.share(t, v)}
	b, err := m.lens.drawer.Page(page, shareWidth)
	if err != nil {
		return Image{}, err
	}
	data, err := m.lens.encoder.Encode(b, raster.Colors{Greys: 12, Reds: 4})
	return Image{Data: data, Width: b.Width, Height: b.Height}, err
}

// share sets the names one under the other, within a frame.
func (l *layout) share(t *township.Township, v *township.Village) []pdf.Item {
	measure := px(shareMiddle)
	set := func(text string, t Type) []strip {
		t = l.fitting(text, t, measure)
		return l.paragraph(plain(text, t, nil), block{align: center}.in(t), measure)
	}
	above, name := t.County, t.Name
	if v != nil {
		above, name = t.County+t.Name, v.Name
	}
	var strips []strip
	if above != "" {
		strips = set(above, Type{Serif, px(44), px(64)})
	}
	strips = append(strips, set(name, Type{Title, px(132), px(176)})...)
	strips = append(strips, redden(set(l.words["sheet_share"], Type{SansBold, px(64), px(96)}))...)
	if t.Demonstration {
		strips = append(strips, set(l.words["sheet_demonstration"], Type{Serif, px(32), px(56)})...)
	}
	x := px(shareWidth-shareMiddle) / 2
	top := (px(shareHeight) - tall(strips)) / 2
	items, _ := stack(strips, x, top)
	return append(items, outlineBox(px(36), px(36), px(shareWidth-72), px(shareHeight-72), px(3))...)
}

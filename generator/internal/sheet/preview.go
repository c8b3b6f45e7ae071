package sheet

import (
	"errors"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/raster"
)

// A lens is what a Maker sees its sheets with: the glyphs that were drawn, shared by
// all of them, and the buffers of the encoder.
type lens struct {
	drawer  raster.Drawer
	encoder raster.Encoder
}

// seen is a finished sheet as it was laid out.
type seen struct {
	doc  *pdf.Document
	lens *lens
}

// ErrNoPage says that there is nothing to be seen.
var ErrNoPage = errors.New("sheet: there is no page to draw")

// previewColors are few greys: the picture tells what the sheet looks like.
var previewColors = raster.Colors{Greys: 10, Reds: 3}

// Preview is the first page as a PNG of the given width, in a few greys. The same
// sheet gives the same bytes.
func (p PDF) Preview(width int) (data []byte, height int, err error) {
	if p.seen.doc == nil || len(p.seen.doc.Pages) == 0 {
		return nil, 0, ErrNoPage
	}
	b, err := p.seen.lens.drawer.Page(p.seen.doc.Pages[0], width)
	if err != nil {
		return nil, 0, err
	}
	data, err = p.seen.lens.encoder.Encode(b, previewColors)
	return data, b.Height, err
}

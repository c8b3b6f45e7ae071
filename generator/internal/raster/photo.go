package raster

import (
	"image"
	"image/draw"

	"cunwu/generator/internal/pdf"
)

// A photo is a picture on the page, in the pixels of the page.
type photo struct {
	rect image.Rectangle
	rgb  []uint8
}

// picture draws a picture: as greys, and kept in its colours for whoever wants them.
func (c *canvas) picture(p *pdf.Picture) error {
	img, err := p.Image.Decode()
	if err != nil {
		return err
	}
	rect := image.Rect(c.pixel(p.X), c.pixel(p.Y), c.pixel(p.X+p.W), c.pixel(p.Y+p.H))
	if rect.Empty() || !rect.In(image.Rect(0, 0, c.Width, c.Height)) {
		return nil
	}
	rgb := scaled(img, rect.Dx(), rect.Dy())
	c.photos = append(c.photos, photo{rect, rgb})
	for y := range rect.Dy() {
		row := c.dark[(rect.Min.Y+y)*c.Width+rect.Min.X:]
		for x := range rect.Dx() {
			at := 3 * (y*rect.Dx() + x)
			row[x] = uint8(255 - (299*int(rgb[at])+587*int(rgb[at+1])+114*int(rgb[at+2])+500)/1000)
		}
	}
	return nil
}

// scaled is a picture of w by h, three bytes a pixel. Each is the mean of the points
// that it covers.
func scaled(src image.Image, w, h int) []uint8 {
	from := src.Bounds()
	line := image.NewRGBA(image.Rect(0, 0, from.Dx(), 1))
	sums := make([]uint32, 3*w) // of the lines that a row covers
	out := make([]uint8, 0, 3*w*h)
	for y := range h {
		top, bottom := y*from.Dy()/h, (y+1)*from.Dy()/h
		bottom = max(bottom, top+1)
		clear(sums)
		for row := top; row < bottom; row++ {
			draw.Draw(line, line.Rect, src, image.Pt(from.Min.X, from.Min.Y+row), draw.Src)
			for x := range w {
				left, right := span(x, w, from.Dx())
				var r, g, b uint32
				for at := 4 * left; at < 4*right; at += 4 {
					r += uint32(line.Pix[at])
					g += uint32(line.Pix[at+1])
					b += uint32(line.Pix[at+2])
				}
				n := uint32(right - left)
				sums[3*x] += (r*16 + n/2) / n
				sums[3*x+1] += (g*16 + n/2) / n
				sums[3*x+2] += (b*16 + n/2) / n
			}
		}
		n := uint32(bottom-top) * 16
		for _, s := range sums {
			out = append(out, uint8((s+n/2)/n))
		}
	}
	return out
}

// span are the points from and to which pixel x of w covers, of n.
func span(x, w, n int) (from, to int) {
	from, to = x*n/w, (x+1)*n/w
	return from, max(to, from+1)
}

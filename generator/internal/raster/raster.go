// Package raster draws the pages of package pdf as pictures: the same list of placed
// things, seen instead of printed, so that a picture says what the paper says, where
// the paper says it.
//
// Everything is reckoned in integers: the same page gives the same pixels on every
// processor. Glyphs are drawn with soft edges, at a quarter of a pixel across and at
// whole pixels down, so that the strokes of a line of text are alike; lines are never
// thinner than a pixel, and the modules of a code are whole pixels where there is
// room for three.
//
// A picture is grey, and has one colour beside it: the red of a seal. Photographs are
// reduced to the greys, or to some colours of their own where the caller asks.
package raster

import (
	"errors"
	"fmt"

	"cunwu/generator/internal/pdf"
)

// A Drawer draws pages. The zero value is ready. It may be used by many goroutines,
// which share the glyphs that were drawn; those take 8 MiB at most.
type Drawer struct {
	masks masks
}

// ErrSize says that a page cannot be drawn at a width.
var ErrSize = errors.New("raster: no such size")

// MaxPixels is how many pixels a picture may have.
const MaxPixels = 30_000_000

// A Bitmap is a page that was drawn.
type Bitmap struct {
	Width, Height int

	dark   []uint8 // 0: white, 255: black
	red    []uint8 // how much of that is red; nil: nothing
	photos []photo
}

// Page draws a page so many pixels wide.
func (d *Drawer) Page(p *pdf.Page, width int) (*Bitmap, error) {
	if width <= 0 || p.Width <= 0 || p.Height <= 0 {
		return nil, fmt.Errorf("%w: %d pixels", ErrSize, width)
	}
	height := (int64(p.Height)*int64(width) + int64(p.Width)/2) / int64(p.Width)
	if height <= 0 || height*int64(width) > MaxPixels {
		return nil, fmt.Errorf("%w: %d × %d pixels", ErrSize, width, height)
	}
	b := &Bitmap{Width: width, Height: int(height), dark: make([]uint8, int64(width)*height)}
	c := &canvas{Bitmap: b, masks: &d.masks, page: p.Width}
	for _, item := range p.Items {
		if err := c.draw(item); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// A canvas draws the items of one page.
type canvas struct {
	*Bitmap
	masks *masks
	page  pdf.Length // its width
}

// units turns a length on the page into units, rounding down.
func (c *canvas) units(l pdf.Length) int {
	n, page := int64(l)*int64(c.Width)*unit, int64(c.page)
	if n < 0 {
		n -= page - 1
	}
	return int(n / page)
}

// pixel turns a length on the page into the nearest pixel.
func (c *canvas) pixel(l pdf.Length) int { return (c.units(l) + unit/2) >> 8 }

func (c *canvas) draw(item pdf.Item) error {
	switch item := item.(type) {
	case *pdf.Text:
		c.text(item)
	case *pdf.Rect:
		c.rect(item)
	case *pdf.Symbol:
		c.symbol(item)
	case *pdf.Picture:
		return c.picture(item)
	}
	return nil
}

// text draws a run of glyphs.
func (c *canvas) text(t *pdf.Text) {
	size := int32(c.units(t.Size))
	if size <= 0 {
		return
	}
	y := c.pixel(t.Y)
	ink := c.ink(t.Color)
	x := int64(t.X) * 1000 // of a thousandth of a Length
	for _, g := range t.Glyphs {
		quarters := (c.units(pdf.Length(x/1000)) + unit/8) >> 6
		m := c.masks.get(glyphKey{t.Font, g.ID, uint8(quarters & 3), size})
		ink.cover(quarters>>2+m.left, y+m.top, m)
		x += int64(t.Font.Advance(g.ID))*int64(t.Size) + int64(g.Extra)*1000
	}
}

// rect draws a rectangle. A line is one pixel thick at least, and no fainter than a
// line that a copier still sees.
func (c *canvas) rect(r *pdf.Rect) {
	x0, x1, across := c.sides(r.X, r.W)
	y0, y1, down := c.sides(r.Y, r.H)
	c.ink(r.Color).fill(x0, y0, x1, y1, min(across, down))
}

// sides are the pixels between which a rectangle lies in one direction, and how dark
// it is if it is thinner than one.
func (c *canvas) sides(at, size pdf.Length) (from, to int, cover uint8) {
	thick := c.units(size)
	if thick >= 2*unit {
		return c.pixel(at), c.pixel(at + size), 255
	}
	middle := c.units(at + size/2)
	n := max((thick+unit/2)>>8, 1)
	from = (middle - (n-1)*unit/2) >> 8
	return from, from + n, uint8(min(max(thick, faintest), 255))
}

// faintest is how dark a thin line is at least.
const faintest = 110

// symbol draws a code.
func (c *canvas) symbol(s *pdf.Symbol) {
	if s.Modules <= 0 {
		return
	}
	x, y, side := c.pixel(s.X), c.pixel(s.Y), c.pixel(s.Size)
	ink := c.ink(pdf.Black)
	if side >= 3*s.Modules {
		for _, r := range s.Runs {
			ink.fill(x+r.X*side/s.Modules, y+r.Y*side/s.Modules, x+(r.X+r.Length)*side/s.Modules, y+(r.Y+1)*side/s.Modules, 255)
		}
		return
	}
	m := &mask{w: side + 1, h: side + 1}
	f := &filler{}
	f.begin(m.w, m.h)
	at := func(n int) int { return n * side * unit / s.Modules }
	for _, r := range s.Runs {
		left, right, top, bottom := at(r.X), at(r.X+r.Length), at(r.Y), at(r.Y+1)
		f.edge(left, bottom, left, top)
		f.edge(right, top, right, bottom)
	}
	m.cover = make([]uint8, m.w*m.h)
	f.coverage(m.cover)
	ink.cover(x, y, m)
}

// An ink draws in one colour.
type ink struct {
	*Bitmap
	dark uint8
	red  bool
}

// ink is the ink for a colour. What is not grey is red.
func (c *canvas) ink(color pdf.Color) ink {
	light := (299*int(color.R) + 587*int(color.G) + 114*int(color.B) + 500) / 1000
	i := ink{Bitmap: c.Bitmap, dark: uint8(255 - light)}
	if color.R != color.G || color.G != color.B {
		i.red = true
		if i.dark = 255 - color.G; c.red == nil {
			c.Bitmap.red = make([]uint8, len(c.Bitmap.dark))
		}
	}
	return i
}

// cover draws a mask with its upper left corner at a pixel.
func (i ink) cover(x, y int, m *mask) {
	for row := max(-y, 0); row < m.h && y+row < i.Height; row++ {
		from, to := max(-x, 0), min(m.w, i.Width-x)
		if from >= to {
			return
		}
		at := (y+row)*i.Width + x
		for k, v := range m.cover[row*m.w+from : row*m.w+to] {
			if v != 0 {
				i.point(at+from+k, firmer[v])
			}
		}
	}
}

// firmer makes the soft edges of type a little darker: thin strokes would be pale.
var firmer = firmness()

func firmness() (table [256]uint8) {
	for v := range table {
		table[v] = uint8(v + v*(255-v)/600)
	}
	return table
}

// fill fills a rectangle of whole pixels.
func (i ink) fill(x0, y0, x1, y1 int, cover uint8) {
	x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, i.Width), min(y1, i.Height)
	for y := y0; y < y1; y++ {
		for at := y*i.Width + x0; at < y*i.Width+x1; at++ {
			i.point(at, cover)
		}
	}
}

// point covers a part of one pixel.
func (i ink) point(at int, cover uint8) {
	d := &i.Bitmap.dark[at]
	*d = blend(*d, i.dark, cover)
	if i.Bitmap.red != nil {
		red := uint8(0)
		if i.red {
			red = 255
		}
		i.Bitmap.red[at] = blend(i.Bitmap.red[at], red, cover)
	}
}

func blend(under, over, cover uint8) uint8 {
	return uint8((int(under)*(255-int(cover)) + int(over)*int(cover) + 127) / 255)
}

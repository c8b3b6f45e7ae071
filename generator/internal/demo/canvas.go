package main

import (
	_ "embed"
	"image"
	"image/color"
	"image/draw"
	"strconv"
	"strings"

	"golang.org/x/image/vector"
)

// A canvas is what a made-up photograph or scan is drawn on, in pixels.
type canvas struct{ *image.RGBA }

func newCanvas(w, h int, paper color.RGBA) canvas {
	c := canvas{image.NewRGBA(image.Rect(0, 0, w, h))}
	draw.Draw(c, c.Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)
	return c
}

func rgb(hex uint32) color.RGBA {
	return color.RGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

// fill fills the polygon with the corners x0, y0, x1, y1, …
func (c canvas) fill(ink uint32, xy ...float32) {
	c.shape(ink, xy, func(r *vector.Rasterizer, dx, dy float32) {
		r.MoveTo(xy[0]-dx, xy[1]-dy)
		for i := 2; i < len(xy); i += 2 {
			r.LineTo(xy[i]-dx, xy[i+1]-dy)
		}
	})
}

// shape fills what outline draws, within the box of the points xy: a rasteriser of
// the whole canvas for every dot would take minutes.
func (c canvas) shape(ink uint32, xy []float32, outline func(r *vector.Rasterizer, dx, dy float32)) {
	x0, y0, x1, y1 := xy[0], xy[1], xy[0], xy[1]
	for i := 0; i < len(xy); i += 2 {
		x0, x1 = min(x0, xy[i]), max(x1, xy[i])
		y0, y1 = min(y0, xy[i+1]), max(y1, xy[i+1])
	}
	box := image.Rect(int(x0)-1, int(y0)-1, int(x1)+2, int(y1)+2).Intersect(c.Bounds())
	if box.Empty() {
		return
	}
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	outline(r, float32(box.Min.X), float32(box.Min.Y))
	r.ClosePath()
	r.Draw(c, box, image.NewUniform(rgb(ink)), image.Point{})
}

// rect fills a rectangle, to whole pixels.
func (c canvas) rect(ink uint32, x, y, w, h float32) {
	box := image.Rect(int(x), int(y), int(x+w+0.5), int(y+h+0.5)).Intersect(c.Bounds())
	draw.Draw(c, box, image.NewUniform(rgb(ink)), image.Point{}, draw.Src)
}

// frame draws the border of a rectangle, t thick.
func (c canvas) frame(ink uint32, x, y, w, h, t float32) {
	c.rect(ink, x, y, w, t)
	c.rect(ink, x, y+h-t, w, t)
	c.rect(ink, x, y, t, h)
	c.rect(ink, x+w-t, y, t, h)
}

// disc draws a filled circle.
func (c canvas) disc(ink uint32, x, y, radius float32) {
	const k = 0.5523 // of the radius: a quarter circle as a Bézier curve
	c.shape(ink, []float32{x - radius, y - radius, x + radius, y + radius}, func(r *vector.Rasterizer, dx, dy float32) {
		x, y := x-dx, y-dy
		r.MoveTo(x+radius, y)
		r.CubeTo(x+radius, y+k*radius, x+k*radius, y+radius, x, y+radius)
		r.CubeTo(x-k*radius, y+radius, x-radius, y+k*radius, x-radius, y)
		r.CubeTo(x-radius, y-k*radius, x-k*radius, y-radius, x, y-radius)
		r.CubeTo(x+k*radius, y-radius, x+radius, y-k*radius, x+radius, y)
	})
}

// shade runs from one colour at the top of a band to another at its bottom.
func (c canvas) shade(top, bottom uint32, y0, y1 int) {
	a, b := rgb(top), rgb(bottom)
	for y := y0; y < y1; y++ {
		mix := func(p, q uint8) uint8 { return uint8((int(p)*(y1-y) + int(q)*(y-y0)) / (y1 - y0)) }
		row := color.RGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
		for x := range c.Bounds().Dx() {
			c.SetRGBA(x, y, row)
		}
	}
}

// grain makes pixels a little lighter or darker, as a cheap lens does.
func (c canvas) grain(d *dice, strength int) {
	for i := 0; i < len(c.Pix); i += 4 {
		n := d.between(-strength, strength)
		for k := range 3 {
			c.Pix[i+k] = uint8(min(max(int(c.Pix[i+k])+n, 0), 255))
		}
	}
}

// glyphs are characters in 28 rows of 28 dots, seven hexadecimal digits a row,
// rasterised from Noto Sans CJK SC Bold (SIL Open Font License 1.1) with ImageMagick:
// 27 points, centred, black where a dot is darker than 55 percent.
//
//go:embed glyphs.txt
var glyphs string

const glyphSize = 28

// write writes a line of text from its upper left corner, each dot scale pixels wide.
func (c canvas) write(ink uint32, x, y, scale float32, line string) {
	for _, char := range line {
		i := strings.Index(glyphs, string(char)+" ")
		if i < 0 { // a space, or a character that was not rasterised
			x += glyphSize * scale / 2
			continue
		}
		rows := glyphs[i+len(string(char))+1:]
		advance, left := float32(glyphSize), float32(0)
		if char < 128 { // narrow, and centred in its square
			advance, left = glyphSize*0.62, glyphSize*0.19
		}
		for row := range glyphSize {
			bits, err := strconv.ParseUint(rows[row*7:row*7+7], 16, 32)
			if err != nil {
				panic(err) // a damaged glyphs.txt
			}
			for col := range glyphSize {
				if bits>>(glyphSize-1-col)&1 == 1 {
					c.rect(ink, x+(float32(col)-left)*scale, y+float32(row)*scale, scale, scale)
				}
			}
		}
		x += advance * scale
	}
}

// quarterTurn turns the picture to the left, as a camera held upright stores it.
func (c canvas) quarterTurn() canvas {
	w, h := c.Bounds().Dx(), c.Bounds().Dy()
	turned := canvas{image.NewRGBA(image.Rect(0, 0, h, w))}
	for y := range h {
		for x := range w {
			turned.SetRGBA(y, w-1-x, c.RGBAAt(x, y))
		}
	}
	return turned
}

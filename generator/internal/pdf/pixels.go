package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
)

// Decode gives the picture's points, which must not be changed.
func (i *Image) Decode() (image.Image, error) {
	if i.jpeg != nil {
		img, err := jpeg.Decode(bytes.NewReader(i.jpeg))
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrImage, err)
		}
		return img, nil
	}
	all := image.Rect(0, 0, i.Width, i.Height)
	if i.space == "/DeviceGray" {
		return &image.Gray{Pix: i.pixels, Stride: i.Width, Rect: all}, nil
	}
	return &points{i.pixels, all}, nil
}

// points are red, green and blue, three bytes a point.
type points struct {
	pix  []byte
	rect image.Rectangle
}

func (p *points) ColorModel() color.Model { return color.RGBAModel }

func (p *points) Bounds() image.Rectangle { return p.rect }

func (p *points) At(x, y int) color.Color {
	if !(image.Point{X: x, Y: y}).In(p.rect) {
		return color.RGBA{}
	}
	at := 3 * (y*p.rect.Dx() + x)
	return color.RGBA{p.pix[at], p.pix[at+1], p.pix[at+2], 0xFF}
}

package raster

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"sync"
)

// Seal is the red that stands beside the greys.
var Seal = color.RGBA{0xA6, 0x1B, 0x1B, 0xFF}

// Colors say with how many colours a picture is written.
type Colors struct {
	Greys  int // white and black among them, 2 to 16; 0: 10
	Reds   int // for red type, beside the greys, 1 to 8; 0: 5; none where nothing is red
	Photos int // for photographs, at most 200; 0: they are grey
}

// An Encoder writes bitmaps as PNG files. The zero value is ready. It may be used by
// many goroutines.
type Encoder struct {
	buffers pool
}

// pool lends the buffers of the standard library's encoder.
type pool struct{ free sync.Pool }

func (p *pool) Get() *png.EncoderBuffer {
	b, _ := p.free.Get().(*png.EncoderBuffer)
	return b
}

func (p *pool) Put(b *png.EncoderBuffer) { p.free.Put(b) }

// Encode writes a picture. With sixteen colours at most, a byte holds two pixels.
func (e *Encoder) Encode(b *Bitmap, c Colors) ([]byte, error) {
	encoder := png.Encoder{CompressionLevel: png.DefaultCompression, BufferPool: &e.buffers}
	var out bytes.Buffer
	if err := encoder.Encode(&out, b.paletted(c)); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// paletted reduces the picture to its colours.
func (b *Bitmap) paletted(c Colors) *image.Paletted {
	greys := min(max(c.Greys, 2), 16)
	if c.Greys == 0 {
		greys = 10
	}
	img := &image.Paletted{Pix: make([]uint8, len(b.dark)), Stride: b.Width, Rect: image.Rect(0, 0, b.Width, b.Height)}
	var index [256]uint8 // of a darkness
	for i := range greys {
		v := uint8(255 - (255*i+(greys-1)/2)/(greys-1))
		img.Palette = append(img.Palette, color.RGBA{v, v, v, 0xFF})
	}
	for v := range index {
		index[v] = uint8((v*(greys-1) + 127) / 255)
	}
	for i, v := range b.dark {
		img.Pix[i] = index[v]
	}
	if b.red != nil {
		reds := min(max(c.Reds, 1), 8)
		if c.Reds == 0 {
			reds = 5
		}
		b.redden(img, reds)
	}
	if c.Photos > 0 && len(b.photos) > 0 {
		b.develop(img, min(c.Photos, 200))
	}
	return img
}

// redden gives the pixels that are red their shades of it.
func (b *Bitmap) redden(img *image.Paletted, reds int) {
	first := len(img.Palette)
	for i := 1; i <= reds; i++ {
		mix := func(v uint8) uint8 { return uint8(255 - (255-int(v))*i/reds) }
		img.Palette = append(img.Palette, color.RGBA{mix(Seal.R), mix(Seal.G), mix(Seal.B), 0xFF})
	}
	for i, v := range b.red {
		// Where there is more grey than red it stays grey: type on type.
		if n := (int(v)*reds + 127) / 255; n > 0 && b.dark[i] <= v {
			img.Pix[i] = uint8(first + n - 1)
		}
	}
}

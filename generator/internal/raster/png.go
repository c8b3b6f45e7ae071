package raster

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
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
//
// It writes the file itself, which is five chunks: the standard library's encoder asks for
// each pixel through an interface and deflates slowly, and thousands of these pictures
// are made in a build.
type Encoder struct {
	free sync.Pool // of *zlib.Writer
}

// Encode writes a picture. With sixteen colours at most, a byte holds two pixels.
func (e *Encoder) Encode(b *Bitmap, c Colors) ([]byte, error) {
	img := b.paletted(c)
	depth := 8
	if len(img.Palette) <= 16 {
		depth = 4
	}
	var out bytes.Buffer
	out.WriteString("\x89PNG\r\n\x1a\n")
	header := binary.BigEndian.AppendUint32(nil, uint32(img.Rect.Dx()))
	header = binary.BigEndian.AppendUint32(header, uint32(img.Rect.Dy()))
	chunk(&out, "IHDR", append(header, byte(depth), paletteColor, 0, 0, 0))
	var palette []byte
	for _, entry := range img.Palette {
		shade := entry.(color.RGBA)
		palette = append(palette, shade.R, shade.G, shade.B)
	}
	chunk(&out, "PLTE", palette)
	data, err := e.deflate(img, depth)
	if err != nil {
		return nil, err
	}
	chunk(&out, "IDAT", data)
	chunk(&out, "IEND", nil)
	return out.Bytes(), nil
}

// paletteColor is the type of a PNG whose pixels are numbers of a palette.
const paletteColor = 3

// chunk writes a chunk: its length, its name, what it holds, and their check sum.
func chunk(out *bytes.Buffer, name string, data []byte) {
	var number [4]byte
	binary.BigEndian.PutUint32(number[:], uint32(len(data)))
	out.Write(number[:])
	from := out.Len()
	out.WriteString(name)
	out.Write(data)
	binary.BigEndian.PutUint32(number[:], crc32.ChecksumIEEE(out.Bytes()[from:]))
	out.Write(number[:])
}

// deflate compresses the rows, each behind the number of its filter: none.
func (e *Encoder) deflate(img *image.Paletted, depth int) ([]byte, error) {
	var out bytes.Buffer
	z, ok := e.free.Get().(*zlib.Writer)
	if ok {
		z.Reset(&out)
	} else {
		var err error
		if z, err = zlib.NewWriterLevel(&out, compression); err != nil {
			return nil, err
		}
	}
	defer e.free.Put(z)
	width, height := img.Rect.Dx(), img.Rect.Dy()
	row := make([]byte, 1+(width*depth+7)/8)
	for y := range height {
		pixels := img.Pix[y*img.Stride:][:width]
		if depth == 8 {
			copy(row[1:], pixels)
		} else {
			for i := 0; i < width-1; i += 2 {
				row[1+i/2] = pixels[i]<<4 | pixels[i+1]
			}
			if width%2 == 1 {
				row[len(row)-1] = pixels[width-1] << 4
			}
		}
		if _, err := z.Write(row); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.Bytes(), err
}

// compression is the level at which pictures are deflated: a seventh larger than at the
// standard level, in a quarter of the time.
const compression = zlib.BestSpeed

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

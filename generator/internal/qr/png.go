package qr

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
)

// PNG is the symbol with its quiet zone as a PNG of two colours, each module so many
// pixels wide.
func (s Symbol) PNG(module int) ([]byte, error) {
	side := (s.Size + 2*Quiet) * module
	img := image.NewPaletted(image.Rect(0, 0, side, side), color.Palette{color.White, color.Black})
	for r := range s.Runs() {
		for y := (r.Y + Quiet) * module; y < (r.Y+Quiet+1)*module; y++ {
			row := img.Pix[y*img.Stride:]
			for x := (r.X + Quiet) * module; x < (r.X+Quiet+r.W)*module; x++ {
				row[x] = 1
			}
		}
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, img); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

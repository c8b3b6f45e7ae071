package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
)

// Widths are those of the narrow copies, in points: a cheap phone's page of 360 points at
// one and a half, two and three dots to the point.
var Widths = []int{480, 720, 1080}

// mostNarrow is how many bytes a narrow copy may have, where a JPEG of a quality that can
// still be looked at does it.
const mostNarrow = 56 << 10

// qualities are those that a narrow JPEG tries, the best first.
var qualities = []int{80, 74, 68, 62, 56, 50}

// Narrow makes the narrow copies of a clean picture, narrowest first: of each of Widths
// that is less than its own. A PNG that is too heavy and hides nothing becomes a JPEG.
func Narrow(p Picture) ([]Picture, error) {
	if p.Width <= Widths[0] {
		return nil, nil
	}
	if _, err := head(p.Data); err != nil {
		return nil, err
	}
	decode := jpeg.Decode
	if p.Format == "png" {
		decode = png.Decode
	}
	img, err := decode(bytes.NewReader(p.Data))
	if err != nil {
		return nil, decodeError(err)
	}
	var copies []Picture
	for _, width := range Widths {
		if width >= img.Bounds().Dx() {
			break
		}
		height := max((img.Bounds().Dy()*width+img.Bounds().Dx()/2)/img.Bounds().Dx(), 1)
		narrow, err := light(resized(img, width, height), p.Format)
		if err != nil {
			return nil, fmt.Errorf("%w：%w", ErrDamaged, err)
		}
		copies = append(copies, narrow)
	}
	return copies, nil
}

// light encodes a picture so that it is light enough, or as light as it becomes.
func light(img image.Image, format string) (Picture, error) {
	p := Picture{Format: format, Width: img.Bounds().Dx(), Height: img.Bounds().Dy()}
	var out bytes.Buffer
	if format == "png" {
		if err := png.Encode(&out, img); err != nil {
			return p, err
		}
		p.Data = bytes.Clone(out.Bytes())
		if o, ok := img.(interface{ Opaque() bool }); len(p.Data) <= mostNarrow || !ok || !o.Opaque() {
			return p, nil
		}
	}
	for _, q := range qualities {
		out.Reset()
		if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: q}); err != nil {
			return p, err
		}
		if out.Len() <= mostNarrow {
			break
		}
	}
	if p.Data == nil || out.Len() < len(p.Data) {
		p.Data, p.Format = out.Bytes(), "jpeg"
	}
	return p, nil
}

package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"slices"
	"sort"

	"cunwu/generator/internal/webp"
)

// Widths are those of the narrow copies, in points: a cheap phone's page of 360 points at
// one and a half, two and three dots to the point.
var Widths = []int{480, 720, 1080}

// plainWidth is that of the copy for browsers that cannot read WebP.
const plainWidth = 720

// mostNarrow is how many bytes a narrow copy may have, where a quality that can still be
// looked at does it.
const mostNarrow = 56 << 10

// The qualities that a narrow copy tries, the best first. The two encoders count
// differently: WebP of 80 looks like a JPEG of about 75.
var (
	webpQualities = []int{80, 72, 62, 50, 36}
	jpegQualities = []int{80, 74, 68, 62, 56, 50}
)

// mostDrawing is how many bytes a PNG may have as WebP at its own width, for narrower copies
// not to be worth their while.
const mostDrawing = 16 << 10

// Copies are what a page offers beside the large copy of a picture.
type Copies struct {
	// WebP are copies in that format, narrowest first, each heavier than the one before.
	WebP []Picture
	// Plain is for browsers that cannot read WebP: a JPEG, or a PNG of a PNG. Its data is
	// nil where the large copy does as well.
	Plain Picture
}

// Narrow makes the narrow copies of a clean picture. They have the widths of Widths that are
// less than its own; and its own, where that is not much, or it is a PNG and so perhaps a
// drawing of few colours, which gains colours, and weight, by being made narrower.
func Narrow(p Picture) (Copies, error) {
	var copies Copies
	if _, err := head(p.Data); err != nil {
		return copies, err
	}
	drawing := p.Format == "png"
	decode := jpeg.Decode
	if drawing {
		decode = png.Decode
	}
	img, err := decode(bytes.NewReader(p.Data))
	if err != nil {
		return copies, decodeError(err)
	}
	if own := img.Bounds().Dx(); own <= slices.Max(Widths) || drawing {
		one, err := light(img, drawing)
		if err != nil {
			return copies, err
		}
		copies.WebP = []Picture{one}
		if drawing && len(one.Data) <= mostDrawing && len(p.Data) <= mostNarrow {
			return copies, nil
		}
	}
	for _, width := range slices.Backward(Widths) {
		if width >= img.Bounds().Dx() {
			continue
		}
		narrow := resized(img, width, max((img.Bounds().Dy()*width+img.Bounds().Dx()/2)/img.Bounds().Dx(), 1))
		one, err := light(narrow, drawing)
		if err != nil {
			return copies, err
		}
		if n := len(copies.WebP); n == 0 || len(one.Data) < len(copies.WebP[n-1].Data) {
			copies.WebP = append(copies.WebP, one)
		}
		if width == plainWidth && len(p.Data) > mostNarrow {
			if copies.Plain, err = plain(narrow, p.Format); err != nil {
				return copies, fmt.Errorf("%w：%w", ErrDamaged, err)
			}
		}
	}
	slices.Reverse(copies.WebP)
	return copies, nil
}

// light encodes a picture as WebP so that it is light enough, or as light as it becomes.
// What may be a drawing stays exactly as it is where that is no heavier.
func light(img image.Image, drawing bool) (Picture, error) {
	p := Picture{Format: "webp", Width: img.Bounds().Dx(), Height: img.Bounds().Dy()}
	tried := make([][]byte, len(webpQualities))
	var failed error
	fits := func(i int) bool {
		if tried[i] == nil && failed == nil {
			tried[i], failed = webp.Lossy(img, webpQualities[i])
		}
		return len(tried[i]) <= mostNarrow
	}
	best := 0
	if !fits(0) { // it nearly always does
		last := len(webpQualities) - 1
		best = 1 + sort.Search(last-1, func(i int) bool { return fits(i + 1) }) // sizes fall with the quality
		fits(best)
	}
	p.Data = tried[best]
	if drawing && failed == nil {
		var exact []byte
		if exact, failed = webp.Lossless(img); len(exact) <= len(p.Data) {
			p.Data = exact
		}
	}
	return p, failed
}

// plain encodes a picture as it was, so that it is light enough, or as light as it becomes.
// A PNG that is too heavy and hides nothing becomes a JPEG.
func plain(img image.Image, format string) (Picture, error) {
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
	for _, q := range jpegQualities {
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

package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"math/rand/v2"
	"slices"
	"testing"

	_ "golang.org/x/image/webp"

	"cunwu/generator/internal/webp"
)

// noisy is a picture that compresses badly, as grass and gravel do.
func noisy(w, h int, alpha uint8) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	dice := rand.New(rand.NewPCG(1, 2))
	for y := range h {
		for x := range w {
			v := dice.UintN(160)
			img.SetNRGBA(x, y, color.NRGBA{uint8(v), uint8(v + dice.UintN(60)), uint8(v / 2), alpha})
		}
	}
	return img
}

// grainy is a picture of which a part compresses badly.
func grainy(w, h int, alpha uint8) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Rect, quarters(w, h), image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(0, 0, w, h/5), noisy(w, h/5, alpha), image.Point{}, draw.Src)
	return img
}

// TestNarrow makes narrow copies: of the widths that are less than the picture's own,
// upright as it is, the same bytes each time, each heavier than the one before.
func TestNarrow(t *testing.T) {
	for _, c := range []struct {
		name   string
		data   []byte
		widths []int
		height int    // of the narrowest
		plain  string // the format of the copy for browsers that cannot read WebP
	}{
		{"a photo", asJPEG(t, grainy(1600, 800, 255)), []int{480, 720, 1080}, 240, "jpeg"},
		{"upright", asJPEG(t, grainy(900, 1200, 255)), []int{480, 720, 900}, 640, "jpeg"},
		{"of a width that a copy has", asJPEG(t, grainy(720, 300, 255)), []int{480, 720}, 200, ""},
		{"small", asJPEG(t, grainy(300, 200, 255)), []int{300}, 200, ""},
		{"a light photo", asJPEG(t, quarters(1600, 400)), []int{480, 720, 1080}, 120, ""},
		{"a line", asPNG(t, quarters(1500, 1)), []int{1500}, 1, ""},
		{"a drawing", asPNG(t, quarters(1200, 600)), []int{1200}, 600, ""},
		{"a photo saved as PNG", asPNG(t, grainy(800, 300, 255)), []int{480, 720, 800}, 180, "jpeg"},
		{"one that can be seen through", asPNG(t, grainy(800, 300, 128)), []int{480, 720, 800}, 180, "png"},
	} {
		clean, err := Clean(c.data)
		if err != nil {
			t.Fatal(err)
		}
		copies, err := Narrow(clean)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var widths []int
		for i, p := range copies.WebP {
			widths = append(widths, p.Width)
			if decoded(t, p); p.Format != "webp" {
				t.Errorf("%s: %d wide it is %s", c.name, p.Width, p.Format)
			}
			if i > 0 && len(p.Data) <= len(copies.WebP[i-1].Data) {
				t.Errorf("%s: %d wide it has %d bytes", c.name, p.Width, len(p.Data))
			}
		}
		if !slices.Equal(widths, c.widths) || copies.WebP[0].Height != c.height {
			t.Errorf("%s: copies of %v, the first %d high", c.name, widths, copies.WebP[0].Height)
		}
		if copies.Plain.Format != c.plain || (c.plain == "") != (copies.Plain.Data == nil) {
			t.Errorf("%s: the plain copy is %q", c.name, copies.Plain.Format)
		} else if c.plain != "" && decoded(t, copies.Plain).Bounds().Dx() != plainWidth {
			t.Errorf("%s: the plain copy is %d wide", c.name, copies.Plain.Width)
		}
		if c.name != "upright" {
			continue // one is enough
		}
		again, err := Narrow(clean)
		if err != nil || !bytes.Equal(copies.Plain.Data, again.Plain.Data) ||
			!slices.EqualFunc(copies.WebP, again.WebP, func(a, b Picture) bool { return bytes.Equal(a.Data, b.Data) }) {
			t.Errorf("%s has other bytes the second time (%v)", c.name, err)
		}
	}
	if _, err := Narrow(Picture{Data: []byte("no picture"), Format: "jpeg", Width: 900, Height: 900}); err == nil {
		t.Error("what is no picture has copies")
	}
}

// TestNarrowLeavesNothingBehind looks into copies of a picture with metadata: they have the
// parts that draw the picture, and no others.
func TestNarrowLeavesNothingBehind(t *testing.T) {
	source := withMetadata(asJPEG(t, noisy(600, 400, 255)), exif(binary.LittleEndian, 6))
	// Without Clean, as if somebody forgot it.
	copies, err := Narrow(Picture{Data: source, Format: "jpeg", Width: 600, Height: 400})
	if err != nil {
		t.Fatal(err)
	}
	if len(copies.WebP) == 0 {
		t.Fatal("no copies")
	}
	for _, p := range copies.WebP {
		for rest := p.Data[12:]; len(rest) > 0; {
			size := int(binary.LittleEndian.Uint32(rest[4:]))
			if name := string(rest[:4]); name != "VP8 " {
				t.Errorf("%d wide, it has %q of %d bytes", p.Width, name, size)
			}
			rest = rest[8+size+size%2:]
		}
	}
}

// TestNarrowIsLight looks at a picture that compresses badly: its copies become as light
// as the qualities allow, and lighter than with the first.
func TestNarrowIsLight(t *testing.T) {
	clean, err := Clean(asJPEG(t, noisy(1100, 300, 255)))
	if err != nil {
		t.Fatal(err)
	}
	copies, err := Narrow(clean)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(copies.WebP[0].Data); n > mostNarrow {
		t.Errorf("the narrowest has %d bytes", n)
	}
	for _, p := range append(copies.WebP, copies.Plain) {
		whole, err := Fit(clean, p.Width)
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Data) > mostNarrow && len(p.Data) > len(whole.Data)*2/3 {
			t.Errorf("%d wide: %d bytes, %d without an effort", p.Width, len(p.Data), len(whole.Data))
		}
	}
}

// TestBestThatFits compares the copy that is chosen with all that could have been: it is the
// best that is light enough.
func TestBestThatFits(t *testing.T) {
	chosen := map[int]bool{}
	for _, width := range []int{200, 390, 470, 700} {
		img := noisy(width, 320, 255)
		got, err := light(img, false)
		if err != nil {
			t.Fatal(err)
		}
		for i, quality := range webpQualities {
			want, err := webp.Lossy(img, quality)
			if err != nil {
				t.Fatal(err)
			}
			if len(want) <= mostNarrow || i == len(webpQualities)-1 {
				if !bytes.Equal(want, got.Data) {
					t.Errorf("%d wide: %d bytes, with quality %d it had %d", width, len(got.Data), quality, len(want))
				}
				chosen[quality] = true
				break
			}
		}
	}
	if len(chosen) < 3 {
		t.Errorf("only the qualities %v were chosen", chosen)
	}
}

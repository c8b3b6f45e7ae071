package picture

import (
	"bytes"
	"image"
	"image/color"
	"math/rand/v2"
	"testing"
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

// TestNarrow makes narrow copies: of the widths that are less than the picture's own,
// upright as it is, the same bytes each time.
func TestNarrow(t *testing.T) {
	for _, c := range []struct {
		name   string
		data   []byte
		widths []int
		height int // of the narrowest
		format string
	}{
		{"a photo", asJPEG(t, quarters(1600, 1200)), []int{480, 720, 1080}, 360, "jpeg"},
		{"upright", asJPEG(t, quarters(900, 1200)), []int{480, 720}, 640, "jpeg"},
		{"of a width that a copy has", asJPEG(t, quarters(720, 300)), []int{480}, 200, "jpeg"},
		{"small", asJPEG(t, quarters(480, 300)), nil, 0, ""},
		{"a line", asPNG(t, quarters(1500, 1)), []int{480, 720, 1080}, 1, "png"},
		{"a drawing", asPNG(t, quarters(1200, 600)), []int{480, 720, 1080}, 240, "png"},
		{"a photo saved as PNG", asPNG(t, noisy(800, 600, 255)), []int{480, 720}, 360, "jpeg"},
		{"one that can be seen through", asPNG(t, noisy(800, 600, 128)), []int{480, 720}, 360, "png"},
	} {
		clean, err := Clean(c.data)
		if err != nil {
			t.Fatal(err)
		}
		copies, err := Narrow(clean)
		if err != nil || len(copies) != len(c.widths) {
			t.Errorf("%s: %d copies, %v", c.name, len(copies), err)
			continue
		}
		again, err := Narrow(clean)
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range copies {
			size := decoded(t, p).Bounds()
			if p.Width != c.widths[i] || size.Dx() != p.Width || size.Dy() != p.Height || p.Format != c.format {
				t.Errorf("%s: %s of %d×%d, said to be %d×%d", c.name, p.Format, size.Dx(), size.Dy(), p.Width, p.Height)
			}
			if i == 0 && p.Height != c.height {
				t.Errorf("%s is %d high", c.name, p.Height)
			}
			if !bytes.Equal(p.Data, again[i].Data) {
				t.Errorf("%s has other bytes the second time", c.name)
			}
		}
	}
	if _, err := Narrow(Picture{Data: []byte("no picture"), Format: "jpeg", Width: 900, Height: 900}); err == nil {
		t.Error("what is no picture has copies")
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
	if n := len(copies[0].Data); n > mostNarrow {
		t.Errorf("the narrowest has %d bytes", n)
	}
	for _, p := range copies {
		plain, err := Fit(clean, p.Width)
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Data) > mostNarrow && len(p.Data) > len(plain.Data)*2/3 {
			t.Errorf("%d wide: %d bytes, %d without an effort", p.Width, len(p.Data), len(plain.Data))
		}
	}
}

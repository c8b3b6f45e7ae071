package raster

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"image"
	"image/png"
	"sync"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/qr"
)

const address = "https://hexi.example/shiqiao/7k3m9q/#v-3f9a1c"

// page is a page of 200 × 300 points with something of everything on it.
func page(t testing.TB) *pdf.Page {
	t.Helper()
	f := font(t, "serif")
	text := &pdf.Text{X: 20 * pdf.Point, Y: 40 * pdf.Point, Font: f, Size: 16 * pdf.Point}
	for _, r := range "村务公开，2026年" {
		id, _ := f.Glyph(r)
		text.Glyphs = append(text.Glyphs, pdf.Glyph{ID: id, Rune: r, Extra: 300})
	}
	red := *text
	red.Y, red.Color = 70*pdf.Point, pdf.Color{R: 0xA6, G: 0x1B, B: 0x1B}
	code, err := qr.Encode(address, qr.Medium)
	if err != nil {
		t.Fatal(err)
	}
	symbol := &pdf.Symbol{X: 20 * pdf.Point, Y: 90 * pdf.Point, Size: 100 * pdf.Point, Modules: code.Size}
	for r := range code.Runs() {
		symbol.Runs = append(symbol.Runs, pdf.Run{X: r.X, Y: r.Y, Length: r.W})
	}
	var photo bytes.Buffer
	img := image.NewRGBA(image.Rect(0, 0, 160, 80))
	for i := range img.Pix {
		img.Pix[i] = [4]uint8{uint8(i / 200), 90, uint8(i % 160), 255}[i%4]
	}
	if err := png.Encode(&photo, img); err != nil {
		t.Fatal(err)
	}
	picture, err := pdf.PNG(photo.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return &pdf.Page{Width: 200 * pdf.Point, Height: 300 * pdf.Point, Items: []pdf.Item{
		text, &red, symbol,
		&pdf.Rect{X: 20 * pdf.Point, Y: 50 * pdf.Point, W: 160 * pdf.Point, H: pdf.Point / 2},
		&pdf.Rect{X: 20 * pdf.Point, Y: 80 * pdf.Point, W: 160 * pdf.Point, H: 6 * pdf.Point, Color: pdf.Color{R: 0xF0, G: 0xF0, B: 0xF0}},
		&pdf.Picture{X: 20 * pdf.Point, Y: 210 * pdf.Point, W: 80 * pdf.Point, H: 40 * pdf.Point, Image: picture},
		&pdf.LinkArea{}, &pdf.Mark{},
	}}
}

func drawn(t testing.TB, d *Drawer, p *pdf.Page, width int) *Bitmap {
	t.Helper()
	b, err := d.Page(p, width)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// ink is how dark a rectangle of the picture is, 0 to 255.
func (b *Bitmap) ink(x0, y0, x1, y1 int) int {
	sum := 0
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			sum += int(b.dark[y*b.Width+x])
		}
	}
	return sum / ((x1 - x0) * (y1 - y0))
}

func TestPage(t *testing.T) {
	b := drawn(t, &Drawer{}, page(t), 400)
	if b.Width != 400 || b.Height != 600 {
		t.Fatalf("it is %d × %d", b.Width, b.Height)
	}
	for name, v := range map[string]struct{ got, least, most int }{
		"the margin":        {b.ink(0, 0, 38, 600), 0, 0},
		"the text":          {b.ink(40, 52, 200, 84), 30, 120},
		"the rule":          {b.ink(40, 100, 360, 101) + b.ink(40, 101, 360, 102) + b.ink(40, 99, 360, 100), 255, 255},
		"the light ground":  {b.ink(40, 161, 360, 171), 15, 15},
		"the code":          {b.ink(40, 180, 240, 380), 100, 160},
		"the photograph":    {b.ink(42, 422, 198, 498), 60, 200},
		"nothing under all": {b.ink(0, 510, 400, 600), 0, 0},
	} {
		if v.got < v.least || v.got > v.most {
			t.Errorf("%s: %d", name, v.got)
		}
	}
	red := 0
	for y := 112; y < 144; y++ {
		for x := 40; x < 200; x++ {
			red += int(b.red[y*400+x])
		}
	}
	if red == 0 || b.red[60*400+60] != 0 {
		t.Error("the red line is not red, or another is")
	}
}

// The same pixels on every processor: there is no floating point in their way. The
// digest was seen on amd64 and 386. It depends on the font too.
func TestPixels(t *testing.T) {
	b := drawn(t, &Drawer{}, page(t), 333)
	sum := sha256.Sum256(append(append([]byte(nil), b.dark...), b.red...))
	if got, want := hex.EncodeToString(sum[:8]), "c9c00564d28b520c"; got != want {
		t.Errorf("the pixels have the digest %s, want %s", got, want)
	}
}

func TestSizes(t *testing.T) {
	d := &Drawer{}
	for _, width := range []int{0, -1, 100_000} {
		if _, err := d.Page(page(t), width); !errors.Is(err, ErrSize) {
			t.Errorf("%d pixels: %v", width, err)
		}
	}
	if _, err := d.Page(&pdf.Page{}, 100); !errors.Is(err, ErrSize) {
		t.Error("a page without a size is drawn")
	}
	b := drawn(t, d, page(t), 3)
	if b.Height != 5 {
		t.Errorf("three pixels wide it is %d high", b.Height)
	}
}

// What lies beyond the page is cut off.
func TestBeyondThePage(t *testing.T) {
	p := page(t)
	for _, d := range []pdf.Length{-150 * pdf.Point, 150 * pdf.Point} {
		for _, item := range p.Items {
			item.Shift(d, d)
		}
		drawn(t, &Drawer{}, p, 400)
	}
}

func TestColors(t *testing.T) {
	b := drawn(t, &Drawer{}, page(t), 400)
	var e Encoder
	for name, c := range map[string]struct {
		colors Colors
		most   int
	}{
		"default": {Colors{}, 15}, "few": {Colors{Greys: 4, Reds: 2}, 6}, "photographs": {Colors{Greys: 12, Reds: 4, Photos: 50}, 66}, "all": {Colors{Greys: 16, Reds: 8, Photos: 999}, 256},
	} {
		data, err := e.Encode(b, c.colors)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if n := len(img.(*image.Paletted).Palette); n > c.most {
			t.Errorf("%s: %d colours", name, n)
		}
		bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
		if err != nil {
			t.Fatal(err)
		}
		result, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
		if err != nil || result.GetText() != address {
			t.Errorf("%s: the code cannot be read (%v)", name, err)
		}
		r, g, _, _ := img.At(60, 440).RGBA()
		if grey := r == g; grey != (c.colors.Photos == 0) {
			t.Errorf("%s: the photograph is grey: %v", name, grey)
		}
	}
}

// Many goroutines that share a drawer draw what one draws alone.
func TestShared(t *testing.T) {
	p := page(t)
	want := drawn(t, &Drawer{}, p, 400)
	d := &Drawer{}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for width := 380; width < 402; width++ {
				b, err := d.Page(p, width)
				if err != nil || width == 400 && !bytes.Equal(b.dark, want.dark) {
					t.Errorf("at %d pixels: other pixels (%v)", width, err)
				}
			}
		})
	}
	group.Wait()
}

// The masks that are kept stay within their bounds, however many are asked for.
func TestMasksAreBounded(t *testing.T) {
	f := font(t, "serif")
	var m masks
	for size := int32(10); size < 60; size += 2 {
		for id := uint16(100); id < 700; id++ {
			m.get(glyphKey{f, id, 0, size * unit})
		}
	}
	total := 0
	for i := range m.parts {
		for _, generation := range []map[glyphKey]*mask{m.parts[i].young, m.parts[i].old} {
			for _, mask := range generation {
				total += len(mask.cover) + maskOverhead
			}
		}
	}
	if total > shards*shardBytes || total < shards*shardBytes/3 {
		t.Errorf("the masks take %d bytes", total)
	}
}

package webp

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/tetratelabs/wazero"
	decoder "golang.org/x/image/webp"
)

// hill is a picture with soft colours, an edge and some grain, as a photo has.
func hill(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	dice := rand.New(rand.NewPCG(3, 4))
	for y := range h {
		for x := range w {
			c := color.NRGBA{uint8(90 + 80*y/h), uint8(140 + 60*x/w), uint8(210 - 90*y/h), 255}
			if 3*y > 2*h-x*h/w/2 {
				c = color.NRGBA{70, uint8(90 + 50*x/w), 40, 255}
			}
			grain := uint8(dice.UintN(8))
			c.R, c.G, c.B = c.R+grain, c.G+grain, c.B+grain
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

// glass is the picture with a part that can be seen through, and one that cannot be seen.
func glass(img *image.NRGBA) *image.NRGBA {
	for i := 3; i < len(img.Pix)/2; i += 4 {
		img.Pix[i] = 100
	}
	for i := 3; i < len(img.Pix)/4; i += 4 {
		img.Pix[i] = 0
	}
	return img
}

// chunks are the names of the parts of a WebP file.
func chunks(t *testing.T, data []byte) string {
	t.Helper()
	if len(data) < 12 || string(data[:4]) != "RIFF" || string(data[8:12]) != "WEBP" ||
		int(binary.LittleEndian.Uint32(data[4:])) != len(data)-8 {
		t.Fatalf("no WebP file: % x", data[:min(len(data), 12)])
	}
	var names []string
	for rest := data[12:]; len(rest) >= 8; {
		names = append(names, string(rest[:4]))
		size := int(binary.LittleEndian.Uint32(rest[4:]))
		rest = rest[min(len(rest), 8+size+size%2):]
	}
	return strings.Join(names, ",")
}

// away is the mean difference of the decoded picture's brightness from what it was.
func away(t *testing.T, data []byte, was *image.NRGBA) float64 {
	t.Helper()
	img, err := decoder.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	got, ok := img.(*image.YCbCr)
	if !ok || got.Bounds() != was.Bounds() {
		t.Fatalf("decoded as %T of %v", img, img.Bounds())
	}
	sum := 0.0
	for y := range was.Rect.Dy() {
		for x := range was.Rect.Dx() {
			c := was.NRGBAAt(x, y)
			// WebP has brightness from 16 to 235 (ITU-R BT.601).
			want := 16 + (65.738*float64(c.R)+129.057*float64(c.G)+25.064*float64(c.B))/256
			sum += max(want-float64(got.Y[got.YOffset(x, y)]), float64(got.Y[got.YOffset(x, y)])-want)
		}
	}
	return sum / float64(was.Rect.Dx()*was.Rect.Dy())
}

// TestLossy encodes a photo: it can be decoded by another decoder, looks as it did, has
// nothing but the picture in it, and is lighter than a JPEG that is further away.
func TestLossy(t *testing.T) {
	img := hill(311, 203)
	fine, err := Lossy(img, 80)
	if err != nil {
		t.Fatal(err)
	}
	coarse, err := Lossy(img, 30)
	if err != nil {
		t.Fatal(err)
	}
	if got := chunks(t, fine); got != "VP8 " {
		t.Errorf("has %s", got)
	}
	if d := away(t, fine, img); d > 2 {
		t.Errorf("the fine one is %.2f away", d)
	}
	if a, b := away(t, coarse, img), away(t, fine, img); a <= b || len(coarse) >= len(fine) {
		t.Errorf("of less quality: %d bytes, %.2f away; of more: %d bytes, %.2f", len(coarse), a, len(fine), b)
	}
	var beside bytes.Buffer
	if err := jpeg.Encode(&beside, img, &jpeg.Options{Quality: 75}); err != nil {
		t.Fatal(err)
	}
	if len(fine) >= beside.Len() {
		t.Errorf("%d bytes, as JPEG %d", len(fine), beside.Len())
	}
	through, err := Lossy(glass(img), 80)
	if err != nil {
		t.Fatal(err)
	}
	if got := chunks(t, through); got != "VP8X,ALPH,VP8 " {
		t.Errorf("one that can be seen through has %s", got)
	}
}

// TestLossless encodes drawings, grey ones and ones that can be seen through: every point
// that can be seen is as it was, wherever the picture's own coordinates begin.
func TestLossless(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 40, 30))
	for i := range grey.Pix {
		grey.Pix[i] = uint8(7 * i)
	}
	for name, img := range map[string]image.Image{
		"colours": hill(60, 41), "grey": grey, "a part of one": hill(60, 41).SubImage(image.Rect(11, 7, 50, 33)), "seen through": glass(hill(60, 41)),
		"one point": hill(1, 1),
	} {
		data, err := Lossless(img)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := chunks(t, data); got != "VP8L" {
			t.Errorf("%s has %s", name, got)
		}
		got, err := decoder.Decode(bytes.NewReader(data))
		if err != nil || got.Bounds().Size() != img.Bounds().Size() {
			t.Errorf("%s: %v", name, err)
			continue
		}
		at := img.Bounds().Min
		for y := range img.Bounds().Dy() {
			for x := range img.Bounds().Dx() {
				a := color.NRGBAModel.Convert(img.At(at.X+x, at.Y+y)).(color.NRGBA)
				b := color.NRGBAModel.Convert(got.At(x, y)).(color.NRGBA)
				if a.A == 0 {
					a = color.NRGBA{} // what was below is gone
				}
				if a != b {
					t.Fatalf("%s: at %d,%d %v became %v", name, x, y, a, b)
				}
			}
		}
	}
}

// TestSameBytes compares what comes out with what came out on another processor, with
// what an interpreter of the library gives, and with what several encoders at once give.
func TestSameBytes(t *testing.T) {
	img := hill(64, 48)
	want := map[bool]string{
		false: "bc9410fb9d352ff1856331c774973161488ea2f5a7e02e832d207c29128f5574",
		true:  "f2aeda817c56bca8858fb374bf714d4983cd4c7bbfffcbe497643ddd0c2a8d53",
	}
	slow, err := compile(wazero.NewRuntimeConfigInterpreter())
	if err != nil {
		t.Fatal(err)
	}
	fast, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	for lossless, sum := range want {
		got, err := fast.encode(img, 70, lossless)
		if err != nil {
			t.Fatal(err)
		}
		if s := fmt.Sprintf("%x", sha256.Sum256(got)); s != sum {
			t.Errorf("lossless %t: %d bytes of %s", lossless, len(got), s)
		}
		interpreted, err := slow.encode(img, 70, lossless)
		if err != nil || !bytes.Equal(got, interpreted) {
			t.Errorf("lossless %t: interpreted it has %d bytes (%v), %d compiled", lossless, len(interpreted), err, len(got))
		}
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				if _, err := fast.encode(hill(30+i, 40), 10*i, !lossless); err != nil {
					t.Error(err)
				}
				if again, err := fast.encode(img, 70, lossless); err != nil || !bytes.Equal(got, again) {
					t.Errorf("lossless %t: other bytes beside others (%v)", lossless, err)
				}
			})
		}
		wg.Wait()
	}
}

// TestSizes encodes the largest picture, of the heaviest kind, and refuses what is larger
// or nothing.
func TestSizes(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, MaxSide, MaxSide))
	dice := rand.New(rand.NewPCG(1, 2))
	for i := range img.Pix {
		img.Pix[i] = uint8(dice.Uint32())
	}
	if data, err := Lossy(img, 100); err != nil || len(data) < 1<<20 {
		t.Errorf("the largest: %d bytes, %v", len(data), err)
	}
	if data, err := Lossless(img); err != nil || len(data) < 1<<20 {
		t.Errorf("the largest, lossless: %d bytes, %v", len(data), err)
	}
	for _, size := range []image.Point{{0, 0}, {1, 0}, {MaxSide + 1, 1}, {1, MaxSide + 1}} {
		if _, err := Lossy(image.NewGray(image.Rectangle{Max: size}), 80); !errors.Is(err, ErrSize) {
			t.Errorf("%v: %v", size, err)
		}
	}
}

// TestLibrary compares the library with what is said of where it is from.
func TestLibrary(t *testing.T) {
	about, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(about), fmt.Sprintf("`%x`", sha256.Sum256(library))) {
		t.Errorf("README.md does not tell of a file of SHA-256 %x", sha256.Sum256(library))
	}
}

func BenchmarkLossy(b *testing.B) {
	img := hill(720, 480)
	for b.Loop() {
		if _, err := Lossy(img, 80); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkJPEG is what to compare with.
func BenchmarkJPEG(b *testing.B) {
	img := image.NewRGBA(image.Rect(0, 0, 720, 480))
	copy(img.Pix, hill(720, 480).Pix)
	for b.Loop() {
		var out bytes.Buffer
		if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: 74}); err != nil {
			b.Fatal(err)
		}
	}
}

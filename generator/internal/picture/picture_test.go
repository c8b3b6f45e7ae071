package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

var (
	red   = color.RGBA{200, 30, 30, 255}
	green = color.RGBA{30, 180, 30, 255}
	blue  = color.RGBA{30, 30, 200, 255}
	white = color.RGBA{250, 250, 250, 255}
)

// quarters is red, green / blue, white.
func quarters(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := [2][2]color.RGBA{{red, green}, {blue, white}}[2*y/h][2*x/w]
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

func asJPEG(t testing.TB, img image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, img image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func segment(marker byte, body string) []byte {
	s := []byte{0xff, marker, 0, 0}
	binary.BigEndian.PutUint16(s[2:], uint16(2+len(body)))
	return append(s, body...)
}

// exif is an APP1 body with an orientation, a maker and a place.
func exif(order binary.AppendByteOrder, o uint16) string {
	b := []byte("II*\x00")
	if order.String() == "BigEndian" {
		b = []byte("MM\x00*")
	}
	b = order.AppendUint32(b, 8)
	b = order.AppendUint16(b, 3)
	entry := func(tag, kind uint16, count, value uint32) {
		b = order.AppendUint16(b, tag)
		b = order.AppendUint16(b, kind)
		b = order.AppendUint32(b, count)
		if kind == 3 {
			b = order.AppendUint16(b, uint16(value))
			b = order.AppendUint16(b, 0)
		} else {
			b = order.AppendUint32(b, value)
		}
	}
	entry(0x010f, 2, 12, 50)
	entry(0x0112, 3, 1, uint32(o))
	entry(0x8825, 4, 1, 62)
	b = order.AppendUint32(b, 0)
	b = append(b, "MAKERSECRET\x00GPSSECRET35.1234N"...)
	return "Exif\x00\x00" + string(b)
}

// withMetadata is a JPEG with everything that a file may carry beside its points.
func withMetadata(data []byte, app1 string) []byte {
	out := bytes.Clone(data[:2])
	out = append(out, segment(0xe1, app1)...)
	out = append(out, segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>XMPSECRET</x:xmpmeta>")...)
	out = append(out, segment(0xed, "Photoshop 3.0\x008BIM\x04\x04IPTCSECRET")...)
	out = append(out, segment(0xfe, "COMMENTSECRET")...)
	out = append(out, data[2:]...)
	return append(out, "ftypmp42VIDEOSECRET"...)
}

func decoded(t *testing.T, p Picture) image.Image {
	t.Helper()
	img, format, err := image.Decode(bytes.NewReader(p.Data))
	if err != nil || format != p.Format {
		t.Fatalf("the copy: %q, %v; says it is %q", format, err, p.Format)
	}
	if img.Bounds().Dx() != p.Width || img.Bounds().Dy() != p.Height {
		t.Fatalf("the copy is %v; says it is %d×%d", img.Bounds(), p.Width, p.Height)
	}
	return img
}

func near(a, b color.Color) bool {
	r1, g1, b1, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	far := func(a, b uint32) bool { return max(a, b)-min(a, b) > 20<<8 }
	return !far(r1, r2) && !far(g1, g2) && !far(b1, b2)
}

func TestCleanTurnsUpright(t *testing.T) {
	// Where upper left, upper right, lower left and lower right are seen, by Exif's
	// table of where the first row and the first column are.
	for o, want := range map[uint16][4]color.Color{
		0: {red, green, blue, white},
		1: {red, green, blue, white},
		2: {green, red, white, blue},
		3: {white, blue, green, red},
		4: {blue, white, red, green},
		5: {red, blue, green, white},
		6: {blue, red, white, green},
		7: {white, green, blue, red},
		8: {green, white, red, blue},
		9: {red, green, blue, white},
	} {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			p, err := Clean(withMetadata(asJPEG(t, quarters(96, 64)), exif(order, o)))
			if err != nil {
				t.Fatalf("orientation %d: %v", o, err)
			}
			img := decoded(t, p)
			if turned := o >= 5 && o <= 8; turned != (p.Width == 64 && p.Height == 96) {
				t.Errorf("orientation %d: %d×%d", o, p.Width, p.Height)
			}
			w, h := p.Width, p.Height
			for i, at := range []image.Point{{w / 4, h / 4}, {3 * w / 4, h / 4}, {w / 4, 3 * h / 4}, {3 * w / 4, 3 * h / 4}} {
				if got := img.At(at.X, at.Y); !near(got, want[i]) {
					t.Errorf("orientation %d, %v: corner %d is %v, want %v", o, order, i, got, want[i])
				}
			}
		}
	}
}

func TestCleanLeavesNothingBehind(t *testing.T) {
	source := withMetadata(asJPEG(t, quarters(96, 64)), exif(binary.LittleEndian, 6))
	p, err := Clean(source)
	if err != nil {
		t.Fatal(err)
	}
	png := asPNG(t, quarters(96, 64))
	var chunks []byte
	for kind, body := range map[string]string{"tEXt": "Author\x00TEXTSECRET", "iTXt": "XML:com.adobe.xmp\x00\x00\x00\x00\x00XMPSECRET", "eXIf": "II*\x00GPSSECRET", "tIME": "TIMESECRET"} {
		chunks = append(chunks, chunk(kind, body)...)
	}
	q, err := Clean(append(append(append(bytes.Clone(png[:33]), chunks...), png[33:]...), "TAILSECRET"...))
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range [][]byte{p.Data, q.Data} {
		for _, never := range []string{"SECRET", "Exif", "eXIf", "GPS", "xmp", "Photoshop", "8BIM", "tEXt", "iTXt", "tIME", "ftyp"} {
			if bytes.Contains(data, []byte(never)) {
				t.Errorf("the copy holds %q", never)
			}
		}
	}
	if !bytes.Contains(source, []byte("GPSSECRET")) {
		t.Error("the source holds no place: the test proves nothing")
	}
	if again, err := Clean(source); err != nil || !bytes.Equal(again.Data, p.Data) {
		t.Errorf("a second copy differs: %v", err)
	}
}

func chunk(kind, body string) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	b = append(b, kind+body...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

func TestCleanShrinks(t *testing.T) {
	for _, c := range []struct{ w, h, wantW, wantH int }{
		{1600, 900, 1600, 900},
		{1601, 900, 1600, 899},
		{3200, 1600, 1600, 800},
		{1000, 4000, 400, 1600},
		{40000, 3, 1600, 1},
	} {
		for _, encode := range []func(testing.TB, image.Image) []byte{asJPEG, asPNG} {
			p, err := Clean(encode(t, quarters(c.w, c.h)))
			if err != nil {
				t.Fatal(err)
			}
			img := decoded(t, p)
			if p.Width != c.wantW || p.Height != c.wantH {
				t.Errorf("%d×%d became %d×%d, want %d×%d", c.w, c.h, p.Width, p.Height, c.wantW, c.wantH)
			}
			if c.h > 100 && (!near(img.At(p.Width/4, p.Height/4), red) || !near(img.At(3*p.Width/4, 3*p.Height/4), white)) {
				t.Errorf("%d×%d: wrong colours after shrinking", c.w, c.h)
			}
		}
	}
}

// Means are exact: a fine check pattern becomes even grey, and what was even stays.
func TestShrunkIsTheMean(t *testing.T) {
	src := image.NewGray(image.Rect(7, 9, 7+3200, 9+64)) // bounds need not begin at 0
	for y := 9; y < 9+64; y++ {
		for x := 7; x < 7+3200; x++ {
			src.SetGray(x, y, color.Gray{uint8(255 * ((x + y) % 2))})
		}
	}
	dst, ok := shrunk(src).(*image.Gray)
	if !ok {
		t.Fatalf("grey became %T", shrunk(src))
	}
	for i, v := range dst.Pix {
		if v != 128 {
			t.Fatalf("point %d is %d", i, v)
		}
	}
	even := image.NewUniform(color.RGBA{1, 77, 254, 255})
	out := shrunk(bounded{even, image.Rect(0, 0, 2777, 1999)})
	for y := range out.Bounds().Dy() {
		for x := range out.Bounds().Dx() {
			if out.At(x, y) != even.C {
				t.Fatalf("%v at %d,%d", out.At(x, y), x, y)
			}
		}
	}
}

type bounded struct {
	image.Image
	rect image.Rectangle
}

func (b bounded) Bounds() image.Rectangle { return b.rect }

func TestCleanKeepsTransparency(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 2000, 10))
	for x := range 1000 {
		for y := range 10 {
			img.SetNRGBA(x, y, color.NRGBA{255, 0, 0, 128})
		}
	}
	p, err := Clean(asPNG(t, img))
	if err != nil {
		t.Fatal(err)
	}
	out := decoded(t, p)
	if c := color.NRGBAModel.Convert(out.At(100, 4)).(color.NRGBA); c != (color.NRGBA{255, 0, 0, 128}) {
		t.Errorf("half transparent red is %v", c)
	}
	if _, _, _, a := out.At(1500, 4).RGBA(); a != 0 {
		t.Errorf("nothing is %v", a)
	}
}

func TestCleanDropsWhatIsRubbedOut(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 20, 10))
	for x := range 20 {
		img.SetNRGBA(x, 5, color.NRGBA{200, 10, 10, uint8(255 * (x % 2))})
	}
	p, err := Clean(asPNG(t, img))
	if err != nil {
		t.Fatal(err)
	}
	out := decoded(t, p).(*image.NRGBA)
	if c := out.NRGBAAt(4, 5); c != (color.NRGBA{}) {
		t.Errorf("a point that cannot be seen is %v", c)
	}
	if c := out.NRGBAAt(5, 5); c != (color.NRGBA{200, 10, 10, 255}) {
		t.Errorf("a point that can be seen is %v", c)
	}
}

func TestCleanRefuses(t *testing.T) {
	good := asJPEG(t, quarters(96, 64))
	goodPNG := asPNG(t, quarters(96, 64))
	huge := bytes.Clone(goodPNG)
	binary.BigEndian.PutUint32(huge[16:], 60001)
	binary.BigEndian.PutUint32(huge[20:], 1000)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	hugeJPEG := bytes.Clone(good)
	frame := bytes.Index(hugeJPEG, []byte{0xff, 0xc0})
	binary.BigEndian.PutUint16(hugeJPEG[frame+5:], 65535)
	binary.BigEndian.PutUint16(hugeJPEG[frame+7:], 65535)
	flat := bytes.Clone(good)
	binary.BigEndian.PutUint16(flat[frame+7:], 0)
	for name, c := range map[string]struct {
		data []byte
		want error
		says string
	}{
		"nothing":       {nil, ErrFormat, ""},
		"text":          {[]byte("日期,摘要"), ErrFormat, ""},
		"HEIC":          {[]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), ErrFormat, "HEIC"},
		"WebP":          {[]byte("RIFF\x00\x00\x00\x00WEBPVP8 "), ErrFormat, "WebP"},
		"GIF":           {[]byte("GIF89a"), ErrFormat, "GIF"},
		"SVG":           {[]byte("<svg onload=alert(1)>"), ErrFormat, ""},
		"cut JPEG":      {good[:len(good)/2], ErrDamaged, ""},
		"cut PNG":       {goodPNG[:len(goodPNG)/2], ErrDamaged, ""},
		"JPEG's sign":   {good[:3], ErrDamaged, ""},
		"PNG's sign":    {goodPNG[:8], ErrDamaged, ""},
		"huge PNG":      {huge, ErrTooLarge, "60001×1000"},
		"huge JPEG":     {hugeJPEG, ErrTooLarge, "65535×65535"},
		"no width":      {flat, ErrDamaged, ""},
		"12-bit JPEG":   {bytes.Replace(good, []byte{0xff, 0xc0, 0, 17, 8}, []byte{0xff, 0xc0, 0, 17, 12}, 1), ErrFormat, ""},
		"lossless JPEG": {bytes.Replace(good, []byte{0xff, 0xc0}, []byte{0xff, 0xc3}, 1), ErrFormat, ""},
	} {
		_, err := Clean(c.data)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		} else if !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v does not name %s", name, err, c.says)
		}
	}
}

func TestOrientationOfBrokenExif(t *testing.T) {
	whole := exif(binary.BigEndian, 6)
	if o := orientationIn([]byte(whole[6:])); o != 6 {
		t.Fatalf("orientation %d", o)
	}
	for n := range len(whole) - 6 {
		if o := orientationIn([]byte(whole[6 : 6+n])); o != upright && o != 6 {
			t.Errorf("%d bytes: orientation %d", n, o)
		}
	}
	for _, tiff := range []string{"II*\x00\xff\xff\xff\xff", "MM\x00*\x00\x00\x00\x08\xff\xff", "XX*\x00\x08\x00\x00\x00"} {
		if o := orientationIn([]byte(tiff)); o != upright {
			t.Errorf("%q: orientation %d", tiff, o)
		}
	}
}

func FuzzClean(f *testing.F) {
	small := quarters(12, 8)
	f.Add(asPNG(f, small))
	f.Add(withMetadata(asJPEG(f, small), exif(binary.LittleEndian, 6)))
	f.Fuzz(func(t *testing.T, data []byte) {
		orientationIn(data)
		for _, decode := range []func() (image.Config, error){
			func() (image.Config, error) { return jpeg.DecodeConfig(bytes.NewReader(data)) },
			func() (image.Config, error) { return png.DecodeConfig(bytes.NewReader(data)) },
		} {
			if c, err := decode(); err == nil && c.Width*c.Height > 1<<20 {
				return // decoding it is what the standard library's own tests are for
			}
		}
		p, err := Clean(data)
		if err != nil {
			if !errors.Is(err, ErrFormat) && !errors.Is(err, ErrTooLarge) && !errors.Is(err, ErrDamaged) {
				t.Errorf("an error of no kind: %v", err)
			}
			return
		}
		decoded(t, p)
	})
}

func BenchmarkClean(b *testing.B) {
	data := withMetadata(asJPEG(b, quarters(4000, 3000)), exif(binary.LittleEndian, 6))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Clean(data); err != nil {
			b.Fatal(err)
		}
	}
}

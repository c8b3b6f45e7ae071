package sheet

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/picture"
	"cunwu/generator/internal/township"
)

// TestTitleOfSixtyCharacters sets it in lines of about one length on every paper.
func TestTitleOfSixtyCharacters(t *testing.T) {
	const title = "禾溪镇石桥村关于二〇二六年第三季度集体林地承包费收缴、道路养护、老年活动室维修及困难群众慰问支出情况公示（第二次更正稿）"
	if n := len([]rune(title)); n != 60 {
		t.Fatalf("the title has %d characters", n)
	}
	m := maker(t)
	for _, o := range []Options{{}, {Landscape: true}, {Paper: PaperA3}, {PaperA3, true}} {
		in := sample(t)
		in.Notice.Title = title
		in.Options = o
		p, err := m.Notice(in)
		s := read(t, p, err)
		if h := s.root.All("H1"); len(h) != 1 || h[0].Says() != title {
			t.Errorf("%v: titles %v", o, h)
		}
		lines := map[float64]float64{} // how far each reaches, by its height
		for _, r := range s.pages[0].Runs {
			if r.Tag == "H1" {
				lines[r.Y] += r.Width
			}
		}
		shortest, longest := 1e9, 0.0
		for _, w := range lines {
			shortest, longest = min(shortest, w), max(longest, w)
		}
		if len(lines) > 3 || shortest < longest*3/4 {
			t.Errorf("%v: %d lines, from %v to %v points long", o, len(lines), shortest, longest)
		}
	}
}

// TestTwelveDigits prints 1,234,567,890.12 among small amounts, their points in one line.
func TestTwelveDigits(t *testing.T) {
	amounts := []int64{123456789012, 100, 5, 98765432101, 0, 123456789000}
	table := &township.Table{Name: "金额", Columns: []township.Column{{Name: "项目"}, {Name: "金额", Type: township.MoneyColumn, Total: true}}}
	for i, a := range amounts {
		table.Rows = append(table.Rows, []township.Cell{{Text: "第" + strconv.Itoa(i+1) + "项"}, {Text: township.Fen(a).String(), Given: true, Value: a}})
	}
	in := sample(t)
	in.Notice.Tables = []*township.Table{table}
	p, err := maker(t).Notice(in)
	s := read(t, p, err)
	s.says(t, "1,234,567,890.12", "3,456,790,102.18")
	points := map[int]int{}
	for i := range s.pages {
		for _, r := range s.pages[i].Runs {
			if r.Tag != "TD" || !strings.Contains(r.Text, ".") {
				continue
			}
			whole, fraction, _ := strings.Cut(r.Text, ".")
			if len(fraction) != 2 || whole == "" {
				t.Errorf("an amount is printed as %s", r.Text)
			}
			points[int(r.X+r.Width+0.5)]++
		}
	}
	if len(points) > 2 { // bold figures of the total may be a hair wider
		t.Errorf("amounts end at %v", points)
	}
}

// TestFourteenColumns sets a wide table on every paper; read looks whether it stays on it.
func TestFourteenColumns(t *testing.T) {
	table := &township.Table{Name: "补贴明细"}
	for i := range 14 {
		c := township.Column{Name: "第" + strconv.Itoa(i+1) + "栏", Type: township.MoneyColumn, Total: true}
		if i < 3 {
			c = township.Column{Name: []string{"姓名", "村民小组", "备注"}[i]}
		}
		table.Columns = append(table.Columns, c)
	}
	for range 30 {
		row := []township.Cell{{Text: "张*三"}, {Text: "第一村民小组"}, {Text: "因灾"}}
		for range 11 {
			row = append(row, township.Cell{Text: "12345.67", Given: true, Value: 1234567})
		}
		table.Rows = append(table.Rows, row)
	}
	m := maker(t)
	for _, o := range []Options{{}, {Landscape: true}, {Paper: PaperA3}, {PaperA3, true}} {
		in := sample(t)
		in.Options = o
		in.Notice.Tables = []*township.Table{table}
		p, err := m.Notice(in)
		s := read(t, p, err)
		if n := strings.Count(strings.ReplaceAll(s.text(), "\n", ""), "12,345.67"); n != 30*11 {
			t.Errorf("%v: %d of 330 amounts are there whole", o, n)
		}
		if n := len(s.root.All("TH")); n != 14 {
			t.Errorf("%v: %d heads", o, n)
		}
	}
}

func TestEmptyTable(t *testing.T) {
	in := sample(t)
	in.Notice.Tables = []*township.Table{{Name: "发放名单", Columns: []township.Column{{Name: "姓名"}, {Name: "金额", Type: township.MoneyColumn, Total: true}}}}
	p, err := maker(t).Notice(in)
	s := read(t, p, err)
	s.says(t, "发放名单", "姓名", "金额（元）", words(t, "zh-CN")["sheet_empty_table"])
	if n := len(s.root.All("TR")); n != 2 {
		t.Errorf("%d rows, want the head and one that says there is none", n)
	}
}

// exif is a JPEG with an orientation written into its EXIF.
func exif(t *testing.T, img image.Image, orientation uint16) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	le := binary.LittleEndian
	tiff := le.AppendUint32(append([]byte("II"), 42, 0), 8)
	tiff = le.AppendUint16(tiff, 1)
	tiff = le.AppendUint16(le.AppendUint32(le.AppendUint16(le.AppendUint16(tiff, 0x0112), 3), 1), orientation)
	tiff = le.AppendUint32(append(tiff, 0, 0), 0)
	payload := append([]byte("Exif\x00\x00"), tiff...)
	segment := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(payload)+2))
	return append(append(append([]byte{}, b.Bytes()[:2]...), append(segment, payload...)...), b.Bytes()[2:]...)
}

// withPicture is a notice with one picture in its body.
func withPicture(t *testing.T, p Picture) Notice {
	in := sample(t)
	in.Notice.Tables = nil
	in.Doc = &markup.Document{Blocks: []markup.Block{text(prose), {Kind: markup.Figure, URL: "p.jpg", Text: "现场"}}}
	in.Pictures = map[string]Picture{"p.jpg": p}
	return in
}

// TestPictureTurnedByEXIF prints a picture that a phone saved lying on its side.
func TestPictureTurnedByEXIF(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 800, 600))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	for y := range 60 { // black at the top of the file: at the right once it stands upright
		for x := range 800 {
			img.SetGray(x, y, color.Gray{})
		}
	}
	clean, err := picture.Clean(exif(t, img, 6))
	if err != nil {
		t.Fatal(err)
	}
	m := maker(t)
	in := withPicture(t, Picture{Data: clean.Data, Format: clean.Format, Width: clean.Width, Height: clean.Height})
	p, err := m.Notice(in)
	s := read(t, p, err)
	if bytes.Contains(s.Data, []byte("Exif")) {
		t.Error("the sheet holds the picture's EXIF")
	}
	shown, err := in.album.image("p.jpg", in.Pictures["p.jpg"], 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := shown.Decode()
	if err != nil {
		t.Fatal(err)
	}
	b := decoded.Bounds()
	dark := func(x, y int) bool { r, _, _, _ := decoded.At(b.Min.X+x, b.Min.Y+y).RGBA(); return r < 0x6000 }
	if b.Dx() != 600 || b.Dy() != 800 || !dark(590, 400) || dark(10, 400) || dark(300, 10) {
		t.Errorf("the picture is %d × %d, dark at its right %v, at its left %v, at its top %v", b.Dx(), b.Dy(), dark(590, 400), dark(10, 400), dark(300, 10))
	}
}

// TestThirtyMegapixels prints a photograph as a good camera makes it: the sheet is
// small, and neither memory nor time gets out of hand.
func TestThirtyMegapixels(t *testing.T) {
	img := image.NewYCbCr(image.Rect(0, 0, 6000, 5000), image.YCbCrSubsampleRatio420)
	for i := range img.Y { // neither flat nor noise, which no photograph is
		x, y := i%img.YStride, i/img.YStride
		img.Y[i] = uint8((x*x/977 + y*y/733 + x*y/3001) >> 3)
	}
	for i := range img.Cb {
		img.Cb[i], img.Cr[i] = uint8(i>>9), uint8(i>>11)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 90}); err != nil {
		t.Fatal(err)
	}
	img = nil
	m := maker(t)
	in := withPicture(t, Picture{Data: b.Bytes(), Format: "jpeg"}) // as it is: not made smaller for the web
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := time.Now()
	p, err := m.Notice(in)
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	s := read(t, p, err)
	keep(t, "photo30", p)
	t.Logf("%d KB of JPEG; sheet of %d KB in %v, %d MB allocated", b.Len()>>10, len(s.Data)>>10, took, (after.TotalAlloc-before.TotalAlloc)>>20)
	pictures := 0
	for i := range s.pages {
		pictures += s.pages[i].Pictures
	}
	if pictures != 1 {
		t.Errorf("%d pictures", pictures)
	}
	if len(s.Data) > 500_000 {
		t.Errorf("the sheet has %d bytes", len(s.Data))
	}
	if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 200 { // the decoded photograph alone is 45
		t.Errorf("%d MB were allocated", mb)
	}
	if took > 60*time.Second {
		t.Errorf("it took %v", took)
	}
}

// TestPicturesHaveTheDotsOfPaper looks how many pixels pictures have where they are printed.
func TestPicturesHaveTheDotsOfPaper(t *testing.T) {
	for _, size := range []image.Point{{1600, 1200}, {1200, 1600}, {640, 480}, {200, 100}, {1600, 40}} {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, image.NewGray(image.Rectangle{Max: size}), nil); err != nil {
			t.Fatal(err)
		}
		for _, narrow := range []bool{false, true} {
			style := A4()
			dots := paperDots
			if narrow {
				style = phone()
				dots = phoneDots
			}
			bd := &body{layout: maker(t).layout(&style, nil), in: withPicture(t, Picture{Data: b.Bytes(), Format: "jpeg", Width: size.X, Height: size.Y}), t: style.Body}
			bd.figure("p.jpg", "现场", nil)
			if bd.err != nil {
				t.Fatal(bd.err)
			}
			item := pictureOf(t, bd.strips)
			perInch := float64(item.Image.Width) * 72_000 / float64(item.W)
			if item.Image.Width > size.X || perInch > float64(dots)*1.3 {
				t.Errorf("%v: %d pixels across, %.0f to the inch", size, item.Image.Width, perInch)
			}
			if ratio := float64(item.Image.Width) / float64(item.Image.Height) * float64(size.Y) / float64(size.X); ratio < 0.9 || ratio > 1.1 {
				t.Errorf("%v: it has become %d × %d", size, item.Image.Width, item.Image.Height)
			}
		}
	}
}

func pictureOf(t *testing.T, strips []strip) *pdf.Picture {
	t.Helper()
	for _, s := range strips {
		for _, item := range s.items {
			if p, ok := item.(*pdf.Picture); ok {
				return p
			}
		}
	}
	t.Fatal("there is no picture")
	return nil
}

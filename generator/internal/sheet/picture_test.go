package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"strings"
	"sync"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/township"
)

func decoded(t *testing.T, i Image) *image.Paletted {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(i.Data))
	if err != nil {
		t.Fatal(err)
	}
	return img.(*image.Paletted)
}

// scan reads the code of a picture after a chat has made a JPEG of it and made it
// smaller by the given divisor.
func scan(t *testing.T, i Image, smaller int) string {
	t.Helper()
	// The lowest part, as a phone shows it: the code stands there.
	whole := decoded(t, i)
	shown := whole.Rect
	shown.Min.Y = max(shown.Max.Y-1600, 0)
	grey := image.NewGray(image.Rect(0, 0, shown.Dx(), shown.Dy()))
	draw.Draw(grey, grey.Rect, whole, shown.Min, draw.Src)
	var sent bytes.Buffer
	if err := jpeg.Encode(&sent, grey, &jpeg.Options{Quality: 60}); err != nil {
		t.Fatal(err)
	}
	img, err := jpeg.Decode(&sent)
	if err != nil {
		t.Fatal(err)
	}
	grey = img.(*image.Gray)
	part := image.NewGray(image.Rect(0, 0, shown.Dx()/smaller, shown.Dy()/smaller))
	for y := range part.Rect.Dy() {
		for x := range part.Rect.Dx() {
			part.SetGray(x, y, grey.GrayAt(x*smaller, y*smaller))
		}
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(part)
	if err != nil {
		t.Fatal(err)
	}
	result, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
	if err != nil {
		t.Fatalf("the code cannot be read, %d times smaller: %v", smaller, err)
	}
	return result.GetText()
}

// sound checks what holds for every set of pictures: their width, their bytes, that
// nothing reaches into the margins, and that the last one's code leads to address.
func sound(t *testing.T, name string, images []Image, err error, address string) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for i, img := range images {
		look(t, fmt.Sprintf("%s-%d", name, i+1), img.Data)
		if img.Width != 1080 || img.Height > 6300 || len(img.Data) > MaxImage {
			t.Errorf("%s %d: %d × %d pixels, %d bytes", name, i+1, img.Width, img.Height, len(img.Data))
		}
		seen := decoded(t, img)
		if seen.Bounds().Dx() != img.Width || seen.Bounds().Dy() != img.Height {
			t.Errorf("%s %d: the file is %v", name, i+1, seen.Bounds())
		}
		for y := range img.Height {
			for x := range 50 {
				if !white(seen, x, y) || !white(seen, img.Width-1-x, y) {
					t.Fatalf("%s %d: there is ink in the margin, at %d", name, i+1, y)
				}
			}
		}
		for x := range img.Width {
			if !white(seen, x, 10) || !white(seen, x, img.Height-10) {
				t.Fatalf("%s %d: it is cut at its top or its end", name, i+1)
			}
		}
	}
	for _, smaller := range []int{1, 2} {
		if got := scan(t, images[len(images)-1], smaller); got != address {
			t.Errorf("%s: the code says %q, want %q", name, got, address)
		}
	}
}

// white reports whether nothing stands at a point: the first colour is the paper's.
func white(img *image.Paletted, x, y int) bool { return img.ColorIndexAt(x, y) == 0 }

// wideTable has so many columns.
func wideTable(columns, rows int) *township.Table {
	t := &township.Table{Name: "宽表"}
	for i := range columns {
		t.Columns = append(t.Columns, township.Column{Name: "栏目" + string(rune('甲'+i)), Type: township.MoneyColumn, Total: true})
	}
	for range rows {
		row := make([]township.Cell, columns)
		for i := range row {
			row[i] = township.Cell{Text: "123456789012.34", Given: true, Value: 12345678901234}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// noise is a photograph that cannot be compressed.
func noise(t *testing.T) Picture {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 1600, 1600))
	seed := uint32(7)
	for i := range img.Pix {
		seed = seed*1664525 + 1013904223
		img.Pix[i] = uint8(seed >> 24)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return Picture{Data: b.Bytes(), Format: "jpeg", Width: 1600, Height: 1600}
}

// cases are notices of every form.
func cases(t *testing.T) map[string]Notice {
	all := map[string]Notice{}
	for name, change := range map[string]func(*Notice){
		"picture-plain":  func(in *Notice) { in.Notice.Tables = nil },
		"picture-ledger": func(*Notice) {},
		"picture-rich":   func(in *Notice) { in.Doc = richBody() },
		"picture-long":   func(in *Notice) { in.Notice.Tables = []*township.Table{ledger(60)} },
		"picture-wide":   func(in *Notice) { in.Notice.Tables = []*township.Table{wideTable(14, 3)} },
		"picture-narrow": func(in *Notice) { in.Notice.Tables = []*township.Table{wideTable(2, 12)} },
		"picture-title":  func(in *Notice) { in.Notice.Title = strings.Repeat("关于公布二〇二六年度", 6) },
		"picture-withdrawn": func(in *Notice) {
			in.Notice.Withdrawn = &township.Withdrawal{Date: day("2026-10-20"), Reason: "金额写错"}
		},
		"picture-no-period": func(in *Notice) { in.Notice.LastDay = township.Day{} },
		"picture-real":      func(in *Notice) { in.Township.Demonstration = false },
		"picture-long-base": func(in *Notice) { in.Township.Base = "https://qinghe-county.gov.example/villages/hexi-township/open/" },
		"picture-long-words": func(in *Notice) {
			in.Doc = &markup.Document{Blocks: []markup.Block{text(strings.Repeat("abcdefghij", 30))}}
		},
		"picture-photograph": func(in *Notice) {
			in.Pictures = map[string]Picture{"photo.jpg": noise(t)}
			in.Doc = &markup.Document{Blocks: []markup.Block{text(prose), {Kind: markup.Figure, URL: "photo.jpg", Text: "现场"}}}
		},
	} {
		in := sample(t)
		change(&in)
		all[name] = in
	}
	return all
}

func TestNoticePictures(t *testing.T) {
	m := maker(t)
	for name, in := range cases(t) {
		t.Run(name, func(t *testing.T) {
			images, err := m.NoticePicture(in)
			sound(t, name, images, err, in.Township.PrintedAddress(in.Village.Slug, in.Notice))
		})
	}
}

func webNotices() []*township.Notice {
	var notices []*township.Notice
	for _, n := range weekNotices() {
		if n.Audience == township.Everyone {
			notices = append(notices, n)
		}
	}
	return notices
}

func TestWeekPictures(t *testing.T) {
	m := maker(t)
	tw, v := sampleTownship()
	week := Week{Township: tw, Village: v, Week: township.Week{Year: 2026, Number: 42}, Today: day("2026-10-18")}
	many := webNotices()
	for len(many) < 60 {
		many = append(many, many[len(many)%6])
	}
	for name, notices := range map[string][]*township.Notice{"picture-week": webNotices(), "picture-week-quiet": nil, "picture-week-60": many} {
		week.Notices = notices
		images, err := m.WeekPicture(week)
		sound(t, name, images, err, tw.VillageAddress(v.Slug))
		if name == "picture-week-60" && len(images) < 2 {
			t.Errorf("sixty notices make %d pictures", len(images))
		}
	}
}

// What is for the board alone is in no picture.
func TestPicturesOfBoardOnlyNotices(t *testing.T) {
	m := maker(t)
	in := sample(t)
	in.Notice.Audience = township.BoardOnly
	if images, err := m.NoticePicture(in); !errors.Is(err, ErrBoardOnly) || images != nil {
		t.Errorf("a notice for the board: %v, %d pictures", err, len(images))
	}
	tw, v := sampleTownship()
	week := Week{Township: tw, Village: v, Week: township.Week{Year: 2026, Number: 42}, Today: day("2026-10-18"), Notices: weekNotices()}
	if images, err := m.WeekPicture(week); !errors.Is(err, ErrBoardOnly) || images != nil {
		t.Errorf("a week with one: %v, %d pictures", err, len(images))
	}
}

// pagesOf lays a notice out as its pictures are.
func pagesOf(t *testing.T, m *Maker, in Notice) *pdf.Document {
	t.Helper()
	style := phone()
	l := m.layout(&style, &qr.Book{})
	if err := l.phoneNotice(in); err != nil {
		t.Fatal(err)
	}
	return l.phonePages(in.Notice.Title, in.Township)
}

func said(doc *pdf.Document) string {
	var b strings.Builder
	for _, page := range doc.Pages {
		for _, item := range page.Items {
			if run, ok := item.(*pdf.Text); ok {
				for _, g := range run.Glyphs {
					b.WriteRune(g.Rune)
				}
			}
		}
	}
	return b.String()
}

// A picture says what the notice says, and where a run of text stands there is ink.
func TestPictureSaysTheNotice(t *testing.T) {
	m := maker(t)
	for name, in := range cases(t) {
		doc := pagesOf(t, m, in)
		text := said(doc)
		wanted := []string{in.Notice.Title, "扫码看原文", in.Township.NoticeAddress(in.Village.Slug, in.Notice.ID), in.Notice.ID}
		if in.Notice.Withdrawn == nil {
			wanted = append(wanted, in.Notice.Summary, "有不同意见", "12345", "石桥村村民委员会", "2026年10月12日")
			for _, table := range in.Notice.Tables {
				for _, row := range table.Rows {
					for i, c := range row {
						if table.Columns[i].Type == township.MoneyColumn && c.Given {
							wanted = append(wanted, township.Fen(c.Value).Grouped())
						} else if table.Columns[i].Type == township.TextColumn {
							wanted = append(wanted, c.Text)
						}
					}
				}
			}
		}
		for _, want := range wanted {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
		if got := strings.Contains(text, "演示数据"); got != in.Township.Demonstration {
			t.Errorf("%s says that it is a demonstration: %v", name, got)
		}
		images, err := m.NoticePicture(in)
		if err != nil || len(images) != len(doc.Pages) {
			t.Fatalf("%s: %d pictures of %d pages (%v)", name, len(images), len(doc.Pages), err)
		}
		if name == "picture-photograph" {
			continue // it is laid out again, with a smaller photograph
		}
		for i, page := range doc.Pages {
			img := decoded(t, images[i])
			for _, item := range page.Items {
				if run, ok := item.(*pdf.Text); ok && !inked(img, run) {
					t.Errorf("%s: there is nothing where %c stands", name, run.Glyphs[0].Rune)
				}
			}
		}
	}
}

// inked reports whether there is ink where a run's first visible glyph stands.
func inked(img *image.Paletted, run *pdf.Text) bool {
	x := run.X
	for _, g := range run.Glyphs {
		advance := em(run.Font.Advance(g.ID), run.Size)
		if left, right := run.Font.Ink(g.ID); right > left {
			for py := (run.Y - run.Size) / phonePixel; py <= (run.Y+run.Size/4)/phonePixel; py++ {
				for px := x / phonePixel; px <= (x+advance)/phonePixel; px++ {
					if !white(img, int(px), int(py)) {
						return true
					}
				}
			}
			return false
		}
		x += advance + g.Extra
	}
	return true // blanks
}

// A notice of more than a picture goes on on others, which say so.
func TestPicturesGoOn(t *testing.T) {
	m := maker(t)
	in := sample(t)
	in.Notice.Tables = []*township.Table{ledger(60)}
	doc := pagesOf(t, m, in)
	n := len(doc.Pages)
	if n < 2 {
		t.Fatalf("%d pages", n)
	}
	lowest, highest := doc.Pages[0].Height, doc.Pages[0].Height
	for i, page := range doc.Pages {
		text := said(&pdf.Document{Pages: []*pdf.Page{page}})
		if want := fmt.Sprintf("第%d张，共%d张", i+1, n); !strings.Contains(text, want) {
			t.Errorf("picture %d does not say %s", i+1, want)
		}
		if got := strings.Contains(text, in.Notice.Title+"（续）"); got != (i > 0) {
			t.Errorf("picture %d says that it goes on: %v", i+1, got)
		}
		if !strings.Contains(text, "演示数据") {
			t.Errorf("picture %d does not say that it is a demonstration", i+1)
		}
		lowest, highest = min(lowest, page.Height), max(highest, page.Height)
	}
	if lowest*10 < highest*6 {
		t.Errorf("the pictures are between %d and %d pixels high", lowest/phonePixel, highest/phonePixel)
	}
}

// The same notice gives the same bytes, however many are made at once.
func TestPicturesInParallel(t *testing.T) {
	in := sample(t)
	in.Doc = richBody()
	want, err := maker(t).NoticePicture(in)
	if err != nil {
		t.Fatal(err)
	}
	m := maker(t)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			got, err := m.NoticePicture(in)
			if err != nil || len(got) != len(want) {
				t.Errorf("%d pictures (%v)", len(got), err)
				return
			}
			for i := range got {
				if !bytes.Equal(got[i].Data, want[i].Data) {
					t.Errorf("picture %d has other bytes", i+1)
				}
			}
		})
	}
	group.Wait()
}

func BenchmarkNoticePicture(b *testing.B) {
	m := maker(b)
	in := sample(b)
	size := 0
	for b.Loop() {
		images, err := m.NoticePicture(in)
		if err != nil {
			b.Fatal(err)
		}
		size = len(images[0].Data)
	}
	b.ReportMetric(float64(size), "bytes")
}

package pdf_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"strings"
	"sync"
	"testing"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/pdf/readback"
)

func font(t testing.TB, name string) *pdf.Font {
	t.Helper()
	data, err := os.ReadFile("../sheet/fonts/" + name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := pdf.ParseFont(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// run is a text run of a font.
func run(f *pdf.Font, x, y pdf.Length, text string, tag *pdf.Element) *pdf.Text {
	t := &pdf.Text{X: x, Y: y, Font: f, Size: 16 * pdf.Point, Tag: tag}
	for _, r := range text {
		id, _ := f.Glyph(r)
		t.Glyphs = append(t.Glyphs, pdf.Glyph{ID: id, Rune: r})
	}
	return t
}

func element(kind string, parent *pdf.Element) *pdf.Element { return parent.Child(kind) }

const sentence = "村民𬭎某、𫖮某、㛃某、䶮某：1,350.00元"

// sample has one of everything.
func sample(t testing.TB) *pdf.Document {
	serif, sans := font(t, "serif.ttf"), font(t, "sans-bold.ttf")
	h1, p := element("H1", nil), element("P", nil)
	link := element("Link", p)
	table := element("Table", nil)
	tr := element("TR", table)
	th := element("TH", tr)
	th.Scope = "Column"
	wide := element("TD", element("TR", table))
	wide.ColSpan = 2
	figure := element("Figure", nil)
	figure.Alt = "二维码"
	list := element("L", nil)
	list.Ordered = true
	li := element("LI", list)
	photo := element("Figure", nil)
	photo.Alt = "照片"
	img := image.NewGray(image.Rect(0, 0, 4, 3))
	img.Set(1, 1, color.Gray{200})
	var j bytes.Buffer
	if err := jpeg.Encode(&j, img, nil); err != nil {
		t.Fatal(err)
	}
	picture, err := pdf.JPEG(j.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	stretched := run(serif, 100000, 300000, "公开透明", p)
	stretched.Glyphs[1].Extra = 8 * pdf.Point
	stretched.Actual = "公开透明"
	one := &pdf.Page{Width: pdf.Millimetres(210), Height: pdf.Millimetres(297), Items: []pdf.Item{
		run(sans, 100000, 50000, "页眉", nil),
		run(sans, 100000, 100000, "标题 (1)", h1),
		run(serif, 100000, 200000, sentence, p),
		run(serif, 100000, 250000, "网址", link),
		&pdf.LinkArea{X: 100000, Y: 240000, W: 32000, H: 16000, URL: "https://a.example/村?x=(1)", Tag: link},
		stretched,
		&pdf.Rect{X: 100000, Y: 310000, W: 200000, H: 500},
		run(serif, 100000, 350000, "项目", th),
		&pdf.Mark{Tag: element("TH", tr)},
		run(serif, 100000, 380000, "合计", wide),
		&pdf.Symbol{X: 100000, Y: 400000, Size: 30000, Modules: 3, Tag: figure, Runs: []pdf.Run{{X: 0, Y: 0, Length: 2}, {X: 2, Y: 2, Length: 1}}},
		run(serif, 100000, 450000, "1.", element("Lbl", li)),
		run(serif, 120000, 450000, "第一条", element("LBody", li)),
	}}
	two := &pdf.Page{Width: pdf.Millimetres(210), Height: pdf.Millimetres(297), Items: []pdf.Item{
		run(serif, 100000, 100000, "续上页", p),
		&pdf.Picture{X: 100000, Y: 120000, W: 40000, H: 30000, Image: picture, Tag: photo},
		&pdf.Picture{X: 100000, Y: 220000, W: 40000, H: 30000, Image: picture, Tag: photo},
		&pdf.Rect{X: 1000, Y: 2000, W: 3000, H: 4000, Color: pdf.Color{R: 166, G: 27, B: 27}},
	}}
	return &pdf.Document{Title: "公示（试验）<&>", Language: "zh-CN", Pages: []*pdf.Page{one, two}, Outline: []pdf.Bookmark{
		{Title: "标题", Level: 1, Page: 0, Y: 100000}, {Title: "表", Level: 2, Page: 0, Y: 350000}, {Title: "Annex (2)", Level: 2, Page: 1, Y: 100000},
	}}
}

func write(t testing.TB, doc *pdf.Document) ([]byte, *readback.File) {
	t.Helper()
	var w pdf.Writer
	data, err := w.Write(doc)
	if err != nil {
		t.Fatal(err)
	}
	f, err := readback.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return data, f
}

func TestRoundTrip(t *testing.T) {
	data, f := write(t, sample(t))
	pages, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) != 2 || pages[0].Width < 595 || pages[0].Width > 595.5 {
		t.Fatalf("%d pages, %v points wide", len(pages), pages[0].Width)
	}
	if got, want := strings.Join(pages[0].Lines(), "|"), "页眉|标题 (1)|"+sentence+"|网址|公开透明|项目|合计|1.第一条"; got != want {
		t.Errorf("page 1 says\n%s, want\n%s", got, want)
	}
	if r := pages[0].Runs[2]; r.X != 100 || r.Y < 199.999 || r.Y > 200.001 || r.Size != 16 {
		t.Errorf("the sentence stands at %v, %v in %v points", r.X, r.Y, r.Size)
	}
	if w := pages[0].Runs[4].Width; w < 71.9 || w > 72.1 {
		t.Errorf("the stretched run is %v points wide, want 72", w)
	}
	if got, want := pages[0].Symbols[0].Rows, []string{"##.", "...", "..#"}; strings.Join(got, "/") != strings.Join(want, "/") {
		t.Errorf("symbol %q, want %q", got, want)
	}
	if pages[1].Pictures != 2 || len(pages[0].Boxes) != 1 {
		t.Errorf("%d pictures, %d boxes", pages[1].Pictures, len(pages[0].Boxes))
	}
	if got := pages[0].Links; len(got) != 1 || got[0] != "https://a.example/%E6%9D%91?x=(1)" {
		t.Errorf("links %q", got)
	}
	if bytes.Count(data, []byte("/DCTDecode")) != 1 {
		t.Error("one picture placed twice is in the file twice")
	}
}

func TestStructure(t *testing.T) {
	_, f := write(t, sample(t))
	pages, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	root, err := f.Structure(pages)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var show func(e *readback.Element)
	show = func(e *readback.Element) {
		b.WriteString(e.Type)
		if e.Text != "" {
			b.WriteString("=" + e.Text)
		}
		if e.Alt != "" {
			b.WriteString("[" + e.Alt + "]")
		}
		if e.ColSpan > 0 {
			fmt.Fprintf(&b, "×%d", e.ColSpan)
		}
		if e.Links > 0 {
			b.WriteString("→")
		}
		if len(e.Kids) > 0 {
			b.WriteString("(")
			for i, k := range e.Kids {
				if i > 0 {
					b.WriteString(" ")
				}
				show(k)
			}
			b.WriteString(")")
		}
	}
	show(root)
	want := "Document(H1=标题 (1) P=" + sentence + "公开透明续上页(Link=网址→) Table(TR(TH=项目 TH) TR(TD=合计×2)) Figure[二维码] L(LI(Lbl=1. LBody=第一条)) Figure[照片])"
	if got := b.String(); got != want {
		t.Errorf("structure\n%s, want\n%s", got, want)
	}
	if f.Dict(f.Root()["MarkInfo"])["Marked"] != true {
		t.Error("the file does not say that it is tagged")
	}
}

func TestMetadata(t *testing.T) {
	data, f := write(t, sample(t))
	root := f.Root()
	if lang, _ := root["Lang"].(readback.Text); lang.String() != "zh-CN" {
		t.Errorf("language %q", lang)
	}
	if title, _ := f.Dict(f.Trailer["Info"])["Title"].(readback.Text); title.String() != "公示（试验）<&>" {
		t.Errorf("title %q", title)
	}
	if !bytes.Contains(data, []byte("公示（试验）&lt;&amp;&gt;")) || !bytes.Contains(data, []byte("<pdfaid:part>2</pdfaid:part>")) {
		t.Error("XMP lacks the title or the part of PDF/A")
	}
	for _, never := range []string{"CreationDate", "ModDate", "xmp:"} {
		if bytes.Contains(data, []byte(never)) {
			t.Errorf("the file says %s", never)
		}
	}
	outline := f.Dict(root["Outlines"])
	first := f.Dict(outline["First"])
	if title, _ := first["Title"].(readback.Text); title.String() != "标题" || outline["Count"] != 3 || first["Count"] != 2 {
		t.Errorf("outline begins with %v: %v", outline, first)
	}
	second := f.Dict(first["Last"])
	if title, _ := second["Title"].(readback.Text); title.String() != "Annex (2)" {
		t.Errorf("last bookmark below it: %v", second)
	}
	if profile, ok := f.Get(f.Dict(root["OutputIntents"].(readback.Array)[0])["DestOutputProfile"]).(*readback.Stream); !ok ||
		int(profile.Data[2])<<8|int(profile.Data[3]) != len(profile.Data) || string(profile.Data[36:40]) != "acsp" {
		t.Error("the colour profile is damaged")
	}
}

func TestFontsAreSubsets(t *testing.T) {
	_, f := write(t, sample(t))
	pages, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, p := range pages {
		for _, r := range p.Runs {
			seen[r.Font.Name] = true
			if len(r.Font.Program) > 40_000 {
				t.Errorf("%s has %d bytes", r.Font.Name, len(r.Font.Program))
			}
		}
	}
	if len(seen) != 2 {
		t.Errorf("fonts %v, want two", seen)
	}
	for name := range seen {
		if prefix, _, ok := strings.Cut(name, "+"); !ok || len(prefix) != 6 || strings.ToUpper(prefix) != prefix {
			t.Errorf("font %s has no subset's prefix", name)
		}
	}
}

func TestSameBytes(t *testing.T) {
	var w pdf.Writer
	serifs := sample(t)
	want, err := w.Write(serifs)
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			got, err := w.Write(serifs)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("another run gives other bytes (%v)", err)
			}
		})
	}
	wait.Wait()
}

func TestManyObjects(t *testing.T) {
	serif := font(t, "serif.ttf")
	page := &pdf.Page{Width: 600000, Height: 800000}
	for i := range 5000 {
		page.Items = append(page.Items, run(serif, pdf.Length(i), 1000, "村", element("P", nil)))
	}
	data, f := write(t, &pdf.Document{Title: "t", Language: "zh-CN", Pages: []*pdf.Page{page}})
	pages, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	root, err := f.Structure(pages)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(root.All("P")); n != 5000 {
		t.Errorf("%d paragraphs, want 5000", n)
	}
	if len(data) > 200_000 {
		t.Errorf("%d bytes: the objects are not packed", len(data))
	}
}

func TestPNG(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 2, 1))
	img.Set(0, 0, color.NRGBA{255, 0, 0, 255})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	picture, err := pdf.PNG(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	_, f := write(t, &pdf.Document{Title: "t", Language: "zh-CN", Pages: []*pdf.Page{{Width: 1000, Height: 1000, Items: []pdf.Item{&pdf.Picture{W: 100, H: 100, Image: picture}}}}})
	tree := f.Dict(f.Root()["Pages"])
	resources := f.Dict(f.Dict(tree["Kids"].(readback.Array)[0])["Resources"])
	s, ok := f.Get(f.Dict(resources["XObject"])["I1"]).(*readback.Stream)
	if !ok || !bytes.Equal(s.Data, []byte{255, 0, 0, 255, 255, 255}) {
		t.Errorf("pixels %v, want red and white", s)
	}
	for _, bad := range [][]byte{nil, []byte("GIF89a"), b.Bytes()[:30]} {
		if _, err := pdf.PNG(bad); err == nil {
			t.Errorf("%q is taken for a PNG", bad)
		}
		if _, err := pdf.JPEG(bad); err == nil {
			t.Errorf("%q is taken for a JPEG", bad)
		}
	}
}

func TestLengths(t *testing.T) {
	for n, want := range map[int]pdf.Length{210: 595276, 297: 841890, 0: 0} {
		if got := pdf.Millimetres(n); got != want {
			t.Errorf("%d mm = %d, want %d", n, got, want)
		}
	}
}

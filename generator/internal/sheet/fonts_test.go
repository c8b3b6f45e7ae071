package sheet

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/pdf/readback"
	"cunwu/generator/internal/township"
)

// ownFont makes a font file that has a few characters of the built-in 楷 under a name
// of its own, and the glyph of one of them for a character that no built-in font has.
func ownFont(t testing.TB, name, characters string, extra rune) string {
	t.Helper()
	source, err := pdf.ParseFont(kaiFile)
	if err != nil {
		t.Fatal(err)
	}
	runes := []rune(characters)
	if extra != 0 {
		runes = append(runes, extra)
	}
	slices.Sort(runes)
	u16, u32 := binary.BigEndian.AppendUint16, binary.BigEndian.AppendUint32
	groups := []byte{}
	for _, r := range runes {
		like := r
		if r == extra {
			like = []rune(characters)[0]
		}
		id, ok := source.Glyph(like)
		if !ok {
			t.Fatalf("%c is not in the built-in font", r)
		}
		groups = u32(u32(u32(groups, uint32(r)), uint32(r)), uint32(id))
	}
	cmap := u32(u16(u16(u16(u16(nil, 0), 1), 3), 10), 12)
	cmap = u32(u32(u32(u16(u16(cmap, 12), 0), uint32(16+len(groups))), 0), uint32(len(runes)))
	cmap = append(cmap, groups...)
	names := u16(u16(u16(nil, 0), 1), 18)
	names = u16(u16(u16(u16(u16(u16(names, 1), 0), 0), 6), uint16(len(name))), 0)
	names = append(names, name...)

	changed := map[string]string{"cmap": string(cmap), "name": string(names)}
	head := []byte(kaiFile[:12])
	count := int(binary.BigEndian.Uint16(head[4:]))
	var directory, body []byte
	at := 12 + 16*count
	for i := range count {
		entry := []byte(kaiFile[12+16*i : 28+16*i])
		from, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		data := kaiFile[from : from+size]
		if other, ok := changed[string(entry[:4])]; ok {
			data = other
		}
		directory = append(directory, entry[:8]...)
		directory = u32(u32(directory, uint32(at+len(body))), uint32(len(data)))
		body = append(body, data...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	return string(append(append(head, directory...), body...))
}

// fontOf finds the font in which a piece of text is printed.
func (s sheet) fontOf(text string) string {
	for i := range s.pages {
		for _, r := range s.pages[i].Runs {
			if strings.Contains(r.Text, text) {
				return r.Font.Name
			}
		}
	}
	return ""
}

func TestOwnFonts(t *testing.T) {
	file := func(name, characters string, extra rune) *township.FontFile {
		return &township.FontFile{File: "content/fonts/" + name + ".ttf", Data: ownFont(t, name, characters, extra)}
	}
	own := township.Fonts{
		Body: file("OwnFang", "将收支情况公布如下1234567890", 0), Title: file("OwnTitle", "石桥村季度财务情况公示", 0),
		Hei: file("OwnHei", "一、收入", 0), Kai: file("OwnKai", "（一）大额收入", 0),
		Fallback: []*township.FontFile{file("OwnRare", "李", '𱍊')},
	}
	m, err := New(words(t, "zh-CN"), own)
	if err != nil {
		t.Fatal(err)
	}
	in := sample(t)
	in.Doc = &markup.Document{Blocks: []markup.Block{
		heading(1, "一、收入"), heading(2, "（一）大额收入"), text("将收支情况公布如下，请看。村民𱍊某。"),
	}}
	p, err := m.Notice(in)
	keep(t, "own-fonts", p)
	s := read(t, p, err)
	for text, want := range map[string]string{
		"将收支情况公布如下": "OwnFang", "一、收入": "OwnHei", "（一）大额收入": "OwnKai", "季度财务": "OwnTitle",
		"，请看。": "NotoSerifCJKsc-Regular", // behind the township's own is the built-in one
		"𱍊":    "OwnRare",
	} {
		if got := s.fontOf(text); !strings.HasSuffix(got, "+"+want) {
			t.Errorf("%s is in %q, want %s", text, got, want)
		}
	}
	s.says(t, "将收支情况公布如下，请看。村民𱍊某。")
	if s.Missing != nil {
		t.Errorf("missing %q", s.Missing)
	}
	covers, err := Coverage(own)
	if err != nil || !covers('𱍊') || covers('😀') {
		t.Errorf("coverage: %v, %v, %v", covers('𱍊'), covers('😀'), err)
	}
	if covers, err = Coverage(township.Fonts{}); err != nil || covers('𱍊') {
		t.Errorf("without the township's fonts: %v, %v", covers('𱍊'), err)
	}
}

// TestOneFileForTwoFaces embeds a font that is named twice once.
func TestOneFileForTwoFaces(t *testing.T) {
	data := ownFont(t, "Own", "将收支情况公示", 0)
	one := func() *township.FontFile { return &township.FontFile{File: "content/fonts/own.ttf", Data: data} }
	m, err := New(words(t, "zh-CN"), township.Fonts{Body: one(), Title: one()})
	if err != nil {
		t.Fatal(err)
	}
	p, err := m.Notice(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	fonts := map[*readback.Font]bool{}
	for _, page := range read(t, p, nil).pages {
		for _, r := range page.Runs {
			if strings.HasSuffix(r.Font.Name, "+Own") {
				fonts[r.Font] = true
			}
		}
	}
	if len(fonts) != 1 {
		t.Errorf("the font is embedded %d times", len(fonts))
	}
}

func TestDamagedOwnFont(t *testing.T) {
	own := township.Fonts{Kai: &township.FontFile{File: "content/fonts/kai.ttf", Data: "OTTO"}}
	if _, err := New(words(t, "zh-CN"), own); !errors.Is(err, pdf.ErrFont) || !strings.Contains(err.Error(), "content/fonts/kai.ttf") {
		t.Errorf("a maker with a damaged font: %v", err)
	}
	if _, err := Coverage(own); !errors.Is(err, pdf.ErrFont) {
		t.Errorf("coverage with a damaged font: %v", err)
	}
}

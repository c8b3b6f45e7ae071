package sheet

import (
	"archive/zip"
	"io"
	"strings"
	"sync"
	"testing"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/township"
)

func TestRareCharacters(t *testing.T) {
	f, err := newFaces(township.Fonts{})
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			// Names: Extension A, the unified ideographs, B to H, and a compatibility ideograph.
			for _, r := range "㐱䲤龑丂煊𠮷𡋾𪨧𪻐𫍯𫟅𬱖𬴊𮭣𰻝郎" {
				for face := range faceCount {
					font, id, ok := f.glyph(face, r)
					if left, right := font.Ink(id); !ok || right <= left || font.Advance(id) != 1000 {
						t.Errorf("%c (%U) in face %d: found %v, %d wide, ink from %d to %d", r, r, face, ok, font.Advance(id), left, right)
					}
				}
			}
			for _, r := range []rune{'😀', '𱍊', 0x10FFFF, -1, 'ᄀ'} {
				if _, _, ok := f.glyph(Serif, r); ok {
					t.Errorf("%U is said to be there", r)
				}
			}
		})
	}
	wait.Wait()
}

// TestRareCoverage counts what fonts/rare.py says is covered.
func TestRareCoverage(t *testing.T) {
	covers, err := Coverage(township.Fonts{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name        string
		first, last rune
		least       int
	}{
		{"the unified ideographs", 0x4E00, 0x9FFF, 20992},
		{"Extension A", 0x3400, 0x4DBF, 6582},
		{"Extension B", 0x20000, 0x2A6DF, 31800},
		{"Extension C", 0x2A700, 0x2B73F, 1140},
		{"Extension D", 0x2B740, 0x2B81F, 100},
		{"Extension E", 0x2B820, 0x2CEAF, 2800},
		{"Extension F", 0x2CEB0, 0x2EBEF, 1320},
		{"Extension G", 0x30000, 0x3134F, 185},
	} {
		n := 0
		for r := c.first; r <= c.last; r++ {
			if covers(r) {
				n++
			}
		}
		if n < c.least {
			t.Errorf("%d characters of %s, want at least %d", n, c.name, c.least)
		}
	}
}

// TestNothingUnpackedWithoutNeed makes an ordinary sheet and looks whether the
// archive was touched, and then one with a rare name.
func TestNothingUnpackedWithoutNeed(t *testing.T) {
	m := maker(t)
	in := sample(t)
	in.Doc = richBody()
	if _, err := m.Notice(in); err != nil {
		t.Fatal(err)
	}
	if m.faces.rare.blocks != nil {
		t.Error("an ordinary sheet reads the archive of rare characters")
	}
	in.Doc = &markup.Document{Blocks: []markup.Block{text("村民李𪨧、王龑已经签字。")}}
	in.Notice.Title = "关于李𪨧等人的公示"
	in.Notice.Contact = township.Contact{Name: "孙𪻐", Phone: "0999-5550207"}
	p, err := m.Notice(in)
	s := read(t, p, err)
	keep(t, "rare", p)
	s.says(t, "村民李𪨧、王龑已经签字。", "关于李𪨧等人的公示", "孙𪻐")
	if s.Missing != nil {
		t.Errorf("missing %q", s.Missing)
	}
	open := 0
	for _, b := range m.faces.rare.blocks {
		if b.font != nil {
			open++
		}
	}
	if open == 0 || open > 5 { // the block of each character, in at most two shapes
		t.Errorf("%d blocks of %d were unpacked", open, len(m.faces.rare.blocks))
	}
}

// TestRareArchive reads every block: none is damaged, none larger than it need be.
func TestRareArchive(t *testing.T) {
	f := newRareFonts(rareFile)
	f.list()
	if len(f.blocks) < 100 {
		t.Fatalf("%d blocks", len(f.blocks))
	}
	for name, b := range f.blocks {
		if b.read(); b.font == nil {
			t.Errorf("%s cannot be read", name)
		}
		if b.file.UncompressedSize64 > 1<<20 {
			t.Errorf("%s unpacks to %d bytes", name, b.file.UncompressedSize64)
		}
	}
	if len(rareFile) > 13<<20 {
		t.Errorf("the archive has %d bytes", len(rareFile))
	}
}

func TestDamagedArchive(t *testing.T) {
	var b strings.Builder
	w := zip.NewWriter(&b)
	for _, name := range []string{"song-05000.ttf", "kai-05000.ttf"} {
		e, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(e, "no font"); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for _, archive := range []string{"", "PK", b.String(), rareFile[:len(rareFile)/2]} {
		if _, _, ok := newRareFonts(archive).glyph('倀'); ok {
			t.Errorf("a character is found in an archive of %d bytes", len(archive))
		}
	}
}

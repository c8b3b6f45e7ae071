package sheet

import (
	_ "embed" // the fonts
	"fmt"
	"slices"

	"cunwu/generator/internal/pdf"
)

//go:embed fonts/serif.ttf
var serifFile string

//go:embed fonts/serif-bold.ttf
var serifBoldFile string

//go:embed fonts/sans-bold.ttf
var sansBoldFile string

// faces holds for each face its font and, behind it, the fonts that are asked for
// what it lacks. They are read-only.
type faces struct {
	chains [3][]*pdf.Font
	figure [3]int // the widest digit of each face, in thousandths of an em
}

func newFaces() (*faces, error) {
	var fonts [3]*pdf.Font
	for i, file := range []string{serifFile, serifBoldFile, sansBoldFile} {
		font, err := pdf.ParseFont(file)
		if err != nil {
			return nil, fmt.Errorf("sheet: built-in font %d: %w", i, err)
		}
		fonts[i] = font
	}
	f := &faces{chains: [3][]*pdf.Font{
		{fonts[Serif], fonts[SerifBold], fonts[SansBold]},
		{fonts[SerifBold], fonts[Serif], fonts[SansBold]},
		{fonts[SansBold], fonts[SerifBold], fonts[Serif]},
	}}
	for face := range f.chains {
		for r := '0'; r <= '9'; r++ {
			id, _ := fonts[face].Glyph(r)
			f.figure[face] = max(f.figure[face], fonts[face].Advance(id))
		}
	}
	return f, nil
}

// substitute is drawn for a character that no font has: 〓, by which Chinese
// printers mark a missing type.
const substitute = '〓'

// glyph finds the font and the glyph for a character.
func (f *faces) glyph(face Face, r rune) (font *pdf.Font, id uint16, ok bool) {
	for _, font := range f.chains[face] {
		if id, ok := font.Glyph(r); ok {
			return font, id, true
		}
	}
	font = f.chains[face][0]
	id, _ = font.Glyph(substitute)
	return font, id, false
}

// missing gathers the characters that no font covers.
type missing map[rune]bool

func (m missing) sorted() []rune {
	if len(m) == 0 {
		return nil
	}
	runes := make([]rune, 0, len(m))
	for r := range m {
		runes = append(runes, r)
	}
	slices.Sort(runes)
	return runes
}

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

//go:embed fonts/kai.ttf
var kaiFile string

// The built-in fonts, in the order in which each face asks them for a character.
var builtin = [faceCount][]Face{
	Serif:     {Serif, SerifBold, SansBold, Kai},
	SerifBold: {SerifBold, Serif, SansBold, Kai},
	SansBold:  {SansBold, SerifBold, Serif, Kai},
	Kai:       {Kai, Serif, SerifBold, SansBold},
}

// faces holds for each face its font and, behind it, the fonts that are asked for
// what it lacks; behind all of them are the fonts of rare characters. They may be used
// by many goroutines.
type faces struct {
	chains [faceCount][]*pdf.Font
	figure [faceCount]int // the widest digit of each face, in thousandths of an em
	rare   *rareFonts
}

func newFaces() (*faces, error) {
	var fonts [faceCount]*pdf.Font
	for face, file := range [faceCount]string{Serif: serifFile, SerifBold: serifBoldFile, SansBold: sansBoldFile, Kai: kaiFile} {
		font, err := pdf.ParseFont(file)
		if err != nil {
			return nil, fmt.Errorf("sheet: built-in font %d: %w", face, err)
		}
		fonts[face] = font
	}
	f := &faces{rare: newRareFonts(rareFile)}
	for face, order := range builtin {
		for _, b := range order {
			f.chains[face] = append(f.chains[face], fonts[b])
		}
	}
	for face := range f.chains {
		for r := '0'; r <= '9'; r++ {
			font, id, _ := f.glyph(Face(face), r)
			f.figure[face] = max(f.figure[face], font.Advance(id))
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
	if font, id, ok := f.rare.glyph(r); ok {
		return font, id, true
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

package sheet

import (
	_ "embed" // the fonts
	"fmt"
	"slices"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/township"
)

//go:embed fonts/serif.ttf
var serifFile string

//go:embed fonts/serif-bold.ttf
var serifBoldFile string

//go:embed fonts/sans-bold.ttf
var sansBoldFile string

//go:embed fonts/kai.ttf
var kaiFile string

//go:embed fonts/mono.ttf
var monoFile string

// builtinFiles are the built-in fonts. Titles have the serif's bold one.
var builtinFiles = [faceCount]string{Serif: serifFile, SerifBold: serifBoldFile, SansBold: sansBoldFile, Kai: kaiFile, Mono: monoFile}

// builtinOrder is in which order each face asks the built-in fonts for a character.
var builtinOrder = [faceCount][]Face{
	Serif:     {Serif, SerifBold, SansBold, Kai, Mono},
	SerifBold: {SerifBold, Serif, SansBold, Kai, Mono},
	SansBold:  {SansBold, SerifBold, Serif, Kai, Mono},
	Kai:       {Kai, Serif, SerifBold, SansBold, Mono},
	Title:     {SerifBold, Serif, SansBold, Kai, Mono},
	Mono:      {Mono, Serif, SerifBold, SansBold, Kai},
}

// faces holds for each face its font and, behind it, the fonts that are asked for
// what it lacks: those that the township names for that, the built-in ones, and the
// township's other ones. Behind all of them are the fonts of rare characters. They
// may be used by many goroutines.
type faces struct {
	chains [faceCount][]*pdf.Font
	figure [faceCount]int // the widest digit of each face, in thousandths of an em
	rare   *rareFonts
}

func newFaces(own township.Fonts) (*faces, error) {
	var fonts [faceCount]*pdf.Font
	for face, file := range builtinFiles {
		if file == "" {
			continue
		}
		font, err := pdf.ParseFont(file)
		if err != nil {
			return nil, fmt.Errorf("sheet: built-in font %d: %w", face, err)
		}
		fonts[face] = font
	}
	theirs, err := parseOwn(own)
	if err != nil {
		return nil, err
	}
	f := &faces{rare: newRareFonts(rareFile)}
	named := [faceCount]*township.FontFile{Serif: own.Body, SansBold: own.Hei, Kai: own.Kai, Title: own.Title}
	for face, order := range builtinOrder {
		chain := []*pdf.Font{theirs[named[face]]}
		for _, fallback := range own.Fallback {
			chain = append(chain, theirs[fallback])
		}
		for _, b := range order {
			chain = append(chain, fonts[b])
		}
		for _, other := range named {
			chain = append(chain, theirs[other])
		}
		f.chains[face] = distinct(chain)
	}
	for face := range f.chains {
		for r := '0'; r <= '9'; r++ {
			font, id, _ := f.glyph(Face(face), r)
			f.figure[face] = max(f.figure[face], font.Advance(id))
		}
	}
	return f, nil
}

// parseOwn reads a township's fonts, one that is named twice once.
func parseOwn(own township.Fonts) (map[*township.FontFile]*pdf.Font, error) {
	type member struct {
		file  string
		index int
	}
	fonts := map[*township.FontFile]*pdf.Font{}
	read := map[member]*pdf.Font{}
	for _, one := range append([]*township.FontFile{own.Body, own.Title, own.Hei, own.Kai}, own.Fallback...) {
		if one == nil {
			continue
		}
		key := member{one.File, one.Index}
		if read[key] == nil {
			font, err := pdf.ParseMember(one.Data, one.Index)
			if err != nil {
				return nil, fmt.Errorf("sheet: %s: %w", one.File, err)
			}
			read[key] = font
		}
		fonts[one] = read[key]
	}
	return fonts, nil
}

// distinct leaves out what is nil or was there before.
func distinct(fonts []*pdf.Font) []*pdf.Font {
	var kept []*pdf.Font
	for _, f := range fonts {
		if f != nil && !slices.Contains(kept, f) {
			kept = append(kept, f)
		}
	}
	return kept
}

// substitute is drawn for a character that no font has: 〓, by which Chinese
// printers mark a missing type.
const substitute = '〓'

// glyph finds the font and the glyph for a character.
func (f *faces) glyph(face Face, r rune) (font *pdf.Font, id uint16, ok bool) {
	if font, id, ok = f.find(face, r); !ok {
		font, id, _ = f.find(face, substitute) // the built-in fonts have it
	}
	return font, id, ok
}

func (f *faces) find(face Face, r rune) (font *pdf.Font, id uint16, ok bool) {
	for _, font := range f.chains[face] {
		if id, ok := font.Glyph(r); ok {
			return font, id, true
		}
	}
	return f.rare.glyph(r)
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

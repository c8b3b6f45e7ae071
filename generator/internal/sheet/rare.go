package sheet

import (
	"archive/zip"
	"compress/bzip2"
	_ "embed" // the fonts of rare characters
	"fmt"
	"io"
	"strings"
	"sync"

	"cunwu/generator/internal/pdf"
)

// rareFile holds fonts for the characters that the faces lack, which stand in names:
// all ideographs of Unicode's first plane (the unified ones, Extension A and most of
// those for compatibility), those of Extensions B to F that have a source in mainland
// China, and a few of G and H. fonts/rare.py says from what they are made. What is in
// none of them is a finding.
//
//go:embed fonts/rare.zip
var rareFile string

// rareShapes are the shapes of rare characters, in the order in which they are asked.
var rareShapes = []string{"song", "ming", "kai"}

// rareBlock is how many code points an entry of rare.zip is for.
const rareBlock = 1024

// rareFonts are the fonts of rare.zip. Nothing is read before the first character
// that no face has is asked for, and then its block alone is unpacked, once: a build
// without rare characters pays nothing. They may be used by many goroutines.
type rareFonts struct {
	archive string
	open    sync.Once
	blocks  map[string]*rareFont
}

type rareFont struct {
	file  *zip.File
	parse sync.Once
	font  *pdf.Font // nil: it cannot be read
}

func newRareFonts(archive string) *rareFonts { return &rareFonts{archive: archive} }

// glyph finds the font and the glyph for a character.
func (f *rareFonts) glyph(r rune) (font *pdf.Font, id uint16, ok bool) {
	if r < 0x3400 { // no ideograph
		return nil, 0, false
	}
	f.open.Do(f.list)
	for _, shape := range rareShapes {
		block := f.blocks[fmt.Sprintf("%s-%05X.ttf", shape, r-r%rareBlock)]
		if block == nil {
			continue
		}
		block.parse.Do(block.read)
		if block.font == nil {
			continue
		}
		if id, ok := block.font.Glyph(r); ok {
			return block.font, id, true
		}
	}
	return nil, 0, false
}

// list reads the archive's directory.
func (f *rareFonts) list() {
	f.blocks = map[string]*rareFont{}
	archive, err := zip.NewReader(strings.NewReader(f.archive), int64(len(f.archive)))
	if err != nil {
		return // every character is missing then, and says so
	}
	archive.RegisterDecompressor(bzip2Method, func(r io.Reader) io.ReadCloser { return io.NopCloser(bzip2.NewReader(r)) })
	for _, file := range archive.File {
		f.blocks[file.Name] = &rareFont{file: file}
	}
}

// bzip2Method is the number of bzip2 in archives (APPNOTE.TXT 4.4.5).
const bzip2Method = 12

// read unpacks the font.
func (b *rareFont) read() {
	r, err := b.file.Open()
	if err != nil {
		return
	}
	defer r.Close()
	var data strings.Builder
	data.Grow(int(b.file.UncompressedSize64))
	if _, err := io.Copy(&data, r); err != nil {
		return
	}
	if font, err := pdf.ParseFont(data.String()); err == nil {
		b.font = font
	}
}

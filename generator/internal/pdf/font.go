package pdf

import (
	"errors"
	"fmt"
	"unicode/utf16"
)

// A Font is a TrueType font. It is read in place, never changed, and may be used
// by many goroutines.
type Font struct {
	name       string // PostScript name
	head       view
	hhea       view
	maxp       view
	hmtx       view
	loca       view
	glyf       view
	prep       map[string]view // cvt, fpgm and prep, where the font has them
	cmap       view            // of format 12 or 4
	cmapFormat int

	unitsPerEm int
	glyphs     int
	widths     int // number of full entries in hmtx
	longLoca   bool
	ascent     int
	descent    int
	capHeight  int
}

// ErrFont says that data is not a TrueType font that can be used. The errors after it
// are that too, and say why.
var (
	ErrFont      = errors.New("not a usable TrueType font")
	ErrOutlines  = fmt.Errorf("%w: it has no TrueType outlines", ErrFont)
	ErrEmbedding = fmt.Errorf("%w: its licence forbids embedding a subset", ErrFont)
	ErrMember    = fmt.Errorf("%w: the collection has no such font", ErrFont)
)

// A view is a piece of a font file. Reading beyond its end gives zeros, so that a
// damaged font gives odd glyphs and not a panic.
type view string

func (v view) u16(i int) int {
	if i < 0 || i+2 > len(v) {
		return 0
	}
	return int(v[i])<<8 | int(v[i+1])
}

func (v view) i16(i int) int { return int(int16(v.u16(i))) }

func (v view) u32(i int) int { return v.u16(i)<<16 | v.u16(i+2) }

func (v view) slice(from, to int) view {
	if from < 0 || to > len(v) || from > to {
		return ""
	}
	return v[from:to]
}

// ParseFont reads a TrueType font. The data is kept.
func ParseFont(data string) (*Font, error) { return ParseMember(data, 0) }

// ParseMember reads one font of a collection, counted from 0, or a font that stands
// alone, which is its own member 0. The data is kept.
func ParseMember(data string, index int) (*Font, error) {
	tables, err := directory(view(data), index)
	if err != nil {
		return nil, err
	}
	if tables["glyf"] == "" && (tables["CFF "] != "" || tables["CFF2"] != "") {
		return nil, ErrOutlines
	}
	for _, tag := range []string{"head", "hhea", "hmtx", "maxp", "loca", "glyf", "cmap"} {
		if tables[tag] == "" {
			return nil, fmt.Errorf("%w: no table %s", ErrFont, tag)
		}
	}
	if !embeddable(tables["OS/2"]) {
		return nil, ErrEmbedding
	}
	f := &Font{
		name: postScriptName(tables["name"]),
		head: tables["head"], hhea: tables["hhea"], maxp: tables["maxp"], hmtx: tables["hmtx"], loca: tables["loca"], glyf: tables["glyf"],
		prep:       map[string]view{},
		unitsPerEm: tables["head"].u16(18),
		glyphs:     tables["maxp"].u16(4),
		widths:     tables["hhea"].u16(34),
		longLoca:   tables["head"].u16(50) == 1,
	}
	for _, tag := range []string{"cvt ", "fpgm", "prep"} {
		switch n := len(tables[tag]); {
		case n > maxProgram:
			return nil, fmt.Errorf("%w: table %s has %d bytes", ErrFont, tag, n)
		case n > 0:
			f.prep[tag] = tables[tag]
		}
	}
	if len(f.head) < 54 || len(f.hhea) < 36 || len(f.maxp) < 32 || f.unitsPerEm < 16 || f.unitsPerEm > 16384 || f.glyphs == 0 || f.widths == 0 || f.widths > f.glyphs || len(f.hmtx) < 4*f.widths {
		return nil, fmt.Errorf("%w: its measures are damaged", ErrFont)
	}
	f.head, f.hhea, f.maxp = f.head[:54], f.hhea[:36], f.maxp[:32] // they are copied
	f.ascent, f.descent = f.hhea.i16(4), f.hhea.i16(6)
	f.capHeight = f.ascent
	if os2 := tables["OS/2"]; len(os2) >= 90 {
		f.ascent, f.descent, f.capHeight = os2.i16(68), os2.i16(70), os2.i16(88)
	}
	if !f.ordered() {
		return nil, fmt.Errorf("%w: its outlines are damaged", ErrFont)
	}
	if !f.findCmap(tables["cmap"]) {
		return nil, fmt.Errorf("%w: no Unicode character map", ErrFont)
	}
	return f, nil
}

// directory reads the table directory of a font, or of one font of a collection.
func directory(all view, index int) (map[string]view, error) {
	at := 0
	if len(all) >= 16 && all[:4] == "ttcf" {
		if index < 0 || index >= all.u32(8) {
			return nil, ErrMember
		}
		at = all.u32(12 + 4*index)
	} else if index != 0 {
		return nil, ErrMember
	}
	switch v := all.u32(at); {
	case at+12 > len(all):
		return nil, fmt.Errorf("%w: it is cut off", ErrFont)
	case v == 0x4F54544F: // OTTO
		return nil, ErrOutlines
	case v != 0x00010000 && v != 0x74727565: // true
		return nil, fmt.Errorf("%w: it is no font file", ErrFont)
	}
	tables := map[string]view{}
	for i := range all.u16(at + 4) {
		entry := all.slice(at+12+16*i, at+28+16*i)
		if entry == "" {
			return nil, fmt.Errorf("%w: its table directory is cut off", ErrFont)
		}
		from := entry.u32(8)
		tables[string(entry[:4])] = all.slice(from, from+entry.u32(12))
	}
	return tables, nil
}

// embeddable reports whether a font's licence lets a subset of it stand in a document
// (OpenType, OS/2, fsType: bits 1 to 3 from the narrowest right to the widest, of
// which the widest counts; bit 8 no subsets, bit 9 bitmaps only).
func embeddable(os2 view) bool {
	t := os2.u16(8)
	return t&0x000E != 0x0002 && t&0x0300 == 0
}

// What the parts of a font may take that go into every document, in bytes. Those of
// real fonts take a tenth of it.
const (
	maxOutline = 256 << 10 // of one glyph
	maxProgram = 256 << 10
)

// ordered reports whether the outlines stand one after the other in the table glyf:
// then those of a subset take no more room than the file, whoever made it.
func (f *Font) ordered() bool {
	at := func(i int) int {
		if f.longLoca {
			return f.loca.u32(4 * i)
		}
		return 2 * f.loca.u16(2*i)
	}
	if width := map[bool]int{true: 4, false: 2}[f.longLoca]; len(f.loca) < width*(f.glyphs+1) {
		return false
	}
	before := at(0)
	for i := 1; i <= f.glyphs; i++ {
		end := at(i)
		if end < before || end-before > maxOutline {
			return false
		}
		before = end
	}
	return before <= len(f.glyf)
}

// findCmap takes the subtable that knows most characters: format 12, else 4.
func (f *Font) findCmap(cmap view) bool {
	for i := range cmap.u16(2) {
		platform, encoding, at := cmap.u16(4+8*i), cmap.u16(6+8*i), cmap.u32(8+8*i)
		if platform != 0 && (platform != 3 || encoding != 1 && encoding != 10) {
			continue
		}
		switch format := cmap.u16(at); {
		case format == 12:
			f.cmapFormat = 12
			f.cmap = cmap.slice(at, at+min(cmap.u32(at+4), len(cmap)-at))
		case format == 4 && f.cmapFormat == 0:
			f.cmapFormat = 4
			f.cmap = cmap.slice(at, at+min(cmap.u16(at+2), len(cmap)-at))
		}
	}
	return f.cmap != ""
}

func postScriptName(names view) string {
	storage := names.u16(4)
	for i := range names.u16(2) {
		at := 6 + 12*i
		if names.u16(at+6) != 6 {
			continue
		}
		from := storage + names.u16(at+10)
		raw := names.slice(from, from+names.u16(at+8))
		if names.u16(at) == 3 || names.u16(at) == 0 {
			var units []uint16
			for j := 0; j+1 < len(raw); j += 2 {
				units = append(units, uint16(raw.u16(j)))
			}
			raw = view(utf16.Decode(units))
		}
		if name := plainName(string(raw)); name != "" {
			return name
		}
	}
	return "Font"
}

// plainName keeps what a PDF name may hold without escapes.
func plainName(s string) string {
	var b []byte
	for i := range len(s) {
		if c := s[i]; c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '_' {
			b = append(b, c)
		}
	}
	return string(b)
}

// Glyph finds the glyph for a character. It is 0 and false where the font has none.
func (f *Font) Glyph(r rune) (id uint16, ok bool) {
	if f.cmapFormat == 12 {
		id = f.lookup12(int(r))
	} else {
		id = f.lookup4(int(r))
	}
	return id, id != 0 && int(id) < f.glyphs
}

func (f *Font) lookup12(r int) uint16 {
	low, high := 0, min(f.cmap.u32(12), (len(f.cmap)-16)/12)
	for low < high {
		mid := (low + high) / 2
		at := 16 + 12*mid
		switch {
		case r < f.cmap.u32(at):
			high = mid
		case r > f.cmap.u32(at+4):
			low = mid + 1
		default:
			return uint16(f.cmap.u32(at+8) + r - f.cmap.u32(at))
		}
	}
	return 0
}

func (f *Font) lookup4(r int) uint16 {
	if r > 0xFFFF {
		return 0
	}
	double := f.cmap.u16(6)
	// The first segment that ends at the character or behind it.
	low, high := 0, double/2
	for low < high {
		if mid := (low + high) / 2; f.cmap.u16(14+2*mid) < r {
			low = mid + 1
		} else {
			high = mid
		}
	}
	i := 2 * low
	start := f.cmap.u16(16 + double + i)
	if i >= double || r < start {
		return 0
	}
	delta, offset := f.cmap.u16(16+2*double+i), f.cmap.u16(16+3*double+i)
	if offset == 0 {
		return uint16(r + delta)
	}
	id := f.cmap.u16(16 + 3*double + i + offset + 2*(r-start))
	if id == 0 {
		return 0
	}
	return uint16(id + delta)
}

// Advance is the width of a glyph in thousandths of an em.
func (f *Font) Advance(id uint16) int {
	return f.scale(f.hmtx.u16(4 * min(int(id), f.widths-1)))
}

// Ink is how far a glyph's outline reaches, left to right, in thousandths of an em.
// A glyph without an outline reaches from 0 to 0.
func (f *Font) Ink(id uint16) (left, right int) {
	g := f.outline(int(id))
	return f.scale(g.i16(2)), f.scale(g.i16(6))
}

// Ascent is how far the font's em box reaches above the baseline, in thousandths of an em.
func (f *Font) Ascent() int { return f.scale(f.ascent) }

// Descent is how far it reaches below the baseline: a negative number.
func (f *Font) Descent() int { return f.scale(f.descent) }

// scale turns font units into thousandths of an em, rounding to the nearest.
func (f *Font) scale(v int) int {
	if f.unitsPerEm == 1000 {
		return v
	}
	n := v*2000 + f.unitsPerEm
	if n < 0 {
		n -= 2*f.unitsPerEm - 1
	}
	return n / (2 * f.unitsPerEm)
}

// outline is a glyph's piece of the table glyf; empty for a space.
func (f *Font) outline(id int) view {
	if id < 0 || id >= f.glyphs {
		return ""
	}
	if f.longLoca {
		return f.glyf.slice(f.loca.u32(4*id), f.loca.u32(4*id+4))
	}
	return f.glyf.slice(2*f.loca.u16(2*id), 2*f.loca.u16(2*id+2))
}

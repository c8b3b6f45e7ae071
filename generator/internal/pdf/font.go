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

// ErrFont says that data is not a TrueType font that can be used.
var ErrFont = errors.New("not a usable TrueType font")

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
func ParseFont(data string) (*Font, error) {
	all := view(data)
	if v := all.u32(0); v != 0x00010000 && v != 0x74727565 || len(data) < 12 {
		return nil, fmt.Errorf("%w: it has no TrueType outlines", ErrFont)
	}
	tables := map[string]view{}
	for i := range all.u16(4) {
		entry := all.slice(12+16*i, 28+16*i)
		if entry == "" {
			return nil, fmt.Errorf("%w: its table directory is cut off", ErrFont)
		}
		from := entry.u32(8)
		tables[string(entry[:4])] = all.slice(from, from+entry.u32(12))
	}
	for _, tag := range []string{"head", "hhea", "hmtx", "maxp", "loca", "glyf", "cmap"} {
		if tables[tag] == "" {
			return nil, fmt.Errorf("%w: no table %s", ErrFont, tag)
		}
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
		if tables[tag] != "" {
			f.prep[tag] = tables[tag]
		}
	}
	if len(f.head) < 54 || len(f.hhea) < 36 || len(f.maxp) < 32 || f.unitsPerEm < 16 || f.unitsPerEm > 16384 || f.glyphs == 0 || f.widths == 0 || f.widths > f.glyphs || len(f.hmtx) < 4*f.widths {
		return nil, fmt.Errorf("%w: its measures are damaged", ErrFont)
	}
	f.ascent, f.descent = f.hhea.i16(4), f.hhea.i16(6)
	f.capHeight = f.ascent
	if os2 := tables["OS/2"]; len(os2) >= 90 {
		f.ascent, f.descent, f.capHeight = os2.i16(68), os2.i16(70), os2.i16(88)
	}
	if !f.findCmap(tables["cmap"]) {
		return nil, fmt.Errorf("%w: no Unicode character map", ErrFont)
	}
	return f, nil
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
	for i := 0; i < double; i += 2 {
		if r > f.cmap.u16(14+i) {
			continue
		}
		start := f.cmap.u16(16 + double + i)
		if r < start {
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
	return 0
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

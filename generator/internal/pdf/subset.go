package pdf

import "encoding/binary"

// A subset collects the glyphs of one font that one document uses. A glyph that
// stands for two characters gets two numbers, so that each can be copied as what it
// was.
type subset struct {
	font    *Font
	numbers map[uint64]uint16 // glyph and character to number in the file
	members []member          // by number; 0 is .notdef
	ref     int               // object of the font's dictionary
	name    string            // in the pages' resources
}

type member struct {
	glyph uint16
	char  rune // 0 for .notdef and for the parts of composite glyphs
}

func newSubset(f *Font) *subset {
	return &subset{font: f, numbers: map[uint64]uint16{}, members: []member{{}}}
}

// number gives the glyph's number in the file.
func (s *subset) number(glyph uint16, char rune) uint16 {
	key := uint64(glyph)<<32 | uint64(uint32(char))
	n, ok := s.numbers[key]
	if !ok {
		n = uint16(len(s.members))
		s.numbers[key] = n
		s.members = append(s.members, member{glyph, char})
	}
	return n
}

// Flags of the components of a composite glyph (OpenType, table glyf).
const (
	argsAreWords   = 1 << 0
	hasScale       = 1 << 3
	moreComponents = 1 << 5
	hasXYScale     = 1 << 6
	hasTwoByTwo    = 1 << 7
)

// components calls visit with the place of each component's glyph number.
func components(g view, visit func(at int)) {
	if g.i16(0) >= 0 {
		return
	}
	for at := 10; at+4 <= len(g); {
		flags := g.u16(at)
		visit(at + 2)
		at += 6
		if flags&argsAreWords != 0 {
			at += 2
		}
		switch {
		case flags&hasScale != 0:
			at += 2
		case flags&hasXYScale != 0:
			at += 4
		case flags&hasTwoByTwo != 0:
			at += 8
		}
		if flags&moreComponents == 0 {
			return
		}
	}
}

// file builds the font file of the subset: the tables that PDF asks for, with the
// glyphs numbered as they were first used.
func (s *subset) file() []byte {
	f := s.font
	var glyf []byte
	loca := make([]byte, 4, 4*len(s.members)+4)
	for i := 0; i < len(s.members); i++ { // grows while the parts of composite glyphs are found
		outline := f.outline(int(s.members[i].glyph))
		start := len(glyf)
		glyf = append(glyf, outline...)
		components(outline, func(at int) {
			part := s.number(uint16(outline.u16(at)), 0)
			binary.BigEndian.PutUint16(glyf[start+at:], part)
		})
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	}
	hmtx := make([]byte, 0, 4*len(s.members))
	for _, m := range s.members {
		entry := f.hmtx.u16(4 * min(int(m.glyph), f.widths-1))
		bearing := f.outline(int(m.glyph)).u16(2)
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(entry))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(bearing))
	}
	head := []byte(f.head)
	binary.BigEndian.PutUint32(head[8:], 0)  // checkSumAdjustment, which PDF does not use
	binary.BigEndian.PutUint16(head[50:], 1) // long loca
	hhea := []byte(f.hhea)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(s.members)))
	maxp := []byte(f.maxp)
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(s.members)))
	tables := []sfntTable{{"cvt ", f.prep["cvt "]}, {"fpgm", f.prep["fpgm"]}, {"glyf", view(glyf)},
		{"head", view(head)}, {"hhea", view(hhea)}, {"hmtx", view(hmtx)}, {"loca", view(loca)}, {"maxp", view(maxp)}, {"prep", f.prep["prep"]}}
	return sfnt(tables)
}

type sfntTable struct {
	tag  string
	data view
}

// sfnt puts tables, sorted by tag, into one file; empty ones are left out.
func sfnt(tables []sfntTable) []byte {
	present := tables[:0:0]
	size := 0
	for _, t := range tables {
		if t.data != "" {
			present = append(present, t)
			size += 16 + (len(t.data)+3)/4*4
		}
	}
	n, power, log := len(present), 1, 0
	for power*2 <= n {
		power *= 2
		log++
	}
	out := make([]byte, 0, 12+size)
	out = binary.BigEndian.AppendUint32(out, 0x00010000)
	for _, v := range []int{n, 16 * power, log, 16 * (n - power)} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*n
	for _, t := range present {
		out = append(out, t.tag...)
		for _, v := range []uint32{checksum(t.data), uint32(at), uint32(len(t.data))} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
		at += (len(t.data) + 3) / 4 * 4
	}
	for _, t := range present {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

func checksum(data view) uint32 {
	var sum uint32
	i := 0
	for ; i+4 <= len(data); i += 4 {
		sum += uint32(data[i])<<24 | uint32(data[i+1])<<16 | uint32(data[i+2])<<8 | uint32(data[i+3])
	}
	for shift := 24; i < len(data); i, shift = i+1, shift-8 {
		sum += uint32(data[i]) << shift
	}
	return sum
}

package pdf

import (
	"encoding/binary"
	"errors"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

func serif(t testing.TB) *Font {
	t.Helper()
	data, err := os.ReadFile("../sheet/fonts/serif.ttf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := ParseFont(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func u16s(values ...int) view {
	var b []byte
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return view(b)
}

// compositeFont has .notdef, A, and Ä made of A and a dot; its map is of format 4,
// its loca short, its em 2048 units.
func compositeFont() string {
	triangle := u16s(1, 0, 0, 1000, 1400, 2, 0) + "\x01\x01\x01" + u16s(0, 500, 500, 0, 1400, -1400&0xFFFF) + "\x00"
	dot := u16s(1, 400, 1500, 600, 1700, 2, 0) + "\x01\x01\x01" + u16s(400, 100, 100, 1500, 200, -200&0xFFFF) + "\x00"
	// Two components: glyph 1 and glyph 3, arguments as words.
	composite := u16s(0xFFFF, 0, 0, 1000, 1700, argsAreWords|moreComponents|2, 1, 0, 0, argsAreWords|2, 3, 0, 0)
	var glyf view
	offsets := []int{0}
	for _, g := range []view{"", triangle, composite, dot} {
		glyf += g
		if len(glyf)%2 != 0 {
			glyf += "\x00"
		}
		offsets = append(offsets, len(glyf)/2)
	}
	cmap := u16s(0, 1, 3, 1, 0, 12,
		4, 14+2+8*3, 0, 6, 4, 1, 2,
		'A', 0xC4, 0xFFFF, 0, 'A', 0xC4, 0xFFFF, 1-'A'&0xFFFF, 2-0xC4&0xFFFF, 1, 0, 0, 0)
	head := make([]byte, 54)
	binary.BigEndian.PutUint16(head[18:], 2048)
	hhea := make([]byte, 36)
	copy(hhea[4:], u16s(1800, -400&0xFFFF))
	binary.BigEndian.PutUint16(hhea[34:], 2)
	maxp := make([]byte, 32)
	binary.BigEndian.PutUint32(maxp, 0x10000)
	binary.BigEndian.PutUint16(maxp[4:], 4)
	name := u16s(0, 1, 18, 1, 0, 0, 6, 4, 0) + "Test"
	return string(sfnt([]sfntTable{{"cmap", cmap}, {"glyf", glyf}, {"head", view(head)}, {"hhea", view(hhea)},
		{"hmtx", u16s(1024, 0, 1100, 0, 0, 0)}, {"loca", u16s(offsets...)}, {"maxp", view(maxp)}, {"name", name}}))
}

func TestGlyphsBeyondTheFirstPlane(t *testing.T) {
	f := serif(t)
	for _, r := range "𬭎𫖮㛃䶮镕昇喆堃—…“”·，。（1a" {
		id, ok := f.Glyph(r)
		if !ok || f.Advance(id) <= 0 {
			t.Errorf("%c (%U): glyph %d, found %v", r, r, id, ok)
		}
		if left, right := f.Ink(id); right <= left {
			t.Errorf("%c (%U): no ink", r, r)
		}
	}
	for _, r := range []rune{'𪨧', '龑', '😀', 0x10FFFF, -1} {
		if id, ok := f.Glyph(r); ok {
			t.Errorf("%U: found glyph %d, want none", r, id)
		}
	}
}

func TestSubsetOfCompositeGlyphs(t *testing.T) {
	f, err := ParseFont(compositeFont())
	if err != nil {
		t.Fatal(err)
	}
	if f.name != "Test" || f.Ascent() != 879 || f.Descent() != -195 {
		t.Errorf("name %q, ascent %d, descent %d", f.name, f.Ascent(), f.Descent())
	}
	id, ok := f.Glyph('Ä')
	if !ok || id != 2 || f.Advance(id) != 537 {
		t.Fatalf("Ä is glyph %d (%v), %d wide", id, ok, f.Advance(id))
	}
	s := newSubset(f)
	if n := s.number(id, 'Ä'); n != 1 {
		t.Fatalf("first glyph has number %d", n)
	}
	s.file() // finds the parts
	if len(s.members) != 4 || s.members[2].glyph != 1 || s.members[3].glyph != 3 {
		t.Fatalf("members %v, want the two parts behind the glyph", s.members)
	}
	parts := []int{}
	g := readSubset(t, s.file(), 1)
	components(g, func(at int) { parts = append(parts, g.u16(at)) })
	if len(parts) != 2 || parts[0] != 2 || parts[1] != 3 {
		t.Errorf("parts are numbered %v, want 2 and 3", parts)
	}
	if got, want := readSubset(t, s.file(), 3), f.outline(3); got[:len(want)] != want {
		t.Error("the dot's outline changed")
	}
}

// readSubset gives the outline of a glyph of a subset's file.
func readSubset(t *testing.T, data []byte, id int) view {
	t.Helper()
	v := view(data)
	tables := map[string]view{}
	for i := range v.u16(4) {
		entry := v[12+16*i : 28+16*i]
		from := entry.u32(8)
		table := v.slice(from, from+entry.u32(12))
		if checksum(table) != uint32(entry.u32(4)) {
			t.Errorf("checksum of %s", entry[:4])
		}
		tables[string(entry[:4])] = table
	}
	loca := tables["loca"]
	return tables["glyf"].slice(loca.u32(4*id), loca.u32(4*id+4))
}

func TestSubsetKeepsOutlinesAndWidths(t *testing.T) {
	f := serif(t)
	s := newSubset(f)
	for _, r := range "村务公开𬭎1" {
		id, _ := f.Glyph(r)
		n := s.number(id, r)
		if again := s.number(id, r); again != n {
			t.Errorf("%c has numbers %d and %d", r, n, again)
		}
	}
	data := s.file()
	for n, m := range s.members {
		got, want := readSubset(t, data, n), f.outline(int(m.glyph))
		if len(got) < len(want) || got[:len(want)] != want {
			t.Errorf("glyph %d (%c) changed", n, m.char)
		}
	}
	// One glyph for two characters is copied as each of them.
	id, _ := f.Glyph('村')
	if s.number(id, '村') == s.number(id, '\u2F00') {
		t.Error("two characters share a number")
	}
}

// collection puts fonts into one file.
func collection(fonts ...string) string {
	out := []byte("ttcf\x00\x01\x00\x00")
	out = binary.BigEndian.AppendUint32(out, uint32(len(fonts)))
	at := 12 + 4*len(fonts)
	for _, f := range fonts {
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		at += len(f)
	}
	at = len(out)
	for _, f := range fonts {
		moved := []byte(f)
		for i := range int(binary.BigEndian.Uint16(moved[4:])) {
			entry := moved[12+16*i+8:]
			binary.BigEndian.PutUint32(entry, binary.BigEndian.Uint32(entry)+uint32(at))
		}
		out = append(out, moved...)
		at += len(f)
	}
	return string(out)
}

// with replaces a table of a font, or adds it.
func with(t *testing.T, font, tag string, data view) string {
	t.Helper()
	all, err := directory(view(font), 0)
	if err != nil {
		t.Fatal(err)
	}
	all[tag] = data
	var tables []sfntTable
	for _, tag := range slices.Sorted(maps.Keys(all)) {
		tables = append(tables, sfntTable{tag, all[tag]})
	}
	return string(sfnt(tables))
}

func TestCollections(t *testing.T) {
	data := collection(compositeFont(), with(t, compositeFont(), "name", u16s(0, 1, 18, 1, 0, 0, 6, 6, 0)+"Second"))
	for index, want := range []string{"Test", "Second"} {
		f, err := ParseMember(data, index)
		if err != nil || f.name != want {
			t.Fatalf("member %d: %v, %v", index, f, err)
		}
		if id, ok := f.Glyph('A'); !ok || id != 1 || f.outline(1) == "" {
			t.Errorf("member %d: A is glyph %d (%v)", index, id, ok)
		}
	}
	for _, index := range []int{2, -1, 1 << 30} {
		if _, err := ParseMember(data, index); !errors.Is(err, ErrMember) {
			t.Errorf("member %d: %v, want ErrMember", index, err)
		}
	}
	if _, err := ParseMember(compositeFont(), 1); !errors.Is(err, ErrMember) {
		t.Errorf("member 1 of a font that stands alone: %v", err)
	}
}

func TestRightsToEmbed(t *testing.T) {
	for rights, want := range map[int]bool{0: true, 2: false, 4: true, 8: true, 6: true, 0x100: false, 0x104: false, 0x200: false, 0x208: false} {
		os2 := make([]byte, 96)
		binary.BigEndian.PutUint16(os2[8:], uint16(rights))
		_, err := ParseFont(with(t, compositeFont(), "OS/2", view(os2)))
		if want && err != nil || !want && !errors.Is(err, ErrEmbedding) {
			t.Errorf("fsType %#x: %v", rights, err)
		}
	}
}

func TestSegmentsOfFormat4(t *testing.T) {
	f, err := ParseFont(compositeFont())
	if err != nil {
		t.Fatal(err)
	}
	for r, want := range map[rune]uint16{'A': 1, 'Ä': 2, '@': 0, 'B': 0, 'Å': 0, 0xFFFE: 0, 0x10041: 0} {
		if id, ok := f.Glyph(r); id != want || ok != (want > 0) {
			t.Errorf("%U is glyph %d (%v), want %d", r, id, ok, want)
		}
	}
}

func TestDamagedFonts(t *testing.T) {
	whole := compositeFont()
	long := strings.Repeat("\x00", maxProgram+1)
	for _, data := range []string{"", "OTTO", whole[:11], whole[:40], whole[:200], "\x00\x01\x00\x00\xff\xff" + whole[6:],
		"ttcf\x00\x01\x00\x00\xff\xff\xff\xff\xff\xff\xff\xff", collection(whole)[:60], "wOF2" + whole,
		with(t, whole, "loca", u16s(0, 9, 3, 12, 20)),      // not in order
		with(t, whole, "loca", u16s(0, 0, 0, 0, 0x7FFF)),   // beyond the end
		with(t, whole, "loca", u16s(0, 0)),                 // too short
		with(t, whole, "fpgm", view(long)),                 // in every document
		with(t, whole, "cmap", u16s(0, 1, 3, 0, 0, 12, 4)), // symbols only
	} {
		if _, err := ParseFont(data); !errors.Is(err, ErrFont) {
			t.Errorf("%d bytes: got %v, want ErrFont", len(data), err)
		}
	}
	for name, data := range map[string]string{"OTTO": "OTTO" + whole[4:], "CFF": with(t, with(t, whole, "glyf", ""), "CFF ", "x")} {
		if _, err := ParseFont(data); !errors.Is(err, ErrOutlines) {
			t.Errorf("%s: %v, want ErrOutlines", name, err)
		}
	}
}

// TestGlyphsInACircle asks for the outline of a glyph made of itself, many times over.
func TestGlyphsInACircle(t *testing.T) {
	circle := u16s(0xFFFF, 0, 0, 1000, 1700)
	for range 1000 {
		circle += u16s(argsAreWords|moreComponents, 1, 0, 0)
	}
	f, err := ParseFont(with(t, with(t, compositeFont(), "glyf", circle), "loca", u16s(0, 0, len(circle)/2, len(circle)/2, len(circle)/2)))
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Outline(1); len(got) != 0 {
		t.Errorf("%d contours", len(got))
	}
	s := newSubset(f)
	s.number(1, 'A')
	if s.file(); len(s.members) > 3 {
		t.Errorf("%d glyphs in the subset", len(s.members))
	}
}

func FuzzFont(f *testing.F) {
	f.Add(compositeFont(), 0)
	f.Add(collection(compositeFont(), compositeFont()), 1)
	f.Add("ttcf", 0)
	f.Fuzz(func(t *testing.T, data string, index int) {
		font, err := ParseMember(data, index)
		if err != nil {
			return
		}
		s := newSubset(font)
		for _, r := range "AÄ村𬭎" {
			if id, ok := font.Glyph(r); ok {
				font.Advance(id)
				font.Ink(id)
				font.Outline(id)
				s.number(id, r)
			}
		}
		if out := s.file(); len(out) > 4*len(data)+64*len(s.members)+1024 {
			t.Errorf("a subset of %d bytes of a font of %d", len(out), len(data))
		}
	})
}

package pdf

import (
	"os"
	"testing"

	opentype "golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// oracle reads a glyph's outline with another program's reader: its segments, in font
// units, y upwards.
func oracle(t *testing.T, f *opentype.Font, buf *opentype.Buffer, id uint16) (opentype.Segments, bool) {
	t.Helper()
	segments, err := f.LoadGlyph(buf, opentype.GlyphIndex(id), fixed.I(int(f.UnitsPerEm())), nil)
	if err != nil {
		return nil, false
	}
	return segments, true
}

// segments turns contours into segments as the other reader gives them.
func segments(contours [][]OutlinePoint) [][3]OutlinePoint {
	var all [][3]OutlinePoint
	middle := func(a, b OutlinePoint) OutlinePoint {
		return OutlinePoint{(a.X + b.X) / 2, (a.Y + b.Y) / 2, true}
	}
	for _, c := range contours {
		start := 0
		for start < len(c) && !c[start].On {
			start++
		}
		if start == len(c) {
			continue
		}
		at := c[start]
		for i := 1; i <= len(c); i++ {
			p := c[(start+i)%len(c)]
			if p.On {
				all = append(all, [3]OutlinePoint{at, at, p})
				at = p
				continue
			}
			next := c[(start+i+1)%len(c)]
			if !next.On {
				next = middle(p, next)
			} else {
				i++
			}
			all = append(all, [3]OutlinePoint{at, p, next})
			at = next
		}
	}
	return all
}

// Every glyph of a font has the outline that another reader finds: the same curves in
// the same order, parts of composite glyphs included.
func TestOutlinesAreThoseOfAnotherReader(t *testing.T) {
	for _, name := range []string{"serif", "serif-bold", "sans-bold"} {
		data, err := os.ReadFile("../sheet/fonts/" + name + ".ttf")
		if err != nil {
			t.Fatal(err)
		}
		f, err := ParseFont(string(data))
		if err != nil {
			t.Fatal(err)
		}
		other, err := opentype.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var buf opentype.Buffer
		compared, composite, wrong := 0, 0, 0
		for id := range uint16(f.glyphs) {
			want, ok := oracle(t, other, &buf, id)
			if !ok {
				continue
			}
			if f.outline(int(id)).i16(0) < 0 {
				composite++
			}
			compared++
			if !same(segments(f.Outline(id)), want) {
				if wrong++; wrong < 5 {
					t.Errorf("%s: glyph %d has another outline", name, id)
				}
			}
		}
		if compared < 5000 || wrong > 0 {
			t.Errorf("%s: %d glyphs compared, %d of them put together, %d wrong", name, compared, composite, wrong)
		}
	}
}

// same compares curves; what is off by a unit is rounding in the middle of two points.
func same(got [][3]OutlinePoint, want opentype.Segments) bool {
	near := func(p OutlinePoint, q fixed.Point26_6) bool {
		dx, dy := p.X*64-int(q.X), p.Y*64+int(q.Y)
		return dx*dx <= 64*64 && dy*dy <= 64*64
	}
	i := 0
	for _, s := range want {
		end := s.Args[0]
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			continue
		case opentype.SegmentOpQuadTo:
			end = s.Args[1]
			if i >= len(got) || !near(got[i][1], s.Args[0]) {
				return false
			}
		}
		if i >= len(got) || !near(got[i][2], end) {
			return false
		}
		i++
	}
	return i == len(got)
}

// A damaged font gives odd outlines or none, never a panic.
func TestOutlinesOfDamagedFonts(t *testing.T) {
	data, err := os.ReadFile("../sheet/fonts/sans-bold.ttf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := ParseFont(string(data))
	if err != nil {
		t.Fatal(err)
	}
	glyf := []byte(f.glyf[:min(len(f.glyf), 1<<16)])
	seed := uint32(1)
	for round := range 200 {
		damaged := append([]byte(nil), glyf...)
		for range 2000 {
			seed = seed*1664525 + 1013904223
			damaged[seed>>8%uint32(len(damaged))] = byte(seed >> 3)
		}
		bad := *f
		bad.glyf = view(damaged)
		for id := range 300 {
			for _, c := range bad.Outline(uint16(id)) {
				if len(c) == 0 {
					t.Fatalf("round %d: an empty contour", round)
				}
			}
		}
	}
}

// A glyph that is put together from itself comes to an end.
func TestOutlineOfItself(t *testing.T) {
	glyf := make([]byte, 16)
	glyf[0], glyf[1] = 0xFF, 0xFF // composite
	glyf[11] = argsAreOffsets     // one part: glyph 0, at 0, 0
	f := &Font{glyf: view(glyf), loca: view([]byte{0, 0, 0, 8}), glyphs: 1, unitsPerEm: 1000}
	if c := f.Outline(0); len(c) != 0 {
		t.Errorf("it has %d contours", len(c))
	}
}

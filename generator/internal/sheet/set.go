package sheet

import (
	"strings"

	"cunwu/generator/internal/pdf"
)

// An align is where lines stand in their measure.
type align int

const (
	justify align = iota
	leftAligned
	center
	right
)

// set places a line's glyphs as text runs with the baseline at y and the line's
// left end at x.
func (l *layout) set(us []unit, ln line, x, y, room pdf.Length, a align) []pdf.Item {
	if ln.from >= ln.to {
		return nil
	}
	extra := adjust(us, ln, room, a)
	switch slack := room - ln.width; {
	case a == center && slack > 0:
		x += slack / 2
	case a == right:
		x += slack
	}
	if us[ln.from].class == opener {
		x -= us[ln.from].left
	}
	s := setter{x: x, y: y}
	for i := ln.from; i < ln.to; i++ {
		if i == ln.to-1 {
			s.put(&us[i], nil, us[i].width)
			break
		}
		s.put(&us[i], &us[i+1], us[i].width-us[i].cut+extra[i-ln.from])
	}
	s.end()
	return s.items
}

// A setter sets the units of a line one by one, in runs of one span and one font.
type setter struct {
	x, y   pdf.Length
	items  []pdf.Item
	run    *pdf.Text
	span   *span
	link   *pdf.LinkArea
	said   strings.Builder
	widest pdf.Length // gap between two glyphs of the run that is no space
}

// put sets a unit that takes up the given width; next is the one after it on the
// line, or nil.
func (s *setter) put(u, next *unit, width pdf.Length) {
	if s.run == nil || u.font != s.run.Font || u.span != s.span {
		s.end()
		s.begin(u)
	}
	s.x += width
	if s.link != nil {
		s.link.W = s.x - s.link.X
	}
	if u.class == zero || u.class == newline {
		return
	}
	beyond := width - u.lead - em(u.font.Advance(u.id), u.span.em())
	if next != nil {
		beyond += next.lead
		if u.class != space && next.class != space {
			s.widest = max(s.widest, beyond)
		}
	}
	char := u.char
	if char == '\t' || u.class == noBreak {
		char = ' '
	}
	s.run.Glyphs = append(s.run.Glyphs, pdf.Glyph{ID: u.id, Rune: char, Extra: beyond})
	s.said.WriteRune(char)
}

// begin begins a run with the unit.
func (s *setter) begin(u *unit) {
	sp := u.span
	s.span = sp
	s.run = &pdf.Text{X: s.x + u.lead, Y: s.y - sp.rise(), Font: u.font, Size: sp.em(), Tag: sp.tag}
	s.items = append(s.items, s.run)
	if s.link = nil; sp.url != "" {
		s.link = &pdf.LinkArea{X: s.x, Y: s.y - em(880, sp.size), H: sp.size, URL: sp.url, Tag: sp.tag}
		s.items = append(s.items, s.link)
	}
}

// end ends the run. Readers take a gap of a tenth of an em for a space: where there
// is such a gap, the run says what it says.
func (s *setter) end() {
	if s.run != nil && s.widest*11 > s.run.Size {
		s.run.Actual = s.said.String()
	}
	s.run, s.widest = nil, 0
	s.said.Reset()
}

// adjust says how much goes between each two units of a line so that it fills its
// room. Numbers and words are never set apart; a line that would need gaps that are
// seen stays ragged.
func adjust(us []unit, ln line, room pdf.Length, a align) []pdf.Length {
	extra := make([]pdf.Length, ln.to-ln.from)
	slack := room - ln.width
	var at []int
	switch {
	case slack < 0:
		for i := ln.from; i < ln.to-1; i++ {
			if us[i].right > 0 && us[i].cut == 0 {
				at = append(at, i)
			}
		}
	case a == justify && !ln.last && slack > 0:
		for i := ln.from; i < ln.to-1; i++ {
			if stretches(&us[i], &us[i+1]) {
				at = append(at, i)
			}
		}
		if len(at) > 0 && slack/pdf.Length(len(at)) > us[ln.from].span.size/widestGap {
			return extra
		}
	}
	for k, i := range at {
		n := pdf.Length(len(at) - k)
		share := slack / n
		extra[i-ln.from] = share
		slack -= share
	}
	return extra
}

// widestGap is the part of a square that may go between two characters of a line.
const widestGap = 6

func stretches(a, b *unit) bool {
	switch {
	case a.fixed, a.class.narrow() && b.class.narrow(), a.class == dash && b.class == dash, a.class == dots && b.class == dots:
		return false
	case a.class == opener, b.class == closer, b.class == pause, a.class == tied, b.class == tied, a.class == prefix, a.class == zero, b.class == zero:
		return false
	}
	return true
}

package sheet

import (
	"strings"

	"cunwu/generator/internal/pdf"
)

// A line is a stretch of units that stand on one line.
type line struct {
	from, to int        // the units, without blanks at the end
	width    pdf.Length // as it stands when nothing is stretched or squeezed
	last     bool       // of its paragraph, or before a break that was asked for
}

// breakLines divides units into lines no wider than the measure; the first is
// shorter by the indent. A line that would begin with a closing mark, end with an
// opening one or divide a number does not come about, unless one such piece alone
// is wider than the measure: then it is divided where it must be.
func breakLines(us []unit, measure, indent pdf.Length) []line {
	var lines []line
	room := measure - indent
	for from := 0; from < len(us); room = measure {
		to, next := fill(us, from, room)
		lines = append(lines, finishLine(us, from, to, next))
		from = next
	}
	return noOrphan(us, lines, measure, indent)
}

func finishLine(us []unit, from, to, next int) line {
	return line{from: from, to: to, width: naturalWidth(us, from, to), last: next >= len(us) || us[next-1].class == newline}
}

// fill finds where the line that begins at from ends, and where the next begins.
func fill(us []unit, from int, room pdf.Length) (to, next int) {
	width := pdf.Length(0) // of from..i, with what was cut between
	give := pdf.Length(0)  // what marks inside the line may still give away
	fits, fitsNext := -1, -1
	var loose pdf.Length      // what the line that fits would have to be stretched by
	emergency, seam := -1, -1 // where it is cut if it must be, best between words and numbers
	for i := from; i < len(us); i++ {
		u := &us[i]
		if u.class == newline {
			return trimEnd(us, from, i), i + 1
		}
		width += u.width
		if i == from && u.class == opener {
			width -= u.left
		}
		if !u.class.blank() {
			squeezed := width - u.right
			if squeezed-give > room {
				if fits < 0 {
					break
				}
				return fits, fitsNext
			}
			if squeezed <= room {
				emergency = i + 1
				if !u.fixed {
					seam = i + 1
				}
			}
		}
		if !u.glued || i == len(us)-1 {
			end := trimEnd(us, from, i+1)
			natural := naturalWidth(us, from, end)
			switch {
			case natural <= room:
				fits, fitsNext, loose = end, i+1, room-natural
			case fits < 0 || natural-room <= loose:
				// Marks give way so that what follows them need not be carried over.
				return end, i + 1
			}
		}
		width -= u.cut
		if u.right > 0 && u.cut == 0 {
			give += u.right / 2
		}
	}
	switch {
	case fits >= 0:
		return fits, fitsNext
	case seam > from:
		return seam, seam
	case emergency > from:
		return emergency, emergency
	}
	return from + 1, from + 1 // not even one character fits
}

// trimEnd leaves out the blanks at the end of a line.
func trimEnd(us []unit, from, to int) int {
	for to > from && us[to-1].class.blank() {
		to--
	}
	return to
}

// naturalWidth is the width of a line of these units: an opening mark at its
// beginning and a closing one at its end take half a square.
func naturalWidth(us []unit, from, to int) pdf.Length {
	if from >= to {
		return 0
	}
	width := pdf.Length(0)
	for i := from; i < to; i++ {
		width += us[i].width
		if i < to-1 {
			width -= us[i].cut
		}
	}
	if us[from].class == opener {
		width -= us[from].left
	}
	return width - us[to-1].right
}

// noOrphan takes a character over into a last line that has only one.
func noOrphan(us []unit, lines []line, measure, indent pdf.Length) []line {
	n := len(lines)
	if n < 2 || lines[n-2].last {
		return lines
	}
	last, before := &lines[n-1], &lines[n-2]
	seen := 0
	for i := last.from; i < last.to; i++ {
		if c := us[i].class; !c.closes() && !c.blank() {
			seen++
		}
	}
	if seen > 1 {
		return lines
	}
	room := measure
	if n == 2 {
		room -= indent
	}
	for at := last.from - 1; at > before.from+1; at-- {
		if us[at-1].glued || us[at].class.blank() {
			continue
		}
		carried := naturalWidth(us, at, last.to)
		shortened := finishLine(us, before.from, trimEnd(us, before.from, at), at)
		if carried <= measure && shortened.width*10 >= room*7 {
			*before = shortened
			*last = finishLine(us, at, last.to, len(us))
		}
		return lines
	}
	return lines
}

// An Align is where lines stand in their measure.
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
	var items []pdf.Item
	var run *pdf.Text
	var linkArea *pdf.LinkArea
	var said strings.Builder
	widest := pdf.Length(0)
	closeRun := func() {
		if run != nil && widest*12 > run.Size {
			run.Actual = said.String()
		}
		said.Reset()
		widest = 0
		run = nil
	}
	var runSpan *span
	for i := ln.from; i < ln.to; i++ {
		u := &us[i]
		if run == nil || u.font != run.Font || u.span != runSpan {
			closeRun()
			run = &pdf.Text{X: x + u.lead, Y: y, Font: u.font, Size: u.span.size, Tag: u.span.tag}
			runSpan = u.span
			items = append(items, run)
			if u.span.url != "" {
				linkArea = &pdf.LinkArea{X: x, Y: y - em(880, u.span.size), H: u.span.size, URL: u.span.url, Tag: u.span.tag}
				items = append(items, linkArea)
			} else {
				linkArea = nil
			}
		}
		step := u.width
		gap := pdf.Length(0)
		if i < ln.to-1 {
			gap = extra[i-ln.from]
			step += gap - u.cut
			if u.class != space {
				widest = max(widest, gap-min(u.cut, 0))
			}
		}
		char := u.char
		if char == '\t' || u.class == noBreak {
			char = ' '
		}
		nextLead := pdf.Length(0)
		if i < ln.to-1 {
			nextLead = us[i+1].lead
		}
		if u.class != zero && u.class != newline {
			advance := em(u.font.Advance(u.id), u.span.size)
			run.Glyphs = append(run.Glyphs, pdf.Glyph{ID: u.id, Rune: char, Extra: step - u.lead + nextLead - advance})
			said.WriteRune(char)
		}
		x += step
		if linkArea != nil {
			linkArea.W = x - linkArea.X
		}
	}
	closeRun()
	return items
}

// adjust says how much goes between each two units of a line so that it fills its
// room. Numbers and words are never set apart; a line that would need gaps of more
// than half a square stays ragged.
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
		if len(at) > 0 && slack/pdf.Length(len(at)) > us[ln.from].span.size/2 {
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

func stretches(a, b *unit) bool {
	switch {
	case a.fixed, a.class.narrow() && b.class.narrow(), a.class == dash && b.class == dash, a.class == dots && b.class == dots:
		return false
	case a.class == opener, b.class == closer, b.class == pause, a.class == tied, b.class == tied, a.class == prefix, a.class == zero, b.class == zero:
		return false
	}
	return true
}

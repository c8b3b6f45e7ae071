package sheet

import "cunwu/generator/internal/pdf"

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

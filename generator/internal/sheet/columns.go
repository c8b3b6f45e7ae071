package sheet

import (
	"cmp"
	"slices"

	"cunwu/generator/internal/pdf"
)

// A need is what a column asks for at one size of type.
type need struct {
	natural pdf.Length // its widest cell on one line; a long head may take two
	open    pdf.Length // the same with the head on one line too
	least   pdf.Length // room for a few characters, and for its widest piece
	piece   pdf.Length // its widest piece that cannot be divided
	rigid   bool
}

// bare is what a column has at the very least: no figure or word in it is divided.
func (n need) bare() pdf.Length {
	if n.rigid {
		return n.natural
	}
	return n.piece
}

// rule chooses the size of type and the widths of the columns: the largest size at
// which no figure is divided and every other column has room for a few characters,
// else the smallest, shared out in proportion. Long lists, and what asks for it, are
// not set larger than the phones.
func (l *layout) rule(g *grid) *ruled {
	r := &ruled{grid: g, layout: l, t: Type{Size: measured}}
	asked := r.ask()
	for i, t := range l.style.Table {
		if (g.modest || len(g.rows) > longList) && t.Size > l.style.Phones.Size {
			continue
		}
		r.t = t
		r.pad = t.Size * 2 / 5
		if l.style.Column > 0 {
			r.pad = t.Size / 4
		}
		if r.fit(asked, i == len(l.style.Table)-1) {
			break
		}
	}
	if l.smallest == 0 || r.t.Size < l.smallest {
		l.smallest = r.t.Size
	}
	return r
}

// longList is how many rows a table has at most that is set in the largest type.
const longList = 8

// fit finds the widths of the columns at the table's size. It reports whether they
// are wide enough, or must do.
func (r *ruled) fit(asked []need, must bool) bool {
	needs := r.needs(asked)
	whole := r.layout.style.measure()
	natural, open, least, bare := pdf.Length(0), pdf.Length(0), pdf.Length(0), pdf.Length(0)
	for _, n := range needs {
		natural += n.natural
		open += n.open
		bare += n.bare()
		if n.rigid {
			least += n.natural
		} else {
			least += n.least
		}
	}
	r.widths = make([]pdf.Length, len(needs))
	switch {
	case open <= whole:
		r.shareOut(needs, whole-open, func(n need) pdf.Length { return n.open })
	case natural <= whole:
		r.shareOut(needs, whole-natural, func(n need) pdf.Length { return n.natural })
	case least <= whole:
		r.fill(needs, whole-least)
	case must && bare <= whole:
		// Too narrow for a few characters everywhere, but nothing need be divided.
		rest, lack := whole-bare, max(least-bare, 1)
		for i, n := range needs {
			width := n.least
			if n.rigid {
				width = n.natural
			}
			share := rest * (width - n.bare()) / max(lack, 1)
			r.widths[i] = n.bare() + share
			rest -= share
			lack -= width - n.bare()
		}
	case must:
		left := whole
		for i, n := range needs {
			width := n.least
			if n.rigid {
				width = n.natural
			}
			r.widths[i] = left * width / max(least, 1)
			left -= r.widths[i]
			least -= width
		}
	default:
		return false
	}
	return true
}

// fill gives the figures their room, and shares what they leave among the columns of
// text. Those that lack little come first, so that short texts, as the numbers of
// vouchers, stay on one line; the others share by what each lacks.
func (r *ruled) fill(needs []need, rest pdf.Length) {
	lack := pdf.Length(0)
	order := make([]int, 0, len(needs))
	for i, n := range needs {
		r.widths[i] = n.least
		if n.rigid {
			r.widths[i] = n.natural
			continue
		}
		lack += n.natural - n.least
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(needs[a].natural-needs[a].least, needs[b].natural-needs[b].least)
	})
	for _, i := range order {
		own := needs[i].natural - needs[i].least
		share := pdf.Length(0)
		switch {
		case own <= 2*r.t.Size && own <= rest:
			share = own
		case lack > 0:
			share = rest * own / lack
		}
		r.widths[i] += share
		rest -= share
		lack -= own
	}
}

// shareOut gives every column what it asks for and the rest to all, in proportion,
// the columns of text before the figures.
func (r *ruled) shareOut(needs []need, rest pdf.Length, base func(need) pdf.Length) {
	weight := func(n need) pdf.Length {
		if n.rigid {
			return base(n)
		}
		return base(n) * 2
	}
	sum := pdf.Length(0)
	for _, n := range needs {
		sum += weight(n)
	}
	for i, n := range needs {
		share := rest * weight(n) / max(sum, 1)
		r.widths[i] = base(n) + share
		rest -= share
		sum -= weight(n)
	}
}

// measured is the size at which cells are measured once; the widths at other sizes
// are in proportion.
const measured = 100 * pdf.Point

// ask measures the columns at that size. A head may take two lines; cells that reach
// over more than one column ask for nothing.
func (r *ruled) ask() []need {
	needs := make([]need, len(r.columns))
	for i, c := range r.columns {
		width, piece := extent(r.units(c.head, nil, true))
		open := width
		if width > 4*r.t.Size {
			width = max(width/2+r.t.Size, piece)
		}
		needs[i] = need{natural: width, open: open, least: max(piece, r.room(width)), piece: piece, rigid: c.rigid}
	}
	for _, row := range r.rows {
		column := 0
		for _, c := range row.cells {
			if column >= len(needs) {
				break
			}
			if c.over <= 1 && len(c.spans) > 0 {
				width, piece := extent(r.units(c.spans, nil, row.strong))
				after := r.after(c, row.strong)
				width, piece = width+after, piece+after
				n := &needs[column]
				n.natural = max(n.natural, width)
				n.open = max(n.open, width)
				n.least = max(n.least, piece, r.room(width))
				n.piece = max(n.piece, piece)
			}
			column += max(c.over, 1)
		}
	}
	return needs
}

// needs turns what was measured into what the columns need at the table's size.
func (r *ruled) needs(asked []need) []need {
	whole := r.layout.style.measure()
	edge := 2*r.pad + thin + pdf.Point/10 // the last is for what rounding adds
	needs := make([]need, len(asked))
	for i, n := range asked {
		natural := n.natural * r.t.Size / measured
		// A long word may be divided; it does not make the type small.
		least := min(n.least*r.t.Size/measured, whole/3)
		needs[i] = need{
			natural: natural + edge,
			open:    n.open*r.t.Size/measured + edge,
			least:   min(least, natural) + edge,
			piece:   min(n.piece*r.t.Size/measured, natural, whole/3) + edge,
			rigid:   n.rigid && natural <= whole/3,
		}
	}
	return needs
}

// room is what a column of text needs at least for a text of the given width: room
// for it in two lines, or for the style's number of characters where it is longer.
func (r *ruled) room(width pdf.Length) pdf.Length {
	em := r.t.Size
	most := cmp.Or(r.layout.style.Column, 10)
	return min(width, max(4*em, min(width/2+em/2, most*em)))
}

// extent is the width of units on one line, and of the widest piece of them that
// cannot be divided.
func extent(us []unit) (width, piece pdf.Length) {
	from := 0
	for i := range us {
		if us[i].class == newline {
			width = max(width, naturalWidth(us, from, i))
			from = i + 1
		}
	}
	width = max(width, naturalWidth(us, from, len(us)))
	run := pdf.Length(0)
	for i := range us {
		if us[i].class == newline {
			run = 0
			continue
		}
		run += us[i].width
		piece = max(piece, run)
		run -= us[i].cut
		if !us[i].glued {
			run = 0
		}
	}
	return width, piece
}

package chart

import (
	"cmp"
	"slices"
	"strconv"

	"cunwu/generator/internal/township"
)

// Balance is a balance over time: a line that steps at the end of each day with an entry,
// and breaks where a ledger is missing.
type Balance struct {
	Frame
	Name   string   // what the amounts are
	Names  []string // of the twelve months
	Points []township.Balance
}

const (
	lineTop  length = 420
	lineHigh length = 1300
	mostStep        = 60 // steps of a line; more could not be told apart
)

// SVG draws the line from its first to its last point, over whole months, with the amounts of both and
// the highest and the lowest.
func (b Balance) SVG() string {
	c := &canvas{frame: b.Frame, height: lineTop + lineHigh + 480}
	points := thin(b.Points)
	var up, down township.Fen
	for _, p := range points {
		up, down = max(up, p.Amount), max(down, -p.Amount)
	}
	if down > 0 {
		c.height += 150 // for what the lowest amount is called
	}
	a := makeAxis(up, down, c.frame.Currency)
	zero := lineTop + scale(a.up, a.up+a.down, lineHigh)
	gutter := a.gutter()
	head := c.frame.Currency.Head(b.Name, a.unit.Name)
	c.text(0, 140, start, head)
	c.rules(a, gutter, zero, lineHigh, false)
	c.zero(gutter, zero)
	if len(points) == 0 {
		return c.svg()
	}

	first, last := points[0], points[len(points)-1]
	span := spanOf(first.Day, last.Day)
	inset := length(60) // room for the marks
	x := func(d township.Day) length {
		return whole(gutter + inset + length(d.Sub(span.from))*(width-gutter-2*inset)/length(span.to.Sub(span.from)))
	}
	y := func(f township.Fen) length { return zero - scale(f, a.up+a.down, lineHigh) }
	c.months(span, x, b.Names)

	m := marks{canvas: c, gutter: gutter, taken: []box{{0, 20, room(head), letter}, {0, c.height - 240, width, 240}}} // the name and the months
	d := "M" + x(first.Day).String() + " " + y(first.Amount).String()
	for i, p := range points[1:] {
		switch at, from := x(p.Day), points[i]; {
		case p.Missing:
			d += "M" + at.String() + " " + y(p.Amount).String()
		default:
			if at != x(from.Day) {
				d += "H" + at.String()
			}
			d += "V" + y(p.Amount).String()
			low, high := min(y(from.Amount), y(p.Amount)), max(y(from.Amount), y(p.Amount))
			m.line = append(m.line, box{x(from.Day), y(from.Amount), at - x(from.Day), 0}, box{at, low, 0, high - low})
		}
	}
	c.put(`<path class="chart-line" d="`, d, `" fill="none" stroke="currentColor" stroke-width="2.5"/>`, "\n")

	compare := func(p, q township.Balance) int { return cmp.Compare(p.Amount, q.Amount) }
	at := func(p township.Balance, above bool) mark {
		return mark{x(p.Day), y(p.Amount), p.Amount.RoundedIn(a.unit), above}
	}
	ends := []mark{at(first, free(points, 0, x, y))}
	if len(points) > 1 {
		ends = append(ends, at(last, free(points, len(points)-1, x, y)))
	}
	said := func(p township.Balance) bool { // at one of its ends, as the picture rounds
		return slices.ContainsFunc(ends, func(m mark) bool { return m.amount == p.Amount.RoundedIn(a.unit) })
	}
	var extremes []mark
	if p := slices.MaxFunc(points, compare); !said(p) {
		extremes = append(extremes, at(p, true))
	}
	if p := slices.MinFunc(points, compare); !said(p) {
		extremes = append(extremes, at(p, false))
	}
	m.put(ends, extremes)
	return c.svg()
}

// free reports whether the line leaves more room above a point than below it, as far as
// the point's amount reaches.
func free(points []township.Balance, at int, x func(township.Day) length, y func(township.Fen) length) bool {
	var above, below length
	for _, p := range points {
		if d := x(p.Day) - x(points[at].Day); max(d, -d) <= 500 {
			above, below = max(above, y(points[at].Amount)-y(p.Amount)), max(below, y(p.Amount)-y(points[at].Amount))
		}
	}
	return above <= below
}

// marks are dots with their amounts, none of which lies on another or on the line.
type marks struct {
	*canvas
	gutter length
	line   []box // its runs and steps, without width
	taken  []box
}

// A mark is a point, its amount, and on which side that stands where there is room.
type mark struct {
	x, y   length
	amount string
	above  bool
}

// A spot is where an amount stands: the middle of its line.
type spot struct {
	x, y   length
	amount string
}

// put makes the marks. The highest stands above the line and the lowest below it, and the ends
// find other room; but where there is none for an end, the ends go before: how much there is now
// is what people look for.
func (m *marks) put(ends, extremes []mark) {
	spots, rest := m.place(slices.Concat(extremes, ends))
	if slices.ContainsFunc(rest, func(r mark) bool { return slices.Contains(ends, r) }) {
		spots, _ = m.place(slices.Concat(ends, extremes))
	}
	for _, one := range slices.Concat(extremes, ends) {
		m.canvas.put(`<circle class="chart-dot" cx="`, one.x, `" cy="`, one.y, `" r="4"/>`, "\n")
	}
	for _, s := range spots {
		m.text(s.x, s.y, middle, s.amount)
	}
}

// place finds room for amounts in turn: on the side given, or where else there is some: beside, or a
// little further away. It returns those for which there is none: the table tells them.
func (m *marks) place(list []mark) (spots []spot, rest []mark) {
	taken := slices.Clone(m.taken)
	for _, one := range list {
		s, b, ok := m.find(one, taken)
		if !ok {
			rest = append(rest, one)
			continue
		}
		spots, taken = append(spots, s), append(taken, b)
	}
	return spots, rest
}

// find finds room for one amount.
func (m *marks) find(one mark, taken []box) (spot, box, bool) {
	half := room(one.amount) / 2
	for _, away := range []length{0, 110} {
		for _, above := range []bool{one.above, !one.above} {
			for _, aside := range []length{0, half + 40, -half - 40} {
				baseline := one.y + 200 + away
				if above {
					baseline = one.y - 90 - away
				}
				centre := min(max(one.x+aside, m.gutter+half), width-half)
				b := box{centre - half, baseline - 120, 2 * half, letter}
				if !slices.ContainsFunc(taken, b.meets) && !slices.ContainsFunc(m.line, b.meets) {
					return spot{centre, baseline, one.amount}, b, true
				}
			}
		}
	}
	return spot{}, box{}, false
}

// meets reports whether two boxes have a part in common.
func (b box) meets(o box) bool {
	return b.x < o.x+o.w && o.x < b.x+b.w && b.y < o.y+o.h && o.y < b.y+b.h
}

// A span is whole months, from the first day of one to the first day after another.
type span struct{ from, to township.Day }

func spanOf(from, to township.Day) span {
	y1, m1, _ := from.Date()
	y2, m2, _ := to.Date()
	return span{township.MakeDay(y1, m1, 1), township.MakeDay(y2, m2+1, 1)}
}

// months names the months below the line, those that have room, and marks where each begins.
func (c *canvas) months(s span, x func(township.Day) length, names []string) {
	next := func(d township.Day) township.Day {
		year, month, _ := d.Date()
		return township.MakeDay(year, month+1, 1)
	}
	allFit := true
	for day := s.from; day.Before(s.to); day = next(day) {
		_, month, _ := day.Date()
		allFit = allFit && room(names[month-1]) <= x(next(day))-x(day)
	}
	var d string
	left := length(0)
	for day := s.from; day.Before(s.to); day = next(day) {
		begin, stop := x(day), x(next(day))
		if day != s.from {
			d += "M" + begin.String() + " " + (c.height - 330).String() + "v6"
		}
		_, month, _ := day.Date()
		name := names[month-1]
		if !allFit && day != s.from { // then the first alone says what the numbers are
			name = strconv.Itoa(int(month))
		}
		if centre, half := begin+(stop-begin)/2, room(name)/2; centre-half >= left && centre+half <= width {
			c.text(centre, c.height-120, middle, name)
			left = centre + half + 30
		}
	}
	if d != "" {
		c.put(`<path class="chart-rule" d="`, d, `" stroke="currentColor" stroke-width="1"/>`, "\n")
	}
}

// thin keeps the first and the last point, the highest and the lowest, each break with both
// its sides, and of the others the last of each part of the time.
func thin(points []township.Balance) []township.Balance {
	if len(points) <= mostStep {
		return points
	}
	high, low := 0, 0
	for i, p := range points {
		if p.Amount > points[high].Amount {
			high = i
		}
		if p.Amount < points[low].Amount {
			low = i
		}
	}
	days := points[len(points)-1].Day.Sub(points[0].Day) + 1
	part := func(i int) int { return points[i].Day.Sub(points[0].Day) * mostStep / days }
	var kept []township.Balance
	for i, p := range points {
		final := i == len(points)-1
		if i == 0 || final || i == high || i == low || p.Missing || points[i+1].Missing || part(i) != part(i+1) {
			kept = append(kept, p)
		}
	}
	return kept
}

package chart

import (
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

// SVG draws the line from its first to its last point.
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
	c.text(0, 140, start, c.frame.Currency.Head(b.Name, a.unit.Name))
	c.rules(a, gutter, zero, lineHigh, false)
	c.zero(gutter, zero)
	if len(points) == 0 {
		return c.svg()
	}

	first, last := points[0], points[len(points)-1]
	days := max(1, last.Day.Sub(first.Day))
	inset := length(60) // room for the marks
	x := func(d township.Day) length {
		return whole(gutter + inset + length(d.Sub(first.Day))*(width-gutter-2*inset)/length(days))
	}
	y := func(f township.Fen) length { return zero - scale(f, a.up+a.down, lineHigh) }
	c.months(first.Day, last.Day, x, b.Names)

	d := "M" + x(first.Day).String() + " " + y(first.Amount).String()
	for i, p := range points[1:] {
		switch at := x(p.Day); {
		case p.Missing:
			d += "M" + at.String() + " " + y(p.Amount).String()
		default:
			if at != x(points[i].Day) {
				d += "H" + at.String()
			}
			d += "V" + y(p.Amount).String()
		}
	}
	c.put(`<path class="chart-line" d="`, d, `" fill="none" stroke="currentColor" stroke-width="2.5"/>`, "\n")

	lowest := slices.MinFunc(points, func(p, q township.Balance) int { return int(max(-1, min(1, p.Amount-q.Amount))) })
	c.mark(x(first.Day), y(first.Amount), gutter, first.Amount.In(a.unit), free(points, 0, x, y))
	if lowest.Amount < 0 && lowest != first && lowest != last {
		c.mark(x(lowest.Day), y(lowest.Amount), gutter, lowest.Amount.In(a.unit), false)
	}
	if len(points) > 1 {
		c.mark(x(last.Day), y(last.Amount), gutter, last.Amount.In(a.unit), free(points, len(points)-1, x, y))
	}
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

// mark is a dot and its amount, on the side that the line leaves free.
func (c *canvas) mark(x, y, gutter length, s string, above bool) {
	c.put(`<circle class="chart-dot" cx="`, x, `" cy="`, y, `" r="4"/>`, "\n")
	if above {
		c.label(x, y-90, gutter, s)
	} else {
		c.label(x, y+200, gutter, s)
	}
}

// months names the months below the line, those that have room, and marks where each begins.
func (c *canvas) months(from, to township.Day, x func(township.Day) length, names []string) {
	var d string
	left := x(from)
	allFit := true
	for day := from; !day.After(to); {
		year, month, _ := day.Date()
		next := township.MakeDay(year, month+1, 1)
		stop := x(to)
		if !next.After(to) {
			stop = x(next)
		}
		allFit = allFit && (room(names[month-1]) <= stop-x(day) || day == from || stop == x(to))
		day = next
	}
	for day := from; !day.After(to); {
		year, month, _ := day.Date()
		next := township.MakeDay(year, month+1, 1)
		begin, stop := x(day), x(to)
		if !next.After(to) {
			stop = x(next)
			d += "M" + stop.String() + " " + (c.height - 330).String() + "v6"
		}
		name := names[month-1]
		if !allFit && day != from || room(name) > stop-begin {
			name = strconv.Itoa(int(month))
		}
		if centre, half := begin+(stop-begin)/2, room(name)/2; centre-half >= left-60 && centre+half <= width {
			c.text(centre, c.height-120, middle, name)
			left = centre + half + 90
		}
		day = next
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

package chart

import (
	"slices"
	"strconv"

	"cunwu/generator/internal/township"
)

// Months is income and expense by month: income rises from the zero line, expense sinks.
type Months struct {
	Frame
	Income  string   // how the upper side is called
	Expense string   // how the lower side is called
	Gap     string   // one sign, where no ledger tells of a month
	Names   []string // of the twelve months
	Sums    []township.MonthSum
}

const (
	plotTop  length = 390  // below the name of the side and the amount over the longest bar
	plotHigh length = 1700 // of the sides together
	fewBars         = 4    // up to so many months every bar has its amount
)

// SVG draws at most some twenty months; the caller chooses which.
func (m Months) SVG() string {
	c := &canvas{frame: m.Frame, height: plotTop + plotHigh + 620}
	var up, down township.Fen
	halves := false // side by side, where amounts below zero would lie upon others
	highest, lowest := -1, -1
	for i, s := range m.Sums {
		up, down = max(up, s.Income, -s.Expense), max(down, s.Expense, -s.Income)
		halves = halves || s.Income < 0 || s.Expense < 0
		if s.Income > 0 && (highest < 0 || s.Income > m.Sums[highest].Income) {
			highest = i
		}
		if s.Expense > 0 && (lowest < 0 || s.Expense > m.Sums[lowest].Expense) {
			lowest = i
		}
	}
	a := makeAxis(up, down, c.frame.Currency)
	zero := plotTop + scale(a.up, a.up+a.down, plotHigh)
	gutter := a.gutter()
	c.text(0, 140, start, c.frame.Currency.Head(m.Income, a.unit.Name))
	c.text(0, c.height-60, start, c.frame.Currency.Head(m.Expense, a.unit.Name))
	c.rules(a, gutter, zero, plotHigh, true)

	var ins, outs []box
	slot := (width - gutter) / length(max(1, len(m.Sums)))
	bar := min(slot*3/5, 400) / 20 * 20
	allFit := !slices.ContainsFunc(m.Sums, func(s township.MonthSum) bool { return room(m.Names[s.Month-1])+30 > slot })
	for i, s := range m.Sums {
		centre := gutter + slot*length(i) + slot/2
		name := m.Names[s.Month-1]
		if !allFit && (i > 0 || room(name) > slot) { // then the first alone says what the numbers are
			name = strconv.Itoa(int(s.Month))
		}
		c.text(centre, c.height-250, middle, name)
		if s.Unknown {
			c.text(centre, zero-60, middle, m.Gap)
			continue
		}
		centre = whole(centre)
		left, right, wide := centre-bar/2, centre-bar/2, bar
		if halves {
			wide = bar / 2
			right = left + wide
		}
		few := len(m.Sums) <= fewBars
		h := scale(s.Income, a.up+a.down, plotHigh)
		ins = append(ins, box{left, zero - max(h, 0), wide, max(h, -h)})
		if few || i == highest {
			c.label(left+wide/2, zero-max(h, 0)-50, gutter, s.Income.RoundedIn(a.unit))
		}
		h = scale(s.Expense, a.up+a.down, plotHigh)
		outs = append(outs, box{right, zero + min(h, 0), wide, max(h, -h)})
		if few || i == lowest {
			c.label(right+wide/2, zero+max(h, 0)+160, gutter, s.Expense.RoundedIn(a.unit))
		}
	}
	c.bars(solid, ins...)
	c.bars(hatched, outs...)
	c.zero(gutter, zero)
	return c.svg()
}

// rules draws the rules of an axis and what they are called; mirrored, amounts below zero are
// called by their size.
func (c *canvas) rules(a axis, gutter, zero, high length, mirrored bool) {
	var d string
	for _, v := range a.rules() {
		y := zero - scale(v, a.up+a.down, high)
		d += "M" + gutter.String() + " " + y.String() + "H" + width.String()
		name := v.In(a.unit)
		if mirrored {
			name = max(v, -v).In(a.unit)
		}
		if y < zero-letter || y > zero+letter { // there the zero is called
			c.text(gutter-50, y+50, end, name)
		}
	}
	c.text(gutter-50, zero+50, end, "0")
	if d != "" {
		c.put(`<path class="chart-rule" d="`, d, `" stroke="currentColor" stroke-width=".5"/>`, "\n")
	}
}

func (c *canvas) zero(gutter, y length) {
	c.put(`<path class="chart-zero" d="M`, gutter, " ", y, "H", width, `" stroke="currentColor" stroke-width="1.5"/>`, "\n")
}

// label writes an amount about x, within the plot.
func (c *canvas) label(x, baseline, gutter length, s string) {
	half := room(s) / 2
	c.text(min(max(x, gutter+half), width-half), baseline, middle, s)
}

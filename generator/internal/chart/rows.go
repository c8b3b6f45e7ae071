package chart

import "cunwu/generator/internal/township"

// A Form is how a bar is filled.
type Form int

// The forms.
const (
	Solid   Form = iota // what came in, what was spent, what people received
	Hatched             // what went out
	Hollow              // what was planned
)

// A Bar is an amount with its name.
type Bar struct {
	Name   string
	Amount township.Fen
	Form   Form
	None   string // a word in place of an amount that was not given
}

// A Group is bars under one name.
type Group struct {
	Name string // empty: none
	Bars []Bar
}

// Rows is groups of bars, one below the other, each with its name before and its amount
// behind it.
type Rows struct {
	Frame
	Groups []Group
}

const (
	rowHigh  length = 240
	barHigh  length = 140
	mostName length = 960 // of a bar, six ideographs and a sign; a longer one is cut
)

// SVG draws the rows.
func (r Rows) SVG() string {
	c := &canvas{frame: r.Frame}
	var up, down township.Fen
	var names, amounts length
	for _, g := range r.Groups {
		for _, b := range g.Bars {
			up, down = max(up, b.Amount), max(down, -b.Amount)
			names = max(names, room(fit(b.Name, mostName)))
			amounts = max(amounts, room(b.text(r.Currency)))
		}
	}
	left := length(0)
	if names > 0 {
		left = whole(names + 80)
	}
	high := width - left - amounts - 80
	if up+down == 0 {
		up = 1
	}
	zero := whole(left + scale(down, up+down, high))
	var forms [Hollow + 1][]box
	lines := ""
	for i, g := range r.Groups {
		if g.Name != "" {
			if i > 0 {
				c.height += 80
			}
			c.put(`<text y="`, c.height+170, `" font-weight="700">`, escape(fit(g.Name, width)), "</text>\n")
			c.height += rowHigh
		}
		top := c.height
		for _, b := range g.Bars {
			if b.Name != "" {
				c.text(left-80, c.height+170, end, fit(b.Name, mostName))
			}
			w := scale(b.Amount, up+down, high)
			forms[b.Form] = append(forms[b.Form], box{zero + min(w, 0), c.height + (rowHigh-barHigh)/2, max(w, -w), barHigh})
			c.text(zero+max(w, 0)+60, c.height+170, start, b.text(r.Currency))
			c.height += rowHigh
		}
		lines += "M" + zero.String() + " " + top.String() + "V" + c.height.String()
	}
	for form, class := range []string{Solid: solid, Hatched: hatched, Hollow: hollow} {
		c.bars(class, forms[form]...)
	}
	c.put(`<path class="chart-zero" d="`, lines, `" stroke="currentColor" stroke-width="1.5"/>`, "\n")
	return c.svg()
}

func (b Bar) text(in township.Currency) string {
	if b.None != "" {
		return b.None
	}
	return in.Rounded(b.Amount)
}

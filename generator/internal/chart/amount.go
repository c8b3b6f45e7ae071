package chart

import (
	"math/bits"
	"strconv"
	"strings"

	"cunwu/generator/internal/township"
)

func mul(a, b uint64) (hi, lo uint64) { return bits.Mul64(a, b) }

func div(hi, lo, by uint64) uint64 {
	q, _ := bits.Div64(hi, lo, by)
	return q
}

// A unit is a unit of money.
type unit struct {
	name string
	fen  township.Fen
}

var (
	yuan            = unit{"元", 100}
	tenThousand     = unit{"万元", 10_000_00}
	hundredMillions = unit{"亿元", 100_000_000_00}
)

// unitOf is the unit in which people say an amount.
func unitOf(f township.Fen) unit {
	if f < 0 {
		f = -f
	}
	switch {
	case f >= hundredMillions.fen:
		return hundredMillions
	case f >= tenThousand.fen:
		return tenThousand
	}
	return yuan
}

// in is the amount in a unit, with at most two decimals, rounded, and a true minus sign.
func in(f township.Fen, u unit) string {
	sign := ""
	if f < 0 {
		sign, f = "−", -f
	}
	hundredth := u.fen / 100
	n := int64((f + hundredth/2) / hundredth)
	whole := strconv.FormatInt(n/100, 10)
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	decimals := strconv.FormatInt(100+n%100, 10)[1:]
	if s := strings.TrimRight(decimals, "0"); s != "" {
		return sign + whole + "." + s
	}
	if n == 0 {
		return "0"
	}
	return sign + whole
}

// Amount is an amount as a picture says it, rounded: 13.26 万元, 8,532 元.
func Amount(f township.Fen) string {
	u := unitOf(f)
	if u == yuan && (f >= 100_00 || f <= -100_00) {
		half := township.Fen(50)
		if f < 0 {
			half = -half
		}
		f = (f + half) / 100 * 100
	}
	return in(f, u) + " " + u.name
}

// An axis is what amounts are measured by: rules at round amounts, in one unit.
type axis struct {
	up, down township.Fen // how far it reaches above and below zero
	unit     unit
	step     township.Fen // between two rules
}

// makeAxis makes an axis of at most four rules beside the zero line.
func makeAxis(up, down township.Fen) axis {
	up, down = max(up, 0), max(down, 0)
	if up+down == 0 {
		up = 100
	}
	a := axis{up, down, unitOf(max(up, down)), 1}
	for i := 0; (up/a.step)+(down/a.step) > 4; i++ {
		if i%3 == 1 {
			a.step = a.step / 2 * 5
		} else {
			a.step *= 2
		}
	}
	return a
}

// rules are the amounts at which there are rules, zero left out, from above.
func (a axis) rules() []township.Fen {
	var list []township.Fen
	for v := a.up / a.step * a.step; v >= -a.down; v -= a.step {
		if v != 0 {
			list = append(list, v)
		}
	}
	return list
}

// gutter is the room beside the plot for what the rules are called.
func (a axis) gutter() length {
	most := room("0")
	for _, v := range a.rules() {
		most = max(most, room(in(v, a.unit)))
	}
	return whole(most + 50)
}

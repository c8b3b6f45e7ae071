package chart

import (
	"math/bits"

	"cunwu/generator/internal/township"
)

func mul(a, b uint64) (hi, lo uint64) { return bits.Mul64(a, b) }

func div(hi, lo, by uint64) uint64 {
	q, _ := bits.Div64(hi, lo, by)
	return q
}

// An axis is what amounts are measured by: rules at round amounts, in one unit.
type axis struct {
	up, down township.Fen // how far it reaches above and below zero
	unit     township.MoneyUnit
	step     township.Fen // between two rules
}

// makeAxis makes an axis of at most four rules beside the zero line.
func makeAxis(up, down township.Fen, in township.Currency) axis {
	up, down = max(up, 0), max(down, 0)
	if up+down == 0 {
		up = 100
	}
	a := axis{up, down, in.UnitOf(max(up, down)), 1}
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
		most = max(most, room(v.In(a.unit)))
	}
	return whole(most + 50)
}

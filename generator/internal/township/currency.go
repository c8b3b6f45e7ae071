package township

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// A Currency is how a language says amounts: in which units, and how a number and its unit
// stand together. The zero value is Chinese.
type Currency struct {
	Units  []MoneyUnit // the smallest, the yuan, first
	Amount string      // {n} {unit}
	Under  string      // what is measured, and the unit: {name}（{unit}）
}

// A MoneyUnit is a unit in which amounts are said.
type MoneyUnit struct {
	Name string
	Fen  Fen
}

// ErrUnits says that a text is no list of units of money.
var ErrUnits = errors.New("not units of money of the form 1 元, 10000 万元")

// ParseMoneyUnits reads units with what each is in yuan: "1 元, 10000 万元, 100000000 亿元".
func ParseMoneyUnits(text string) ([]MoneyUnit, error) {
	var units []MoneyUnit
	for one := range strings.SplitSeq(text, ",") {
		number, name, ok := strings.Cut(strings.TrimSpace(one), " ")
		yuan, err := strconv.ParseInt(number, 10, 64)
		if err != nil || !ok || yuan < 1 || yuan > maxYuan || len(units) == 0 && yuan != 1 || len(units) > 0 && Fen(yuan)*100 <= units[len(units)-1].Fen {
			return nil, fmt.Errorf("%w: %q", ErrUnits, text)
		}
		units = append(units, MoneyUnit{strings.TrimSpace(name), Fen(yuan) * 100})
	}
	return units, nil
}

// chinese are the units in which Chinese counts money.
func chinese() []MoneyUnit {
	return []MoneyUnit{{"元", 1_00}, {"万元", 1_0000_00}, {"亿元", 1_0000_0000_00}}
}

// units are never none.
func (c Currency) units() []MoneyUnit {
	if len(c.Units) == 0 {
		return chinese()
	}
	return c.Units
}

// Yuan is the name of the yuan.
func (c Currency) Yuan() string { return c.units()[0].Name }

// UnitOf is the unit in which people say an amount that is not exact.
func (c Currency) UnitOf(f Fen) MoneyUnit {
	units := c.units()
	for i := len(units) - 1; i > 0; i-- {
		if f >= units[i].Fen || -f >= units[i].Fen {
			return units[i]
		}
	}
	return units[0]
}

// In is an amount in a unit, with at most two decimals, rounded, and a true minus sign.
func (f Fen) In(u MoneyUnit) string {
	sign := ""
	if f < 0 {
		sign, f = "−", -f
	}
	hundredth := u.Fen / 100
	n := int64((f + hundredth/2) / hundredth)
	whole := groupThousands(strconv.FormatInt(n/100, 10))
	decimals := strconv.FormatInt(100+n%100, 10)[1:]
	if s := strings.TrimRight(decimals, "0"); s != "" {
		return sign + whole + "." + s
	}
	if n == 0 {
		return "0"
	}
	return sign + whole
}

// Said is a number with the name of its unit.
func (c Currency) Said(number, unit string) string {
	form := c.Amount
	if form == "" {
		form = "{n} {unit}"
	}
	return strings.NewReplacer("{n}", number, "{unit}", unit).Replace(form)
}

// Head is the name of what is measured, with that of the unit.
func (c Currency) Head(name, unit string) string {
	form := c.Under
	if form == "" {
		form = "{name}（{unit}）"
	}
	return strings.NewReplacer("{name}", name, "{unit}", unit).Replace(form)
}

// Rounded is an amount as a picture says it: 13.26 万元, 8,532 元.
func (c Currency) Rounded(f Fen) string {
	u := c.UnitOf(f)
	return c.Said(f.RoundedIn(u), u.Name)
}

// RoundedIn is an amount in a unit as a picture says it: as In, but a hundred yuan or more without
// their 分.
func (f Fen) RoundedIn(u MoneyUnit) string {
	if u.Fen == 100 && (f >= 100_00 || f <= -100_00) {
		half := Fen(50)
		if f < 0 {
			half = -half
		}
		f = (f + half) / 100 * 100
	}
	return f.In(u)
}

// Plain is an amount as people say it, exactly: in the largest unit in which two decimals
// say it (4.2 万元), else in yuan without needless decimals (1,350 元).
func (c Currency) Plain(f Fen) string {
	units := c.units()
	for i := len(units) - 1; i > 0; i-- {
		if u := units[i]; (f >= u.Fen || -f >= u.Fen) && f%(u.Fen/100) == 0 {
			return c.Said(strings.Replace(f.In(u), "−", "-", 1), u.Name)
		}
	}
	return c.Said(strings.TrimSuffix(f.Grouped(), ".00"), units[0].Name)
}

package township

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Fen is an amount of money: an integer number of 分, a hundredth of a yuan.
type Fen int64

// maxYuan keeps sums of many amounts far from the limits of an int64; quantities have a
// decimal more, and a tenth of it.
const maxYuan = 1_000_000_000_000 // 一万亿

// Errors of ParseFen and ParseQuantity.
var (
	ErrNumber    = errors.New("not a number")
	ErrDecimals  = errors.New("more decimals than the unit has")
	ErrTooLarge  = errors.New("number too large")
	ErrSeparator = errors.New("thousands separator in the wrong place")
)

// ParseFen reads an amount in yuan, as 76123.40, 76,123.40, ¥1,200, 1200元, -35.5
// or 4.2万元. Full-width digits and signs are read as their plain forms.
func ParseFen(s string) (Fen, error) {
	v, err := parseDecimal(s, 2, []unit{{"万元", 10000}, {"元", 1}})
	return Fen(v), err
}

// ParseQuantity reads a number that is not money, with up to three decimals (亩,
// 公斤, 户, 人), and returns thousandths.
func ParseQuantity(s string) (int64, error) { return parseDecimal(s, 3, nil) }

type unit struct {
	suffix string
	factor int64
}

func parseDecimal(s string, decimals int, units []unit) (int64, error) {
	s = strings.TrimSpace(foldWidth(s))
	factor := int64(1)
	for _, u := range units {
		if rest, ok := strings.CutSuffix(s, u.suffix); ok {
			s, factor = strings.TrimSpace(rest), u.factor
			break
		}
	}
	negative := false
	for range 2 { // the sign stands before or behind the currency sign
		switch {
		case strings.HasPrefix(s, "-"), strings.HasPrefix(s, "−"):
			if negative {
				return 0, ErrNumber
			}
			negative = true
			s = strings.TrimPrefix(strings.TrimPrefix(s, "-"), "−")
		case strings.HasPrefix(s, "¥"):
			s = strings.TrimPrefix(s, "¥")
		}
	}
	whole, frac, point := strings.Cut(s, ".")
	if whole == "" || point && frac == "" {
		return 0, ErrNumber
	}
	if strings.Contains(whole, ",") {
		groups := strings.Split(whole, ",")
		for i, g := range groups {
			if len(g) != 3 && i > 0 || len(g) == 0 || len(g) > 3 {
				return 0, ErrSeparator
			}
		}
		whole = strings.Join(groups, "")
	}
	if !digits(whole) || point && !digits(frac) {
		return 0, ErrNumber
	}
	scale := factor
	for range decimals {
		scale *= 10
	}
	w, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || w > maxYuan/factor || decimals > 2 && w > maxYuan/10 {
		return 0, ErrTooLarge
	}
	v := w * scale
	f := scale
	for _, c := range frac {
		if f%10 != 0 {
			if c != '0' {
				return 0, ErrDecimals
			}
			continue
		}
		f /= 10
		v += int64(c-'0') * f
	}
	if negative {
		v = -v
	}
	return v, nil
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// foldWidth turns full-width digits, signs and spaces into their ASCII forms.
func foldWidth(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '￥':
			return '¥'
		case r == '　':
			return ' '
		}
		return r
	}, s)
}

// String is the amount in yuan with two decimals and no separators: 76123.40.
func (f Fen) String() string {
	sign := ""
	if f < 0 {
		sign, f = "-", -f
	}
	return fmt.Sprintf("%s%d.%02d", sign, f/100, f%100)
}

// Grouped is the amount in yuan with two decimals and thousands separators: 76,123.40.
func (f Fen) Grouped() string {
	s := f.String()
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	whole, frac, _ := strings.Cut(s, ".")
	return sign + groupThousands(whole) + "." + frac
}

// Plain is the amount as Chinese says it: 4.2 万元, 1,350 元. See Currency.Plain.
func (f Fen) Plain() string { return Currency{}.Plain(f) }

func groupThousands(s string) string {
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// FormatQuantity is a number of thousandths without needless decimals: 12.5.
func FormatQuantity(v int64) string { return FormatDecimals(v, 0) }

// FormatDecimals is a number of thousandths with so many decimals at least, three at the
// most: below 25.25 stands 18.00.
func FormatDecimals(v int64, decimals int) string {
	sign := ""
	if v < 0 {
		sign, v = "-", -v
	}
	s := groupThousands(strconv.FormatInt(v/1000, 10))
	if decimals = max(min(decimals, 3), decimalsOf(v)); decimals > 0 {
		s += "." + fmt.Sprintf("%03d", v%1000)[:decimals]
	}
	return sign + s
}

// decimalsOf is how many decimals a number of thousandths needs.
func decimalsOf(v int64) int {
	switch {
	case v%1000 == 0:
		return 0
	case v%100 == 0:
		return 1
	case v%10 == 0:
		return 2
	}
	return 3
}

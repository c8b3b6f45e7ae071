package township

import (
	"errors"
	"strings"
)

// ErrCapitals says that a text is no amount in Chinese capitals.
var ErrCapitals = errors.New("not an amount in Chinese capitals")

const capitalDigits = "零壹贰叁肆伍陆柒捌玖"

// ParseCapitals reads an amount in Chinese capitals, as 壹拾贰万叁仟元整, 伍佰元零伍分 or
// 人民币柒角 (支付结算办法, 银发〔1997〕393号, 附一). 零 may be left out, as people do, and 拾
// may stand without 壹 at the beginning; every other slip (ordinary numerals, two digits
// side by side, a unit out of order, no 元) is ErrCapitals.
func ParseCapitals(s string) (Fen, error) {
	s = strings.TrimPrefix(strings.TrimSpace(s), "人民币")
	s = strings.NewReplacer("圆", "元", "整", "正", "弐", "贰", "〇", "零", " ", "").Replace(s)
	s, whole := strings.CutSuffix(s, "正")
	yuan, rest, hasYuan := strings.Cut(s, "元")
	var total int64
	if hasYuan {
		n, ok := capitalNumber([]rune(yuan))
		if !ok {
			return 0, ErrCapitals
		}
		total = n * 100
	} else {
		rest = s
	}
	small, ok := capitalSmall(rest)
	if !ok || !hasYuan && rest == "" || whole && strings.HasSuffix(rest, "分") || !whole && hasYuan && rest == "" && yuan == "" {
		return 0, ErrCapitals
	}
	return Fen(total + small), nil
}

// capitalSmall reads 角 and 分.
func capitalSmall(s string) (int64, bool) {
	var total int64
	for _, u := range []struct {
		unit string
		fen  int64
	}{{"角", 10}, {"分", 1}} {
		before, after, found := strings.Cut(s, u.unit)
		if !found {
			continue
		}
		digit, ok := capitalDigit(strings.TrimPrefix(before, "零"))
		if !ok {
			return 0, false
		}
		total += digit * u.fen
		s = after
	}
	return total, s == ""
}

// capitalDigit reads one digit from 壹 to 玖.
func capitalDigit(s string) (int64, bool) {
	for i, r := range []rune(capitalDigits)[1:] {
		if s == string(r) {
			return int64(i) + 1, true
		}
	}
	return 0, false
}

// capitalNumber reads a whole number: sections of up to 仟, joined by 万 and 亿, each
// smaller than the one before it.
func capitalNumber(rs []rune) (int64, bool) {
	var total, section int64
	digit := int64(-1) // that waits for its unit; 0: 零
	sectionUnit, greatUnit := int64(10000), int64(1_0000_0000_0000)
	seen := false // a digit of this section
	for i, r := range rs {
		if d := strings.IndexRune(capitalDigits, r); d >= 0 {
			if digit >= 0 && !(digit == 0 && d > 0) {
				return 0, false // two digits side by side
			}
			digit = int64(d / len("零"))
			seen = seen || digit > 0
			continue
		}
		switch unit := map[rune]int64{'拾': 10, '佰': 100, '仟': 1000, '万': 1_0000, '亿': 1_0000_0000}[r]; {
		case unit == 0:
			return 0, false
		case unit < 10000:
			if digit < 0 && unit == 10 && i == 0 {
				digit = 1 // 拾伍
			}
			if digit <= 0 || unit >= sectionUnit {
				return 0, false
			}
			seen = true
			section += digit * unit
			sectionUnit, digit = unit, -1
		default:
			if digit > 0 {
				section += digit
			}
			if !seen || section == 0 || digit == 0 || unit >= greatUnit {
				return 0, false
			}
			total += section * unit
			greatUnit, sectionUnit, section, digit, seen = unit, 10000, 0, -1, false
		}
	}
	if digit == 0 && len(rs) > 1 {
		digit = -1 // 壹佰零元 is written, if seldom
	}
	if digit > 0 {
		section += digit
	}
	return total + section, len(rs) > 0
}

package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A group is digits that stand together (full-width ones too), perhaps with an X at
// the end, as the last sign of an identity number.
type group struct {
	digits     string
	start, end int  // bytes of the text
	joined     bool // to the group before it, by a space, a dash, a dot or a star
}

// groups finds the groups of digits of a text.
func groups(text string) []group {
	var gs []group
	var b strings.Builder
	start, end, gap := -1, 0, widestGap+1
	flush := func() {
		if start >= 0 {
			gs = append(gs, group{b.String(), start, end, gap >= 1 && gap <= widestGap && len(gs) > 0})
			gap = 0
		}
		b.Reset()
		start = -1
	}
	for i, r := range text {
		d, isDigit := digit(r)
		switch {
		case isDigit:
			if start < 0 {
				start = i
			}
			b.WriteByte(d)
			end = i + utf8.RuneLen(r)
		case start >= 0 && (r == 'x' || r == 'X' || r == 'Ｘ' || r == 'ｘ'):
			b.WriteByte('X')
			end = i + utf8.RuneLen(r)
			flush()
		case unicode.Is(unicode.Cf, r): // invisible, and no reason to read on differently
		case separator(r):
			flush()
			gap++
		default:
			flush()
			gap = widestGap + 1
		}
	}
	flush()
	return gs
}

// widestGap is how many spaces, dashes and dots may stand inside one number.
const widestGap = 3

// separator reports whether people write r between the digits of one number.
func separator(r rune) bool {
	return r == '.' || r == '*' || r == '＊' || r == '·' || r == '．' || r == '_' || unicode.Is(unicode.Zs, r) || unicode.Is(unicode.Pd, r) || r == '−'
}

func digit(r rune) (byte, bool) {
	switch {
	case r >= '0' && r <= '9':
		return byte(r), true
	case r >= '０' && r <= '９':
		return byte(r-'０') + '0', true
	}
	return 0, false
}

// isID18 reports whether digits are a citizen's number: a date of birth in its
// place, and the check digit of GB 11643-1999 (ISO 7064 MOD 11-2).
func isID18(s string) bool {
	if len(s) != 18 || !birthDate(s[6:14]) {
		return false
	}
	weights := [...]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
		sum += int(s[i]-'0') * w
	}
	// Excel keeps fifteen digits of a number and makes the others zeros.
	return s[17] == "10X98765432"[sum%11] || s[15:] == "000"
}

// isID15 reports whether digits are a citizen's number of the older form.
func isID15(s string) bool {
	return len(s) == 15 && s[0] >= '1' && s[0] <= '8' && birthDate("19"+s[6:12])
}

// birthDate reports whether eight digits can be a date of birth.
func birthDate(s string) bool {
	year, month, day := s[:4], s[4:6], s[6:8]
	return year >= "1900" && year <= "2099" && month >= "01" && month <= "12" && day >= "01" && day <= "31"
}

// isMobile reports whether digits are a mobile number.
func isMobile(s string) bool {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "00"), "86")
	return len(s) == 11 && s[0] == '1' && s[1] >= '3' && s[1] <= '9'
}

// isBankCard reports whether digits are the number of a bank card: 16 to 19 digits
// that begin as cards do and pass Luhn's check (ISO/IEC 7812-1).
func isBankCard(s string) bool {
	if len(s) < 16 || len(s) > 19 || s[0] < '3' || s[0] > '6' {
		return false
	}
	sum := 0
	for i := range len(s) {
		d := int(s[len(s)-1-i] - '0')
		if d > 9 {
			return false
		}
		if i%2 == 1 {
			d *= 2
			if d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

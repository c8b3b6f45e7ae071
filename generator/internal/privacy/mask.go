package privacy

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A mask's rules: a citizen's number keeps two signs and the last three (never 6 + 4,
// which a village restores); a mobile number three and four; a card its last four; a
// name its surname and, from three characters on, its last; an address its group.
// Masking what is masked changes nothing.

// MaskName masks a person's name: 张*, 张*三, 张**四, 欧阳*, 阿***·***.
func MaskName(name string) string {
	name = strings.Join(strings.Fields(strings.Map(visible, name)), "")
	if name == "" || strings.ContainsAny(name, "*") {
		return name
	}
	runes := []rune(name)
	if len(runes) == 1 {
		return "*"
	}
	if strings.ContainsAny(name, "·•・") {
		for i := 1; i < len(runes); i++ {
			switch runes[i] {
			case '·', '•', '・':
				runes[i] = '·'
			default:
				runes[i] = '*'
			}
		}
		return string(runes)
	}
	if len(runes) > 2 {
		for _, c := range compounds {
			if strings.HasPrefix(name, c) {
				return c + strings.Repeat("*", len(runes)-2)
			}
		}
	}
	if len(runes) == 2 || classOf(runes[0])&han == 0 { // of other writing only the first letter stays
		return string(runes[0]) + strings.Repeat("*", len(runes)-1)
	}
	return string(runes[0]) + strings.Repeat("*", len(runes)-2) + string(runes[len(runes)-1])
}

// visible drops characters that are not seen.
func visible(r rune) rune {
	if r == utf8.RuneError {
		return -1
	}
	if f := foldRune(r); f < 0 || f == ' ' {
		return f
	}
	return r
}

// signsOf are the digits, letters and stars of a number, folded.
func signsOf(number string) []rune {
	var out []rune
	for i := 0; i < len(number); {
		r, n := escaped(number, i, true)
		if n == 0 {
			r, n = utf8.DecodeRuneInString(number[i:])
		}
		i += n
		f := foldRune(r)
		if f < 0 {
			continue
		}
		if f >= 'a' && f <= 'z' {
			f -= 'a' - 'A'
		}
		if c := classOf(f); c&(digit|letter) != 0 {
			out = append(out, f)
		} else if c&star != 0 {
			out = append(out, '*')
		} else if v, ok := value(f); ok {
			out = append(out, rune(v))
		}
	}
	return out
}

// keep leaves the first and the last signs of a number.
func keep(signs []rune, first, last int) string {
	for i := range signs {
		if i >= first && i < len(signs)-last {
			signs[i] = '*'
		}
	}
	return string(signs)
}

// MaskID masks a citizen's number or another document's: 14*************001.
func MaskID(number string) string {
	signs := signsOf(number)
	if len(signs) < 10 {
		return keep(signs, min(1, len(signs)/4), 0)
	}
	return keep(signs, 2, 3)
}

// MaskMobile masks a phone's number: 138****1234; of a fixed line the area stays.
func MaskMobile(number string) string {
	signs := signsOf(number)
	for _, prefix := range []string{"0086", "86"} {
		if rest, ok := strings.CutPrefix(string(signs), prefix); ok && len(rest) == 11 && rest[0] == '1' {
			signs = []rune(rest)
		}
	}
	switch n := len(signs); {
	case n < 7:
		return keep(signs, 0, 0)
	case n < 10:
		return keep(signs, 0, 3)
	case signs[0] == '0' && (n == 11 || n == 12):
		return keep(signs, 4, n-8)
	case n > 11:
		return keep(signs, 3, 4)
	default:
		return keep(signs, 3, n-7)
	}
}

// MaskCard masks the number of a bank card or an account: its last four digits stay.
func MaskCard(number string) string {
	signs := signsOf(number)
	if len(signs) < 10 {
		return keep(signs, 0, 0)
	}
	return keep(signs, 0, 4)
}

// MaskAddress leaves an address down to the village group or, in a town, the street.
func MaskAddress(address string) string {
	runes := []rune(strings.TrimSpace(strings.ToValidUTF8(address, "")))
	cut := -1
	for _, ends := range []string{"组队社", "屯寨庄湾", "村", "路街巷弄"} {
		for i, r := range runes {
			if i > 0 && strings.ContainsRune(ends, r) {
				cut = i + 1
				break
			}
		}
		if cut > 0 {
			break
		}
	}
	if cut < 0 {
		for i, r := range runes {
			if _, ok := value(foldRune(r)); ok {
				cut = i
				break
			}
		}
	}
	if cut >= 0 {
		runes = runes[:cut]
	}
	return strings.TrimSpace(string(runes))
}

// Distinguish tells equal masked names apart: by their group where that is enough, else
// by their row, counted from 1. Names that stand alone stay as they are. groups may be nil.
func Distinguish(names, groups []string) []string {
	group := func(i int) string {
		if i < len(groups) {
			return groups[i]
		}
		return ""
	}
	count, within := map[string]int{}, map[[2]string]int{}
	for i, n := range names {
		count[n]++
		within[[2]string{n, group(i)}]++
	}
	out := make([]string, len(names))
	for i, n := range names {
		switch {
		case n == "" || count[n] == 1:
			out[i] = n
		case group(i) != "" && within[[2]string{n, group(i)}] == 1:
			out[i] = n + "（" + group(i) + "）"
		default:
			out[i] = fmt.Sprintf("%s（第%d行）", n, i+1)
		}
	}
	return out
}

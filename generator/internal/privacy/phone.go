package privacy

import (
	"bytes"
	"slices"
)

// isMobile judges whether a span is a mobile number.
func (s *scan) isMobile(sp *span) (sure, ok bool) {
	b := sp.digits
	n := len(b)
	if n < 11 || n > 15 || b[n-1] == 'X' {
		return false, false
	}
	plain := b
	prefix := 0 // groups that hold a prefix alone
	switch {
	case n == 11:
	case n == 12 && b[0] == '0':
		plain = b[1:]
	case n == 13 && b[0] == '8' && b[1] == '6':
		plain = b[2:]
	case n == 15 && bytes.HasPrefix(b, []byte("0086")):
		plain = b[4:]
	default:
		return false, false
	}
	if len(plain) < n && s.groups[sp.first].n == n-11 {
		prefix = 1
	}
	if !mobilePrefix(plain) {
		return false, false
	}
	rest := *sp
	rest.first += prefix
	label := s.label(s.groups[sp.first].from, numberLabels...)
	labelled := label == wordPhone || label == wordChat
	if r := s.rune(s.after(sp)); r == '型' || r == '款' {
		return false, false
	}
	if label == wordOther || s.amount(sp) || !labelled && s.inLetters(sp) && !s.phoneLetters(sp) && !s.carried(sp) {
		return false, false
	}
	if sp.misread > 0 && (!labelled || n-sp.misread < 4) {
		return false, false
	}
	switch {
	case rest.end-rest.first == 1:
		return true, true
	case labelled && sp.loosest == joined:
		return true, true
	case sp.dots && !(s.shape(&rest, 3, 4, 4) && sp.uniform):
		return false, false
	case s.shape(&rest, 3, 4, 4), s.shape(&rest, 3, 8), s.shape(&rest, 4, 3, 4), s.shape(&rest, 7, 4), s.shape(&rest, 3, 3, 5),
		s.shape(&rest, 5, 6), s.shape(&rest, 4, 4, 3), s.shape(&rest, 5, 3, 3), s.shape(&rest, 6, 5), s.shape(&rest, 8, 3), rest.singles && sp.uniform:
		return labelled || !s.figures(&rest), true
	case s.shape(&rest, 4, 7): // two sums stand side by side in the same way
		return false, !s.figures(&rest) || s.groups[rest.end-1].sep == '-' || s.turned(s.groups[sp.first].from)
	case sp.loosest == broken && rest.end-rest.first == 2:
		return labelled, true
	case prefix == 0 && len(plain) < n && s.shape(&rest, n-11+3, 4, 4): // +86138 0000 0000
		return true, true
	}
	return false, false
}

// figures reports whether the groups of a span are figures that may stand side by side
// by themselves: none begins with a zero.
func (s *scan) figures(sp *span) bool {
	for _, g := range s.groups[sp.first:sp.end] {
		if s.digits[g.at] == '0' {
			return false
		}
	}
	return true
}

// mobileOfCommas judges whether a span is a mobile number that commas divide, as a
// spreadsheet sets them (13,800,001,234) or a hand (138，0000，1234). A word must say so.
func (s *scan) mobileOfCommas(sp *span) bool {
	if !mobilePrefix(sp.digits) || sp.misread > 0 || !s.shape(sp, 2, 3, 3, 3) && !s.shape(sp, 3, 4, 4) {
		return false
	}
	for _, g := range s.groups[sp.first+1 : sp.end] {
		if g.width != 1 || s.rune(g.from-1) != ',' {
			return false
		}
	}
	end := s.after(sp)
	return s.label(s.groups[sp.first].from, numberLabels...) == wordPhone && !s.unit(s.skip(end)) && !(s.rune(end) == ',' && s.is(end+1, digit)) && !(s.rune(end) == '.' && s.is(end+1, digit))
}

// phoneLetters reports whether the letters beside a span stand for a phone or for an
// account that has its number: T13800001234, 13800001234VX.
func (s *scan) phoneLetters(sp *span) bool {
	b, e := s.before(sp), s.after(sp)
	if s.is(b, letter) {
		switch s.rune(b) {
		case 'T', 'M', 'P', 'H', 'C': // tel, mobile, phone, handy, cell
		default:
			return false
		}
		if s.is(b-1, letter|digit) {
			return false
		}
	}
	if !s.is(e, letter) {
		return true
	}
	return s.chatAt(e) || s.rune(e) == 'V' && s.is(e+1, han)
}

// mobilePrefix reports whether eleven digits begin as mobile numbers do.
func mobilePrefix(b []byte) bool {
	return len(b) == 11 && b[0] == '1' && b[1] >= '3' && b[1] <= '9'
}

// isFixedLine judges whether a span is a fixed line's number. Those of offices are
// among the allowed ones.
func (s *scan) isFixedLine(sp *span) (sure, ok bool) {
	b := sp.digits
	n := len(b)
	if n < 7 || n > 14 || b[n-1] == 'X' || sp.loosest != joined || sp.misread > 0 {
		return false, false
	}
	label, end := s.labelAt(s.groups[sp.first].from, numberLabels...)
	if label == wordOther || label == wordCard || label == wordID || s.amount(sp) || s.inLetters(sp) {
		return false, false
	}
	if s.officeLine(s.groups[sp.first].from) {
		return false, false
	}
	if n >= 12 && bytes.HasPrefix(bytes.TrimPrefix(b, []byte("00")), []byte("86")) {
		b = bytes.TrimPrefix(b, []byte("00"))[2:]
		if b[0] != '0' {
			b = append([]byte{'0'}, b...)
		}
		n = len(b)
	}
	if area := areaCode(b); area > 0 {
		switch {
		case s.countryApart(sp): // +86 999 5556677
			rest := sp.end - sp.first - 1
			return true, s.groups[sp.first+1].n >= area-1 && s.groups[sp.first+1].n <= area && rest >= 2 && rest <= 3 || rest == 1
		case sp.end-sp.first == 1:
			return label == wordPhone, label == wordPhone || n == 11 || n == 12
		case s.groups[sp.first].n == area || s.groups[sp.first].n == area+1 && len(sp.digits) > n-1:
			local := sp.end - sp.first - 1
			return true, local == 1 || local == 2 && (label == wordPhone || s.groups[sp.end-1].n == 4)
		}
		return false, label == wordPhone
	}
	// Without its area code a number is a phone's only where a word says so.
	if label != wordPhone || b[0] < '2' || b[0] > '8' || n > 8 || sp.end-sp.first > 2 {
		return false, false
	}
	return false, end < 0 || s.groups[sp.first].from-end <= 4
}

// countryApart reports whether a span begins with a country's code that stands by itself.
func (s *scan) countryApart(sp *span) bool {
	g := &s.groups[sp.first]
	return sp.end-sp.first > 1 && (g.n == 2 && s.digits[g.at] == '8' || g.n == 4 && s.digits[g.at+1] == '0' && s.digits[g.at+2] == '8')
}

// officeLine reports whether the fixed line at sign i is an office's, by what stands
// before it in its clause: 县农业农村局咨询电话. Where a person is named between, it is
// that person's.
func (s *scan) officeLine(i int) bool {
	k, _ := slices.BinarySearchFunc(s.marks, i, func(m mark, i int) int { return int(m.from) - i })
	for k--; k >= 0 && i-int(s.marks[k].to) <= officeReach; k-- {
		m := s.marks[k]
		if m.kind == wordHome {
			return false
		}
		if m.kind == wordOffice || m.kind == wordPhone && s.desk(int(m.from)) {
			return !s.personBetween(int(m.to), i)
		}
	}
	return false
}

// desks are what offices call their phones: 咨询电话, 监督电话.
var desks = []string{"咨询", "监督", "办公", "值班", "举报", "投诉", "服务", "热线", "报修", "客服", "受理", "信访", "应急", "预约"}

func (s *scan) desk(i int) bool { return s.follows(i, desks) }

// personBetween reports whether a person is named between two signs, or the clause ends.
func (s *scan) personBetween(a, b int) bool {
	for at := a; at < b; at++ {
		if s.signs[at].c&(stop|line) != 0 {
			return true
		}
		if s.signs[at].c&clan != 0 {
			if end, _ := s.name(at); end > 0 && end <= b {
				return true
			}
		}
	}
	return false
}

// officeReach is how far an office's name may stand from its phone, in signs.
const officeReach = 18

// areaCode is the length of the area code that digits begin with, if they are a fixed
// line's number: 010 and 02x, or four digits, then seven or eight that begin with 2 to 8.
func areaCode[T []byte | string](b T) int {
	n := len(b)
	if n < 10 || n > 12 || b[0] != '0' || b[1] < '1' || b[1] > '9' {
		return 0
	}
	area := 4
	if b[1] == '1' || b[1] == '2' {
		area = 3
		if b[1] == '1' && b[2] != '0' {
			return 0
		}
	}
	if local := n - area; local != 7 && local != 8 || b[area] < '2' || b[area] > '8' {
		return 0
	}
	return area
}

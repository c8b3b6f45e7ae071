package privacy

import "strings"

// births finds dates of birth: a date with a word for birth beside it, or after a name
// and a sex. A year alone, and the limits that rules set (1966年1月1日以前出生), are none.
func (s *scan) births() {
	if s.seen&(digit|numeral) == 0 {
		return
	}
	for _, m := range s.marks {
		if m.kind == wordBirth {
			s.birthBeside(int(m.from), int(m.to))
		}
	}
	for i := range s.signs {
		switch s.signs[i].r {
		case '生':
			if !s.is(i+1, han) || s.rune(i+1) == '于' {
				s.birthBeside(i, i+1)
			}
		case '男', '女':
			if !s.is(i-1, han) && !s.is(i+1, han) && !s.is(i+1, letter|digit) { // 张三，男，1980年1月1日
				if from := s.afterComma(i + 1); from > 0 {
					if end, day := s.date(from); end > 0 && day && !s.limit(end) {
						s.hit(BirthDate, from, end, false)
					}
				}
			}
		}
	}
	if s.about == wordBirth {
		from := s.skip(0)
		if end, _ := s.date(from); end > 0 {
			s.hit(BirthDate, from, end, true)
		}
	}
}

// afterComma is the sign after a comma and spaces, or 0.
func (s *scan) afterComma(i int) int {
	i = s.skip(i)
	switch s.rune(i) {
	case ',', '、', '/', '|':
		i = s.skip(i + 1)
	default:
		if !s.is(i-1, space) {
			return 0
		}
	}
	return i
}

// birthBeside finds the date after or before a word for birth.
func (s *scan) birthBeside(from, to int) {
	i := to
	for n := 0; n < 8 && i < len(s.signs); n++ {
		if s.signs[i].c&digit != 0 || s.signs[i].c&numeral != 0 {
			break
		}
		if s.signs[i].c&(han|letter) != 0 && !strings.ContainsRune("为是在于即公历农历阳阴时间日期年月", s.signs[i].r) || s.signs[i].c&stop != 0 {
			break
		}
		i++
	}
	if end, _ := s.date(i); end > 0 {
		if !s.limit(end) {
			s.hit(BirthDate, i, end, true)
		}
		return
	}
	s.dateBefore(from)
}

// dateBefore finds a date that ends before sign i, and records it.
func (s *scan) dateBefore(i int) bool {
	end := s.back(i - 1)
	switch s.rune(end) {
	case '(', ')', ',', '日':
		if s.rune(end) != '日' {
			end = s.back(end - 1)
		}
	}
	for from := max(0, end-24); from < end; from++ {
		if s.is(from-1, digit|numeral) {
			continue
		}
		if to, _ := s.date(from); to > 0 && to >= end+1 && to <= i && !s.limit(i+2) {
			s.hit(BirthDate, from, to, true)
			return true
		}
	}
	return false
}

// limit reports whether what follows makes a date a limit: 以前, 之后, 至.
func (s *scan) limit(i int) bool {
	for k := i; k < i+7 && k < len(s.signs); k++ {
		r := s.signs[k].r
		switch {
		case s.signs[k].c&stop != 0 || r == ',':
			return false
		case r == '前' || r == '后' || r == '起' || r == '至' || r == '间' || r == '及' || r == '以' || r == '止' || r == '到':
			return true
		}
	}
	return false
}

// date reads a date of a person's birth at sign i: its end, and whether it has a day.
func (s *scan) date(i int) (end int, day bool) {
	year, n, j := s.figure(i, 4)
	if n == 4 && year >= 1900 && year <= 2049 {
		if k := s.separator(j, '年'); k > j {
			if month, n, j := s.figure(k, 2); n > 0 && month >= 1 && month <= 12 {
				if k := s.separator(j, '月'); k > j {
					if d, n, j := s.figure(k, 2); n > 0 && d >= 1 && d <= 31 {
						if s.rune(j) == '日' || s.rune(j) == '号' {
							j++
						}
						return j, true
					}
					if s.signs[k-1].r == '月' {
						return k, false
					}
				}
				if !s.is(j, digit) && s.signs[k-1].r != '-' {
					return j, false
				}
			}
			return 0, false
		}
	}
	// 19800101
	if s.is(i, digit) && !s.is(i-1, digit) {
		var b [8]byte
		k := i
		for ; k < len(s.signs) && k-i < 8 && s.signs[k].c&digit != 0; k++ {
			b[k-i] = byte(s.signs[k].r)
		}
		if k-i == 8 && !s.is(k, digit) && birthDate(b[:]) {
			return k, true
		}
	}
	return 0, false
}

// figure reads at most n digits, Chinese ones too (十二).
func (s *scan) figure(i, n int) (v, count, end int) {
	for i < len(s.signs) && count < n {
		r := s.signs[i].r
		if r == '十' || r == '拾' {
			ten := 10
			if count > 0 {
				ten = v * 10
			}
			v = ten
			if d, ok := value(s.rune(i + 1)); ok {
				v += int(d - '0')
				i++
			}
			return v, max(count, 1), i + 1
		}
		d, ok := value(r)
		if !ok {
			break
		}
		v = v*10 + int(d-'0')
		count++
		i++
		if count == 1 && n == 2 && (s.rune(i) == '十' || s.rune(i) == '拾') {
			continue
		}
	}
	return v, count, i
}

// separator is the sign after what divides the parts of a date.
func (s *scan) separator(i int, word rune) int {
	i0 := i
	i = s.skip(i)
	if r := s.rune(i); r == word || r == '.' || r == '-' || r == '/' || r == '·' {
		return s.skip(i + 1)
	}
	return i0
}

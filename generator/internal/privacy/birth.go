package privacy

import "strings"

// births finds dates of birth: a date with a word for birth beside it, or after a name
// and a sex. A year alone, and the limits that rules set (1966年1月1日以前出生), are none.
func (s *scan) births() {
	if s.seen&(digit|numeral) == 0 {
		return
	}
	for _, m := range s.marks {
		if m.kind == wordBirth && !s.endsName(int(m.from), int(m.to)) {
			s.birthBeside(int(m.from), int(m.to))
		}
	}
	for i := range s.signs {
		switch s.signs[i].r {
		case '生':
			switch {
			case s.is(i+1, han) && s.rune(i+1) != '于':
			case s.nameUpTo(i+1, false): // 李海生 2025年3月1日
			case s.endsName(i, i+2): // 李海生于2025年3月1日退休
			default:
				s.birthBeside(i, i+1)
			}
		case '男', '女':
			if !s.is(i-1, han) && !s.is(i+1, han) && !s.is(i+1, letter|digit) { // 张三，男，1980年1月1日
				if from := s.afterComma(i + 1); from > 0 {
					if end, day := s.date(from); end > 0 && (day || s.rune(s.skip(end)) == ')') && !s.limit(end) && !s.late(from, end) {
						s.birth(from, end, false)
					} else if end := s.shortDate(from); end > 0 && !s.limit(end) {
						s.birth(from, end, false)
					}
				} else {
					s.bornBefore(i)
				}
			}
		}
	}
	if s.about == wordBirth {
		from := s.skip(0)
		if end, _ := s.date(from); end > 0 {
			s.birth(from, end, true)
		} else if end := s.shortDate(from); end > 0 {
			s.birth(from, end, false)
		} else if end := s.dayNumber(from); end > 0 {
			s.birth(from, end, false)
		}
	}
}

// endsName reports whether 生于 is the end of a name and a word for the day of something
// that a person did: 李海生于2025年3月1日退休. A day of birth ends the clause, or the
// place follows.
func (s *scan) endsName(from, to int) bool {
	if s.rune(from) != '生' || s.rune(from+1) != '于' || to != from+2 || !s.nameUpTo(from+1, false) {
		return false
	}
	end, _ := s.date(s.skip(to))
	if end == 0 {
		end = s.shortDate(s.skip(to))
	}
	return end > 0 && s.begins(s.skip(end), deeds)
}

// deeds are what is told of a person with its day.
var deeds = []string{"退", "入", "参", "去", "病", "死", "亡", "身故", "逝", "结", "离", "搬", "迁", "转", "返", "回", "到", "任", "当", "被", "因", "领", "申", "签", "缴", "交", "毕业", "加", "考", "获", "办", "提", "向", "承", "购", "买", "卖", "租", "报", "住院", "出院", "出国", "外出", "上", "开", "从", "服", "辞", "调", "取", "完", "递", "登", "复", "经", "通", "晋", "将", "与", "同"}

// birth records a date of birth, and the name of a child whose it is.
func (s *scan) birth(from, end int, sure bool) {
	s.hit(BirthDate, from, end, sure)
	if year, n, _ := s.figure(from, 4); n == 4 && year >= minorsSince {
		s.childNamed(from, birthReach)
	}
}

// minorsSince is a year of birth from which on people are minors until 2030 at least.
const minorsSince = 2013

// birthReach is how far a name may stand from its date of birth, in signs.
const birthReach = 14

// dayNumber is the end of a day that a spreadsheet keeps as a number (days since 1899-12-30),
// in a cell of its own: of 1920 to 2026.
func (s *scan) dayNumber(i int) int {
	v, n, end := s.figure(i, 5)
	if n != 5 || v < 7306 || v > 46387 || s.skip(end) < len(s.signs) || !s.is(i, digit) {
		return 0
	}
	return end
}

// shortDate is the end of a date whose year has two digits, with all its parts: 68年4月12日.
func (s *scan) shortDate(i int) int {
	if _, n, j := s.figure(i, 2); n == 2 && !s.is(i-1, digit|numeral) {
		if k := s.separator(j, '年'); k > j {
			if month, n, j := s.figure(k, 2); n > 0 && month >= 1 && month <= 12 {
				if k := s.separator(j, '月'); k > j {
					if day, n, j := s.figure(k, 2); n > 0 && day >= 1 && day <= 31 && !s.is(j, digit|numeral) {
						if s.rune(j) == '日' || s.rune(j) == '号' {
							j++
						}
						return j
					}
				}
			}
		}
	}
	return 0
}

// late reports whether a date is of the last years and more is said of it: 男，2026.10.12报名.
func (s *scan) late(from, end int) bool {
	k := s.skip(end)
	year, n, _ := s.figure(from, 4)
	return n == 4 && year >= 2015 && s.is(k, han) && s.rune(k) != '生' && s.rune(k) != '出'
}

// bornBefore finds a day of birth before a sex: 张三 1968-04-12 女. The days of late are
// more often of something else.
func (s *scan) bornBefore(i int) {
	end := s.back(i - 1)
	if s.rune(end) == ',' {
		end = s.back(end - 1)
	}
	if end == i-1 || !s.is(end, digit) && s.rune(end) != '日' {
		return
	}
	for from := max(0, end-11); from < end; from++ {
		if s.is(from-1, digit) {
			continue
		}
		if to, day := s.date(from); day && to == end+1 && s.named(from) {
			if year, n, _ := s.figure(from, 4); n == 4 && year < 2015 {
				s.birth(from, to, false)
			}
			return
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
	end, _ := s.date(i)
	if end == 0 {
		end = s.shortDate(i)
	}
	if end > 0 {
		if !s.limit(end) {
			s.birth(i, end, true)
		}
		return
	}
	s.dateBefore(from, to)
}

// dateBefore finds a date that ends before sign i, where a word for birth begins that
// ends before sign after, and records it.
func (s *scan) dateBefore(i, after int) bool {
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
		to, _ := s.date(from)
		if to == 0 {
			to = s.shortDate(from)
		}
		if to > 0 && to >= end+1 && to <= i && (s.rune(after-1) == '于' || !s.limit(after)) && !s.upTo(from) && !(s.begins(after, classes) && !s.named(from)) {
			s.birth(from, to, true)
			return true
		}
	}
	return false
}

// classes are whom a rule means by a date of birth.
var classes = []string{"的村民", "的人员", "的老人", "的老年", "的居民", "的群众", "的公民", "的农民", "的参保", "的对象", "的人口", "的儿童", "的孩子", "的男", "的女"}

// upTo reports whether a date that begins at sign i ends a range: 1941年至1966年12月31日出生.
func (s *scan) upTo(i int) bool {
	switch k := s.back(i - 1); s.rune(k) {
	case '至', '到':
		return true
	case '-', '~':
		return s.is(s.back(k-1), digit) || s.rune(s.back(k-1)) == '日'
	}
	return false
}

// named reports whether a name stands just before sign i.
func (s *scan) named(i int) bool {
	k := s.back(i - 1)
	for n := 0; n < 3 && k >= 0 && strings.ContainsRune(",(:是于", s.signs[k].r); n++ {
		k = s.back(k - 1)
	}
	return s.nameUpTo(k+1, false)
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

package privacy

import "strings"

// illnesses finds terms for an illness or disability of a person who is named, in full
// or masked, in the same clause: 张三患尿毒症, 尿毒症患者张三, 张*三（肢体二级）. A
// rule that names an illness, and whom to turn to about it, are none.
func (s *scan) illnesses() {
	for _, m := range s.marks {
		if m.kind != wordTerm {
			continue
		}
		from, to := int(m.from), int(m.to)
		if s.namedBefore(from) || s.namedAfter(to) {
			s.hit(Illness, from, to, true)
		}
	}
}

// farthest is how far a name may stand from what is said of it, in signs.
const farthest = 22

// namedBefore looks for a person before sign i of whom something is said.
func (s *scan) namedBefore(i int) bool {
	for k := i - 2; k >= 0 && i-k <= farthest; k-- {
		if s.signs[k].c&(stop|line) != 0 {
			return false
		}
		if s.signs[k].c&clan == 0 {
			continue
		}
		end, _ := s.name(k)
		if end == 0 || end > i || s.turned(k) || s.within(end, i, wordTurn) {
			continue
		}
		if i-end <= 6 || s.within(end, i, wordSick) || s.within(end, i, wordTerm) {
			return true
		}
	}
	return false
}

// namedAfter looks for a person just after a term: 尿毒症患者张三.
func (s *scan) namedAfter(i int) bool {
	for k := i; k < len(s.signs) && k-i <= 8; k++ {
		if s.signs[k].c&(stop|line) != 0 || s.signs[k].r == ',' {
			return false
		}
		if s.signs[k].c&clan == 0 {
			continue
		}
		if end, _ := s.name(k); end > 0 && !s.turned(k) && !s.within(i, k, wordTurn) && (k == i || !s.is(k-1, han) || s.within(i, k, wordSick) || s.within(i, k, wordPerson)) {
			return true
		}
	}
	return false
}

// turned reports whether the name at sign i is of a person to turn to.
func (s *scan) turned(i int) bool {
	kind, ok := s.wordBefore(s.back(i-1) + 1)
	if !ok && s.rune(i-1) == ':' {
		kind, ok = s.wordBefore(i - 1)
	}
	return ok && kind == wordTurn
}

// minors finds the names of minors: 学生张小明, 李小红（孤儿）, 王小刚，9岁.
func (s *scan) minors() {
	for _, m := range s.marks {
		switch m.kind {
		case wordMinor:
			s.minorsAfter(int(m.to))
			s.minorBefore(int(m.from))
		case wordAge:
			s.child(int(m.from))
		}
	}
}

// minorsAfter finds the names that follow a word for minors, also several.
func (s *scan) minorsAfter(i int) {
	for n := 0; n < 8 && i < len(s.signs); n++ {
		r := s.signs[i].r
		if s.signs[i].c&han != 0 && s.named(i) {
			i += 2
			continue
		}
		if r == ':' || r == ' ' || r == '"' || r == '“' || r == '(' || r == ')' || r == '为' || r == '是' || r == '叫' || r == '、' || r == '|' {
			i++
			continue
		}
		break
	}
	for range 200 {
		end, full := s.name(i)
		if end == 0 {
			end, full = s.ethnic(i)
		}
		if end == 0 {
			return
		}
		if full {
			s.hit(MinorName, i, end, true)
		}
		i = end
		if s.rune(i) == '(' { // 张小明（三组）、…
			for k := i; k < len(s.signs) && k-i < 16; k++ {
				if s.signs[k].r == ')' {
					i = k + 1
					break
				}
			}
		}
		next := i
		for next < len(s.signs) && next-i < 3 && (s.signs[next].c&space != 0 || strings.ContainsRune("、,和与及", s.signs[next].r)) {
			next++
		}
		if next == i {
			return
		}
		i = next
	}
}

func (s *scan) named(i int) bool {
	return s.rune(i) == '姓' && s.rune(i+1) == '名' || s.rune(i) == '名' && s.rune(i+1) == '单'
}

// ethnic reads a name with a dot: 阿依古丽·买买提.
func (s *scan) ethnic(i int) (end int, full bool) {
	k, dots := i, 0
	for k < len(s.signs) && k-i < 20 && (s.is(k, han) && !strings.ContainsRune("的和与及是在为获", s.signs[k].r) || s.rune(k) == '·' || s.rune(k) == '•') {
		if s.signs[k].c&han == 0 {
			dots++
		}
		k++
	}
	if dots == 0 || dots > 3 || !s.is(k-1, han) {
		return 0, false
	}
	return k, true
}

// minorBefore finds the name before a word for minors: 张小明（孤儿）, 张小明，系困境儿童.
func (s *scan) minorBefore(i int) {
	k := s.back(i - 1)
	for n := 0; n < 3 && k >= 0 && strings.ContainsRune("(,系是为:、|", s.signs[k].r); n++ {
		k = s.back(k - 1)
	}
	if k == s.back(i-1) && !s.is(i-1, space) {
		return
	}
	s.nameUpTo(k+1, true)
}

// nameUpTo finds the name that ends before sign i.
func (s *scan) nameUpTo(i int, record bool) bool {
	for _, n := range []int{4, 3, 2} {
		if k := i - n; k >= 0 {
			if end, full := s.name(k); end == i {
				if full && record {
					s.hit(MinorName, k, end, true)
				}
				return true
			}
		}
	}
	return false
}

// child finds the name before an age below 18: 王小刚，男，9岁.
func (s *scan) child(i int) {
	k := s.back(i - 1)
	end := k
	for s.is(k, digit|numeral) || s.rune(k) == '十' {
		k--
	}
	age, n, _ := s.figure(k+1, 2)
	if n == 0 || age < 1 || age > 17 || end-k > 3 {
		return
	}
	if s.rune(i+1) == '以' || s.rune(i+2) == '以' {
		return
	}
	for n := 0; n < 8 && k >= 0; n++ {
		if s.signs[k].c&han == 0 || strings.ContainsRune("男女今年现满龄", s.signs[k].r) {
			if !s.is(k, han) && s.signs[k].c&(stop|line) != 0 {
				return
			}
			if s.nameUpTo(k, true) {
				return
			}
			k--
			continue
		}
		break
	}
	s.nameUpTo(k+1, true)
}

package privacy

// masked finds masks that can be undone. A citizen's number hides all of the date of
// birth and at most three signs at the end stay: 2 + 13 stars + 3. In one village 6 + 8
// stars + 4 leaves a handful of people. A phone hides at least four digits.
func (s *scan) masked() {
	if s.seen&(star|letter) == 0 || s.seen&digit == 0 {
		return
	}
	var last pattern
	for i := 0; i < len(s.signs); {
		if s.signs[i].c&(digit|star) == 0 {
			i++
			continue
		}
		p := s.pattern(i)
		if p.stars > 0 && p.digits > 0 && p.n <= len(p.hidden) {
			switch {
			case s.weak(&p):
				s.hit(WeakMask, p.from, p.to, p.n >= 11)
			case p.n == 11 && last.n == 11 && complement(&last, &p):
				s.hit(WeakMask, p.from, p.to, true)
			}
			last = p
		}
		i = max(p.to, i+1)
	}
}

// A pattern is a number with signs that are hidden.
type pattern struct {
	from, to         int
	n, digits, stars int
	hidden           [24]bool
	value            [24]byte
}

// pattern reads digits and stars that stand together; single spaces and dashes between
// them do not count.
func (s *scan) pattern(i int) pattern {
	p := pattern{from: i, to: i}
	for k := i; k < len(s.signs); k++ {
		sg := s.signs[k]
		if sg.r == '×' && !s.is(k-1, star) && !s.is(k+1, star) && p.n > 0 { // 162×4583: a size
			return p
		}
		hidden := sg.c&star != 0 || sg.r == 'X' && (s.rune(k+1) == 'X' || s.rune(k-1) == 'X')
		v, isDigit := byte(sg.r), sg.c&digit != 0
		switch {
		case hidden, isDigit, sg.r == 'X' && p.n >= 10 && !s.is(k+1, letter|digit):
		case sg.r == ' ' && p.digits == 0 && s.is(i-1, han): // 张** 149999…: the stars are the name's
			return p
		case sg.r == ' ' && (p.n == 11 || p.n == 18) && p.stars > 0: // two numbers
			return p
		case (sg.r == ' ' || sg.r == '-') && s.is(k+1, digit|star) && s.is(k-1, digit|star|letter):
			continue
		default:
			return p
		}
		if p.n < len(p.hidden) {
			p.hidden[p.n], p.value[p.n] = hidden, v
		}
		p.n++
		p.to = k + 1
		if hidden {
			p.stars++
		} else {
			p.digits++
		}
	}
	return p
}

// revealed is how many signs of a pattern stay from a to before b.
func (p *pattern) revealed(a, b int) int {
	n := 0
	for k := a; k < b && k < p.n; k++ {
		if !p.hidden[k] {
			n++
		}
	}
	return n
}

// weak reports whether a mask can be undone.
func (s *scan) weak(p *pattern) bool {
	label := s.label(p.from, numberLabels...)
	if label == wordOther || p.hidden[0] && p.digits < 6 && label != wordID { // ****1234 is a card's or a phone's end
		return false
	}
	card := label == wordCard || label != wordID && p.value[0] == '6' && p.value[1] == '2' && p.n >= 16
	head, tail := 0, 0
	for head < p.n && !p.hidden[head] {
		head++
	}
	for tail < p.n-head && !p.hidden[p.n-1-tail] {
		tail++
	}
	switch {
	case card:
		return p.n >= 16 && p.n <= 19 && p.stars < 6
	case p.n == 11 && (p.hidden[0] || p.value[0] == '1' && (p.hidden[1] || p.value[1] >= '3')):
		return p.stars < 4 && (p.digits >= 8)
	case p.n == 18 && p.stars >= 2 && (label == wordID || head >= 2 && province(p.value[:])):
		return p.revealed(6, 14) > 0 || p.revealed(14, 18) > 3
	case p.n == 15 && p.stars >= 2 && (label == wordID || head >= 6 && province(p.value[:])):
		return p.revealed(6, 12) > 0
	case label == wordID && p.stars >= 2 && p.n >= 6:
		return tail > 3 || head > 6
	case head == 6 && tail == 4 && p.stars >= 2 && p.n <= 18 && province(p.value[:]) && label != wordCard && label != wordPhone:
		return true
	}
	return false
}

// complement reports whether two masked numbers agree and show, together, the whole.
func complement(a, b *pattern) bool {
	hidden := 0
	for k := range a.n {
		switch {
		case a.hidden[k] && b.hidden[k]:
			hidden++
		case !a.hidden[k] && !b.hidden[k] && a.value[k] != b.value[k]:
			return false
		}
	}
	return hidden < 4
}

package privacy

// documents finds passports and permits to travel: one or two letters and seven or
// eight digits. Where no word says what it is, only a passport's own form counts.
func (s *scan) documents() {
	if s.seen&letter == 0 || s.seen&digit == 0 {
		return
	}
	for i := 0; i < len(s.signs); i++ {
		if s.signs[i].c&letter == 0 || s.is(i-1, letter|digit) {
			continue
		}
		letters, j := 1, i+1
		if s.is(j, letter) {
			letters, j = 2, j+1
		}
		if s.rune(j) == ' ' || s.rune(j) == '-' {
			j++
		}
		digits, misread, end := 0, 0, j
		for k := j; k < len(s.signs) && digits <= 10; k++ {
			sg := s.signs[k]
			if sg.c&digit == 0 {
				if _, ok := misreading(sg.r); ok && s.is(k+1, digit) && digits > 0 {
					misread++
				} else if (sg.r == ' ' || sg.r == '-') && s.is(k+1, digit) && s.is(k-1, digit) {
					continue
				} else {
					break
				}
			}
			digits++
			end = k + 1
		}
		if digits < 7 || digits > 10 || s.is(end, letter|digit) || s.rune(end) == '.' && s.is(end+1, digit) {
			continue
		}
		if r := s.rune(end); r == '型' || r == '款' {
			continue
		}
		label := s.label(i, numberLabels...)
		if sure, ok := passport(s.signs[i].r, s.signs[i+1].r, letters, digits, label); ok && (misread == 0 || label == wordPass) {
			s.hit(Passport, i, end, sure)
			i = end - 1
		}
	}
}

// passport reports whether letters and a number of digits are those of a document:
// E, G, D, S, P (passport), C, W (往来港澳通行证), H, M (来往内地通行证), T, L (台湾).
func passport(a, b rune, letters, digits int, label wordKind) (sure, ok bool) {
	if label == wordOther || label == wordChat || label == wordCard {
		return false, false
	}
	labelled := label == wordPass || label == wordID
	switch {
	case labelled && letters == 1:
		return true, digits >= 7
	case labelled:
		return true, digits == 7 || digits == 8
	case letters == 1 && (a == 'E' || a == 'G'):
		return false, digits == 8
	case letters == 2 && a == 'E' && b != 'I' && b != 'O':
		return false, digits == 7
	}
	return false, false
}

package privacy

// provinces are the first characters of licence plates (GA 36).
const provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

// plates finds licence plates: a province, a letter, and five signs, or six for cars
// with other engines (D or F at one end).
func (s *scan) plates() {
	if s.seen&plate == 0 || s.seen&letter == 0 {
		return
	}
	for i := range s.signs {
		if s.signs[i].c&plate == 0 {
			continue
		}
		j := i + 1
		if s.rune(j) == ' ' {
			j++
		}
		if !s.is(j, letter) || s.rune(j) == 'I' {
			continue
		}
		j++
		for n := 0; n < 2 && s.is(j, joint) && s.rune(j) != '/'; n++ {
			j++
		}
		var number [7]rune
		n, digits, end := 0, 0, j
		for k := j; k < len(s.signs) && n < len(number); k++ {
			sg := s.signs[k]
			if (sg.r == ' ' || sg.r == '-' || sg.r == '·') && n > 0 && n < 5 && s.is(k+1, letter|digit) {
				continue
			}
			if sg.c&(letter|digit) == 0 {
				break
			}
			if sg.c&digit != 0 {
				digits++
			}
			number[n] = sg.r
			n++
			end = k + 1
		}
		special := false
		if n == 4 && digits >= 3 { // 晋A1234学
			switch s.rune(end) {
			case '挂', '学', '警', '港', '澳', '超':
				n, end, special = 5, end+1, true
			}
		}
		switch {
		case n == 5 && (digits >= 2 || special):
		case n == 6 && (newEnergy(number[0]) && digits >= 4 || newEnergy(number[5]) && digits == 5):
		default:
			continue
		}
		if r := s.rune(end); r == '路' || r == '型' || r == '号' && s.rune(end+1) == '文' {
			continue
		}
		if s.is(end, letter|digit) || s.label(i, numberLabels...) == wordOther {
			continue
		}
		s.hit(Plate, i, end, true)
	}
}

// newEnergy reports whether a letter marks a new-energy car (GA 36-2018).
func newEnergy(r rune) bool { return r >= 'A' && r <= 'K' && r != 'I' }

package privacy

// isCard judges whether a span is the number of a bank card or an account.
func (s *scan) isCard(sp *span) (sure, ok bool) {
	b := sp.digits
	n := len(b)
	if n < 12 || n > 23 || b[n-1] == 'X' {
		return false, false
	}
	label := s.label(s.groups[sp.first].from, numberLabels...)
	if label == wordOther || label == wordPhone || s.amount(sp) {
		return false, false
	}
	if label == wordCard { // an account has no check digit, and a mistyped card is still somebody's
		return n >= 16 && n <= 19 && luhn(b), n >= 14 && sp.misread <= n/2 && (sp.loosest == joined || luhn(b)) || n < 14 && sp.end-sp.first == 1
	}
	if n < 16 || n > 19 || !issuer(b) || !luhn(b) || sp.misread > 0 || s.inLetters(sp) && !s.carried(sp) {
		return false, false
	}
	switch {
	case sp.end-sp.first == 1:
		return true, true
	case sp.dots && !(sp.uniform && s.groups[sp.first].n == 4):
		return false, false
	case sp.singles && sp.uniform, s.shape(sp, 4, 4, 4, 4), s.shape(sp, 4, 4, 4, 4, 3), s.shape(sp, 4, 4, 4, 4, 2), s.shape(sp, 4, 4, 4, 4, 1),
		s.shape(sp, 6, 13), s.shape(sp, 6, 10), s.shape(sp, 4, 4, 4, 7), s.shape(sp, 4, 4, 4, 5), s.shape(sp, 5, 5, 5, 4), s.shape(sp, 8, 8), s.shape(sp, 8, 11),
		s.shape(sp, 6, 4, 4, 5), s.shape(sp, 6, 6, 7), s.shape(sp, 6, 6, 4), s.shape(sp, 4, 12), s.shape(sp, 4, 15):
		return true, true
	case sp.loosest == broken && sp.end-sp.first == 2:
		return true, true
	}
	return false, false
}

// issuer reports whether digits begin as the cards do that Chinese banks issue
// (JR/T 0008, ISO/IEC 7812-1).
func issuer(b []byte) bool {
	two := (b[0]-'0')*10 + b[1] - '0'
	n := len(b)
	switch {
	case two == 62, two == 60, two == 81:
		return true
	case b[0] == '4':
		return n == 16 || n == 19
	case two >= 51 && two <= 55, two == 35, two >= 22 && two <= 27:
		return n == 16
	case b[0] == '9' && b[1] == '5' && b[2] == '5', b[0] == '9' && b[1] == '5' && b[2] == '9', two == 94, two == 84, two == 88, two == 69, two == 68, two == 90, two == 98:
		return n >= 16
	}
	return false
}

// luhn reports whether digits pass Luhn's check (ISO/IEC 7812-1).
func luhn(b []byte) bool {
	sum := 0
	for i := range len(b) {
		d := int(b[len(b)-1-i]) - '0'
		if d < 0 || d > 9 {
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

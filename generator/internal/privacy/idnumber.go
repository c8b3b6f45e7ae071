package privacy

// isID judges whether a span is a citizen's number.
func (s *scan) isID(sp *span) (sure, ok bool) {
	n := len(sp.digits)
	if n != 18 && n != 15 && n != 17 {
		return false, false
	}
	label := s.label(s.groups[sp.first].from, numberLabels...)
	if label == wordOther && (s.amount(sp) || sp.end-sp.first > 1) {
		return false, false
	}
	natural := sp.end-sp.first == 1 || s.shape(sp, 6, 8, 4) || s.shape(sp, 6, 4, 4, 4) || sp.singles
	switch {
	case n == 18 && validID18(sp.digits):
		switch {
		case label == wordOther && !bornBefore(sp.digits, 2010):
			return false, false // a number that is made of a division, a day and a serial number
		case label == wordID || natural || bornBefore(sp.digits, 2016):
			return true, true
		}
		return false, false
	case sp.loosest == words || sp.misread > 0 && label != wordID:
		return false, false
	case n == 18 && label == wordID && sp.digits[17] >= '0' && (natural || birthDate(sp.digits[6:14])):
		return false, true // mistyped, and still somebody's
	case n == 17 && label == wordID && natural && birthDate(sp.digits[6:14]):
		return false, true
	case n == 15 && label != wordOther && label != wordCard && (natural || s.shape(sp, 6, 6, 3) || label == wordID) &&
		validID15(sp.digits) && !s.amount(sp) && !s.inLetters(sp) && (label == wordID || !s.singleAmount(sp)):
		return label == wordID, true
	}
	return false, false
}

// singleAmount reports whether single digits side by side are cells of a table of
// figures rather than one number.
func (s *scan) singleAmount(sp *span) bool { return sp.singles && !sp.uniform }

// validID18 reports whether digits are a citizen's number: a province, a date of birth,
// and the check digit of GB 11643-1999 (ISO 7064 MOD 11-2).
func validID18(b []byte) bool {
	if len(b) != 18 || !province(b) || !birthDate(b[6:14]) {
		return false
	}
	weights := [...]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		if b[i] < '0' || b[i] > '9' {
			return false
		}
		sum += int(b[i]-'0') * w
	}
	// Excel keeps fifteen digits of a number and makes the others zeros.
	return b[17] == "10X98765432"[sum%11] || b[15] == '0' && b[16] == '0' && b[17] == '0'
}

// validID15 reports whether digits are a citizen's number of the older form.
func validID15(b []byte) bool {
	if len(b) != 15 || !province(b) {
		return false
	}
	for _, d := range b {
		if d < '0' || d > '9' {
			return false
		}
	}
	return monthDay(b[8:12])
}

// province reports whether digits begin with the code of a province.
func province(b []byte) bool {
	switch b[0] {
	case '1':
		return b[1] >= '1' && b[1] <= '5'
	case '2':
		return b[1] >= '1' && b[1] <= '3'
	case '3':
		return b[1] >= '1' && b[1] <= '7'
	case '4':
		return b[1] >= '1' && b[1] <= '6'
	case '5':
		return b[1] >= '0' && b[1] <= '4'
	case '6':
		return b[1] >= '1' && b[1] <= '5'
	case '7':
		return b[1] == '1'
	case '8':
		return b[1] >= '1' && b[1] <= '3'
	}
	return false
}

// birthDate reports whether eight digits can be a date of birth.
func birthDate(b []byte) bool {
	if !(b[0] == '1' && b[1] == '9' || b[0] == '2' && b[1] == '0' && b[2] <= '4') {
		return false
	}
	return b[2] >= '0' && b[2] <= '9' && b[3] >= '0' && b[3] <= '9' && monthDay(b[4:8])
}

func monthDay(b []byte) bool {
	month, day := int(b[0]-'0')*10+int(b[1]-'0'), int(b[2]-'0')*10+int(b[3]-'0')
	return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

// bornBefore reports whether the number's date of birth is before a year: a day of
// these years beside other figures is more often a date.
func bornBefore(b []byte, year int) bool {
	y := 0
	for _, d := range b[6:10] {
		y = y*10 + int(d-'0')
	}
	return y < year
}

package privacy

// amount reports whether a span is a sum, an area, a length: a unit follows, or it is a decimal.
func (s *scan) amount(sp *span) bool {
	end := s.after(sp)
	if s.rune(end) == '.' && s.is(end+1, digit) && !s.float(sp) || s.groups[sp.end-1].n <= 3 && s.thousands(end) {
		return true
	}
	if s.unit(s.skip(end)) {
		return true
	}
	b := s.before(sp)
	switch s.rune(s.back(b)) {
	case '¥', '￥', '$', '〔':
		return true
	case '[': // [2014]
		if s.groups[sp.first].n == 4 {
			return true
		}
	}
	if s.groups[sp.first].n == 3 && s.thousands(b) {
		return true
	}
	return s.rune(b) == '.' && s.is(b-1, digit) && s.is(b-2, digit) // the decimals of a coordinate
}

// float reports whether ".0" follows a long number: so programs write one that they
// took for a figure. A sum has two decimals, and so has a number where a word or the
// heading says which it is: 13800001234.00 under 手机.
func (s *scan) float(sp *span) bool {
	end := s.after(sp) + 1
	noughts := 0
	for noughts < mostDecimals && s.rune(end) == '0' {
		end++
		noughts++
	}
	if noughts == 0 || s.groups[sp.end-1].n < 11 || s.is(end, digit|letter) || s.unit(s.skip(end)) {
		return false
	}
	if noughts == 1 {
		return true
	}
	label := s.label(s.groups[sp.first].from, numberLabels...)
	return label == wordPhone || label == wordID || label == wordCard
}

// mostDecimals is how many a column of figures is set to show.
const mostDecimals = 6

// thousands reports whether the sign at i is a comma that divides a figure: as wide as
// the digits beside it. Between two columns stands such a comma too.
func (s *scan) thousands(i int) bool {
	if s.rune(i) != ',' || !s.is(i-1, digit) || !s.is(i+1, digit) {
		return false
	}
	return s.signs[i].to-s.signs[i].from == s.signs[i-1].to-s.signs[i-1].from
}

// unit reports whether a unit of money or measure stands at sign i, and not a word that
// begins as one: 户 but not 户名.
func (s *scan) unit(i int) bool {
	next := s.rune(i + 1)
	switch s.rune(i) {
	case '元', '万', '亿', '亩', '斤', '吨', '米', '%', '株', '棵', '度', '角':
		return true
	case '户':
		return next != '名' && next != '主' && next != '口' && next != '籍'
	case '人':
		return next != '民' && next != '名' && next != '员'
	case '个':
		return next != '人' && next != '体'
	case '次':
		return next != '日'
	case '只':
		return next != '能' && next != '要' && next != '有' && next != '限'
	case '头':
		return next != '像'
	case '分':
		return next != '机' && next != '行' && next != '社' && next != '理' && next != '别' && next != '组'
	case '公':
		return next == '斤' || next == '里' || next == '顷' || next == '分'
	case '平':
		return next == '方' || next == '米'
	case '千':
		return next == '瓦' || next == '克' || next == '米' || next == '元' || next == '斤'
	case '立':
		return next == '方'
	case '美':
		return next == '元'
	}
	return false
}

// scientific finds a number that a program wrote as 1.3800001234E10, and tells how many
// groups it takes: of a phone all digits are there, of other numbers most.
func (s *scan) scientific(i int) int {
	if i+2 >= len(s.groups) || s.groups[i].n != 1 {
		return 0
	}
	g, h, x := &s.groups[i], &s.groups[i+1], &s.groups[i+2]
	if h.from != g.to+1 || h.sep != '.' || s.rune(h.to) != 'E' || x.n != 2 || x.misread > 0 {
		return 0
	}
	if k := h.to + 1; x.from != k && !(x.from == k+1 && s.rune(k) == '+') {
		return 0
	}
	label := s.label(g.from, numberLabels...)
	digits, power := s.digits[g.at:h.at+h.n], 10*int(s.digits[x.at]-'0')+int(s.digits[x.at+1]-'0')
	switch {
	case label == wordOther:
		return 0
	case power == 10 && h.n >= 8 && h.n <= 10 && digits[0] == '1' && digits[1] >= '3':
		whole := append(append(make([]byte, 0, 11), digits...), "00"[:10-h.n]...)
		if !s.isAllowed(whole) {
			s.hit(Mobile, g.from, x.to, h.n == 10)
		}
	case power == 17 && h.n >= 13 && province(digits) && birthDate(digits[6:14]):
		s.hit(IDNumber, g.from, x.to, label == wordID) // division and day of birth are all there
	case power == 17 && h.n >= 9 && label == wordID && province(digits):
		s.hit(IDNumber, g.from, x.to, false)
	case power == 14 && h.n == 14 && label == wordID && validID15(digits):
		s.hit(IDNumber, g.from, x.to, true)
	case power >= 15 && power <= 18 && h.n >= 13 && (label == wordCard || digits[0] == '6' && digits[1] == '2'):
		s.hit(BankCard, g.from, x.to, false)
	default:
		return 0
	}
	return 3
}

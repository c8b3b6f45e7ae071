package privacy

// A group is digits that stand together: full-width and Chinese ones too, letters that
// were read for digits, and perhaps an X at the end, as the last sign of an identity
// number. Its digits follow those of the group before it in scan.digits.
type group struct {
	from, to int // signs
	at, n    int // digits
	gap      gap // to the group before
	width    int // of that gap, in signs
	sep      rune
	misread  int // letters that were taken for digits
	chinese  bool
}

// A gap is what stands between two groups.
type gap uint8

const (
	apart  gap = iota // too much: two numbers
	words             // a few Chinese characters or commas
	broken            // the end of a line, with spaces
	joined            // spaces, dashes, dots or stars
)

// longestNumber bounds the digits of what is looked for: those of a bank card, with room for +86.
const longestNumber = 19

// widestGap is how many spaces, dashes and dots may stand inside one number.
const widestGap = 3

// numbers finds identity numbers, bank cards and phones.
func (s *scan) numbers() {
	if s.seen&(digit|numeral) == 0 {
		return
	}
	s.group()
	for i := 0; i < len(s.groups); {
		n := s.scientific(i)
		if n == 0 {
			n = s.number(i)
		}
		if n == 0 {
			n = 1
			if s.groups[i].n > 17 {
				s.inside(i)
			}
		}
		i += n
	}
}

// group finds the groups of digits.
func (s *scan) group() {
	for i := 0; i < len(s.signs); {
		c := s.signs[i].c
		if c&letter != 0 {
			if end := s.misreadGroup(i); end > 0 {
				s.addGroup(i, end)
				i = end
				continue
			}
		}
		if c&(digit|numeral) == 0 && !(c&letter != 0 && s.misreadStart(i)) {
			i++
			continue
		}
		j, chinese := i, 0
		for j < len(s.signs) {
			c := s.signs[j].c
			if c&numeral != 0 && c&digit == 0 || s.circle(i, j) {
				chinese++
			} else if c&digit == 0 && !(c&letter != 0 && s.misread(i, j)) {
				break
			}
			j++
		}
		switch {
		case chinese == 0:
			s.addGroup(s.spelled(i, j))
		case j-i >= 11:
			s.addGroup(s.trim(i, j))
		case chinese == j-i && chinese >= 3, chinese < j-i && s.mixed(i, j):
			s.addGroup(i, j)
		default: // 第3一, 三组: no number but its figures
			s.addFigures(i, j)
		}
		i = j
	}
}

// spelled leaves out of a run the letters at its ends that could be read for digits where
// it is a number without them: li13800001234.
func (s *scan) spelled(i, j int) (from, to int) {
	from, to = i, j
	for from < to && s.signs[from].c&digit == 0 {
		from++
	}
	for to > from && s.signs[to-1].c&digit == 0 {
		to--
	}
	var number [longestNumber]byte
	if to-from == j-i || to-from > longestNumber || !s.proves(s.digitsOf(number[:0], from, to)) {
		return i, j
	}
	if j-i <= longestNumber && s.proves(s.digitsOf(number[:0], i, j)) {
		return i, j
	}
	return from, to
}

// addFigures adds the groups of digits between numerals.
func (s *scan) addFigures(i, j int) {
	for k := i; k < j; {
		from := k
		for k < j && s.signs[k].c&digit != 0 {
			k++
		}
		if k > from {
			s.addGroup(from, k)
		}
		for k < j && s.signs[k].c&digit == 0 {
			k++
		}
	}
}

// circle reports whether the sign at j, behind Chinese figures, is a circle that stands
// for nought: 二○二六. Elsewhere it hides a character.
func (s *scan) circle(i, j int) bool {
	if r := s.signs[j].r; j == i || r != '○' && r != '◯' {
		return false
	}
	k := j - 1
	for k > i && (s.signs[k].r == '○' || s.signs[k].r == '◯') {
		k--
	}
	return s.is(k, numeral) && s.is(k, han)
}

// strange is how many numerals at either end of digits may be no part of them.
const strange = 4

// trim leaves out of a long run of digits and numerals those at its ends that belong to
// what stands beside: 张三13800001234, ①13800001234, 13800001234二组. What is a number
// with them is left whole.
func (s *scan) trim(i, j int) (from, to int) {
	head, tail := s.ends(i, j)
	var number [longestNumber]byte
	for a := 0; a <= min(head, strange); a++ {
		for b := 0; b <= min(tail, strange); b++ {
			if n := j - b - i - a; n > 0 && n <= longestNumber && s.proves(s.digitsOf(number[:0], i+a, j-b)) {
				return i + a, j - b
			}
		}
	}
	if head > strange || tail > strange {
		return i, j
	}
	return i + head, j - tail
}

// ends are how many numerals stand before the first and behind the last digit of a run.
func (s *scan) ends(i, j int) (head, tail int) {
	for i+head < j && s.signs[i+head].c&digit == 0 {
		head++
	}
	for tail < j-i && s.signs[j-tail-1].c&digit == 0 {
		tail++
	}
	return head, tail
}

// digitsOf appends the digits of signs.
func (s *scan) digitsOf(b []byte, from, to int) []byte {
	for k := from; k < to; k++ {
		v, ok := s.valueAt(k)
		if !ok {
			v, _ = misreading(s.signs[k].r)
		}
		b = append(b, v)
	}
	if s.rune(to) == 'X' && len(b) == 17 {
		b = append(b, 'X')
	}
	return b
}

// proves reports whether digits prove by themselves which number they are.
func (s *scan) proves(b []byte) bool {
	return validID18(b) || mobilePrefix(b) || len(b) >= 16 && len(b) <= longestNumber && issuer(b) && luhn(b)
}

// valueAt is the digit that a sign of a group stands for.
func (s *scan) valueAt(k int) (byte, bool) {
	if r := s.signs[k].r; r == '○' || r == '◯' {
		return '0', true
	}
	return value(s.signs[k].r)
}

// mixed reports whether the numerals in a short run are digits of a longer number: they
// stand between digits, or what people put between digits follows (1③8 0000, 13八-0000).
func (s *scan) mixed(i, j int) bool {
	if s.signs[i].c&digit != 0 && s.signs[j-1].c&digit != 0 {
		return true
	}
	hyphen := func(k, next int) bool { return s.is(k, joint) && !s.is(k, space) && s.is(next, digit|numeral) }
	return hyphen(j, j+1) || hyphen(i-1, i-2)
}

// misread reports whether the letter at j, in a number that began at i, was read for a digit.
func (s *scan) misread(i, j int) bool {
	if _, ok := misreading(s.signs[j].r); !ok {
		return false
	}
	if j == i {
		return s.misreadStart(i)
	}
	k := j + 1
	for k-j < mostMisread {
		if _, ok := misreading(s.rune(k)); !ok {
			break
		}
		k++
	}
	if s.is(k, digit|numeral) {
		return true
	}
	return j-i >= 9 && k-j <= 2 && !s.is(k, letter)
}

// mostMisread is how many letters side by side may have been read for digits:
// 621785OOOOOOOO78399. Only where a word says which number it is do they count.
const mostMisread = 10

// misreadStart reports whether a letter begins a long number.
func (s *scan) misreadStart(i int) bool {
	if _, ok := misreading(s.signs[i].r); !ok || s.is(i-1, letter|digit) {
		return false
	}
	digits := 0
	for k := i + 1; k < i+11; k++ {
		if s.is(k, digit) {
			digits++
		} else if _, ok := misreading(s.rune(k)); !ok {
			return false
		}
	}
	return digits >= 6
}

// misreadGroup is the end of a whole group of a number that was read as letters, or 0:
// 138 OOOO 1234. A word must say which number it is.
func (s *scan) misreadGroup(i int) int {
	if _, ok := misreading(s.signs[i].r); !ok || !s.is(i-1, joint) || !s.is(i-2, digit) {
		return 0
	}
	k := i
	for k-i < mostMisread {
		if _, ok := misreading(s.rune(k)); !ok {
			break
		}
		k++
	}
	if k-i < fewestMisread || s.is(k, letter|digit) || !s.is(k, joint) || !s.is(k+1, digit) {
		return 0
	}
	switch s.label(i, numberLabels...) {
	case wordPhone, wordCard, wordID:
		return k
	}
	return 0
}

// fewestMisread is how many letters must make up a group by themselves.
const fewestMisread = 3

// misreading is the digit that a letter is taken for by eyes and by machines that read print.
func misreading(r rune) (byte, bool) {
	switch r {
	case 'O':
		return '0', true
	case 'I', 'L', '|':
		return '1', true
	}
	return 0, false
}

func (s *scan) addGroup(from, to int) {
	g := group{from: from, to: to, at: len(s.digits)}
	for k := from; k < to; k++ {
		sg := s.signs[k]
		v, ok := s.valueAt(k)
		if !ok {
			v, _ = misreading(sg.r)
			g.misread++
		}
		if sg.c&digit == 0 && sg.c&(numeral|star) != 0 {
			g.chinese = true
		}
		s.digits = append(s.digits, v)
	}
	if s.rune(to) == 'X' && (!s.is(to+1, letter|digit|star) || s.is(to+1, digit) && to-from == 17 && validID18(append(s.digits[g.at:len(s.digits):len(s.digits)], 'X'))) {
		s.digits = append(s.digits, 'X')
		g.to++
	}
	g.n = len(s.digits) - g.at
	if len(s.groups) > 0 {
		g.gap, g.width, g.sep = s.gapBetween(s.groups[len(s.groups)-1].to, from)
	}
	s.groups = append(s.groups, g)
}

// gapBetween tells what stands between two groups.
func (s *scan) gapBetween(a, b int) (gap, int, rune) {
	n := b - a
	if n > 12 {
		return apart, n, 0
	}
	joints, lines, others, sep := 0, 0, 0, rune(0)
	for k := a; k < b; k++ {
		c, r := s.signs[k].c, s.signs[k].r
		switch {
		case c&line != 0:
			lines++
		case c&stop != 0:
			return apart, n, 0
		case c&joint != 0:
			if sep == 0 || c&space == 0 && r != '.' {
				sep = r
			}
			joints++
		case r == '(' || r == ')' || r == '|' || r == '>':
			joints++
			sep = r
		case r == '元' || r == '万' || r == '亿' || r == '亩' || r == '%':
			return apart, n, 0
		default:
			others++
		}
	}
	switch {
	case lines > 1:
		return apart, n, 0
	case others > 0 && (others > 4 || lines > 0):
		return apart, n, 0
	case others > 0:
		return words, n, 0
	case lines > 0:
		return broken, n, '\n'
	case joints > widestGap:
		return apart, n, 0
	}
	return joined, n, sep
}

// A span is several groups that may be one number.
type span struct {
	digits     []byte
	first, end int // groups
	loosest    gap
	misread    int
	uniform    bool // the same separator throughout
	singles    bool // every group is one digit
	dots       bool
	chinese    bool
}

// number finds the longest number that begins with group i, records it unless it is
// published on purpose, and tells how many groups it takes.
func (s *scan) number(i int) int {
	sp := span{first: i, loosest: joined, uniform: true, singles: true}
	g := &s.groups[i]
	best, take := Hit{}, 0
	found := false
	sep := rune(0)
	for j := i; j < len(s.groups); j++ {
		h := &s.groups[j]
		if j > i {
			if h.gap == apart {
				break
			}
			sp.loosest = min(sp.loosest, h.gap)
			if sep != 0 && h.sep != sep {
				sp.uniform = false
			}
			sep = h.sep
			sp.dots = sp.dots || h.sep == '.'
		}
		length := h.at + h.n - g.at
		if length > longestNumber+4 {
			break
		}
		sp.end, sp.digits = j+1, s.digits[g.at:h.at+h.n]
		sp.misread += h.misread
		sp.singles = sp.singles && h.n == 1
		sp.chinese = sp.chinese || h.chinese
		if sp.loosest == joined && length >= 5 && s.isAllowed(sp.digits) {
			found, take = false, j+1-i
			continue
		}
		if kind, sure, ok := s.judge(&sp); ok {
			best, found, take = Hit{Kind: kind, Sure: sure}, true, j+1-i
			if kind == IDNumber && sure {
				break
			}
		}
	}
	if found {
		s.hit(best.Kind, s.numberStart(i, best.Kind), s.groups[i+take-1].to, best.Sure)
	}
	return take
}

// numberStart is where a phone begins that is written with a plus or in brackets.
func (s *scan) numberStart(i int, kind Kind) int {
	from := s.groups[i].from
	if (kind == Mobile && s.rune(from-1) == '+') || (kind == FixedLine && s.rune(from-1) == '(') {
		return from - 1
	}
	return from
}

func (s *scan) isAllowed(digits []byte) bool {
	if s.detector.allowed[string(digits)] {
		return true
	}
	if len(digits) > 2 && digits[0] == '8' && digits[1] == '6' {
		return s.detector.allowed[string(digits[2:])] || s.detector.allowed["0"+string(digits[2:])]
	}
	return false
}

// judge tells which number a span is.
func (s *scan) judge(sp *span) (kind Kind, sure, ok bool) {
	if sure, ok := s.isID(sp); ok {
		return IDNumber, sure, true
	}
	if sp.loosest == words {
		return Mobile, true, s.mobileOfCommas(sp)
	}
	if sure, ok := s.isMobile(sp); ok {
		return Mobile, sure, true
	}
	if sure, ok := s.isFixedLine(sp); ok {
		return FixedLine, sure, true
	}
	if sure, ok := s.isCard(sp); ok {
		return BankCard, sure, true
	}
	return 0, false, false
}

// shape reports whether the groups of a span have these lengths.
func (s *scan) shape(sp *span, lengths ...int) bool {
	if sp.end-sp.first != len(lengths) {
		return false
	}
	for k, n := range lengths {
		if s.groups[sp.first+k].n != n {
			return false
		}
	}
	return true
}

// before and after are the signs beside a span.
func (s *scan) before(sp *span) int { return s.groups[sp.first].from - 1 }
func (s *scan) after(sp *span) int  { return s.groups[sp.end-1].to }

// inLetters reports whether a span is part of a longer code of letters and digits.
func (s *scan) inLetters(sp *span) bool {
	b, e := s.before(sp), s.after(sp)
	if s.is(e, letter) {
		return true
	}
	if !s.is(b, letter) || sp.first > 0 && s.groups[sp.first-1].to == b+1 { // an X that ends the number before
		return false
	}
	kind, ok := s.wordBefore(b + 1) // TEL13800000000
	return !ok || kind != wordPhone && kind != wordChat && kind != wordID && kind != wordCard
}

// inside finds identity numbers, and the phones beside them, in one long run of digits.
func (s *scan) inside(i int) {
	g := s.groups[i]
	b := s.digits[g.at : g.at+g.n]
	labelled := s.label(g.from, numberLabels...)
	last := 0
	for pos := 0; pos+18 <= len(b); {
		w := b[pos : pos+18]
		if !validID18(w) || labelled != wordID && !bornBefore(w, 2016) {
			pos++
			continue
		}
		if pos-last == 11 && mobilePrefix(b[last:pos]) {
			s.hit(Mobile, g.from+last, g.from+pos, true)
		}
		s.hit(IDNumber, g.from+pos, g.from+pos+18, true)
		pos += 18
		last = pos
	}
	rest := b[last:]
	if n := len(rest) - 17; n >= 0 && last == 0 && s.rune(g.to) == 'X' { // its last sign is an X, and more follows
		w := append(rest[n:len(rest):len(rest)], 'X')
		if validID18(w) && (labelled == wordID || bornBefore(w, 2016)) {
			s.hit(IDNumber, g.to-17, g.to+1, true)
		}
	}
	switch {
	case last > 0 && len(rest) == 11 && mobilePrefix(rest):
		s.hit(Mobile, g.from+last, g.to, true)
	case last == 0 && len(b) == 22 && mobilePrefix(b[:11]) && mobilePrefix(b[11:]) && labelled != wordOther:
		s.hit(Mobile, g.from, g.from+11, true)
		s.hit(Mobile, g.from+11, g.to, true)
	case last == 0 && labelled == wordCard && len(b) <= 23 && !s.isAllowed(b):
		s.hit(BankCard, g.from, g.to, false)
	}
}

// numberLabels are the words that say which number follows.
var numberLabels = []wordKind{wordID, wordPhone, wordCard, wordPass, wordOther, wordChat}

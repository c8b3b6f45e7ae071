package sheet

import (
	"strings"

	"cunwu/generator/internal/pdf"
)

// A span is text in one face and size.
type span struct {
	text    string
	face    Face
	size    pdf.Length
	tag     *pdf.Element
	url     string // where it leads
	figures bool   // digits all of one width, for columns
	whole   bool   // no word is divided
	raised  bool   // smaller and higher: the mark of a note
}

// em is the size of the span's glyphs.
func (s *span) em() pdf.Length {
	if s.raised {
		return s.size * 62 / 100
	}
	return s.size
}

// rise is how far the span stands above the line of the others.
func (s *span) rise() pdf.Length {
	if s.raised {
		return s.size * 36 / 100
	}
	return 0
}

// A unit is one character, placed: its glyph and what it asks of its neighbours.
type unit struct {
	char  rune
	class class
	id    uint16
	font  *pdf.Font
	span  *span
	width pdf.Length // what it takes up
	lead  pdf.Length // how much of that stands before the glyph
	left  pdf.Length // blank inside the glyph that may be cut off at its left
	right pdf.Length // and at its right
	cut   pdf.Length // taken away between it and the next, while they stand on one line
	glued bool       // no line break between it and the next
	fixed bool       // no stretching either: inside a number, a date, a phone
}

// units turns spans into characters, measures them and decides which stay together.
func (l *layout) units(spans []span) []unit {
	n := 0
	for i := range spans {
		n += len(spans[i].text)
	}
	us := make([]unit, 0, n/2)
	for i := range spans {
		s := &spans[i]
		for _, r := range s.text {
			c := classify(r)
			if c == dropped {
				continue
			}
			us = append(us, l.unit(s, r, c))
		}
	}
	glueNumbers(us)
	glueAddresses(us)
	glueMarks(us)
	if len(spans) > 0 && spans[0].whole {
		glueWords(us, l.wholeWords())
	}
	for i := 0; i+1 < len(us); i++ {
		a, b := &us[i], &us[i+1]
		a.glued = a.glued || !mayBreak(a.class, b.class)
		a.cut = squeeze(a, b)
	}
	return us
}

func (l *layout) unit(s *span, r rune, c class) unit {
	u := unit{char: r, class: c, span: s}
	switch {
	case c == newline || c == zero:
		u.font, u.id, _ = l.faces.glyph(s.face, ' ')
		return u
	case c == space && r != '\u3000' || c == noBreak:
		r = ' '
	case r == '⋯':
		r = '…'
	}
	font, id, ok := l.faces.glyph(s.face, r)
	if !ok {
		l.missing[u.char] = true
	}
	advance := font.Advance(id)
	u.font, u.id = font, id
	u.width = em(advance, s.em())
	if s.figures && c == digit && advance < 900 {
		u.width = em(l.faces.figure[s.face], s.em())
		u.lead = (u.width - em(advance, s.em())) / 2
	}
	// Only marks that take a full square have a half to give away, and only as far
	// as their ink leaves it free: the widths of “” and · differ from font to font.
	if (c == opener || c == closer || c == pause) && s.face != Mono {
		if advance >= 900 {
			left, right := font.Ink(id)
			if c == opener {
				u.left = em(min(max(left-40, 0), 500), s.em())
			} else {
				u.right = em(min(max(advance-right-40, 0), 500), s.em())
			}
		}
	}
	return u
}

// em is v thousandths of an em.
func em(v int, size pdf.Length) pdf.Length { return pdf.Length(v) * size / 1000 }

// mayBreak reports whether a line may end between two characters of these classes.
func mayBreak(a, b class) bool {
	switch {
	case a == newline, a == zero:
		return true
	case b.blank() || b == newline:
		return false // what is blank stays at the end of the line
	case b.closes():
		return false
	case a == space:
		return true
	case a == noBreak, a == opener, a == prefix:
		return false
	case a == dash && b == dash:
		return false
	case a.narrow() && (b.narrow() || b == prefix):
		return false
	case a == tied && b.narrow():
		return false
	}
	return true
}

// squeeze is how much of the blank between two full-width marks goes: the marks of
// 》。 and ：“ together take one and a half squares.
func squeeze(a, b *unit) pdf.Length {
	switch {
	case a.span.face == Mono && b.span.face == Mono:
		return 0 // in code each character keeps its place
	case a.right > 0 && (b.class == closer || b.class == pause || b.class == opener):
		return a.right
	case a.class == opener && b.class == opener:
		return b.left
	case a.class == dash && b.class == dash && a.font == b.font && a.char == '—':
		// The two halves of a dash touch.
		_, right := a.font.Ink(a.id)
		left, _ := b.font.Ink(b.id)
		return max(a.width-em(right, a.span.em()), 0) + em(max(left, 0), b.span.em())
	case a.class == han && b.class.narrow(), a.class.narrow() && b.class == han:
		return -em(hairline, min(a.span.em(), b.span.em())) // a little air between 第 and 3
	}
	return 0
}

// hairline is the space between Chinese and Latin in thousandths of an em; more
// than a tenth would be copied as a space.
const hairline = 60

// unitsOfNumbers are the characters that stay with the number before them.
var unitsOfNumbers = runeSet("年月日号时点分秒天周元角万亿户人亩个名岁次项条期届季度批组村米里吨斤件台套座处口头只棵株千百％%℃")

// partsOfDates are those of them after which a date or a time goes on.
var partsOfDates = runeSet("年月日时点分")

// joints are the characters that may stand between the digits of one number, date,
// time, range or phone.
var joints = runeSet(",.:/-–~～—：．－×－+〕")

func runeSet(s string) map[rune]bool {
	m := map[rune]bool{}
	for _, r := range s {
		m[r] = true
	}
	return m
}

// glueNumbers keeps numbers whole, with the unit after them and the sign before:
// 2026年10月15日, 0999-5550123, 13,500.00元, 8:00～12:00, 7个工作日.
func glueNumbers(us []unit) {
	for i := 0; i < len(us); i++ {
		if us[i].class != digit {
			continue
		}
		start, end := i, numberEnd(us, i)
		for start > 0 && (us[start-1].class == prefix || us[start-1].char == '-' || us[start-1].char == '−' || us[start-1].char == '第') {
			start--
		}
		for j := start; j < end-1; j++ {
			us[j].glued, us[j].fixed = true, true
		}
		i = end - 1
	}
}

// numberEnd finds the end of the number that begins at i.
func numberEnd(us []unit, i int) int {
	digitAt := func(j int) bool { return j < len(us) && us[j].class == digit }
	for j := i; ; {
		for digitAt(j) {
			j++
		}
		switch {
		case j >= len(us):
			return j
		case joints[us[j].char] && digitAt(j+1):
			j++
		case us[j].class == space && us[j].char == ' ' && digitAt(j+1) && phoneGroups(us, i):
			j++
		case us[j].char == ' ' && j+1 < len(us) && unitsOfNumbers[us[j+1].char]:
			return unitEnd(us, j+1) // 36 人
		case unitsOfNumbers[us[j].char]:
			end := unitEnd(us, j)
			if !digitAt(end) || !partsOfDates[us[j].char] {
				return end
			}
			j = end
		default:
			return j
		}
	}
}

// unitEnd goes over a unit of one or more characters: 元, 万元, 个月, 个工作日, 季度.
func unitEnd(us []unit, j int) int {
	for _, word := range []string{"个工作日", "个月", "万元", "亿元", "平方米", "公里", "公斤", "季度", "千克", "小时"} {
		runes := []rune(word)
		if j+len(runes) > len(us) {
			continue
		}
		same := true
		for k, r := range runes {
			same = same && us[j+k].char == r
		}
		if same {
			return j + len(runes)
		}
	}
	return j + 1
}

// phoneGroups reports whether a run of digits and spaces is one number written in
// groups, as 138 0000 1234: at least seven digits in groups of three or four.
func phoneGroups(us []unit, i int) bool {
	digits, group := 0, 0
	for ; i < len(us); i++ {
		switch {
		case us[i].class == digit:
			digits++
			group++
		case us[i].char == ' ' && group >= 3 && group <= 4:
			group = 0
		default:
			return digits >= 7 && (group >= 3 && group <= 4 || group == 0)
		}
	}
	return digits >= 7 && (group >= 3 && group <= 4 || group == 0)
}

// glueMarks keeps the marks of notes with what they are about.
func glueMarks(us []unit) {
	for i := 1; i < len(us); i++ {
		if us[i].span.raised && us[i-1].class != newline {
			us[i-1].glued, us[i-1].fixed = true, true
		}
	}
}

// glueAddresses keeps web addresses together but for the places after / ? & where
// they may be divided. The marks around an address stay marks.
func glueAddresses(us []unit) {
	for i := 0; i < len(us); {
		end := i
		for end < len(us) && us[end].char > ' ' && us[end].char <= '~' {
			end++
		}
		if end == i {
			i++
			continue
		}
		if from, to := addressIn(us, i, end); from < to {
			glueAddress(us[from:to])
		}
		i = end
	}
}

// addressIn finds the web address among the ASCII characters from i to end: from its
// scheme or its www on, without the marks that end a sentence or a bracket.
func addressIn(us []unit, i, end int) (from, to int) {
	at := func(j int, text string) bool {
		for k, r := range text {
			if j+k >= end || us[j+k].char != r {
				return false
			}
		}
		return true
	}
	from = end
	for j := i; j < end && from == end; j++ {
		switch {
		case at(j, "://"):
			for from = j; from > i && isLetter(us[from-1].char); from-- {
			}
		case at(j, "www."), at(j, "//"):
			from = j
		}
	}
	for to = end; to > from && strings.ContainsRune(".,;:!?([{<)]}>'\"", us[to-1].char); to-- {
	}
	return from, to
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func glueAddress(us []unit) {
	for j := range us[:len(us)-1] {
		c, next := us[j].char, us[j+1].char
		us[j].fixed = true
		if (c == '/' || c == '?' || c == '&') && next != '/' && !classify(next).closes() && j > len("https:/") {
			us[j].class = zeroAfter
			us[j].glued = false
		} else {
			us[j].glued = true
			us[j].class = latin
		}
	}
	us[len(us)-1].class = latin
}

// zeroAfter is the class of a sign in an address after which lines may break.
const zeroAfter = dropped + 1

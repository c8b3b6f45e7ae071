package privacy

import (
	"unicode"
	"unicode/utf8"
)

// A sign is a character of a text as it is read: full-width ones folded to ASCII,
// letters to capitals, invisible characters gone.
type sign struct {
	r        rune
	c        class
	from, to int32 // bytes of the text
}

// A class tells what a sign can be part of.
type class uint32

const (
	digit   class = 1 << iota
	numeral       // a Chinese or circled digit; value says which
	letter
	han
	space
	joint // what people write between the digits of one number
	line  // the end of a line
	stop  // ends a clause
	star  // hides a character
	begin // a word of the lexicon may begin here
	plate // the sign of a province on a licence plate
	clan  // a surname may begin here
	lone  // and be of this character alone
	at
	role    // a name may begin after it
	after   // it may follow a name
	ungiven // it stands in no given name
	soft    // it stands in given names, and as often elsewhere
)

// A scan is a text that is being read.
type scan struct {
	detector *Detector
	about    wordKind
	file     bool // the text is the name of a file
	signs    []sign
	seen     class // all classes that occur
	marks    []mark
	digits   []byte
	groups   []group
	hits     []Hit
}

// fold reads a text into signs and marks its words.
func (s *scan) fold(text string) {
	s.signs, s.marks, s.digits, s.groups, s.hits, s.seen = s.signs[:0], s.marks[:0], s.digits[:0], s.groups[:0], s.hits[:0], 0
	lex := s.detector.words
	link := false
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		link = address(text, i, link)
		if r == '%' || r == '&' {
			if e, size := escaped(text, i, link); size > 0 {
				r, n = e, size
				link = link || text[i] == '%' // the last of many codes has fewer behind it
			}
		} else if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if r >= utf8.RuneSelf {
			r = foldRune(r)
			if r < 0 {
				i += n
				continue
			}
		}
		if r >= 'a' && r <= 'z' {
			r -= 'a' - 'A'
		}
		if tens, ones, ok := pair(r); ok {
			s.seen |= numeral
			s.signs = append(s.signs, sign{tens, numeral, int32(i), int32(i + n)}, sign{ones, numeral, int32(i), int32(i + n)})
			i += n
			continue
		}
		c := lex.class(r)
		s.seen |= c
		s.signs = append(s.signs, sign{r, c, int32(i), int32(i + n)})
		i += n
	}
	if s.seen&begin != 0 {
		s.mark()
	}
}

// foldRune folds a character beyond ASCII; −1 is one that is not seen.
func foldRune(r rune) rune {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF:
		return r
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFEE0
	case r == 0x3000 || r == 0xA0 || r >= 0x2000 && r <= 0x200A || r == 0x202F || r == 0x205F:
		return ' '
	case r == 0xAD || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x206F ||
		r == 0xFEFF || r >= 0xFE00 && r <= 0xFE0F || r == 0x20E3 || r == 0x180E || r >= 0xE0000 && r <= 0xE0FFF:
		return -1
	case r >= 0x2010 && r <= 0x2015 || r == 0x2212 || r == 0xFE63 || r == 0x2043:
		return '-'
	case r == 'Х' || r == 'х' || r == 'Ⅹ' || r == 'ⅹ' || r == 'Χ':
		return 'X'
	case r == 0x2028 || r == 0x2029 || r == 0x85:
		return '\n'
	case r >= 0x0660 && r < 0x2000 || r >= 0xA620 && r < 0xAC00 || r >= 0x104A0:
		if d, ok := decimal(r); ok {
			return d
		}
	}
	if l, ok := latin(r); ok {
		return l
	}
	return r
}

// classOf is a character's class, apart from what the lexicon adds.
func classOf(r rune) class {
	var c class
	switch {
	case r >= '0' && r <= '9':
		return digit
	case r >= 'A' && r <= 'Z':
		return letter
	case r == ' ' || r == '\t':
		return space | joint
	case r == '\n' || r == '\r' || r == '\v' || r == '\f':
		return line
	case r == '@':
		return at
	case r == '*' || r == '﹡' || r == '✱' || r == '∗' || r == '※':
		return star | joint
	case r == '×' || r == '●' || r == '○' || r == '■' || r == '□' || r == '#' || r == '╳' || r == '?' || r == '◯' || r == '〓':
		return star
	case r == '-' || r == '.' || r == '_' || r == '·' || r == '・' || r == '•' || r == '~' || r == '/' || r == '—':
		return joint
	case r == '。' || r == '；' || r == '！' || r == '？' || r == ';' || r == '!':
		return stop
	case r < 0x80:
		return 0
	}
	if _, ok := value(r); ok {
		c |= numeral
	}
	if unicode.Is(unicode.Han, r) {
		c |= han
	}
	return c
}

// is reports whether sign i exists and is of a class.
func (s *scan) is(i int, c class) bool { return i >= 0 && i < len(s.signs) && s.signs[i].c&c != 0 }

// rune is the character at i, or 0.
func (s *scan) rune(i int) rune {
	if i < 0 || i >= len(s.signs) {
		return 0
	}
	return s.signs[i].r
}

// skip is the first sign from i on that is not a space.
func (s *scan) skip(i int) int {
	for s.is(i, space) {
		i++
	}
	return i
}

// back is the last sign from i down that is not a space.
func (s *scan) back(i int) int {
	for s.is(i, space) {
		i--
	}
	return i
}

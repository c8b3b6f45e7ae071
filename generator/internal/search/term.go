package search

import (
	"regexp"
	"strings"
	"unicode/utf16"
)

// fold writes a text in the form in which it is compared: half-width, in lower case,
// with one sign for all that hide a character of a name. It keeps the number of characters.
func fold(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= '！' && r <= '～':
			if r -= '！' - '!'; r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
			return r
		case strings.ContainsRune("○●×✕﹡", r):
			return '*'
		case r == '\u3000' || r == '\u00a0':
			return ' '
		}
		return r
	}, text)
}

// han reports whether a character is one of those that make up terms by neighbourhood:
// Chinese characters, and the sign that hides one.
func han(r rune) bool {
	return r == '*' || r == '々' || r == '〇' || r >= '㐀' && r <= '鿿' || r >= '豈' && r <= '﫿' || r >= 0x20000
}

// A kind is what a token is.
type kind int

const (
	runToken    kind = iota // Chinese characters
	numberToken             // the token is in its plain form
	dateToken               // 20261015, 202610 or 1015
	wordToken               // letters and digits
)

// A token is a part of a text.
type token struct {
	kind kind
	text string
	raw  string // of a number with 万 or 亿: as it stands there
}

// The forms of what begins with a letter or a digit. The script has the same.
const (
	month  = `(1[0-2]|0?[1-9])`
	dayNum = `(3[01]|[12]\d|0?[1-9])`
)

var (
	fullDate  = regexp.MustCompile(`^((?:19|20)\d\d) ?[年./-] ?` + month + ` ?[月./-] ?` + dayNum + ` ?[日号]?`)
	monthDate = regexp.MustCompile(`^((?:19|20)\d\d) ?年 ?` + month + ` ?月`)
	dayDate   = regexp.MustCompile(`^` + month + ` ?月 ?` + dayNum + ` ?[日号]`)
	word      = regexp.MustCompile(`^\d*[a-z][a-z0-9]*`)
	number    = regexp.MustCompile(`^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)? ?([万亿])?`)
	phone     = regexp.MustCompile(`^(\d{3,4})-(\d{7,8})`)
)

// tokens cuts a folded text and hands each part over. A date in a query is the date; in
// a text its numbers are told too, for somebody may know the year alone.
func tokens(text string, query bool, take func(token)) {
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c >= '0' && c <= '9' || c >= 'a' && c <= 'z':
			i += alphanumeric(text[i:], query, take)
		case c == '*' || c >= 0x80:
			n := runLength(text[i:])
			if n == 0 {
				i++
				for i < len(text) && text[i]&0xc0 == 0x80 {
					i++
				}
				continue
			}
			take(token{kind: runToken, text: text[i : i+n]})
			i += n
		default:
			i++
		}
	}
}

// runLength is how many bytes of Chinese characters a text begins with.
func runLength(text string) int {
	for i, r := range text {
		if !han(r) {
			return i
		}
	}
	return len(text)
}

// alphanumeric hands over what a text begins with, and returns its length.
func alphanumeric(text string, query bool, take func(token)) int {
	text = text[:reach(text)] // the expressions make room for as much as they are given
	if m := word.FindString(text); m != "" {
		take(token{kind: wordToken, text: m})
		return len(m)
	}
	if date, n := dateAt(text); n > 0 {
		take(token{kind: dateToken, text: date})
		if query {
			return n
		}
		if len(date) == 8 {
			take(token{kind: dateToken, text: date[:6]})
			take(token{kind: dateToken, text: date[4:]})
		}
	}
	if m := phone.FindStringSubmatch(text); m != nil && !query {
		take(token{kind: numberToken, text: m[1] + m[2]})
	}
	m := number.FindStringSubmatch(text)
	raw := plainNumber(m[1], m[2], 0)
	t := token{kind: numberToken, text: raw}
	switch m[3] {
	case "万":
		t.text, t.raw = plainNumber(m[1], m[2], 4), raw
	case "亿":
		t.text, t.raw = plainNumber(m[1], m[2], 8), raw
	}
	take(t)
	if query {
		return len(m[0])
	}
	return len(m[0]) - len(m[3]) // 万 is a character too
}

// reach is how many bytes a text begins with of which words, numbers, dates and phone
// numbers can be made: none of the forms above goes further.
func reach(text string) int {
	for i, r := range text {
		switch {
		case r >= '0' && r <= '9', r >= 'a' && r <= 'z', strings.ContainsRune(" ,./-年月日号万亿", r):
		default:
			return i
		}
	}
	return len(text)
}

// dateAt is the date that a text begins with, as digits, and its length.
func dateAt(text string) (string, int) {
	two := func(s string) string { return ("0" + s)[len(s)-1:] }
	if m := fullDate.FindStringSubmatch(text); m != nil {
		return m[1] + two(m[2]) + two(m[3]), len(m[0])
	}
	if m := monthDate.FindStringSubmatch(text); m != nil {
		return m[1] + two(m[2]), len(m[0])
	}
	if m := dayDate.FindStringSubmatch(text); m != nil {
		return two(m[1]) + two(m[2]), len(m[0])
	}
	return "", 0
}

// plainNumber is a number without separators and without zeros behind its decimals, the
// point moved to the right: 1.20 moved by four is 12000.
func plainNumber(whole, decimals string, shift int) string {
	whole = strings.ReplaceAll(whole, ",", "")
	decimals = strings.TrimPrefix(decimals, ".")
	for len(decimals) < shift {
		decimals += "0"
	}
	if shift > 0 {
		whole, decimals = whole+decimals[:shift], decimals[shift:]
		if whole = strings.TrimLeft(whole, "0"); whole == "" {
			whole = "0"
		}
	}
	if decimals = strings.TrimRight(decimals, "0"); decimals != "" {
		return whole + "." + decimals
	}
	return whole
}

// A term is a token's part that is looked up. Its first sign says what it is, but for
// Chinese characters: # a number, @ a date, = a word, ~ initials.
type term string

// termsOf hands over the terms of a text's token.
func termsOf(t token, take func(term)) {
	switch t.kind {
	case numberToken:
		take(term("#" + t.text))
		for _, s := range []string{t.text, t.raw} {
			if whole, _, decimal := strings.Cut(s, "."); decimal {
				take(term("#" + whole))
			}
		}
		if t.raw != "" {
			take(term("#" + t.raw))
		}
	case dateToken:
		take(term("@" + t.text))
	case wordToken:
		take(term("=" + t.text))
	case runToken:
		last, seen := -1, -1 // the sign before, and the last one that is seen
		for i, r := range t.text {
			end := i + len(string(r))
			if r != '*' {
				take(term(t.text[i:end]))
			}
			if last >= 0 {
				take(term(t.text[last:end]))
			}
			if r != '*' {
				if seen >= 0 && seen < last {
					take(term(t.text[seen:end])) // 张*明, which is not in a list with 张*红 and 王*明
				}
				seen = i
			}
			last = i
		}
	}
}

// hash is a term's hash, over UTF-16 as the script sees it: FNV-1a, then MurmurHash3's
// last step, for shards are ranges of it.
func (t term) hash() uint32 {
	h := uint32(2166136261)
	for _, r := range string(t) {
		if r >= 0x10000 {
			high, low := utf16.EncodeRune(r)
			h = (h ^ uint32(high)) * 16777619
			r = low
		}
		h = (h ^ uint32(r)) * 16777619
	}
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}

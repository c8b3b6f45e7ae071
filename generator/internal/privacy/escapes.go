package privacy

import (
	"strings"
	"unicode/utf8"
)

// Characters are also written as codes, which a browser turns into what they stand for:
// %31 in an address (RFC 3986, 2.1), &#49; in Markdown and HTML. A number in a link is
// published as much as one in a line.

// fewest is how many codes with a percent sign must stand side by side, outside an address.
const fewest = 3

// escaped is the character that a code at i stands for, and the code's length; 0 where
// none begins. address says that i is in a link's target.
func escaped(text string, i int, address bool) (r rune, n int) {
	switch text[i] {
	case '&':
		return reference(text[i:])
	case '%':
		if !address && !coded(text[i:]) {
			return 0, 0
		}
		return percent(text[i:])
	}
	return 0, 0
}

// percent reads one character in percent codes, also where the sign itself is coded (%2531).
func percent(text string) (rune, int) {
	var b [utf8.UTFMax]byte
	at := 0
	for k := range b {
		c, n := octet(text[at:])
		if n == 0 {
			return 0, 0
		}
		b[k] = c
		at += n
		if r, size := utf8.DecodeRune(b[:k+1]); r != utf8.RuneError && size == k+1 {
			return r, at
		}
	}
	return 0, 0
}

// octet reads one percent code.
func octet(text string) (byte, int) {
	if len(text) < 3 || text[0] != '%' {
		return 0, 0
	}
	at := 1
	for strings.HasPrefix(text[at:], "25") && len(text) >= at+4 && isHex(text[at+2]) && isHex(text[at+3]) && at < 9 {
		at += 2
	}
	if len(text) < at+2 || !isHex(text[at]) || !isHex(text[at+1]) {
		return 0, 0
	}
	return hex(text[at])<<4 | hex(text[at+1]), at + 2
}

// coded reports whether several percent codes stand side by side.
func coded(text string) bool {
	for range fewest {
		_, n := octet(text)
		if n == 0 {
			return false
		}
		text = text[n:]
	}
	return true
}

// reference reads a character reference: &#49;, &#x31;, &nbsp;. Its own first sign may be
// written as a reference too: &amp;nbsp;.
func reference(text string) (rune, int) {
	at := 1
	for n := 0; n < 3 && strings.HasPrefix(text[at:], "amp;"); n++ {
		at += len("amp;")
	}
	body := text[at:]
	if strings.HasPrefix(body, "#") {
		r, n := numbered(body[1:])
		if n == 0 {
			return 0, 0
		}
		return r, at + 1 + n
	}
	for _, e := range entities {
		if strings.HasPrefix(body, e.name) && strings.HasPrefix(body[len(e.name):], ";") {
			return e.r, at + len(e.name) + 1
		}
	}
	return 0, 0
}

// entities are the characters that HTML has names for and that people's numbers are divided
// or hidden by.
var entities = []struct {
	name string
	r    rune
}{
	{"nbsp", ' '}, {"ensp", ' '}, {"emsp", ' '}, {"emsp13", ' '}, {"emsp14", ' '}, {"numsp", ' '}, {"puncsp", ' '}, {"thinsp", ' '}, {"hairsp", ' '}, {"Tab", ' '}, {"NewLine", '\n'},
	{"shy", 0xAD}, {"zwnj", 0x200C}, {"zwj", 0x200D}, {"lrm", 0x200E}, {"rlm", 0x200F}, {"ZeroWidthSpace", 0x200B},
	{"ndash", '-'}, {"mdash", '-'}, {"dash", '-'}, {"hyphen", '-'}, {"horbar", '-'}, {"minus", '-'},
	{"middot", '·'}, {"centerdot", '·'}, {"bull", '•'}, {"period", '.'}, {"sol", '/'}, {"lowbar", '_'}, {"ast", '*'}, {"times", '×'}, {"commat", '@'}, {"colon", ':'},
}

// numbered reads a reference by number behind its #: 49; or x31;.
func numbered(text string) (rune, int) {
	i, base := 0, rune(10)
	if len(text) > 0 && (text[0] == 'x' || text[0] == 'X') {
		i, base = 1, 16
	}
	r := rune(0)
	for from := i; i < len(text) && i-from < 8; i++ {
		c := text[i]
		switch {
		case c == ';' && i > from && r > 0 && utf8.ValidRune(r):
			return r, i + 1
		case c >= '0' && c <= '9' || base == 16 && isHex(c):
			if r = r*base + rune(hex(c)); r > utf8.MaxRune {
				return 0, 0
			}
		default:
			return 0, 0
		}
	}
	return 0, 0
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

func hex(c byte) byte {
	switch {
	case c >= 'a':
		return c - 'a' + 10
	case c >= 'A':
		return c - 'A' + 10
	}
	return c - '0'
}

// address reports whether a link's target goes on behind byte i, given whether it did before.
func address(text string, i int, in bool) bool {
	switch c := text[i]; {
	case c <= ' ', c == ')', c == '"', c == '<', c == '>', c >= utf8.RuneSelf:
		return false
	case in:
		return true
	case c == '/':
		return i >= 2 && text[i-1] == '/' && text[i-2] == ':'
	case c == '(':
		return i >= 1 && text[i-1] == ']'
	case c == ':':
		return strings.HasSuffix(text[:i], "mailto") || strings.HasSuffix(text[:i], "tel")
	}
	return false
}

package attachment

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
)

// Objects of a PDF (ISO 32000-1, 7.3) are nil, bool, int, float64, pdfName, pdfString,
// pdfArray, pdfDict, pdfRef and *pdfStream.
type (
	pdfName   string
	pdfString string
	pdfArray  []any
	pdfDict   map[pdfName]any
	pdfRef    struct{ number int }
)

// A pdfStream is a stream with its bytes as they stand in the file.
type pdfStream struct {
	dict pdfDict
	raw  []byte
}

// A pdfWord is a word that is no object: obj, endstream, an operator.
type pdfWord string

// pdfEnd is what there is at the end.
const pdfEnd = pdfWord("")

// A pdfLexer reads objects. Its depth is bounded, and so is what it holds: an object
// is not larger than the bytes it was read from, but for the constant cost of each.
type pdfLexer struct {
	data  []byte
	at    int
	depth int
	most  int
	refs  bool // "12 0 R" is a reference; in contents it is not
	left  *int // how many more objects may be read; nil: any number
	err   error

	remark func([]byte) // is told the comments; may be nil
}

// mostValues bounds the objects of a file that are held at once, the smallest included.
const mostValues = 3_000_000

func pdfSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func pdfDelimiter(c byte) bool {
	return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0
}

func (l *pdfLexer) skip() {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case pdfSpace(c):
			l.at++
		case c == '%':
			from := l.at + 1
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
			if l.remark != nil {
				l.remark(l.data[from:l.at])
			}
		default:
			return
		}
	}
}

func (l *pdfLexer) fail(err error) any {
	if l.err == nil {
		l.err = err
	}
	l.at = len(l.data)
	return pdfEnd
}

// value reads the next object or word.
func (l *pdfLexer) value() any {
	l.skip()
	if l.at >= len(l.data) {
		return pdfEnd
	}
	if l.left != nil {
		if *l.left--; *l.left < 0 {
			return l.fail(fmt.Errorf("%w：PDF 里的对象太多", ErrLimit))
		}
	}
	switch c := l.data[l.at]; {
	case c == '<' && l.at+1 < len(l.data) && l.data[l.at+1] == '<':
		l.at += 2
		return l.nested(l.dict)
	case c == '<':
		return l.hex()
	case c == '(':
		return l.literal()
	case c == '[':
		l.at++
		return l.nested(l.array)
	case c == '/':
		l.at++
		return l.name()
	case c >= '0' && c <= '9', c == '-', c == '+', c == '.':
		return l.number()
	case c == ']' || c == '}' || c == '{' || c == ')':
		l.at++
		return pdfWord(c)
	case c == '>':
		l.at++
		if l.at < len(l.data) && l.data[l.at] == '>' {
			l.at++
			return pdfWord(">>")
		}
		return pdfWord(">")
	}
	switch word := l.word(); word {
	case "true", "false":
		return word == "true"
	case "null":
		return nil
	default:
		return pdfWord(word)
	}
}

func (l *pdfLexer) nested(read func() any) any {
	if l.depth++; l.depth > l.most {
		return l.fail(fmt.Errorf("%w：PDF 对象嵌套超过 %d 层", ErrLimit, l.most))
	}
	v := read()
	l.depth--
	return v
}

func (l *pdfLexer) word() string {
	from := l.at
	for l.at < len(l.data) && !pdfSpace(l.data[l.at]) && !pdfDelimiter(l.data[l.at]) {
		l.at++
	}
	return string(l.data[from:l.at])
}

func (l *pdfLexer) name() any {
	word := l.word()
	if !bytes.Contains([]byte(word), []byte("#")) {
		return pdfName(word)
	}
	var out []byte
	for i := 0; i < len(word); i++ {
		if word[i] == '#' && i+2 < len(word) {
			if v, err := strconv.ParseUint(word[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, word[i])
	}
	return pdfName(out)
}

func (l *pdfLexer) number() any {
	word := l.word()
	n, err := strconv.Atoi(word)
	if err != nil {
		v, err := strconv.ParseFloat(word, 64)
		if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
			return 0 // readers take what is no number for nothing
		}
		return v
	}
	if !l.refs || n < 0 {
		return n
	}
	// "12 0 R" is a reference.
	from := l.at
	l.skip()
	digits := l.at
	for l.at < len(l.data) && l.data[l.at] >= '0' && l.data[l.at] <= '9' {
		l.at++
	}
	if l.at > digits && l.at-digits <= 5 {
		l.skip()
		if l.at < len(l.data) && l.data[l.at] == 'R' && (l.at+1 == len(l.data) || pdfSpace(l.data[l.at+1]) || pdfDelimiter(l.data[l.at+1])) {
			l.at++
			return pdfRef{n}
		}
	}
	l.at = from
	return n
}

func (l *pdfLexer) array() any {
	list := pdfArray{}
	for {
		switch v := l.value().(type) {
		case pdfWord:
			if v == pdfEnd || v == "]" {
				return list
			}
			if v == "endobj" || v == "endstream" {
				return l.fail(fmt.Errorf("%w：PDF 数组没有写完", ErrDamaged))
			}
		default:
			list = append(list, v)
		}
	}
}

func (l *pdfLexer) dict() any {
	d := pdfDict{}
	for {
		switch key := l.value().(type) {
		case pdfName:
			v := l.value()
			if w, ok := v.(pdfWord); ok {
				if w == ">>" || w == pdfEnd {
					return d
				}
				continue
			}
			d[key] = v
		case pdfWord:
			if key == ">>" || key == pdfEnd {
				return d
			}
			if key == "endobj" || key == "endstream" {
				return l.fail(fmt.Errorf("%w：PDF 字典没有写完", ErrDamaged))
			}
		}
	}
}

func (l *pdfLexer) hex() any {
	l.at++
	var out []byte
	half, high := false, byte(0)
	for l.at < len(l.data) {
		c := l.data[l.at]
		l.at++
		var v byte
		switch {
		case c == '>':
			if half {
				out = append(out, high<<4)
			}
			return pdfString(out)
		case c >= '0' && c <= '9':
			v = c - '0'
		case c >= 'a' && c <= 'f':
			v = c - 'a' + 10
		case c >= 'A' && c <= 'F':
			v = c - 'A' + 10
		default:
			continue
		}
		if half {
			out = append(out, high<<4|v)
		}
		half, high = !half, v
	}
	return l.fail(fmt.Errorf("%w：PDF 文字没有写完", ErrDamaged))
}

func (l *pdfLexer) literal() any {
	l.at++
	var out []byte
	open := 1
	for l.at < len(l.data) {
		c := l.data[l.at]
		l.at++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return pdfString(out)
			}
		case '\\':
			if l.at < len(l.data) {
				out = l.escaped(out)
			}
			continue
		}
		out = append(out, c)
	}
	return l.fail(fmt.Errorf("%w：PDF 文字没有写完", ErrDamaged))
}

// escaped reads what follows a backslash.
func (l *pdfLexer) escaped(out []byte) []byte {
	c := l.data[l.at]
	l.at++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\r':
		if l.at < len(l.data) && l.data[l.at] == '\n' {
			l.at++
		}
		return out
	case '\n':
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	v := int(c - '0')
	for n := 1; n < 3 && l.at < len(l.data) && l.data[l.at] >= '0' && l.data[l.at] <= '7'; n++ {
		v = v*8 + int(l.data[l.at]-'0')
		l.at++
	}
	return append(out, byte(v))
}

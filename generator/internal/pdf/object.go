package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"strconv"
	"sync"
	"unicode/utf16"
)

// A Writer writes documents. Its zero value is ready; it may be used by many
// goroutines and keeps its compressors from one document to the next.
type Writer struct{ compressors sync.Pool }

// deflate compresses data, fast: glyph outlines hardly shrink, and the default level
// costs a quarter more time for a file one part in fourteen smaller.
func (w *Writer) deflate(data []byte) ([]byte, error) {
	var out bytes.Buffer
	z, ok := w.compressors.Get().(*zlib.Writer)
	if ok {
		z.Reset(&out)
	} else {
		z, _ = zlib.NewWriterLevel(&out, zlib.BestSpeed)
	}
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	w.compressors.Put(z)
	return out.Bytes(), nil
}

// A file is a PDF file in the making. Objects that are streams are written at once;
// the small ones, very many in a tagged file, are gathered into object streams.
type file struct {
	writer  *Writer
	out     []byte
	where   []place // by object number
	small   []byte
	starts  []int // of each small object in small
	numbers []int // of each small object
	err     error
}

// A place is where an object is: at an offset, or in an object stream.
type place struct {
	offset int
	stream int // number of the object stream; 0: none
	index  int
}

func newFile(w *Writer) *file {
	// The bytes above 127 tell transfer programs that the file is binary.
	return &file{writer: w, out: []byte("%PDF-1.7\n%\xe5\x85\xac\xe7\xa4\xba\n"), where: make([]place, 1)}
}

// reserve gives out the next object number.
func (f *file) reserve() int {
	f.where = append(f.where, place{})
	return len(f.where) - 1
}

// put writes a small object.
func (f *file) put(number int, body []byte) {
	f.numbers = append(f.numbers, number)
	f.starts = append(f.starts, len(f.small))
	f.small = append(append(f.small, body...), '\n')
	if len(f.numbers) == 2000 {
		f.flush()
	}
}

// flush writes the small objects gathered so far as one object stream.
func (f *file) flush() {
	if len(f.numbers) == 0 {
		return
	}
	number := f.reserve()
	var body []byte
	for i, n := range f.numbers {
		body = strconv.AppendInt(body, int64(n), 10)
		body = append(body, ' ')
		body = strconv.AppendInt(body, int64(f.starts[i]), 10)
		body = append(body, ' ')
		f.where[n] = place{stream: number, index: i}
	}
	first := len(body)
	body = append(body, f.small...)
	f.stream(number, fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(f.numbers), first), body)
	f.small, f.starts, f.numbers = f.small[:0], f.starts[:0], f.numbers[:0]
}

// stream writes an object that is a stream, compressed.
func (f *file) stream(number int, dict string, data []byte) {
	packed, err := f.writer.deflate(data)
	if err != nil {
		f.err = err
		return
	}
	f.raw(number, dict+"/Filter/FlateDecode", packed)
}

// raw writes an object that is a stream, as it is.
func (f *file) raw(number int, dict string, data []byte) {
	f.where[number] = place{offset: len(f.out)}
	f.out = fmt.Appendf(f.out, "%d 0 obj\n<<%s/Length %d>>\nstream\n", number, dict, len(data))
	f.out = append(f.out, data...)
	f.out = append(f.out, "\nendstream\nendobj\n"...)
}

// finish writes what is left, the cross-reference stream and the trailer.
func (f *file) finish(root, info int) ([]byte, error) {
	f.flush()
	number := f.reserve()
	f.where[number] = place{offset: len(f.out)}
	rows := make([]byte, 0, 7*len(f.where))
	for n, p := range f.where {
		kind, a, b := byte(1), p.offset, 0
		switch {
		case n == 0:
			kind, b = 0, 65535
		case p.stream != 0:
			kind, a, b = 2, p.stream, p.index
		}
		rows = append(rows, kind, byte(a>>24), byte(a>>16), byte(a>>8), byte(a), byte(b>>8), byte(b))
	}
	sum := sha256.Sum256(f.out)
	start := len(f.out)
	f.stream(number, fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%x><%x>]", len(f.where), root, info, sum[:16], sum[:16]), rows)
	f.out = fmt.Appendf(f.out, "startxref\n%d\n%%%%EOF\n", start)
	return f.out, f.err
}

// appendString writes a text string: plain where it is ASCII, else as UTF-16.
func appendString(b []byte, s string) []byte {
	ascii := true
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			ascii = false
			break
		}
	}
	if ascii {
		b = append(b, '(')
		for i := range len(s) {
			if c := s[i]; c == '(' || c == ')' || c == '\\' {
				b = append(b, '\\')
			}
			b = append(b, s[i])
		}
		return append(b, ')')
	}
	b = append(b, "<FEFF"...)
	for _, r := range s {
		b = appendUTF16(b, r)
	}
	return append(b, '>')
}

// appendUTF16 writes a character in hexadecimal UTF-16, in two halves above U+FFFF.
func appendUTF16(b []byte, r rune) []byte {
	if high, low := utf16.EncodeRune(r); r > 0xFFFF && high != 0xFFFD {
		return appendHex(appendHex(b, uint16(high)), uint16(low))
	}
	return appendHex(b, uint16(r))
}

func appendHex(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}

func appendRef(b []byte, number int) []byte {
	return append(strconv.AppendInt(b, int64(number), 10), " 0 R"...)
}

// appendLength writes thousandths as a decimal number without needless digits.
func appendLength(b []byte, v Length) []byte {
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	b = strconv.AppendInt(b, int64(v/1000), 10)
	if rest := v % 1000; rest != 0 {
		b = append(b, '.', byte('0'+rest/100))
		if rest%100 != 0 {
			b = append(b, byte('0'+rest/10%10))
			if rest%10 != 0 {
				b = append(b, byte('0'+rest%10))
			}
		}
	}
	return b
}

// appendNumbers writes lengths, each followed by a space.
func appendNumbers(b []byte, values ...Length) []byte {
	for _, v := range values {
		b = append(appendLength(b, v), ' ')
	}
	return b
}

// Package readback reads the PDF files that package pdf writes, as a reader would:
// through the cross-reference stream, the object streams and the fonts' own maps.
// It is for tests. It shares no code with the writer, and reads no other PDF files.
package readback

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// ErrFile says that a file is not what package pdf writes.
var ErrFile = errors.New("cannot read the PDF file back")

// Objects are nil, bool, int, float64, Name, Text (a string), Array, Dict, Ref and
// *Stream.
type (
	Name  string
	Text  string
	Array []any
	Dict  map[Name]any
	Ref   int
)

// A Stream is a stream with its data unpacked; a picture in JPEG stays as it is.
type Stream struct {
	Dict Dict
	Data []byte
}

// A File is a file that was read.
type File struct {
	objects map[int]any
	Trailer Dict
}

// Open reads a file.
func Open(data []byte) (*File, error) {
	at := bytes.LastIndex(data, []byte("startxref\n"))
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n")) || at < 0 || !bytes.HasSuffix(data, []byte("%%EOF\n")) {
		return nil, fmt.Errorf("%w: no header or no end", ErrFile)
	}
	number, _, _ := bytes.Cut(data[at+10:], []byte("\n"))
	start, err := strconv.Atoi(string(number))
	if err != nil || start >= len(data) {
		return nil, fmt.Errorf("%w: startxref", ErrFile)
	}
	f := &File{objects: map[int]any{}}
	xref, err := streamAt(data, start)
	if err != nil {
		return nil, err
	}
	f.Trailer = xref.Dict
	size, _ := xref.Dict["Size"].(int)
	if len(xref.Data) != 7*size {
		return nil, fmt.Errorf("%w: %d bytes of cross-references for %d objects", ErrFile, len(xref.Data), size)
	}
	packed := map[int]int{} // objects in object streams
	for n := 1; n < size; n++ {
		row := xref.Data[7*n : 7*n+7]
		where := int(row[1])<<24 | int(row[2])<<16 | int(row[3])<<8 | int(row[4])
		switch row[0] {
		case 1:
			if f.objects[n], err = objectAt(data, n, where); err != nil {
				return nil, err
			}
		case 2:
			packed[n] = where
		default:
			return nil, fmt.Errorf("%w: object %d is free", ErrFile, n)
		}
	}
	seen := map[int]bool{}
	for _, stream := range packed {
		if !seen[stream] {
			seen[stream] = true
			if err := f.unpack(stream); err != nil {
				return nil, err
			}
		}
	}
	for n := range packed {
		if _, ok := f.objects[n]; !ok {
			return nil, fmt.Errorf("%w: object %d is not in its stream", ErrFile, n)
		}
	}
	return f, nil
}

func (f *File) unpack(number int) error {
	s, ok := f.objects[number].(*Stream)
	if !ok {
		return fmt.Errorf("%w: object %d is no object stream", ErrFile, number)
	}
	count, _ := s.Dict["N"].(int)
	first, _ := s.Dict["First"].(int)
	p := &parser{data: s.Data}
	for range count {
		n, ok1 := p.value().(int)
		offset, ok2 := p.value().(int)
		if !ok1 || !ok2 || first+offset > len(s.Data) {
			return fmt.Errorf("%w: index of object stream %d", ErrFile, number)
		}
		inner := &parser{data: s.Data[first+offset:]}
		f.objects[n] = inner.value()
		if inner.err != nil {
			return fmt.Errorf("object %d: %w", n, inner.err)
		}
	}
	return p.err
}

func objectAt(data []byte, number, at int) (any, error) {
	head := []byte(strconv.Itoa(number) + " 0 obj\n")
	if at >= len(data) || !bytes.HasPrefix(data[at:], head) {
		return nil, fmt.Errorf("%w: object %d is not at %d", ErrFile, number, at)
	}
	return streamAt(data, at)
}

func streamAt(data []byte, at int) (*Stream, error) {
	begin := bytes.Index(data[at:], []byte("obj\n"))
	p := &parser{data: data[at+begin+4:]}
	dict, ok := p.value().(Dict)
	if !ok || p.err != nil {
		return nil, fmt.Errorf("%w: no dictionary at %d", ErrFile, at)
	}
	body := p.data[p.at:]
	length, _ := dict["Length"].(int)
	const intro = "\nstream\n"
	if !bytes.HasPrefix(body, []byte(intro)) || len(body) < len(intro)+length || !bytes.HasPrefix(body[len(intro)+length:], []byte("\nendstream")) {
		return nil, fmt.Errorf("%w: the length of the stream at %d", ErrFile, at)
	}
	s := &Stream{Dict: dict, Data: body[len(intro) : len(intro)+length]}
	if dict["Filter"] == Name("FlateDecode") {
		z, err := zlib.NewReader(bytes.NewReader(s.Data))
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrFile, err)
		}
		if s.Data, err = io.ReadAll(z); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrFile, err)
		}
	}
	return s, nil
}

// Get follows references.
func (f *File) Get(v any) any {
	for range 10 {
		ref, ok := v.(Ref)
		if !ok {
			return v
		}
		v = f.objects[int(ref)]
	}
	return nil
}

// Dict follows references to a dictionary, of a stream too.
func (f *File) Dict(v any) Dict {
	switch v := f.Get(v).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// Root is the catalogue.
func (f *File) Root() Dict { return f.Dict(f.Trailer["Root"]) }

// A parser reads objects and, in contents, operators.
type parser struct {
	data []byte
	at   int
	err  error
}

// An operator is a word of a content stream.
type operator string

func (p *parser) skip() {
	for p.at < len(p.data) && bytes.IndexByte([]byte(" \n\r\t\x00"), p.data[p.at]) >= 0 {
		p.at++
	}
}

func (p *parser) fail(what string) any {
	if p.err == nil {
		p.err = fmt.Errorf("%w: %s at %d", ErrFile, what, p.at)
	}
	p.at = len(p.data)
	return nil
}

// value reads the next object; operator("") is the end.
func (p *parser) value() any {
	p.skip()
	if p.at >= len(p.data) {
		return operator("")
	}
	rest := p.data[p.at:]
	switch c := rest[0]; {
	case bytes.HasPrefix(rest, []byte("<<")):
		return p.dict()
	case c == '<':
		return p.hex()
	case c == '(':
		return p.literal()
	case c == '[':
		p.at++
		list := Array{}
		for {
			p.skip()
			if p.at >= len(p.data) {
				return p.fail("array without end")
			}
			if p.data[p.at] == ']' {
				p.at++
				return list
			}
			list = append(list, p.value())
		}
	case c == '/':
		p.at++
		return Name(p.word())
	case c >= '0' && c <= '9' || c == '-' || c == '.':
		return p.number()
	}
	word := p.word()
	switch word {
	case "":
		return p.fail("unknown sign")
	case "true", "false":
		return word == "true"
	case "null":
		return nil
	}
	return operator(word)
}

func (p *parser) word() string {
	start := p.at
	for p.at < len(p.data) && bytes.IndexByte([]byte(" \n\r\t\x00()<>[]{}/%"), p.data[p.at]) < 0 {
		p.at++
	}
	return string(p.data[start:p.at])
}

func (p *parser) number() any {
	word := p.word()
	n, err := strconv.Atoi(word)
	if err != nil {
		v, err := strconv.ParseFloat(word, 64)
		if err != nil {
			return p.fail("bad number " + word)
		}
		return v
	}
	// "12 0 R" is a reference.
	if rest := p.data[p.at:]; bytes.HasPrefix(rest, []byte(" 0 R")) && (len(rest) == 4 || bytes.IndexByte([]byte(" \n/>]"), rest[4]) >= 0) {
		p.at += 4
		return Ref(n)
	}
	return n
}

func (p *parser) dict() any {
	p.at += 2
	d := Dict{}
	for {
		p.skip()
		if bytes.HasPrefix(p.data[p.at:], []byte(">>")) {
			p.at += 2
			return d
		}
		key, ok := p.value().(Name)
		if !ok {
			return p.fail("dictionary key")
		}
		if _, twice := d[key]; twice {
			return p.fail("key " + string(key) + " twice")
		}
		d[key] = p.value()
	}
}

func (p *parser) hex() any {
	end := bytes.IndexByte(p.data[p.at:], '>')
	if end < 0 {
		return p.fail("string without end")
	}
	digits := p.data[p.at+1 : p.at+end]
	p.at += end + 1
	out := make([]byte, 0, len(digits)/2)
	for i := 0; i+1 < len(digits); i += 2 {
		v, err := strconv.ParseUint(string(digits[i:i+2]), 16, 8)
		if err != nil {
			return p.fail("hexadecimal")
		}
		out = append(out, byte(v))
	}
	return Text(out)
}

func (p *parser) literal() any {
	var out []byte
	for p.at++; p.at < len(p.data); p.at++ {
		switch c := p.data[p.at]; c {
		case '\\':
			p.at++
			if p.at < len(p.data) {
				out = append(out, p.data[p.at])
			}
		case ')':
			p.at++
			return Text(out)
		default:
			out = append(out, c)
		}
	}
	return p.fail("string without end")
}

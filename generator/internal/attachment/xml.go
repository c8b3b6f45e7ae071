package attachment

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// An xmlReader reads the elements of a part. It knows neither entities nor document
// types, so that nothing in it can grow or lead elsewhere, and refuses what is nested
// deeper than anyone writes.
type xmlReader struct {
	d     *xml.Decoder
	in    *tokenSource
	most  int
	stack []string // local names of the open elements
}

func (r *reader) xml(data []byte) *xmlReader {
	in := &tokenSource{data: bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))}
	return &xmlReader{d: xml.NewDecoder(in), in: in, most: r.limits.Depth}
}

// A tokenSource hands out a part's bytes, so many and no more for one token: a tag of
// ten million attributes would take a hundred times its size.
type tokenSource struct {
	data []byte
	at   int
	from int // where the token begins
}

const longestToken = 2 << 20

// ReadByte implements io.ByteReader, which the decoder prefers.
func (s *tokenSource) ReadByte() (byte, error) {
	if s.at >= len(s.data) {
		return 0, io.EOF
	}
	if s.at-s.from > longestToken {
		return 0, fmt.Errorf("%w：XML 的一个标签太长", ErrLimit)
	}
	s.at++
	return s.data[s.at-1], nil
}

// Read implements io.Reader.
func (s *tokenSource) Read(p []byte) (int, error) {
	for i := range p {
		b, err := s.ReadByte()
		if err != nil {
			return i, err
		}
		p[i] = b
	}
	return len(p), nil
}

// errEnd is the end of a part.
var errEnd = io.EOF

// next gives the next start, end or text; errEnd at the end.
func (x *xmlReader) next() (xml.Token, error) {
	for {
		x.in.from = x.in.at
		t, err := x.d.RawToken()
		if errors.Is(err, io.EOF) {
			if len(x.stack) > 0 {
				return nil, fmt.Errorf("%w：XML 没有写完", ErrDamaged)
			}
			return nil, errEnd
		}
		if errors.Is(err, ErrLimit) {
			return nil, err
		}
		if err != nil {
			return nil, fmt.Errorf("%w：XML 写法不对", ErrDamaged)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if len(x.stack) >= x.most {
				return nil, fmt.Errorf("%w：XML 嵌套超过 %d 层", ErrLimit, x.most)
			}
			x.stack = append(x.stack, t.Name.Local)
			return t, nil
		case xml.EndElement:
			if len(x.stack) == 0 || x.stack[len(x.stack)-1] != t.Name.Local {
				return nil, fmt.Errorf("%w：XML 的标签没有成对", ErrDamaged)
			}
			x.stack = x.stack[:len(x.stack)-1]
			return t, nil
		case xml.CharData:
			return t, nil
		case xml.Directive:
			return nil, fmt.Errorf("%w：XML 里有 DOCTYPE", ErrDamaged)
		}
	}
}

// inside reports whether an element is open.
func (x *xmlReader) inside(name string) bool {
	for _, s := range x.stack {
		if s == name {
			return true
		}
	}
	return false
}

// attr is an attribute by its local name, or "".
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// on reads a switch of Office: an element or an attribute that is there is on, unless
// it says otherwise.
func on(value string) bool {
	switch strings.ToLower(value) {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// everyText gives all characters and the attributes of a part: for parts of which each
// text is of interest, whatever its element.
func (r *reader) everyText(data []byte, visit func(element, text string)) error {
	x := r.xml(data)
	for {
		t, err := x.next()
		if errors.Is(err, errEnd) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			for _, a := range t.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
					visit(t.Name.Local, a.Value)
				}
			}
		case xml.CharData:
			name := ""
			if len(x.stack) > 0 {
				name = x.stack[len(x.stack)-1]
			}
			visit(name, string(t))
		}
	}
}

// An edit says what becomes of an element of a part that is copied.
type edit int

const (
	keep   edit = iota
	cut         // it and all in it
	unwrap      // what is in it stays
)

// rewrite copies a part. decide looks at each element with the elements around it, and
// may change its attributes. Comments, instructions and everything that decide lets go
// are not in the copy.
func (r *reader) rewrite(data []byte, decide func(e *xml.StartElement, above []string) edit) ([]byte, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	x := r.xml(data)
	var out bytes.Buffer
	out.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
	var opened []edit
	cutting := 0
	for {
		t, err := x.next()
		if errors.Is(err, errEnd) {
			return out.Bytes(), nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			// RawToken hands out names with their prefixes, which stay as they are.
			e := t.Copy()
			what := cut
			if cutting == 0 {
				what = decide(&e, x.stack[:len(x.stack)-1])
			}
			if what == cut {
				cutting++
			}
			opened = append(opened, what)
			if what == keep {
				startTag(&out, e)
			}
		case xml.EndElement:
			last := opened[len(opened)-1]
			opened = opened[:len(opened)-1]
			switch last {
			case cut:
				cutting--
			case keep:
				out.WriteString("</" + qualified(t.Name) + ">")
			}
		case xml.CharData:
			if cutting == 0 {
				escape(&out, string(t), false)
			}
		}
	}
}

func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

func startTag(out *bytes.Buffer, e xml.StartElement) {
	out.WriteString("<" + qualified(e.Name))
	for _, a := range e.Attr {
		out.WriteString(" " + qualified(a.Name) + `="`)
		escape(out, a.Value, true)
		out.WriteByte('"')
	}
	out.WriteByte('>')
}

var textEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
var valueEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#13;", "\n", "&#10;", "\t", "&#9;")

func escape(out *bytes.Buffer, s string, value bool) {
	if value {
		valueEscapes.WriteString(out, s)
		return
	}
	textEscapes.WriteString(out, s)
}

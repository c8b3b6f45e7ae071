package attachment

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// imageFilters pack pictures; what they hold is no text.
var imageFilters = map[pdfName]bool{"DCTDecode": true, "DCT": true, "JPXDecode": true, "CCITTFaxDecode": true, "CCF": true, "JBIG2Decode": true}

// filters are a stream's filters in order, with their parameters.
func (f *pdfFile) filters(d pdfDict) (names []pdfName, parms []pdfDict) {
	filter, parm := d["Filter"], d["DecodeParms"]
	if filter == nil {
		filter, parm = d["F"], d["DP"] // of an inline picture
	}
	switch v := f.get(filter).(type) {
	case pdfName:
		return []pdfName{v}, []pdfDict{f.dict(parm)}
	case pdfArray:
		list := f.array(parm)
		for i, n := range v {
			name, _ := f.get(n).(pdfName)
			var p pdfDict
			if i < len(list) {
				p = f.dict(list[i])
			}
			names, parms = append(names, name), append(parms, p)
		}
	}
	return names, parms
}

// decode unpacks a stream. A picture stays packed as it is.
func (f *pdfFile) decode(s *pdfStream) ([]byte, error) {
	data := s.raw
	names, parms := f.filters(s.dict)
	const mostFilters = 8
	if len(names) > mostFilters {
		return nil, fmt.Errorf("%w：PDF 的流压缩了太多次", ErrLimit)
	}
	for i, name := range names {
		var err error
		switch name {
		case "FlateDecode", "Fl":
			data, err = f.flate(data)
		case "LZWDecode", "LZW":
			early := true
			if n, ok := f.get(parms[i]["EarlyChange"]).(int); ok {
				early = n != 0
			}
			data, err = f.lzw(data, early)
		case "ASCIIHexDecode", "AHx":
			l := &pdfLexer{data: append([]byte{'<'}, data...), most: 1}
			v, _ := l.hex().(pdfString)
			data = []byte(v)
		case "ASCII85Decode", "A85":
			data = ascii85(data)
		case "RunLengthDecode", "RL":
			data, err = f.runLength(data)
		default:
			if imageFilters[name] {
				return data, nil
			}
			return nil, fmt.Errorf("%w：PDF 的压缩方法不认识", ErrDamaged)
		}
		if err != nil {
			return nil, err
		}
		if data, err = f.predicted(data, parms[i]); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// room is how many more bytes may be unpacked at once.
func (f *pdfFile) room() int {
	return min(f.r.limits.Part, max(0, f.r.limits.Unpacked-f.r.unpacked))
}

func (f *pdfFile) bounded(in io.Reader) ([]byte, error) {
	room := f.room()
	out, _ := io.ReadAll(io.LimitReader(in, int64(room)+1)) // what is broken gives what came before
	if len(out) > room {
		return nil, fmt.Errorf("%w：PDF 展开后超过 %d MB", ErrLimit, f.r.limits.Unpacked>>20)
	}
	const perStream = 4 << 10 // unpacking nothing takes time too
	return out, f.r.spend(len(out) + perStream)
}

func (f *pdfFile) flate(data []byte) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		if len(data) < 2 {
			return nil, nil
		}
		return f.bounded(flate.NewReader(bytes.NewReader(data[2:]))) // a broken head
	}
	return f.bounded(z)
}

// lzw unpacks LZW with codes of 9 to 12 bits, most significant bit first (ISO 32000-1, 7.4.4).
func (f *pdfFile) lzw(data []byte, early bool) ([]byte, error) {
	const clearCode, endCode = 256, 257
	room := f.room()
	type entry struct{ from, to int } // of the output
	var table []entry
	var out []byte
	width, bits, have := 9, 0, 0
	last := entry{-1, -1}
	for {
		for have < width && len(data) > 0 {
			bits, have, data = bits<<8|int(data[0]), have+8, data[1:]
		}
		if have < width {
			break
		}
		code := bits >> (have - width) & (1<<width - 1)
		have -= width
		bits &= 1<<have - 1
		if code == endCode {
			break
		}
		if code == clearCode {
			table, width, last = table[:0], 9, entry{-1, -1}
			continue
		}
		from := len(out)
		switch {
		case code < clearCode:
			out = append(out, byte(code))
		case code-258 < len(table):
			e := table[code-258]
			out = append(out, out[e.from:e.to]...)
		case code-258 == len(table) && last.from >= 0:
			out = append(out, out[last.from:last.to]...)
			out = append(out, out[last.from])
		default:
			return out, f.r.spend(len(out))
		}
		if len(out) > room {
			return nil, fmt.Errorf("%w：PDF 展开后超过 %d MB", ErrLimit, f.r.limits.Unpacked>>20)
		}
		if last.from >= 0 && len(table) < 4096-258 {
			table = append(table, entry{last.from, last.to + 1}) // what came last, and one more
		}
		last = entry{from, len(out)}
		size := len(table) + 258
		if early {
			size++
		}
		for width < 12 && size >= 1<<width {
			width++
		}
	}
	return out, f.r.spend(len(out))
}

func ascii85(data []byte) []byte {
	var out []byte
	var group [5]byte
	n := 0
	for _, c := range data {
		switch {
		case c == '~':
			return flush85(out, group, n)
		case c == 'z' && n == 0:
			out = append(out, 0, 0, 0, 0)
		case c >= '!' && c <= 'u':
			group[n] = c - '!'
			if n++; n == 5 {
				out, n = flush85(out, group, 5), 0
			}
		}
	}
	return flush85(out, group, n)
}

func flush85(out []byte, group [5]byte, n int) []byte {
	if n < 2 {
		return out
	}
	for i := n; i < 5; i++ {
		group[i] = 84
	}
	var v uint32
	for _, g := range group {
		v = v*85 + uint32(g)
	}
	b := [4]byte{byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)}
	return append(out, b[:n-1]...)
}

func (f *pdfFile) runLength(data []byte) ([]byte, error) {
	room := f.room()
	var out []byte
	for len(data) > 1 {
		n := int(data[0])
		switch {
		case n == 128:
			return out, f.r.spend(len(out))
		case n < 128:
			n = min(n+1, len(data)-1)
			out = append(out, data[1:1+n]...)
			data = data[1+n:]
		default:
			out = append(out, bytes.Repeat(data[1:2], 257-n)...)
			data = data[2:]
		}
		if len(out) > room {
			return nil, fmt.Errorf("%w：PDF 展开后超过 %d MB", ErrLimit, f.r.limits.Unpacked>>20)
		}
	}
	return out, f.r.spend(len(out))
}

// predicted undoes a predictor (ISO 32000-1, 7.4.4.4).
func (f *pdfFile) predicted(data []byte, parms pdfDict) ([]byte, error) {
	kind, _ := f.get(parms["Predictor"]).(int)
	if kind < 2 {
		return data, nil
	}
	number := func(key pdfName, def int) int {
		if n, ok := f.get(parms[key]).(int); ok && n > 0 && n < 1<<16 {
			return n
		}
		return def
	}
	colours, depth, columns := number("Colors", 1), number("BitsPerComponent", 8), number("Columns", 1)
	if colours > 32 || depth > 16 {
		return nil, fmt.Errorf("%w：PDF 的压缩参数不对", ErrDamaged)
	}
	step := max(1, colours*depth/8)
	row := (colours*depth*columns + 7) / 8
	if kind == 2 {
		if depth != 8 {
			return data, nil // pictures only
		}
		out := bytes.Clone(data)
		for at := 0; at < len(out); at += row {
			line := out[at:min(at+row, len(out))]
			for i := step; i < len(line); i++ {
				line[i] += line[i-step]
			}
		}
		return out, nil
	}
	out := make([]byte, 0, len(data))
	before := make([]byte, row)
	for len(data) > 1 {
		tag := data[0]
		n := min(row, len(data)-1)
		line := make([]byte, row)
		copy(line, data[1:1+n])
		data = data[1+n:]
		for i := range line {
			var left, up, corner int
			up = int(before[i])
			if i >= step {
				left, corner = int(line[i-step]), int(before[i-step])
			}
			switch tag {
			case 1:
				line[i] += byte(left)
			case 2:
				line[i] += byte(up)
			case 3:
				line[i] += byte((left + up) / 2)
			case 4:
				line[i] += byte(paeth(left, up, corner))
			}
		}
		out = append(out, line[:n]...)
		before = line
	}
	return out, nil
}

func paeth(a, b, c int) int {
	abs := func(n int) int { return max(n, -n) }
	p := a + b - c
	pa, pb, pc := abs(p-a), abs(p-b), abs(p-c)
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

// String turns a text string into characters: UTF-16 or UTF-8 by its mark, else the
// encoding of documents, of which only the part it shares with Latin-1 is known.
func (s pdfString) String() string {
	switch {
	case len(s) >= 2 && s[0] == 0xfe && s[1] == 0xff:
		return utf16BE(s[2:])
	case len(s) >= 3 && s[:3] == "\xef\xbb\xbf":
		return string(s[3:])
	case utf8.ValidString(string(s)):
		return string(s)
	}
	out := make([]rune, len(s))
	for i := range len(s) {
		out[i] = rune(s[i])
	}
	return string(out)
}

func utf16BE(s pdfString) string {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

package attachment

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// A pdfFile is a PDF whose cross-references have been read (ISO 32000-1, 7.5). Objects
// are read when they are asked for.
type pdfFile struct {
	r       *reader
	data    []byte
	entries map[int]pdfEntry
	trailer pdfDict
	objects map[int]any
	packed  map[int]*pdfPack // object streams that were unpacked
	reading map[int]bool
	left    int
}

// A pdfEntry says where an object is: at an offset, or the nth in an object stream.
type pdfEntry struct {
	at     int
	stream int // 0: none
}

// A pdfPack is an object stream.
type pdfPack struct {
	data    []byte
	offsets map[int]int // by object number
}

// openPDF finds the objects of a file.
func (r *reader) openPDF(data []byte) (*pdfFile, error) {
	head := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	if head < 0 {
		return nil, fmt.Errorf("%w：不是 PDF", ErrDamaged)
	}
	data = data[head:] // offsets count from there
	f := &pdfFile{r: r, data: data, left: mostValues, objects: map[int]any{}, packed: map[int]*pdfPack{}, reading: map[int]bool{}}
	err := f.references()
	if err == nil {
		err = f.sound()
	}
	if err != nil {
		if errors.Is(err, ErrLimit) || errors.Is(err, ErrEncrypted) {
			return nil, err
		}
		if err = f.rebuild(); err != nil {
			return nil, err
		}
		if err = f.sound(); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// sound checks that the file can be read from its root on.
func (f *pdfFile) sound() error {
	if f.trailer["Encrypt"] != nil {
		return ErrEncrypted
	}
	root := f.dict(f.trailer["Root"])
	if root == nil || f.dict(root["Pages"]) == nil {
		return fmt.Errorf("%w：PDF 没有页", ErrDamaged)
	}
	return nil
}

// references follows the chain of cross-reference tables and streams, newest first.
func (f *pdfFile) references() error {
	f.entries, f.trailer = map[int]pdfEntry{}, nil
	at := bytes.LastIndex(f.data, []byte("startxref"))
	if at < 0 {
		return fmt.Errorf("%w：PDF 没有写完", ErrDamaged)
	}
	l := f.lexer(at + len("startxref"))
	start, _ := l.value().(int)
	const mostRevisions = 1000
	queue := []int{start}
	seen := map[int]bool{}
	for len(queue) > 0 {
		start, queue = queue[0], queue[1:]
		if seen[start] {
			continue
		}
		if seen[start] = true; len(seen) > mostRevisions {
			return fmt.Errorf("%w：PDF 改过太多次", ErrLimit)
		}
		if start <= 0 || start >= len(f.data) {
			return fmt.Errorf("%w：PDF 的索引不对", ErrDamaged)
		}
		trailer, err := f.section(start)
		if err != nil {
			return err
		}
		if f.trailer == nil {
			f.trailer = trailer
		}
		for _, key := range []pdfName{"XRefStm", "Prev"} {
			if next, ok := trailer[key].(int); ok {
				queue = append(queue, next)
			}
		}
	}
	return nil
}

func (f *pdfFile) lexer(at int) *pdfLexer {
	return &pdfLexer{data: f.data, at: at, most: f.r.limits.Depth, refs: true, left: &f.left}
}

// section reads one table or stream of cross-references.
func (f *pdfFile) section(start int) (pdfDict, error) {
	l := f.lexer(start)
	if l.value() == pdfWord("xref") {
		return f.tableSection(l)
	}
	v, _, err := f.objectAt(start, 0)
	if err != nil {
		return nil, err
	}
	s, ok := v.(*pdfStream)
	if !ok || s.dict["Type"] != pdfName("XRef") {
		return nil, fmt.Errorf("%w：PDF 的索引不对", ErrDamaged)
	}
	return s.dict, f.streamSection(s)
}

func (f *pdfFile) tableSection(l *pdfLexer) (pdfDict, error) {
	for {
		switch v := l.value().(type) {
		case pdfWord:
			if v != "trailer" {
				return nil, fmt.Errorf("%w：PDF 的索引不对", ErrDamaged)
			}
			d, _ := l.value().(pdfDict)
			if d == nil {
				return nil, fmt.Errorf("%w：PDF 的索引不对", ErrDamaged)
			}
			return d, l.err
		case int:
			count, ok := l.value().(int)
			if !ok || count < 0 {
				return nil, fmt.Errorf("%w：PDF 的索引不对", ErrDamaged)
			}
			for i := range count {
				l.refs = false
				at, ok := l.value().(int)
				_, ok2 := l.value().(int)
				kind := l.value()
				l.refs = true
				if !ok || !ok2 || kind != pdfWord("n") && kind != pdfWord("f") {
					return nil, cmpErr(l.err, fmt.Errorf("%w：PDF 的索引不对", ErrDamaged))
				}
				if kind == pdfWord("n") {
					if err := f.enter(v+i, pdfEntry{at: at}); err != nil {
						return nil, err
					}
				} else if _, known := f.entries[v+i]; !known {
					f.entries[v+i] = pdfEntry{at: -1} // freed: an older revision's is gone
				}
			}
		default:
			return nil, cmpErr(l.err, fmt.Errorf("%w：PDF 的索引不对", ErrDamaged))
		}
	}
}

func cmpErr(first, second error) error {
	if first != nil {
		return first
	}
	return second
}

// enter records where an object is; the newest word stands.
func (f *pdfFile) enter(number int, e pdfEntry) error {
	if _, known := f.entries[number]; known || number <= 0 {
		return nil
	}
	if len(f.entries) >= f.r.limits.Parts {
		return fmt.Errorf("%w：PDF 里超过 %d 个对象", ErrLimit, f.r.limits.Parts)
	}
	f.entries[number] = e
	return nil
}

func (f *pdfFile) streamSection(s *pdfStream) error {
	data, err := f.decode(s)
	if err != nil {
		return err
	}
	wrong := fmt.Errorf("%w：PDF 的索引不对", ErrDamaged)
	w, _ := s.dict["W"].(pdfArray)
	if len(w) != 3 {
		return wrong
	}
	var width [3]int
	size := 0
	for i := range w {
		n, ok := w[i].(int)
		if !ok || n < 0 || n > 8 {
			return wrong
		}
		width[i] = n
		size += n
	}
	if size == 0 {
		return wrong
	}
	index, _ := s.dict["Index"].(pdfArray)
	if index == nil {
		total, _ := s.dict["Size"].(int)
		index = pdfArray{0, total}
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, ok1 := index[i].(int)
		count, ok2 := index[i+1].(int)
		if !ok1 || !ok2 {
			return wrong
		}
		for k := 0; k < count && len(data) >= size; k++ {
			field := [3]int{1, 0, 0}
			at := 0
			for j, n := range width {
				if n > 0 {
					field[j] = 0
				}
				for range n {
					field[j] = field[j]<<8 | int(data[at])
					at++
				}
			}
			data = data[size:]
			e := pdfEntry{at: -1}
			switch field[0] {
			case 1:
				e = pdfEntry{at: field[1]}
			case 2:
				e = pdfEntry{at: field[2], stream: field[1]}
			}
			if err := f.enter(first+k, e); err != nil {
				return err
			}
		}
	}
	return nil
}

// rebuild looks for the objects themselves where the cross-references are broken.
func (f *pdfFile) rebuild() error {
	f.entries, f.trailer = map[int]pdfEntry{}, pdfDict{}
	clear(f.objects)
	clear(f.packed)
	var streams []int
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("obj"))
		if i < 0 {
			break
		}
		at += i + 3
		number, start, ok := f.numberBefore(at - 3)
		if !ok {
			continue
		}
		delete(f.entries, number) // the last one in the file stands
		if err := f.enter(number, pdfEntry{at: start}); err != nil {
			return err
		}
		l := f.lexer(at)
		d, _ := l.value().(pdfDict)
		if errors.Is(l.err, ErrLimit) {
			return l.err
		}
		switch {
		case d["Type"] == pdfName("ObjStm"):
			streams = append(streams, number)
		case d["Type"] == pdfName("Catalog"):
			f.trailer["Root"] = pdfRef{number}
		case d["Type"] == pdfName("XRef"):
			f.adopt(d)
		}
		if l.err == nil && l.at > at {
			at = l.at
		}
	}
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("trailer"))
		if i < 0 {
			break
		}
		at += i + len("trailer")
		l := f.lexer(at)
		if d, ok := l.value().(pdfDict); ok {
			f.adopt(d)
		}
		if errors.Is(l.err, ErrLimit) {
			return l.err
		}
	}
	for _, number := range streams {
		p := f.pack(number)
		if f.r.err != nil {
			return f.r.err
		}
		if p == nil {
			continue
		}
		for inner := range p.offsets {
			if err := f.enter(inner, pdfEntry{stream: number}); err != nil {
				return err
			}
		}
	}
	return nil
}

// adopt takes from a trailer what a rebuilt file needs.
func (f *pdfFile) adopt(d pdfDict) {
	for _, key := range []pdfName{"Root", "Info", "Encrypt"} {
		if d[key] != nil {
			f.trailer[key] = d[key]
		}
	}
}

// numberBefore reads "12 0 " before the word obj.
func (f *pdfFile) numberBefore(at int) (number, start int, ok bool) {
	i := at
	spaces := func() bool {
		from := i
		for i > 0 && pdfSpace(f.data[i-1]) && from-i < 20 {
			i--
		}
		return i < from
	}
	digits := func() string {
		end := i
		for i > 0 && f.data[i-1] >= '0' && f.data[i-1] <= '9' && end-i < 10 {
			i--
		}
		return string(f.data[i:end])
	}
	if !spaces() || digits() == "" || !spaces() {
		return 0, 0, false
	}
	number, err := strconv.Atoi(digits())
	return number, i, err == nil && number > 0
}

// objectAt reads the object at an offset. number 0 is any.
func (f *pdfFile) objectAt(at, number int) (v any, got int, err error) {
	wrong := fmt.Errorf("%w：PDF 的索引不对", ErrDamaged)
	if at < 0 || at >= len(f.data) {
		return nil, 0, wrong
	}
	l := f.lexer(at)
	l.refs = false
	got, ok := l.value().(int)
	_, ok2 := l.value().(int)
	if !ok || !ok2 || l.value() != pdfWord("obj") || number != 0 && got != number {
		return nil, 0, cmpErr(l.err, wrong)
	}
	l.refs = true
	v = l.value()
	if l.err != nil {
		return nil, 0, l.err
	}
	d, ok := v.(pdfDict)
	if !ok {
		return v, got, nil
	}
	after := l.at
	if l.value() != pdfWord("stream") {
		return d, got, nil
	}
	after = bytes.Index(f.data[after:], []byte("stream")) + after + len("stream")
	if after < len(f.data) && f.data[after] == '\r' {
		after++
	}
	if after < len(f.data) && f.data[after] == '\n' {
		after++
	}
	length, _ := f.get(d["Length"]).(int)
	end := after + length
	if length < 0 || end > len(f.data) || end < after || !endstreamAt(f.data, end) {
		i := bytes.Index(f.data[after:], []byte("endstream"))
		if i < 0 {
			return nil, 0, fmt.Errorf("%w：PDF 的流没有写完", ErrDamaged)
		}
		end = after + i
		if end > after && f.data[end-1] == '\n' {
			end--
		}
		if end > after && f.data[end-1] == '\r' {
			end--
		}
	}
	return &pdfStream{d, f.data[after:end]}, got, nil
}

func endstreamAt(data []byte, at int) bool {
	for at < len(data) && pdfSpace(data[at]) {
		at++
	}
	return bytes.HasPrefix(data[at:], []byte("endstream"))
}

// object reads an object by its number; what is not there or broken is nil.
func (f *pdfFile) object(number int) any {
	if v, ok := f.objects[number]; ok {
		return v
	}
	e, ok := f.entries[number]
	if !ok || e.at < 0 || f.reading[number] {
		return nil
	}
	f.reading[number] = true
	defer delete(f.reading, number)
	var v any
	var err error
	if e.stream > 0 {
		v, err = f.inPack(e.stream, number)
	} else {
		v, _, err = f.objectAt(e.at, number)
	}
	if err != nil {
		f.blame(err)
		v = nil
	}
	f.objects[number] = v
	return v
}

// blame keeps the first limit that was passed: nothing that was read then counts.
func (f *pdfFile) blame(err error) {
	if errors.Is(err, ErrLimit) && f.r.err == nil {
		f.r.err = err
	}
}

// pack unpacks an object stream.
func (f *pdfFile) pack(number int) *pdfPack {
	if p, ok := f.packed[number]; ok {
		return p
	}
	f.packed[number] = nil // while it is read
	if f.entries[number].stream > 0 {
		return nil // an object stream is in none
	}
	s, ok := f.object(number).(*pdfStream)
	if !ok {
		return nil
	}
	data, err := f.decode(s)
	if err != nil {
		f.blame(err)
		return nil
	}
	count, _ := f.get(s.dict["N"]).(int)
	first, _ := f.get(s.dict["First"]).(int)
	if first < 0 || first > len(data) {
		return nil
	}
	p := &pdfPack{data, map[int]int{}}
	l := &pdfLexer{data: data[:first], most: f.r.limits.Depth, left: &f.left}
	for range count {
		n, ok1 := l.value().(int)
		at, ok2 := l.value().(int)
		if !ok1 || !ok2 {
			break
		}
		if _, known := p.offsets[n]; !known && at >= 0 && first+at < len(data) {
			p.offsets[n] = first + at
		}
	}
	f.packed[number] = p
	return p
}

func (f *pdfFile) inPack(stream, number int) (any, error) {
	p := f.pack(stream)
	if p == nil {
		return nil, nil
	}
	at, ok := p.offsets[number]
	if !ok {
		return nil, nil
	}
	l := &pdfLexer{data: p.data, at: at, most: f.r.limits.Depth, refs: true, left: &f.left}
	v := l.value()
	if w, ok := v.(pdfWord); ok && w != pdfEnd {
		return nil, nil
	}
	return v, l.err
}

// get follows references.
func (f *pdfFile) get(v any) any {
	for range 32 {
		ref, ok := v.(pdfRef)
		if !ok {
			return v
		}
		v = f.object(ref.number)
	}
	return nil
}

// dict follows references to a dictionary, of a stream too.
func (f *pdfFile) dict(v any) pdfDict {
	switch v := f.get(v).(type) {
	case pdfDict:
		return v
	case *pdfStream:
		return v.dict
	}
	return nil
}

func (f *pdfFile) array(v any) pdfArray {
	a, _ := f.get(v).(pdfArray)
	return a
}

func (f *pdfFile) text(v any) string {
	s, _ := f.get(v).(pdfString)
	return s.String()
}

// A pdfPage is a page with what it has from the tree above it.
type pdfPage struct {
	number    int // of its object; 0: it has none
	dict      pdfDict
	resources pdfDict
	inherited pdfDict // Resources, MediaBox, CropBox, Rotate as they hold
}

var inheritedKeys = []pdfName{"Resources", "MediaBox", "CropBox", "Rotate"}

// pages walks the tree of pages in order. A node that comes twice is taken once.
func (f *pdfFile) pages() ([]pdfPage, error) {
	var pages []pdfPage
	seen := map[int]bool{}
	nodes := 0
	var walk func(v any, from pdfDict, depth int) error
	walk = func(v any, from pdfDict, depth int) error {
		if nodes++; nodes > 4*f.r.limits.Pages { // nodes without a number may come again and again
			return fmt.Errorf("%w：PDF 超过 %d 页", ErrLimit, f.r.limits.Pages)
		}
		number := 0
		if ref, ok := v.(pdfRef); ok {
			if seen[ref.number] {
				return nil
			}
			seen[ref.number] = true
			number = ref.number
		}
		d := f.dict(v)
		if d == nil {
			return nil
		}
		if depth > f.r.limits.Depth {
			return fmt.Errorf("%w：PDF 的页嵌套超过 %d 层", ErrLimit, f.r.limits.Depth)
		}
		own := pdfDict{}
		for _, key := range inheritedKeys {
			if d[key] != nil {
				own[key] = d[key]
			} else if from[key] != nil {
				own[key] = from[key]
			}
		}
		if kids := f.array(d["Kids"]); kids != nil && d["Type"] != pdfName("Page") {
			for _, kid := range kids {
				if err := walk(kid, own, depth+1); err != nil {
					return err
				}
			}
			return nil
		}
		if len(pages) >= f.r.limits.Pages {
			return fmt.Errorf("%w：PDF 超过 %d 页", ErrLimit, f.r.limits.Pages)
		}
		pages = append(pages, pdfPage{number, d, f.dict(own["Resources"]), own})
		return nil
	}
	if err := walk(f.dict(f.trailer["Root"])["Pages"], nil, 0); err != nil {
		return nil, err
	}
	if len(pages) == 0 && f.r.err == nil {
		return nil, fmt.Errorf("%w：PDF 没有页", ErrDamaged)
	}
	return pages, f.r.err
}

// sortedKeys are the keys of a dictionary in order.
func sortedKeys(d pdfDict) []pdfName {
	keys := make([]pdfName, 0, len(d))
	for k := range d {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

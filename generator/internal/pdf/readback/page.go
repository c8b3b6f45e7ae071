package readback

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
)

// A Font is an embedded font.
type Font struct {
	Name    string
	Program []byte         // the TrueType file
	Chars   map[int]string // by glyph number
	Widths  map[int]int    // where they are not 1000
}

// A Run is a run of text on a page, in points from the top left corner.
type Run struct {
	X, Y, Width, Size float64
	Font              *Font
	Glyphs            []int
	Text              string
	Tag               string // type of its element; empty: an artefact
	MCID              int    // -1: an artefact
}

// A Box is a filled rectangle of a page: a rule, or a module of a symbol.
type Box struct{ X, Y, W, H float64 }

// A Symbol is a drawn matrix, as rows of "#" and ".".
type Symbol struct {
	X, Y, Module float64 // of its upper left corner; the width of one module
	Rows         []string
}

// A Page is what stands on a page.
type Page struct {
	Width, Height float64
	Runs          []Run
	Boxes         []Box
	Symbols       []Symbol
	Pictures      int
	Links         []string
}

// Pages reads all pages.
func (f *File) Pages() ([]Page, error) {
	tree := f.Dict(f.Root()["Pages"])
	kids, _ := tree["Kids"].(Array)
	fonts := map[Ref]*Font{}
	var pages []Page
	for _, kid := range kids {
		d := f.Dict(kid)
		box, _ := d["MediaBox"].(Array)
		if len(box) != 4 {
			return nil, fmt.Errorf("%w: MediaBox", ErrFile)
		}
		page := Page{Width: number(box[2]), Height: number(box[3])}
		content, ok := f.Get(d["Contents"]).(*Stream)
		if !ok {
			return nil, fmt.Errorf("%w: Contents", ErrFile)
		}
		names := map[Name]*Font{}
		for name, ref := range f.Dict(f.Dict(d["Resources"])["Font"]) {
			ref, ok := ref.(Ref)
			if !ok {
				return nil, fmt.Errorf("%w: font %s", ErrFile, name)
			}
			if fonts[ref] == nil {
				font, err := f.font(ref)
				if err != nil {
					return nil, err
				}
				fonts[ref] = font
			}
			names[name] = fonts[ref]
		}
		if err := page.read(content.Data, names); err != nil {
			return nil, err
		}
		annotations, _ := f.Get(d["Annots"]).(Array)
		for _, a := range annotations {
			uri, _ := f.Dict(f.Dict(a)["A"])["URI"].(Text)
			page.Links = append(page.Links, string(uri))
		}
		pages = append(pages, page)
	}
	return pages, nil
}

func number(v any) float64 {
	switch v := v.(type) {
	case int:
		return float64(v)
	case float64:
		return v
	}
	return 0
}

func (f *File) font(ref Ref) (*Font, error) {
	d := f.Dict(ref)
	name, _ := d["BaseFont"].(Name)
	list, _ := d["DescendantFonts"].(Array)
	if len(list) != 1 {
		return nil, fmt.Errorf("%w: descendants of font %s", ErrFile, name)
	}
	cid := f.Dict(list[0])
	program, ok := f.Get(f.Dict(cid["FontDescriptor"])["FontFile2"]).(*Stream)
	if !ok {
		return nil, fmt.Errorf("%w: font %s is not embedded", ErrFile, name)
	}
	unicode, ok := f.Get(d["ToUnicode"]).(*Stream)
	if !ok {
		return nil, fmt.Errorf("%w: font %s has no ToUnicode", ErrFile, name)
	}
	font := &Font{Name: string(name), Program: program.Data, Chars: map[int]string{}, Widths: map[int]int{}}
	w, _ := cid["W"].(Array)
	for i := 0; i+1 < len(w); i += 2 {
		first, _ := w[i].(int)
		widths, _ := w[i+1].(Array)
		for k, v := range widths {
			font.Widths[first+k] = int(number(v))
		}
	}
	p := &parser{data: unicode.Data}
	var stack []any
	for v := p.value(); v != operator(""); v = p.value() {
		if v != operator("endbfchar") {
			if v == operator("beginbfchar") {
				stack = stack[:0]
			} else {
				stack = append(stack, v)
			}
			continue
		}
		for i := 0; i+1 < len(stack); i += 2 {
			code, ok1 := stack[i].(Text)
			to, ok2 := stack[i+1].(Text)
			if !ok1 || !ok2 || len(code) != 2 {
				return nil, fmt.Errorf("%w: ToUnicode of %s", ErrFile, name)
			}
			font.Chars[int(binary.BigEndian.Uint16([]byte(code)))] = utf16String(to)
		}
	}
	return font, p.err
}

func utf16String(t Text) string {
	var units []uint16
	for i := 0; i+1 < len(t); i += 2 {
		units = append(units, binary.BigEndian.Uint16([]byte(t[i:])))
	}
	return string(utf16.Decode(units))
}

// String turns a text string into characters.
func (t Text) String() string {
	if rest, ok := strings.CutPrefix(string(t), "\xFE\xFF"); ok {
		return utf16String(Text(rest))
	}
	return string(t)
}

// state is what operators change.
type state struct {
	matrix [6]float64
	font   *Font
	size   float64
	x, y   float64
	tag    string
	mcid   int
	depth  int // of marked content inside the element's
	boxes  []Box
}

func (page *Page) read(data []byte, fonts map[Name]*Font) error {
	p := &parser{data: data}
	s := state{matrix: [6]float64{1, 0, 0, 1, 0, 0}, mcid: -1}
	saved := s
	var args []any
	for v := p.value(); v != operator(""); v = p.value() {
		op, ok := v.(operator)
		if !ok {
			args = append(args, v)
			continue
		}
		switch op {
		case "q":
			saved = s
		case "Q":
			s.matrix = saved.matrix
		case "cm":
			for i := range 6 {
				s.matrix[i] = number(args[i])
			}
		case "BT", "ET", "g", "rg", "re", "BMC", "BDC", "EMC":
			s.mark(op, args)
			if op == "re" {
				s.boxes = append(s.boxes, Box{number(args[0]), number(args[1]), number(args[2]), number(args[3])})
			}
		case "Tf":
			name, _ := args[0].(Name)
			if s.font = fonts[name]; s.font == nil {
				return fmt.Errorf("%w: no font %s", ErrFile, name)
			}
			s.size = number(args[1])
		case "Td":
			s.x, s.y = number(args[0]), number(args[1])
		case "TJ":
			list, _ := args[0].(Array)
			page.show(&s, list)
		case "f":
			page.fill(&s)
		case "Do":
			page.Pictures++
		default:
			return fmt.Errorf("%w: operator %q", ErrFile, op)
		}
		args = args[:0]
	}
	if s.tag != "" || s.depth != 0 {
		return fmt.Errorf("%w: marked content does not end", ErrFile)
	}
	return p.err
}

func (s *state) mark(op operator, args []any) {
	switch op {
	case "BMC":
		s.tag, s.mcid = "", -1
		s.depth++
	case "BDC":
		name, _ := args[0].(Name)
		d, _ := args[1].(Dict)
		if id, ok := d["MCID"].(int); ok {
			s.tag, s.mcid = string(name), id
		}
		s.depth++
	case "EMC":
		s.depth--
		if s.depth == 0 {
			s.tag, s.mcid = "", -1
		}
	}
}

func (page *Page) show(s *state, list Array) {
	run := Run{X: s.x, Y: page.Height - s.y, Size: s.size, Font: s.font, Tag: s.tag, MCID: s.mcid}
	var text strings.Builder
	for _, v := range list {
		codes, ok := v.(Text)
		if !ok {
			run.Width -= number(v) * s.size / 1000
			continue
		}
		for i := 0; i+1 < len(codes); i += 2 {
			id := int(binary.BigEndian.Uint16([]byte(codes[i:])))
			run.Glyphs = append(run.Glyphs, id)
			text.WriteString(s.font.Chars[id])
			width, ok := s.font.Widths[id]
			if !ok {
				width = 1000
			}
			run.Width += float64(width) * s.size / 1000
		}
	}
	run.Text = text.String()
	page.Runs = append(page.Runs, run)
}

func (page *Page) fill(s *state) {
	if s.matrix[3] >= 0 {
		for _, b := range s.boxes {
			page.Boxes = append(page.Boxes, Box{b.X, page.Height - b.Y - b.H, b.W, b.H})
		}
		s.boxes = nil
		return
	}
	size := 0
	for _, b := range s.boxes {
		size = max(size, int(b.X+b.W), int(b.Y+1))
	}
	rows := make([][]byte, size)
	for i := range rows {
		rows[i] = []byte(strings.Repeat(".", size))
	}
	for _, b := range s.boxes {
		for x := range int(b.W) {
			rows[int(b.Y)][int(b.X)+x] = '#'
		}
	}
	symbol := Symbol{X: s.matrix[4], Y: page.Height - s.matrix[5], Module: s.matrix[0]}
	for _, r := range rows {
		symbol.Rows = append(symbol.Rows, string(r))
	}
	page.Symbols = append(page.Symbols, symbol)
	s.boxes = nil
}

// Lines are the page's lines of text from top to bottom, each from left to right.
func (page *Page) Lines() []string {
	runs := slices.Clone(page.Runs)
	slices.SortStableFunc(runs, func(a, b Run) int {
		if d := a.Y - b.Y; d < -0.5 || d > 0.5 {
			return cmp.Compare(a.Y, b.Y)
		}
		return cmp.Compare(a.X, b.X)
	})
	var lines []string
	for i, r := range runs {
		if i > 0 && r.Y-runs[i-1].Y <= 0.5 {
			lines[len(lines)-1] += r.Text
			continue
		}
		lines = append(lines, r.Text)
	}
	return lines
}

// Text is all that the page says, in the order in which it is drawn.
func (page *Page) Text() string {
	var b strings.Builder
	for _, r := range page.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

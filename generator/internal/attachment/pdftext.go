package attachment

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// pdf reads the pages, the properties, and what else a PDF carries.
func (r *reader) pdf(data []byte) error {
	f, err := r.openPDF(data)
	if err != nil {
		return err
	}
	pages, err := f.pages()
	if err != nil {
		return err
	}
	t := &pdfTexts{pdfFile: f, fonts: map[int]*pdfFont{}, forms: map[int][]byte{}}
	for i, p := range pages {
		if err := t.page(i+1, p); err != nil {
			return err
		}
		if r.err != nil {
			return r.err
		}
	}
	if err := f.properties(); err != nil {
		return err
	}
	return r.err
}

// pdfTexts reads the text of pages.
type pdfTexts struct {
	*pdfFile
	fonts map[int]*pdfFont
	forms map[int][]byte // contents of forms, which may be drawn often
	steps int

	actual string // what the open mark stands for
	skip   bool   // it has been said
	seen   pageText
	unread int
}

// A pageText is what was seen on a page.
type pageText struct {
	runs    []placed
	glyphs  int
	paths   int
	images  int
	covered float64 // by the largest picture, of the page's area
	said    []string
	remarks map[string]bool // comments in its contents, which no viewer shows and a copy has
}

// A placed run of text stands at a point of the page.
type placed struct {
	x, y, width, size float64
	text              string
}

type matrix [6]float64

func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

var identity = matrix{1, 0, 0, 1, 0, 0}

func (t *pdfTexts) page(number int, p pdfPage) error {
	t.seen, t.unread, t.actual, t.skip = pageText{}, 0, "", false
	where := fmt.Sprintf("第 %d 页", number)
	data, err := t.contents(p.dict["Contents"])
	if err != nil {
		return err
	}
	if err := t.run(data, p.resources, identity, 0); err != nil {
		return err
	}
	for _, line := range lines(t.seen.runs) {
		t.r.add(where, line, false)
	}
	for _, s := range t.seen.said {
		t.r.add(where+"的替代文字", s, false)
	}
	for _, s := range slices.Sorted(maps.Keys(t.seen.remarks)) {
		t.r.add(where+"里看不见的说明", s, false)
	}
	area := 1.0
	if box := t.array(p.inherited["MediaBox"]); len(box) == 4 {
		area = math.Abs((pdfNumber(t.get(box[2])) - pdfNumber(t.get(box[0]))) * (pdfNumber(t.get(box[3])) - pdfNumber(t.get(box[1]))))
	}
	const fewGlyphs, manyPaths = 50, 200
	switch {
	case t.unread > 0:
		note(&t.r.content.Unread, where+"（字体没有写明是哪些字）")
	case t.seen.glyphs < fewGlyphs && t.seen.images > 0 && (t.seen.glyphs == 0 || t.seen.covered > 0.4*area):
		note(&t.r.content.Unread, where+"（像是扫描的图片）")
	case t.seen.glyphs == 0 && t.seen.paths > manyPaths:
		note(&t.r.content.Unread, where+"（文字画成了线条）")
	}
	return t.annotations(where, p)
}

// contents joins a page's content streams.
func (t *pdfTexts) contents(v any) ([]byte, error) {
	switch v := t.get(v).(type) {
	case *pdfStream:
		return t.decode(v)
	case pdfArray:
		const mostContents = 10_000
		var all []byte
		if len(v) > mostContents {
			return nil, fmt.Errorf("%w：PDF 一页的内容超过 %d 段", ErrLimit, mostContents)
		}
		for _, one := range v {
			if s, ok := t.get(one).(*pdfStream); ok {
				data, err := t.decode(s)
				if err != nil {
					return nil, err
				}
				all = append(append(all, data...), '\n')
			}
		}
		return all, nil
	}
	return nil, nil
}

// A textState is what the operators of text change (ISO 32000-1, 9.3).
type textState struct {
	ctm     matrix
	font    *pdfFont
	size    float64
	char    float64
	word    float64
	scale   float64
	leading float64
	rise    float64
}

// remark notes a comment of a content stream.
func (t *pdfTexts) remark(text []byte) {
	if t.seen.remarks == nil {
		t.seen.remarks = map[string]bool{}
	}
	t.seen.remarks[t.text(pdfString(text))] = true
}

// run follows the operators of a content stream.
func (t *pdfTexts) run(data []byte, resources pdfDict, ctm matrix, depth int) error {
	const mostForms = 20
	if depth > mostForms {
		return fmt.Errorf("%w：PDF 的图形嵌套超过 %d 层", ErrLimit, mostForms)
	}
	t.steps += len(data) / 16 // a form may be drawn again and again
	l := &pdfLexer{data: data, most: t.r.limits.Depth, remark: t.remark}
	s := textState{ctm: ctm, scale: 1}
	var saved []textState
	tm, tlm := identity, identity
	marks, instead := 0, 0 // open marks, and the one whose words stand for what is shown
	var args []any
	num := func(i int) float64 {
		if i < len(args) {
			return pdfNumber(args[i])
		}
		return 0
	}
	move := func(x, y float64) {
		tlm = matrix{1, 0, 0, 1, x, y}.times(tlm)
		tm = tlm
	}
	for {
		v := l.value()
		op, ok := v.(pdfWord)
		if !ok {
			const mostArguments = 64
			if len(args) < mostArguments {
				args = append(args, v)
			}
			continue
		}
		if op == pdfEnd {
			if errors.Is(l.err, ErrLimit) {
				return l.err
			}
			return nil
		}
		if t.steps++; t.steps > t.r.limits.Steps {
			return fmt.Errorf("%w：PDF 的一页画了太多东西", ErrLimit)
		}
		switch op {
		case "q":
			const mostSaved = 1000
			if len(saved) < mostSaved {
				saved = append(saved, s)
			}
		case "Q":
			if n := len(saved); n > 0 {
				s, saved = saved[n-1], saved[:n-1]
			}
		case "cm":
			s.ctm = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}.times(s.ctm)
		case "BT":
			tm, tlm = identity, identity
		case "Tf":
			if len(args) > 0 {
				name, _ := args[0].(pdfName)
				s.font = t.fontOf(t.dict(resources["Font"])[name])
			}
			s.size = num(1)
		case "gs":
			if len(args) > 0 {
				name, _ := args[0].(pdfName)
				if list := t.array(t.dict(t.dict(resources["ExtGState"])[name])["Font"]); len(list) == 2 {
					s.font, s.size = t.fontOf(list[0]), pdfNumber(t.get(list[1]))
				}
			}
		case "Tc":
			s.char = num(0)
		case "Tw":
			s.word = num(0)
		case "Tz":
			s.scale = num(0) / 100
		case "TL":
			s.leading = num(0)
		case "Ts":
			s.rise = num(0)
		case "Td":
			move(num(0), num(1))
		case "TD":
			s.leading = -num(1)
			move(num(0), num(1))
		case "Tm":
			tlm = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}
			tm = tlm
		case "T*":
			move(0, -s.leading)
		case "Tj", "TJ", "'", "\"":
			if op == "\"" {
				s.word, s.char = num(0), num(1)
			}
			if op == "'" || op == "\"" {
				move(0, -s.leading)
			}
			if len(args) > 0 {
				tm = t.show(&s, tm, args[len(args)-1])
			}
		case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s":
			t.seen.paths++
		case "BMC", "BDC":
			marks++
			if len(args) > 1 {
				if text := t.said(args[1], resources); text != "" && instead == 0 {
					instead, t.actual = marks, text
				}
			}
		case "EMC":
			if marks == instead {
				instead, t.actual, t.skip = 0, "", false
			}
			marks = max(0, marks-1)
		case "BI":
			t.seen.images++
			t.seen.covered = max(t.seen.covered, area(s.ctm))
			skipInline(l)
		case "Do":
			if len(args) > 0 {
				name, _ := args[0].(pdfName)
				if err := t.draw(t.dict(resources["XObject"])[name], resources, s.ctm, depth); err != nil {
					return err
				}
			}
		}
		args = args[:0]
		if t.r.err != nil {
			return t.r.err
		}
	}
}

func area(m matrix) float64 { return math.Abs(m[0]*m[3] - m[1]*m[2]) }

func (t *pdfTexts) fontOf(v any) *pdfFont {
	ref, ok := v.(pdfRef)
	if ok {
		if font := t.fonts[ref.number]; font != nil {
			return font
		}
	}
	d := t.dict(v)
	if d == nil {
		return nil
	}
	font := t.font(d)
	if ok {
		t.fonts[ref.number] = font
	}
	return font
}

// show takes a shown text, and returns the matrix behind it.
func (t *pdfTexts) show(s *textState, tm matrix, v any) matrix {
	list, ok := v.(pdfArray)
	if !ok {
		list = pdfArray{v}
	}
	for _, one := range list {
		text, ok := one.(pdfString)
		if !ok {
			tm = matrix{1, 0, 0, 1, -pdfNumber(one) / 1000 * s.size * s.scale, 0}.times(tm)
			continue
		}
		if s.font == nil {
			t.seen.glyphs += len(text)
			t.unread++
			continue
		}
		t.steps += len(text) / 2
		run := s.font.show(text)
		width := (run.width/1000*s.size + float64(run.glyphs)*s.char + float64(run.spaces)*s.word) * s.scale
		at := matrix{s.size * s.scale, 0, 0, s.size, 0, s.rise}.times(tm).times(s.ctm)
		after := matrix{1, 0, 0, 1, width, 0}.times(tm)
		end := after.times(s.ctm)
		start := tm.times(s.ctm)
		t.seen.glyphs += run.glyphs
		if !s.font.told || run.unread > run.glyphs/2 {
			t.unread++
		}
		const mostRuns = 500_000
		if len(t.seen.runs) >= mostRuns {
			t.r.err = fmt.Errorf("%w：PDF 一页的文字太多", ErrLimit)
			return tm
		}
		shown := run.text
		if t.actual != "" { // "土" instead of the radical that its font shows
			if shown = t.actual; t.skip {
				shown = ""
			}
			t.skip = true
		}
		if text := shown; text != "" {
			t.seen.runs = append(t.seen.runs, placed{
				x: at[4], y: at[5], text: text,
				width: math.Hypot(end[4]-start[4], end[5]-start[5]), size: math.Sqrt(math.Abs(at[0]*at[3] - at[1]*at[2])),
			})
		}
		tm = after
	}
	return tm
}

// said takes the words about marked content, and returns those that it stands for.
func (t *pdfTexts) said(v any, resources pdfDict) string {
	if name, ok := v.(pdfName); ok {
		v = t.dict(resources["Properties"])[name]
	}
	d := t.dict(v)
	for _, key := range []pdfName{"Alt", "E"} {
		if text := t.text(d[key]); text != "" {
			note(&t.seen.said, text)
		}
	}
	return t.text(d["ActualText"])
}

// draw follows a form, or counts a picture.
func (t *pdfTexts) draw(v any, resources pdfDict, ctm matrix, depth int) error {
	s, ok := t.get(v).(*pdfStream)
	if !ok {
		return nil
	}
	if t.get(s.dict["Subtype"]) == pdfName("Image") {
		t.seen.images++
		t.seen.covered = max(t.seen.covered, area(ctm))
		return nil
	}
	if m := t.array(s.dict["Matrix"]); len(m) == 6 {
		var own matrix
		for i := range own {
			own[i] = pdfNumber(t.get(m[i]))
		}
		ctm = own.times(ctm)
	}
	if own := t.dict(s.dict["Resources"]); own != nil {
		resources = own
	}
	ref, numbered := v.(pdfRef)
	data, known := t.forms[ref.number]
	if !numbered || !known {
		var err error
		if data, err = t.decode(s); err != nil {
			return err
		}
		if numbered {
			t.forms[ref.number] = data
		}
	}
	return t.run(data, resources, ctm, depth+1)
}

// skipInline passes over a picture within the contents.
func skipInline(l *pdfLexer) {
	for {
		v := l.value()
		if v == pdfEnd {
			return
		}
		if v == pdfWord("ID") {
			break
		}
	}
	for l.at++; l.at+2 < len(l.data); l.at++ {
		if l.data[l.at] == 'E' && l.data[l.at+1] == 'I' && pdfSpace(l.data[l.at-1]) && pdfSpace(l.data[l.at+2]) {
			l.at += 2
			return
		}
	}
	l.at = len(l.data)
}

// lines puts runs together as a reader sees them: from top to bottom, each from left
// to right, with a space where there is a gap.
func lines(runs []placed) []string {
	for i := range runs { // what cannot be drawn must not upset the order
		for _, v := range []*float64{&runs[i].x, &runs[i].y, &runs[i].width, &runs[i].size} {
			if math.IsNaN(*v) || math.IsInf(*v, 0) {
				*v = 0
			}
		}
	}
	slices.SortStableFunc(runs, func(a, b placed) int { return cmp.Compare(b.y, a.y) })
	var out []string
	for len(runs) > 0 {
		n := 1
		for n < len(runs) && runs[0].y-runs[n].y <= max(1, runs[0].size*0.4) {
			n++
		}
		line := runs[:n]
		runs = runs[n:]
		slices.SortStableFunc(line, func(a, b placed) int { return cmp.Compare(a.x, b.x) })
		var text strings.Builder
		end := line[0].x
		for i, r := range line {
			if i > 0 && r.x-end > max(0.5, r.size*0.25) && text.Len() > 0 {
				text.WriteByte(' ')
			}
			text.WriteString(strings.ReplaceAll(r.text, "\u200b", ""))
			end = r.x + r.width
		}
		if s := strings.TrimSpace(text.String()); s != "" && utf8.ValidString(s) {
			out = append(out, s)
		} else if s != "" {
			out = append(out, strings.ToValidUTF8(s, ""))
		}
	}
	return out
}

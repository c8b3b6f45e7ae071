package attachment

import (
	"encoding/xml"
	"errors"
	"fmt"
	"strings"
)

// document reads a document (ECMA-376, part 1, chapter 17).
func (o *officeFile) document() error {
	if err := o.story("正文", o.main, false); err != nil {
		return err
	}
	rels, err := o.relations(o.main)
	if err != nil {
		return err
	}
	names := map[string]string{"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注", "comments": "批注", "glossaryDocument": "自动图文集"}
	for _, rel := range rels {
		where := names[rel.kind]
		if rel.external || !o.has(rel.target) || o.visited[strings.ToLower(rel.target)] {
			continue
		}
		switch {
		case where != "":
			err = o.story(where, rel.target, !rel.kept())
		case rel.kind == "chart":
			err = o.texts("图表", rel.target, false)
		case rel.kind == "settings":
			err = o.settings(rel.target)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// keptSettings are the settings of a document that a copy has: those that a reader sees.
var keptSettings = words(`view zoom mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter
	gutterAtTop evenAndOddHeaders bookFoldPrinting defaultTabStop autoHyphenation drawingGridHorizontalSpacing
	drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery characterSpacingControl
	noLineBreaksAfter noLineBreaksBefore strictFirstAndLastChars footnotePr endnotePr compat mathPr themeFontLang
	clrSchemeMapping decimalSymbol listSeparator noPunctuationKerning`)

// settings reads a document's settings: all that a copy does not have is extra.
func (o *officeFile) settings(part string) error {
	o.visited[strings.ToLower(part)] = true
	data, err := o.part(part)
	if err != nil {
		return err
	}
	x := o.r.xml(data)
	for {
		t, err := x.next()
		if errors.Is(err, errEnd) {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok && len(x.stack) > 1 && !keptSettings[x.stack[1]] && !strings.HasPrefix(e.Name.Local, "rsid") {
			for _, a := range e.Attr {
				o.r.add("文档设置", a.Value, true)
			}
		}
	}
}

// A storyReader reads running text: the body, a header, the notes.
type storyReader struct {
	*officeFile
	where  string
	extra  bool
	paras  []*strings.Builder // open paragraphs: a text box stands within one
	hidden []bool             // whether these hold hidden text
	number int                // of paragraphs
	tables int
	row    []int // rows of the open tables
	vanish bool  // the open run is hidden
	signs  int   // of a symbol font, side by side, whose meaning is not known
}

func (o *officeFile) story(where, part string, extra bool) error {
	o.visited[strings.ToLower(part)] = true
	data, err := o.part(part)
	if err != nil {
		return err
	}
	s := &storyReader{officeFile: o, where: where, extra: extra}
	x := o.r.xml(data)
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
			if err := s.start(t, x); err != nil {
				return err
			}
		case xml.EndElement:
			s.end(t.Name.Local)
			if o.r.err != nil {
				return o.r.err
			}
		case xml.CharData:
			s.chars(string(t), x)
		}
	}
}

func (s *storyReader) start(e xml.StartElement, x *xmlReader) error {
	switch e.Name.Local {
	case "p":
		s.signs = 0
		if s.number++; s.number > 4*s.r.limits.Rows {
			return fmt.Errorf("%w：超过 %d 段", ErrLimit, 4*s.r.limits.Rows)
		}
		s.paras, s.hidden = append(s.paras, &strings.Builder{}), append(s.hidden, false)
	case "tbl":
		s.tables++
		s.row = append(s.row, 0)
	case "tr":
		if n := len(s.row); n > 0 {
			s.row[n-1]++
		}
	case "r":
		s.vanish = false
	case "vanish":
		if v := attr(e, "val"); on(v) && x.inside("r") {
			s.vanish = true
		}
	case "tab", "br", "cr":
		if !x.inside("pPr") {
			s.write(" ")
		}
	case "noBreakHyphen":
		s.write("-")
	case "sym":
		s.sign(attr(e, "font"), attr(e, "char"))
	case "del", "moveFrom":
		if !x.inside("rPr") && !x.inside("trPr") {
			note(&s.r.content.Hidden, "没有接受的修订（删去的文字还在）")
		}
	case "docPr", "cNvPr":
		s.r.add(s.place()+"图片的替代文字", cleanAlt(attr(e, "descr")), s.extra)
		s.r.add(s.place()+"图片的替代文字", cleanAlt(attr(e, "title")), s.extra)
		if d := attr(e, "descr"); cleanAlt(d) != d {
			s.r.add(s.place()+"图片的文件名", d, true)
		}
		s.r.add(s.place()+"图片的文件名", attr(e, "name"), true)
	case "shape", "imagedata", "rect", "group", "textpath": // VML, as older programs write it
		for _, key := range []string{"alt", "title", "string"} {
			s.r.add(s.place()+"图片的替代文字", attr(e, key), s.extra)
		}
	case "fldSimple":
		s.r.add(s.place()+"的域", attr(e, "instr"), s.extra)
	case "alias", "tag":
		s.r.add(s.place()+"的控件名", attr(e, "val"), true)
	case "bookmarkStart":
		if name := attr(e, "name"); !strings.HasPrefix(name, "_") {
			s.r.add(s.place()+"的书签", name, s.extra)
		}
	}
	if author := attr(e, "author"); author != "" {
		s.r.add(s.where+"里批注或修订的作者", author, true)
		note(&s.r.content.Traces, "作者")
	}
	return nil
}

func (s *storyReader) end(name string) {
	switch name {
	case "p":
		n := len(s.paras) - 1
		if n < 0 {
			return
		}
		text, hidden := s.paras[n].String(), s.hidden[n]
		where := s.place()
		s.paras, s.hidden = s.paras[:n], s.hidden[:n]
		if hidden {
			where += "（隐藏文字）"
			note(&s.r.content.Hidden, where)
		}
		s.r.add(where, text, s.extra)
	case "tbl":
		if n := len(s.row); n > 0 {
			s.row = s.row[:n-1]
		}
	}
}

// place is where the reader stands.
func (s *storyReader) place() string {
	if n := len(s.row); n > 0 {
		return fmt.Sprintf("%s第 %d 个表格第 %d 行", s.where, s.tables, s.row[n-1])
	}
	return fmt.Sprintf("%s第 %d 段", s.where, s.number)
}

// sign writes a character that is given by its font's code.
func (s *storyReader) sign(font, char string) {
	if s.vanish && len(s.hidden) > 0 {
		s.hidden[len(s.hidden)-1] = true
	}
	r, ok := symbol(font, char)
	unknown := s.signs + 1
	if r > 0 {
		s.write(string(r))
	}
	if !ok {
		if s.signs = unknown; s.signs == fewestStrange {
			note(&s.r.content.Unread, s.place()+"的符号")
		}
	}
}

func (s *storyReader) write(text string) {
	s.signs = 0
	if n := len(s.paras); n > 0 {
		s.paras[n-1].WriteString(text)
	}
}

func (s *storyReader) chars(text string, x *xmlReader) {
	if len(x.stack) == 0 {
		return
	}
	switch x.stack[len(x.stack)-1] {
	case "t":
		if s.vanish && len(s.hidden) > 0 {
			s.hidden[len(s.hidden)-1] = true
		}
		if len(s.paras) == 0 { // text of a shape
			s.r.add(s.place()+"的图形", plainSigns(text), s.extra)
			return
		}
		s.write(plainSigns(text))
	case "delText":
		s.r.add(s.place()+"删去的文字", text, s.extra)
	case "instrText", "delInstrText":
		s.r.add(s.place()+"的域", text, s.extra)
	case "docPart", "fldData":
	default:
		if strings.TrimSpace(text) != "" && !x.inside("drawing") && !x.inside("pict") {
			s.r.add(s.place(), text, s.extra)
		}
	}
}

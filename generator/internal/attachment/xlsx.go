package attachment

import (
	"encoding/xml"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A sheetEntry is one of the sheets that a workbook lists.
type sheetEntry struct {
	number int
	part   string
	hidden bool
}

// workbook reads a workbook (ECMA-376, part 1, chapter 18).
func (o *officeFile) workbook() error {
	rels, err := o.relations(o.main)
	if err != nil {
		return err
	}
	parts := map[string]relation{}
	for _, rel := range rels {
		parts[rel.id] = rel
		if rel.kind == "sharedStrings" && !rel.external && o.strings == nil {
			if err := o.sharedStrings(rel.target); err != nil {
				return err
			}
		}
		if rel.kind == "styles" && !rel.external && o.has(rel.target) { // a format may show words of its own
			if err := o.texts("数字格式", rel.target, false); err != nil {
				return err
			}
		}
	}
	sheets, err := o.sheets(parts)
	if err != nil {
		return err
	}
	for _, s := range sheets {
		if err := o.sheet(s); err != nil {
			return fmt.Errorf("第 %d 张工作表：%w", s.number, err)
		}
	}
	for i, text := range o.strings {
		if !o.used[i] {
			o.r.add("已经不在表里的文字", text, true)
		}
	}
	return nil
}

// sheets reads the workbook's own part: its sheets, and the names given to ranges.
func (o *officeFile) sheets(parts map[string]relation) ([]sheetEntry, error) {
	o.visited[strings.ToLower(o.main)] = true
	data, err := o.part(o.main)
	if err != nil {
		return nil, err
	}
	var list []sheetEntry
	x := o.r.xml(data)
	for {
		t, err := x.next()
		if errors.Is(err, errEnd) {
			return list, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "sheet":
				const mostSheets = 200
				if len(list) >= mostSheets {
					return nil, fmt.Errorf("%w：超过 %d 张工作表", ErrLimit, mostSheets)
				}
				s := sheetEntry{number: len(list) + 1, hidden: attr(t, "state") == "hidden" || attr(t, "state") == "veryHidden"}
				for _, a := range t.Attr {
					if a.Name.Local == "id" && a.Name.Space != "" {
						if rel := parts[a.Value]; rel.kind == "worksheet" && !rel.external {
							s.part = rel.target
						}
					}
				}
				if !s.hidden && o.r.content.Shown == 0 {
					o.r.content.Shown = s.number
				}
				if s.hidden {
					note(&o.r.content.Hidden, fmt.Sprintf("隐藏的第 %d 张工作表", s.number))
				}
				o.r.add(fmt.Sprintf("第 %d 张工作表的名字", s.number), attr(t, "name"), false)
				if s.part != "" && o.visited[strings.ToLower(s.part)] {
					return nil, fmt.Errorf("%w：两张工作表是同一个", ErrDamaged)
				}
				o.visited[strings.ToLower(s.part)] = true
				list = append(list, s)
			case "definedName":
				o.r.add("名称管理器", attr(t, "comment"), true)
				if name := attr(t, "name"); !strings.HasPrefix(name, "_xlnm.") {
					o.r.add("名称管理器", name, false)
				}
			case "fileSharing":
				o.r.add("保护的人", attr(t, "userName"), true)
			case "absPath":
				o.r.add("保存的文件夹", attr(t, "url"), true)
			case "customWorkbookView":
				o.r.add("个人视图", attr(t, "name"), true)
			}
		case xml.CharData:
			if x.inside("definedName") {
				o.r.add("名称管理器", string(t), false)
			}
		}
	}
}

// sharedStrings reads the table of strings. What is not shown of one, its phonetic
// hints, is a text of its own.
func (o *officeFile) sharedStrings(part string) error {
	o.visited[strings.ToLower(part)] = true
	if !o.has(part) {
		return nil
	}
	data, err := o.part(part)
	if err != nil {
		return err
	}
	x := o.r.xml(data)
	var text strings.Builder
	for {
		t, err := x.next()
		if errors.Is(err, errEnd) {
			o.used = make([]bool, len(o.strings))
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "si" {
				text.Reset()
			}
		case xml.EndElement:
			if t.Name.Local == "si" {
				if len(o.strings) >= o.r.limits.Texts {
					return fmt.Errorf("%w：文字超过 %d 处", ErrLimit, o.r.limits.Texts)
				}
				o.strings = append(o.strings, text.String())
			}
		case xml.CharData:
			switch {
			case !x.inside("t"):
			case x.inside("rPh"):
				o.r.add("注音", string(t), true)
			default:
				text.Write(t)
			}
		}
	}
}

// sheetAttributes are the elements and attributes of a sheet that hold text beside its cells.
var sheetAttributes = map[string][]string{
	"dataValidation": {"promptTitle", "prompt", "errorTitle", "error"},
	"hyperlink":      {"display", "tooltip", "location"},
	"protectedRange": {"name"},
	"scenario":       {"name", "user", "comment"},
	"inputCells":     {"val"},
	"tableColumn":    {"name", "totalsRowLabel"},
	"table":          {"name", "displayName", "comment"},
	"numFmt":         {"formatCode"},
}

// cutFromSheets are elements that a copy of a sheet does not have; their text is extra.
var cutFromSheets = words("extLst protectedRanges scenarios customSheetViews legacyDrawing legacyDrawingHF oleObjects controls smartTags webPublishItems sheetProtection phoneticPr")

// sheet reads a sheet and what belongs to it.
func (o *officeFile) sheet(s sheetEntry) error {
	if s.part == "" || !o.has(s.part) {
		return nil // a kind that is refused
	}
	name := fmt.Sprintf("第 %d 张工作表", s.number)
	if s.hidden {
		name += "（隐藏）"
	}
	data, err := o.part(s.part)
	if err != nil {
		return err
	}
	if err := o.cells(name, s.number, data); err != nil {
		return err
	}
	rels, err := o.relations(s.part)
	if err != nil {
		return err
	}
	for _, rel := range rels {
		where := name
		switch rel.kind {
		case "comments", "threadedComment", "vmlDrawing":
			where += "的批注"
		case "drawing":
			where += "的图形"
		case "table":
			where += "的表格"
		default:
			continue
		}
		if rel.external || !o.has(rel.target) || o.visited[strings.ToLower(rel.target)] {
			continue
		}
		if rel.kind == "drawing" {
			err = o.drawing(where, rel.target)
		} else {
			err = o.texts(where, rel.target, !rel.kept())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// drawing reads a drawing and the charts in it.
func (o *officeFile) drawing(where, part string) error {
	if err := o.texts(where, part, false); err != nil {
		return err
	}
	rels, err := o.relations(part)
	if err != nil {
		return err
	}
	for _, rel := range rels {
		if rel.kind == "chart" && !rel.external && o.has(rel.target) && !o.visited[strings.ToLower(rel.target)] {
			if err := o.texts(where, rel.target, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// texts reads the words of a part: characters that are no numbers, and what its
// attributes say in words.
func (o *officeFile) texts(where, part string, extra bool) error {
	o.visited[strings.ToLower(part)] = true
	data, err := o.part(part)
	if err != nil {
		return err
	}
	return o.words(where, data, extra)
}

func (o *officeFile) words(where string, data []byte, extra bool) error {
	x := o.r.xml(data)
	for {
		t, err := x.next()
		if errors.Is(err, errEnd) {
			return nil
		}
		if err != nil {
			if extra && !errors.Is(err, ErrLimit) {
				return nil // VML need not be XML; it is not copied
			}
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "cNvPr", "docPr":
				o.r.add(where+"的替代文字", cleanAlt(attr(t, "descr")), extra)
				o.r.add(where+"的替代文字", cleanAlt(attr(t, "title")), extra)
				if d := attr(t, "descr"); cleanAlt(d) != d {
					o.r.add(where+"的文件名", d, true)
				}
				o.r.add(where+"的名字", attr(t, "name"), true)
			default:
				for _, key := range sheetAttributes[t.Name.Local] {
					o.r.add(where, attr(t, key), extra || key == "comment")
				}
				o.r.add(where+"的作者", attr(t, "author"), true)
			}
		case xml.CharData:
			if x.inside("extLst") {
				o.r.add(where, string(t), true)
				continue
			}
			if len(x.stack) > 0 {
				switch x.stack[len(x.stack)-1] {
				case "t", "v", "f", "pt", "author", "text", "oddHeader", "calculatedColumnFormula", "totalsRowFormula":
					o.r.add(where, string(t), extra)
				}
			}
		}
	}
}

// cleanAlt is a picture's description as a copy has it: empty where it is the name of
// the file it was made from.
func cleanAlt(s string) string {
	low := strings.ToLower(strings.TrimSpace(s))
	if strings.ContainsAny(s, `\/`) {
		return ""
	}
	for _, ext := range []string{".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".webp", ".emf", ".wmf"} {
		if strings.HasSuffix(low, ext) {
			return ""
		}
	}
	return s
}

// A cellReader reads the cells of a sheet.
type cellReader struct {
	*officeFile
	sheet     string
	number    int
	hiddenCol []span
	allHidden bool // rows that say nothing are hidden
	row       int
	rowHidden bool
	ref, kind string
	text      strings.Builder
	formula   strings.Builder
	rows      int
	col       int
}

type span struct{ from, to int }

func (o *officeFile) cells(sheet string, number int, data []byte) error {
	c := &cellReader{officeFile: o, sheet: sheet, number: number}
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
			if err := c.start(t, x); err != nil {
				return err
			}
		case xml.EndElement:
			if t.Name.Local == "c" {
				c.cell()
			}
			if o.r.err != nil {
				return o.r.err
			}
		case xml.CharData:
			c.chars(string(t), x)
		}
	}
}

func (c *cellReader) start(e xml.StartElement, x *xmlReader) error {
	switch e.Name.Local {
	case "sheetFormatPr":
		c.allHidden = attr(e, "zeroHeight") != "" && on(attr(e, "zeroHeight"))
	case "col":
		from, _ := strconv.Atoi(attr(e, "min"))
		to, _ := strconv.Atoi(attr(e, "max"))
		width, err := strconv.ParseFloat(attr(e, "width"), 64)
		if attr(e, "hidden") != "" && on(attr(e, "hidden")) || err == nil && width == 0 {
			const mostSpans = 1000
			if len(c.hiddenCol) < mostSpans {
				c.hiddenCol = append(c.hiddenCol, span{from, to})
			}
		}
	case "row":
		if c.rows++; c.rows > c.r.limits.Rows {
			return fmt.Errorf("%w：超过 %d 行", ErrLimit, c.r.limits.Rows)
		}
		c.row++
		if n, err := strconv.Atoi(attr(e, "r")); err == nil {
			c.row = n
		}
		c.col = 0
		height, err := strconv.ParseFloat(attr(e, "ht"), 64)
		hidden := attr(e, "hidden")
		c.rowHidden = hidden != "" && on(hidden) || hidden == "" && c.allHidden || err == nil && height == 0
	case "c":
		c.text.Reset()
		c.formula.Reset()
		c.col++
		c.ref, c.kind = attr(e, "r"), attr(e, "t")
		if n := columnOf(c.ref); n > 0 {
			c.col = n
		}
	default:
		extra := inCut(x.stack)
		for _, key := range sheetAttributes[e.Name.Local] {
			c.r.add(c.sheet+"的提示", attr(e, key), extra)
		}
	}
	return nil
}

func inCut(stack []string) bool {
	for _, s := range stack {
		if cutFromSheets[s] {
			return true
		}
	}
	return false
}

func (c *cellReader) chars(text string, x *xmlReader) {
	if len(x.stack) == 0 {
		return
	}
	last := x.stack[len(x.stack)-1]
	switch {
	case x.inside("c") && last == "f":
		c.formula.WriteString(text)
	case x.inside("c") && last == "v", x.inside("c") && x.inside("is") && last == "t" && !x.inside("rPh"):
		c.text.WriteString(text)
	case x.inside("rPh"):
		c.r.add(c.sheet+"的注音", text, true)
	case x.inside("headerFooter"):
		c.r.add(c.sheet+"的页眉页脚", text, false)
	case inCut(x.stack):
		c.r.add(c.sheet+"的设置", text, true)
	case last == "formula", last == "formula1", last == "formula2", last == "f":
		c.r.add(c.sheet+"的提示", text, false)
	}
}

// cell ends a cell.
func (c *cellReader) cell() {
	text := c.text.String()
	if c.kind == "s" {
		i, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || i < 0 || i >= len(c.strings) {
			return
		}
		c.used[i] = true
		text = c.strings[i]
	} else if c.kind == "" || c.kind == "n" {
		text = plainNumber(text)
	}
	if strings.TrimSpace(text) == "" && c.formula.Len() == 0 {
		return
	}
	where := c.sheet + columnName(c.col) + strconv.Itoa(c.row)
	if !strings.HasSuffix(c.sheet, "）") {
		where = c.sheet + " " + columnName(c.col) + strconv.Itoa(c.row)
	}
	if c.rowHidden {
		where += "（隐藏的行）"
		note(&c.r.content.Hidden, fmt.Sprintf("%s隐藏的第 %d 行", c.sheet, c.row))
	}
	for _, s := range c.hiddenCol {
		if c.col >= s.from && c.col <= s.to {
			where += "（隐藏的列）"
			note(&c.r.content.Hidden, fmt.Sprintf("%s隐藏的 %s 列", c.sheet, columnName(c.col)))
			break
		}
	}
	c.r.take(Text{Where: where, Text: text, Sheet: c.number, Row: c.row, Column: c.col})
	c.r.add(where+" 的公式", c.formula.String(), false)
}

// plainNumber is a number without exponent: identity numbers are stored as 1.49999198E+17.
func plainNumber(s string) string {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || !strings.ContainsAny(s, "eE") || math.Abs(v) >= 1e20 || v != math.Trunc(v) {
		return s
	}
	return strconv.FormatFloat(v, 'f', 0, 64)
}

// columnOf is the number of the column of a reference such as AB12, or 0.
func columnOf(ref string) int {
	n := 0
	for _, r := range ref {
		if r < 'A' || r > 'Z' || n > 16384 {
			break
		}
		n = n*26 + int(r-'A') + 1
	}
	return n
}

func columnName(n int) string {
	name := ""
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

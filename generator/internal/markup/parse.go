package markup

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

const (
	maxBody  = 256 << 10 // bytes: a notice is a few pages; hostile text costs its square
	maxDepth = 12        // of lists and quotes in one another
	maxLevel = 4         // of headings: 一、（一）1.（1）
	maxMarks = 60        // of lists and quotes at the beginning of one line
	maxOpen  = 1000      // square brackets that open
	maxStars = 30_000    // stars and underscores
)

// Parse reads a notice's body, which begins on the given line of its file. The
// problems come in the order of their places; what they are about is not in the
// tree.
func Parse(source string, firstLine int) (*Document, []Problem) {
	source = strings.ReplaceAll(source, "\r\n", "\n")
	source = strings.ReplaceAll(source, "\r", "\n")
	source = strings.ToValidUTF8(source, "\uFFFD")
	c := &converter{source: []byte(source), doc: &Document{}}
	if len(source) > maxBody {
		c.places = newPlaces("", firstLine)
		c.report(0, fmt.Sprintf("正文有 %d 字节，太长了", len(source)), "正文最多 256 KB。长表格放进 CSV 或 XLSX 文件，其他材料作为附件。")
		return c.doc, c.problems
	}
	c.places = newPlaces(source, firstLine)
	for i, r := range source {
		if invisible(r) {
			c.report(i, fmt.Sprintf("正文里有看不见的控制字符（U+%04X）", r), "删除这个字符；它多半是从别处粘贴来的。")
		}
	}
	if at, message := tooMuch(source); message != "" {
		c.report(at, message, "写成一般的段落、列表和表格。")
		return c.doc, c.problems
	}
	root := newParser().Parse(text.NewReader(c.source))
	c.define(root)
	c.doc.Blocks = c.blocks(root, 0)
	c.fillNotes(root)
	numberLevels(c.doc.Blocks)
	seen := map[string]bool{}
	for _, m := range c.doc.placed {
		if seen[m.Name] {
			c.problems = append(c.problems, Problem{m.Line, m.Col, "表格“" + shorten(m.Name) + "”在正文里放了两次", "每张表只放一次，删去多余的一处。"})
		}
		seen[m.Name] = true
	}
	return c.doc, sorted(c.problems)
}

// tooMuch finds what no notice has, and what would cost the square of its length to parse:
// lists and quotes in one another at the beginning of a line, brackets, and stars. An empty
// message: nothing.
func tooMuch(source string) (at int, message string) {
	open, stars, marks, leading := 0, 0, 0, true
	for i := range len(source) {
		b := source[i]
		if b == '*' || b == '_' {
			if stars++; stars > maxStars {
				return i, fmt.Sprintf("正文里的星号和下划线太多，超过 %d 个", maxStars)
			}
		}
		switch {
		case b == '\n':
			marks, leading = 0, true
		case b == '[':
			if open++; open > maxOpen {
				return i, fmt.Sprintf("正文里的方括号太多，超过 %d 个", maxOpen)
			}
			leading = false
		case !leading, b == ' ', b == '\t', b >= '0' && b <= '9':
		case b == '>', b == '-', b == '+', b == '*', b == '.', b == ')':
			if b != '>' && (i+1 == len(source) || source[i+1] != ' ' && source[i+1] != '\t') {
				continue // a rule, or words
			}
			if marks++; marks > maxMarks {
				return i, fmt.Sprintf("这一行的列表和引用套得太深，超过 %d 层", maxMarks)
			}
		default:
			leading = false
		}
	}
	return 0, ""
}

func newParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(placedParser{}, 50),
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(extension.NewFootnoteBlockParser(), 950),
			util.Prioritized(paragraphParser{parser.NewParagraphParser()}, 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(noteRefParser{}, 50),
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(shortcodeParser{}, 350),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(emphasisParser{}, 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// A converter turns goldmark's tree into ours.
type converter struct {
	source   []byte
	places   places
	doc      *Document
	problems []Problem
	tooDeep  bool // was reported
	notes    map[string]*definition
	numbered []*definition // by their numbers
}

func (c *converter) blocks(parent ast.Node, depth int) []Block {
	var blocks []Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		blocks = append(blocks, c.block(n, depth)...)
	}
	return blocks
}

func (c *converter) block(n ast.Node, depth int) []Block {
	offset := start(n)
	line, _ := c.places.at(offset)
	if depth > maxDepth {
		if !c.tooDeep {
			c.report(offset, fmt.Sprintf("列表或引用套了 %d 层以上", maxDepth), "层次太深，读的人会迷路；请拆开来写。")
		}
		c.tooDeep = true
		return nil
	}
	switch n := n.(type) {
	case *ast.Heading:
		inlines := tidy(c.inlines(n))
		if len(inlines) == 0 {
			c.report(offset, "标题没有文字", "在 # 后面空一格，写上标题；用不着就删去这一行。")
			return nil
		}
		if n.Level > maxLevel {
			c.report(offset, fmt.Sprintf("标题有 %d 级，最多 %d 级", n.Level, maxLevel), "少写几个 #，或改成一个自然段。")
		}
		return []Block{{Kind: Heading, Level: min(n.Level, maxLevel), Inlines: inlines, Line: line}}
	case *ast.Paragraph, *ast.TextBlock:
		return paragraphs(c.inlines(n), line)
	case *ast.List:
		b := Block{Kind: List, Ordered: n.IsOrdered(), Tight: n.IsTight, Line: line}
		if b.Ordered {
			b.Start = n.Start
		}
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			b.Items = append(b.Items, c.item(item, depth+1))
		}
		return []Block{b}
	case *ast.Blockquote:
		return []Block{{Kind: Quote, Blocks: c.blocks(n, depth+1), Line: line}}
	case *ast.FencedCodeBlock:
		return []Block{{Kind: CodeBlock, Text: c.lines(n), Line: line}}
	case *ast.ThematicBreak:
		return []Block{{Kind: Divider, Line: line}}
	case *ast.HTMLBlock:
		c.reportHTML(offset, c.lines(n))
		return nil
	case *extast.Table:
		return []Block{c.table(n, line)}
	case *placedNode:
		c.mention(&c.doc.placed, n.name, offset)
		return []Block{{Kind: Placed, Text: n.name, Line: line}}
	}
	return nil // definitions of link references and of footnotes
}

func (c *converter) item(n ast.Node, depth int) Item {
	var item Item
	if first := n.FirstChild(); first != nil {
		if box, ok := first.FirstChild().(*extast.TaskCheckBox); ok {
			item.Task, item.Done = true, box.IsChecked
		}
	}
	item.Blocks = c.blocks(n, depth)
	return item
}

func (c *converter) table(n *extast.Table, line int) Block {
	b := Block{Kind: PlainTable, Line: line}
	for _, a := range n.Alignments {
		b.Align = append(b.Align, map[extast.Alignment]Align{
			extast.AlignLeft: AlignLeft, extast.AlignCenter: AlignCenter, extast.AlignRight: AlignRight,
		}[a])
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells := make([][]Inline, 0, len(b.Align))
		for cell := row.FirstChild(); cell != nil && len(cells) < len(b.Align); cell = cell.NextSibling() {
			cells = append(cells, tidy(c.inlines(cell)))
		}
		for len(cells) < len(b.Align) {
			cells = append(cells, nil)
		}
		if _, ok := row.(*extast.TableHeader); ok {
			b.Head = cells
			continue
		}
		if more := c.cellCount(row.Pos()) - len(b.Align); more > 0 {
			c.report(row.Pos(), fmt.Sprintf("表格的这一行比表头多 %d 格", more), "每行的格数要与表头相同；格里要写竖线，写成 \\|。")
		}
		b.Rows = append(b.Rows, cells)
	}
	return b
}

// cellCount counts the cells that are written on the line of a table that begins
// at offset: those beyond the head's are not in goldmark's tree.
func (c *converter) cellCount(offset int) int {
	if offset < 0 || offset > len(c.source) {
		return 0
	}
	line, _, _ := strings.Cut(string(c.source[offset:]), "\n")
	line = strings.TrimSpace(line)
	line = strings.TrimPrefix(line, "|")
	if strings.HasSuffix(line, "|") && !strings.HasSuffix(line, `\|`) {
		line = strings.TrimSuffix(line, "|")
	}
	return 1 + strings.Count(line, "|") - strings.Count(line, `\|`)
}

func (c *converter) lines(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		b.Write(segment.Value(c.source))
	}
	return strings.Map(visible, b.String())
}

func (c *converter) inlines(parent ast.Node) []Inline {
	var list []Inline
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		list = append(list, c.inline(n)...)
	}
	return list
}

func (c *converter) inline(n ast.Node) []Inline {
	switch n := n.(type) {
	case *ast.Text:
		s := string(n.Segment.Value(c.source))
		if !n.IsRaw() {
			if i := strings.Index(s, "]("); i >= 0 && strings.Contains(s[i:], ")") && !strings.HasSuffix(s[:i], `\`) {
				c.report(n.Segment.Start+i, "链接或图片没有写对："+shorten(s[i:]), "写成 [文字](地址)；地址里有空格或括号时，用尖括号括起来：[文字](<地址>)。")
			}
			s = unescape(s)
		}
		list := []Inline{{Kind: Text, Text: strings.Map(visible, s)}}
		switch {
		case n.HardLineBreak():
			list = append(list, Inline{Kind: Break})
		case n.SoftLineBreak():
			list = append(list, Inline{Kind: softBreak})
		}
		return list
	case *ast.CodeSpan:
		return []Inline{{Kind: Code, Text: c.codeText(n)}}
	case *ast.Emphasis:
		kind := Strong
		if n.Level == 1 {
			kind = Emph
		}
		return []Inline{{Kind: kind, Inlines: c.inlines(n)}}
	case *ast.Link:
		return c.link(unescape(string(n.Destination)), c.inlines(n), n.Pos())
	case *ast.AutoLink:
		address := string(n.URL(c.source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(address), "mailto:") {
			address = "mailto:" + address
		}
		return c.link(address, []Inline{{Kind: Text, Text: strings.Map(visible, string(n.Label(c.source)))}}, n.Pos())
	case *ast.Image:
		name, message, hint := pictureName(unescape(string(n.Destination)))
		alt := strings.TrimSpace(plainInlines(tidy(c.inlines(n))))
		if message != "" {
			c.report(n.Pos(), message, hint)
			return []Inline{{Kind: Text, Text: alt}}
		}
		c.mention(&c.doc.pictures, name, n.Pos())
		return []Inline{{Kind: Image, Text: alt, URL: name}}
	case *ast.RawHTML:
		c.reportHTML(n.Pos(), string(n.Segments.Value(c.source)))
		return nil
	case *noteRefNode:
		return c.noteRef(n)
	case *refusedNode:
		c.report(n.Pos(), n.message, n.hint)
		return nil
	}
	return nil // check boxes belong to their item
}

func (c *converter) link(address string, inside []Inline, offset int) []Inline {
	kind, message, hint := classify(address)
	if message != "" {
		c.report(offset, message, hint)
		return inside
	}
	address = strings.TrimSpace(address)
	if address == "" {
		c.report(offset, "链接没有写地址", "写成 [文字](地址)；不需要链接就只留文字。")
		return inside
	}
	if len(tidy(inside)) == 0 {
		c.report(offset, "链接没有文字", "写成 [文字](地址)，文字说明链接到哪里。")
		return nil
	}
	if kind == relative && !strings.HasPrefix(address, "#") {
		c.mention(&c.doc.links, address, offset)
	}
	inside, refs := withoutRefs(unlinked(inside))
	return append([]Inline{{Kind: Link, URL: address, Inlines: inside}}, refs...)
}

// unlinked takes links out of what is inside a link already: [<https://…>](…).
func unlinked(inlines []Inline) []Inline {
	var list []Inline
	for _, in := range inlines {
		in.Inlines = unlinked(in.Inlines)
		if in.Kind == Link {
			list = append(list, in.Inlines...)
			continue
		}
		list = append(list, in)
	}
	return list
}

// codeText is the text of a code span on one line.
func (c *converter) codeText(n ast.Node) string {
	var b strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok {
			b.Write(t.Segment.Value(c.source))
		}
	}
	return strings.Map(visible, strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), "\n", " "))
}

// start is where a node begins in the source.
func start(n ast.Node) int {
	for ; n != nil; n = n.FirstChild() {
		if pos := n.Pos(); pos >= 0 {
			return pos
		}
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
	}
	return 0
}

// numberLevels counts the levels of headings from the highest that the body has,
// and skips none: a body that begins with ### has headings of level 1.
func numberLevels(blocks []Block) {
	var open []int // the levels as written of the headings that the next one is under
	var walk func([]Block)
	walk = func(blocks []Block) {
		for i := range blocks {
			b := &blocks[i]
			if b.Kind == Heading {
				for len(open) > 0 && open[len(open)-1] >= b.Level {
					open = open[:len(open)-1]
				}
				open = append(open, b.Level)
				b.Level = len(open)
			}
			walk(b.Blocks)
			for j := range b.Items {
				walk(b.Items[j].Blocks)
			}
		}
	}
	walk(blocks)
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }

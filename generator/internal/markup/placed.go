package markup

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// placedLine is a line that places a table and holds nothing else.
var placedLine = regexp.MustCompile(`^[ \t]*\{\{<[ \t]*table[ \t]+"?([^{}<>"\n]*[^{}<>"\s])[ \t]*"?[ \t]*>\}\}\s*$`)

var kindPlaced = ast.NewNodeKind("Placed")

type placedNode struct {
	ast.BaseBlock
	name string
}

func (n *placedNode) Kind() ast.NodeKind         { return kindPlaced }
func (n *placedNode) IsRaw() bool                { return true }
func (n *placedNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// placedParser takes a line that places a table as a block of its own.
type placedParser struct{}

func (placedParser) Trigger() []byte { return []byte{'{'} }

func (placedParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	m := placedLine.FindSubmatch(line)
	if m == nil {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &placedNode{name: string(m[1])}, parser.NoChildren
}

func (placedParser) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (placedParser) Close(ast.Node, text.Reader, parser.Context)                 {}
func (placedParser) CanInterruptParagraph() bool                                 { return true }
func (placedParser) CanAcceptIndentedLine() bool                                 { return true }

var kindRefused = ast.NewNodeKind("Refused")

// A refusedNode is something in the running text that a notice cannot have.
type refusedNode struct {
	ast.BaseInline
	message, hint string
}

func (n *refusedNode) Kind() ast.NodeKind         { return kindRefused }
func (n *refusedNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// shortcodeParser takes a whole shortcode before its angle brackets can be read
// as HTML.
type shortcodeParser struct{}

func (shortcodeParser) Trigger() []byte { return []byte{'{'} }

var tableWord = regexp.MustCompile(`^\{\{[<%]?[ \t]*table\b`)

func (shortcodeParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	table := tableWord.Match(line)
	if !table && !bytes.HasPrefix(line, []byte("{{<")) && !bytes.HasPrefix(line, []byte("{{%")) {
		return nil
	}
	end := bytes.Index(line, []byte("}}")) + len("}}")
	if end < len("}}") {
		end = len(bytes.TrimRight(line, "\n"))
	}
	block.Advance(end)
	if table {
		return &refusedNode{message: "放表格的写法不对：" + shorten(string(line[:end])), hint: "单独写一行：{{< table 表格名称 >}}，前后不要有别的字。"}
	}
	return &refusedNode{message: "不认识的短代码：" + shorten(string(line[:end])), hint: "正文里只有一种短代码，用来放表格：{{< table 表格名称 >}}。"}
}

// paragraphParser is goldmark's, but takes indented lines too: clerks indent
// paragraphs, and none of them means code by it.
type paragraphParser struct{ parser.BlockParser }

func (paragraphParser) CanAcceptIndentedLine() bool { return true }

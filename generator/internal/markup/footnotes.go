package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var kindNoteRef = ast.NewNodeKind("NoteRef")

// A noteRefNode is a place in the running text that refers to a footnote: [^1].
type noteRefNode struct {
	ast.BaseInline
	label string
	at    int // offset in the source
}

func (n *noteRefNode) Kind() ast.NodeKind         { return kindNoteRef }
func (n *noteRefNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// noteRefParser takes the marks of footnotes, whether or not there is a footnote:
// what has none is reported and not text by chance.
type noteRefParser struct{}

func (noteRefParser) Trigger() []byte { return []byte{'['} }

func (noteRefParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 4 || line[1] != '^' {
		return nil
	}
	for end := 2; end < len(line); end++ {
		switch line[end] {
		case ']':
			if end == 2 {
				return nil
			}
			block.Advance(end + 1)
			return &noteRefNode{label: string(line[2:end]), at: segment.Start}
		case '[', ' ', '\t', '\n', '\\':
			return nil
		}
	}
	return nil
}

// A definition is a footnote as it stands in the source: [^1]: text.
type definition struct {
	node   *extast.Footnote
	number int // 0: nothing refers to it yet
}

// define gathers the footnotes that the source defines.
func (c *converter) define(root ast.Node) {
	c.notes = map[string]*definition{}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		f, ok := n.(*extast.Footnote)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		label := string(f.Ref)
		switch {
		case c.notes[label] != nil:
			c.report(start(f), "脚注 [^"+shorten(label)+"] 写了两次", "每个脚注只写一次，换一个号。")
		case f.FirstChild() == nil:
			c.report(start(f), "脚注 [^"+shorten(label)+"] 没有内容", "写成 [^"+shorten(label)+"]: 注释。")
		default:
			c.notes[label] = &definition{node: f}
		}
		return ast.WalkContinue, nil
	})
}

// noteRef numbers a footnote where the body refers to it first.
func (c *converter) noteRef(n *noteRefNode) []Inline {
	d := c.notes[n.label]
	if d == nil {
		mark := "[^" + shorten(n.label) + "]"
		if strings.HasPrefix(string(c.source[min(n.at+len(n.label)+3, len(c.source)):]), "：") {
			c.report(n.at, "脚注 "+mark+" 后面的冒号写成了中文的“：”", "用英文冒号，写成 "+mark+": 注释。")
			return nil
		}
		c.report(n.at, "脚注 "+mark+" 没有写内容", "在文末另起一行写 "+mark+": 注释；用不着脚注就删去这个标记。")
		return nil
	}
	if d.number == 0 {
		line, _ := c.places.at(start(d.node))
		c.doc.Notes = append(c.doc.Notes, Note{Line: line})
		c.numbered = append(c.numbered, d)
		d.number = len(c.numbered)
	}
	note := &c.doc.Notes[d.number-1]
	note.Refs++
	return []Inline{{Kind: NoteRef, Note: d.number, Ref: note.Refs}}
}

// fillNotes converts the footnotes that are referred to, those that only footnotes refer
// to among them, and reports the others.
func (c *converter) fillNotes(root ast.Node) {
	for i := 0; i < len(c.numbered); i++ {
		blocks := c.blocks(c.numbered[i].node, 1)
		for k := range blocks {
			if blocks[k].Kind == Heading { // it would be a part of the body
				blocks[k].Kind, blocks[k].Level = Paragraph, 0
			}
		}
		c.doc.Notes[i].Blocks = blocks
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if f, ok := n.(*extast.Footnote); ok && entering {
			label := string(f.Ref)
			if d := c.notes[label]; d != nil && d.node == f && d.number == 0 {
				c.report(start(f), "脚注 [^"+shorten(label)+"] 没有用到", "在正文要注释的地方写 [^"+shorten(label)+"]，或者删去这个脚注。")
			}
		}
		return ast.WalkContinue, nil
	})
}

// withoutRefs takes the marks of footnotes out of what becomes a link, for a mark is a
// link itself; they come after it.
func withoutRefs(inlines []Inline) (rest, refs []Inline) {
	for _, in := range inlines {
		if in.Kind == NoteRef {
			refs = append(refs, in)
			continue
		}
		var inner []Inline
		in.Inlines, inner = withoutRefs(in.Inlines)
		rest, refs = append(rest, in), append(refs, inner...)
	}
	return rest, refs
}

// Renumber numbers the footnotes anew after blocks were taken out of the body: those
// that nothing refers to any more go.
func (d *Document) Renumber() {
	old := d.Notes
	d.Notes = nil
	numbers := map[int]int{} // from old to new
	var from []int           // the old numbers, by the new
	visit := func(in *Inline) {
		if in.Kind != NoteRef || in.Note < 1 || in.Note > len(old) {
			return
		}
		if numbers[in.Note] == 0 {
			from = append(from, in.Note)
			numbers[in.Note] = len(from)
			d.Notes = append(d.Notes, Note{Line: old[in.Note-1].Line})
		}
		in.Note = numbers[in.Note]
		d.Notes[in.Note-1].Refs++
		in.Ref = d.Notes[in.Note-1].Refs
	}
	d.Blocks = mapInlines(d.Blocks, visit)
	for i := 0; i < len(from); i++ {
		blocks := mapInlines(old[from[i]-1].Blocks, visit)
		d.Notes[i].Blocks = blocks
	}
}

// mapInlines copies blocks with each of their inlines changed.
func mapInlines(blocks []Block, change func(*Inline)) []Block {
	var list func([]Inline) []Inline
	list = func(inlines []Inline) []Inline {
		if inlines == nil {
			return nil
		}
		out := clone(inlines)
		for i := range out {
			change(&out[i])
			if out[i].Inlines != nil {
				out[i].Inlines = list(out[i].Inlines)
			}
		}
		return out
	}
	row := func(cells [][]Inline) [][]Inline {
		out := make([][]Inline, len(cells))
		for i, c := range cells {
			out[i] = list(c)
		}
		return out
	}
	out := make([]Block, len(blocks))
	for i, b := range blocks {
		b.Inlines = list(b.Inlines)
		b.Blocks = mapInlines(b.Blocks, change)
		items := make([]Item, len(b.Items))
		for k, item := range b.Items {
			item.Blocks = mapInlines(item.Blocks, change)
			items[k] = item
		}
		b.Items = items
		if b.Kind == PlainTable {
			b.Head = row(b.Head)
			rows := make([][][]Inline, len(b.Rows))
			for k, cells := range b.Rows {
				rows[k] = row(cells)
			}
			b.Rows = rows
		}
		out[i] = b
	}
	return out
}

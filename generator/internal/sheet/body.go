package sheet

import (
	"strconv"
	"strings"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/pdf"
)

// A body sets the blocks of a notice's body and the tables that it places.
type body struct {
	*layout
	in     Notice
	t      Type // of running text: in quotations and in notes another one
	depth  int  // of lists in one another
	placed map[string]bool
	top    int // the highest level of heading in the body: that of 一、
	notes  notes
	err    error
}

// body sets the body of a notice, behind it the tables that it does not place, and the
// notes.
func (l *layout) body(in Notice) error {
	b := &body{layout: l, in: in, t: l.style.Body, placed: map[string]bool{}, top: 4}
	if in.Doc != nil {
		for _, block := range in.Doc.Blocks {
			if block.Kind == markup.Heading {
				b.top = min(b.top, block.Level)
			}
		}
		b.notes.own = in.Doc.Notes
		b.blocks(in.Doc.Blocks, 0, nil)
	}
	for _, t := range in.Notice.Tables {
		if !b.placed[t.Name] {
			b.addTable(t, nil)
		}
	}
	b.setNotes()
	return b.err
}

// blocks sets blocks under an element, moved in from the left.
func (b *body) blocks(blocks []markup.Block, left pdf.Length, parent *pdf.Element) {
	left = min(left, b.style.measure()*3/5) // however deep they are nested
	for i := range blocks {
		b.block(&blocks[i], left, parent)
	}
}

func (b *body) block(block *markup.Block, left pdf.Length, parent *pdf.Element) {
	t := b.t
	switch block.Kind {
	case markup.Paragraph:
		p := parent.Child("P")
		b.text(block.Inlines, t, p, blockOf(t, 2*t.Size, left))
		b.inlinePictures(block.Inlines, parent)
	case markup.Heading:
		b.heading(block, parent)
	case markup.List:
		b.list(block, left, parent)
	case markup.Quote:
		b.quote(block, left, parent)
	case markup.CodeBlock:
		b.code(block, left, parent)
	case markup.Divider:
		width := b.style.measure()
		b.add(strip{height: t.Pitch, items: []pdf.Item{rule(width/3, t.Pitch/2, width/3, thin)}})
	case markup.PlainTable:
		b.plainTable(block, parent)
	case markup.Placed:
		for _, t := range b.in.Notice.Tables {
			if t.Name == block.Text && !b.placed[t.Name] {
				b.placed[t.Name] = true
				b.addTable(t, parent)
			}
		}
	case markup.Figure:
		b.figure(block.URL, block.Text, parent)
	}
}

func blockOf(t Type, indent, left pdf.Length) block {
	return block{indent: indent, left: left}.in(t)
}

// text sets inlines as a paragraph.
func (b *body) text(inlines []markup.Inline, t Type, tag *pdf.Element, set block) {
	b.add(b.paragraph(b.spans(inlines, t.Face, t.Size, tag, ""), set, b.style.measure())...)
}

// heading sets a heading of the levels 一、 （一） 1. （1）, whichever levels the
// Markdown uses for them. More air stands before the highest.
func (b *body) heading(block *markup.Block, parent *pdf.Element) {
	level := min(max(block.Level-b.top, 0), len(b.style.Headings)-1)
	t := b.style.Headings[level]
	set := blockOf(t, 2*t.Size, 0)
	set.keep = true
	set.align = leftAligned
	if level == 0 {
		set.above = t.Pitch / 3
	}
	b.mark(level+2, inlineText(block.Inlines))
	b.text(block.Inlines, t, parent.Child("H"+strconv.Itoa(level+2)), set)
}

// quote sets what is said by others in 楷体, as is the custom, further in.
func (b *body) quote(block *markup.Block, left pdf.Length, parent *pdf.Element) {
	outside := b.t
	if b.t.Face == Serif {
		b.t.Face = Kai
	}
	b.blocks(block.Blocks, left+2*b.t.Size, parent.Child("BlockQuote"))
	b.t = outside
}

// code sets lines as they were typed, beside a rule. What is too long for a line goes
// on in the next.
func (b *body) code(block *markup.Block, left pdf.Length, parent *pdf.Element) {
	t := Type{Mono, b.t.Size * 9 / 10, b.t.Pitch * 9 / 10}
	text := strings.ReplaceAll(strings.TrimRight(block.Text, "\n"), "\t", "    ")
	set := blockOf(t, 0, left+2*t.Size)
	set.align = leftAligned
	strips := b.paragraph(plain(text, t, parent.Child("P").Child("Code")), set, b.style.measure())
	for i := range strips {
		strips[i].items = append(strips[i].items, &pdf.Rect{X: left + t.Size, W: thick, H: t.Pitch})
	}
	b.add(strips...)
}

func (b *body) plainTable(table *markup.Block, parent *pdf.Element) {
	g := &grid{}
	for i, head := range table.Head {
		a := leftAligned
		if i < len(table.Align) {
			switch table.Align[i] {
			case markup.AlignCenter:
				a = center
			case markup.AlignRight:
				a = right
			}
		}
		g.columns = append(g.columns, gridColumn{head: b.spans(head, SerifBold, 0, nil, ""), align: a, rigid: a == right})
	}
	for _, cells := range table.Rows {
		row := gridRow{}
		for i, c := range cells {
			figures := i < len(g.columns) && g.columns[i].align == right
			spans := b.spans(c, Serif, 0, nil, "")
			for k := range spans {
				spans[k].figures = figures
			}
			row.cells = append(row.cells, gridCell{spans: spans})
		}
		for len(row.cells) < len(g.columns) {
			row.cells = append(row.cells, gridCell{})
		}
		g.rows = append(g.rows, row)
	}
	b.add(b.table(g, parent)...)
}

// attachments names the notice's files that its body does not show.
func (l *layout) attachments(in Notice) {
	text, names := l.words.Attachments(in)
	if names == nil {
		return
	}
	t := l.style.Body
	set := blockOf(t, 2*t.Size, 0)
	set.above, set.keep = t.Pitch/2, true
	l.add(l.paragraph(plain(text, Type{SansBold, t.Size, t.Pitch}, element("P")), set, l.style.measure())...)
	list := element("L")
	list.Ordered = true
	for i, name := range names {
		text := strconv.Itoa(i+1) + ". " + name
		l.add(l.paragraph(plain(text, t, list.Child("LI").Child("LBody")), blockOf(t, 0, 2*t.Size), l.style.measure())...)
	}
}

func gatherPictures(blocks []markup.Block, shown map[string]bool) {
	var inline func([]markup.Inline)
	inline = func(inlines []markup.Inline) {
		for _, in := range inlines {
			if in.Kind == markup.Image {
				shown[in.URL] = true
			}
			inline(in.Inlines)
		}
	}
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == markup.Figure {
			shown[b.URL] = true
		}
		inline(b.Inlines)
		gatherPictures(b.Blocks, shown)
		for _, item := range b.Items {
			gatherPictures(item.Blocks, shown)
		}
	}
}

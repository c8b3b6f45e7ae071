package sheet

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/pdf"
)

// A body sets the blocks of a notice's body and the tables that it places.
type body struct {
	*layout
	in     Notice
	placed map[string]bool
	top    int // the highest level of heading in the body: that of 一、
	err    error
}

// body sets the body of a notice and behind it the tables that it does not place.
func (l *layout) body(in Notice) error {
	b := &body{layout: l, in: in, placed: map[string]bool{}, top: 4}
	if in.Doc != nil {
		for _, block := range in.Doc.Blocks {
			if block.Kind == markup.Heading {
				b.top = min(b.top, block.Level)
			}
		}
		b.blocks(in.Doc.Blocks, 0, nil)
	}
	for _, t := range in.Notice.Tables {
		if !b.placed[t.Name] {
			b.addTable(t, nil)
		}
	}
	return b.err
}

// blocks sets blocks under an element, moved in from the left.
func (b *body) blocks(blocks []markup.Block, left pdf.Length, parent *pdf.Element) {
	for i := range blocks {
		b.block(&blocks[i], left, parent)
	}
}

func (b *body) block(block *markup.Block, left pdf.Length, parent *pdf.Element) {
	body := b.style.Body
	switch block.Kind {
	case markup.Paragraph:
		p := parent.Child("P")
		b.text(block.Inlines, body, p, blockOf(body, 2*body.Size, left))
		b.inlinePictures(block.Inlines, parent)
	case markup.Heading:
		b.heading(block, parent)
	case markup.List:
		b.list(block, left, parent)
	case markup.Quote:
		b.blocks(block.Blocks, left+2*body.Size, parent.Child("BlockQuote"))
	case markup.CodeBlock:
		spans := plain(strings.TrimRight(block.Text, "\n"), body, parent.Child("P"))
		set := blockOf(body, 0, left)
		set.align = leftAligned
		b.add(b.paragraph(spans, set, b.style.measure())...)
	case markup.Divider:
		width := b.style.measure()
		b.add(strip{height: body.Pitch, items: []pdf.Item{rule(width/3, body.Pitch/2, width/3, thin)}})
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

// list sets a list: the marker stands where a paragraph begins, the lines of an item
// hang behind it.
func (b *body) list(list *markup.Block, left pdf.Length, parent *pdf.Element) {
	t := b.style.Body
	l := parent.Child("L")
	l.Ordered = list.Ordered
	for i := range list.Items {
		item := &list.Items[i]
		li := l.Child("LI")
		marker := "•"
		switch {
		case item.Task && item.Done:
			marker = "√"
		case item.Task:
			marker = "□"
		case list.Ordered:
			marker = strconv.Itoa(list.Start+i) + "."
		}
		lbl := li.Child("Lbl")
		label := b.units([]span{{text: marker, face: markerFace(marker), size: t.Size, tag: lbl}})
		width, _ := extent(label)
		start := left + 2*t.Size
		hang := start + max(width+t.Size/4, t.Size)
		content := li.Child("LBody")
		before := len(b.strips)
		b.item(item.Blocks, hang, content)
		if before == len(b.strips) {
			b.add(strip{height: t.Pitch})
		}
		first := &b.strips[before]
		for _, ln := range breakLines(label, b.style.measure(), 0) {
			first.items = append(b.set(label, ln, start, baseline(t.Pitch, t.Size), width, leftAligned), first.items...)
		}
	}
}

// markerFace is the face of a list's marker: the bullet of 黑体 can be seen from afar.
func markerFace(marker string) Face {
	if marker == "•" {
		return SansBold
	}
	return Serif
}

// item sets the blocks of a list's item. Paragraphs are not indented once more.
func (b *body) item(blocks []markup.Block, hang pdf.Length, content *pdf.Element) {
	t := b.style.Body
	for i := range blocks {
		block := &blocks[i]
		switch block.Kind {
		case markup.Paragraph:
			b.text(block.Inlines, t, content.Child("P"), blockOf(t, 0, hang))
			b.inlinePictures(block.Inlines, content)
		case markup.List:
			b.list(block, hang-t.Size, content)
		default:
			b.block(block, hang, content)
		}
	}
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

// figure sets a picture with its text below, no wider than the type area and so high
// at most that the closing block finds room on the same page. It gets smaller where
// it then finds room on the page that is begun.
func (b *body) figure(name, text string, parent *pdf.Element) {
	s := b.style
	picture, ok := b.in.Pictures[name]
	if !ok {
		tag := parent.Child("P")
		b.add(b.paragraph(plain(b.words.say("sheet_picture", "text", text), s.Body, tag), block{align: center}.in(s.Body), s.measure())...)
		return
	}
	img, err := loadPicture(picture)
	if err != nil {
		b.err = fmt.Errorf("sheet: picture %s: %w", name, err)
		return
	}
	most := cmp.Or(s.Figure, s.depth()*3/8)
	width, height := pictureSize(img, s.measure(), most)
	gap := s.Body.Pitch / 4
	around := 2*gap + 2*s.Small.Pitch
	if left := b.left() - around; height > left && height*3/5 < left {
		width, height = pictureSize(img, s.measure(), min(most, left))
	}
	tag := parent.Child("Figure")
	tag.Alt = text
	item := &pdf.Picture{X: (s.measure() - width) / 2, Y: gap, W: width, H: height, Image: img, Tag: tag}
	b.add(strip{height: height + 2*gap, items: []pdf.Item{item}})
	if text != "" {
		b.keepLast(1)
		b.add(b.paragraph(plain(text, s.Small, parent.Child("P")), block{align: center}.in(s.Small), s.measure())...)
	}
}

func loadPicture(p Picture) (*pdf.Image, error) {
	switch p.Format {
	case "jpeg":
		return pdf.JPEG(p.Data)
	case "png":
		return pdf.PNG(p.Data)
	}
	return nil, fmt.Errorf("format %q", p.Format)
}

// pictureSize fits a picture into a width and a height; it is not printed with fewer
// than 100 pixels to the inch.
func pictureSize(img *pdf.Image, width, height pdf.Length) (w, h pdf.Length) {
	pw, ph := pdf.Length(max(img.Width, 1)), pdf.Length(max(img.Height, 1))
	const pixel = 72 * pdf.Point / 100
	w = min(width, pw*pixel)
	h = w * ph / pw
	if h > height {
		h = height
		w = h * pw / ph
	}
	return w, h
}

// inlinePictures sets the pictures that stand inside a paragraph after it.
func (b *body) inlinePictures(inlines []markup.Inline, parent *pdf.Element) {
	for _, in := range inlines {
		if in.Kind == markup.Image {
			b.figure(in.URL, in.Text, parent)
		}
		b.inlinePictures(in.Inlines, parent)
	}
}

// spans turns inlines into spans. A link says its address in brackets: on paper
// nothing can be pressed.
func (b *body) spans(inlines []markup.Inline, face Face, size pdf.Length, tag *pdf.Element, url string) []span {
	var spans []span
	for _, in := range inlines {
		switch in.Kind {
		case markup.Text, markup.Code:
			spans = append(spans, span{text: in.Text, face: face, size: size, tag: tag, url: url})
		case markup.Strong, markup.Emph:
			spans = append(spans, b.spans(in.Inlines, strong(face), size, tag, url)...)
		case markup.Break:
			spans = append(spans, span{text: "\n", face: face, size: size, tag: tag})
		case markup.Link:
			spans = append(spans, b.link(in, face, size, tag)...)
		}
	}
	return spans
}

// strong is the face of what is to stand out in a face.
func strong(face Face) Face {
	if face == Serif {
		return SerifBold
	}
	return face
}

func (b *body) link(in markup.Inline, face Face, size pdf.Length, tag *pdf.Element) []span {
	text := inlineText(in.Inlines)
	address := in.URL
	absolute := strings.Contains(address, "://")
	inner := tag
	if absolute && tag != nil {
		inner = tag.Child("Link")
	}
	link := ""
	if absolute {
		link = address
	}
	spans := b.spans(in.Inlines, face, size, inner, link)
	if absolute && text != address {
		before, after, _ := strings.Cut(b.words.say("sheet_link", "text", "", "address", "\x00"), "\x00")
		spans = append(spans, span{text: before, face: face, size: size, tag: tag},
			span{text: address, face: face, size: size, tag: inner, url: link},
			span{text: after, face: face, size: size, tag: tag})
	}
	return spans
}

// inlineText is what inlines say without their forms.
func inlineText(inlines []markup.Inline) string {
	var text strings.Builder
	for _, in := range inlines {
		switch in.Kind {
		case markup.Text, markup.Code:
			text.WriteString(in.Text)
		case markup.Break:
			text.WriteByte(' ')
		default:
			text.WriteString(inlineText(in.Inlines))
		}
	}
	return text.String()
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

package sheet

import (
	"strconv"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/pdf"
)

// bullets are the signs before the items of lists, from the outermost list inwards.
var bullets = []string{"•", "◦", "▪"}

// list sets a list: the marker stands where a paragraph begins, the lines of an item
// hang behind it.
func (b *body) list(list *markup.Block, left pdf.Length, parent *pdf.Element) {
	l := parent.Child("L")
	l.Ordered = list.Ordered
	bullet := bullets[min(b.depth, len(bullets)-1)]
	b.depth++
	for i := range list.Items {
		item := &list.Items[i]
		marker, face := bullet, SansBold // the bullets of 黑体 can be seen from afar
		switch {
		case item.Task && item.Done:
			marker, face = "☑", b.t.Face
		case item.Task:
			marker, face = "☐", b.t.Face
		case list.Ordered:
			marker, face = strconv.Itoa(list.Start+i)+".", b.t.Face
		}
		b.hung(marker, face, left+2*b.t.Size, l.Child("LI"), func(hang pdf.Length, content *pdf.Element) {
			b.item(item.Blocks, hang, content)
		})
	}
	b.depth--
}

// hung sets a marker and, hanging behind it, what set sets.
func (b *body) hung(marker string, face Face, start pdf.Length, li *pdf.Element, set func(hang pdf.Length, content *pdf.Element)) {
	t := b.t
	label := b.units([]span{{text: marker, face: face, size: t.Size, tag: li.Child("Lbl")}})
	width, _ := extent(label)
	hang := start + max(width+t.Size/4, t.Size)
	before := len(b.strips)
	set(hang, li.Child("LBody"))
	if before == len(b.strips) {
		b.add(strip{height: t.Pitch})
	}
	first := &b.strips[before]
	for _, ln := range breakLines(label, b.style.measure(), 0) {
		first.items = append(b.set(label, ln, start, baseline(t.Pitch, t.Size), width, leftAligned), first.items...)
	}
}

// item sets the blocks of a list's item. Paragraphs are not indented once more, and a
// list in it begins where its text does.
func (b *body) item(blocks []markup.Block, hang pdf.Length, content *pdf.Element) {
	hang = min(hang, b.style.measure()*3/5)
	for i := range blocks {
		block := &blocks[i]
		switch block.Kind {
		case markup.Paragraph:
			b.text(block.Inlines, b.t, content.Child("P"), blockOf(b.t, 0, hang))
			b.inlinePictures(block.Inlines, content)
		case markup.List:
			b.list(block, hang-2*b.t.Size, content)
		default:
			b.block(block, hang, content)
		}
	}
}

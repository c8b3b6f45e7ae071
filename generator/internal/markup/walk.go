package markup

// Walk visits every block and inline of the document in order, with the line of the
// block that an inline stands in. Either function may be nil.
func (d *Document) Walk(block func(*Block), inline func(i *Inline, line int)) {
	if block == nil {
		block = func(*Block) {}
	}
	if inline == nil {
		inline = func(*Inline, int) {}
	}
	walkBlocks(d.Blocks, block, inline)
}

func walkBlocks(blocks []Block, block func(*Block), inline func(*Inline, int)) {
	for i := range blocks {
		b := &blocks[i]
		block(b)
		walkInlines(b.Inlines, b.Line, inline)
		for _, cell := range b.Head {
			walkInlines(cell, b.Line, inline)
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				walkInlines(cell, b.Line, inline)
			}
		}
		walkBlocks(b.Blocks, block, inline)
		for j := range b.Items {
			walkBlocks(b.Items[j].Blocks, block, inline)
		}
	}
}

func walkInlines(inlines []Inline, line int, inline func(*Inline, int)) {
	for i := range inlines {
		inline(&inlines[i], line)
		walkInlines(inlines[i].Inlines, line, inline)
	}
}

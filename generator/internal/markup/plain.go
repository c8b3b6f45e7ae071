package markup

import "strings"

// Plain is the body's text for search and summaries: a line for each paragraph,
// heading, item and row, and the footnotes behind them. Placed tables are not in it.
func (d *Document) Plain() string {
	var b strings.Builder
	plainBlocks(&b, d.Blocks)
	for _, note := range d.Notes {
		plainBlocks(&b, note.Blocks)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func plainBlocks(b *strings.Builder, blocks []Block) {
	for _, block := range blocks {
		switch block.Kind {
		case Paragraph, Heading:
			plainLine(b, plainInlines(block.Inlines))
		case List:
			for _, item := range block.Items {
				plainBlocks(b, item.Blocks)
			}
		case Quote:
			plainBlocks(b, block.Blocks)
		case CodeBlock, Figure:
			plainLine(b, block.Text)
		case PlainTable:
			plainRow(b, block.Head)
			for _, row := range block.Rows {
				plainRow(b, row)
			}
		}
	}
}

func plainLine(b *strings.Builder, s string) {
	if s = strings.TrimRight(s, "\n"); s != "" {
		b.WriteString(s)
		b.WriteByte('\n')
	}
}

func plainRow(b *strings.Builder, row [][]Inline) {
	var cells []string
	for _, cell := range row {
		if s := plainInlines(cell); s != "" {
			cells = append(cells, s)
		}
	}
	plainLine(b, strings.Join(cells, " "))
}

func plainInlines(inlines []Inline) string {
	var b strings.Builder
	for _, in := range inlines {
		switch in.Kind {
		case Text, Code, Image:
			b.WriteString(in.Text)
		case Break:
			b.WriteByte('\n')
		default:
			b.WriteString(plainInlines(in.Inlines))
		}
	}
	return b.String()
}

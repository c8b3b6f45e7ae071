package markup

// A Grid is a table that is written in the Markdown itself, as plain text.
type Grid struct {
	Line int // of its head in the file, from 1; row i stands on line Line+2+i
	Head []string
	Rows [][]string // each as long as Head
}

// Tables lists the tables that are written in the body itself, in its order.
func (d *Document) Tables() []Grid {
	var grids []Grid
	var walk func([]Block)
	walk = func(blocks []Block) {
		for _, b := range blocks {
			if b.Kind == PlainTable {
				g := Grid{Line: b.Line, Head: plainCells(b.Head)}
				for _, row := range b.Rows {
					g.Rows = append(g.Rows, plainCells(row))
				}
				grids = append(grids, g)
			}
			walk(b.Blocks)
			for _, item := range b.Items {
				walk(item.Blocks)
			}
		}
	}
	walk(d.Blocks)
	for _, note := range d.Notes {
		walk(note.Blocks)
	}
	return grids
}

func plainCells(row [][]Inline) []string {
	cells := make([]string, len(row))
	for i, cell := range row {
		cells[i] = plainInlines(cell)
	}
	return cells
}

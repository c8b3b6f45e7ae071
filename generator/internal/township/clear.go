package township

// Clear takes the rows out of the notice's lists, and its attachments with them, once
// their time is over (个人信息保护法第四十七条: personal information goes when its purpose
// is fulfilled). What stays of each list is a single row of figures: how many rows it
// had, under the given name, and the sums of the columns that are totalled. Ledgers
// stay as they are. The notice's version stays the one that was printed.
func (n *Notice) Clear(count string) {
	digest := n.Digest()
	n.sealed = &digest
	n.Cleared = true
	for i, t := range n.Tables {
		if t.Kind != Ledger {
			n.Tables[i] = t.figures(count)
		}
	}
	n.Files = nil
}

// figures is a table of what the table comes to.
func (t *Table) figures(count string) *Table {
	f := &Table{
		Name: t.Name, Kind: t.Kind, Place: t.Place, Cleared: true,
		Columns: []Column{{Name: count, Type: CountColumn, Total: true}},
		Rows:    [][]Cell{{{Value: int64(len(t.Rows)) * 1000, Given: true}}},
	}
	f.Rows[0][0].Text = FormatQuantity(f.Rows[0][0].Value)
	for i, c := range t.Columns {
		if !c.Total {
			continue
		}
		cell := Cell{Value: t.Sum(i), Given: true}
		if cell.Text = FormatQuantity(cell.Value); c.Type == MoneyColumn {
			cell.Text = Fen(cell.Value).Plain()
		}
		f.Columns, f.Rows[0] = append(f.Columns, c), append(f.Rows[0], cell)
	}
	return f
}

package sheet

import "cunwu/generator/internal/pdf"

// besides puts strips that were set in a column under what is there already, in so many
// columns to each page; on the last page all are about as long.
func (l *layout) besides(column *layout, columns int) {
	rest, marks := column.strips, column.marks
	done := 0
	for len(rest) > 0 {
		depth := l.style.depth()
		if done == 0 {
			depth = l.left()
		} else {
			goOn(&rest[0])
		}
		ends := columnEnds(rest, depth, columns)
		if ends[columns-1] == len(rest) {
			// All fits: as short as it can be without parting what belongs together.
			least := depth / 8
			for depth-least > pdf.Millimetres(1) {
				middle := (least + depth) / 2
				if ends := columnEnds(rest, middle, columns); ends[columns-1] == len(rest) && highest(rest) <= middle && parted(rest, ends) {
					depth = middle
				} else {
					least = middle
				}
			}
			ends = columnEnds(rest, depth, columns)
		}
		last := ends[columns-1]
		for len(marks) > 0 && marks[0].strip < done+last {
			l.mark(marks[0].level, marks[0].title)
			marks = marks[1:]
		}
		var set [][]strip
		from := 0
		for i, end := range ends {
			if i > 0 && from < end {
				goOn(&rest[from])
			}
			set = append(set, rest[from:end])
			from = end
		}
		l.add(l.beside(set, column.style.measure()))
		rest = rest[last:]
		done += last
	}
}

// columnEnds finds where each column of the given depth ends.
func columnEnds(strips []strip, depth pdf.Length, columns int) []int {
	ends := pageStarts(strips, depth)[1:]
	for len(ends) < columns {
		ends = append(ends, len(strips))
	}
	return ends[:columns]
}

// parted reports whether the columns end where no bond is broken.
func parted(strips []strip, ends []int) bool {
	for _, end := range ends {
		if end < len(strips) && strips[end-1].bond != loose {
			return false
		}
	}
	return true
}

func highest(strips []strip) pdf.Length {
	height := pdf.Length(0)
	for i := range strips {
		height = max(height, strips[i].height)
		if h := strips[i].head; h != nil {
			height = max(height, strips[i].height+h.height)
		}
	}
	return height
}

// goOn puts over the first strip of a column what is said where something goes on.
func goOn(s *strip) {
	if h := s.head; h != nil {
		shift(s.items, 0, h.height)
		s.items = append(h.items(s.row), s.items...)
		s.height += h.height
		s.head = nil
	}
}

// beside sets columns of a width as one strip, with a rule before each but the first.
func (l *layout) beside(columns [][]strip, width pdf.Length) strip {
	var items []pdf.Item
	depth := pdf.Length(0)
	step := width + l.style.Gutter
	for i, strips := range columns {
		placed, deep := stackColumn(strips, pdf.Length(i)*step)
		items = append(items, placed...)
		depth = max(depth, deep)
	}
	for i := 1; i < len(columns) && len(columns[i]) > 0; i++ {
		items = append(items, &pdf.Rect{X: pdf.Length(i)*step - l.style.Gutter/2 - thin/2, W: thin, H: depth})
	}
	return strip{height: depth, items: items}
}

// stackColumn is stack for what begins a column: no space stands before it.
func stackColumn(strips []strip, x pdf.Length) ([]pdf.Item, pdf.Length) {
	if len(strips) > 0 {
		return stack(strips, x, -strips[0].above)
	}
	return nil, 0
}

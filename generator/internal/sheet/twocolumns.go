package sheet

import "cunwu/generator/internal/pdf"

// twoColumns puts strips that were set in a column under what is there already, in
// two columns to each page; on the last page both are about as long.
func (l *layout) twoColumns(column *layout) {
	rest, marks := column.strips, column.marks
	done := 0
	for len(rest) > 0 {
		depth := l.style.depth()
		if done == 0 {
			depth = l.left()
		} else {
			goOn(&rest[0])
		}
		first, second := columnsOf(rest, depth)
		if second == len(rest) {
			// All fits: as short as it can be without parting what belongs together.
			least := depth / 8
			for depth-least > pdf.Millimetres(1) {
				middle := (least + depth) / 2
				if first, end := columnsOf(rest, middle); end == len(rest) && highest(rest) <= middle && (first == end || rest[first-1].bond == loose) {
					depth = middle
				} else {
					least = middle
				}
			}
			first, second = columnsOf(rest, depth)
		}
		for len(marks) > 0 && marks[0].strip < done+second {
			l.mark(marks[0].level, marks[0].title)
			marks = marks[1:]
		}
		if first < second {
			goOn(&rest[first])
		}
		l.add(l.beside(rest[:first], rest[first:second], column.style.measure()))
		rest = rest[second:]
		done += second
	}
}

// columnsOf finds where the first and the second column of the given depth end.
func columnsOf(strips []strip, depth pdf.Length) (first, second int) {
	starts := append(pageStarts(strips, depth), len(strips), len(strips))
	return starts[1], starts[2]
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

// beside sets two columns as one strip, with a rule between them.
func (l *layout) beside(left, right []strip, width pdf.Length) strip {
	items, depth := stackColumn(left, 0)
	more, deeper := stackColumn(right, l.style.measure()-width)
	depth = max(depth, deeper)
	items = append(items, more...)
	if len(right) > 0 {
		middle := l.style.measure() / 2
		items = append(items, &pdf.Rect{X: middle - thin/2, W: thin, H: depth})
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

package sheet

import (
	"strconv"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/township"
)

// A frame is what stands around the type area on every page.
type frame struct {
	township *township.Township
	left     string // at the foot: the notice's number and version
	bare     bool   // nothing at the foot
}

// paginate divides the strips into pages and sets the frame around them.
func (l *layout) paginate(title string, f frame) *pdf.Document {
	s := l.style
	doc := &pdf.Document{Title: title, Language: l.words["sheet_language"]}
	starts := pageStarts(l.strips, s.depth())
	marks := l.marks
	for n, from := range starts {
		to := len(l.strips)
		if n+1 < len(starts) {
			to = starts[n+1]
		}
		page := &pdf.Page{Width: s.Width, Height: s.Height}
		page.Items = append(page.Items, l.above(f, n == 0)...)
		y := s.Top
		if h := l.strips[from].head; h != nil && n > 0 {
			items := h.items(l.strips[from].row)
			shift(items, s.Left, y)
			page.Items = append(page.Items, items...)
			y += h.height
		}
		for i := from; i < to; i++ {
			strip := &l.strips[i]
			if i > from {
				y += strip.above
			}
			for len(marks) > 0 && marks[0].strip == i {
				doc.Outline = append(doc.Outline, pdf.Bookmark{Title: marks[0].title, Level: marks[0].level, Page: n, Y: y})
				marks = marks[1:]
			}
			shift(strip.items, s.Left, y)
			page.Items = append(page.Items, strip.items...)
			y += strip.height
		}
		if h := goesOn(l.strips, from, to); h != nil && h.sums != nil {
			items := h.sums(firstRow(l.strips[from:to], h), l.strips[to].row)
			shift(items, s.Left, y)
			page.Items = append(page.Items, items...)
		}
		page.Items = append(page.Items, l.below(f, n+1, len(starts))...)
		doc.Pages = append(doc.Pages, page)
	}
	return doc
}

// pages is how many pages the strips make.
func (l *layout) pages() int { return len(pageStarts(l.strips, l.style.depth())) }

// left is the room that is left on the page that is begun.
func (l *layout) left() pdf.Length {
	starts := pageStarts(l.strips, l.style.depth())
	used := pdf.Length(0)
	for i, s := range l.strips[starts[len(starts)-1]:] {
		if i > 0 {
			used += s.above
		} else if s.head != nil && len(starts) > 1 {
			used += s.head.height
		}
		used += s.height
	}
	return l.style.depth() - used
}

// goesOn is the head of the table, if any, that a page break before strip at divides.
func goesOn(strips []strip, from, at int) *head {
	if at <= from || at >= len(strips) || strips[at].head == nil || strips[at-1].head != strips[at].head {
		return nil
	}
	return strips[at].head
}

// firstRow is the first row of a table among the strips of a page.
func firstRow(strips []strip, h *head) int {
	for i := range strips {
		if strips[i].head == h {
			return strips[i].row
		}
	}
	return 0
}

// pageStarts finds the strip with which each page begins. A page ends before the
// strip that does not fit, or further up where strips are to be kept together,
// unless they fill a page by themselves.
func pageStarts(strips []strip, depth pdf.Length) []int {
	starts := []int{0}
	from, used := 0, pdf.Length(0)
	var reach []pdf.Length // how far down the strips of the page reach
	for i := 0; i < len(strips); i++ {
		need := strips[i].height
		if i > from {
			need += strips[i].above
		} else if h := strips[i].head; h != nil && i > 0 {
			need += h.height
		}
		if i == from || used+need <= depth {
			used += need
			reach = append(reach, used)
			continue
		}
		at := breakBefore(strips, from, i, func(at int) bool {
			h := goesOn(strips, from, at)
			return h == nil || reach[at-from-1]+h.foot <= depth
		})
		starts = append(starts, at)
		from, used, reach = at, 0, reach[:0]
		i = at - 1
	}
	return starts
}

// breakBefore finds the last place before strip i, on the page that begins at from,
// where no bond is broken and what the break asks for has room; if there is none,
// the last where the weakest are; then i itself.
func breakBefore(strips []strip, from, i int, room func(at int) bool) int {
	for _, most := range []bond{loose, near, firm, whole} {
		for at := i; at > from; at-- {
			if strips[at-1].bond <= most && room(at) {
				return at
			}
		}
	}
	return i
}

// above is what stands over the type area: that this is a demonstration.
func (l *layout) above(f frame, first bool) []pdf.Item {
	if f.township == nil || !f.township.Demonstration {
		return nil
	}
	s := l.style
	var tag *pdf.Element
	if first {
		tag = element("P")
	}
	t := Type{SansBold, s.Small.Size, s.Small.Pitch}
	strips := l.paragraph(plain(l.words["sheet_demonstration"], t, tag), block{align: center}.in(t), s.measure())
	items, depth := stack(strips, 0, 0)
	width := pdf.Length(0)
	for _, item := range items {
		if text, ok := item.(*pdf.Text); ok {
			width = max(width, s.measure()-2*text.X)
		}
	}
	padding := pdf.Millimetres(3)
	x, y := s.Left+(s.measure()-width)/2-padding, s.Top-pdf.Millimetres(8)-depth-padding
	shift(items, s.Left, y+padding/2)
	return append(outlineBox(x, y, width+2*padding, depth+padding, pdf.Point/2), items...)
}

// outlineBox is the four sides of a rectangle, as artefacts.
func outlineBox(x, y, w, h, thickness pdf.Length) []pdf.Item {
	return []pdf.Item{
		rule(x, y, w, thickness), rule(x, y+h, w, thickness),
		&pdf.Rect{X: x - thickness/2, Y: y - thickness/2, W: thickness, H: h + thickness},
		&pdf.Rect{X: x + w - thickness/2, Y: y - thickness/2, W: thickness, H: h + thickness},
	}
}

// below is the foot of a page: the page number 7 mm under the type area (GB/T
// 9704-2012, 7.5), the notice's number and version, and the number of pages.
func (l *layout) below(f frame, page, pages int) []pdf.Item {
	if f.bare {
		return nil
	}
	s := l.style
	y := s.Height - s.Bottom + pdf.Millimetres(7)
	number := s.Number
	var items []pdf.Item
	for _, part := range []struct {
		text  string
		t     Type
		align align
	}{
		{f.left, s.Small, leftAligned},
		{l.words.say("sheet_page", "page", strconv.Itoa(page)), number, center},
		{l.words.say("sheet_pages", "pages", strconv.Itoa(pages)), s.Small, right},
	} {
		us := l.units(plain(part.text, part.t, nil))
		for _, ln := range breakLines(us, s.measure(), 0) {
			items = append(items, l.set(us, ln, s.Left, y+number.Size, s.measure(), part.align)...)
		}
	}
	return items
}

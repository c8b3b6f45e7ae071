package raster

import "cunwu/generator/internal/pdf"

// A unit is the 256th part of a pixel: coordinates are integers, so that every
// machine computes the same picture. (golang.org/x/image/vector takes floating-point
// coordinates, which a processor with fused multiply-add rounds otherwise.)
const unit = 256

// A filler finds how much of each pixel an outline covers.
//
// Each edge adds, to the pixels that it goes through, how much of their height it
// crosses and how far at the left; the sum along a row is then the part that lies
// inside.
type filler struct {
	w, h int
	sums []int32 // w+1 for each row
}

// begin makes room for w by h pixels.
func (f *filler) begin(w, h int) {
	f.w, f.h = w, h
	n := (w + 2) * h
	if cap(f.sums) < n {
		f.sums = make([]int32, n)
		return
	}
	f.sums = f.sums[:n]
	clear(f.sums)
}

// edge adds a straight edge. It must lie inside.
func (f *filler) edge(x0, y0, x1, y1 int) {
	if y0 == y1 {
		return
	}
	dx, dy := x1-x0, y1-y0
	for y, x := y0, x0; y != y1; {
		// The row in which the edge goes on, and where it leaves it.
		row := y >> 8
		next := (row + 1) << 8
		if dy < 0 {
			row = (y - 1) >> 8
			next = row << 8
		}
		end, endX := next, 0
		if dy > 0 && next >= y1 || dy < 0 && next <= y1 {
			end, endX = y1, x1
		} else {
			endX = x0 + dx*(next-y0)/dy
		}
		f.across(row, x, y, endX, end)
		x, y = endX, end
	}
}

// across adds the piece of an edge that lies in one row.
func (f *filler) across(row, x0, y0, x1, y1 int) {
	sums := f.sums[row*(f.w+2) : (row+1)*(f.w+2)]
	dx, dy := x1-x0, y1-y0
	if dx == 0 {
		add(sums, x0>>8, 2*(x0&255), dy)
		return
	}
	for x, y := x0, y0; x != x1; {
		column := x >> 8
		next := (column + 1) << 8
		if dx < 0 {
			column = (x - 1) >> 8
			next = column << 8
		}
		end, endY := next, 0
		if dx > 0 && next >= x1 || dx < 0 && next <= x1 {
			end, endY = x1, y1
		} else {
			endY = y0 + dy*(next-x0)/dx
		}
		add(sums, column, (x-column<<8)+(end-column<<8), endY-y)
		x, y = end, endY
	}
}

// add adds an edge through one pixel: twice its mean distance from the pixel's left
// side, and how far down it goes.
func add(sums []int32, column, twice, dy int) {
	sums[column] += int32(dy * (2*unit - twice))
	sums[column+1] += int32(dy * twice)
}

// curve adds a quadratic Bézier curve as straight edges that are off by a 32nd
// of a pixel at most.
func (f *filler) curve(x0, y0, x1, y1, x2, y2 int) {
	bend := max(abs(x0-2*x1+x2), abs(y0-2*y1+y2))
	n := 1
	for n*n*unit/8 < bend {
		n++
	}
	x, y := x0, y0
	for i := 1; i <= n; i++ {
		a, b, c := (n-i)*(n-i), 2*i*(n-i), i*i
		nx, ny := (a*x0+b*x1+c*x2)/(n*n), (a*y0+b*y1+c*y2)/(n*n)
		f.edge(x, y, nx, ny)
		x, y = nx, ny
	}
}

// coverage writes the part of each pixel that is covered, 0 to 255. What contours
// that run the same way cover twice is covered once.
func (f *filler) coverage(dst []uint8) {
	for y := range f.h {
		sum := int32(0)
		row := f.sums[y*(f.w+2) : (y+1)*(f.w+2)]
		out := dst[y*f.w : (y+1)*f.w]
		for x := range out {
			sum += row[x]
			v := sum
			if v < 0 {
				v = -v
			}
			out[x] = uint8(min(v>>9, 255))
		}
	}
}

// outline adds a glyph's contours; place turns a point into units.
func (f *filler) outline(contours [][]pdf.OutlinePoint, place func(pdf.OutlinePoint) (x, y int)) {
	for _, c := range contours {
		f.contour(c, place)
	}
}

func (f *filler) contour(points []pdf.OutlinePoint, place func(pdf.OutlinePoint) (x, y int)) {
	// The curve begins at a point that lies on it, or half way between two that do not.
	first := points[0]
	from := 1
	if !first.On {
		if last := points[len(points)-1]; last.On {
			first, from = last, 0
		} else {
			first, from = halfWay(first, last), 0
		}
	}
	x0, y0 := place(first)
	startX, startY := x0, y0
	for i := from; i < len(points); i++ {
		p := points[i]
		if p.On {
			x, y := place(p)
			f.edge(x0, y0, x, y)
			x0, y0 = x, y
			continue
		}
		x2, y2 := startX, startY
		if i+1 < len(points) {
			next := points[i+1]
			if next.On {
				i++
			} else {
				next = halfWay(p, next)
			}
			x2, y2 = place(next)
		}
		x1, y1 := place(p)
		f.curve(x0, y0, x1, y1, x2, y2)
		x0, y0 = x2, y2
	}
	f.edge(x0, y0, startX, startY)
}

func halfWay(a, b pdf.OutlinePoint) pdf.OutlinePoint {
	return pdf.OutlinePoint{X: (a.X + b.X) >> 1, Y: (a.Y + b.Y) >> 1, On: true}
}

func abs(v int) int {
	if v < 0 {
		return -v
	}
	return v
}

package pdf

// An OutlinePoint is a point of a glyph's outline in font units; y grows upwards. A point
// that is not on the curve is the control point of a quadratic Bézier curve; between
// two such points lies one on the curve, half way.
type OutlinePoint struct {
	X, Y int
	On   bool
}

// UnitsPerEm is how many font units the em has.
func (f *Font) UnitsPerEm() int { return f.unitsPerEm }

// Outline is a glyph's outline: its closed contours, those of its parts where it is
// put together from others. A blank, or a damaged glyph, has none.
func (f *Font) Outline(id uint16) [][]OutlinePoint {
	parts := maxParts
	return f.contours(int(id), 0, &parts)
}

// How deep glyphs may be put together from others, and from how many: a font from
// elsewhere may name its own glyphs in a circle.
const (
	maxDepth = 6
	maxParts = 500
)

func (f *Font) contours(id, depth int, parts *int) [][]OutlinePoint {
	g := f.outline(id)
	if *parts--; len(g) < 10 || depth > maxDepth || *parts < 0 {
		return nil
	}
	if n := g.i16(0); n >= 0 {
		return simpleOutline(g, n)
	}
	return f.composite(g, depth, parts)
}

// Flags of the points of a simple glyph (OpenType, table glyf).
const (
	onCurve    = 1 << 0
	shortX     = 1 << 1
	shortY     = 1 << 2
	repeatFlag = 1 << 3
	sameX      = 1 << 4 // of a short one: it is positive
	sameY      = 1 << 5
)

func simpleOutline(g view, contours int) [][]OutlinePoint {
	if contours == 0 || 10+2*contours+2 > len(g) {
		return nil
	}
	n := g.u16(10+2*(contours-1)) + 1
	at := 10 + 2*contours
	at += 2 + g.u16(at) // instructions
	if n > len(g)*256 {
		return nil
	}
	flags := make([]byte, 0, n)
	for len(flags) < n && at < len(g) {
		flag, times := g[at], 1
		at++
		if flag&repeatFlag != 0 && at < len(g) {
			times += int(g[at])
			at++
		}
		for range times {
			flags = append(flags, flag)
		}
	}
	if len(flags) < n {
		return nil
	}
	points := make([]OutlinePoint, n)
	at = coordinates(g, at, flags[:n], shortX, sameX, func(i, v int) { points[i].X = v })
	coordinates(g, at, flags[:n], shortY, sameY, func(i, v int) { points[i].Y = v })
	for i := range points {
		points[i].On = flags[i]&onCurve != 0
	}
	all := make([][]OutlinePoint, 0, contours)
	from := 0
	for i := range contours {
		to := g.u16(10+2*i) + 1
		if to < from || to > n {
			return nil
		}
		if to > from {
			all = append(all, points[from:to:to])
		}
		from = to
	}
	return all
}

// coordinates reads one coordinate of each point, as differences, from at on.
func coordinates(g view, at int, flags []byte, short, same byte, put func(i, v int)) int {
	v := 0
	for i, flag := range flags {
		switch {
		case flag&short != 0:
			d := 0
			if at < len(g) {
				d = int(g[at])
			}
			at++
			if flag&same == 0 {
				d = -d
			}
			v += d
		case flag&same == 0:
			v += g.i16(at)
			at += 2
		}
		put(i, v)
	}
	return at
}

// argsAreOffsets is the flag of a component that is placed by an offset; the other
// way, by matching points, is used by no font for Chinese, and puts it at the origin.
const argsAreOffsets = 1 << 1

// composite puts the parts of a glyph together, each at its offset and in its scale.
func (f *Font) composite(g view, depth int, parts *int) [][]OutlinePoint {
	var all [][]OutlinePoint
	components(g, func(at int) {
		flags := g.u16(at - 2)
		var dx, dy int
		next := at + 2
		if flags&argsAreWords != 0 {
			dx, dy = g.i16(next), g.i16(next+2)
			next += 4
		} else {
			dx, dy = int(int8(g.u16(next)>>8)), int(int8(g.u16(next)))
			next += 2
		}
		if flags&argsAreOffsets == 0 {
			dx, dy = 0, 0
		}
		const one = 1 << 14 // of numbers with fourteen bits behind the point
		a, b, c, d := one, 0, 0, one
		switch {
		case flags&hasScale != 0:
			a = g.i16(next)
			d = a
		case flags&hasXYScale != 0:
			a, d = g.i16(next), g.i16(next+2)
		case flags&hasTwoByTwo != 0:
			a, b, c, d = g.i16(next), g.i16(next+2), g.i16(next+4), g.i16(next+6)
		}
		for _, contour := range f.contours(g.u16(at), depth+1, parts) {
			moved := make([]OutlinePoint, len(contour))
			for i, p := range contour {
				moved[i] = OutlinePoint{(p.X*a+p.Y*c+one/2)>>14 + dx, (p.X*b+p.Y*d+one/2)>>14 + dy, p.On}
			}
			all = append(all, moved)
		}
	})
	return all
}

package picture

import (
	"image"
	"image/draw"
)

// shrunk is the picture with its long side at most MaxSide. Each point of the copy
// is the mean of the points that it covers, reckoned in integers: the same on every
// processor.
func shrunk(src image.Image) image.Image {
	w, h := fitted(src.Bounds().Dx(), src.Bounds().Dy())
	return resized(src, w, h)
}

// resized is the picture at a size that is no larger.
func resized(src image.Image, w, h int) image.Image {
	from := src.Bounds()
	if w == from.Dx() && h == from.Dy() {
		return src
	}
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	line := image.NewRGBA(image.Rect(0, 0, from.Dx(), 1))
	across := make([]uint64, 4*w) // sums over one row of the source
	sums := make([]uint64, 4*w)   // sums over the rows that a row of the copy covers
	total := uint64(from.Dx()) * uint64(from.Dy())
	y := 0
	for row := range from.Dy() {
		draw.Draw(line, line.Rect, src, image.Pt(from.Min.X, from.Min.Y+row), draw.Src)
		sumAcross(across, line.Pix, from.Dx(), w)
		// A row of the source is h units high, one of the copy from.Dy().
		top, bottom := row*h, (row+1)*h
		for top < bottom {
			end := min(bottom, (y+1)*from.Dy())
			for i, s := range across {
				sums[i] += s * uint64(end-top)
			}
			if end == (y+1)*from.Dy() {
				for i, s := range sums {
					dst.Pix[y*dst.Stride+i] = uint8((s + total/2) / total)
				}
				clear(sums)
				y++
			}
			top = end
		}
	}
	return grey(dst)
}

// sumAcross adds up, for each of w points of the copy, the n points of the row that
// it covers, each by how much of it: a point of the row is w units wide, one of the
// copy n.
func sumAcross(sums []uint64, row []uint8, n, w int) {
	clear(sums)
	x := 0
	for i := range n {
		left, right := i*w, (i+1)*w
		for left < right {
			end := min(right, (x+1)*n)
			for c := range 4 {
				sums[4*x+c] += uint64(row[4*i+c]) * uint64(end-left)
			}
			if end == (x+1)*n {
				x++
			}
			left = end
		}
	}
}

// fitted is the size of the copy of a picture of w by h.
func fitted(w, h int) (int, int) {
	long := max(w, h)
	if long <= MaxSide {
		return w, h
	}
	return max((w*MaxSide+long/2)/long, 1), max((h*MaxSide+long/2)/long, 1)
}

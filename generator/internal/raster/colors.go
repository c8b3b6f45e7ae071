package raster

import (
	"cmp"
	"image"
	"image/color"
	"slices"
)

// A shade is a colour of five bits a channel and how many pixels have it.
type shade struct {
	rgb [3]uint8
	n   int
}

// develop gives the photographs a palette of their own: the colours of their pixels
// are divided, again and again, where most differ most (median cut).
func (b *Bitmap) develop(img *image.Paletted, most int) {
	count := make([]int, 1<<15)
	for _, p := range b.photos {
		p.each(func(_, _, bin int) { count[bin]++ })
	}
	var all []shade
	for i, n := range count {
		if n > 0 {
			all = append(all, shade{[3]uint8{uint8(i >> 10), uint8(i >> 5 & 31), uint8(i & 31)}, n})
		}
	}
	first := len(img.Palette)
	index := make([]uint8, 1<<15)
	for k, box := range cut(all, min(most, 256-first)) {
		img.Palette = append(img.Palette, mean(box))
		for _, s := range box {
			index[int(s.rgb[0])<<10|int(s.rgb[1])<<5|int(s.rgb[2])] = uint8(first + k)
		}
	}
	for _, p := range b.photos {
		p.each(func(x, y, bin int) { img.Pix[y*img.Stride+x] = index[bin] })
	}
}

// each visits the pixels of a photograph, each with its colour at five bits a channel.
// What rounding loses is spread over the pixels of a square of four, so that a sky does
// not fall into bands.
func (p *photo) each(visit func(x, y, bin int)) {
	spread := [4]int{0, 4, 6, 2}
	at := 0
	for y := p.rect.Min.Y; y < p.rect.Max.Y; y++ {
		for x := p.rect.Min.X; x < p.rect.Max.X; x++ {
			more := spread[y&1*2+x&1]
			five := func(v uint8) int { return min(int(v)+more, 255) >> 3 }
			visit(x, y, five(p.rgb[at])<<10|five(p.rgb[at+1])<<5|five(p.rgb[at+2]))
			at += 3
		}
	}
}

// cut divides shades into boxes, at most so many.
func cut(all []shade, most int) [][]shade {
	boxes := [][]shade{all}
	for len(boxes) < most {
		widest, weight, channel := -1, 0, 0
		for i, box := range boxes {
			c, spread := longest(box)
			if w := spread * population(box); w > weight {
				widest, weight, channel = i, w, c
			}
		}
		if widest < 0 {
			break
		}
		box := boxes[widest]
		slices.SortStableFunc(box, func(a, b shade) int { return cmp.Compare(a.rgb[channel], b.rgb[channel]) })
		half, at := population(box)/2, 0
		for seen := 0; at < len(box)-1; at++ {
			if seen += box[at].n; seen >= half {
				break
			}
		}
		at = min(at+1, len(box)-1)
		boxes[widest] = box[:at:at]
		boxes = append(boxes, box[at:])
	}
	return boxes
}

func population(box []shade) int {
	n := 0
	for _, s := range box {
		n += s.n
	}
	return n
}

// longest is the channel in which the shades of a box differ most, and by how much.
func longest(box []shade) (channel, spread int) {
	for c := range 3 {
		low, high := 255, 0
		for _, s := range box {
			low, high = min(low, int(s.rgb[c])), max(high, int(s.rgb[c]))
		}
		if high-low > spread {
			channel, spread = c, high-low
		}
	}
	return channel, spread
}

func mean(box []shade) color.RGBA {
	var sum [3]int
	n := max(population(box), 1)
	for _, s := range box {
		for c := range 3 {
			sum[c] += (int(s.rgb[c])*255 + 15) / 31 * s.n
		}
	}
	return color.RGBA{uint8(sum[0] / n), uint8(sum[1] / n), uint8(sum[2] / n), 0xFF}
}

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
		for i := 0; i < len(p.rgb); i += 3 {
			count[bin(p.rgb[i:])]++
		}
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
		w := p.rect.Dx()
		for y := range p.rect.Dy() {
			row := img.Pix[(p.rect.Min.Y+y)*img.Stride+p.rect.Min.X:]
			for x := range w {
				row[x] = index[bin(p.rgb[3*(y*w+x):])]
			}
		}
	}
}

// bin is the number of a pixel's colour at five bits a channel.
func bin(rgb []uint8) int { return int(rgb[0]>>3)<<10 | int(rgb[1]>>3)<<5 | int(rgb[2]>>3) }

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

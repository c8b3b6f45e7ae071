package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
)

// An orientation is how a camera was held, as Exif 2.32, 4.6.4 A numbers it: where
// the first row and the first column of what it wrote belong.
type orientation int

const upright orientation = 1

// orientationOf reads the orientation of a JPEG; what is missing or makes no sense
// is upright.
func orientationOf(data []byte) orientation {
	const app1, startOfScan = 0xe1, 0xda
	for i := 2; i+4 <= len(data) && data[i] == 0xff; {
		marker := data[i+1]
		if marker == 0xff { // fill
			i++
			continue
		}
		if marker == startOfScan {
			break
		}
		size := int(binary.BigEndian.Uint16(data[i+2:]))
		if size < 2 || i+2+size > len(data) {
			break
		}
		body := data[i+4 : i+2+size]
		if tiff, ok := bytes.CutPrefix(body, []byte("Exif\x00\x00")); ok && marker == app1 {
			return orientationIn(tiff)
		}
		i += 2 + size
	}
	return upright
}

// orientationIn reads the tag from the first directory of a TIFF structure.
func orientationIn(tiff []byte) orientation {
	const tag, short, entrySize = 0x0112, 3, 12
	if len(tiff) < 8 {
		return upright
	}
	var order binary.ByteOrder = binary.LittleEndian
	switch string(tiff[:4]) {
	case "II*\x00":
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return upright
	}
	offset := int64(order.Uint32(tiff[4:]))
	if offset+2 > int64(len(tiff)) {
		return upright
	}
	count := int(order.Uint16(tiff[offset:]))
	entries := tiff[offset+2:]
	for ; count > 0 && len(entries) >= entrySize; count-- {
		if order.Uint16(entries) == tag && order.Uint16(entries[2:]) == short && order.Uint32(entries[4:]) == 1 {
			if o := orientation(order.Uint16(entries[8:])); o >= 1 && o <= 8 {
				return o
			}
			return upright
		}
		entries = entries[entrySize:]
	}
	return upright
}

// turned is the picture as it was seen.
func turned(src image.Image, o orientation) image.Image {
	if o == upright {
		return src
	}
	from := src.Bounds()
	w, h := from.Dx(), from.Dy()
	size := image.Rect(0, 0, w, h)
	if o >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	dst := image.NewRGBA(size)
	for y := range size.Dy() {
		for x := range size.Dx() {
			sx, sy := x, y
			switch o {
			case 2:
				sx = w - 1 - x
			case 3:
				sx, sy = w-1-x, h-1-y
			case 4:
				sy = h - 1 - y
			case 5:
				sx, sy = y, x
			case 6:
				sx, sy = y, h-1-x
			case 7:
				sx, sy = w-1-y, h-1-x
			case 8:
				sx, sy = w-1-y, x
			}
			c := color.RGBAModel.Convert(src.At(from.Min.X+sx, from.Min.Y+sy)).(color.RGBA)
			dst.SetRGBA(x, y, c)
		}
	}
	return grey(dst)
}

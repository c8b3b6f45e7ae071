package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// Strip copies a JPEG or PNG without decoding it, segment by segment: what draws the
// picture stays, with its profile of colours, and all else is left behind. It is for
// pictures within documents, whose size and turn the document knows.
func Strip(data []byte) ([]byte, error) {
	format, err := formatOf(data)
	if err != nil {
		return nil, err
	}
	if format == "png" {
		return stripPNG(data)
	}
	return stripJPEG(data)
}

// Markers of JPEG (ITU-T T.81, table B.1).
const (
	markerEOI  = 0xd9
	markerSOS  = 0xda
	markerAPP0 = 0xe0
	markerAPPF = 0xef
	markerCOM  = 0xfe
)

func stripJPEG(data []byte) ([]byte, error) {
	out := bytes.Clone(data[:2])
	ended := fmt.Errorf("%w：没有写完", ErrDamaged)
	for i := 2; ; {
		if i+2 > len(data) || data[i] != 0xff {
			return nil, ended
		}
		marker := data[i+1]
		if marker == 0xff { // fill
			i++
			continue
		}
		if marker == markerEOI {
			return append(out, 0xff, markerEOI), nil // what follows is no part of the picture
		}
		if marker == 0x01 || marker >= 0xd0 && marker <= 0xd8 {
			i += 2 // stands alone, and has no business here
			continue
		}
		if i+4 > len(data) {
			return nil, ended
		}
		size := int(binary.BigEndian.Uint16(data[i+2:]))
		if size < 2 || i+2+size > len(data) {
			return nil, ended
		}
		segment := data[i : i+2+size]
		i += 2 + size
		body := segment[4:]
		switch {
		case marker == markerAPP0 && bytes.HasPrefix(body, []byte("JFIF\x00")) && len(body) >= 12:
			// Without its thumbnail.
			out = append(out, 0xff, markerAPP0, 0, 16)
			out = append(out, body[:12]...)
			out = append(out, 0, 0)
		case marker == 0xe2 && bytes.HasPrefix(body, []byte("ICC_PROFILE\x00")):
			out = append(out, segment...)
		case marker == 0xee && bytes.HasPrefix(body, []byte("Adobe")) && len(body) >= 12:
			out = append(out, 0xff, 0xee, 0, 14)
			out = append(out, body[:12]...)
		case marker >= markerAPP0 && marker <= markerAPPF, marker == markerCOM:
		default:
			out = append(out, segment...)
		}
		if marker == markerSOS {
			end := i
			for end+1 < len(data) && (data[end] != 0xff || data[end+1] == 0 || data[end+1] >= 0xd0 && data[end+1] <= 0xd7) {
				end++
			}
			if end+1 >= len(data) {
				return nil, ended
			}
			out = append(out, data[i:end]...)
			i = end
		}
	}
}

// drawingChunks are the chunks of a PNG that draw it (PNG, third edition, chapter 11).
var drawingChunks = map[string]bool{
	"IHDR": true, "PLTE": true, "IDAT": true, "IEND": true, "tRNS": true, "gAMA": true, "cHRM": true,
	"sRGB": true, "sBIT": true, "bKGD": true, "pHYs": true, "iCCP": true,
}

func stripPNG(data []byte) ([]byte, error) {
	out := bytes.Clone(data[:8])
	for i := 8; i+12 <= len(data); {
		size := int64(binary.BigEndian.Uint32(data[i:]))
		if size > int64(len(data)-i-12) {
			break
		}
		chunk := data[i : i+12+int(size)]
		i += len(chunk)
		kind := string(chunk[4:8])
		if drawingChunks[kind] {
			out = append(out, chunk...)
		}
		if kind == "IEND" {
			return out, nil
		}
	}
	return nil, fmt.Errorf("%w：没有写完", ErrDamaged)
}

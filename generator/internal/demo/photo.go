package main

import (
	"bytes"
	"encoding/binary"
	"image/jpeg"
	"image/png"
)

// A scene is a picture that the demonstration draws.
type scene struct {
	name, file, title string
	draw              func(c canvas, d *dice)
	width, height     int
	png               bool
	camera            string // empty: the file has no metadata
	turned            bool   // stored lying on its side, with EXIF orientation 6
	located           bool   // with a place, which cleaning must remove
}

func findScene(name string) scene {
	for _, s := range scenes {
		if s.name == name {
			return s
		}
	}
	panic("demo: no scene " + name) // a name in this program's own tables
}

// photoFile is the name and the title of a scene's file.
func photoFile(name string) (file, title string) {
	s := findScene(name)
	return s.file, s.title
}

// photo draws a scene and stores it as a telephone would.
func photo(name string) []byte {
	s := findScene(name)
	c := newCanvas(s.width, s.height, rgb(0xffffff))
	s.draw(c, diceFor("scene "+name))
	if s.turned {
		c = c.quarterTurn()
	}
	var b bytes.Buffer
	var err error
	if s.png {
		err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, c)
	} else {
		err = jpeg.Encode(&b, c, &jpeg.Options{Quality: 78})
	}
	if err != nil {
		panic(err) // a bytes.Buffer takes everything
	}
	data := b.Bytes()
	if s.camera != "" {
		data = withExif(data, s)
	}
	return data
}

// withExif puts an EXIF segment behind the first marker of a JPEG file. Camera,
// time and place are invented; the place lies in the open sea.
func withExif(data []byte, s scene) []byte {
	segment := append([]byte("Exif\x00\x00"), s.tiff()...)
	head := []byte{0xff, 0xd8, 0xff, 0xe1}
	head = binary.BigEndian.AppendUint16(head, uint16(len(segment)+2))
	return append(append(head, segment...), data[2:]...)
}

// tiff is the metadata as a little-endian TIFF file: IFD0 and, if the picture is
// located, a GPS IFD (Exif 2.32, 4.6).
func (s scene) tiff() []byte {
	const ascii, short, long, rational = 2, 3, 4, 5
	type field struct {
		tag, kind uint16
		count     uint32
		data      []byte
	}
	le := binary.LittleEndian
	text := func(tag uint16, v string) field { return field{tag, ascii, uint32(len(v) + 1), append([]byte(v), 0)} }
	degrees := func(tag uint16, d, m, sec uint32) field {
		var b []byte
		for _, v := range []uint32{d, 1, m, 1, sec, 100} {
			b = le.AppendUint32(b, v)
		}
		return field{tag, rational, 3, b}
	}
	orientation := uint16(1)
	if s.turned {
		orientation = 6
	}
	ifd0 := []field{
		text(0x010f, "Hexi"), text(0x0110, s.camera),
		{0x0112, short, 1, le.AppendUint16(nil, orientation)},
		text(0x0132, "2026:10:24 15:12:07"),
	}
	gps := []field{
		{0x0000, 1, 4, []byte{2, 3, 0, 0}},
		text(0x0001, "N"), degrees(0x0002, 30, 12, 3456),
		text(0x0003, "E"), degrees(0x0004, 139, 48, 1234),
	}
	if s.located {
		ifd0 = append(ifd0, field{0x8825, long, 1, nil}) // its offset is set below
	}
	// Fields of more than four bytes follow their directory.
	directory := func(fields []field, at int) []byte {
		dir := le.AppendUint16(nil, uint16(len(fields)))
		free := at + 2 + 12*len(fields) + 4
		var heap []byte
		for _, f := range fields {
			dir = le.AppendUint16(dir, f.tag)
			dir = le.AppendUint16(dir, f.kind)
			dir = le.AppendUint32(dir, f.count)
			if len(f.data) <= 4 {
				dir = append(dir, append(f.data, make([]byte, 4-len(f.data))...)...)
				continue
			}
			dir = le.AppendUint32(dir, uint32(free+len(heap)))
			heap = append(heap, f.data...)
			if len(heap)%2 == 1 {
				heap = append(heap, 0)
			}
		}
		return append(append(dir, 0, 0, 0, 0), heap...)
	}
	head := []byte{'I', 'I', 42, 0, 8, 0, 0, 0}
	first := directory(ifd0, 8)
	if !s.located {
		return append(head, first...)
	}
	ifd0[len(ifd0)-1].data = le.AppendUint32(nil, uint32(8+len(first)))
	first = directory(ifd0, 8)
	return append(append(head, first...), directory(gps, 8+len(first))...)
}

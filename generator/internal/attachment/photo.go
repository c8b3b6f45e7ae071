package attachment

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"cunwu/generator/internal/picture"
)

// picture reads what a JPEG or PNG says beside its points.
func (r *reader) picture(data []byte, where string) error {
	if err := picture.Check(data); err != nil {
		return &plainError{ErrDamaged, err.Error()}
	}
	if bytes.HasPrefix(data, []byte("\x89PNG")) {
		return r.png(data, where)
	}
	return r.jpeg(data, where)
}

// A plainError is an error in words of its own.
type plainError struct {
	is    error
	words string
}

func (e *plainError) Error() string { return e.words }
func (e *plainError) Unwrap() error { return e.is }

// jpeg reads the segments before the first scan, and what follows the end.
func (r *reader) jpeg(data []byte, where string) error {
	for i := 2; i+4 <= len(data) && data[i] == 0xff; {
		marker := data[i+1]
		if marker == 0xff {
			i++
			continue
		}
		if marker == 0xda {
			break
		}
		if marker == 0x01 || marker >= 0xd0 && marker <= 0xd9 {
			i += 2
			continue
		}
		size := int(binary.BigEndian.Uint16(data[i+2:]))
		if size < 2 || i+2+size > len(data) {
			break
		}
		body := data[i+4 : i+2+size]
		i += 2 + size
		switch {
		case marker == 0xe1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")):
			r.exif(body[6:], where)
		case marker == 0xe1 && bytes.HasPrefix(body, []byte("http://ns.adobe.com/")):
			_, xmp, _ := bytes.Cut(body, []byte{0})
			if err := r.xmp(xmp, where); err != nil {
				return err
			}
		case marker == 0xed && bytes.HasPrefix(body, []byte("Photoshop 3.0\x00")):
			r.iptc(body[14:], where)
		case marker == 0xfe:
			r.add(where+"的注释", legible(body), true)
		}
	}
	return nil
}

// png reads the chunks that hold text.
func (r *reader) png(data []byte, where string) error {
	for i := 8; i+12 <= len(data); {
		size := int64(binary.BigEndian.Uint32(data[i:]))
		if size > int64(len(data)-i-12) {
			return nil
		}
		kind, body := string(data[i+4:i+8]), data[i+8:i+8+int(size)]
		i += 12 + int(size)
		switch kind {
		case "tEXt":
			_, text, _ := bytes.Cut(body, []byte{0})
			r.add(where+"的注释", legible(text), true)
		case "zTXt":
			_, rest, _ := bytes.Cut(body, []byte{0})
			if len(rest) > 1 {
				text, err := r.inflate(rest[1:])
				if errors.Is(err, ErrLimit) {
					return err
				}
				r.add(where+"的注释", legible(text), true)
			}
		case "iTXt":
			// keyword, 0, compressed, method, language, 0, translated keyword, 0, text
			key, rest, _ := bytes.Cut(body, []byte{0})
			if len(rest) < 2 {
				continue
			}
			packed := rest[0] == 1
			_, rest, _ = bytes.Cut(rest[2:], []byte{0})
			_, text, _ := bytes.Cut(rest, []byte{0})
			if packed {
				var err error
				if text, err = r.inflate(text); errors.Is(err, ErrLimit) {
					return err
				}
			}
			if string(key) == "XML:com.adobe.xmp" {
				if err := r.xmp(text, where); err != nil {
					return err
				}
				continue
			}
			r.add(where+"的注释", legible(text), true)
		case "eXIf":
			r.exif(body, where)
		}
	}
	return nil
}

// inflate unpacks within what is allowed; what is broken gives what came before.
func (r *reader) inflate(data []byte) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, nil
	}
	defer z.Close()
	room := min(r.limits.Part, max(0, r.limits.Unpacked-r.unpacked))
	out, _ := io.ReadAll(io.LimitReader(z, int64(room)+1))
	if len(out) > room {
		return nil, fmt.Errorf("%w：展开后超过 %d MB", ErrLimit, room>>20)
	}
	return out, r.spend(len(out))
}

// legible turns bytes of an unknown encoding into text.
func legible(b []byte) string {
	b = bytes.Trim(b, "\x00 ")
	if !utf8.Valid(b) {
		if out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b); err == nil {
			b = out
		}
	}
	return strings.Map(func(r rune) rune {
		if r == 0 || r == utf8.RuneError {
			return -1
		}
		return r
	}, string(b))
}

// xmp reads a packet of metadata: every text and attribute of it.
func (r *reader) xmp(data []byte, where string) error {
	if err := r.spend(len(data)); err != nil {
		return err
	}
	err := r.everyText(bytes.Trim(data, "\x00 "), func(element, text string) {
		r.add(where+"的 XMP", text, true)
		switch {
		case strings.Contains(element, "GPS"):
			note(&r.content.Traces, "拍摄地点")
		case element == "Author", element == "creator", element == "li" && text != "":
			note(&r.content.Traces, "XMP 说明")
		}
	})
	if err == nil {
		note(&r.content.Traces, "XMP 说明")
		return nil
	}
	if errors.Is(err, ErrLimit) {
		return err
	}
	note(&r.content.Traces, "XMP 说明")
	r.add(where+"的 XMP", legible(data), true)
	return nil
}

// iptc reads the records of IPTC-IIM within Photoshop's resources.
func (r *reader) iptc(data []byte, where string) {
	note(&r.content.Traces, "IPTC 说明")
	for len(data) >= 12 && bytes.HasPrefix(data, []byte("8BIM")) {
		id := binary.BigEndian.Uint16(data[4:])
		name := 1 + int(data[6])
		name += name % 2
		if 6+name+4 > len(data) {
			return
		}
		rest := data[6+name:]
		size := int64(binary.BigEndian.Uint32(rest))
		if size > int64(len(rest)-4) {
			return
		}
		body := rest[4 : 4+size]
		if id == 0x0404 {
			for len(body) >= 5 && body[0] == 0x1c {
				n := int(binary.BigEndian.Uint16(body[3:]))
				if n > len(body)-5 {
					break
				}
				r.add(where+"的 IPTC", legible(body[5:5+n]), true)
				body = body[5+n:]
			}
		}
		next := 4 + size + size%2
		if next > int64(len(rest)) {
			return
		}
		data = rest[next:]
	}
}

// exifNames are the tags (Exif 2.32, chapter 4.6) that say who, with what and when.
var exifNames = map[uint16]string{
	0x010e: "图片说明", 0x010f: "厂家", 0x0110: "机型", 0x0131: "软件", 0x0132: "修改时间", 0x013b: "作者", 0x8298: "版权",
	0x9003: "拍摄时间", 0x9286: "备注", 0xa430: "相机主人", 0xa431: "相机序列号", 0xa433: "镜头厂家", 0xa434: "镜头", 0xa435: "镜头序列号",
	0x9c9b: "标题", 0x9c9c: "备注", 0x9c9d: "作者", 0x9c9e: "关键词", 0x9c9f: "主题",
}

// exif reads the directories of a TIFF structure. Each is read once, wherever its
// pointers lead.
func (r *reader) exif(tiff []byte, where string) {
	const (
		exifDirectory, gpsDirectory, thumbnail, windowsFirst, windowsLast = 0x8769, 0x8825, 0x0201, 0x9c9b, 0x9c9f
		mostDirectories, mostEntries                                      = 8, 1000
	)
	if len(tiff) < 8 {
		return
	}
	var order binary.ByteOrder = binary.LittleEndian
	if string(tiff[:2]) == "MM" {
		order = binary.BigEndian
	} else if string(tiff[:2]) != "II" {
		return
	}
	note(&r.content.Traces, "EXIF 拍摄信息")
	type directory struct {
		at  uint32
		gps bool
	}
	queue := []directory{{order.Uint32(tiff[4:]), false}}
	seen := map[uint32]bool{}
	for len(queue) > 0 && len(seen) < mostDirectories {
		dir := queue[0]
		queue = queue[1:]
		if seen[dir.at] || int64(dir.at)+2 > int64(len(tiff)) {
			continue
		}
		seen[dir.at] = true
		entries := tiff[dir.at+2:]
		count := min(int(order.Uint16(tiff[dir.at:])), mostEntries)
		if dir.gps && count > 0 {
			note(&r.content.Traces, "拍摄地点")
		}
		for ; count > 0 && len(entries) >= 12; count-- {
			tag, kind, n := order.Uint16(entries), order.Uint16(entries[2:]), int64(order.Uint32(entries[4:]))
			value := entries[8:12]
			at := order.Uint32(value)
			entries = entries[12:]
			switch tag {
			case exifDirectory:
				queue = append(queue, directory{at, false})
				continue
			case gpsDirectory:
				queue = append(queue, directory{at, true})
				continue
			case thumbnail:
				note(&r.content.Traces, "缩略图")
			}
			if kind != 1 && kind != 2 && kind != 7 { // bytes, characters, undefined
				continue
			}
			if n > 4 {
				if int64(at)+n > int64(len(tiff)) {
					continue
				}
				value = tiff[at : int64(at)+n]
			}
			text := ""
			switch {
			case tag >= windowsFirst && tag <= windowsLast:
				text = utf16Text(value, binary.LittleEndian)
			case tag == 0x9286 && len(value) > 8: // a comment begins with its encoding
				text = legible(value[8:])
				if strings.HasPrefix(string(value), "UNICODE") {
					text = utf16Text(value[8:], order)
				}
			case kind == 2:
				text = legible(value)
			}
			name := exifNames[tag]
			if name == "" {
				name = fmt.Sprintf("EXIF %#04x", tag)
			}
			switch tag {
			case 0x013b, 0x9c9d, 0xa430:
				if strings.TrimSpace(text) != "" {
					note(&r.content.Traces, "作者")
				}
			case 0x010f, 0x0110, 0xa431:
				note(&r.content.Traces, "拍摄设备")
			}
			r.add(where+"的"+name, text, true)
		}
		if len(entries) >= 4 {
			queue = append(queue, directory{order.Uint32(entries), false})
		}
	}
}

func utf16Text(b []byte, order binary.ByteOrder) string {
	units := make([]uint16, 0, len(b)/2)
	for ; len(b) >= 2; b = b[2:] {
		units = append(units, order.Uint16(b))
	}
	return strings.Trim(string(utf16.Decode(units)), "\x00")
}

package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"
)

// Strip leaves the points as they are, bit by bit, and nothing else.
func TestStrip(t *testing.T) {
	plain := asJPEG(t, quarters(96, 64))
	png := asPNG(t, quarters(96, 64))
	dirtyPNG := append(append(append(bytes.Clone(png[:33]), chunk("tEXt", "Author\x00TEXTSECRET")...), png[33:]...), "TAILSECRET"...)
	for name, c := range map[string]struct{ dirty, want []byte }{
		"JPEG": {withMetadata(plain, exif(binary.LittleEndian, 6)), plain},
		"PNG":  {dirtyPNG, png},
	} {
		got, err := Strip(c.dirty)
		if err != nil || !bytes.Equal(got, c.want) {
			t.Errorf("%s: %d bytes, %v; want %d", name, len(got), err, len(c.want))
		}
		for n := range len(c.want) - 1 {
			if _, err := Strip(c.want[:n]); err == nil {
				t.Errorf("%s cut at %d of %d is taken", name, n, len(c.want))
				break
			}
		}
	}
	if _, err := Strip([]byte("GIF89a")); !errors.Is(err, ErrFormat) {
		t.Errorf("GIF: %v", err)
	}
}

func FuzzStrip(f *testing.F) {
	f.Add(withMetadata(asJPEG(f, quarters(8, 8)), exif(binary.BigEndian, 3)))
	f.Add(asPNG(f, quarters(8, 8)))
	f.Fuzz(func(t *testing.T, data []byte) {
		once, err := Strip(data)
		if err != nil {
			return
		}
		if twice, err := Strip(once); err != nil || !bytes.Equal(once, twice) {
			t.Errorf("not the same again: %v", err)
		}
	})
}

package sheet

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"cunwu/generator/internal/markup"
)

// look writes a picture to the folder of -out.
func look(t testing.TB, name string, data []byte) {
	t.Helper()
	if *out == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*out, name+".png"), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestPreview(t *testing.T) {
	m := maker(t)
	in := sample(t)
	in.Doc = richBody()
	p, err := m.Notice(in)
	if err != nil {
		t.Fatal(err)
	}
	data, height, err := p.Preview(480)
	if err != nil {
		t.Fatal(err)
	}
	look(t, "preview", data)
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); b.Dx() != 480 || b.Dy() != height || height != 679 {
		t.Errorf("the preview is %v, height %d", b, height)
	}
	if len(data) > 25<<10 {
		t.Errorf("the preview has %d bytes", len(data))
	}
}

func BenchmarkPreview(b *testing.B) {
	m := maker(b)
	in := sample(b)
	in.Doc = &markup.Document{Blocks: []markup.Block{text(prose)}}
	p, err := m.Notice(in)
	if err != nil {
		b.Fatal(err)
	}
	size := 0
	for b.Loop() {
		data, _, err := p.Preview(480)
		if err != nil {
			b.Fatal(err)
		}
		size = len(data)
	}
	b.ReportMetric(float64(size), "bytes")
}

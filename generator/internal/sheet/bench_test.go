package sheet

import (
	"testing"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/township"
)

func BenchmarkOnePage(b *testing.B) {
	m := maker(b)
	in := sample(b)
	in.Notice.Tables = nil
	in.Doc = &markup.Document{Blocks: []markup.Block{text(prose)}}
	size := 0
	for b.Loop() {
		p, err := m.Notice(in)
		if err != nil {
			b.Fatal(err)
		}
		if size = len(p.Data); p.Pages != 1 {
			b.Fatalf("%d pages", p.Pages)
		}
	}
	b.ReportMetric(float64(size), "bytes")
}

func BenchmarkLedger400(b *testing.B) {
	m := maker(b)
	in := sample(b)
	in.Notice.Tables = []*township.Table{ledger(400)}
	for b.Loop() {
		if _, err := m.Notice(in); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	w := words(b, "zh-CN")
	for b.Loop() {
		if _, err := New(w, township.Fonts{}); err != nil {
			b.Fatal(err)
		}
	}
}

package sheet

import (
	"testing"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/township"
)

func BenchmarkOnePage(b *testing.B) {
	m := maker(b)
	in := sample(b)
	in.Notice.Tables[0].Rows = in.Notice.Tables[0].Rows[:3]
	in.Doc = &markup.Document{Blocks: []markup.Block{text(prose)}}
	size := 0
	for b.Loop() {
		p, err := m.Notice(in)
		if err != nil {
			b.Fatal(err)
		}
		size = len(p.Data)
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
		if _, err := New(w); err != nil {
			b.Fatal(err)
		}
	}
}

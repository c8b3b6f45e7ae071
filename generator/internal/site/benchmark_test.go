package site

import (
	"context"
	"fmt"
	"testing"

	"cunwu/generator/internal/township"
)

// BenchmarkVillage is the time for one village of 50 notices, alone.
func BenchmarkVillage(b *testing.B) { benchmark(b, 1) }

// BenchmarkBatch is the time for eight such villages as one batch.
func BenchmarkBatch(b *testing.B) { benchmark(b, 8) }

func benchmark(b *testing.B, count int) {
	s, err := newTestSite()
	if err != nil {
		b.Fatal(err)
	}
	var batch []Village
	for i := range count {
		v := testVillage(fmt.Sprintf("v%03d", i), "水口村")
		for k := range 50 {
			from := today.Add(-k * 5)
			v.Notices = append(v.Notices, &township.Notice{
				ID: fmt.Sprintf("%c%c%da%02d", 'a'+i, 'b'+k%20, k%10, k), Title: "2026年第三季度财务收支公开", Category: township.Categories[k%7], Date: from,
				Period: township.Period{From: from}, LastDay: from.Add(10), Summary: "三季度收入 4.2 万元。", Tables: []*township.Table{ledgerTable("收支明细", 10)},
			})
		}
		batch = append(batch, s.dress(v))
	}
	pages := 0
	b.ReportAllocs()
	for b.Loop() {
		out := &pagesCount{}
		if err := s.Villages(context.Background(), batch, out.emit); err != nil {
			b.Fatal(err)
		}
		pages += int(out.n.Load())
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}

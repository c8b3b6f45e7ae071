package output

import (
	"fmt"
	"path/filepath"
	"testing"
)

// A township of 200 villages with 50 notices each: 22,600 small files in 11,800
// folders.
func township() site {
	s := site{}
	put := func(path string) { s[path] = fmt.Sprintf("%8000s", path) }
	for v := range 200 {
		for n := range 50 {
			put(fmt.Sprintf("v%03d/n%03d/index.html", v, n))
			put(fmt.Sprintf("v%03d/n%03d/sheet.pdf", v, n))
		}
		for c := range 7 {
			put(fmt.Sprintf("v%03d/c%d/index.html", v, c))
		}
		for f := range 6 {
			put(fmt.Sprintf("v%03d/feed%d", v, f))
		}
	}
	return s
}

func BenchmarkUnchanged(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "public")
	s := township()
	build(b, dir, s)
	for b.Loop() {
		if stats := build(b, dir, s); stats.Written+stats.Removed > 0 {
			b.Fatalf("%+v", stats)
		}
	}
}

func BenchmarkOneChanged(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "public")
	s := township()
	build(b, dir, s)
	for i := 0; b.Loop(); i++ {
		s["v000/n000/sheet.pdf"] = fmt.Sprint(i)
		if stats := build(b, dir, s); stats.Written != 1 {
			b.Fatalf("%+v", stats)
		}
	}
}

func BenchmarkFirst(b *testing.B) {
	s := township()
	for b.Loop() {
		build(b, filepath.Join(b.TempDir(), "public"), s)
	}
}

package build

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// What a page may weigh on its way to a phone, compressed: the page with its stylesheets,
// and the scripts beside it. Fourteen kilobytes come with a server's first answer, before
// anything has to be asked for again.
const (
	noticeBudget = 14 << 10 // page and stylesheets of a notice, or of a guide
	otherBudget  = 20 << 10 // of any other page
	scriptBudget = 4 << 10  // scripts that a notice loads
)

// A weight is what one page weighs, in bytes: compressed, and raw.
type weight struct {
	name                          string
	page, style, scripts          int
	rawPage, rawStyle, rawScripts int
}

// TestWeights weighs every page of the demonstration; with -v it prints them, the
// heaviest first.
func TestWeights(t *testing.T) {
	dir, _ := buildDemo(t, func(*Options) {}) // with sheets: pages link to them
	sizes, raw := map[string]int{}, map[string]int{}
	size := func(name string) int {
		if n, known := sizes[name]; known {
			return n
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		sizes[name], raw[name] = compressed(t, data), len(data)
		return sizes[name]
	}
	var all []weight
	for name := range digests(t, dir) {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		w := weight{name: name, page: size(name)}
		w.rawPage = raw[name]
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		notice := false
		for n := range root.Descendants() {
			switch {
			case n.Data == "link" && attribute(n, "rel") == "stylesheet":
				file := landing(name, attribute(n, "href"))
				w.style += size(file)
				w.rawStyle += raw[file]
			case n.Data == "script" && attribute(n, "src") != "":
				file := landing(name, attribute(n, "src"))
				w.scripts += size(file)
				w.rawScripts += raw[file]
			case n.Data == "body":
				class := attribute(n, "class")
				notice = strings.Contains(class, "is-notice") || class == "is-guide"
			}
		}
		all = append(all, w)
		switch sum := w.page + w.style; {
		case notice && sum > noticeBudget:
			t.Errorf("%s: %d bytes with its stylesheet, %d may be", name, sum, noticeBudget)
		case sum > otherBudget:
			t.Errorf("%s: %d bytes with its stylesheet, %d may be", name, sum, otherBudget)
		case notice && w.scripts > scriptBudget:
			t.Errorf("%s: %d bytes of scripts, %d may be", name, w.scripts, scriptBudget)
		}
	}
	if len(all) < 400 {
		t.Fatalf("only %d pages", len(all))
	}
	slices.SortFunc(all, func(a, b weight) int {
		return cmp.Or(cmp.Compare(b.page+b.style, a.page+a.style), cmp.Compare(a.name, b.name))
	})
	t.Log("bytes after gzip -9: page + stylesheets = together (scripts beside them); raw: page, stylesheets, scripts")
	for _, w := range all {
		t.Logf("%6d + %5d = %6d (%5d); %6d, %5d, %5d %s", w.page, w.style, w.page+w.style, w.scripts, w.rawPage, w.rawStyle, w.rawScripts, w.name)
	}
}

// compressed is how many bytes are left of data that gzip compresses as hard as it can.
func compressed(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

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
// and the scripts beside it; and the pictures that it shows, which are compressed. Fourteen kilobytes come with a server's first answer, before
// anything has to be asked for again.
const (
	noticeBudget = 14 << 10 // page and stylesheets of a notice, or of a guide
	otherBudget  = 20 << 10 // of any other page
	styleBudget  = 32 << 10 // the page of examples: it shows every part of every page, and no resident reads it
	scriptBudget = 4 << 10  // scripts that a notice loads
	copyBudget   = 60 << 10 // each picture that a page shows by itself
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
	var copies []string
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
			case n.Data == "img" && attribute(n, "src") != "":
				copies = append(copies, landing(name, attribute(n, "src")))
			case n.Data == "source":
				for one := range strings.SplitSeq(attribute(n, "srcset"), ",") {
					address, _, _ := strings.Cut(strings.TrimSpace(one), " ")
					copies = append(copies, landing(name, address))
				}
			case n.Data == "body":
				class := attribute(n, "class")
				notice = strings.Contains(class, "is-notice") || class == "is-guide"
			}
		}
		all = append(all, w)
		switch sum := w.page + w.style; {
		case notice && sum > noticeBudget:
			t.Errorf("%s: %d bytes with its stylesheet, %d may be", name, sum, noticeBudget)
		case name == "style/index.html" && sum > styleBudget:
			t.Errorf("%s: %d bytes with its stylesheets, %d may be", name, sum, styleBudget)
		case name != "style/index.html" && sum > otherBudget:
			t.Errorf("%s: %d bytes with its stylesheet, %d may be", name, sum, otherBudget)
		case notice && w.scripts > scriptBudget:
			t.Errorf("%s: %d bytes of scripts, %d may be", name, w.scripts, scriptBudget)
		}
	}
	webp := map[string]bool{}
	for _, file := range copies {
		if size(file); raw[file] > copyBudget {
			t.Errorf("%s: %d bytes, a picture may have %d", file, raw[file], copyBudget)
		}
		if strings.HasSuffix(file, ".webp") {
			webp[file] = true
		}
	}
	if len(webp) < 10 {
		t.Errorf("only %d pictures as WebP", len(webp))
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

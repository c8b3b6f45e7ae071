package main

import (
	"bytes"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"cunwu/generator/internal/attachment"
)

// root is the root of the repository.
const root = "../../.."

var once = sync.OnceValues(township)

// made is what the program makes; tests share it and leave it as it is.
func made(t *testing.T) map[string][]byte {
	t.Helper()
	files, err := once()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// What is committed is what the program makes. Pictures are compared by what they
// show and by their metadata: how they are compressed is the Go release's affair.
func TestCommitted(t *testing.T) {
	out := t.TempDir()
	if err := run(out); err != nil {
		t.Fatal(err)
	}
	want := tree(t, out)
	got := tree(t, root)
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if _, ok := got[name]; !ok {
			t.Errorf("%s is not committed: run the program again", name)
			continue
		}
		switch path.Ext(name) {
		case ".jpg", ".png":
			if difference := compare(t, got[name], want[name]); difference > 3 {
				t.Errorf("%s shows something else: mean difference %.1f", name, difference)
			}
			if !bytes.Equal(metadata(got[name]), metadata(want[name])) {
				t.Errorf("%s has other metadata", name)
			}
		case ".pdf":
			if a, b := says(t, got[name]), says(t, want[name]); a != b {
				t.Errorf("%s says %q, not %q", name, a, b)
			}
		default:
			if !bytes.Equal(got[name], want[name]) {
				t.Errorf("%s differs: run the program again", name)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[name]; !ok {
			t.Errorf("%s is not made by the program", name)
		}
	}
}

func TestSameBytes(t *testing.T) {
	a := made(t)
	b, err := township()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if !bytes.Equal(a[name], b[name]) {
			t.Errorf("%s: two runs differ", name)
		}
	}
}

// tree reads the files under dir/villages.
func tree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(filepath.Join(dir, "villages"), func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = data
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// says is all text of a PDF.
func says(t *testing.T, data []byte) string {
	t.Helper()
	c, err := attachment.Read("a.pdf", data, attachment.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, text := range c.Texts {
		b.WriteString(text.Text + "\n")
	}
	return b.String()
}

// compare is the mean difference of two pictures' channels, 0 to 255, at every
// third pixel each way.
func compare(t *testing.T, a, b []byte) float64 {
	t.Helper()
	x, _, err := image.Decode(bytes.NewReader(a))
	if err != nil {
		t.Fatal(err)
	}
	y, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if x.Bounds() != y.Bounds() {
		return 255
	}
	var sum, n float64
	for py := 0; py < x.Bounds().Dy(); py += 3 {
		for px := 0; px < x.Bounds().Dx(); px += 3 {
			r1, g1, b1, _ := x.At(px, py).RGBA()
			r2, g2, b2, _ := y.At(px, py).RGBA()
			for _, d := range []int{int(r1) - int(r2), int(g1) - int(g2), int(b1) - int(b2)} {
				sum += float64(max(d, -d)) / 257
				n++
			}
		}
	}
	return sum / n
}

// metadata is the EXIF segment of a JPEG file, or nil.
func metadata(data []byte) []byte {
	if len(data) < 6 || data[2] != 0xff || data[3] != 0xe1 {
		return nil
	}
	return data[4 : 4+int(data[4])<<8+int(data[5])]
}

func TestPictures(t *testing.T) {
	var turned, located, pictures int
	for name, data := range made(t) {
		if ext := path.Ext(name); ext != ".jpg" && ext != ".png" {
			continue
		}
		pictures++
		if len(data) >= 300_000 {
			t.Errorf("%s has %d bytes", name, len(data))
		}
		meta := metadata(data)
		if bytes.Contains(meta, []byte{0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0}) {
			turned++
		}
		if bytes.Contains(meta, []byte{0x25, 0x88, 4, 0, 1, 0, 0, 0}) {
			located++
		}
	}
	if pictures < 6 || turned == 0 || located == 0 {
		t.Errorf("%d pictures, %d lying on their side, %d with a place: want some of each", pictures, turned, located)
	}
}

// The demonstration shows every category in every village, lists for the board
// alone, a withdrawal and a correction.
func TestBreadth(t *testing.T) {
	notices := 0
	seen := map[string]bool{}
	marks := map[string]int{}
	for name, data := range made(t) {
		if path.Ext(name) != ".md" {
			continue
		}
		notices++
		parts := strings.Split(name, "/")
		seen[parts[1]+"/"+parts[2]] = true
		for _, key := range []string{"withdrawn:", "corrects:", "follows:", "audience: board", "item: social-assistance/subsistence-first-review", "item: poverty-alleviation/monitoring", "length: 长期"} {
			if strings.Contains(string(data), "\n"+key) || strings.Contains(string(data), ", "+key) {
				marks[key]++
			}
		}
	}
	if notices < 130 {
		t.Errorf("%d notices, want 130 at least", notices)
	}
	if len(seen) != 8*7 {
		t.Errorf("%d pairs of village and category have notices, want %d", len(seen), 8*7)
	}
	if len(marks) != 7 {
		t.Errorf("what should occur and its count: %v", marks)
	}
	if lists := marks["item: social-assistance/subsistence-first-review"] + marks["item: poverty-alleviation/monitoring"]; lists < 6 {
		t.Errorf("%d lists for the board alone, want 6 at least", lists)
	}
}

var (
	idLine    = regexp.MustCompile(`(?m)^id: (\S+)$`)
	reference = regexp.MustCompile(`(?m)^(?:corrects|follows): (\S+)$`)
	idForm    = regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{6}$`)
)

func TestIDs(t *testing.T) {
	owner := map[string]string{} // id → village
	files := made(t)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) != ".md" {
			continue
		}
		m := idLine.FindSubmatch(files[name])
		if m == nil {
			t.Errorf("%s has no id", name)
			continue
		}
		id := string(m[1])
		if !idForm.MatchString(id) || !strings.ContainsAny(id, "0123456789") || numberLike.MatchString(id) {
			t.Errorf("%s: id %s is malformed", name, id)
		}
		if owner[id] != "" {
			t.Errorf("%s: id %s is taken", name, id)
		}
		owner[id] = strings.Split(name, "/")[1]
	}
	for name, data := range files {
		for _, m := range reference.FindAllSubmatch(data, -1) {
			if owner[string(m[1])] != strings.Split(name, "/")[1] {
				t.Errorf("%s refers to %s, which is no notice of the village", name, m[1])
			}
		}
	}
}

// Ids are for ever: these were printed.
func TestIDsStay(t *testing.T) {
	files := made(t)
	for name, id := range map[string]string{
		"villages/liuwan/finance/2026-q3/index.md":              "vfbjb3",
		"villages/liuwan/rural-revitalisation/bridge-before.md": "fv2pgm",
		"villages/taohua/subsidies/peach-insurance.md":          "y8vxxm",
	} {
		if !bytes.Contains(files[name], []byte("\nid: "+id+"\n")) {
			t.Errorf("%s no longer has the id %s", name, id)
		}
	}
}

// No text holds a number of a person: of identity, a mobile phone or a bank card.
func TestNoPersonalNumbers(t *testing.T) {
	long := regexp.MustCompile(`[0-9]{11,}`)
	for name, data := range made(t) {
		ext := path.Ext(name)
		if !utf8.Valid(data) || ext == ".jpg" || ext == ".png" || ext == ".xlsx" {
			continue
		}
		for _, m := range long.FindAllString(string(data), -1) {
			if !strings.HasSuffix(name, "village.yaml") || !strings.HasPrefix(m, "149999101") {
				t.Errorf("%s holds %s", name, m)
			}
		}
	}
}

// Every text of the program replaces what it means to replace.
func TestNothingUnfilled(t *testing.T) {
	open := regexp.MustCompile(`\{\p{Han}+\}|%!|<nil>`)
	for name, data := range made(t) {
		if path.Ext(name) == ".md" && open.Match(data) {
			t.Errorf("%s: %s", name, open.Find(data))
		}
	}
}

// Who hung a notice is named as the village's own page names them: an official who signs is
// no secret there, and a masked name beside the whole one only puzzles.
func TestWhoHungItIsNamed(t *testing.T) {
	hung := regexp.MustCompile(`(?m)^  - \{board: .*, by: (.*)\}$`)
	found := 0
	for name, data := range made(t) {
		if path.Ext(name) != ".md" {
			continue
		}
		village := string(made(t)[strings.Join(strings.Split(name, "/")[:2], "/")+"/village.yaml"])
		for _, m := range hung.FindAllStringSubmatch(string(data), -1) {
			found++
			if !strings.Contains(village, "name: "+m[1]+",") {
				t.Errorf("%s was hung by %s, who is no official of the village", name, m[1])
			}
		}
	}
	if found == 0 {
		t.Error("nothing was hung")
	}
}

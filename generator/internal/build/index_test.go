package build

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/search"
)

// TestSearch asks the demonstration township's index all queries of package search: 58 of
// the 60 answers begin with the notice or the guide that must come first. The index's files are all
// there, and no other beside them.
func TestSearch(t *testing.T) {
	dir, _ := buildDemo(t, func(o *Options) { o.NoSheets = true })
	asked := map[string]bool{}
	read := func(name string) ([]byte, error) {
		asked[name] = true
		return os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	}
	index, err := search.Open("search/", read)
	if err != nil {
		t.Fatal(err)
	}
	queries, err := os.Open("../search/testdata/queries.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer queries.Close()
	right, all := 0, 0
	for lines := bufio.NewScanner(queries); lines.Scan(); {
		id, query, ok := strings.Cut(lines.Text(), " ")
		if !ok || id == "#" {
			continue
		}
		all++
		answer, err := index.Search(query)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		if len(answer.Hits) > 0 && answer.Hits[0].ID == id {
			right++
			continue
		}
		t.Logf("%s: %v, not %s", query, answer.Hits, id)
	}
	if all != 60 || right < 58 {
		t.Errorf("%d of %d queries are answered right", right, all)
	}
	otherwise(t, index)
	for name := range asked {
		if !indexFile.MatchString(name) {
			t.Errorf("an answer needs %s", name)
		}
	}
	p, err := Prepare(repository, nil, demoDay)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range p.Township.Villages {
		own, err := search.Open(v.Slug+"/search/", read)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range v.Web() {
			_, err := os.Stat(filepath.Join(dir, v.Slug, n.ID, "index.html"))
			answer, found := own.Search(n.ID)
			if err != nil || found != nil || len(answer.Hits) == 0 || answer.Hits[0] != (search.Hit{Village: v.Slug, ID: n.ID}) {
				t.Errorf("%s is not found by its id: %+v (%v, %v)", n.Path, answer, err, found)
			}
		}
		if found, err := own.Find(v.Name); err != nil || len(found.Numbers) != len(v.Web()) {
			t.Errorf("%s: its name finds %d of %d notices (%v)", v.Slug, len(found.Numbers), len(v.Web()), err)
		}
	}
}

// otherwise asks an index what no notice has in these words.
func otherwise(t *testing.T, index *search.Index) {
	t.Helper()
	data, err := os.ReadFile("../search/testdata/otherwise.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		f := strings.SplitN(strings.TrimSpace(line), " ", 3)
		if f[0] == "#" {
			continue
		}
		answer, err := index.Search(f[2])
		masked, sound := f[1], f[1] == "~"
		if sound {
			masked = ""
		}
		found := slices.ContainsFunc(answer.Hits, func(h search.Hit) bool { return h.ID == f[0] })
		if err != nil || answer.Near || answer.Masked != masked || answer.Sound != sound || !found {
			t.Errorf("%s: %+v (%v), want %s", f[2], answer, err, f[0])
		}
	}
}

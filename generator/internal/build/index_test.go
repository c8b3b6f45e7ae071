package build

import (
	"bufio"
	"os"
	"path"
	"path/filepath"
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
		records, err := filepath.Glob(filepath.Join(dir, v.Slug, "search", "n*.js"))
		if err != nil {
			t.Fatal(err)
		}
		first := 0
		for _, r := range records {
			if !strings.Contains(path.Base(filepath.ToSlash(r)), "-") {
				first++
			}
		}
		if first != len(v.Web()) {
			t.Errorf("%s: %d records of %d notices", v.Slug, first, len(v.Web()))
		}
		if found, _, err := own.Find(v.Name); err != nil || len(found) != len(v.Web()) {
			t.Errorf("%s: its name finds %d of %d notices (%v)", v.Slug, len(found), len(v.Web()), err)
		}
	}
}

package content

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/township"
)

// repository is the root of this repository, which holds the demonstration township.
const repository = "../../.."

// TestPublishedRows compares the township's catalogue with the rows that were read in
// published catalogues: each has an item that says the same, and its time limit has
// the form that its words have.
func TestPublishedRows(t *testing.T) {
	f, err := os.Open("../catalogue/testdata/published.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	loaded, findings, err := Load(repository, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		if strings.HasPrefix(f.File, "content/") {
			t.Errorf("%s:%d: %s", f.File, f.Line, f.Message)
		}
	}
	if len(rows) < 30 {
		t.Fatalf("%d rows", len(rows))
	}
	split := func(s, at string) []string {
		if s == "" {
			return nil
		}
		return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(at, r) })
	}
	for _, r := range rows[1:] {
		field, level1, level2, elements, basis, limit, publisher, channels, audience, mode, levels, posting := r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9], r[10], r[11]
		found := false
		for _, it := range loaded.Catalogue.Items {
			if it.Field != field || it.Level1 != level1 || it.Level2 != level2 {
				continue
			}
			found = found || slices.Equal(it.Elements, split(elements, "；")) &&
				slices.Equal(it.Basis, split(basis, "；")) && it.Limit.Text == limit &&
				slices.Equal(it.Publisher, split(publisher, "、")) && slices.Equal(it.Channels, split(channels, "|")) &&
				it.Audience == audience && it.Mode == mode && slices.Equal(it.Levels, split(levels, "|")) && it.Posting.String() == posting
			if it.Limit == (catalogue.Limit{}) || limit != "" && it.Limit.After == "" && it.Limit.Every == "" {
				t.Errorf("%s: no time limit", it.ID)
			}
			if n := it.Limit.N; n > 0 && !strings.Contains(limit, strings.TrimSuffix(township.Length{N: n, Unit: it.Limit.Unit}.String(), "天")) {
				t.Errorf("%s: the limit %q is read as %d of unit %d", it.ID, limit, n, it.Limit.Unit)
			}
		}
		if !found {
			t.Errorf("no item says the same as the row %s / %s / %s", field, level1, level2)
		}
	}
}

// What is tied to the village's board alone may not be on the web.
func TestBoardOnlyItems(t *testing.T) {
	loaded, _, err := Load(repository, nil)
	if err != nil {
		t.Fatal(err)
	}
	board := 0
	for id, it := range loaded.Catalogue.Items {
		if slices.Equal(it.Channels, []string{"村公示栏"}) {
			board++
			if it.Web {
				t.Errorf("%s may go on the web", id)
			}
		}
		if slices.Contains(it.Channels, "政府网站") && !it.Web {
			t.Errorf("%s may not go on the web", id)
		}
	}
	if board < 5 {
		t.Errorf("%d items for the board alone", board)
	}
}

// The holiday files hold what the State Council's notices set.
func TestHolidays(t *testing.T) {
	loaded, _, err := Load(repository, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		day     string
		working bool
	}{
		{"2024-02-10", false}, {"2024-02-18", true}, {"2024-10-12", true}, {"2024-10-07", false}, {"2025-01-26", true},
		{"2025-10-08", false}, {"2025-10-11", true}, {"2026-02-14", true}, {"2026-02-15", false}, {"2026-02-28", true},
		{"2026-09-20", true}, {"2026-09-25", false}, {"2026-10-08", true}, {"2026-10-10", true}, {"2026-11-22", false}, {"2026-11-23", true},
	} {
		d, err := township.ParseDay(tt.day)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := loaded.Calendar.Working(d); err != nil || got != tt.working {
			t.Errorf("%s: working %v, %v", tt.day, got, err)
		}
	}
}

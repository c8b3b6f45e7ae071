package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const root = "../../../.."

// TestFilesAreMade makes sure that the committed cases are those that the generator makes.
func TestFilesAreMade(t *testing.T) {
	for name, cases := range allCases() {
		want, err := encode(cases)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(root, "testdata", "privacy", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is stale: go run ./generator/internal/privacy/labelled -write", name)
		}
	}
}

// TestFigures holds the detectors to what they must reach on the open set, on all sets
// together, and in the whole of each other set.
func TestFigures(t *testing.T) {
	dir := filepath.Join(root, "testdata", "privacy")
	reports := map[string]*report{}
	for _, set := range sets {
		cases, err := load(dir, set)
		if err != nil {
			t.Fatal(err)
		}
		reports[set] = measure(cases)
		t.Logf("%s\n%s", setWords[set], reports[set].table())
	}
	told := maps.Clone(reports) // with those that are only told
	for _, set := range reported {
		cases, err := load(dir, set)
		if err != nil {
			t.Fatal(err)
		}
		told[set] = measure(cases)
	}
	open := reports["open"]
	if open.positives < 2000 || open.negatives < 5000 {
		t.Errorf("%d positives and %d negatives, want 2000 and 5000", open.positives, open.negatives)
	}
	if second := reports["second"]; second.positives < 1200 || second.negatives < 2500 {
		t.Errorf("second set: %d positives and %d negatives, want 1200 and 2500", second.positives, second.negatives)
	}
	if clerk := reports["clerk"]; clerk.positives < 600 || clerk.negatives < 1500 {
		t.Errorf("the clerk's set: %d positives and %d negatives, want 600 and 1500", clerk.positives, clerk.negatives)
	}
	for kind := range open.kinds {
		var all tally
		for _, r := range reports {
			all.add(*r.kinds[kind])
		}
		for set, got := range map[string]tally{"open": *open.kinds[kind], "all sets": all} {
			want := 0.97
			switch kind {
			case "id-number", "bank-card", "mobile":
				want = 0.995
			}
			if got.want < 50 {
				t.Errorf("%s, %s: %d cases, want 50", set, kind, got.want)
			}
			if got.recall() < want {
				t.Errorf("%s, %s: recall %.4f, want %.3f", set, kind, got.recall(), want)
			}
			if got.precision() < 0.98 {
				t.Errorf("%s, %s: precision %.4f, want 0.98", set, kind, got.precision())
			}
		}
	}
	for set, r := range reports {
		if r.all.recall() < 0.97 || r.all.precision() < 0.98 {
			t.Errorf("%s: precision %.4f, recall %.4f", set, r.all.precision(), r.all.recall())
		}
	}
	doc, err := os.ReadFile(filepath.Join(root, "docs", "privacy.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(doc), figures(told)) {
		t.Error("the figures in docs/privacy.md are stale: go run ./generator/internal/privacy/labelled -docs")
	}
}

// TestInventedNumbers makes sure that no number of the cases can be anybody's.
func TestInventedNumbers(t *testing.T) {
	for name, cases := range allCases() {
		for _, c := range cases {
			for _, w := range c.Want {
				if c.Table != nil || w.Kind != "mobile" {
					continue
				}
				digits := strings.Map(func(r rune) rune {
					if r < '0' || r > '9' {
						return -1
					}
					return r
				}, c.Text[w.Start:w.End])
				if len(digits) == 11 && !strings.HasPrefix(digits, "1380000") {
					t.Errorf("%s %s: a mobile number outside the invented range", name, c.ID)
				}
			}
		}
	}
}

package check_test

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/overlay"
	"cunwu/generator/internal/review"
	"cunwu/generator/internal/survey"
	"cunwu/generator/internal/township"
	"cunwu/generator/internal/versions"
)

// today is the day of an example that does not name another.
var today = township.MakeDay(2026, 11, 20)

// An example is a rule's file in testdata/rules: townships that are wrong and townships
// that are right, each laid over the base. Files stand under wrong/ and right/, or
// under wrong-2/, right-2/ and so on; those under both/ belong to all. Lines of the
// comment: "day: 2026-11-20" is today, "landed: FILE DAY" what git knows, "! …" a
// directive of package overlay with a file under one of these folders.
//
// A rule about changes has files under before/ as well: they are what is published, the
// others are laid over them, and the rule is asked what it thinks of the change.
// "author: VARIANT NAME <ADDRESS>" is who made it, if not the clerk.
type example struct {
	code     string
	archive  *txtar.Archive
	variants []string
	day      township.Day
	landed   map[string]township.Day
	change   bool // there is a state before
	authors  map[string]string
}

func examples(t testing.TB) map[string]example {
	t.Helper()
	files, err := filepath.Glob("testdata/rules/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]example{}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		e := example{code: strings.TrimSuffix(filepath.Base(file), ".txtar"), archive: a, day: today, landed: map[string]township.Day{}, authors: map[string]string{}}
		add := func(name string) {
			v, _, _ := strings.Cut(name, "/")
			switch kind, _, _ := strings.Cut(v, "-"); {
			case v == "before":
				e.change = true
			case kind != "wrong" && kind != "right" && v != "both":
				t.Fatalf("%s: %s is under no wrong/, right/, both/ or before/", file, name)
			case v != "both" && !slices.Contains(e.variants, v):
				e.variants = append(e.variants, v)
			}
		}
		for _, f := range a.Files {
			add(f.Name)
		}
		for line := range strings.Lines(string(a.Comment)) {
			switch words := strings.Fields(line); {
			case len(words) == 2 && words[0] == "day:":
				if e.day, err = township.ParseDay(words[1]); err != nil {
					t.Fatal(err)
				}
			case len(words) == 3 && words[0] == "landed:":
				if e.landed[words[1]], err = township.ParseDay(words[2]); err != nil {
					t.Fatal(err)
				}
			case len(words) > 2 && words[0] == "author:":
				e.authors[words[1]] = strings.Join(words[2:], " ")
			case len(words) > 2 && words[0] == "!":
				add(words[len(words)-1])
			}
		}
		if !slices.Contains(e.variants, "right") { // the base itself is right
			e.variants = append(e.variants, "right")
		}
		all[e.code] = e
	}
	return all
}

// base lays the base, and what all variants of an example share, into a new folder.
func (e example) base(t testing.TB) (dir string) {
	t.Helper()
	dir = t.TempDir()
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if err := overlay.Lay(dir, base, func(name string) string { return name }); err != nil {
		t.Fatal(err)
	}
	e.lay(t, dir, "both")
	return dir
}

// lay lays one layer of an example over what a folder holds.
func (e example) lay(t testing.TB, dir, layer string) {
	t.Helper()
	err := overlay.Lay(dir, e.archive, func(name string) string {
		rest, ok := strings.CutPrefix(name, layer+"/")
		if !ok {
			return ""
		}
		return rest
	})
	if err != nil {
		t.Fatal(err)
	}
}

// findings are those of one variant of an example.
func (e example) findings(t testing.TB, variant string) []finding.Finding {
	t.Helper()
	if e.change {
		return e.review(t, variant)
	}
	dir := e.base(t)
	e.lay(t, dir, variant)
	record, err := versions.Open(t.Context(), versions.Options{Source: dir, Day: e.day})
	if err != nil {
		t.Fatal(err)
	}
	defer record.Close()
	o := survey.Options{Source: dir, Day: e.day, Past: record}
	if len(e.landed) > 0 {
		o.Past = survey.Dates(func(file string) (township.Day, bool) { d, ok := e.landed[file]; return d, ok })
	}
	s, err := survey.Of(o)
	if err != nil {
		t.Fatal(err)
	}
	return s.Findings
}

// review publishes what an example has before, and reviews one variant as a change of it.
func (e example) review(t testing.TB, variant string) []finding.Finding {
	t.Helper()
	dir := e.base(t)
	commit := func(layer, branch, author string, at int64) {
		e.lay(t, dir, layer)
		if err := overlay.Commit(dir, branch, cmp.Or(e.authors[layer], author), at); err != nil {
			t.Fatal(err)
		}
	}
	const day = 24 * 60 * 60
	now := e.day.Sub(township.MakeDay(1970, 1, 1)) * day
	commit("before", "main", "赵敏 <zhao@hexi.example>", int64(now)-day)
	commit(variant, "change", "林晓梅 <lin@hexi.example>", int64(now))
	report, err := review.Of(context.Background(), review.Options{Source: dir, Base: "main", Day: e.day})
	if err != nil {
		t.Fatal(err)
	}
	var fs []finding.Finding
	for _, f := range report.Findings {
		fs = append(fs, f.Finding)
	}
	return fs
}

func of(code string, fs []finding.Finding) []finding.Finding {
	return slices.DeleteFunc(slices.Clone(fs), func(f finding.Finding) bool { return f.Rule != code })
}

// TestBase makes sure that what the examples are laid over has nothing wrong with it.
func TestBase(t *testing.T) {
	for _, f := range (example{archive: &txtar.Archive{}, day: today}).findings(t, "right") {
		t.Errorf("%s:%d:%d: %s %s", f.File, f.Line, f.Col, f.Rule, f.Message)
	}
}

// TestRules makes sure that each rule finds its wrong examples, with a place, a message
// and a cure, and nothing in its right ones.
func TestRules(t *testing.T) {
	for code, e := range examples(t) {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			rule, ok := finding.RuleOf(code)
			if !ok {
				t.Fatal("there is no such rule")
			}
			for _, variant := range e.variants {
				found := of(code, e.findings(t, variant))
				if strings.HasPrefix(variant, "right") {
					for _, f := range found {
						t.Errorf("%s: %s:%d:%d: %s", variant, f.File, f.Line, f.Col, f.Message)
					}
					continue
				}
				if len(found) == 0 {
					t.Errorf("%s: nothing is found", variant)
				}
				for _, f := range found {
					placed := f.File != "" && (f.Line > 0 && f.Col > 0 || e.change) // a file that is gone has no line
					if !placed || f.Hint == "" || !strings.HasSuffix(f.Message, "。") || f.Severity != rule.Severity {
						t.Errorf("%s: %+v lacks a place, a full sentence, a cure or the rule's severity", variant, f)
					}
				}
			}
		})
	}
}

// TestRulesAreWhole makes sure that every rule is explained, has its source and its
// examples, and stands in one family under its own code.
func TestRulesAreWhole(t *testing.T) {
	es := examples(t)
	seen := map[string]bool{}
	for _, family := range finding.Families() {
		for _, r := range family.Rules {
			if seen[r.Code] {
				t.Errorf("%s stands twice", r.Code)
			}
			seen[r.Code] = true
			if r.Name == "" || r.Explain == "" || r.Source == "" {
				t.Errorf("%s lacks a name, an explanation or its source", r.Code)
			}
			if _, ok := es[r.Code]; !ok {
				t.Errorf("%s has no examples: write testdata/rules/%s.txtar", r.Code, r.Code)
			}
			for _, p := range r.Parameters {
				if p.Key == "" || p.Words == "" || p.Kind != finding.Texts && (p.Low > p.Number || p.Number > p.High) {
					t.Errorf("%s: parameter %q lacks words, or its value is out of bounds", r.Code, p.Key)
				}
			}
		}
	}
	if !slices.IsSorted(finding.Codes()) || len(finding.Codes()) != len(seen) {
		t.Error("the list of codes is not that of the rules")
	}
}

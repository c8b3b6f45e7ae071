package review_test

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"cunwu/generator/internal/overlay"
	"cunwu/generator/internal/review"
	"cunwu/generator/internal/township"
)

var update = flag.Bool("update", false, "write what the cases want anew")

// A repo is a repository that a test makes with git's own command. Names and dates are
// fixed; each commit is an hour after the one before.
type repo struct {
	t     testing.TB
	dir   string
	who   string
	clock int64
}

const (
	clerk    = "林某 <lin@hexi.example>"
	reviewer = "赵敏 <zhao@hexi.example>"
)

// newRepo makes a repository with the valid township of package build's tests in it, not
// committed yet.
func newRepo(t testing.TB) *repo {
	t.Helper()
	g := &repo{t: t, dir: t.TempDir(), who: reviewer, clock: 1790812800} // 2026-10-01 08:00 in China
	base, err := txtar.ParseFile("../build/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	g.lay(base, "")
	g.git("init", "-q", "-b", "main", "--template=")
	return g
}

func (g *repo) git(args ...string) string {
	g.t.Helper()
	out, err := overlay.Git(g.dir, g.who, g.clock, args...)
	if err != nil {
		g.t.Fatal(err)
	}
	return out
}

// commit commits all that there is, an hour later.
func (g *repo) commit(message string) string {
	g.t.Helper()
	g.clock += 3600
	g.git("add", "-A")
	g.git("commit", "-q", "--allow-empty", "-m", message)
	return g.git("rev-parse", "HEAD")
}

func (g *repo) write(name, text string) {
	g.t.Helper()
	full := filepath.Join(g.dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, []byte(text), 0o644)); err != nil {
		g.t.Fatal(err)
	}
}

// lay writes the files of one layer of an archive.
func (g *repo) lay(a *txtar.Archive, layer string) {
	g.t.Helper()
	err := overlay.Lay(g.dir, a, func(name string) string {
		rest, ok := strings.CutPrefix(name, layer)
		if !ok {
			return ""
		}
		return rest
	})
	if err != nil {
		g.t.Fatal(err)
	}
}

var day = township.MakeDay(2026, 10, 20)

// review reviews what is checked out against main.
func (g *repo) review(change func(*review.Options)) *review.Report {
	g.t.Helper()
	o := review.Options{Source: g.dir, Base: "main", Day: day}
	if change != nil {
		change(&o)
	}
	report, err := review.Of(context.Background(), o)
	if err != nil {
		g.t.Fatal(err)
	}
	return report
}

// written is a report in all its formats.
func written(t testing.TB, r *review.Report) (text, markdown, data string) {
	t.Helper()
	var a, b strings.Builder
	c, err := json.MarshalIndent(r, "", "  ")
	if err := errors.Join(r.WriteText(&a), r.WriteMarkdown(&b), err); err != nil {
		t.Fatal(err)
	}
	return a.String(), b.String(), string(c)
}

// TestCases reviews the changes of testdata/cases. Each file is an archive with layers over
// the township of package build's tests: base/ is published; main/ is published after
// the branch left; head/ and head-2/ are commits of the branch. Lines of its comment:
// "author: LAYER WHO", "mv: LAYER FROM TO", "option: by WHO", "option: board", "option:
// preview URL", "day: 2026-10-20", "never: TEXT" that must be in no format ("never-md":
// in no comment), directives of package overlay. What is wanted stands in want.txt and, in some, want.md and want.json.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			c := readCase(t, a)
			got := map[string]string{}
			report := c.run(t, a)
			got["want.txt"], got["want.md"], got["want.json"] = written(t, report)
			for _, word := range c.neverInMarkdown {
				if strings.Contains(got["want.md"], word) {
					t.Errorf("want.md holds %q", word)
				}
			}
			for _, word := range c.never {
				for format, text := range got {
					if strings.Contains(text, word) {
						t.Errorf("%s holds %q", format, word)
					}
				}
			}
			wanted := 0
			for i, f := range a.Files {
				text, is := got[f.Name]
				if !is {
					continue
				}
				wanted++
				text = strings.TrimSuffix(text, "\n") + "\n"
				if string(f.Data) == text {
					continue
				}
				if *update {
					a.Files[i].Data = []byte(text)
					continue
				}
				t.Errorf("%s:\n%s\nwant:\n%s", f.Name, text, f.Data)
			}
			if wanted == 0 {
				t.Error("nothing is wanted")
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

type caseOf struct {
	authors map[string]string
	moves   [][3]string
	options review.Options
	never   []string

	neverInMarkdown []string
}

func readCase(t *testing.T, a *txtar.Archive) caseOf {
	t.Helper()
	c := caseOf{authors: map[string]string{}, options: review.Options{Base: "main", Day: day}}
	for line := range strings.Lines(string(a.Comment)) {
		verb, rest, ok := strings.Cut(strings.TrimSpace(line), ": ")
		words := strings.Fields(rest)
		if !ok || len(words) == 0 {
			continue
		}
		switch verb {
		case "author":
			c.authors[words[0]] = strings.Join(words[1:], " ")
		case "mv":
			c.moves = append(c.moves, [3]string{words[0], words[1], words[2]})
		case "never":
			c.never = append(c.never, rest)
		case "never-md":
			c.neverInMarkdown = append(c.neverInMarkdown, rest)
		case "day":
			var err error
			if c.options.Day, err = township.ParseDay(rest); err != nil {
				t.Fatal(err)
			}
		case "option":
			switch words[0] {
			case "by":
				c.options.By = words[1]
			case "board":
				c.options.Board = true
			case "preview":
				c.options.Preview = words[1]
			default:
				t.Fatalf("no option %s", words[0])
			}
		}
	}
	return c
}

// run makes the repository of a case and reviews its branch.
func (c caseOf) run(t *testing.T, a *txtar.Archive) *review.Report {
	t.Helper()
	g := newRepo(t)
	layer := func(name string) {
		if who := c.authors[name]; who != "" {
			g.who = who
		}
		for _, m := range c.moves {
			if m[0] == name {
				to := filepath.Join(g.dir, filepath.FromSlash(m[2]))
				if err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o755), os.Rename(filepath.Join(g.dir, filepath.FromSlash(m[1])), to)); err != nil {
					t.Fatal(err)
				}
			}
		}
		g.lay(a, name+"/")
		g.commit(name)
	}
	has := func(name string) bool {
		return slices.ContainsFunc(a.Files, func(f txtar.File) bool { return strings.HasPrefix(f.Name, name+"/") }) ||
			strings.Contains(string(a.Comment), " "+name+"/") || strings.Contains(string(a.Comment), "mv: "+name+" ")
	}
	layer("base")
	if has("base-2") {
		layer("base-2")
	}
	g.git("checkout", "-q", "-b", "liuwan")
	g.who = clerk
	layer("head")
	if has("head-2") {
		layer("head-2")
	}
	if has("main") {
		g.git("checkout", "-q", "main")
		layer("main")
		g.git("checkout", "-q", "liuwan")
	}
	c.options.Source = g.dir
	return g.review(func(o *review.Options) { *o = c.options; o.Source = g.dir })
}

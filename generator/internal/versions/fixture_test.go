package versions_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"cunwu/generator/internal/overlay"
	"cunwu/generator/internal/survey"
	"cunwu/generator/internal/township"
	"cunwu/generator/internal/versions"
)

// A town is a township in a repository that a test makes with git's own command. Each
// commit is a day after the one before; the first, which is never asked about, holds a
// village's notices from before there was a repository.
type town struct {
	t     *testing.T
	dir   string
	clock int64
}

const (
	clerk    = "林晓梅 <lin@hexi.example>"
	reviewer = "赵敏 <zhao@hexi.example>"
	dayLong  = 24 * 60 * 60
)

// today is the day of all tests: the periods of the township's own notices are over.
var today = township.MakeDay(2026, 10, 20)

func newTown(t *testing.T) *town {
	t.Helper()
	g := &town{t, t.TempDir(), 1790812800} // 2026-10-01 08:00 in China
	base, err := txtar.ParseFile("../build/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if err := overlay.Lay(g.dir, base, func(name string) string { return name }); err != nil {
		t.Fatal(err)
	}
	g.git(reviewer, "init", "-q", "-b", "main", "--template=")
	return g
}

func (g *town) git(who string, args ...string) string {
	g.t.Helper()
	out, err := overlay.Git(g.dir, who, g.clock, args...)
	if err != nil {
		g.t.Fatal(err)
	}
	return out
}

// commit commits everything on main, a day later.
func (g *town) commit(who string) {
	g.t.Helper()
	g.clock += dayLong
	g.git(who, "add", "-A")
	g.git(who, "commit", "-q", "-m", "x")
}

// merge brings everything to main as a clerk's branch that the reviewer merges a day later.
func (g *town) merge(trailers string) {
	g.t.Helper()
	g.git(clerk, "checkout", "-q", "-b", "change")
	g.commit(clerk)
	g.git(clerk, "checkout", "-q", "main")
	g.clock += dayLong
	g.git(reviewer, "merge", "-q", "--no-ff", "-m", "合并\n\n"+trailers, "change")
	g.git(reviewer, "branch", "-q", "-D", "change")
}

func (g *town) write(name, text string) {
	g.t.Helper()
	full := filepath.Join(g.dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, []byte(text), 0o644)); err != nil {
		g.t.Fatal(err)
	}
}

// edit replaces texts in a file; each must be there.
func (g *town) edit(name string, pairs ...string) {
	g.t.Helper()
	data, err := os.ReadFile(filepath.Join(g.dir, filepath.FromSlash(name)))
	if err != nil {
		g.t.Fatal(err)
	}
	text := string(data)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			g.t.Fatalf("%s does not hold %q", name, pairs[i])
		}
		text = strings.ReplaceAll(text, pairs[i], pairs[i+1])
	}
	g.write(name, text)
}

func (g *town) remove(name string) {
	g.t.Helper()
	if err := os.RemoveAll(filepath.Join(g.dir, filepath.FromSlash(name))); err != nil {
		g.t.Fatal(err)
	}
}

func (g *town) rename(from, to string) {
	g.t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(filepath.Join(g.dir, to)), 0o755), os.Rename(filepath.Join(g.dir, from), filepath.Join(g.dir, to))); err != nil {
		g.t.Fatal(err)
	}
}

// read surveys the township with its record.
func (g *town) read(villages ...string) (*versions.Record, *survey.Survey) {
	g.t.Helper()
	r, err := versions.Open(g.t.Context(), versions.Options{Source: g.dir, Day: today})
	if err != nil {
		g.t.Fatal(err)
	}
	g.t.Cleanup(func() { r.Close() })
	s, err := survey.Of(survey.Options{Source: g.dir, Villages: villages, Day: today, Past: r})
	if err != nil {
		g.t.Fatal(err)
	}
	return r, s
}

// list lists the versions of a notice.
func (g *town) list(id string) versions.List {
	g.t.Helper()
	r, s := g.read()
	for _, v := range s.Township.Villages {
		if n := v.Notice(id); n != nil {
			list, err := r.Of(v, n)
			if err != nil {
				g.t.Fatal(err)
			}
			return list
		}
	}
	g.t.Fatalf("there is no %s: %v", id, s.Findings)
	return versions.List{}
}

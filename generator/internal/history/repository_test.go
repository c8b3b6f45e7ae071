package history_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cunwu/generator/internal/history"
)

// A repo is a repository that a test makes with git's own command, as the people of a
// story would. Names and dates are fixed; each commit is an hour after the one before.
type repo struct {
	t     *testing.T
	dir   string
	who   string // clerk or reviewer who works now
	clock int64
}

// 2026-10-01 08:00 in China
const firstHour = 1790812800

const (
	clerk    = "林某 <lin@hexi.example>"
	reviewer = "赵敏 <zhao@hexi.example>"
)

func newRepo(t *testing.T) *repo {
	t.Helper()
	g := &repo{t: t, dir: t.TempDir(), who: clerk, clock: firstHour}
	g.git("init", "-q", "-b", "main", "--template=")
	return g
}

// at is the same person in another folder.
func (g *repo) at(dir string) *repo {
	return &repo{g.t, dir, g.who, g.clock}
}

func (g *repo) try(args ...string) (string, error) {
	g.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = g.dir
	name, email, _ := strings.Cut(g.who, " <")
	email = strings.TrimSuffix(email, ">")
	date := fmt.Sprintf("@%d +0800", g.clock)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_TERMINAL_PROMPT=0", "LC_ALL=C", "GIT_EDITOR=true",
		"GIT_AUTHOR_NAME="+name, "GIT_AUTHOR_EMAIL="+email, "GIT_AUTHOR_DATE="+date,
		"GIT_COMMITTER_NAME="+name, "GIT_COMMITTER_EMAIL="+email, "GIT_COMMITTER_DATE="+date,
		// everything that a test does is inside its own folder
		"GIT_CEILING_DIRECTORIES="+filepath.Dir(g.dir), "GIT_CONFIG_COUNT=3",
		"GIT_CONFIG_KEY_0=protocol.file.allow", "GIT_CONFIG_VALUE_0=always", // submodules by path
		"GIT_CONFIG_KEY_1=gc.auto", "GIT_CONFIG_VALUE_1=0", // nothing goes on in the background
		"GIT_CONFIG_KEY_2=maintenance.auto", "GIT_CONFIG_VALUE_2=false")
	out, err := cmd.CombinedOutput()
	return strings.TrimSpace(string(out)), err
}

func (g *repo) git(args ...string) string {
	g.t.Helper()
	out, err := g.try(args...)
	if err != nil {
		g.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return out
}

func (g *repo) write(path, text string) {
	g.t.Helper()
	full := filepath.Join(g.dir, filepath.FromSlash(path))
	if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, []byte(text), 0o644)); err != nil {
		g.t.Fatal(err)
	}
}

func (g *repo) remove(path string) {
	g.t.Helper()
	if err := os.RemoveAll(filepath.Join(g.dir, filepath.FromSlash(path))); err != nil {
		g.t.Fatal(err)
	}
}

// commit commits all that there is, an hour later.
func (g *repo) commit(message string) history.Hash {
	g.t.Helper()
	g.clock += 3600
	g.git("add", "-A")
	g.git("commit", "-q", "--allow-empty", "-m", message)
	return g.head()
}

// publish writes one file and commits it.
func (g *repo) publish(path, text string) history.Hash {
	g.t.Helper()
	g.write(path, text)
	return g.commit("公开 " + path)
}

// merge merges a branch into the one that is checked out, as a reviewer does.
func (g *repo) merge(message string, branches ...string) history.Hash {
	g.t.Helper()
	g.clock += 3600
	was := g.who
	g.who = reviewer
	g.git(append([]string{"merge", "-q", "--no-ff", "-m", message}, branches...)...)
	g.who = was
	return g.head()
}

func (g *repo) head() history.Hash { return hash(g.t, g.git("rev-parse", "HEAD")) }

func hash(t *testing.T, s string) (h history.Hash) {
	t.Helper()
	if n, err := hex.Decode(h[:], []byte(s)); err != nil || n != len(h) {
		t.Fatalf("%q is no hash: %v", s, err)
	}
	return h
}

// notice is the text of a notice. Files beside it are its tables.
func notice(id, title string, tables ...string) string {
	text := "---\nid: " + id + "\ntitle: " + title + "\n"
	if len(tables) > 0 {
		text += "tables:\n"
	}
	for _, file := range tables {
		text += "  - {name: 收支明细, file: " + file + ", kind: ledger, opening: 0.00}\n"
	}
	return text + "---\n" + title + "。\n"
}

// digest stands in for the model's: line ends and the record of posting are not part of it.
func digest(files fs.FS, path string) ([32]byte, error) {
	sum := sha256.New()
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		if name != path {
			fmt.Fprintln(sum, filepath.Base(name))
		}
		for line := range strings.Lines(strings.ReplaceAll(string(data), "\r\n", "\n")) {
			if !strings.HasPrefix(line, "posted:") {
				sum.Write([]byte(line))
			}
		}
		return nil
	})
	return [32]byte(sum.Sum(nil)), err
}

func open(t *testing.T, dir string, options history.Options) *history.Repository {
	t.Helper()
	if options.Digest == nil {
		options.Digest = digest
	}
	r, err := history.Open(dir, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

func index(t *testing.T, r *history.Repository, name string) *history.History {
	t.Helper()
	h, err := r.Index(context.Background(), name)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// read opens a repository and indexes what is checked out.
func (g *repo) read(options history.Options) *history.History {
	g.t.Helper()
	return index(g.t, open(g.t, g.dir, options), "")
}

// keep writes the index of what is checked out.
func (g *repo) keep() {
	g.t.Helper()
	r, err := history.Open(g.dir, history.Options{Digest: digest})
	if err != nil {
		g.t.Fatal(err)
	}
	index(g.t, r, "")
	if err := r.Close(); err != nil {
		g.t.Fatal(err)
	}
}

func versions(t *testing.T, h *history.History, id string) []history.Version {
	t.Helper()
	v, err := h.Versions(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// story tells the versions of a notice in a line each: path, writer, approvers.
func story(t *testing.T, h *history.History, id string) string {
	t.Helper()
	var b strings.Builder
	for _, v := range versions(t, h, id) {
		who, landed := "?", "?"
		if v.Written != nil {
			who = v.Written.Author.Name
		}
		if v.Landing != nil {
			landed = v.Landing.Commit.Subject
		}
		fmt.Fprintf(&b, "%s: %s by %s", landed, v.Path, who)
		for _, a := range v.Approvers() {
			b.WriteString(" + " + a.Name)
		}
		if v.Err != nil {
			b.WriteString(" unread")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// revisions tells every state of a notice's files, deletions too.
func revisions(h *history.History, id string) string {
	n := h.Notice(id)
	if n == nil {
		return "none\n"
	}
	var b strings.Builder
	for _, r := range n.Revisions {
		landed := "?"
		if r.Landing != nil {
			landed = r.Landing.Commit.Subject
		}
		b.WriteString(landed + ": ")
		if r.Deleted() {
			b.WriteString("gone")
		}
		b.WriteString(r.Path)
		if r.Became != "" {
			b.WriteString(", now " + r.Became)
		}
		if len(r.Copies) > 0 {
			b.WriteString(", also " + strings.Join(r.Copies, " "))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func want(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n%s\nwant:\n%s", what, got, want)
	}
}

// problem asserts that an error speaks to a person and names a cure.
func problem(t *testing.T, err error, message, hint string) {
	t.Helper()
	var p *history.Problem
	if !errors.As(err, &p) {
		t.Fatalf("got %v, want a problem about %q", err, message)
	}
	if !strings.Contains(p.Message, message) || !strings.Contains(p.Hint, hint) {
		t.Errorf("got %q, %q; want %q, %q", p.Message, p.Hint, message, hint)
	}
	if strings.Contains(p.Error(), os.TempDir()) {
		t.Errorf("a path of this machine: %v", p)
	}
}

// pipe runs git with something to read.
func (g *repo) pipe(in io.Reader, args ...string) {
	g.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Stdin = g.dir, in
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		g.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

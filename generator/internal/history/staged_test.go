package history_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cunwu/generator/internal/history"
)

// staged tells what git has staged, a line for each file that changes.
func staged(t *testing.T, root, top, index string) string {
	t.Helper()
	r, err := history.Open(root, history.Options{Top: top, NoCache: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	s, err := r.Staged(context.Background(), index)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, c := range s.Changes {
		kind := "edited"
		switch {
		case c.Before.IsZero():
			kind = "added"
		case c.After.IsZero():
			kind = "deleted"
		}
		if s.There(c.Path) == c.After.IsZero() {
			t.Errorf("There(%q) = %v", c.Path, s.There(c.Path))
		}
		fmt.Fprintf(&b, "%s %s\n", kind, c.Path)
	}
	return b.String()
}

func TestStaged(t *testing.T) {
	g := newRepo(t)
	want(t, "nothing", staged(t, g.dir, "", ""), "")
	g.write("villages/liuwan/finance/a.md", notice("1a1a1a", "甲"))
	g.write("villages/liuwan/finance/b.md", notice("2b2b2b", "乙"))
	g.git("add", "-A")
	g.write("villages/liuwan/finance/a.md", "not this")
	want(t, "before the first commit", staged(t, g.dir, "", ""), "added villages/liuwan/finance/a.md\nadded villages/liuwan/finance/b.md\n")
	g.commit("开始")

	g.git("config", "core.autocrlf", "true")
	g.write("villages/liuwan/finance/c.md", "一\r\n二\r\n")
	g.write("villages/liuwan/finance/later.md", "still being written")
	g.git("mv", "villages/liuwan/finance/b.md", "villages/liuwan/finance/d.md")
	g.git("rm", "-q", "villages/liuwan/finance/a.md")
	g.git("add", "villages/liuwan/finance/c.md")
	g.git("add", "-N", "villages/liuwan/finance/later.md")
	if err := os.Symlink("d.md", filepath.Join(g.dir, "villages/liuwan/finance/link.md")); err != nil {
		t.Fatal(err)
	}
	g.git("add", "villages/liuwan/finance/link.md")
	all := "deleted villages/liuwan/finance/a.md\ndeleted villages/liuwan/finance/b.md\nadded villages/liuwan/finance/c.md\nadded villages/liuwan/finance/d.md\n"
	want(t, "a rename, a deletion, a new file", staged(t, g.dir, "", ""), all)
	for _, form := range [][]string{{"update-index", "--index-version", "4"}, {"-c", "index.skipHash=true", "update-index", "--force-write-index"}} {
		g.git(form...)
		want(t, strings.Join(form, " "), staged(t, g.dir, "", ""), all)
	}

	r, err := history.Open(g.dir, history.Options{NoCache: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	s, err := r.Staged(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	err = s.Extract(context.Background(), []string{"villages/liuwan"}, func(name string, _ history.Hash, read func() ([]byte, error)) error {
		data, err := read()
		got[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got["villages/liuwan/finance/c.md"] != "一\n二\n" {
		t.Errorf("got %q", got)
	}
	if !s.There("villages/liuwan") || s.There("villages/other") || s.There("villages/liu") {
		t.Error("folders that are there")
	}

	// As "git commit FILE" does: the index of the commit is another file.
	other := filepath.Join(t.TempDir(), "index")
	if err := os.Rename(filepath.Join(g.dir, ".git", "index"), other); err != nil {
		t.Fatal(err)
	}
	want(t, "another index", staged(t, g.dir, "", other), all)
}

// The township may be a folder of the repository, and the repository a second working tree.
func TestStagedBelow(t *testing.T) {
	g := newRepo(t)
	g.write("town/content/township.yaml", "name: 禾溪镇\n")
	g.write("other.md", "x")
	g.commit("开始")
	tree := filepath.Join(t.TempDir(), "tree")
	g.git("worktree", "add", "-q", "-b", "work", tree)
	w := g.at(tree)
	w.write("town/villages/liuwan/finance/a.md", notice("1a1a1a", "甲"))
	w.write("other.md", "y")
	w.git("add", "-A")
	want(t, "the worktree", staged(t, filepath.Join(tree, "town"), tree, ""), "added villages/liuwan/finance/a.md\n")
	want(t, "the first one", staged(t, filepath.Join(g.dir, "town"), g.dir, ""), "")
}

func TestStagedProblems(t *testing.T) {
	g := newRepo(t)
	g.publish("villages/liuwan/finance/a.md", "一\n")
	read := func() error {
		r, err := history.Open(g.dir, history.Options{NoCache: true})
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		_, err = r.Staged(context.Background(), "")
		return err
	}
	g.git("checkout", "-q", "-b", "other")
	g.publish("villages/liuwan/finance/a.md", "二\n")
	g.git("checkout", "-q", "main")
	g.publish("villages/liuwan/finance/a.md", "三\n")
	if _, err := g.try("merge", "other"); err == nil {
		t.Fatal("no conflict")
	}
	problem(t, read(), "合并冲突", "git add")
	g.git("merge", "--abort")
	g.git("update-index", "--split-index")
	problem(t, read(), "暂存区", "--no-split-index")
	g.git("update-index", "--no-split-index")
	if err := read(); err != nil {
		t.Fatal(err)
	}
	index := filepath.Join(g.dir, ".git", "index")
	whole, err := os.ReadFile(index)
	if err != nil {
		t.Fatal(err)
	}
	for n := range whole { // however it is cut, it is a problem and no panic
		if err := os.WriteFile(index, whole[:n], 0o644); err != nil {
			t.Fatal(err)
		}
		var p *history.Problem
		if err := read(); !errors.As(err, &p) || p.Hint == "" {
			t.Fatalf("cut at %d: %v", n, err)
		}
	}
}

// reached tells the contents of some commits, a line each.
func reached(t *testing.T, dir, base, head string) (string, *history.Reached) {
	t.Helper()
	r, err := history.Open(dir, history.Options{NoCache: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var hashes [2]history.Hash
	for i, name := range []string{base, head} {
		if i == 0 && name == "" {
			continue
		}
		if hashes[i], err = r.Resolve(context.Background(), name); err != nil {
			t.Fatal(err)
		}
	}
	found, err := r.Reach(context.Background(), hashes[0], hashes[1])
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, c := range found.Contents {
		data, err := r.Blob(context.Background(), c.Blob, 1<<10)
		if err != nil {
			t.Fatal(err)
		}
		now := ""
		if c.Now {
			now = " now"
		}
		fmt.Fprintf(&b, "%s: %s %q%s\n", c.First.Subject, c.Path, data, now)
		if _, err := r.Blob(context.Background(), c.Blob, int64(len(data))-1); len(data) > 1 && !errors.Is(err, history.ErrTooLong) {
			t.Errorf("a content that is too long: %v", err)
		}
	}
	return b.String(), found
}

func TestReach(t *testing.T) {
	g := newRepo(t)
	g.write("a.md", "一\n")
	g.write("b/c.csv", "二\n")
	g.commit("first")
	g.git("checkout", "-q", "-b", "side")
	g.publish("d.md", "三\n")
	g.git("checkout", "-q", "main")
	g.write("a.md", "四\n")
	g.commit("second")
	g.merge("merged", "side")
	g.remove("d.md")
	g.git("mv", "a.md", "e.md")
	g.commit("third")
	all, found := reached(t, g.dir, "", "HEAD")
	want(t, "all", all, `first: a.md "一\n"
first: b/c.csv "二\n" now
second: a.md "四\n"
公开 d.md: d.md "三\n"
third: e.md "四\n" now
`)
	if found.Commits != 5 || found.Part {
		t.Errorf("%d commits, part %v", found.Commits, found.Part)
	}
	some, _ := reached(t, g.dir, "side", "HEAD")
	want(t, "a range", some, "second: a.md \"四\\n\"\nthird: e.md \"四\\n\" now\n")

	shallow := filepath.Join(t.TempDir(), "shallow")
	g.git("clone", "-q", "--depth", "1", "file://"+g.dir, shallow)
	some, found = reached(t, shallow, "", "HEAD")
	want(t, "a shallow clone", some, "third: b/c.csv \"二\\n\" now\nthird: e.md \"四\\n\" now\n")
	if !found.Part || found.Commits != 1 {
		t.Errorf("%d commits, part %v", found.Commits, found.Part)
	}
}

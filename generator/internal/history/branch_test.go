package history_test

import (
	"context"
	"crypto/sha1"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cunwu/generator/internal/history"
)

// branch tells the commits of a branch in a line each.
func branch(t *testing.T, r *history.Repository, base, head history.Hash) string {
	t.Helper()
	steps, err := r.Branch(context.Background(), base, head)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range steps {
		fmt.Fprintf(&b, "%s by %s: %s\n", s.Subject, s.Author.Name, strings.Join(s.Files, " "))
	}
	return b.String()
}

// A branch into which main was merged, with a file that the merge itself wrote: main's
// own changes are nobody's of the branch.
func TestBranch(t *testing.T) {
	g := newRepo(t)
	start := g.publish(q3, notice("7k3m9q", "一"))
	g.git("checkout", "-q", "-b", "side")
	g.publish("villages/liuwan/finance/q2.md", notice("8a2b3c", "二"))
	g.git("checkout", "-q", "main")
	g.who = "和平村文书 <heping@hexi.example>"
	main := g.publish("content/a.yaml", "a: 1\n")
	g.git("checkout", "-q", "side")
	g.who = clerk
	g.git("merge", "-q", "--no-commit", "--no-ff", "main")
	g.write("villages/liuwan/finance/q2.csv", "1\n")
	head := g.commit("合并主线")
	r := open(t, g.dir, history.Options{})
	want(t, "branch", branch(t, r, main, head), "公开 villages/liuwan/finance/q2.md by 林某: villages/liuwan/finance/q2.md\n"+
		"合并主线 by 林某: villages/liuwan/finance/q2.csv\n")
	want(t, "nothing", branch(t, r, head, start), "")
	want(t, "first commit", branch(t, r, hash(t, g.orphan()), start), "公开 "+q3+" by 林某: "+q3+"\n")
	if r.Shallow() {
		t.Error("it is not shallow")
	}
}

// orphan makes a commit that has nothing in common with any other.
func (g *repo) orphan() string {
	g.t.Helper()
	g.clock += 3600
	return g.git("commit-tree", "-m", "空", g.git("hash-object", "-t", "tree", "-w", os.DevNull))
}

// The files of a commit below some folders, whatever is checked out.
func TestExtract(t *testing.T) {
	g := newRepo(t)
	g.write("town/content/a.yaml", "a\n")
	g.write("town/villages/liuwan/finance/中 文.md", "一\n")
	g.write("town/villages/liuwan2/b.md", "b\n")
	old := g.publish("outside.md", "外\n")
	g.publish("town/content/a.yaml", "b\n")
	r := open(t, filepath.Join(g.dir, "town"), history.Options{Top: g.dir})
	got := ""
	err := r.Extract(context.Background(), old, []string{"content", "villages/liuwan", "themes"}, func(name string, content history.Hash, read func() ([]byte, error)) error {
		data, err := read()
		got += name + "=" + string(data)
		if blob := fmt.Sprintf("blob %d\x00%s", len(data), data); content != sha1.Sum([]byte(blob)) {
			t.Errorf("%s has another hash than %s", name, content)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	want(t, "files", got, "content/a.yaml=a\nvillages/liuwan/finance/中 文.md=一\n")
	stop := fmt.Errorf("no more room")
	if err := r.Extract(context.Background(), old, []string{"content"}, func(string, history.Hash, func() ([]byte, error)) error { return stop }); err != stop {
		t.Errorf("got %v", err)
	}
}

func TestUncommitted(t *testing.T) {
	g := newRepo(t)
	f := "villages/liuwan/finance/"
	for _, name := range []string{"same.md", "edited.md", "gone.md", "crlf.md", "touched.md"} {
		g.write(f+name, "一\n二\n")
	}
	g.write("content/township.yaml", "name: 禾溪镇\n")
	g.write("villages/.editor/app.json", "{}\n") // somebody has committed it
	g.write(f+"same.md~", "一\n")
	head := g.commit("开始")
	r := open(t, g.dir, history.Options{})
	changed := func() string {
		t.Helper()
		list, err := r.Uncommitted(context.Background(), g.dir, head, []string{"villages", "content", "themes"})
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(list, " ")
	}
	want(t, "clean", changed(), "")
	g.write(f+"edited.md", "一\n三\n") // as long as it was
	g.write(f+"same.md~", "二\n")
	g.remove(f + "gone.md")
	g.write(f+"crlf.md", "一\r\n二\r\n")
	g.write(f+"new.md", "新\n")
	g.write(f+"~$new.md", "别人开着\n")
	g.write(f+".hidden/x.md", "藏\n")
	g.write("README.md", "不看\n")
	g.write("content/township.yaml", "name: 河西镇\n")
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes(filepath.Join(g.dir, f+"touched.md"), later, later); err != nil {
		t.Fatal(err)
	}
	all := "content/township.yaml " + f + "edited.md " + f + "gone.md " + f + "new.md"
	want(t, "changed", changed(), all)
	if err := os.WriteFile(filepath.Join(g.dir, ".git", "index"), []byte("坏了"), 0o644); err != nil {
		t.Fatal(err)
	}
	want(t, "without git's index", changed(), all)
}

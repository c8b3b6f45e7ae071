package history_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cunwu/generator/internal/history"
)

// A clerk with a commit of his own pulls main and pushes: git makes a merge whose first
// parent is his commit. The main line goes on where main was, and the merge approves
// nothing.
func TestPullTurnsMainAround(t *testing.T) {
	hub := filepath.Join(t.TempDir(), "hub.git")
	g := newRepo(t)
	g.commit("开始")
	g.git("clone", "-q", "--bare", g.dir, hub)
	g.git("remote", "add", "origin", hub)
	g.git("fetch", "-q")
	g.git("branch", "-q", "--set-upstream-to=origin/main")

	other := filepath.Join(t.TempDir(), "other")
	g.git("clone", "-q", hub, other)
	o := g.at(other)
	o.git("checkout", "-q", "-b", "heping")
	o.who = "孙某 <sun@hexi.example>"
	o.publish("villages/heping/finance/q3.md", notice("2h2h2h", "和平村"))
	o.git("checkout", "-q", "main")
	o.merge("合并 heping", "heping")
	o.git("push", "-q", "origin", "main")

	g.publish(q3, notice("7k3m9q", "一"))
	g.publish(q3, notice("7k3m9q", "二"))
	g.clock += 3 * 3600
	g.git("pull", "-q", "--no-rebase", "--no-edit")
	if subject := g.git("log", "-1", "--format=%s"); !strings.HasPrefix(subject, "Merge branch 'main' of ") {
		t.Fatalf("git wrote %q", subject)
	}
	pulled := g.head()
	h := g.read(history.Options{})
	want(t, "approved by its merge", story(t, h, "2h2h2h"), "合并 heping: villages/heping/finance/q3.md by 孙某 + 赵敏\n")
	v := versions(t, h, "7k3m9q")
	if len(v) != 1 || v[0].Landing.Commit.Hash != pulled || v[0].Landing.Merge || len(v[0].Approvers()) != 0 || v[0].Written.Author.Name != "林某" {
		t.Errorf("pulled: %s", story(t, h, "7k3m9q"))
	}
	if len(h.Warnings) != 1 || !strings.Contains(h.Warnings[0].Message, "有 1 次合并是用 git pull 倒着合的") {
		t.Errorf("warnings: %v", h.Warnings)
	}
	// By the name of another branch it is an ordinary merge.
	if h := g.read(history.Options{Branch: "publish", NoCache: true}); len(h.Warnings) != 0 || len(versions(t, h, "7k3m9q")) != 2 {
		t.Errorf("as branch publish: %v", h.Warnings)
	}
}

// What git and forges write as subjects of merges, and which of them turn the line.
func TestSubjectsOfMerges(t *testing.T) {
	g := newRepo(t)
	root := g.commit("开始")
	first := g.publish(q3, notice("7k3m9q", "一"))
	g.git("checkout", "-q", "-b", "side", root.String())
	side := g.publish("villages/heping/finance/q3.md", notice("2h2h2h", "和平村"))
	g.git("merge", "-q", "--no-edit", "main")
	tree := g.git("rev-parse", "HEAD^{tree}")
	for _, c := range []struct {
		subject, branch string
		turned          bool
	}{
		{"Merge branch 'main' of https://git.hexi.example/cunwu", "", true},
		{"Merge branch 'main' of https://git.hexi.example/cunwu into main", "", true},
		{"Merge branch 'master' of git@git.hexi.example:cunwu", "", true},
		{"Merge remote-tracking branch 'origin/main'", "", true},
		{"Merge remote-tracking branch 'origin/main' into liuwan", "", true},
		{"Merge branch 'main' into liuwan", "", true},
		{"Merge branch 'publish' of https://git.hexi.example/cunwu", "publish", true},
		{"Merge branch 'main' into publish", "publish", false},
		{"Merge branch 'master' into main", "", false},
		{"Merge branch 'liuwan'", "", false},
		{"Merge branch 'liuwan' of https://git.hexi.example/cunwu", "", false},
		{"Merge branch 'main-2' into main", "", false},
		{"Merge pull request #12 from liuwan/main", "", false},
		{"Merge branch 'main", "", false},
		{"合并 liuwan", "", false},
	} {
		merge := g.git("commit-tree", tree, "-p", first.String(), "-p", side.String(), "-m", c.subject)
		h := index(t, open(t, g.dir, history.Options{Branch: c.branch, NoCache: true}), merge)
		landed := versions(t, h, "7k3m9q")[0].Landing.Commit.Hash
		if got := landed != first; got != c.turned || (len(h.Warnings) > 0) != c.turned {
			t.Errorf("%q on %q: turned %v, warnings %v", c.subject, c.branch, got, h.Warnings)
		}
	}
}

// A merge the wrong way round whose subject says nothing: the commit that was published
// last keeps the line on its track.
func TestBuiltKeepsTheLine(t *testing.T) {
	g := newRepo(t)
	root := g.commit("开始")
	g.publish("villages/heping/finance/q3.md", notice("2h2h2h", "和平村"))
	built := g.publish("villages/heping/finance/q3.md", notice("2h2h2h", "和平村更正"))
	g.git("checkout", "-q", "-b", "liuwan", root.String())
	g.publish(q3, notice("7k3m9q", "一"))
	g.merge("同步", "main")
	g.git("checkout", "-q", "main")
	g.git("merge", "-q", "--ff-only", "liuwan")
	after := g.publish(q3, notice("7k3m9q", "二"))
	if h := g.read(history.Options{}); len(versions(t, h, "2h2h2h")) != 1 || len(h.Warnings) != 0 {
		t.Errorf("without knowing: %s", story(t, h, "2h2h2h"))
	}
	h := g.read(history.Options{Built: built.String()})
	if len(versions(t, h, "2h2h2h")) != 2 || len(h.Warnings) != 1 {
		t.Errorf("knowing: %s, %v", story(t, h, "2h2h2h"), h.Warnings)
	}
	want(t, "the branch", story(t, h, "7k3m9q"), "同步: "+q3+" by 林某\n公开 "+q3+": "+q3+" by 林某\n")
	if v := versions(t, h, "7k3m9q"); v[1].Landing.Commit.Hash != after || v[0].Landing.Merge {
		t.Errorf("landings: %+v", v[0].Landing)
	}
}

// Main was rewritten and pushed by force: the history is that of the new line, and where
// the commit published last is known, it is said.
func TestForcedPush(t *testing.T) {
	g := newRepo(t)
	g.publish(q3, notice("7k3m9q", "一"))
	built := g.publish("villages/heping/finance/q3.md", notice("2h2h2h", "和平村"))
	g.keep() // an index that knows it
	g.git("reset", "-q", "--hard", "HEAD~1")
	g.publish(q3, notice("7k3m9q", "二"))
	for _, options := range []history.Options{{}, {NoCache: true}} {
		h := g.read(options)
		if h.Notice("2h2h2h") != nil || len(versions(t, h, "7k3m9q")) != 2 || len(h.Warnings) != 0 {
			t.Errorf("after the push: %s", story(t, h, "7k3m9q"))
		}
	}
	h := g.read(history.Options{Built: built.String()})
	if len(h.Warnings) != 1 || !strings.Contains(h.Warnings[0].Message, "主线被改写过") {
		t.Errorf("warnings: %v", h.Warnings)
	}
	before := index(t, open(t, g.dir, history.Options{}), built.String())
	if before.Notice("2h2h2h") == nil {
		t.Error("the old line cannot be asked any more")
	}
	h = g.read(history.Options{Built: "0123456789012345678901234567890123456789"})
	if len(h.Warnings) != 1 || !strings.Contains(h.Warnings[0].Message, "在这个仓库里找不到") {
		t.Errorf("warnings: %v", h.Warnings)
	}
}

// Clocks that are wrong are shown as wrong, and drag no other commit along.
func TestClocks(t *testing.T) {
	g := newRepo(t)
	hour := func(n int64) int64 { return firstHour + n*3600 }
	claims := []int64{hour(1), hour(2), hour(24 * 365 * 80), hour(3), hour(-24 * 365 * 40), hour(4), hour(4), hour(5), hour(9)}
	for i, c := range claims {
		g.clock = c - 3600
		g.publish(q3, notice("7k3m9q", fmt.Sprint("第", i)))
	}
	now := time.Unix(hour(6), 0)
	told := func(options history.Options) string {
		var b strings.Builder
		for _, v := range versions(t, g.read(options), "7k3m9q") {
			fmt.Fprintf(&b, "%d", (v.Landing.Time.Unix()-firstHour)/3600)
			if v.Landing.Doubtful {
				b.WriteString("?")
			}
			if v.Doubtful() != v.Landing.Doubtful && v.Written.Authored.Before(v.Landing.Time) {
				t.Errorf("doubtful for no reason: %+v", v.Landing)
			}
			b.WriteString(" ")
		}
		return b.String()
	}
	want(t, "no moment given", told(history.Options{}), "1 2 3? 3 3? 4 4 5 9 ")
	want(t, "built at 6", told(history.Options{Now: now}), "1 2 3? 3 3? 4 4 5 6? ")
	v := versions(t, g.read(history.Options{}), "7k3m9q")[2]
	if v.Landing.Commit.Committed.Year() != 2106 || v.Landing.Time.Format("2006-01-02 15:04 -0700") != "2026-10-01 11:00 +0800" {
		t.Errorf("says %v, shown as %v", v.Landing.Commit.Committed, v.Landing.Time)
	}
}

// Who wrote, by his clock, after the text was published.
func TestAuthorsClock(t *testing.T) {
	g := newRepo(t)
	g.write(q3, notice("7k3m9q", "一"))
	g.git("add", "-A")
	g.git("commit", "-q", "-m", "开始", "--date", "2031-01-01T00:00:00+08:00")
	v := versions(t, g.read(history.Options{}), "7k3m9q")[0]
	if v.Landing.Doubtful || !v.Doubtful() {
		t.Errorf("landed %v, written %v", v.Landing.Time, v.Written.Authored)
	}
}

// Times that no clock shows, as damaged or malicious tools write them.
func TestImpossibleTimes(t *testing.T) {
	g := newRepo(t)
	g.write(q3, notice("7k3m9q", "一"))
	g.git("add", "-A")
	tree := g.git("write-tree")
	for _, line := range []string{"某 <a@hexi.example> 99999999999999999999 +0800", "某 <a@hexi.example> 9999999999999999 +9999", "某 <a@hexi.example> -99999999999999 -0000",
		"某 <a@hexi.example>", "某 <a@hexi.example> x y", "", "<", ">", "> <", "某"} {
		name := filepath.Join(t.TempDir(), "commit")
		if err := os.WriteFile(name, []byte("tree "+tree+"\nauthor "+line+"\ncommitter "+line+"\n\n开始\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		h := hash(t, g.git("hash-object", "-w", "-t", "commit", "--literally", name))
		r := open(t, g.dir, history.Options{})
		v := versions(t, index(t, r, h.String()), "7k3m9q")
		if len(v) != 1 {
			t.Fatalf("%q: %d versions", line, len(v))
		}
		if _, err := v[0].Landing.Time.MarshalText(); err != nil {
			t.Errorf("%q: %v", line, err)
		}
	}
}

func TestCancelled(t *testing.T) {
	g := newRepo(t)
	g.publish(q3, notice("7k3m9q", "一"))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := open(t, g.dir, history.Options{}).Index(ctx, ""); err != context.Canceled {
		t.Errorf("got %v", err)
	}
}

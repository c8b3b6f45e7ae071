package history_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cunwu/generator/internal/history"
)

// Forms of repositories: where they lie, how they are kept, what they lack.

func TestNoRepository(t *testing.T) {
	outer := newRepo(t)
	outer.publish(q3, notice("7k3m9q", "一"))
	for name, dir := range map[string]string{
		"an empty folder":                 t.TempDir(),
		"a folder inside of a repository": filepath.Join(outer.dir, "villages"),
		"no folder":                       filepath.Join(outer.dir, "nowhere"),
	} {
		if _, err := history.Open(dir, history.Options{}); !errors.Is(err, history.ErrNoRepository) {
			t.Errorf("%s: %v", name, err)
		}
	}
	empty := t.TempDir()
	if err := os.Mkdir(filepath.Join(empty, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := history.Open(empty, history.Options{}); !errors.Is(err, history.ErrNoRepository) {
		t.Errorf("an empty .git: %v", err)
	}
	var none history.History // stands for it
	if v, err := none.Versions(context.Background(), "7k3m9q"); none.State != history.NoRepository || none.Notice("7k3m9q") != nil || v != nil || err != nil {
		t.Error("the zero history knows something")
	}
}

func TestNoCommits(t *testing.T) {
	g := newRepo(t)
	g.write(q3, notice("7k3m9q", "一"))
	h := g.read(history.Options{})
	if h.State != history.NoCommits || len(h.Notices) != 0 || len(versions(t, h, "7k3m9q")) != 0 {
		t.Errorf("got %+v", h)
	}
	if _, err := open(t, g.dir, history.Options{}).Resolve(context.Background(), "HEAD"); !errors.Is(err, history.ErrNoCommits) {
		t.Errorf("HEAD: %v", err)
	}
}

// The site in a folder of a larger repository, which is read only where that is said.
func TestSiteBelowRepository(t *testing.T) {
	g := newRepo(t)
	g.publish("sites/hexi/"+q3, notice("7k3m9q", "一"))
	g.publish(q3, notice("8a2b3c", "别的网站"))
	site := filepath.Join(g.dir, "sites", "hexi")
	if _, err := history.Open(site, history.Options{}); !errors.Is(err, history.ErrNoRepository) {
		t.Errorf("not asked for: %v", err)
	}
	if _, err := history.Open(site, history.Options{Top: filepath.Join(g.dir, "sites")}); !errors.Is(err, history.ErrNoRepository) {
		t.Errorf("no repository at the top: %v", err)
	}
	r := open(t, site, history.Options{Top: g.dir})
	h := index(t, r, "")
	want(t, "history", story(t, h, "7k3m9q"), "公开 sites/hexi/"+q3+": "+q3+" by 林某\n")
	if h.Notice("8a2b3c") != nil {
		t.Error("the history of another site")
	}
	d, err := r.Changes(context.Background(), hash(t, g.git("rev-parse", "HEAD~1")), h.Head)
	if err != nil || len(d.Files) != 0 {
		t.Errorf("changes of another site: %v, %v", d, err)
	}
	other := newRepo(t)
	_, err = history.Open(site, history.Options{Top: other.dir})
	problem(t, err, "不在网站文件夹的上面", ".git")
}

func TestSymbolicLinkToSite(t *testing.T) {
	g := newRepo(t)
	g.publish(q3, notice("7k3m9q", "一"))
	link := filepath.Join(t.TempDir(), "site")
	if err := os.Symlink(g.dir, link); err != nil {
		t.Fatal(err)
	}
	want(t, "history", story(t, g.at(link).read(history.Options{}), "7k3m9q"), "公开 "+q3+": "+q3+" by 林某\n")
}

func TestDetachedHead(t *testing.T) {
	g := newRepo(t)
	first := g.publish(q3, notice("7k3m9q", "一"))
	g.publish(q3, notice("7k3m9q", "二"))
	g.git("checkout", "-q", first.String())
	h := g.read(history.Options{})
	if h.Head != first || len(versions(t, h, "7k3m9q")) != 1 {
		t.Errorf("at %s: %v", h.Head, revisions(h, "7k3m9q"))
	}
	if v := versions(t, index(t, open(t, g.dir, history.Options{}), "main"), "7k3m9q"); len(v) != 2 {
		t.Errorf("main has %d versions", len(v))
	}
}

// A second working tree, with a branch of its own; the index is shared.
func TestWorktree(t *testing.T) {
	g := newRepo(t)
	g.publish(q3, notice("7k3m9q", "一"))
	other := filepath.Join(t.TempDir(), "另一个 工作区")
	g.git("worktree", "add", "-q", "-b", "liuwan", other)
	w := g.at(other)
	w.publish(q3, notice("7k3m9q", "二"))
	if v := versions(t, w.read(history.Options{}), "7k3m9q"); len(v) != 2 {
		t.Errorf("%d versions in the worktree", len(v))
	}
	if v := versions(t, g.read(history.Options{}), "7k3m9q"); len(v) != 1 {
		t.Errorf("%d versions in main", len(v))
	}
	moved := other + "-moved"
	if err := os.Rename(filepath.Join(g.dir, ".git"), filepath.Join(g.dir, "git")); err != nil {
		t.Fatal(err)
	}
	_, err := history.Open(other, history.Options{})
	problem(t, err, ".git 文件指的仓库不在了", "git worktree repair")
	if err := os.MkdirAll(moved, 0o755); err != nil {
		t.Fatal(err)
	}
	g.at(moved).write(".git", "nonsense\n")
	_, err = history.Open(moved, history.Options{})
	problem(t, err, ".git 文件的内容不对", "gitdir:")
}

// The site as a submodule of something larger, and a village as a submodule of the site.
func TestSubmodules(t *testing.T) {
	site, village, outer := newRepo(t), newRepo(t), newRepo(t)
	village.publish("finance/q3.md", notice("8a2b3c", "自己的仓库"))
	site.publish(q3, notice("7k3m9q", "一"))
	site.git("submodule", "--quiet", "add", village.dir, "villages/heping")
	site.commit("和平村用子模块")
	outer.git("submodule", "--quiet", "add", site.dir, "site")
	h := outer.at(filepath.Join(outer.dir, "site")).read(history.Options{})
	want(t, "history", story(t, h, "7k3m9q"), "公开 "+q3+": "+q3+" by 林某\n")
	if h.Notice("8a2b3c") != nil || len(h.Warnings) != 1 || !strings.Contains(h.Warnings[0].Message, "villages/heping 是 git 子模块") {
		t.Errorf("warnings: %v", h.Warnings)
	}
}

// In a shallow clone nothing is claimed about what lies before it.
func TestShallow(t *testing.T) {
	g := newRepo(t)
	g.publish(q3, notice("7k3m9q", "一"))
	g.publish(q3, notice("7k3m9q", "二"))
	g.publish("villages/heping/finance/q3.md", notice("2h2h2h", "和平村"))
	g.remove("villages/heping/finance/q3.md")
	g.commit("删除和平村")
	g.publish(q3, notice("7k3m9q", "三"))
	dir := filepath.Join(t.TempDir(), "浅克隆")
	g.git("clone", "-q", "--depth=2", "file://"+g.dir, dir)
	c := g.at(dir)
	h := c.read(history.Options{})
	if h.State != history.Shallow || len(h.Warnings) != 1 || !strings.Contains(h.Warnings[0].Hint, "--unshallow") {
		t.Errorf("state %v, warnings %v", h.State, h.Warnings)
	}
	want(t, "what is at hand", story(t, h, "7k3m9q"), "?: "+q3+" by ?\n公开 "+q3+": "+q3+" by 林某\n")
	first := versions(t, h, "7k3m9q")[0]
	if first.Err != nil || first.Landing != nil || first.Written != nil || first.Approval.Signature.Form != history.Unsigned {
		t.Errorf("more is claimed than is known: %+v", first)
	}
	if h.Notice("2h2h2h") != nil {
		t.Error("a notice that was deleted before the clone begins")
	}
	_, err := open(t, dir, history.Options{}).Resolve(context.Background(), "HEAD~2")
	problem(t, err, "找不到提交“HEAD~2”", "--unshallow")

	// The index of the shallow clone serves the whole one, and the other way round.
	c.keep()
	c.git("fetch", "-q", "--unshallow")
	c.keep()
	h = c.read(history.Options{})
	if h.State != history.Complete || h.Notice("2h2h2h") == nil || len(versions(t, h, "7k3m9q")) != 3 {
		t.Errorf("whole: state %v, %s", h.State, story(t, h, "7k3m9q"))
	}
	c.git("fetch", "-q", "--depth=2", "origin", "main")
	c.git("reflog", "expire", "--expire=now", "--all")
	if h = c.read(history.Options{}); h.State != history.Shallow || len(versions(t, h, "7k3m9q")) != 2 {
		t.Errorf("shallow again: state %v, %s", h.State, story(t, h, "7k3m9q"))
	}
}

// A shallow clone that cuts a branch: who wrote on it is not guessed.
func TestShallowBranch(t *testing.T) {
	g := newRepo(t)
	g.commit("开始")
	g.git("checkout", "-q", "-b", "liuwan")
	g.publish(q3, notice("7k3m9q", "一"))
	g.publish("villages/liuwan/finance/q2.md", notice("8a2b3c", "二季度"))
	g.git("checkout", "-q", "main")
	g.commit("别的")
	g.merge("合并", "liuwan")
	dir := filepath.Join(t.TempDir(), "clone")
	g.git("clone", "-q", "--depth=2", "file://"+g.dir, dir)
	h := g.at(dir).read(history.Options{})
	want(t, "on the branch", story(t, h, "7k3m9q"), "合并: "+q3+" by ? + 赵敏\n")
}

// Packed, packed by "git maintenance", borrowed from another repository, packed while
// the repository is open.
func TestWhereObjectsLie(t *testing.T) {
	g := newRepo(t)
	g.publish(q3, notice("7k3m9q", "一"))
	g.publish(q3, notice("7k3m9q", "二"))
	wanted := story(t, g.read(history.Options{NoCache: true}), "7k3m9q")
	check := func(what string, g *repo) {
		t.Helper()
		want(t, what, story(t, g.read(history.Options{NoCache: true}), "7k3m9q"), wanted)
	}
	shared := filepath.Join(t.TempDir(), "shared")
	g.git("clone", "-q", "--shared", g.dir, shared)
	check("shared", g.at(shared))
	again := filepath.Join(t.TempDir(), "again")
	g.at(shared).git("clone", "-q", "--shared", shared, again)
	check("shared twice", g.at(again))

	opened := open(t, g.dir, history.Options{NoCache: true})
	_, err := opened.Resolve(context.Background(), strings.Repeat("01", 20)) // it knows now that there is no pack
	problem(t, err, "少了一个对象", "git fsck")
	g.git("pack-refs", "--all")
	g.git("repack", "-adq")
	g.git("prune-packed")
	check("packed", g)
	want(t, "packed meanwhile", story(t, index(t, opened, ""), "7k3m9q"), wanted)
	check("shared and packed", g.at(shared))

	packs := filepath.Join(g.dir, ".git", "objects", "pack")
	names, err := filepath.Glob(filepath.Join(packs, "pack-*"))
	if err != nil || len(names) < 2 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		if err := os.Rename(name, filepath.Join(packs, strings.Replace(filepath.Base(name), "pack-", "loose-", 1))); err != nil {
			t.Fatal(err)
		}
	}
	check("loose- packs", g)
	g.write(".git/objects/pack/pack-0123456789012345678901234567890123456789.pack", "still being fetched")
	check("a pack without its index", g)

	if err := os.Rename(filepath.Join(g.dir, ".git", "objects"), filepath.Join(g.dir, ".git", "gone")); err != nil {
		t.Fatal(err)
	}
	_, err = history.Open(shared, history.Options{})
	problem(t, err, "借用了另一个仓库", "--shared")
}

// Settings that change nothing for a reader, in all ways of writing them.
func TestSettingsThatDoNotMatter(t *testing.T) {
	g := newRepo(t)
	g.publish(q3, notice("7k3m9q", "一"))
	g.git("sparse-checkout", "set", "--no-cone", "villages/heping") // extensions.worktreeConfig
	config := filepath.Join(g.dir, ".git", "config")
	data, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	text := "\ufeff; 注释\n" + string(data) + "[Extensions] preciousObjects = true # 说明\n[core]\n\tsymlinks\n[alias]\n\tx = \"!f() { [extensions]; }; f\"\n"
	if err := os.WriteFile(config, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	want(t, "history", story(t, g.read(history.Options{}), "7k3m9q"), "公开 "+q3+": "+q3+" by 林某\n")
}

// Forms that go-git cannot read are refused with the cure.
func TestRefusedForms(t *testing.T) {
	for _, c := range []struct{ setting, message, hint string }{
		{"[core]\n\trepositoryformatversion = 2\n", "格式太新（2）", "git clone"},
		{"[extensions]\n\trefstorage = reftable\n", "用 reftable 存放分支", "git refs migrate --ref-format=files"},
		{"[extensions]\n\tobjectFormat = SHA256\n", "SHA256 对象格式", "fast-export"},
		{"[extensions]\n\tsomethingnew = 1\n", "不认识的扩展：somethingnew", "git clone"},
	} {
		g := newRepo(t)
		g.write(".git/config", c.setting)
		_, err := history.Open(g.dir, history.Options{})
		problem(t, err, c.message, c.hint)
	}
}

func TestSHA256(t *testing.T) {
	g := newRepo(t)
	g.remove(".git")
	g.git("init", "-q", "-b", "main", "--object-format=sha256")
	g.write(q3, notice("7k3m9q", "一"))
	g.git("add", "-A")
	g.git("commit", "-q", "-m", "开始")
	_, err := history.Open(g.dir, history.Options{})
	problem(t, err, "SHA256 对象格式", "git init --object-format=sha1")

	// The cure works.
	sha1 := &repo{t, t.TempDir(), clerk, g.clock}
	sha1.git("init", "-q", "-b", "main", "--object-format=sha1")
	g.write("../"+filepath.Base(g.dir)+".stream", g.git("fast-export", "--all")+"\n")
	in, err := os.Open(filepath.Join(filepath.Dir(g.dir), filepath.Base(g.dir)+".stream"))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	sha1.pipe(in, "fast-import", "--quiet")
	want(t, "history", story(t, sha1.read(history.Options{}), "7k3m9q"), "开始: "+q3+" by 林某\n")
}

// A clone without the old blobs is no repository in which notices were deleted.
func TestPartialClone(t *testing.T) {
	g := newRepo(t)
	g.git("config", "uploadpack.allowFilter", "true")
	g.git("config", "uploadpack.allowAnySHA1InWant", "true")
	g.publish(q3, notice("7k3m9q", "一"))
	g.publish(q3, notice("7k3m9q", "二"))
	dir := filepath.Join(t.TempDir(), "partial")
	g.git("clone", "-q", "--filter=blob:none", "file://"+g.dir, dir)
	c := g.at(dir)
	_, err := open(t, dir, history.Options{}).Index(context.Background(), "")
	problem(t, err, "部分克隆", "git fetch --refetch origin")

	// The cure works.
	c.git("config", "--unset-all", "remote.origin.partialclonefilter")
	c.git("fetch", "-q", "--refetch", "origin")
	if v := versions(t, c.read(history.Options{}), "7k3m9q"); len(v) != 2 {
		t.Errorf("%d versions", len(v))
	}
}

// A branch's file that was not written to its end is not a branch without commits.
func TestEmptyBranchFile(t *testing.T) {
	g := newRepo(t)
	g.publish(q3, notice("7k3m9q", "一"))
	r := open(t, g.dir, history.Options{})
	for _, text := range []string{"", "\n", "\x00\x00\x00"} {
		g.write(".git/refs/heads/main", text)
		for _, name := range []string{"", "main", "refs/heads/main"} {
			_, err := r.Index(context.Background(), name)
			problem(t, err, "refs/heads/main 的记录是空的", "重新克隆")
		}
	}
	g.write(".git/HEAD", "什么\n")
	_, err := r.Index(context.Background(), "")
	problem(t, err, "HEAD", "git checkout main")
}

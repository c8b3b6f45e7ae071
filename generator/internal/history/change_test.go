package history_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cunwu/generator/internal/history"
)

func changes(t *testing.T, r *history.Repository, base, head history.Hash) string {
	t.Helper()
	d, err := r.Changes(context.Background(), base, head)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, c := range d.Notices {
		fmt.Fprintf(&b, "%s in %s:", c.ID, c.Village())
		for word, is := range map[string]bool{" added": c.Added(), " deleted": c.Deleted()} {
			if is {
				b.WriteString(word)
			}
		}
		if c.Moved() {
			b.WriteString(" moved")
		}
		if c.Edited {
			b.WriteString(" edited")
		}
		fmt.Fprintf(&b, " %s\n", strings.Join(c.Files, " "))
	}
	return b.String()
}

// A pull request that does a little of everything.
func TestChanges(t *testing.T) {
	g := newRepo(t)
	f := "villages/liuwan/finance/"
	g.write(f+"same.md", notice("2a2a2a", "不变", "same.csv"))
	g.write(f+"same.csv", "1\n")
	g.write(f+"table.md", notice("3b3b3b", "表变了", "table.csv"))
	g.write(f+"table.csv", "1\n")
	g.write(f+"moved.md", notice("4c4c4c", "移动", "moved.csv"))
	g.write(f+"moved.csv", "1\n")
	g.write(f+"text.md", notice("5d5d5d", "正文"))
	g.write(f+"gone.md", notice("6e6e6e", "删除"))
	g.write(f+"both.md", notice("7f7f7f", "移动又修改"))
	g.write(f+"id.md", notice("8g8g8g", "改编号"))
	g.write(f+"late.md", notice("9h9h9h", "表还没有", "late.csv"))
	g.write(f+"lost.md", notice("2j2j2j", "表没了", "lost.csv"))
	g.write(f+"lost.csv", "1\n")
	g.write(f+"renamed.md", notice("2k2k2k", "表改名", "old.csv"))
	g.write(f+"old.csv", "1\n")
	g.write(f+"broken.md", notice("2m2m2m", "写坏了"))
	g.write(f+"stray.csv", "1\n")
	base := g.commit("开始")
	g.git("checkout", "-q", "-b", "liuwan")
	g.write(f+"table.csv", "2\n")
	moved := "villages/heping/subsidies/"
	if err := os.MkdirAll(filepath.Join(g.dir, moved), 0o755); err != nil {
		t.Fatal(err)
	}
	g.git("mv", f+"moved.md", f+"moved.csv", moved)
	g.write(f+"text.md", notice("5d5d5d", "正文改了"))
	g.remove(f + "gone.md")
	g.remove(f + "both.md")
	g.write(moved+"both.md", notice("7f7f7f", "移动而且修改"))
	g.write(f+"id.md", notice("8n8n8n", "改编号"))
	g.write(f+"late.csv", "1\n")
	g.remove(f + "lost.csv")
	g.write(f+"renamed.md", notice("2k2k2k", "表改名", "new.csv"))
	g.git("mv", f+"old.csv", f+"new.csv")
	g.write(f+"broken.md", "坏了")
	g.write(f+"stray.csv", "2\n")
	g.write(f+"new.md", notice("2p2p2p", "新的"))
	g.write("content/township.yaml", "name: 禾溪镇\n")
	g.commit("改这改那")
	head := g.head()
	r := open(t, g.dir, history.Options{})
	h, m := "heping", "liuwan"
	want(t, "changes", changes(t, r, base, head), strings.Join([]string{
		"4c4c4c in " + h + ": moved " + moved + "moved.csv " + moved + "moved.md " + f + "moved.csv " + f + "moved.md",
		"7f7f7f in " + h + ": moved edited " + moved + "both.md " + f + "both.md",
		"2j2j2j in " + m + ": edited " + f + "lost.csv",
		"2k2k2k in " + m + ": edited " + f + "new.csv " + f + "old.csv " + f + "renamed.md",
		"2m2m2m in " + m + ": deleted " + f + "broken.md",
		"2p2p2p in " + m + ": added " + f + "new.md",
		"3b3b3b in " + m + ": edited " + f + "table.csv",
		"5d5d5d in " + m + ": edited " + f + "text.md",
		"6e6e6e in " + m + ": deleted " + f + "gone.md",
		"8g8g8g in " + m + ": deleted " + f + "id.md",
		"8n8n8n in " + m + ": added " + f + "id.md",
		"9h9h9h in " + m + ": edited " + f + "late.csv",
	}, "\n")+"\n")
	d, err := r.Changes(context.Background(), base, head)
	if err != nil || d.Files[0].Path != "content/township.yaml" || !d.Files[0].Before.IsZero() || d.Files[0].After.IsZero() {
		t.Errorf("files: %v, %v", d.Files[0], err)
	}
	if got := changes(t, r, head, head); got != "" {
		t.Errorf("nothing changed: %s", got)
	}
	g.git("checkout", "-q", "main")
	other := g.publish("README.md", "说明\n")
	for _, pair := range [][2]history.Hash{{other, head}, {head, other}, {base, head}, {head, base}} {
		if got, ok, err := r.MergeBase(context.Background(), pair[0], pair[1]); got != base || !ok || err != nil {
			t.Errorf("merge base %v, %v, %v", got, ok, err)
		}
	}
	g.git("checkout", "-q", "--orphan", "fresh")
	if _, ok, err := r.MergeBase(context.Background(), g.commit("另起一行"), base); ok || err != nil {
		t.Errorf("unrelated: %v, %v", ok, err)
	}
}

// A copy of a notice under the same id: the file that was there is the notice.
func TestChangesWithCopies(t *testing.T) {
	g := newRepo(t)
	base := g.publish(q3, notice("7k3m9q", "一"))
	g.write("villages/liuwan/finance/0.md", notice("7k3m9q", "抄"))
	head := g.publish(q3, notice("7k3m9q", "二"))
	want(t, "changes", changes(t, open(t, g.dir, history.Options{}), base, head), "7k3m9q in liuwan: edited "+q3+"\n")
}

// A link or a submodule in the place of a file, and the other way round.
func TestChangesOfKind(t *testing.T) {
	g := newRepo(t)
	if err := errors.Join(os.MkdirAll(filepath.Dir(filepath.Join(g.dir, q3)), 0o755), os.Symlink("x", filepath.Join(g.dir, q3))); err != nil {
		t.Fatal(err)
	}
	link := g.commit("链接")
	g.remove(q3)
	file := g.publish(q3, notice("7k3m9q", "一"))
	g.remove(q3)
	g.git("update-index", "--add", "--cacheinfo", "160000,"+file.String()+","+q3)
	g.git("commit", "-q", "-m", "子模块")
	module := g.head()
	r := open(t, g.dir, history.Options{})
	for _, c := range []struct {
		base, head history.Hash
		told       string
	}{{link, file, "added"}, {file, module, "deleted"}, {file, link, "deleted"}, {module, file, "added"}} {
		want(t, c.told, changes(t, r, c.base, c.head), "7k3m9q in liuwan: "+c.told+" "+q3+"\n")
		d, err := r.Changes(context.Background(), c.base, c.head)
		if err != nil || len(d.Files) != 1 || d.Files[0].Before.IsZero() != (c.told == "added") || d.Files[0].After.IsZero() != (c.told == "deleted") {
			t.Errorf("%v, %v", d.Files, err)
		}
	}
	if got := revisions(index(t, r, ""), "7k3m9q"); !strings.HasSuffix(got, "gone\n") {
		t.Errorf("history: %s", got)
	}
	if d, err := r.Changes(context.Background(), link, module); err != nil || len(d.Files) != 0 {
		t.Errorf("a link that became a submodule: %v, %v", d.Files, err)
	}
}

// The files that differ are those that git itself names, and the merge base is git's.
func TestChangesAgainstGit(t *testing.T) {
	for seed := range uint64(4) {
		g := newRepo(t)
		wild(t, g, 100+seed, 80)
		all := strings.Fields(g.git("rev-list", "--all", "--date-order"))
		r := open(t, g.dir, history.Options{NoCache: true})
		for i := 0; i+7 < len(all); i += 9 {
			a, b := hash(t, all[i]), hash(t, all[i+7])
			d, err := r.Changes(context.Background(), a, b)
			if err != nil {
				t.Fatal(err)
			}
			var ours []string
			for _, f := range d.Files {
				ours = append(ours, fmt.Sprintf("%s %s %s", f.Before, f.After, f.Path))
			}
			var theirs []string
			fields := strings.Split(strings.TrimSuffix(g.git("diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", all[i], all[i+7]), "\x00"), "\x00")
			for j := 0; j+1 < len(fields); j += 2 {
				f := strings.Fields(fields[j])
				theirs = append(theirs, f[2]+" "+f[3]+" "+fields[j+1])
			}
			slices.SortFunc(theirs, func(a, b string) int { return strings.Compare(a[82:], b[82:]) })
			if !slices.Equal(ours, theirs) {
				t.Fatalf("seed %d, %s..%s: got\n%s\ngit says\n%s", seed, all[i], all[i+7], strings.Join(ours, "\n"), strings.Join(theirs, "\n"))
			}
			base, ok, err := r.MergeBase(context.Background(), a, b)
			if bases := g.git("merge-base", "--all", all[i], all[i+7]); err != nil || !ok || !strings.Contains(bases, base.String()) {
				t.Fatalf("merge base %v, git says %s", base, bases)
			}
		}
	}
}

// A commit as a file system.
func TestAt(t *testing.T) {
	g := newRepo(t)
	g.write("villages/和平 村/finance/表 格.csv", "1\n")
	g.write("content/township.yaml", "name: 禾溪镇\n")
	g.write("long.txt", strings.Repeat("长的文件，放在包里\n", 4000))
	g.write(q3, notice("7k3m9q", "一"))
	if err := os.Symlink("/etc/passwd", filepath.Join(g.dir, "link")); err != nil {
		t.Fatal(err)
	}
	first := g.commit("开始")
	g.publish(q3, notice("7k3m9q", "二"))
	g.git("repack", "-adq")
	r := open(t, g.dir, history.Options{})
	files, err := r.At(context.Background(), first)
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(files, "villages/和平 村/finance/表 格.csv", "content/township.yaml", "long.txt", q3); err != nil {
		t.Error(err)
	}
	if data, err := fs.ReadFile(files, q3); err != nil || string(data) != notice("7k3m9q", "一") {
		t.Errorf("%s, %v", data, err)
	}
	for _, name := range []string{"link", "nowhere", "content/nowhere", "content/township.yaml/x"} {
		if _, err := files.Open(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err = r.At(context.Background(), hash(t, g.git("rev-parse", "HEAD:"+q3)))
	problem(t, err, "一个对象坏了", "git fsck") // a blob is no commit
}

// What Options.Digest is shown: the notice and the files that it names, nothing else.
func TestWhatDigestSees(t *testing.T) {
	g := newRepo(t)
	for _, name := range []string{"2026-q3.csv", "照片.jpg", "other.csv", "2026-q3.csv.bak"} {
		g.write("villages/liuwan/finance/"+name, name)
	}
	g.write("villages/liuwan/village.yaml", "name: 柳湾村\n")
	g.write(q3, strings.Replace(notice("7k3m9q", "一", "2026-q3.csv"), "tables:", "attachments:\n  - file: \"照片.jpg\" # 现场\ntables:", 1))
	g.commit("开始")
	seen := 0
	h := g.read(history.Options{NoCache: true, Digest: func(files fs.FS, path string) ([32]byte, error) {
		seen++
		if err := fstest.TestFS(files, q3, q3csv, "villages/liuwan/finance/照片.jpg"); err != nil {
			t.Error(err)
		}
		list, err := fs.ReadDir(files, "villages/liuwan/finance")
		if err != nil || len(list) != 3 || path != q3 {
			t.Errorf("%s: %v, %v", path, list, err)
		}
		return [32]byte{}, errors.New("不是公示")
	}})
	for range 2 {
		if v := versions(t, h, "7k3m9q"); len(v) != 1 || v[0].Err == nil {
			t.Errorf("versions: %+v", v)
		}
	}
	if seen != 2 {
		t.Errorf("a failure was kept: asked %d times", seen)
	}
}

func TestResolve(t *testing.T) {
	g := newRepo(t)
	root := g.commit("开始")
	g.git("checkout", "-q", "-b", "村/柳湾")
	side := g.publish(q3, notice("7k3m9q", "一"))
	g.git("checkout", "-q", "main")
	second := g.commit("第二")
	merged := g.merge("合并", "村/柳湾")
	g.git("tag", "v1", root.String())
	g.git("tag", "-a", "-m", "标签", "v2", second.String())
	g.git("tag", "-a", "-m", "标签的标签", "v3", "v2")
	g.git("update-ref", "refs/remotes/origin/main", second.String())
	g.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
	r := open(t, g.dir, history.Options{})
	for name, wanted := range map[string]history.Hash{
		"": merged, "HEAD": merged, "@": merged, "main": merged, "refs/heads/main": merged, "heads/main": merged,
		"HEAD^": second, "HEAD^1": second, "HEAD^2": side, "HEAD~1": second, "HEAD~2": root, "HEAD^2~1": root, "HEAD^^": root, "HEAD^0": merged,
		"村/柳湾": side, "v1": root, "v2": second, "v3": second, "tags/v3": second, "v3~": root, "origin/main": second, "origin/HEAD": second,
		merged.String(): merged, merged.String()[:8]: merged, merged.String()[:7] + "^2": side,
	} {
		if got, err := r.Resolve(context.Background(), name); got != wanted || err != nil {
			t.Errorf("%q: %v, %v; want %v", name, got, err, wanted)
		}
	}
	for name, message := range map[string]string{
		"main@{1}": "@{…}", "nowhere": "找不到提交“nowhere”", "HEAD~9": "找不到提交", "HEAD^3": "找不到提交", "HEAD~99999999999999999999": "找不到提交",
		"HEAD^{tree}": "找不到提交", "../../etc/passwd": "找不到提交", "refs/heads/../../config": "找不到提交", "ffffffff": "找不到提交",
		strings.Repeat("f", 40): "少了一个对象", "HEAD:README.md": "找不到提交", "origin": "找不到提交",
	} {
		_, err := r.Resolve(context.Background(), name)
		problem(t, err, message, "")
	}
}

package history_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cunwu/generator/internal/history"
)

const (
	q3    = "villages/liuwan/finance/2026-q3.md"
	q3csv = "villages/liuwan/finance/2026-q3.csv"
)

// A notice is published, its table is corrected, its posting is recorded, its title is
// corrected and corrected back.
func TestVersions(t *testing.T) {
	g := newRepo(t)
	g.write("villages/liuwan/village.yaml", "name: 柳湾村\n")
	g.write(q3csv, "日期,收入\n2026-09-01,100\n")
	first := g.publish(q3, notice("7k3m9q", "三季度收支", "2026-q3.csv"))
	g.publish("README.md", "说明\n")
	g.publish("villages/liuwan/finance/other.csv", "没有公示用到\n")
	g.publish(q3csv, "日期,收入\n2026-09-01,120\n")
	posted := strings.Replace(notice("7k3m9q", "三季度收支", "2026-q3.csv"), "tables:", "posted: [{board: gate, date: 2026-10-15}]\ntables:", 1)
	g.publish(q3, posted)
	g.publish(q3, strings.ReplaceAll(posted, "三季度", "第三季度"))
	g.publish(q3, posted)
	h := g.read(history.Options{})
	if h.State != history.Complete || h.Head != g.head() || len(h.Notices) != 1 || len(h.Warnings) != 0 {
		t.Errorf("got %+v", h)
	}
	want(t, "versions", story(t, h, "7k3m9q"), "公开 "+q3+": "+q3+" by 林某\n公开 "+q3csv+": "+q3+" by 林某\n"+
		"公开 "+q3+": "+q3+" by 林某\n公开 "+q3+": "+q3+" by 林某\n")
	v := versions(t, h, "7k3m9q")
	if v[0].Commit != first || v[0].Landing.Commit.Hash != first || v[0].Landing.Time.Unix() != firstHour+3600 || v[0].Doubtful() {
		t.Errorf("first published: %+v", v[0].Landing)
	}
	if v[0].Digest == v[1].Digest || v[1].Digest == v[2].Digest || v[1].Digest != v[3].Digest || len(v[0].Short()) != 6 {
		t.Error("the digests do not tell the versions apart")
	}
	if n := h.Notice("7k3m9q"); len(n.Revisions) != 5 || n.Village() != "liuwan" {
		t.Errorf("%d revisions in %s", len(n.Revisions), n.Village())
	}
	if len(h.Villages) != 1 || h.Villages[0].Slug != "liuwan" || h.Villages[0].Since.Commit.Hash != first || h.Villages[0].Gone != nil {
		t.Errorf("villages: %+v", h.Villages)
	}
	if h.Notice("9zzzzz") != nil || len(versions(t, h, "9zzzzz")) != 0 {
		t.Error("a notice that never was")
	}
}

// Without a function for digests, each published state is a version.
func TestVersionsWithoutDigest(t *testing.T) {
	g := newRepo(t)
	g.publish(q3, notice("7k3m9q", "一"))
	g.publish(q3, notice("7k3m9q", "二"))
	r, err := history.Open(g.dir, history.Options{NoCache: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if v := versions(t, index(t, r, ""), "7k3m9q"); len(v) != 2 {
		t.Errorf("%d versions", len(v))
	}
}

// A branch with two drafts is merged by a reviewer: one version, written by the clerk,
// approved by the reviewer. What the first draft said was never published.
func TestMerge(t *testing.T) {
	g := newRepo(t)
	g.commit("开始")
	g.git("checkout", "-q", "-b", "liuwan")
	g.publish(q3, notice("7k3m9q", "草稿，身份证号没有遮"))
	g.who = "孙某 <sun@hexi.example>"
	g.publish(q3, notice("7k3m9q", "定稿"))
	g.who = clerk
	g.publish("villages/liuwan/finance/q2.md", notice("8a2b3c", "二季度"))
	g.git("checkout", "-q", "main")
	g.publish("villages/heping/finance/q3.md", notice("2h2h2h", "和平村"))
	merged := g.merge("合并 liuwan", "liuwan")
	h := g.read(history.Options{})
	want(t, "merged", story(t, h, "7k3m9q"), "合并 liuwan: "+q3+" by 孙某 + 赵敏\n")
	want(t, "beside it", story(t, h, "8a2b3c"), "合并 liuwan: villages/liuwan/finance/q2.md by 林某 + 赵敏\n")
	want(t, "straight to main", story(t, h, "2h2h2h"), "公开 villages/heping/finance/q3.md: villages/heping/finance/q3.md by 林某\n")
	v := versions(t, h, "7k3m9q")[0]
	if v.Approval.Merged.Email != "zhao@hexi.example" || !v.Landing.Merge || v.Landing.Commit.Hash != merged || v.Written.Hash == merged {
		t.Errorf("approval: %+v", v.Approval)
	}
}

// Who merges what he wrote himself has not approved it.
func TestMergedByItsAuthor(t *testing.T) {
	g := newRepo(t)
	g.commit("开始")
	g.git("checkout", "-q", "-b", "liuwan")
	g.publish(q3, notice("7k3m9q", "一"))
	g.git("checkout", "-q", "main")
	g.git("merge", "-q", "--no-ff", "-m", "自己合并", "liuwan")
	want(t, "merged", story(t, g.read(history.Options{}), "7k3m9q"), "自己合并: "+q3+" by 林某\n")
}

// The merge of a branch that merged main before: main's changes are not the branch's.
func TestMergeOfMainIntoBranch(t *testing.T) {
	g := newRepo(t)
	g.publish("villages/heping/finance/q3.md", notice("2h2h2h", "和平村"))
	g.git("checkout", "-q", "-b", "liuwan")
	g.publish(q3, notice("7k3m9q", "一"))
	g.git("checkout", "-q", "main")
	g.who = "和平村文书 <heping@hexi.example>"
	g.publish("villages/heping/finance/q3.md", notice("2h2h2h", "和平村更正"))
	g.git("checkout", "-q", "liuwan")
	g.who = clerk
	g.git("merge", "-q", "--no-edit", "main")
	g.publish(q3, notice("7k3m9q", "二"))
	g.git("checkout", "-q", "main")
	g.merge("合并 liuwan", "liuwan")
	h := g.read(history.Options{})
	want(t, "branch", story(t, h, "7k3m9q"), "合并 liuwan: "+q3+" by 林某 + 赵敏\n")
	want(t, "main", story(t, h, "2h2h2h"), "公开 villages/heping/finance/q3.md: villages/heping/finance/q3.md by 林某\n"+
		"公开 villages/heping/finance/q3.md: villages/heping/finance/q3.md by 和平村文书\n")
	if len(h.Warnings) > 0 {
		t.Errorf("warnings: %v", h.Warnings)
	}
}

// A reviewer who corrects the text in the merge itself wrote it.
func TestMergeThatEdits(t *testing.T) {
	g := newRepo(t)
	g.publish(q3, notice("7k3m9q", "一"))
	g.git("checkout", "-q", "-b", "liuwan")
	g.publish("villages/liuwan/finance/q2.md", notice("8a2b3c", "二季度"))
	g.git("checkout", "-q", "main")
	g.git("merge", "-q", "--no-ff", "--no-commit", "liuwan")
	g.write(q3, notice("7k3m9q", "合并时改的"))
	g.who = reviewer
	g.commit("合并并修改")
	want(t, "versions", story(t, g.read(history.Options{}), "7k3m9q"), "公开 "+q3+": "+q3+" by 林某\n合并并修改: "+q3+" by 赵敏\n")
}

// Who wrote a version is who last touched any of its files on the branch: not who merged
// main into it, and not who wrote what a branch had brought before.
func TestWriters(t *testing.T) {
	g := newRepo(t)
	g.publish("villages/heping/finance/q3.md", notice("2h2h2h", "和平村"))
	g.git("checkout", "-q", "-b", "liuwan")
	g.who = "甲 <jia@hexi.example>"
	g.publish(q3csv, "1\n")
	g.who = "乙 <yi@hexi.example>"
	g.publish(q3, notice("7k3m9q", "一", "2026-q3.csv"))
	g.git("checkout", "-q", "main")
	g.publish("villages/heping/finance/q3.md", notice("2h2h2h", "和平村更正"))
	g.git("checkout", "-q", "liuwan")
	g.who = "丙 <bing@hexi.example>"
	g.git("merge", "-q", "--no-edit", "main")
	g.git("checkout", "-q", "main")
	g.merge("第一次合并", "liuwan")
	g.git("checkout", "-q", "liuwan")
	g.publish("villages/liuwan/finance/q2.md", notice("8a2b3c", "二季度"))
	g.git("checkout", "-q", "main")
	g.git("merge", "-q", "--no-ff", "--no-commit", "liuwan")
	g.write(q3, notice("7k3m9q", "合并时改的", "2026-q3.csv"))
	g.who = reviewer
	g.commit("第二次合并")
	h := g.read(history.Options{})
	want(t, "versions", story(t, h, "7k3m9q"), "第一次合并: "+q3+" by 乙 + 赵敏\n第二次合并: "+q3+" by 赵敏\n")
	want(t, "new", story(t, h, "8a2b3c"), "第二次合并: villages/liuwan/finance/q2.md by 丙 + 赵敏\n")
}

// Three branches at once.
func TestOctopus(t *testing.T) {
	g := newRepo(t)
	g.commit("开始")
	for i, village := range []string{"liuwan", "heping", "chenjia"} {
		g.git("checkout", "-q", "-b", village, "main")
		g.who = village + " <" + village + "@hexi.example>"
		g.publish("villages/"+village+"/finance/q3.md", notice([]string{"2a2a2a", "3b3b3b", "4c4c4c"}[i], village))
	}
	g.git("checkout", "-q", "main")
	g.merge("三村合并", "liuwan", "heping", "chenjia")
	if parents := strings.Fields(g.git("rev-list", "--parents", "-n1", "HEAD")); len(parents) != 5 && len(parents) != 4 {
		t.Fatalf("no octopus: %v", parents)
	}
	h := g.read(history.Options{})
	for id, village := range map[string]string{"2a2a2a": "liuwan", "3b3b3b": "heping", "4c4c4c": "chenjia"} {
		want(t, village, story(t, h, id), "三村合并: villages/"+village+"/finance/q3.md by "+village+" + 赵敏\n")
	}
}

// A squash merge leaves a commit like any other: who approved is known from its message
// alone, in git's words or in Chinese, or not at all.
func TestSquash(t *testing.T) {
	g := newRepo(t)
	g.commit("开始")
	bodies := []string{
		"",
		"Reviewed-by: 赵敏 <zhao@hexi.example>",
		"说明一下\n\n审核人：赵敏、孟庆山\nSigned-off-by: 林某 <lin@hexi.example>",
		"approved-by: 林某 <lin@hexi.example>",
		"审核人：赵敏\n\n后来又写了一段，不是落款。",
		"正文紧接着落款\n审核人: 孟庆山 <meng@hexi.example>",
	}
	for i, body := range bodies {
		g.git("checkout", "-q", "-b", "side")
		g.publish(q3, notice("7k3m9q", strings.Repeat("第", i+1)))
		g.git("checkout", "-q", "main")
		g.git("merge", "-q", "--squash", "side")
		g.commit(string(rune('一'+i)) + "\n\n" + body)
		g.git("branch", "-q", "-D", "side")
	}
	got := ""
	for _, v := range versions(t, g.read(history.Options{}), "7k3m9q") {
		for _, r := range v.Approval.Reviews {
			got += r.Key + " " + r.By.Name + " " + r.By.Email + "; "
		}
		got += "|"
		for _, p := range v.Approvers() {
			got += " " + p.Name
		}
		got += "\n"
		if v.Landing.Merge || v.Approval.Merged != (history.Person{}) {
			t.Error("a squash is no merge")
		}
	}
	want(t, "approvals", got, "|\nReviewed-by 赵敏 zhao@hexi.example; | 赵敏\n审核人 赵敏 ; 审核人 孟庆山 ; | 赵敏 孟庆山\n"+
		"Approved-by 林某 lin@hexi.example; |\n|\n审核人 孟庆山 meng@hexi.example; | 孟庆山\n")
}

// Who is named in a commit of the branch approved it as well as who merged.
func TestReviewedOnTheBranch(t *testing.T) {
	g := newRepo(t)
	g.commit("开始")
	g.git("checkout", "-q", "-b", "liuwan")
	g.write(q3, notice("7k3m9q", "一"))
	g.commit("公开\n\nReviewed-by: 孟庆山 <meng@hexi.example>")
	g.git("checkout", "-q", "main")
	g.merge("合并\n\nApproved-by: 赵敏 <ZHAO@hexi.example>", "liuwan")
	want(t, "approved", story(t, g.read(history.Options{}), "7k3m9q"), "合并: "+q3+" by 林某 + 赵敏 + 孟庆山\n")
}

// Renames, other categories, other villages, edits on the way, names with Chinese and
// spaces: the id holds the history together.
func TestMoves(t *testing.T) {
	g := newRepo(t)
	paths := []string{q3, "villages/liuwan/finance/三季度 收支（定稿）.md", "villages/liuwan/village-affairs/2026/三季度/index.md",
		"villages/heping/finance/\"引号\"与\t制表.MD"}
	for i, p := range paths {
		if i > 0 {
			g.write("villages/placeholder/a.md", "")
			if err := os.MkdirAll(filepath.Dir(filepath.Join(g.dir, p)), 0o755); err != nil {
				t.Fatal(err)
			}
			g.git("mv", paths[i-1], p)
		}
		g.publish(p, notice("7k3m9q", "一")+strings.Repeat("改了一些。\n", i/2*8))
	}
	h := g.read(history.Options{})
	n := h.Notice("7k3m9q")
	got := ""
	for _, r := range n.Revisions {
		got += r.Path + "\n"
	}
	want(t, "paths", got, strings.Join(paths, "\n")+"\n")
	if v := versions(t, h, "7k3m9q"); len(v) != 2 || v[0].Path != paths[0] || v[1].Path != paths[2] {
		t.Errorf("%d versions", len(v))
	}
	if n.Village() != "heping" || len(h.Notices) != 1 {
		t.Errorf("%s, %d notices", n.Village(), len(h.Notices))
	}
}

// A name written in two ways of Unicode: the file's, and that by which the notice calls
// its table.
func TestNormalForms(t *testing.T) {
	g := newRepo(t)
	g.git("config", "core.precomposeunicode", "false")
	composed, decomposed := "caf\u00e9.csv", "cafe\u0301.csv"
	g.write("villages/liuwan/finance/"+decomposed, "1\n")
	g.publish("villages/liuwan/finance/e\u0301.md", notice("7k3m9q", "一", composed))
	g.publish("villages/liuwan/finance/"+decomposed, "2\n")
	g.git("mv", "villages/liuwan/finance/e\u0301.md", "villages/liuwan/finance/x.md")
	g.git("mv", "villages/liuwan/finance/x.md", "villages/liuwan/finance/\u00e9.md")
	g.commit("改名")
	h := g.read(history.Options{})
	if v := versions(t, h, "7k3m9q"); len(v) != 2 || v[0].Digest == v[1].Digest {
		t.Errorf("%d versions", len(v))
	}
	if got := h.Notice("7k3m9q").Path(); got != "villages/liuwan/finance/\u00e9.md" {
		t.Errorf("at %q", got)
	}
}

// Deleted, restored, given another id, claimed by two files.
func TestDeletions(t *testing.T) {
	g := newRepo(t)
	g.write("villages/liuwan/village.yaml", "name: 柳湾村\n")
	g.publish(q3, notice("7k3m9q", "一"))
	g.remove(q3)
	g.commit("删除")
	g.publish(q3, notice("7k3m9q", "一"))
	g.publish(q3, notice("8a2b3c", "一"))
	copied := "villages/liuwan/finance/copy.md"
	g.publish(copied, notice("8a2b3c", "抄来的"))
	g.remove("villages/liuwan")
	g.commit("整村删除")
	h := g.read(history.Options{})
	want(t, "first id", revisions(h, "7k3m9q"), "公开 "+q3+": "+q3+"\n删除: gone\n公开 "+q3+": "+q3+"\n公开 "+q3+": gone, now 8a2b3c\n")
	want(t, "second id", revisions(h, "8a2b3c"), "公开 "+q3+": "+q3+"\n公开 "+copied+": "+q3+", also "+copied+"\n整村删除: gone\n")
	want(t, "versions", story(t, h, "7k3m9q"), "公开 "+q3+": "+q3+" by 林某\n公开 "+q3+": "+q3+" by 林某\n")
	n := h.Notice("7k3m9q")
	if n.Path() != q3 || n.Last().Written.Author.Name != "林某" {
		t.Errorf("last: %+v", n.Last())
	}
	if v := h.Villages[0]; v.Gone == nil || v.Gone.Commit.Subject != "整村删除" {
		t.Errorf("village: %+v", v)
	}
	g.publish("villages/liuwan/village.yaml", "name: 柳湾村\n")
	if v := g.read(history.Options{}).Villages[0]; v.Gone != nil {
		t.Errorf("village is back: %+v", v)
	}
}

// A mistake in the front matter on main stops a build; it takes back no notice.
func TestUnreadableNotice(t *testing.T) {
	g := newRepo(t)
	g.publish(q3, notice("7k3m9q", "一"))
	for _, broken := range []string{"", "---\nid: 7k3m9\n---\n", "没有信息\n", "---\nid: 7k3m9q\n", "\xff\xfe-\x00", strings.Repeat("x", 2<<20)} {
		g.publish(q3, broken)
	}
	g.publish(q3, notice("7k3m9q", "二"))
	h := g.read(history.Options{})
	want(t, "versions", story(t, h, "7k3m9q"), "公开 "+q3+": "+q3+" by 林某\n公开 "+q3+": "+q3+" by 林某\n")
	if len(h.Notices) != 1 {
		t.Errorf("%d notices", len(h.Notices))
	}
}

// Not notices: what editors leave, what lies beside the villages, links.
func TestWhatIsNoNotice(t *testing.T) {
	g := newRepo(t)
	for i, p := range []string{"villages/liuwan/finance/.a.md", "villages/liuwan/.git-old/a.md", "villages/liuwan/finance/~$a.md", "villages/a.md", "content/a.md", "villages/liuwan/finance/a.md.txt"} {
		g.write(p, notice("2a2a2"+string(rune('a'+i)), "不是公示"))
	}
	g.write(q3, notice("7k3m9q", "一"))
	if err := os.Symlink("2026-q3.md", filepath.Join(g.dir, "villages/liuwan/finance/link.md")); err != nil {
		t.Fatal(err)
	}
	g.commit("开始")
	h := g.read(history.Options{})
	if len(h.Notices) != 1 || len(h.Notices[0].Last().Copies) != 0 {
		t.Errorf("%d notices, %v", len(h.Notices), h.Notices[0].Last())
	}
}

// CRLF or LF, in the repository or in the working tree only: a text is the same text.
func TestLineEnds(t *testing.T) {
	g := newRepo(t)
	g.git("config", "core.autocrlf", "false")
	crlf := "\ufeff" + strings.ReplaceAll(notice("7k3m9q", "一"), "\n", "\r\n")
	g.publish(q3, crlf)
	g.git("config", "core.autocrlf", "true")
	g.git("add", "--renormalize", ".")
	g.commit("统一换行")
	g.remove(q3)
	g.git("checkout", "-q", q3)
	if data, err := os.ReadFile(filepath.Join(g.dir, q3)); err != nil || !bytes.Contains(data, []byte("\r\n")) {
		t.Fatalf("git wrote %q, %v", data, err)
	}
	h := g.read(history.Options{})
	if n := h.Notice("7k3m9q"); n == nil || len(n.Revisions) != 2 {
		t.Fatalf("history: %+v", n)
	}
	if v := versions(t, h, "7k3m9q"); len(v) != 1 {
		t.Errorf("%d versions", len(v))
	}
}

// Messages and names of older tools, in GBK without saying so.
func TestForeignEncodings(t *testing.T) {
	g := newRepo(t)
	g.write(q3, notice("7k3m9q", "一"))
	g.git("add", "-A")
	tree := g.git("write-tree")
	object := "tree " + tree + "\nauthor \xc1\xd6\xc4\xb3 <lin@hexi.example> 1790812800 +0800\n" +
		"committer \xc1\xd6\xc4\xb3 <lin@hexi.example> 1790812800 +0800\n\n\xb9\xab\xbf\xaa\n\n\xc9\xf3\xba\xcb\xc8\xcb\xa3\xba\xd5\xd4\xc3\xf4\n"
	g.write("../"+filepath.Base(g.dir)+".commit", object)
	g.git("update-ref", "refs/heads/main", g.git("hash-object", "-w", "-t", "commit", "../"+filepath.Base(g.dir)+".commit"))
	want(t, "story", story(t, g.read(history.Options{}), "7k3m9q"), "公开: "+q3+" by 林某 + 赵敏\n")
}

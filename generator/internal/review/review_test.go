package review_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"cunwu/generator/internal/content"
	"cunwu/generator/internal/history"
	"cunwu/generator/internal/review"
)

// many is a branch with so many new notices in each of so many villages, each with a long
// title, a table that does not add up and a text.
func many(t testing.TB, villages, notices int) *repo {
	t.Helper()
	g := newRepo(t)
	g.commit("开始")
	g.git("checkout", "-q", "-b", "many")
	for v := range villages {
		slug := fmt.Sprintf("cun-%03d", v)
		g.write("villages/"+slug+"/village.yaml", fmt.Sprintf("name: 第%d村\ncode: \"149999102%03d\"\n", v, v))
		for n := range notices {
			base := fmt.Sprintf("villages/%s/finance/%03d", slug, n)
			g.write(base+".md", fmt.Sprintf("---\nid: %s\ntitle: 第%d号%s\nitem: finance/income-expense\ndate: 2026-10-12\nperiod: {from: 2026-10-15}\n"+
				"summary: %s\ntables:\n  - {name: 收支明细, file: %03d.csv, kind: ledger, opening: 1000.00}\n---\n正文。\n", id(v*notices+n), n, strings.Repeat("很长的标题", 8), strings.Repeat("明白话，", 20), n))
			g.write(base+".csv", "日期,凭证号,摘要,收入,支出,余额\n2026-07-02,记-1,电费,,20.00,981.00\n")
		}
	}
	g.commit("许多")
	return g
}

// id is the nth id.
func id(n int) string {
	const signs = "0123456789abcdefghjkmnpqrstvwxyz"
	out := []byte("200000")
	for i := 5; n > 0; i-- {
		out[i] = signs[n%32]
		n /= 32
	}
	return string(out)
}

// A comment fits, however large the change, and says how much it leaves out: details go
// first, then lists.
func TestSize(t *testing.T) {
	for _, c := range []struct {
		villages, notices int
		holds             []string
		lacks             []string
	}{
		{1, 4, []string{"<strong>新增", "- 明白话"}, []string{"<summary>新增"}},
		{2, 6, []string{"<summary>新增", "- 明白话"}, nil},
		{8, 50, []string{"400 则", "还有 ", "400 个错误"}, []string{"- 明白话"}},
		{210, 1, []string{"210 则", "个村", "没有列出"}, []string{"- 明白话"}},
	} {
		t.Run(fmt.Sprint(c.villages*c.notices), func(t *testing.T) {
			t.Parallel()
			_, comment, data := written(t, many(t, c.villages, c.notices).review(nil))
			if n := len(utf16.Encode([]rune(comment))); n > review.MaxComment {
				t.Errorf("%d characters", n)
			}
			for _, s := range c.holds {
				if !strings.Contains(comment, s) {
					t.Errorf("it lacks %q:\n%.3000s", s, comment)
				}
			}
			for _, s := range c.lacks {
				if strings.Contains(comment, s) {
					t.Errorf("it holds %q", s)
				}
			}
			if !strings.HasPrefix(comment, review.Marker+"\n") || strings.Count(comment, "<details>") != strings.Count(comment, "</details>") {
				t.Error("it has no marker, or an element that is not closed")
			}
			var back review.Report
			if err := json.Unmarshal([]byte(data), &back); err != nil || back.Changes.Added != c.villages*c.notices {
				t.Errorf("JSON: %d added, %v", back.Changes.Added, err)
			}
		})
	}
}

// Each step of shortening is shorter than the one before, so that the last one is reached;
// and that fits for a report of the greatest size in every part.
func TestSmallest(t *testing.T) {
	r := &review.Report{Parted: strings.Repeat("a", 40), Head: strings.Repeat("b", 40), Date: "2026-10-20"}
	long := strings.Repeat("*字", 600)
	for v := range 500 {
		village := review.Village{Slug: fmt.Sprint(v, long), Name: long}
		for range 3 {
			village.Notices = append(village.Notices, review.Notice{ID: "7k3m9q", Changes: []string{review.Added}, Title: long, File: long})
			village.Files = append(village.Files, review.File{Path: long, Change: review.Added})
			village.Owed = append(village.Owed, review.Owed{ItemName: long, Day: "2026-10-15", Late: 5, Of: long})
			f := review.Finding{New: true}
			f.Rule, f.File, f.Message, f.Hint = "CW701", long, long, long
			r.Findings = append(r.Findings, f)
		}
		r.Villages, r.Files, r.Notes = append(r.Villages, village), append(r.Files, village.Files...), append(r.Notes[:0], long, long)
	}
	var b strings.Builder
	if err := r.WriteMarkdown(&b); err != nil {
		t.Fatal(err)
	}
	if n := len(utf16.Encode([]rune(b.String()))); n > review.MaxComment || n < review.MaxComment/10 {
		t.Errorf("%d characters", n)
	}
}

// The same commits give the same bytes, from whatever is checked out and whatever the
// index knows.
func TestSameBytes(t *testing.T) {
	g := many(t, 3, 5)
	want, wantComment, wantData := written(t, g.review(nil))
	g.git("tag", "head")
	g.git("checkout", "-q", "main")
	for range 2 {
		got, comment, data := written(t, g.review(func(o *review.Options) { o.Head = "head" }))
		if got != want || comment != wantComment || data != wantData {
			t.Error("another report of the same change")
		}
	}
}

// Nothing changed is no mistake. What is not committed is said, and not looked at.
func TestNothing(t *testing.T) {
	g := newRepo(t)
	g.commit("开始")
	text, _, _ := written(t, g.review(nil))
	if !strings.HasPrefix(text, "没有改动\n") || strings.Contains(text, "注意") {
		t.Errorf("got:\n%s", text)
	}
	g.write("villages/liuwan/finance/new.md", "还没有提交\n")
	if err := os.Remove(filepath.Join(g.dir, "villages/liuwan/finance/q3.md")); err != nil {
		t.Fatal(err)
	}
	text, _, _ = written(t, g.review(nil))
	if !strings.HasPrefix(text, "没有改动\n") || !strings.Contains(text, "有 2 个文件的改动还没有提交") {
		t.Errorf("got:\n%s", text)
	}
	if text, _, _ = written(t, g.review(func(o *review.Options) { o.Head = "HEAD" })); strings.Contains(text, "没有提交") {
		t.Error("a commit that is named is not the folder")
	}
}

// The township is a folder of the repository, and what changes outside is not its own.
func TestTop(t *testing.T) {
	outer := newRepo(t)
	for _, name := range []string{"content", "villages"} {
		if err := errors.Join(os.MkdirAll(filepath.Join(outer.dir, "town"), 0o755), os.Rename(filepath.Join(outer.dir, name), filepath.Join(outer.dir, "town", name))); err != nil {
			t.Fatal(err)
		}
	}
	outer.commit("开始")
	outer.git("checkout", "-q", "-b", "side")
	outer.write("README.md", "说明\n")
	outer.write("town/villages/liuwan/subsidies/land.csv", "户主,面积（亩）,金额（元）\n张*,2.5,260.00\n李*芳,3,300.00\n")
	outer.commit("改")
	report := outer.review(func(o *review.Options) { o.Source, o.Top = filepath.Join(outer.dir, "town"), outer.dir })
	if len(report.Files) != 0 || len(report.Villages) != 1 || report.Villages[0].Notices[0].File != "villages/liuwan/subsidies/land.md" || report.Changes.Edited != 1 {
		t.Errorf("got %+v", report)
	}
}

// A clone with the last commits alone: the comparison is made where the parting is at
// hand, and what older history would tell is said to be missing.
func TestShallow(t *testing.T) {
	g := newRepo(t)
	g.commit("开始")
	for i := range 3 {
		g.write("README.md", fmt.Sprint(i))
		g.commit("说明")
	}
	g.git("checkout", "-q", "-b", "side")
	g.write("villages/liuwan/finance/a.md", "---\nid: 2a2a2a\ntitle: 修路\nitem: finance/income-expense\ndate: 2026-10-12\nperiod: {from: 2026-10-15}\n---\n正文。\n")
	g.commit("修路")
	clone := func(depth string) *repo {
		dir := t.TempDir()
		g.git("clone", "-q", "--depth", depth, "--no-single-branch", "file://"+g.dir, dir)
		return &repo{t, dir, g.who, g.clock}
	}
	report := clone("2").review(func(o *review.Options) { o.Base = "origin/main" })
	if report.Changes.Added != 1 || len(report.Notes) != 1 || !strings.Contains(report.Notes[0], "fetch-depth") {
		t.Errorf("got %+v", report)
	}
	_, err := review.Of(context.Background(), review.Options{Source: clone("1").dir, Base: "origin/main", Day: day})
	var problem *history.Problem
	if !errors.As(err, &problem) || problem.Err != nil || !strings.Contains(problem.Hint, "fetch-depth") {
		t.Errorf("got %v", err)
	}
}

func TestWrongUse(t *testing.T) {
	g := newRepo(t)
	of := func(base, head string) error {
		_, err := review.Of(context.Background(), review.Options{Source: g.dir, Base: base, Head: head, Day: day})
		return err
	}
	if err := of("main", ""); !errors.Is(err, history.ErrNoCommits) {
		t.Errorf("no commits: %v", err)
	}
	g.commit("开始")
	var problem *history.Problem
	for _, c := range [][3]string{{"nosuch", "", "git fetch"}, {"main", "nosuch", "git fetch"}, {"main@{1}", "", "HEAD~1"}} {
		if err := of(c[0], c[1]); !errors.As(err, &problem) || !strings.Contains(problem.Hint, c[2]) {
			t.Errorf("%v: %v", c, err)
		}
	}
	g.git("checkout", "-q", "--orphan", "fresh")
	g.commit("另起")
	if err := of("main", ""); !errors.As(err, &problem) || !strings.Contains(problem.Message, "没有共同的历史") {
		t.Errorf("unrelated: %v", err)
	}
	if err := os.RemoveAll(filepath.Join(g.dir, "content")); err != nil {
		t.Fatal(err)
	}
	g.git("checkout", "-q", "main", "--", ".")
	g.git("checkout", "-q", "-f", "main")
	g.git("checkout", "-q", "-b", "empty")
	g.git("rm", "-rq", "content")
	g.commit("没有乡镇")
	if err := of("main", ""); !errors.Is(err, content.ErrNoTownship) {
		t.Errorf("no township: %v", err)
	}
	if err := of("empty", "main"); err != nil {
		t.Errorf("a township that begins: %v", err)
	}
	if _, err := review.Of(context.Background(), review.Options{Source: t.TempDir(), Base: "main", Day: day}); !errors.Is(err, history.ErrNoRepository) {
		t.Errorf("no repository: %v", err)
	}
}

// Nothing is left behind, whatever comes of it: lists for the board were laid out there.
func TestNothingIsLeft(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	g := many(t, 1, 1)
	g.review(nil)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := review.Of(ctx, review.Options{Source: g.dir, Base: "main", Day: day}); err == nil {
		t.Error("it was stopped")
	}
	left, err := filepath.Glob(filepath.Join(temp, "cunwu-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

func BenchmarkReview(b *testing.B) {
	g := many(b, 30, 1)
	for b.Loop() {
		g.review(nil)
	}
}

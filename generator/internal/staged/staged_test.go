package staged_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"cunwu/generator/internal/history"
	"cunwu/generator/internal/overlay"
	"cunwu/generator/internal/staged"
	"cunwu/generator/internal/township"
)

// A town is a township of two villages in a repository.
type town struct {
	t     *testing.T
	dir   string
	clock int64
}

// newTown makes one, with everything committed. In shiqiao a notice is wrong.
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
	g.write("villages/shiqiao/village.yaml", "name: 石桥村\ncode: \"149999101202\"\n")
	g.write("villages/shiqiao/finance/old.md", notice("2a2a2a", "桥面维修找张三 13800001234"))
	g.git("init", "-q", "-b", "main", "--template=")
	g.git("add", "-A")
	g.git("commit", "-q", "-m", "开始")
	return g
}

// notice is a small one.
func notice(id, title string) string {
	return "---\nid: " + id + "\ntitle: " + title + "\nitem: finance/income-expense\ndate: 2026-10-12\nperiod: {from: 2026-10-15}\n---\n正文。\n"
}

func (g *town) git(args ...string) string {
	g.t.Helper()
	g.clock += 3600
	out, err := overlay.Git(g.dir, "林晓梅 <lin@hexi.example>", g.clock, args...)
	if err != nil {
		g.t.Fatal(err)
	}
	return out
}

func (g *town) write(name, text string) {
	g.t.Helper()
	full := filepath.Join(g.dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, []byte(text), 0o644)); err != nil {
		g.t.Fatal(err)
	}
}

// edit replaces a text in a file, which must be there.
func (g *town) edit(name, old, text string) {
	g.t.Helper()
	data, err := os.ReadFile(filepath.Join(g.dir, filepath.FromSlash(name)))
	if err != nil || !strings.Contains(string(data), old) {
		g.t.Fatalf("%s does not hold %q: %v", name, old, err)
	}
	g.write(name, strings.Replace(string(data), old, text, 1))
}

// check checks what is staged, and closes what it gets.
func (g *town) check() *staged.Checked {
	g.t.Helper()
	c, err := staged.Check(g.t.Context(), staged.Options{Source: g.dir, Day: township.MakeDay(2026, 10, 16)})
	if err != nil {
		g.t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		g.t.Fatal(err)
	}
	return c
}

// found are the findings of a check: file and rule.
func found(c *staged.Checked) []string {
	var list []string
	for _, f := range c.Findings {
		list = append(list, f.File+" "+f.Rule)
	}
	return list
}

// want checks what is staged and compares the findings.
func (g *town) want(findings ...string) *staged.Checked {
	g.t.Helper()
	c := g.check()
	if got := found(c); !slices.Equal(got, findings) {
		g.t.Errorf("found %q, want %q\n%+v", got, findings, c.Findings)
	}
	return c
}

// The index counts, whatever lies in the working tree: a file that is right there and wrong
// in the index, one that is wrong there alone, one that is gone there.
func TestIndexCounts(t *testing.T) {
	const file = "villages/liuwan/finance/light.md"
	g := newTown(t)
	g.write(file, notice("3b3b3b", "路灯维修找李四 13800004321"))
	g.git("add", "-A")
	g.write(file, notice("3b3b3b", "路灯维修"))
	c := g.want(file + " CW303")
	if c.Files != 1 || c.NoTownship {
		t.Errorf("%d files, no township: %v", c.Files, c.NoTownship)
	}
	g.git("add", "-A")
	g.write(file, "不是公示")
	g.want()
	if err := os.RemoveAll(filepath.Join(g.dir, "villages")); err != nil {
		t.Fatal(err)
	}
	g.want()
}

// The villages with staged files are read and no others; all are where content/, or the
// words of a theme, or what villages there are changes. What is wrong elsewhere is counted
// alone.
func TestWhatIsRead(t *testing.T) {
	for _, c := range []struct {
		name                string
		change              func(*town)
		villages, elsewhere int
	}{
		{"nothing", func(*town) {}, 0, 0},
		{"a notice", func(g *town) { g.write("villages/liuwan/finance/light.md", notice("3b3b3b", "路灯维修")) }, 1, 0},
		{"a notice beside a wrong one", func(g *town) { g.write("villages/shiqiao/finance/new.md", notice("3b3b3b", "路灯维修")) }, 1, 1},
		{"a village's settings", func(g *town) { g.edit("villages/liuwan/village.yaml", "[一组, 二组]", "[一组]") }, 1, 0},
		{"the township's settings", func(g *town) { g.edit("content/township.yaml", "党政办公室", "镇办公室") }, 2, 1},
		{"a theme's stylesheet", func(g *town) { g.write("themes/own/assets/css/90.css", "a{color:red}") }, 0, 0},
		{"what no township reads", func(g *town) { g.write("notes.txt", "记一笔") }, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := newTown(t)
			c.change(g)
			g.git("add", "-A")
			if got := g.want(); got.Villages != c.villages || got.Elsewhere.Error != c.elsewhere {
				t.Errorf("%d villages read, %d errors elsewhere, want %d and %d", got.Villages, got.Elsewhere.Error, c.villages, c.elsewhere)
			}
		})
	}
}

// Findings are those of staged files and of the notices that they belong to: the table of
// a notice, the place where a file is missed, a village's folder, words of a theme.
func TestWhatIsFound(t *testing.T) {
	const q3, printed = "villages/liuwan/finance/q3.", "villages/liuwan/printed.csv"
	for _, c := range []struct {
		name   string
		change func(*town)
		want   []string
	}{
		{"a table", func(g *town) { g.edit(q3+"csv", "1380.00", "1381.00") }, []string{q3 + "csv CW013"}},
		{"a table is gone", func(g *town) { g.git("rm", "-q", q3+"csv") }, []string{q3 + "md CW011"}},
		{"a notice is gone", func(g *town) { g.git("rm", "-q", q3+"md", q3+"csv") }, []string{q3 + "md CW701"}},
		{"its id is another", func(g *town) { g.edit(q3+"md", "7k3m9q", "8k3m9q") }, []string{q3 + "md CW702"}},
		{"a village is gone", func(g *town) { g.git("rm", "-q", "-r", "villages/shiqiao") }, []string{"villages/shiqiao/village.yaml CW704"}},
		{"a village without settings", func(g *town) { g.write("villages/baiyang/finance/a.md", notice("3b3b3b", "路灯维修")) }, []string{"villages/baiyang CW017"}},
		{"a folder that is no village's", func(g *town) { g.write("villages/Bai_Yang/village.yaml", "name: 白杨村\n") }, []string{"villages/Bai_Yang CW017"}},
		{"a hidden folder", func(g *town) { g.write("villages/.obsidian/app.json", "{}") }, nil},
		{"the township's settings are gone", func(g *town) { g.git("rm", "-q", "content/township.yaml") }, []string{"content/township.yaml CW018"}},
		{"a theme's words", func(g *town) { g.write("themes/noticeboard/i18n/zh-CN.yaml", "state_opne: 公示中\n") }, []string{"themes/noticeboard/i18n/zh-CN.yaml CW039"}},
		{"a printed notice leaves the web", func(g *town) { g.edit(q3+"md", "date:", "audience: board\ndate:") }, []string{printed + " CW714"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := newTown(t)
			g.write(printed, "liuwan/,2026-10-16\nliuwan/7k3m9q/,2026-10-16\n")
			g.git("add", "-A")
			g.git("commit", "-q", "-m", "打印")
			c.change(g)
			g.git("add", "-A")
			g.want(c.want...)
		})
	}
}

// Files that no notice names are looked into as well, and their names; no message repeats
// what it is about. Of a guide and of a notice's own files the checks tell already.
func TestLooseFiles(t *testing.T) {
	g := newTown(t)
	g.write("villages/liuwan/名单.csv", "姓名,身份证号\n张*,149999195003020019\n")
	g.write("149999195003020019.txt", "一份材料\n")
	g.write("villages/liuwan/finance/light.md", strings.Replace(notice("3b3b3b", "路灯维修"), "正文", "电话 13800004321", 1))
	g.git("add", "-A")
	c := g.check()
	var rules []string
	for _, f := range c.Findings {
		rules = append(rules, f.Rule)
		if said := f.Message + f.Hint; strings.Contains(said, "149999195003020019") || strings.Contains(said, "13800004321") {
			t.Errorf("a finding says the number: %s", said)
		}
	}
	slices.Sort(rules)
	if want := []string{"CW025", "CW301", "CW301", "CW303"}; !slices.Equal(rules, want) {
		t.Errorf("rules %q, want %q\n%+v", rules, want, c.Findings)
	}
}

// Without a township the files are looked into all the same.
func TestNoTownship(t *testing.T) {
	g := &town{t, t.TempDir(), 1790812800}
	g.write("名单.csv", "姓名,身份证号\n张*,149999195003020019\n")
	g.git("init", "-q", "-b", "main", "--template=")
	g.git("add", "-A")
	if c := g.want("名单.csv CW301"); !c.NoTownship || c.Files != 1 {
		t.Errorf("%+v", c)
	}
}

// Nothing is left on the disk once the result is closed; until then the lines of what is
// staged can be shown.
func TestNothingLeft(t *testing.T) {
	const file = "villages/liuwan/finance/light.md"
	g := newTown(t)
	g.write(file, notice("3b3b3b", "路灯维修找李四 13800004321"))
	g.git("add", "-A")
	g.write(file, "别的\n")
	around := t.TempDir()
	for _, key := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(key, around)
	}
	left := func() int {
		entries, err := os.ReadDir(around)
		if err != nil {
			t.Fatal(err)
		}
		return len(entries)
	}
	o := staged.Options{Source: g.dir, Day: township.MakeDay(2026, 10, 16)}
	c, err := staged.Check(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if lines := c.Lines(file); len(lines) < 2 || lines[1] != "id: 3b3b3b" {
		t.Errorf("lines %q", lines)
	}
	if left() == 0 {
		t.Error("nothing was laid out")
	}
	if err := c.Close(); err != nil || left() > 0 {
		t.Errorf("%d left, %v", left(), err)
	}
	blob := g.git("rev-parse", ":"+file)
	if err := os.Remove(filepath.Join(g.dir, ".git/objects", blob[:2], blob[2:])); err != nil {
		t.Fatal(err)
	}
	if _, err := staged.Check(t.Context(), o); err == nil || left() > 0 {
		t.Errorf("a file that git has lost: %d left, %v", left(), err)
	}
	o.Source = around
	if _, err := staged.Check(t.Context(), o); !errors.Is(err, history.ErrNoRepository) || left() > 0 {
		t.Errorf("%d left, %v", left(), err)
	}
}

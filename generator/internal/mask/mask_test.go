package mask

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"cunwu/generator/internal/privacy"
)

func TestTable(t *testing.T) {
	rows := [][]string{
		{"姓名", "村民组", "证件号码", "银行账号", "联系电话", "金额"},
		{"张小三", "一组", "149999195003020019", "6217000012345678907", "13800001234", "100.00"},
		{"张大三", "一组", "149999196107110021", "", "13800005678", "100.00"},
		{"张中三", "二组", "14*************021", "", "138****5678", "100.00"},
	}
	changes, names := table(privacy.New(privacy.Options{}), "补贴名单", rows, Rules{0: "name"})
	got := slices.Clone(rows)
	for i := range got {
		got[i] = slices.Clone(rows[i])
	}
	for _, c := range changes {
		if c.text == "" {
			t.Errorf("row %d, column %d: left to a person", c.row, c.col)
			continue
		}
		got[c.row][c.col] = c.text
	}
	want := [][]string{
		rows[0],
		{"张*三（第1行）", "一组", "14*************019", "***************8907", "138****1234", "100.00"},
		{"张*三（第2行）", "一组", "14*************021", "", "138****5678", "100.00"},
		{"张*三", "二组", "14*************021", "", "138****5678", "100.00"}, // its group tells it apart
	}
	for i := range want {
		if !slices.Equal(got[i], want[i]) {
			t.Errorf("row %d is\n%q, want\n%q", i, got[i], want[i])
		}
	}
	if names["张小三"] != "张*三" || len(names) != 3 {
		t.Errorf("names %q", names)
	}
	if again, _ := table(privacy.New(privacy.Options{}), "补贴名单", got, Rules{0: "name"}); len(again) != 0 {
		t.Errorf("masked again: %+v", again)
	}
}

// township writes the valid township of package build's tests with more files over it.
func lay(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	a, err := txtar.ParseFile("../build/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range a.Files {
		all[f.Name] = string(f.Data)
	}
	for name, text := range files {
		all[name] = text
	}
	for name, text := range all {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
}

// The original is there as it was, outside, for its owner alone; the notice can still be
// read, and what belongs to no notice is masked by its looks.
func TestFiles(t *testing.T) {
	dir, originals := t.TempDir(), filepath.Join(t.TempDir(), "kept", "here")
	const notice = "---\nid: 5t2v6n\ntitle: 补助\nitem: finance/income-expense\ndate: 2026-10-12\nperiod: {from: 2026-10-12}\n" +
		"summary: 转到 6217000012345678907 了。\nnumber: 6217000012345678907\n---\n手机 13800001234。\n"
	const loose = "姓名,手机号\n王小明,13800004321\n王小*,138****4321\n王小*,138****4321\n王小*,138****4321\n"
	lay(t, dir, map[string]string{"villages/liuwan/finance/aid.md": notice, "villages/liuwan/finance/loose.csv": loose})
	r, err := Files(Options{Source: dir, Originals: originals, Files: []string{
		filepath.Join(dir, "villages/liuwan/finance/aid.md"), "villages/liuwan/finance/loose.csv"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Originals) != 2 || !slices.Equal(r.Unknown, []string{"villages/liuwan/finance/loose.csv"}) {
		t.Fatalf("%+v", r)
	}
	kept, err := os.ReadFile(r.Originals[0])
	if err != nil || string(kept) != notice {
		t.Errorf("the original is %q (%v)", kept, err)
	}
	if info, err := os.Stat(r.Originals[0]); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read the original: %v %v", info.Mode(), err)
	}
	now, err := os.ReadFile(filepath.Join(dir, "villages/liuwan/finance/aid.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"summary: 转到 ", "number: （不公开）\n", "手机 138****1234。"} {
		if !strings.Contains(string(now), want) {
			t.Errorf("%q is not in\n%s", want, now)
		}
	}
	if list, err := os.ReadFile(filepath.Join(dir, "villages/liuwan/finance/loose.csv")); err != nil || strings.Contains(string(list), "小明") || strings.Contains(string(list), "00004321") {
		t.Errorf("%s (%v)", list, err)
	}
	for _, c := range r.Changes {
		if strings.Contains(c.Now, "6217000012") || strings.Contains(c.Now, "小明") || strings.Contains(c.Now, "00001234") {
			t.Errorf("what was hidden is said: %+v", c)
		}
	}
}

func TestRefusals(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, nil)
	if err := os.MkdirAll(filepath.Join(dir, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	outside := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(outside, []byte("姓名\n张三\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "villages", "liuwan", "link.csv")
	if err := os.Symlink(outside, link); err != nil {
		t.Fatal(err)
	}
	const land = "villages/liuwan/subsidies/land.csv"
	for _, c := range []struct {
		file, originals string
		want            error
	}{
		{land, filepath.Join(dir, "kept"), ErrOriginals},
		{land, filepath.Join(dir, "villages", "..", "x", "y"), ErrOriginals},
		{outside, t.TempDir(), ErrFile},
		{link, t.TempDir(), ErrFile},
		{"content/township.yaml", t.TempDir(), ErrFile},
		{"villages/liuwan/none.csv", t.TempDir(), os.ErrNotExist},
	} {
		if _, err := Files(Options{Source: dir, Files: []string{c.file}, Originals: c.originals}); !errors.Is(err, c.want) {
			t.Errorf("%s, originals in %s: %v, want %v", c.file, c.originals, err, c.want)
		}
	}
}

package mask

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
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

// The same person twice stays the same person: what was paid twice must be seen after
// masking too. A name that was masked goes from the other cells as well.
func TestTwiceAndBeside(t *testing.T) {
	rows := [][]string{
		{"姓名", "金额", "备注"},
		{"张小三", "100.00", "张小三本人领"},
		{"张大三", "100.00", "和张小三同户"},
		{"张小三", "100.00", ""},
	}
	changes, _ := table(privacy.New(privacy.Options{}), "补贴名单", rows, Rules{0: "name"})
	for _, c := range changes {
		rows[c.row][c.col] = c.text
	}
	want := [][]string{
		{"姓名", "金额", "备注"},
		{"张*三（第1行）", "100.00", "张*三本人领"},
		{"张*三（第2行）", "100.00", "和张*三同户"},
		{"张*三（第1行）", "100.00", ""},
	}
	for i := range want {
		if !slices.Equal(rows[i], want[i]) {
			t.Errorf("row %d is %q, want %q", i, rows[i], want[i])
		}
	}
}

// Of a number that is divided over cells no part stays that tells anything.
func TestDivided(t *testing.T) {
	rows := [][]string{{"姓名", "甲", "乙", "丙"}, {"张*", "149999", "19800101", "0013"}}
	changes, _ := table(privacy.New(privacy.Options{}), "名单", rows, nil)
	got := slices.Clone(rows[1])
	for _, c := range changes {
		got[c.col] = c.text
	}
	if want := []string{"张*", "1*****", "********", "****"}; !slices.Equal(got, want) {
		t.Errorf("masked to %q, want %q", got, want)
	}
}

// What a workbook says beside its first sheet is told, and a table whose columns are not
// found under its first row.
func TestElsewhere(t *testing.T) {
	dir := t.TempDir()
	f := excelize.NewFile()
	if _, err := f.NewSheet("原表"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		sheet, cell string
		value       any
	}{
		{"Sheet1", "A1", "户主"}, {"Sheet1", "B1", "面积（亩）"}, {"Sheet1", "C1", "金额（元）"},
		{"Sheet1", "A2", "张小三"}, {"Sheet1", "B2", 1}, {"Sheet1", "C2", 100}, {"原表", "B3", "张小三的底册"},
	} {
		if err := f.SetCellValue(c.sheet, c.cell, c.value); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetSheetVisible("原表", false); err != nil {
		t.Fatal(err)
	}
	var book bytes.Buffer
	if err := f.Write(&book); err != nil {
		t.Fatal(err)
	}
	const notice = "---\nid: 4w8xkz\ntitle: 补贴\nitem: subsidies/land\ndate: 2026-09-01\nperiod: {from: 2026-09-02}\n" +
		"tables:\n  - {name: 名单, file: land.xlsx, kind: 补贴名单}\n  - {name: 又一份, file: land.csv, kind: 补贴名单}\n---\n"
	lay(t, dir, map[string]string{"villages/liuwan/subsidies/land.md": notice, "villages/liuwan/subsidies/land.xlsx": book.String(),
		"villages/liuwan/subsidies/land.csv": "补贴名单,,\n户主,面积（亩）,金额（元）\n李四,1,100.00\n"})
	r, err := Files(Options{Source: dir, Originals: t.TempDir(), Files: []string{filepath.Join(dir, "villages/liuwan/subsidies/land.md")}})
	if err != nil {
		t.Fatal(err)
	}
	var look []string
	for _, c := range r.Changes {
		if c.Now == "" {
			look = append(look, c.File[strings.LastIndexByte(c.File, '/')+1:]+" "+c.What)
		}
	}
	if len(look) != 3 || !strings.HasPrefix(look[0], "land.xlsx 藏起来的内容（") || !strings.HasPrefix(look[1], "land.xlsx 个人信息（第 2 张工作表") || !strings.HasPrefix(look[2], "land.csv 要打码的列") {
		t.Errorf("%q", look)
	}
}

// A name in a file's name is left to a person: the notice must still find its file.
func TestFileName(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{
		"villages/liuwan/subsidies/land.md": "---\nid: 4w8xkz\ntitle: 张小三等户的补贴\nitem: subsidies/land\ndate: 2026-09-01\nperiod: {from: 2026-09-02}\n" +
			"tables:\n  - {name: 名单, file: 补贴张小三.csv, kind: 补贴名单}\n---\n",
		"villages/liuwan/subsidies/补贴张小三.csv": "户主,面积（亩）,金额（元）\n张小三,1,100.00\n",
	})
	const notice = "villages/liuwan/subsidies/land.md"
	r, err := Files(Options{Source: dir, Originals: t.TempDir(), Files: []string{filepath.Join(dir, notice)}})
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, notice))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "title: 张*三等户的补贴") || !strings.Contains(string(text), "file: 补贴张小三.csv,") {
		t.Errorf("%s", text)
	}
	if !slices.ContainsFunc(r.Changes, func(c Change) bool { return c.File == notice && c.Line == 8 && c.Now == "" }) {
		t.Errorf("nobody is told of the file's name: %+v", r.Changes)
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

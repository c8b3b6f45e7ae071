package versions_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/overlay"
	"cunwu/generator/internal/survey"
	"cunwu/generator/internal/township"
	"cunwu/generator/internal/versions"
)

// A town is a township in a repository that a test makes with git's own command. Each
// commit is a day after the one before; the first, which is never asked about, holds a
// village's notices from before there was a repository.
type town struct {
	t     *testing.T
	dir   string
	clock int64
}

const (
	clerk    = "林晓梅 <lin@hexi.example>"
	reviewer = "赵敏 <zhao@hexi.example>"
	dayLong  = 24 * 60 * 60
)

// today is the day of all tests: the periods of the township's own notices are over.
var today = township.MakeDay(2026, 10, 20)

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
	g.git(reviewer, "init", "-q", "-b", "main", "--template=")
	return g
}

func (g *town) git(who string, args ...string) string {
	g.t.Helper()
	out, err := overlay.Git(g.dir, who, g.clock, args...)
	if err != nil {
		g.t.Fatal(err)
	}
	return out
}

// commit commits everything on main, a day later.
func (g *town) commit(who string) {
	g.t.Helper()
	g.clock += dayLong
	g.git(who, "add", "-A")
	g.git(who, "commit", "-q", "-m", "x")
}

// merge brings everything to main as a clerk's branch that the reviewer merges a day later.
func (g *town) merge(trailers string) {
	g.t.Helper()
	g.git(clerk, "checkout", "-q", "-b", "change")
	g.commit(clerk)
	g.git(clerk, "checkout", "-q", "main")
	g.clock += dayLong
	g.git(reviewer, "merge", "-q", "--no-ff", "-m", "合并\n\n"+trailers, "change")
	g.git(reviewer, "branch", "-q", "-D", "change")
}

func (g *town) write(name, text string) {
	g.t.Helper()
	full := filepath.Join(g.dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, []byte(text), 0o644)); err != nil {
		g.t.Fatal(err)
	}
}

// edit replaces texts in a file; each must be there.
func (g *town) edit(name string, pairs ...string) {
	g.t.Helper()
	data, err := os.ReadFile(filepath.Join(g.dir, filepath.FromSlash(name)))
	if err != nil {
		g.t.Fatal(err)
	}
	text := string(data)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			g.t.Fatalf("%s does not hold %q", name, pairs[i])
		}
		text = strings.ReplaceAll(text, pairs[i], pairs[i+1])
	}
	g.write(name, text)
}

func (g *town) remove(name string) {
	g.t.Helper()
	if err := os.RemoveAll(filepath.Join(g.dir, filepath.FromSlash(name))); err != nil {
		g.t.Fatal(err)
	}
}

func (g *town) rename(from, to string) {
	g.t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(filepath.Join(g.dir, to)), 0o755), os.Rename(filepath.Join(g.dir, from), filepath.Join(g.dir, to))); err != nil {
		g.t.Fatal(err)
	}
}

// read surveys the township with its record.
func (g *town) read(villages ...string) (*versions.Record, *survey.Survey) {
	g.t.Helper()
	r, err := versions.Open(g.t.Context(), versions.Options{Source: g.dir, Day: today})
	if err != nil {
		g.t.Fatal(err)
	}
	g.t.Cleanup(func() { r.Close() })
	s, err := survey.Of(survey.Options{Source: g.dir, Villages: villages, Day: today, Past: r})
	if err != nil {
		g.t.Fatal(err)
	}
	return r, s
}

// list lists the versions of a notice.
func (g *town) list(id string) versions.List {
	g.t.Helper()
	r, s := g.read()
	for _, v := range s.Township.Villages {
		if n := v.Notice(id); n != nil {
			list, err := r.Of(v, n)
			if err != nil {
				g.t.Fatal(err)
			}
			return list
		}
	}
	g.t.Fatalf("there is no %s: %v", id, s.Findings)
	return versions.List{}
}

// permanent are the findings about permanence, each as its rule and file.
func permanent(s *survey.Survey) string {
	var all []string
	for _, f := range s.Findings {
		if strings.HasPrefix(f.Rule, "CW7") {
			all = append(all, f.Rule+" "+f.File)
		}
	}
	return strings.Join(all, "; ")
}

func (g *town) wantPermanent(want string, villages ...string) *versions.Record {
	g.t.Helper()
	r, s := g.read(villages...)
	if got := permanent(s); got != want {
		g.t.Errorf("found %q, want %q", got, want)
	}
	return r
}

const (
	quarter = "villages/liuwan/finance/q3.md"
	ledger  = "villages/liuwan/finance/q3.csv"
)

func TestCorrection(t *testing.T) {
	g := newTown(t)
	g.commit(reviewer)
	first := g.list("7k3m9q")
	g.edit(ledger, "120.00,1380.00", "185.50,1314.50")
	g.edit(quarter, "支出 120 元，结余 1380 元", "支出 185.50 元，结余 1314.50 元", "正文。", "正文改了。", "收支公开", "收支公开（更正）")
	g.merge("Reviewed-by: 孟庆山 <meng@hexi.example>")
	list := g.list("7k3m9q")
	if len(first.Versions) != 1 || len(list.Versions) != 2 || list.Begins || list.Versions[1].Digest != first.Versions[0].Digest {
		t.Fatalf("%+v", list)
	}
	now, old := list.Versions[0], list.Versions[1]
	if !now.Current || now.Pending || now.Day.String() != "2026-10-04" || now.By != "林晓梅" || strings.Join(now.Approved, " ") != "赵敏 孟庆山" || now.Told() || len(now.Short()) != 6 {
		t.Errorf("now: %+v", now)
	}
	if old.Current || old.Day.String() != "2026-10-02" || old.Until != now.Day || old.By != "赵敏" || old.Approved != nil || old.Hidden != "" || old.Title != "2026年第三季度财务收支公开" || old.Period != "" || len(old.Fields) != 0 {
		t.Errorf("old: %+v", old)
	}
	data, err := json.Marshal(old.Tables)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"was":"120.00","now":"185.50","difference":"+65.50"`, `"name":"支出","unit":"元","now":"185.50","was":"120.00","difference":"+65.50"`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the tables do not tell %s: %s", want, data)
		}
	}
	if len(old.Texts) != 2 || old.Texts[0].Name != "明白话" || old.Texts[1].Name != "正文" {
		t.Errorf("texts: %+v", old.Texts)
	}

	g.edit(quarter, "正文改了。", "正文又改了。") // not committed
	if list = g.list("7k3m9q"); len(list.Versions) != 3 || !list.Versions[0].Pending || !list.Versions[0].Current || list.Versions[1].Current || !list.Versions[1].Until.IsZero() || len(list.Versions[1].Texts) != 1 {
		t.Errorf("not committed: %+v", list)
	}
	g.edit(quarter, "正文又改了。", "正文改了。")

	g.edit(ledger, "185.50,1314.50", "120.00,1380.00")
	g.edit(quarter, "支出 185.50 元，结余 1314.50 元", "支出 120 元，结余 1380 元", "正文改了。", "正文。", "（更正）", "")
	g.commit(reviewer)
	if list = g.list("7k3m9q"); len(list.Versions) != 3 || list.Versions[0].Digest != first.Versions[0].Digest || list.Versions[1].Again || !list.Versions[2].Again || list.Versions[2].Told() {
		t.Errorf("what came back: %+v", list)
	}
}

// Where a notice is filed and when it was posted is no version.
func TestNoVersion(t *testing.T) {
	g := newTown(t)
	g.commit(reviewer)
	g.rename(quarter, "villages/liuwan/finance/2026/q3.md")
	g.rename(ledger, "villages/liuwan/finance/2026/q3.csv")
	g.edit("villages/liuwan/finance/2026/q3.md", "summary:", "posted: [{board: gate, date: 2026-10-15}]\nsummary:")
	g.commit(clerk)
	if list := g.list("7k3m9q"); len(list.Versions) != 1 || list.Versions[0].Pending || list.Versions[0].Day.String() != "2026-10-02" {
		t.Errorf("%+v", list)
	}
}

// What held personal data is listed, and nothing of it is told.
func TestPersonal(t *testing.T) {
	g := newTown(t)
	g.edit(quarter, "正文。", "正文，赵铁柱的身份证号 149999197001010019，电话 13800001234。")
	g.commit(reviewer)
	g.edit(quarter, "正文，赵铁柱的身份证号 149999197001010019，电话 13800001234。", "正文。")
	g.commit(clerk)
	list := g.list("7k3m9q")
	if len(list.Versions) != 2 || list.Versions[1].Hidden != versions.Personal || list.Versions[1].Told() || list.Versions[1].Short() == "" {
		t.Fatalf("%+v", list)
	}
	data, _ := json.Marshal(list)
	for _, secret := range []string{"赵铁柱", "149999", "1234"} {
		if strings.Contains(string(data), secret) {
			t.Errorf("%s is told", secret)
		}
	}
}

// Names that had to be masked and were not are personal data too.
func TestUnmasked(t *testing.T) {
	g := newTown(t)
	g.edit("content/catalogue/subsidies/land.yaml", "posting: 7个工作日", "posting: 60天")
	g.edit("villages/liuwan/subsidies/land.csv", "张*", "张铁柱")
	g.commit(reviewer)
	g.edit("villages/liuwan/subsidies/land.csv", "张铁柱", "张*")
	g.commit(clerk)
	list := g.list("4w8xkz")
	if len(list.Versions) != 2 || list.Versions[1].Hidden != versions.Personal || list.Versions[1].Told() {
		t.Fatalf("%+v", list)
	}
}

// Once the names of a list are down, older versions of it tell nothing.
func TestOver(t *testing.T) {
	g := newTown(t)
	g.edit("content/catalogue/subsidies/land.yaml", "posting: 7个工作日", "posting: 7个工作日\nperiod_over: {names: removed, count: 户数}")
	g.commit(reviewer)
	g.edit("villages/liuwan/subsidies/land.csv", "250.00", "260.00")
	g.commit(clerk)
	list := g.list("4w8xkz")
	if len(list.Versions) != 2 || list.Versions[1].Hidden != versions.Over || list.Versions[1].Told() {
		t.Fatalf("%+v", list)
	}
}

func TestWithdrawn(t *testing.T) {
	g := newTown(t)
	g.commit(reviewer)
	g.edit(quarter, "summary:", "withdrawn: {date: 2026-10-18, reason: 账记错了村}\nsummary:")
	g.commit(clerk)
	list := g.list("7k3m9q")
	if len(list.Versions) != 2 || !list.Versions[0].Current || list.Versions[1].Hidden != versions.Withdrawn || list.Versions[1].Told() {
		t.Fatalf("%+v", list)
	}
	g.wantPermanent("")
}

// What was for the board alone never was on the web, and is no version of the page.
func TestFromTheBoard(t *testing.T) {
	g := newTown(t)
	g.edit(quarter, "summary:", "audience: board\nsummary:")
	g.commit(reviewer)
	g.edit(quarter, "audience: board\n", "", "正文。", "上了网。")
	g.commit(clerk)
	if list := g.list("7k3m9q"); len(list.Versions) != 1 || !list.Versions[0].Current {
		t.Fatalf("%+v", list)
	}
}

// A version that can no longer be read is listed, and is no mistake of anybody's.
func TestUnreadable(t *testing.T) {
	g := newTown(t)
	g.edit(quarter, "file: q3.csv", "file: gone.csv")
	g.commit(reviewer)
	g.edit(quarter, "file: gone.csv", "file: q3.csv")
	g.commit(clerk)
	list := g.list("7k3m9q")
	if len(list.Versions) != 2 || list.Versions[1].Hidden != versions.Unreadable || list.Versions[1].Digest != "" {
		t.Fatalf("%+v", list)
	}
}

func TestDeleted(t *testing.T) {
	g := newTown(t)
	g.commit(reviewer)
	g.remove(quarter)
	g.remove(ledger)
	r := g.wantPermanent("CW701 " + quarter) // not committed, the mistake can still be mended
	if stones := r.Tombstones("liuwan"); len(stones) != 1 || !stones[0].Day.IsZero() {
		t.Errorf("%+v", stones)
	}
	g.commit(clerk)
	r = g.wantPermanent("CW701 " + quarter)
	if stones := r.Tombstones("liuwan"); len(stones) != 1 || stones[0].ID != "7k3m9q" || stones[0].Title != "2026年第三季度财务收支公开" || stones[0].Day.String() != "2026-10-03" || stones[0].Became != "" {
		t.Errorf("%+v", stones)
	}
	g.write("villages/heping/village.yaml", "name: 和平村\ncode: \"149999101202\"\n")
	g.wantPermanent("", "heping")
	g.wantPermanent("CW701 "+quarter, "liuwan")
	g.git(clerk, "checkout", "-q", "HEAD~1", "--", "villages/liuwan")
	g.wantPermanent("")
}

// A mistake in a file takes no notice back.
func TestBroken(t *testing.T) {
	g := newTown(t)
	g.commit(reviewer)
	g.edit(quarter, "id: 7k3m9q", "id: [")
	g.wantPermanent("")
	g.commit(clerk)
	g.wantPermanent("")
}

// Of a notice that is gone nothing is told that may not be, and one that was for the board
// alone may go.
func TestDeletedSecrets(t *testing.T) {
	g := newTown(t)
	g.edit(quarter, "title: 2026年第三季度财务收支公开", "title: 赵铁柱 149999197001010019 的账")
	g.edit("villages/liuwan/subsidies/land.md", "item:", "audience: board\nitem:")
	g.commit(reviewer)
	g.remove("villages/liuwan/finance")
	g.remove("villages/liuwan/subsidies")
	r := g.wantPermanent("CW701 " + quarter)
	if stones := r.Tombstones("liuwan"); len(stones) != 1 || stones[0].Title != "" {
		t.Errorf("%+v", stones)
	}
}

func TestChangedID(t *testing.T) {
	g := newTown(t)
	g.commit(reviewer)
	g.edit(quarter, "id: 7k3m9q", "id: 8n4p2r")
	g.wantPermanent("CW702 " + quarter)
	g.commit(clerk)
	r := g.wantPermanent("CW702 " + quarter)
	if stones := r.Tombstones("liuwan"); len(stones) != 1 || stones[0].ID != "7k3m9q" || stones[0].Became != "8n4p2r" {
		t.Errorf("%+v", stones)
	}
	g.edit(quarter, "summary:", "accept: {CW702: 旧编号印错了}\nsummary:")
	if r = g.wantPermanent(""); len(r.Tombstones("liuwan")) != 1 {
		t.Error("the old address has no page any more")
	}
}

func TestReusedID(t *testing.T) {
	g := newTown(t)
	g.commit(reviewer)
	g.remove(quarter)
	g.remove(ledger)
	g.commit(clerk)
	g.write("villages/liuwan/finance/road.md", "---\nid: 7k3m9q\ntitle: 修路账\nitem: finance/income-expense\ndate: 2026-10-12\nperiod: {from: 2026-10-15}\n---\n正文。\n")
	g.commit(clerk)
	g.wantPermanent("CW703 villages/liuwan/finance/road.md")
	g.edit("villages/liuwan/finance/road.md", "修路账", "2026年第三季度财务收支公开") // it comes back under another name
	g.git(clerk, "add", "-A")
	g.git(clerk, "commit", "-q", "--amend", "-m", "x")
	g.wantPermanent("")
}

func TestVillages(t *testing.T) {
	g := newTown(t)
	g.commit(reviewer)
	g.rename("villages/liuwan", "villages/new-liuwan")
	g.commit(clerk)
	g.wantPermanent("CW704 villages/liuwan/village.yaml")
	g.edit("villages/new-liuwan/village.yaml", "groups:", "formerly: [liuwan]\ngroups:")
	g.wantPermanent("")
	if list := g.list("7k3m9q"); len(list.Versions) != 1 || list.Versions[0].Day.String() != "2026-10-02" {
		t.Errorf("its history is cut: %+v", list)
	}
	g.write("villages/heping/village.yaml", "name: 和平村\ncode: \"149999101202\"\n")
	g.rename("villages/new-liuwan/finance", "villages/heping/finance")
	g.wantPermanent("CW705 villages/heping/finance/q3.md")
}

func TestShallow(t *testing.T) {
	g := newTown(t)
	g.commit(reviewer)
	g.edit(quarter, "正文。", "正文改了。")
	g.commit(clerk)
	top := g.dir
	g.dir = filepath.Join(t.TempDir(), "clone")
	if _, err := overlay.Git(filepath.Dir(g.dir), clerk, g.clock, "clone", "-q", "--depth=1", "file://"+filepath.ToSlash(top), g.dir); err != nil {
		t.Fatal(err)
	}
	g.wantPermanent("CW720 content/township.yaml")
	list := g.list("7k3m9q")
	if !list.Begins || len(list.Versions) != 1 || !list.Versions[0].Day.IsZero() || list.Versions[0].By != "" {
		t.Errorf("%+v", list)
	}
}

func TestNothingKnown(t *testing.T) {
	g := newTown(t)
	if list := g.list("7k3m9q"); len(list.Versions) != 1 || !list.Versions[0].Pending { // no commit yet
		t.Errorf("%+v", list)
	}
	g.remove(".git")
	g.wantPermanent("")
	if list := g.list("7k3m9q"); len(list.Versions) != 0 {
		t.Errorf("%+v", list)
	}
}

// What was printed stands in for history that is not at hand.
func TestPrinted(t *testing.T) {
	g := newTown(t)
	first := g.list("7k3m9q").Versions[0].Short()
	g.write("villages/liuwan/printed.csv", "liuwan/,2026-10-01\nliuwan/7k3m9q/#v-"+first+",2026-10-15\nliuwan/7k3m9q/#v-0a0a0a,2026-10-14\nliuwan/4w8xkz/,2026-10-14\n")
	for _, committed := range []bool{false, true} {
		if committed {
			g.commit(reviewer)
		}
		list := g.list("7k3m9q")
		if len(list.Versions) != 2 || !list.Versions[0].Current {
			t.Fatalf("%+v", list)
		}
		if v := list.Versions[1]; !v.Printed || v.Digest != "0a0a0a" || v.Hidden != versions.Lost || v.Day.String() != "2026-10-14" || v.Told() {
			t.Errorf("%+v", v)
		}
	}
	g.remove(".git")
	if list := g.list("7k3m9q"); len(list.Versions) != 2 || !list.Begins || list.Versions[0].Short() != first {
		t.Errorf("without a repository: %+v", list)
	}
	if list := g.list("4w8xkz"); len(list.Versions) != 0 {
		t.Errorf("without a repository, nothing printed: %+v", list)
	}
	r, _ := g.read()
	for digits, want := range map[string]versions.Verdict{"0a0a0a": versions.Older, "0a0a0abbbb": versions.Older, "0b0b0b": versions.Nowhere, first: versions.Current} {
		if a, err := r.Verify("7k3m9q", digits); err != nil || a.Verdict != want {
			t.Errorf("%s: %+v, %v", digits, a, err)
		}
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ what, digits, id, version string }{
		{"https://hexi.example/liuwan/7k3m9q/#v-3f9a1c", "", "7k3m9q", "3f9a1c"},
		{"https://hexi.example/a/b/liuwan/7k3m9q/", "3f9a1c", "7k3m9q", "3f9a1c"},
		{"/liuwan/7k3m9q/#v-3f9a1c", "", "7k3m9q", "3f9a1c"},
		{"liuwan/7k3m9q#v-3f9a1c", "3F9A1CDD", "7k3m9q", "3f9a1cdd"},
		{"7k3m9q", "v-3f9a1c", "7k3m9q", "3f9a1c"},
		{"7k3m9q", "", "", ""}, {"7k3m9q", "3f9a", "", ""}, {"liuwan", "3f9a1c", "", ""}, {"https://hexi.example/liuwan/#v-3f9a1c", "", "", ""}, {"", "", "", ""},
	} {
		id, version, err := versions.Parse(c.what, c.digits)
		if id != c.id || version != c.version || (err != nil) != (c.id == "") {
			t.Errorf("%q %q: %q %q %v", c.what, c.digits, id, version, err)
		}
	}
}

// What a township brings when it moves to git may be older than its repository.
func TestLanded(t *testing.T) {
	g := newTown(t)
	g.commit(reviewer)
	g.write("villages/liuwan/finance/road.md", "---\nid: 2a2a2a\ntitle: 修路账\nitem: finance/income-expense\ndate: 2026-09-01\nperiod: {from: 2026-09-02}\n---\n正文。\n")
	g.commit(clerk)
	_, s := g.read()
	var late []string
	for _, f := range s.Findings {
		if f.Rule == finding.RuleBackdated.Code {
			late = append(late, f.File)
		}
	}
	if strings.Join(late, " ") != "villages/liuwan/finance/road.md" {
		t.Errorf("backdated: %v", late)
	}
}

// Signatures are checked against the keys in content/keys.
func TestKeys(t *testing.T) {
	signed, err := filepath.Abs("../history/testdata/signed")
	if err != nil {
		t.Fatal(err)
	}
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(signed, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	g := &town{t, t.TempDir(), 1790812800}
	g.git(reviewer, "init", "-q", "-b", "main", "--template=")
	const file = "villages/liuwan/finance/2026-q3.md"
	var head string
	for i, name := range []string{"openpgp", "ed25519"} { // what the commits hold
		g.write(file, fmt.Sprintf("---\nid: 7k3m9q\ntitle: 第%d次\n---\n第%[1]d次。\n", i+1))
		g.git(reviewer, "add", "-A")
		g.git(reviewer, "write-tree")
		head = g.git(reviewer, "hash-object", "-w", "-t", "commit", filepath.Join(signed, name+".commit"))
	}
	g.git(reviewer, "update-ref", "refs/heads/main", head)
	base, err := txtar.ParseFile("../build/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	err = overlay.Lay(g.dir, base, func(name string) string {
		if strings.HasPrefix(name, "content/") || strings.HasSuffix(name, "village.yaml") {
			return name
		}
		return ""
	})
	if err != nil {
		t.Fatal(err)
	}
	if now := g.list("7k3m9q").Versions[0]; now.Signed || now.Signer != "" || now.Forged || now.Pending {
		t.Errorf("without keys: %+v", now)
	}
	g.write("content/keys/allowed_signers", read("ssh.keys"))
	g.write("content/keys/zhaomin.asc", read("openpgp.keys"))
	if now := g.list("7k3m9q").Versions[0]; !now.Signed || now.Signer != "" || now.Forged {
		t.Errorf("with keys: %+v", now)
	}
	g.write("content/keys/allowed_signers", strings.Replace(read("ssh.keys"), "ed25519@", "zhao@", 1))
	if now := g.list("7k3m9q").Versions[0]; !now.Signed || now.Signer != "赵敏" {
		t.Errorf("a key with the reviewer's address: %+v", now)
	}
	g.write("content/keys/zhaomin.asc", "不是公钥")
	g.wantPermanent("CW720 content/township.yaml")
}

package versions_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/overlay"
	"cunwu/generator/internal/versions"
)

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

// attach gives the quarter's notice attachments: the name of each file with its title.
func (g *town) attach(pairs ...string) {
	g.t.Helper()
	const folder = "villages/liuwan/finance/q3/"
	list := ""
	for i := 0; i < len(pairs); i += 2 {
		g.write(folder+pairs[i], "名目,数\n"+pairs[i]+",1\n")
		list += "  - {file: " + pairs[i] + ", title: " + pairs[i+1] + "}\n"
	}
	data, err := os.ReadFile(filepath.Join(g.dir, folder+"index.md"))
	if err != nil {
		g.t.Fatal(err)
	}
	head, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "---\n")
	head, _, _ = strings.Cut(head, "attachments:")
	g.write(folder+"index.md", "---\n"+head+"attachments:\n"+list+"---\n"+body)
}

// A paper from which the page differs in white space, in how it is set out or in its
// attachments alone is as good as the page, and nothing else is said of it.
func TestStillGood(t *testing.T) {
	const file = "villages/liuwan/finance/q3/index.md"
	start := func(t *testing.T) *town {
		g := newTown(t)
		g.rename(quarter, file)
		g.rename(ledger, "villages/liuwan/finance/q3/q3.csv")
		g.edit(file, "正文。", "账目由张会计经手，共 12 笔。\n\n| 名目 | 上半年 | 下半年 |\n| --- | --- | --- |\n| 电费 | 5 |  |\n")
		g.attach("a.csv", "合同", "b.csv", "发票")
		g.commit(reviewer)
		return g
	}
	files := func(v versions.Version) string {
		var all []string
		for _, f := range v.Files {
			all = append(all, f.Change+" "+f.Was+">"+f.Name)
		}
		return strings.Join(all, ", ")
	}
	for name, c := range map[string]struct {
		change             func(g *town)
		only, files, texts string
		told, spaces       bool
	}{
		"spaces":           {change: func(g *town) { g.edit(file, "账目由张会计经手", "账目 由张会计\n经手") }, only: versions.OnlySpaces},
		"spaces in title":  {change: func(g *town) { g.edit(file, "财务收支公开", "财务收支 公开") }, only: versions.OnlySpaces},
		"cells":            {change: func(g *town) { g.edit("villages/liuwan/finance/q3/q3.csv", "路灯电费", "路灯 电费") }, only: versions.OnlySpaces},
		"bold":             {change: func(g *town) { g.edit(file, "张会计", "**张会计**") }, only: versions.OnlyLayout},
		"a moved cell":     {change: func(g *town) { g.edit(file, "| 电费 | 5 |  |", "| 电费 |  | 5 |") }, only: versions.OnlyDetails},
		"a space in 12":    {change: func(g *town) { g.edit(file, "12 笔", "1 2 笔") }, told: true, texts: "body"},
		"words":            {change: func(g *town) { g.edit(file, "12 笔", "13 笔") }, told: true, texts: "body"},
		"words and spaces": {change: func(g *town) { g.edit(file, "12 笔", "13 笔", "财务收支公开", "财务收支 公开") }, told: true, texts: "body", spaces: true},
		"another content":  {change: func(g *town) { g.write("villages/liuwan/finance/q3/a.csv", "名目,数\n合同,2\n") }, only: versions.OnlyFiles, told: true, files: "replaced >合同"},
		"attachments and spaces": {change: func(g *town) {
			g.edit(file, "账目由", "账目 由")
			g.attach("b.csv", "收据", "c.csv", "照片")
			g.remove("villages/liuwan/finance/q3/a.csv")
		}, only: versions.OnlyFiles, told: true, files: "renamed 发票>收据, added >照片, deleted >合同"},
		"attachments and words": {change: func(g *town) {
			g.edit(file, "12 笔", "13 笔")
			g.attach("b.csv", "发票")
			g.remove("villages/liuwan/finance/q3/a.csv")
		}, told: true, texts: "body", files: "deleted >合同"},
	} {
		t.Run(name, func(t *testing.T) {
			g := start(t)
			c.change(g)
			g.commit(reviewer)
			list := g.list("7k3m9q")
			if len(list.Versions) != 2 {
				t.Fatalf("%d versions: %+v", len(list.Versions), list)
			}
			old := list.Versions[1]
			texts := ""
			for _, t := range old.Texts {
				texts += t.Key
			}
			if old.Only != c.only || files(old) != c.files || texts != c.texts || old.Told() != c.told || old.Spaces != c.spaces || old.Hidden != "" {
				t.Errorf("only %q, files %q, texts %q, told %v, spaces %v, hidden %q", old.Only, files(old), texts, old.Told(), old.Spaces, old.Hidden)
			}
			if c.only != "" && (old.Title != "" || len(old.Tables)+len(old.Fields) > 0) {
				t.Errorf("what nobody sees is listed: %+v", old)
			}
		})
	}
}

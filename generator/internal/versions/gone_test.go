package versions_test

import (
	"path/filepath"
	"strings"
	"testing"

	"cunwu/generator/internal/overlay"
	"cunwu/generator/internal/survey"
	"cunwu/generator/internal/versions"
)

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

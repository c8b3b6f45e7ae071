package versions

import (
	"os"
	"path/filepath"
	"slices"

	"cunwu/generator/internal/check"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/history"
	"cunwu/generator/internal/township"
)

// A Tombstone stands where a notice was that is no longer in the township's folder: its
// address was printed.
type Tombstone struct {
	ID     string
	Title  string       // empty where it may not be told
	Day    township.Day // when it went; zero: it is not committed, or nobody knows
	Became string       // the id that it has now; empty: none
}

// Tombstones are those of a village, by id.
func (r *Record) Tombstones(slug string) []Tombstone {
	if r == nil {
		return nil
	}
	return r.stones[slug]
}

// Bury names the notices that have a tombstone.
func (r *Record) Bury(bury func(slug, id string)) {
	for slug, stones := range r.stones {
		for _, stone := range stones {
			bury(slug, stone.ID)
		}
	}
}

// place of what concerns the repository as a whole.
var repositoryPlace = township.Place{File: "content/township.yaml", Line: 1, Col: 1}

// permanence compares what was read with what was published.
func (r *Record) permanence() []finding.Finding {
	var found []finding.Finding
	if r.problem != nil {
		found = append(found, finding.New(finding.RuleNoHistory, repositoryPlace, "读不了这个仓库的历史："+r.problem.Message, r.problem.Hint))
	}
	for _, w := range r.history.Warnings {
		found = append(found, finding.New(finding.RuleNoHistory, repositoryPlace, w.Message, w.Hint))
	}
	l := &ledger{Record: r, byID: map[string]*township.Notice{}, byPath: map[string]*township.Notice{}, home: map[string]*township.Village{}, heirs: map[string]*township.Village{}}
	for _, v := range r.loaded.Township.Villages {
		for _, old := range v.Formerly {
			l.heirs[old] = v
		}
		for _, n := range v.Notices {
			l.byID[n.ID], l.byPath[n.Path], l.home[n.ID] = n, n, v
		}
	}
	for _, n := range r.history.Notices {
		found = append(found, l.notice(n)...)
	}
	for _, v := range r.history.Villages {
		found = append(found, l.village(v)...)
	}
	for _, stones := range r.stones {
		slices.SortFunc(stones, func(a, b Tombstone) int { return compareIDs(a.ID, b.ID) })
	}
	return found
}

func compareIDs(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// A ledger sets what was read beside what was published.
type ledger struct {
	*Record
	byID, byPath map[string]*township.Notice
	home         map[string]*township.Village // by id
	heirs        map[string]*township.Village // by former slug
}

// village finds a village whose folder is gone, and whose addresses nobody took over.
func (l *ledger) village(v history.Village) []finding.Finding {
	folder := "villages/" + v.Slug
	if l.heirs[v.Slug] != nil || l.there(folder) {
		return nil
	}
	at := township.Place{File: folder + "/village.yaml"}
	return []finding.Finding{finding.New(finding.RuleVillageGone, at, "村文件夹 "+v.Slug+" 不在了，这个村印出去的网址会全部失效。",
		"改名或并到别的村的，在那个村的 village.yaml 里写 formerly: ["+v.Slug+"]；误删的，恢复它。")}
}

// there reports whether the township has a file or folder of that name.
func (l *ledger) there(name string) bool {
	if l.options.Stage != nil {
		return l.options.Stage.There(name)
	}
	_, err := os.Lstat(filepath.Join(l.options.Source, filepath.FromSlash(name)))
	return err == nil
}

// chosen reports whether a village was read, or would have been if it were there.
func (l *ledger) chosen(slug string) bool {
	return l.loaded.Township.Village(slug) != nil || l.heirs[slug] != nil || !l.there("villages/"+slug)
}

// notice finds a notice of which an address that was published leads nowhere.
func (l *ledger) notice(n *history.Notice) []finding.Finding {
	slug := n.Village()
	if now := l.byID[n.ID]; now != nil {
		return append(l.moved(n, now), l.reused(n, now)...)
	}
	if !l.chosen(slug) {
		return nil
	}
	keeper := l.loaded.Township.Village(slug) // who has the address now
	if keeper == nil {
		if keeper = l.heirs[slug]; keeper == nil {
			return nil // the village is gone, which says it all
		}
	}
	last := n.Last()
	stone := Tombstone{ID: n.ID}
	if last.Deleted() {
		stone.Became = last.Became
		if last.Landing != nil {
			stone.Day = dayOf(last.Landing.Time)
		}
	} else if other := l.byPath[last.Path]; other != nil {
		stone.Became = other.ID
	} else if l.there(last.Path) {
		return nil // it cannot be read, which is a finding of its own
	}
	then, web := l.lastWords(n, keeper)
	if !web {
		return nil
	}
	stone.Title = then
	now := l.byID[stone.Became]
	if now == nil || now.Audience != township.Everyone || l.home[now.ID] != keeper {
		stone.Became, now = "", nil
	}
	l.stones[keeper.Slug] = append(l.stones[keeper.Slug], stone)
	if now != nil {
		return []finding.Finding{finding.New(finding.RuleChangedID, now.At("id"), "公示的编号从 "+n.ID+" 改成了 "+now.ID+"，按旧编号印出去的二维码会扫到一张说明页。",
			"改回 id: "+n.ID+"。要另发一则，就新建一个文件，用 corrects: "+n.ID+" 指回这一则。")}
	}
	return []finding.Finding{finding.New(finding.RuleDeleted, township.Place{File: n.Path()}, "已经公开的公示 "+n.ID+" 不在了，纸上的二维码会扫不开。",
		"恢复这个文件。要撤回，就在它开头写 withdrawn: {date: "+l.options.Day.String()+", reason: 为什么撤回}；里面有不该公开的内容的，正文和表格可以清空，编号、标题、事项留着。")}
}

// lastWords is the title that a notice had when it was last there, as far as it may be told,
// and whether it was on the web. What cannot be read counts as if it had been.
func (l *ledger) lastWords(n *history.Notice, v *township.Village) (title string, web bool) {
	for i := len(n.Revisions) - 1; i >= 0; i-- {
		rev := n.Revisions[i]
		if rev.Deleted() {
			continue
		}
		then, err := l.read(l.history.Files(rev), rev.Path)
		switch {
		case err != nil:
			return "", true
		case then.Audience != township.Everyone:
			return "", false
		case check.Held(check.Input{Township: l.loaded.Township, Catalogue: l.loaded.Catalogue, Calendar: l.loaded.Calendar, Today: l.options.Day}, v, then):
			return "", true
		}
		return l.side(v, then).Clean(then.Title), true
	}
	return "", false
}

// reused finds an id that was another notice's, which was deleted.
func (l *ledger) reused(n *history.Notice, now *township.Notice) []finding.Finding {
	for i, rev := range n.Revisions {
		if !rev.Deleted() || i == 0 || i+1 == len(n.Revisions) || n.Revisions[i+1].Deleted() || n.Revisions[i+1].Path == n.Revisions[i-1].Path {
			continue
		}
		before, err := l.read(l.history.Files(n.Revisions[i-1]), n.Revisions[i-1].Path)
		if err != nil || before.Audience != township.Everyone {
			continue
		}
		after, err := l.read(l.history.Files(n.Revisions[i+1]), n.Revisions[i+1].Path)
		if err != nil || after.Title == before.Title {
			continue // it was brought back
		}
		return []finding.Finding{finding.New(finding.RuleReusedID, now.At("id"), "编号 "+n.ID+" 以前是另一则公示的，那一则已经删去了。", "换一个新编号，cunwu new 会生成；已经公开了的，接受这条规则，写明原因。")}
	}
	return nil
}

// moved finds a notice that has left a village whose address was printed.
func (l *ledger) moved(n *history.Notice, now *township.Notice) []finding.Finding {
	v := l.home[now.ID]
	for _, rev := range n.Revisions {
		from := township.VillageOf(rev.Path)
		if rev.Deleted() || from == v.Slug || l.heirs[from] == v || l.heirs[from] == nil && !l.there("villages/"+from) {
			continue
		}
		if then, err := l.read(l.history.Files(rev), rev.Path); err == nil && then.Audience != township.Everyone {
			continue
		}
		return []finding.Finding{finding.New(finding.RuleOtherVillage, now.At("id"), "公示 "+n.ID+" 原来在 "+from+"，现在在 "+v.Slug+"，纸上的旧网址会失效。",
			"移回 villages/"+from+"。放错了村的，在原来那则写 withdrawn，另在 "+v.Slug+" 新发一则。")}
	}
	return nil
}

package review

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/history"
	"cunwu/generator/internal/township"
)

// permanence finds what would break an address that was printed, and what changes who
// may see a notice.
func (r *reviewer) permanence(ctx context.Context) error {
	for _, c := range r.diff.Notices {
		if c.Deleted() && !r.left(c.Before) {
			r.deleted[c.ID] = c.Before
		}
	}
	gone := r.goneVillages()
	for _, c := range r.diff.Notices {
		switch {
		case c.Added():
			if err := r.arrival(ctx, c); err != nil {
				return err
			}
		case c.Moved() && township.VillageOf(c.Before) != township.VillageOf(c.After):
			r.otherVillage(c, gone)
		}
	}
	for _, c := range r.diff.Notices {
		if r.deleted[c.ID] != "" && !r.renumbered[c.ID] && !gone[township.VillageOf(c.Before)] {
			r.deletion(c)
		}
	}
	r.audiences()
	r.ledgers(gone)
	return nil
}

// goneVillages finds the villages whose folder is no longer there, and whose addresses no
// other village takes over.
func (r *reviewer) goneVillages() map[string]bool {
	gone := map[string]bool{}
	for _, s := range r.slugs {
		if !r.there(s, r.diff.Base) || r.there(s, r.diff.Head) || r.heir(s) != nil {
			continue
		}
		gone[s] = true
		old := villagesFolder + "/" + s + "/village.yaml"
		if to := r.renamedTo(s); to != "" {
			r.find(finding.RuleVillageGone, township.Place{File: villagesFolder + "/" + to + "/village.yaml", Line: 1, Col: 1},
				"村文件夹 "+s+" 改名成了 "+to+"，没有写旧名，原来印出去的网址会失效。", "在这个 village.yaml 里加一行 formerly: ["+s+"]。")
			continue
		}
		r.find(finding.RuleVillageGone, township.Place{File: old}, "村文件夹 "+s+" 删去了，这个村印出去的网址会全部失效。",
			"恢复它；并到别的村的，把公示移过去，在那个村的 village.yaml 里写 formerly: ["+s+"]。")
	}
	return gone
}

// heir is the village that takes over the addresses of another, or nil.
func (r *reviewer) heir(slug string) *township.Village {
	for _, v := range r.head.township.Villages {
		if slices.Contains(v.Formerly, slug) {
			return v
		}
	}
	return nil
}

// renamedTo is the new folder of a village: one that was not there, and has its code or
// its notices.
func (r *reviewer) renamedTo(old string) string {
	took := map[string]int{}
	for _, c := range r.diff.Notices {
		if c.Moved() && township.VillageOf(c.Before) == old {
			took[township.VillageOf(c.After)]++
		}
	}
	best := ""
	for _, v := range r.head.township.Villages {
		if r.there(v.Slug, r.diff.Base) {
			continue
		}
		was := r.base.villages[old]
		if was != nil && was.Code != "" && was.Code == v.Code {
			return v.Slug
		}
		if took[v.Slug] > took[best] {
			best = v.Slug
		}
	}
	return best
}

// arrival looks at a notice that was not there: whether it is another's under a new id, or
// has the id of one that was there before.
func (r *reviewer) arrival(ctx context.Context, c history.NoticeChange) error {
	at := township.Place{File: c.After, Line: 1, Col: 1}
	now := r.head.notices[c.After]
	if now != nil {
		at = now.At("id")
	}
	if old := r.before(c, now); old != "" {
		r.wasID[c.ID], r.renumbered[old] = old, true
		r.told[old] = true
		message := "公示的编号从 " + old + " 改成了 " + c.ID + "。"
		if day, printed := r.printedOn(old); printed {
			message = "公示的编号从 " + old + " 改成了 " + c.ID + "，" + day.Chinese() + "印在纸上的二维码会扫不开。"
		}
		r.find(finding.RuleChangedID, at, message, "改回 id: "+old+"。要另发一则，就新建一个文件，用 corrects: "+old+" 指回这一则。")
		return nil
	}
	known := r.published.Notice(c.ID)
	if known == nil {
		return nil
	}
	const cure = "换一个新编号，cunwu new 会生成。"
	if !known.Last().Deleted() {
		r.find(finding.RuleReusedID, at, "编号 "+c.ID+" 已经是另一则公示的，在 "+known.Village()+"。", cure)
		return nil
	}
	title, err := r.titleOf(ctx, known)
	if err != nil {
		return err
	}
	if known.Path() == c.After || now != nil && title == now.Title {
		r.restored[c.ID] = true
		return nil
	}
	r.find(finding.RuleReusedID, at, "编号 "+c.ID+" 以前是另一则公示的，那一则已经删去了。", cure)
	return nil
}

// before is the id that a new notice had, as far as can be told: its file is another's
// that is gone, or it says what one that is gone said.
func (r *reviewer) before(c history.NoticeChange, now *township.Notice) string {
	for _, o := range r.diff.Notices {
		file := r.deleted[o.ID]
		if file == "" || r.renumbered[o.ID] {
			continue
		}
		was := r.base.notices[file]
		alike := was != nil && now != nil && was.Title == now.Title && was.Item == now.Item && was.Date == now.Date && township.VillageOf(file) == township.VillageOf(c.After)
		if file == c.After || alike {
			return o.ID
		}
	}
	return ""
}

var titleLine = regexp.MustCompile(`(?m)^title:[ \t]*(.*?)[ \t\r]*$`)

// titleOf is the title that a notice had when it was last there.
func (r *reviewer) titleOf(ctx context.Context, n *history.Notice) (string, error) {
	for _, rev := range slices.Backward(n.Revisions) {
		if rev.Deleted() {
			continue
		}
		files, err := r.repository.At(ctx, rev.Commit)
		if err != nil {
			return "", err
		}
		data, err := fs.ReadFile(files, rev.Path)
		if err != nil {
			return "", err
		}
		if m := titleLine.FindSubmatch(data); m != nil {
			return strings.Trim(string(m[1]), `"'`), nil
		}
		break
	}
	return "", nil
}

// otherVillage looks at a notice that moved to another village's folder.
func (r *reviewer) otherVillage(c history.NoticeChange, gone map[string]bool) {
	from, to := township.VillageOf(c.Before), township.VillageOf(c.After)
	was := r.base.notices[c.Before]
	if gone[from] || was != nil && was.Audience == township.BoardOnly {
		return
	}
	if v := r.head.villages[to]; v != nil && slices.Contains(v.Formerly, from) {
		return
	}
	at := township.Place{File: c.After, Line: 1, Col: 1}
	r.find(finding.RuleOtherVillage, at, "公示 "+c.ID+" 从 "+from+" 移到了 "+to+"，它的网址会变。",
		"移回 "+path.Dir(c.Before)+"。放错了村的，在原来那则写 withdrawn，另在 "+to+" 新发一则。")
}

// deletion looks at a notice that is gone.
func (r *reviewer) deletion(c history.NoticeChange) {
	at := township.Place{File: c.Before}
	if was := r.base.notices[c.Before]; was != nil && was.Audience == township.BoardOnly {
		rule := finding.RuleDeleted
		rule.Severity = finding.Warning
		if !was.LastDay.IsZero() && was.LastDay.Before(r.Day) {
			rule.Severity = finding.Notice
		}
		r.find(rule, at, "只上墙的公示 "+c.ID+" 被删去了。", "公示期满、该清理的可以删。没有期满的恢复它；要撤回就写 withdrawn。")
		return
	}
	r.told[c.ID] = true
	paper := "纸上的二维码"
	if day, printed := r.printedOn(c.ID); printed {
		paper = day.Chinese() + "印在纸上的二维码"
	}
	r.find(finding.RuleDeleted, at, "已经公开的公示 "+c.ID+" 被删去了，"+paper+"会扫不开。",
		fmt.Sprintf("恢复这个文件：git checkout %s -- 文件。要撤回，就在它开头写 withdrawn: {date: %s, reason: 为什么撤回}。", r.report.Parted[:10], r.Day))
}

// audiences finds notices that leave the web, and those that reach it. A change of the
// catalogue may be the cause.
func (r *reviewer) audiences() {
	after := map[string]string{}
	for _, c := range r.diff.Notices {
		if !c.Added() && !c.Deleted() {
			after[c.Before] = c.After
		}
	}
	for file, was := range r.base.notices {
		if to, moved := after[file]; moved {
			file = to
		}
		now := r.head.notices[file]
		if now == nil || now.ID != was.ID || now.Audience == was.Audience {
			continue
		}
		if _, known := r.head.catalogue.Item(now.Item); !known {
			continue // that is a finding, and keeps it from being published
		}
		at := now.At("audience")
		if now.Audience == township.BoardOnly {
			r.find(finding.RuleOffWeb, at, "公示 "+now.ID+" 原来在网上，这样改后网页会消失。", "本来不该上网的，这样改是对的；写错了要更正的，请写 withdrawn 或另发一则更正。")
			continue
		}
		r.find(finding.RuleOntoWeb, at, "公示 "+now.ID+" 原来只上墙，这样改后会上网。", "看清名单和内容能不能上网；不能的，加上 audience: board。")
	}
}

package review

import (
	"cmp"
	"slices"

	"cunwu/generator/internal/difference"
	"cunwu/generator/internal/history"
	"cunwu/generator/internal/township"
)

// villages tells of each village that changes.
func (r *reviewer) villages() error {
	for _, s := range r.slugs {
		v := Village{Slug: r.words(s), Notices: []Notice{}, Files: []File{}}
		was, now := r.base.villages[s], r.head.villages[s]
		switch {
		case now != nil:
			v.Name = r.words(now.Name)
			if base := cmp.Or(r.Preview, r.head.township.Base); base != "" {
				v.Address = base + s + "/"
			}
			if was == nil && !r.there(s, r.diff.Base) {
				v.Change = Added
			}
			for _, old := range now.Formerly {
				if r.there(old, r.diff.Base) && !r.there(old, r.diff.Head) {
					v.Change, v.Formerly = "renamed", r.words(old)
				}
			}
		case was != nil:
			v.Name = r.words(was.Name)
			if !r.there(s, r.diff.Head) {
				v.Change = Deleted
				if heir := r.heir(s); heir != nil {
					v.Change, v.Heir = "left", heir.Slug
				} else if to := r.renamedTo(s); to != "" {
					v.Change, v.Heir = "left", to
				}
			}
		}
		for _, c := range r.diff.Notices {
			if c.Village() == s && !r.renumbered[c.ID] {
				v.Notices = append(v.Notices, r.notice(c))
			}
		}
		slices.SortStableFunc(v.Notices, func(a, b Notice) int {
			return cmp.Or(cmp.Compare(rank(a), rank(b)), b.order.Compare(a.order), cmp.Compare(a.ID, b.ID))
		})
		for _, f := range r.diff.Files {
			if township.VillageOf(f.Path) != s || len(r.owners[f.Path]) > 0 {
				continue
			}
			shown, _, veiled := r.place(f.Path)
			if veiled {
				shown += "/…"
			}
			v.Files = append(v.Files, File{shown, fileChange(f)})
		}
		if now != nil {
			v.Owed = r.owed(now)
		}
		if len(v.Notices)+len(v.Files) > 0 || v.Change != "" { // else its notices went elsewhere, and are told there
			r.report.Villages = append(r.report.Villages, v)
		}
	}
	for _, v := range r.report.Villages {
		for _, n := range v.Notices {
			r.report.Changes.count(n)
		}
	}
	return nil
}

// there reports whether a village was there in one of the two commits: all files of a
// village that came or went are in the difference.
func (r *reviewer) there(slug string, commit history.Hash) bool {
	if v := r.base.villages[slug]; v != nil && commit == r.diff.Base {
		return true
	}
	if v := r.head.villages[slug]; v != nil && commit == r.diff.Head {
		return true
	}
	name := villagesFolder + "/" + slug + "/village.yaml"
	for _, f := range r.diff.Files {
		if f.Path == name {
			return commit == r.diff.Base && !f.Before.IsZero() || commit == r.diff.Head && !f.After.IsZero()
		}
	}
	return slices.Contains(r.slugs, slug) // it is there on both sides, and cannot be read
}

// rank is the order in which a reviewer wants to see what becomes of notices.
func rank(n Notice) int {
	order := []string{Deleted, Renumbered, Unreadable, Withdrawn, Reinstated, Restored, Added, Edited, Moved}
	least := len(order)
	for _, c := range n.Changes {
		least = min(least, slices.Index(order, c))
	}
	return least
}

func (c *Changes) count(n Notice) {
	for _, change := range n.Changes {
		*map[string]*int{Added: &c.Added, Edited: &c.Edited, Withdrawn: &c.Withdrawn, Reinstated: &c.Reinstated, Moved: &c.Moved,
			Renumbered: &c.Renumbered, Deleted: &c.Deleted, Restored: &c.Restored, Unreadable: &c.Unreadable}[change]++
	}
}

// A version is a notice on one side, and what may be shown of it.
type version struct {
	difference.Side
	side *side
	held bool
}

// version is the notice in a file on one side, or nil.
func (r *reviewer) version(s *side, file string) *version {
	n := s.notices[file]
	if n == nil {
		return nil
	}
	return &version{difference.Side{Notice: n, Detector: s.in(township.VillageOf(file)), Veil: r.veil}, s, r.held[s.key(n.ID)]}
}

// notice tells what becomes of one notice.
func (r *reviewer) notice(c history.NoticeChange) Notice {
	out := Notice{ID: c.ID}
	was, now := r.version(r.base, c.Before), r.version(r.head, c.After)
	if id := r.wasID[c.ID]; id != "" { // it is another's, under a new id
		out.WasID = id
		was = r.version(r.base, r.deleted[id])
		out.Changes = append(out.Changes, Renumbered)
	}
	unreadable := c.After != "" && now == nil || c.Deleted() && r.left(c.Before)
	switch {
	case unreadable:
		out.Changes = append(out.Changes, Unreadable)
	case c.Deleted():
		out.Changes = append(out.Changes, Deleted)
	case r.restored[c.ID]:
		out.Changes = append(out.Changes, Restored)
	case c.Added() && out.WasID == "":
		out.Changes = append(out.Changes, Added)
	}
	if was != nil && now != nil {
		switch {
		case was.Withdrawn == nil && now.Withdrawn != nil:
			out.Changes = append(out.Changes, Withdrawn)
		case was.Withdrawn != nil && now.Withdrawn == nil:
			out.Changes = append(out.Changes, Reinstated)
		}
	}
	if c.Edited && !unreadable && !slices.Contains(out.Changes, Withdrawn) {
		out.Changes = append(out.Changes, Edited)
	}
	if c.Moved() {
		out.Changes = append(out.Changes, Moved)
	}
	for _, v := range []*version{was, now} {
		if v != nil {
			out.BoardOnly = v.Audience == township.BoardOnly
			out.order = v.Period.From
			if v.held {
				out.Hidden = Personal
			}
		}
	}
	if r.secret[c.ID] {
		out.Hidden = ForBoard
	} else {
		out.File = r.words(cmp.Or(c.After, c.Before))
		if c.Moved() {
			out.WasFile = r.words(c.Before)
		}
	}
	r.compareNotices(&out, was, now)
	if now != nil && now.Audience == township.Everyone && c.After != "" {
		base := cmp.Or(r.Preview, r.head.township.Base)
		if base != "" {
			out.Page = base + township.VillageOf(c.After) + "/" + c.ID + "/"
			if now.Withdrawn == nil {
				out.Sheet = out.Page + "sheet.pdf"
			}
		}
	}
	return out
}

// left reports whether a file that is no longer known as a notice is still there: a
// mistake in it takes no notice back.
func (r *reviewer) left(file string) bool {
	if slices.ContainsFunc(r.diff.Notices, func(c history.NoticeChange) bool { return c.After == file }) {
		return false
	}
	return slices.ContainsFunc(r.diff.Files, func(f history.FileChange) bool { return f.Path == file && !f.After.IsZero() })
}

// compareNotices tells what a notice said and will say.
func (r *reviewer) compareNotices(out *Notice, was, now *version) {
	if now != nil {
		out.Item, out.ItemName = r.words(now.Item), now.Clean(now.side.item(now.Notice).Name)
		out.Period, out.Version = periodOf(now), now.Version()
		if out.Hidden == "" {
			out.Title = now.Clean(now.Title)
		}
		if w := now.Withdrawn; w != nil {
			out.Withdrawn = &Withdrawal{w.Date.String(), ""}
			if out.Hidden == "" {
				out.Withdrawn.Reason = now.Clean(w.Reason)
			}
		}
	}
	if was != nil {
		out.Was = was.Version()
		if now == nil || *periodOf(was) != *out.Period {
			out.WasPeriod = periodOf(was)
		}
		if item := r.words(was.Item); item != out.Item {
			out.WasItem = item
			if now == nil {
				out.ItemName = was.Clean(was.side.item(was.Notice).Name)
			}
		}
		if title := was.Clean(was.Title); out.Hidden == "" && title != out.Title {
			out.WasTitle = title
		}
	}
	if was != nil && now != nil {
		if out.Was == out.Version {
			out.Was = ""
		} else {
			hangs := len(was.Posted) > 0 || !was.Period.From.IsZero() && !was.Period.From.After(r.Day)
			out.Reprint = now.Withdrawn == nil && hangs && (now.LastDay.IsZero() || !now.LastDay.Before(r.Day))
		}
	}
	if now != nil || !slices.Contains(out.Changes, Unreadable) {
		r.compareTables(out, was, now)
	}
	if out.Hidden != "" {
		return
	}
	if was != nil && now != nil {
		out.Fields = difference.Fields(&was.Side, &now.Side)
	}
	if now != nil {
		out.Texts = r.texts(was, now)
	}
}

func periodOf(v *version) *Period {
	p := &Period{From: v.Period.From.String(), LastDay: v.LastDay.String()}
	switch {
	case v.Period.From.IsZero():
		p.Words = "没有写"
	case v.LastDay.IsZero():
		p.Words = v.Period.From.Chinese() + "起，" + cmp.Or(v.Length.String(), "没有写到哪天")
	default:
		p.Words = v.Period.From.Chinese() + "至" + v.LastDay.Chinese()
		if !v.Length.IsZero() {
			p.Words += "（" + v.Length.String() + "）"
		}
	}
	return p
}

// texts compares the plain sentence and the body. Of a new notice the sentence is shown;
// its text is on the preview.
func (r *reviewer) texts(was, now *version) []Text {
	if was != nil {
		return difference.Texts(&was.Side, &now.Side)
	}
	if t, differs := now.Text("明白话", "", now.Detector.Redact(now.Summary)); differs {
		return []Text{t}
	}
	return nil
}

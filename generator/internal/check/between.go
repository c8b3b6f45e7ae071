package check

import (
	"fmt"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// between finds what is wrong from one notice to another.
func (c *checker) between() {
	for _, v := range c.Township.Villages {
		byID := make(map[string]*township.Notice, len(v.Notices))
		corrected := map[string]string{} // by which notice
		for _, n := range v.Notices {
			byID[n.ID] = n
			if n.Corrects != "" && n.Withdrawn == nil {
				corrected[n.Corrects] = n.ID
			}
		}
		c.results(v)
		c.repeated(v)
		for _, n := range v.Notices {
			c.linkOrder(n, byID)
			c.variances(n, byID, corrected)
		}
	}
}

// results finds decisions whose time is over, and nothing tells what came of them.
func (c *checker) results(v *township.Village) {
	continued := map[string]bool{}
	for _, n := range v.Notices {
		if n.Follows != "" && n.Withdrawn == nil {
			continued[n.Follows] = true
		}
	}
	for _, n := range standing(v) {
		item, ok := c.Catalogue.Item(n.Item)
		if !ok || item.ResultWithin.IsZero() || n.Follows != "" || continued[n.ID] || n.Date.IsZero() {
			continue
		}
		due, _, err := c.Calendar.LastDay(n.Date, item.ResultWithin)
		if err != nil || due.IsZero() {
			continue // a year without its holidays is not here yet
		}
		due = due.Add(int(c.number(finding.RuleNoResult, "days")))
		if c.Today.After(due) {
			c.report(finding.RuleNoResult, n.At("title"), fmt.Sprintf("这个决定应当在%s前公布结果，已经过了 %d 天。", due.Chinese(), c.Today.Sub(due)),
				"办完了，写一则结果公示，开头加上 follows: "+n.ID+"；还没有办完，也写一则进展。")
		}
	}
}

// repeated finds two notices of one item for the same time, neither of which corrects or
// continues the other.
func (c *checker) repeated(v *township.Village) {
	type key struct {
		item, what string
	}
	seen := map[key]*township.Notice{}
	ns := standing(v)
	for i := len(ns) - 1; i >= 0; i-- { // oldest first
		n := ns[i]
		item, ok := c.Catalogue.Item(n.Item)
		if !ok {
			continue
		}
		what := plainTitle(n.Title)
		s, known := c.spanOf(n.Title)
		switch {
		case item.Ledger && hasLedger(n) && known:
			what = s.from.String() + s.to.String()
		case !known:
			// The same title is used again and again, for another time each: it is the same
			// notice only where the dates are the same too.
			what += n.Date.String()
		}
		k := key{n.Item, what}
		first := seen[k]
		if first == nil {
			seen[k] = n
			continue
		}
		if n.Follows == first.ID || first.Follows == n.ID {
			continue
		}
		c.report(finding.RuleRepeated, n.At("title"), "和“"+first.Title+"”（"+first.Path+"）是同一个事项、同一期。", "是更正，就在开头加上 corrects: "+first.ID+"；是补充，就在标题里写明第几批、哪几个组；多发的，撤回一则。")
	}
}

// plainTitle is a title without what does not tell two apart.
func plainTitle(title string) string {
	return strings.NewReplacer(" ", "", "　", "", "的", "", "公示", "", "公开", "", "公告", "").Replace(title)
}

// linkOrder finds corrections and results that are older than what they point to, and
// corrections of another item.
func (c *checker) linkOrder(n *township.Notice, byID map[string]*township.Notice) {
	for _, link := range []struct{ key, id, what string }{{"corrects", n.Corrects, "更正"}, {"follows", n.Follows, "结果"}} {
		old := byID[link.id]
		switch {
		case old == nil || old == n:
		case n.Date.Before(old.Date):
			c.report(finding.RuleLinkOrder, n.At(link.key), "这则"+link.what+"的成文日期（"+n.Date.Chinese()+"）早于原来那则（"+old.Date.Chinese()+"，"+old.Path+"）。", "检查编号和两则公示的 date。")
		case link.key == "corrects" && n.Item != old.Item:
			c.report(finding.RuleLinkOrder, n.At(link.key), "要更正的那则公示是另一个事项（"+old.Item+"，"+old.Path+"）。", "检查编号；事项原来归错了，就把两则的 item 改成一样。")
		}
	}
}

package check

import (
	"fmt"
	"slices"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// form finds what a notice's own fields lack, and dates that do not agree with one
// another or with today.
func (c *checker) form() {
	c.contacts()
	c.notices(func(v *township.Village, n *township.Notice) {
		c.summary(n)
		c.reviewed(n)
		c.order(n)
		c.future(n)
		c.short(n)
		c.endless(n)
		c.postings(n)
	})
}

func (c *checker) summary(n *township.Notice) {
	if n.Summary != "" {
		return
	}
	example := "村口到桥头的路灯修好了，花了 1,200 元"
	if item, ok := c.Catalogue.Item(n.Item); ok && item.Example != "" {
		example = strings.TrimSuffix(item.Example, "。")
	}
	c.report(finding.RuleSummary, n.At("summary"), "这则公示没有一句明白话。", "加一行 summary，说清这件事和最要紧的数，如“"+example+"。”")
}

// contacts finds villages that tell nobody to ask, and a township that tells nobody to
// complain to.
func (c *checker) contacts() {
	if len(c.Township.Supervision) == 0 {
		c.report(finding.RuleContacts, place(c.Township.Places, "supervision", "content/township.yaml"), "没有写受理投诉的电话（supervision）。",
			"加上 supervision: [{name: 政务服务便民热线, phone: \"12345\"}]，近的写在前面。")
	}
	for _, v := range c.Township.Villages {
		var missing []string
		for _, one := range []struct {
			who string
			township.Contact
		}{{"负责人（leader）", v.Leader}, {"经办人（handler）", v.Handler}, {"村务监督委员会（committee）", v.Committee}} {
			if one.Name == "" || one.Phone == "" {
				missing = append(missing, one.who)
			}
		}
		if len(missing) > 0 {
			c.report(finding.RuleContacts, place(v.Places, "contacts", "villages/"+v.Slug+"/village.yaml"),
				"没有写清怎么找到"+strings.Join(missing, "、")+"。", "在 contacts 里写上姓名、职务和办公电话，如 leader: {name: 周建国, role: 村委会主任, phone: 办公电话}。")
		}
	}
}

func (c *checker) reviewed(n *township.Notice) {
	if n.Reviewed == nil && n.Withdrawn == nil && slices.Contains(c.words(finding.RuleReviewed, "categories"), n.Category) {
		c.report(finding.RuleReviewed, n.At("reviewed"), "没有审核记录。", "村务监督委员会审核后，加上 reviewed: {by: 村务监督委员会, date: 审核的日期}。")
	}
}

// A dated is a date of a notice, where it stands, and what happened on it.
type dated struct {
	key, words string
	day        township.Day
}

// events are the dates of what was done with a notice once it was written.
func events(n *township.Notice) []dated {
	ds := []dated{{"period.from", "公示期的第一天", n.Period.From}}
	for i, p := range n.Posted {
		ds = append(ds, dated{fmt.Sprintf("posted[%d].date", i), "张贴的日期", p.Date})
	}
	if n.Withdrawn != nil {
		ds = append(ds, dated{"withdrawn.date", "撤回的日期", n.Withdrawn.Date})
	}
	return ds
}

func (c *checker) order(n *township.Notice) {
	for _, e := range events(n) {
		if !n.Date.IsZero() && !e.day.IsZero() && e.day.Before(n.Date) {
			c.report(finding.RuleImpossible, n.At(e.key), e.words+"（"+e.day.Chinese()+"）早于成文日期（"+n.Date.Chinese()+"）。", "检查 date 和这里的日期，改正写错的那个。")
		}
	}
	if n.Reviewed == nil || n.Reviewed.Date.IsZero() {
		return
	}
	reviewed := n.Reviewed.Date
	if reviewed.Before(n.Date) {
		c.report(finding.RuleOrder, n.At("reviewed.date"), "审核的日期（"+reviewed.Chinese()+"）早于成文日期（"+n.Date.Chinese()+"）。", "审核的应当是写成的这一稿；检查两个日期。")
	}
	for _, e := range events(n) {
		if e.key != "withdrawn.date" && !e.day.IsZero() && e.day.Before(reviewed) {
			c.report(finding.RuleOrder, n.At(e.key), e.words+"（"+e.day.Chinese()+"）早于审核的日期（"+reviewed.Chinese()+"）。", "先审核，后公开；日期写错了就改正。")
		}
	}
}

func (c *checker) future(n *township.Notice) {
	late := func(key, words string, day township.Day, grace int64) {
		if !day.IsZero() && day.After(c.Today.Add(int(grace))) {
			c.report(finding.RuleFuture, n.At(key), words+"（"+day.Chinese()+"）还没有到，今天是"+c.Today.Chinese()+"。", "等到了那天再写，或者改正日期。")
		}
	}
	late("date", "成文日期", n.Date, c.number(finding.RuleFuture, "days"))
	if n.Reviewed != nil {
		late("reviewed.date", "审核的日期", n.Reviewed.Date, 0)
	}
	for _, e := range events(n)[1:] {
		late(e.key, e.words, e.day, 0)
	}
}

// short finds periods that end before their item's would.
// endless finds lists whose names leave the web when their period is over, and that have
// no last day.
func (c *checker) endless(n *township.Notice) {
	item, ok := c.Catalogue.Item(n.Item)
	if !ok || item.Clear == "" || !n.LastDay.IsZero() || n.Period.From.IsZero() || n.Withdrawn != nil || len(n.Tables) == 0 {
		return
	}
	if last, _, err := c.Calendar.LastDay(n.Period.From, n.Length); err != nil || !last.IsZero() {
		return // a year without its holidays is reported where the period is counted
	}
	c.report(finding.RuleEndless, n.At("period"), "“"+item.Name+"”公示期满要撤下名单，这里没有写公示到哪天，名单会一直留在网上。", "写明时间，如 period: {from: "+n.Period.From.String()+", length: 7天}。")
}

func (c *checker) short(n *township.Notice) {
	item, ok := c.Catalogue.Item(n.Item)
	if !ok || item.Posting.IsZero() || n.LastDay.IsZero() || n.Period.From.IsZero() || n.LastDay.Before(n.Period.From) || n.Withdrawn != nil {
		return
	}
	last, _, err := c.Calendar.LastDay(n.Period.From, item.Posting)
	if err != nil || !last.IsZero() && !n.LastDay.Before(last) {
		return // a year without its holidays is reported where the period is counted
	}
	key := "period.length"
	if n.Period.Length.IsZero() {
		key = "period.to"
	}
	until := "要到" + last.Chinese()
	if last.IsZero() {
		until = "要一直公开"
	}
	c.report(finding.RuleShort, n.At(key), "“"+item.Name+"”要公示 "+item.Posting.String()+"，"+until+"，这里只到"+n.LastDay.Chinese()+"。",
		"删去 length 和 to，只写 from，就按目录规定的时间公示；也可以写得更长。")
}

// postings finds papers that hung long after their period began, or before.
func (c *checker) postings(n *township.Notice) {
	most := int(c.number(finding.RulePosting, "days"))
	for i, p := range n.Posted {
		switch late := p.Date.Sub(n.Period.From); {
		case p.Date.IsZero() || n.Period.From.IsZero():
		case late < 0:
			c.report(finding.RulePosting, n.At(fmt.Sprintf("posted[%d].date", i)), fmt.Sprintf("张贴的日期比公示期的第一天早 %d 天。", -late), "公示期从张贴那天写起：period: {from: "+p.Date.String()+"}。")
		case late > most && i == earliest(n.Posted):
			c.report(finding.RulePosting, n.At(fmt.Sprintf("posted[%d].date", i)), fmt.Sprintf("公示期的第一天过了 %d 天才张贴，纸上的公示期不够了。", late), "公示期从张贴那天写起：period: {from: "+p.Date.String()+"}，重新打印。")
		}
	}
}

// earliest is the index of the first posting in time.
func earliest(ps []township.Posting) int {
	first := 0
	for i, p := range ps {
		if p.Date.Before(ps[first].Date) {
			first = i
		}
	}
	return first
}

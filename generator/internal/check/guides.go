package check

import (
	"fmt"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// guides finds in the township's guides what is looked for in notices, as far as a guide
// has it, and what a guide alone must tell.
func (c *checker) guides() {
	d := c.detector()
	own := map[*township.Notice]Body{}
	c.Bodies = own // this family's alone
	for _, g := range c.Township.Guides {
		n := asNotice(g)
		own[n] = BodyOf(n)
		c.written(n)
		c.worded(n)
		c.personalOf(d, n)
		answers(g, func(text string, at township.Place) {
			c.search(d, text, at)
			c.outdated(text, at)
		})
		for i, contact := range g.Contacts {
			c.phone(d, contact.Phone, g.At(fmt.Sprintf("contacts[%d].phone", i)))
		}
		c.placed(g, own[n])
		c.elements(g)
		c.seen(g)
	}
}

// asNotice is what of a guide stands in a notice too: its title, plain sentence and body.
func asNotice(g *township.Guide) *township.Notice {
	return &township.Notice{Title: g.Title, Summary: g.Summary, Body: g.Body, Path: g.Path, Places: g.Places}
}

// answers visits the texts of a guide's front matter that no notice has.
func answers(g *township.Guide, visit visitor) {
	for _, f := range []struct{ key, text string }{{"who", g.Who}, {"where", g.Where}, {"time", g.Time}, {"cost", g.Cost}} {
		visit(f.text, g.At(f.key))
	}
	for _, list := range []struct {
		key   string
		texts []string
	}{{"bring", g.Bring}, {"basis", g.Basis}} {
		for i, text := range list.texts {
			visit(text, g.At(fmt.Sprintf("%s[%d]", list.key, i)))
		}
	}
	for i, p := range g.Contacts {
		visit(p.Name, g.At(fmt.Sprintf("contacts[%d].name", i)))
		visit(p.Role, g.At(fmt.Sprintf("contacts[%d].role", i)))
	}
}

// placed finds in a guide's body tables and pictures, for which it has no files, and links
// that lead to no guide.
func (c *checker) placed(g *township.Guide, b Body) {
	for _, m := range b.Placed {
		c.report(finding.RuleTable, township.Place{File: g.Path, Line: m.Line, Col: m.Col}, "办事指南没有 tables，这里放不了表“"+m.Name+"”。", "把表直接写在正文里，每行用 | 隔开各格。")
	}
	for _, m := range b.Pictures {
		c.report(finding.RuleAttachment, township.Place{File: g.Path, Line: m.Line, Col: m.Col}, "办事指南里放不了图片“"+m.Name+"”。", "用文字说清楚；一步一步的写成 1. 2. 3.。")
	}
	for _, m := range b.Links {
		if strings.Contains(m.Name, ":") || strings.HasPrefix(m.Name, "//") {
			continue
		}
		slug := strings.Trim(strings.TrimPrefix(m.Name, ".."), "/")
		if c.Township.Guide(slug) == nil || m.Name != "../"+slug+"/" {
			c.report(finding.RuleReference, township.Place{File: g.Path, Line: m.Line, Col: m.Col}, "链接“"+m.Name+"”打不开。", "链接另一份办事指南，写 ../文件名/，如 ../dibao/；别的网页写 https:// 开头的完整网址。")
		}
	}
}

// elementWords are what a guide must tell, by the keys of its front matter.
var elementWords = map[string]string{
	"who": "谁能办（who）", "bring": "带什么（bring）", "where": "在哪办（where）", "time": "几天（time）", "cost": "多少钱（cost）", "contacts": "找谁（contacts）",
}

func (c *checker) elements(g *township.Guide) {
	var missing []string
	for _, key := range g.Lacks() {
		missing = append(missing, elementWords[key])
	}
	if len(missing) > 0 {
		c.report(finding.RuleElements, g.At("title"), "这份指南没有写"+strings.Join(missing, "、")+"。", "在开头补上；不收钱、什么也不用带，也写出来，如 cost: 不收钱。")
	}
}

// seen finds guides that nobody has looked at for long, or will have only in the future.
func (c *checker) seen(g *township.Guide) {
	if g.Updated.IsZero() || c.Today.IsZero() {
		return
	}
	if g.Updated.After(c.Today) {
		c.report(finding.RuleFuture, g.At("updated"), "核对的日期（"+g.Updated.Chinese()+"）还没有到，今天是"+c.Today.Chinese()+"。", "等到了那天再写，或者改正日期。")
	}
	if most, days := int(c.number(finding.RuleUnseen, "days")), c.Today.Sub(g.Updated); days > most {
		c.report(finding.RuleUnseen, g.At("updated"), fmt.Sprintf("这份指南 %d 天没有核对过，上一次是%s。", days, g.Updated.Chinese()), "对照现在的规定、窗口和电话看一遍，改好后把 updated 写成今天。")
	}
}

package check

import (
	"slices"
	"strconv"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// audience finds what would be on the web and must not be.
func (c *checker) audience() {
	for _, id := range c.Catalogue.IDs() {
		item := c.Catalogue.Items[id]
		if item.Audience == "特定群体" && item.Web && item.Excluded == "" {
			c.report(finding.RuleRestricted, place(item.Places, "channels", item.Path), "“"+item.Name+"”只对特定群体公开，渠道里却有网站。", "从 channels 里删去网站、微信这些渠道，只留村公示栏；或者改正 audience。")
		}
	}
	offline := c.words(finding.RuleOffline, "items")
	c.notices(func(_ *township.Village, n *township.Notice) {
		if n.Audience != township.Everyone {
			return
		}
		if slices.Contains(offline, n.Item) || slices.Contains(offline, n.Category) {
			c.report(finding.RuleOffline, n.At("item"), "本镇规定“"+n.Item+"”不上网。", "加上 audience: board，只在公示栏张贴。")
		}
		c.listOf(n, c.Township.Wording.BoardOnly, finding.RuleBoardOnly, "换成只在公示栏张贴的事项，或者加上 audience: board。")
		c.listOf(n, c.Township.Wording.Children, finding.RuleChildren, "加上 audience: board，只在公示栏张贴也不写孩子的名字；网上只公布人数和金额。")
		c.ages(n)
	})
}

// listOf finds a list of persons that is about one of the matters of a word list.
func (c *checker) listOf(n *township.Notice, terms []township.Term, rule finding.Rule, hint string) {
	list := strings.Contains(n.Title, "名单") || strings.Contains(n.Title, "公示")
	type named struct {
		text string
		at   township.Place
	}
	texts := []named{{n.Title, n.At("title")}, {n.Summary, n.At("summary")}}
	persons := false
	for _, t := range n.Tables {
		texts = append(texts, named{t.Name, t.Place})
		persons = persons || slices.ContainsFunc(t.Columns, func(col township.Column) bool { return col.Type == township.NameColumn || col.Name == "姓名" })
	}
	if !persons && !list {
		return
	}
	for _, term := range terms {
		for i, f := range texts {
			at := strings.Index(f.text, term.Words)
			if at < 0 || i == 1 && !persons {
				continue
			}
			c.report(rule, advance(f.at, f.text[:at]), "这则名单会上网，里面有“"+term.Words+"”："+term.Plain+"。", hint)
			return
		}
	}
}

// adult is the age from which somebody is named as an adult (民法典 Art. 17).
const adult = 18

// ages finds children who are named in full in a table that is on the web.
func (c *checker) ages(n *township.Notice) {
	for _, t := range n.Tables {
		age, name := -1, -1
		for i, col := range t.Columns {
			switch {
			case slices.Contains(c.Ages, unitless(col.Name)):
				age = i
			case name < 0 && (col.Type == township.NameColumn || col.Name == "姓名"):
				name = i
			}
		}
		if age < 0 || name < 0 {
			continue
		}
		for _, row := range t.Rows {
			years, err := strconv.Atoi(strings.TrimSuffix(row[age].Text, "岁"))
			if err != nil || years >= adult || row[name].Text == "" || strings.ContainsAny(row[name].Text, "*＊×○某") {
				continue
			}
			c.report(finding.RuleChildren, township.Place{File: tableFile(n, t), Line: row[name].Line, Col: row[name].Col}, "这一行是不满 18 岁的人，写了全名。", "网上不写孩子的名字：写家长的名字，或者只公布人数。")
		}
	}
}

// unitless is a column's name without its unit.
func unitless(name string) string {
	if i := strings.LastIndex(name, "（"); i > 0 {
		return name[:i]
	}
	return name
}

package check

import (
	"fmt"
	"slices"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/printed"
	"cunwu/generator/internal/township"
)

// printed finds addresses that hang on a wall and that the site would not serve. An
// address stands in the ledger once for each version: the first line tells of all.
func (c *checker) printed() {
	site := printed.NewSite(c.Township, c.Part)
	if c.Buried != nil {
		c.Buried(site.Bury)
	}
	asked := map[string]bool{}
	for _, p := range c.Township.Printed {
		slug, id := p.Parts()
		answer, v := site.Ask(p.Address)
		what := p.Address
		if answer == printed.NoVillage {
			what = slug // all of its notices with it
		}
		if asked[what] || answer == printed.NoVillage && slices.Contains(c.Township.Unread, township.VillageOf(p.Place.File)) {
			continue // a village that could not be read may well have had this address
		}
		asked[what] = true
		c.lost(p, slug, id, answer, v)
	}
}

// lost reports a printed address that the site would not serve.
func (c *checker) lost(p township.Printed, slug, id string, answer printed.Answer, v *township.Village) {
	switch answer {
	case printed.NoVillage:
		cure := "把村文件夹的名字改回 " + slug + "。"
		if folder := township.VillageOf(p.Place.File); folder != slug {
			cure = "在 villages/" + folder + "/village.yaml 里加上 formerly: [" + slug + "]。"
		}
		c.report(finding.RulePrintedVillage, p.Place, "网址 /"+slug+"/ 印在纸上（"+p.Day.Chinese()+"），现在没有哪个村用它。", cure)
	case printed.NoNotice:
		c.report(finding.RulePrintedGone, p.Place, "公示 "+id+" 的二维码印在纸上（"+p.Day.Chinese()+"），现在没有这则公示，扫码会打不开。",
			"恢复那个文件，或者改回原来的编号。要撤回，就恢复它，在开头写 withdrawn: {date: 哪天, reason: 为什么撤回}。")
	case printed.OtherVillage:
		c.report(finding.RulePrintedGone, p.Place, "公示 "+id+" 的二维码印在纸上（"+p.Day.Chinese()+"），现在它移到了 "+v.Slug+"，网址变了，扫码会打不开。",
			"移回原来的村。放错了村的，在原来那则写 withdrawn，另在 "+v.Slug+" 新发一则，用新编号。")
	case printed.BoardOnly:
		if _, known := c.Catalogue.Item(v.Notice(id).Item); !known {
			return // that is a finding, and the reason
		}
		c.report(finding.RulePrintedOffWeb, p.Place, "公示 "+id+" 的二维码印在纸上（"+p.Day.Chinese()+"），现在它只上公示栏，扫码会打不开。",
			fmt.Sprintf("要撤下：item 和公开范围照原来的写，加上 withdrawn: {date: %s, reason: 为什么撤下}，网页只留标题和原因。要上墙：另发一则，用新编号。", c.Today))
	}
}

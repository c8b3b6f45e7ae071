package check

import (
	"cmp"
	"fmt"
	"slices"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// identifiers finds ids that are taken, and villages that ask for one address.
func (c *checker) identifiers() {
	byID := map[string][]*township.Notice{}
	c.notices(func(_ *township.Village, n *township.Notice) {
		if n.ID != "" {
			byID[n.ID] = append(byID[n.ID], n)
		}
	})
	for id, ns := range byID {
		slices.SortFunc(ns, func(a, b *township.Notice) int { return cmp.Compare(a.Path, b.Path) })
		for i, n := range ns[:len(ns)*min(1, len(ns)-1)] {
			other := ns[(i+1)%len(ns)]
			c.report(finding.RuleDuplicateID, n.At("id"), "编号“"+id+"”和另一则公示重复："+other.Path+"。",
				"已经张贴过的那一则不改；另一则换一个新编号（cunwu new 会生成）。")
		}
	}
	owner := map[string]string{}
	for _, v := range c.Township.Villages {
		owner[v.Slug] = v.Slug
	}
	for _, v := range c.Township.Villages {
		for i, f := range v.Formerly {
			if who, taken := owner[f]; taken {
				c.report(finding.RuleVillage, v.Places[fmt.Sprintf("formerly[%d]", i)], "旧网址“"+f+"”已经是 "+who+" 的。", "一个旧网址只能归一个村。")
				continue
			}
			owner[f] = v.Slug
		}
	}
}

package check

import (
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// references finds notices that point to a notice their village does not have.
func (c *checker) references() {
	c.notices(func(v *township.Village, n *township.Notice) {
		for _, ref := range []struct{ key, id string }{{"corrects", n.Corrects}, {"follows", n.Follows}} {
			switch {
			case ref.id == "":
			case ref.id == n.ID:
				c.report(finding.RuleReference, n.At(ref.key), ref.key+" 写的是这则公示自己的编号。", "写另一则公示的编号。")
			case v.Notice(ref.id) == nil:
				c.report(finding.RuleReference, n.At(ref.key), "本村没有编号“"+ref.id+"”的公示。", "写那则公示开头的 id；公示不删除，要撤回就写 withdrawn。")
			}
		}
	})
}

// links finds relative links of bodies that lead nowhere: a notice is linked to as
// ../7k3m9q/, and only one that is on the web, for its id tells of it.
func (c *checker) links() {
	c.notices(func(v *township.Village, n *township.Notice) {
		for _, l := range c.Bodies[n].Links {
			if strings.Contains(l.Name, ":") || strings.HasPrefix(l.Name, "//") {
				continue
			}
			id := strings.Trim(strings.TrimPrefix(l.Name, ".."), "/")
			if to := v.Notice(id); to == nil || to.Audience != township.Everyone || l.Name != "../"+id+"/" {
				c.report(finding.RuleReference, mentioned(n, l), "链接“"+l.Name+"”打不开。", "链接本村网上的另一则公示，写 ../编号/，如 ../7k3m9q/；别的网页写 https:// 开头的完整网址。")
			}
		}
	})
}

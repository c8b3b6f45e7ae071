package check

import (
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

package check

import (
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/picture"
	"cunwu/generator/internal/township"
)

// attachments finds what is wrong with the files that notices carry.
func (c *checker) attachments() {
	c.notices(func(_ *township.Village, n *township.Notice) {
		for _, f := range n.Files {
			if !f.Picture() || !f.Source.There() {
				continue
			}
			data, err := f.Source.Bytes()
			if err == nil {
				err = picture.Check(data)
			}
			if err != nil {
				c.report(finding.RuleAttachment, f.Place, "图片“"+f.File+"”用不了："+sentence(err.Error()), "用看图软件打开它，另存为 JPG，再放进来。")
			}
		}
	})
}

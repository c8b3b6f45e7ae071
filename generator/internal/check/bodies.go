package check

import (
	"slices"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/picture"
	"cunwu/generator/internal/township"
)

// bodies finds what is wrong in the notices' texts: what Markdown cannot be, and
// tables and pictures that are not there.
func (c *checker) bodies() {
	c.notices(func(_ *township.Village, n *township.Notice) {
		for _, p := range c.Problems[n] {
			c.report(finding.RuleMarkup, township.Place{File: n.Path, Line: p.Line, Col: p.Col}, sentence(p.Message), sentence(p.Hint))
		}
		for _, f := range n.Files {
			if !f.Picture() || f.Data == nil {
				continue
			}
			if err := picture.Check(f.Data); err != nil {
				c.report(finding.RuleAttachment, f.Place, "图片“"+f.File+"”用不了："+sentence(err.Error()), "用看图软件打开它，另存为 JPG，再放进来。")
			}
		}
		doc := c.Documents[n]
		if doc == nil {
			return
		}
		placed := map[string]bool{}
		doc.Walk(func(b *markup.Block) {
			line := township.Place{File: n.Path, Line: b.Line, Col: 1}
			switch b.Kind {
			case markup.Placed:
				switch {
				case !slices.ContainsFunc(n.Tables, func(t *township.Table) bool { return t.Name == b.Text }):
					c.report(finding.RuleTable, line, "这里要放表“"+b.Text+"”，但 tables 里没有它。", "检查表名，或者在开头的 tables 里加上它。")
				case placed[b.Text]:
					c.report(finding.RuleTable, line, "表“"+b.Text+"”放了两次。", "删去一处。")
				}
				placed[b.Text] = true
			case markup.Figure:
				c.picture(n, b.URL, line)
			}
		}, func(i *markup.Inline, line int) {
			if i.Kind == markup.Image {
				c.picture(n, i.URL, township.Place{File: n.Path, Line: line, Col: 1})
			}
		})
	})
}

func (c *checker) picture(n *township.Notice, name string, at township.Place) {
	if !slices.ContainsFunc(n.Files, func(f *township.Attachment) bool { return f.File == name }) {
		c.report(finding.RuleAttachment, at, "正文里的图片“"+name+"”没有写进 attachments。", "在开头加上 attachments: [{file: "+name+", title: 图片说明}]，图片放在公示旁边。")
	}
}

// sentence ends a message as all messages end.
func sentence(s string) string {
	if s == "" || strings.HasSuffix(s, "。") || strings.HasSuffix(s, "？") {
		return s
	}
	return s + "。"
}

package check

import (
	"slices"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/township"
)

// bodies finds what is wrong in the notices' texts: what Markdown cannot be, and
// tables and pictures that are not there.
func (c *checker) bodies() {
	c.notices(func(_ *township.Village, n *township.Notice) {
		c.written(n)
		for _, m := range c.Bodies[n].Placed {
			if !slices.ContainsFunc(n.Tables, func(t *township.Table) bool { return t.Name == m.Name }) {
				c.report(finding.RuleTable, mentioned(n, m), "这里要放表“"+m.Name+"”，但 tables 里没有它。", "检查表名，或者在开头的 tables 里加上它。")
			}
		}
		for _, m := range c.Bodies[n].Pictures {
			if !slices.ContainsFunc(n.Files, func(f *township.Attachment) bool { return f.File == m.Name }) {
				c.report(finding.RuleAttachment, mentioned(n, m), "正文里的图片“"+m.Name+"”没有写进 attachments。",
					"在开头加上 attachments: [{file: "+m.Name+", title: 图片说明}]，图片放在公示旁边。")
			}
		}
	})
}

// written finds what a text cannot be, and one that was begun and not finished.
func (c *checker) written(n *township.Notice) {
	for _, p := range c.Bodies[n].Problems {
		c.report(finding.RuleMarkup, township.Place{File: n.Path, Line: p.Line, Col: p.Col}, sentence(p.Message), sentence(p.Hint))
	}
	if i := strings.Index(n.Body.Source, township.Unfinished); i >= 0 {
		line := n.Body.Line + strings.Count(n.Body.Source[:i], "\n")
		c.report(finding.RuleUnfinished, township.Place{File: n.Path, Line: line, Col: 1}, "样子里的提示还在，像是没有写完。", "写好正文，再删去这一行。")
	}
}

func mentioned(n *township.Notice, m markup.Mention) township.Place {
	return township.Place{File: n.Path, Line: m.Line, Col: m.Col}
}

// sentence ends a message as all messages end.
func sentence(s string) string {
	if s == "" || strings.HasSuffix(s, "。") || strings.HasSuffix(s, "？") {
		return s
	}
	return s + "。"
}

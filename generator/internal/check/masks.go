package check

import (
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// maskWords say how a masked value is written, by the kind of mask that an item names.
var maskWords = map[string]string{"name": "写成 张*、李*芳。", "phone": "写成 138****1234。", "id": "只留前 2 位和后 3 位，中间写 *。"}

// masks finds values that stand in full where their item asks for a mask (个人信息保护法
// Art. 34: no more than the purpose needs).
func (c *checker) masks() {
	c.notices(func(_ *township.Village, n *township.Notice) {
		item, ok := c.Catalogue.Item(n.Item)
		if !ok {
			return
		}
		dir := n.Path[:strings.LastIndexByte(n.Path, '/')+1]
		for _, t := range n.Tables {
			form := item.Form(t.Kind)
			if form == nil {
				continue
			}
			for i, col := range t.Columns {
				mask := form.Masks[col.Name]
				if mask == "" {
					continue
				}
				for _, row := range t.Rows {
					if cell := row[i]; cell.Text != "" && !strings.ContainsAny(cell.Text, "*＊某×○") {
						c.report(finding.RuleMask, township.Place{File: dir + t.File, Line: cell.Line, Col: cell.Col},
							"“"+col.Name+"”这一列要打码，这一格没有打码。", maskWords[mask])
					}
				}
			}
		}
	})
}

package check

import (
	"strings"
	"unicode"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/privacy"
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
					cell := row[i]
					switch {
					case cell.Text == "":
					case !strings.ContainsAny(cell.Text, "*＊某×○"):
						c.report(finding.RuleMask, township.Place{File: dir + t.File, Line: cell.Line, Col: cell.Col},
							"“"+col.Name+"”这一列要打码，这一格没有打码。", maskWords[mask])
					case mask == "name" && besideMask(cell.Text):
						c.report(finding.RuleMask, township.Place{File: dir + t.File, Line: cell.Line, Col: cell.Col},
							"“"+col.Name+"”这一格有星号，可是整个名字还在。", maskWords[mask])
					}
				}
			}
		}
	})
}

// afterNames are what may follow a name that is masked.
var afterNames = strings.NewReplacer("夫妇", "", "夫妻", "", "等", "", "老人", "", "家属", "", "户主", "", "之妻", "", "之子", "", "之女", "", "之母", "", "之父", "")

// besideMask reports whether a whole name stands beside a sign that should hide it: 张三丰*,
// 张*（张小三）. What tells equal names apart, as （第1行） and （一组）, is no name.
func besideMask(text string) bool {
	parts := strings.FieldsFunc(afterNames.Replace(text), func(r rune) bool { return !unicode.Is(unicode.Han, r) || r == '某' })
	for i, part := range parts {
		runes := []rune(part)
		switch {
		case len(runes) < 3 || len(runes) > 4, i > 0 && strings.ContainsAny(part, "组行户队社村号第"):
		case len(runes) == 3 && i == 0 && privacy.MaskName(part) == string(runes[:2])+"*" && strings.HasPrefix(text, part+"*"):
			// 司马相*: a name of four signs
		default:
			return true
		}
	}
	return false
}

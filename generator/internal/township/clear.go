package township

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clear takes the rows out of the notice's lists, and its attachments with them, once
// their time is over (个人信息保护法第四十七条: personal information goes when its purpose
// is fulfilled). What stays of each list is a single row of figures: how many rows it
// had, under the given name and in the given unit, and the sums of the columns that are totalled. Ledgers
// stay as they are. A plain sentence or a number that names somebody goes too. The notice's
// version stays the one that was printed.
func (n *Notice) Clear(count, unit string) {
	digest := n.Digest()
	n.sealed = &digest
	n.Cleared = true
	for i, t := range n.Tables {
		if t.Kind != Ledger { // whoever handled money (经手人) did so in office, and stays answerable for it
			n.gone = append(n.gone, t.names()...)
			n.Tables[i] = t.figures(count, unit)
		}
	}
	n.Files = nil
	for _, text := range []*string{&n.Summary, &n.Number} {
		if n.Names(*text) {
			*text = ""
		}
	}
}

// names are the names of a table's columns of names.
func (t *Table) names() []string {
	var names []string
	for i, c := range t.Columns {
		if c.Type != NameColumn && c.Name != "姓名" {
			continue
		}
		for _, row := range t.Rows {
			if name := row[i].Text; utf8.RuneCountInString(name) > 1 {
				names = append(names, name)
			}
		}
	}
	return names
}

// Names reports whether a text names somebody who has left the lists of a cleared notice,
// or somebody behind a mask: 张*三, 李**, 欧阳某.
func (n *Notice) Names(text string) bool {
	if slices.ContainsFunc(n.gone, func(name string) bool { return strings.Contains(text, name) }) {
		return true
	}
	before := rune(0)
	for i, r := range text {
		switch {
		case !unicode.Is(unicode.Han, before):
		case r == '*' || r == '＊' || r == '﹡' || r == '○' || r == '〇' && !numeral(before):
			return true
		case r == '某', r == '×':
			// 在某村 and 面积×标准 name nobody
			next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			if r == next || surname(before) && !unicode.IsDigit(next) {
				return true
			}
		}
		before = r
	}
	return false
}

func numeral(r rune) bool { return strings.ContainsRune("〇零一二三四五六七八九十", r) }

// surname reports whether a sign is a surname that many people bear.
func surname(r rune) bool {
	return strings.ContainsRune("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔阳", r)
}

// figures is a table of what the table comes to.
func (t *Table) figures(count, unit string) *Table {
	f := &Table{
		Name: t.Name, Kind: t.Kind, Place: t.Place, Cleared: true,
		Columns: []Column{{Name: count, Type: CountColumn, Total: true, Unit: unit}},
		Rows:    [][]Cell{{{Value: int64(len(t.Rows)) * 1000, Given: true}}},
	}
	f.Rows[0][0].Text = FormatQuantity(f.Rows[0][0].Value)
	for i, c := range t.Columns {
		sum, known := t.Total(i)
		if !known {
			continue
		}
		cell := Cell{Value: sum, Given: true}
		if cell.Text = FormatQuantity(cell.Value); c.Type == MoneyColumn {
			cell.Text = Fen(cell.Value).Plain()
		}
		f.Columns, f.Rows[0] = append(f.Columns, c), append(f.Rows[0], cell)
	}
	return f
}

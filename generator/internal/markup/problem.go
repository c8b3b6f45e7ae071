package markup

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// A Problem is something in the body that cannot be published as it is written.
type Problem struct {
	Line    int // of the file, from 1
	Col     int // in characters, from 1
	Message string
	Hint    string
}

// places finds the line and column of an offset in the source.
type places struct {
	source    string
	firstLine int
	starts    []int // of lines
}

func newPlaces(source string, firstLine int) places {
	p := places{source: source, firstLine: firstLine, starts: []int{0}}
	for i := range len(source) {
		if source[i] == '\n' {
			p.starts = append(p.starts, i+1)
		}
	}
	return p
}

func (p places) at(offset int) (line, col int) {
	offset = min(max(offset, 0), len(p.source))
	i := sort.SearchInts(p.starts, offset+1) - 1
	return p.firstLine + i, 1 + utf8.RuneCountInString(p.source[p.starts[i]:offset])
}

func (c *converter) report(offset int, message, hint string) {
	line, col := c.places.at(offset)
	c.problems = append(c.problems, Problem{line, col, message, hint})
}

func (c *converter) mention(list *[]Mention, name string, offset int) {
	line, col := c.places.at(offset)
	*list = append(*list, Mention{name, line, col})
}

func (c *converter) reportHTML(offset int, raw string) {
	raw = strings.TrimSpace(raw)
	switch lower := strings.ToLower(raw); {
	case strings.HasPrefix(raw, "<!--"):
		c.report(offset, "正文里有 HTML 注释", "公示里写的都会公开，请删除注释。")
	case strings.HasPrefix(lower, "<br"):
		c.report(offset, "正文里不能写 HTML：<br>", "要换行，在行末打两个空格再回车；要分段，空一行。")
	case strings.HasPrefix(lower, "<table"), strings.HasPrefix(lower, "<td"), strings.HasPrefix(lower, "<tr"):
		c.report(offset, "正文里不能写 HTML 表格", "表格存成 CSV 或 XLSX 放在公示旁边，在 tables 里登记，用 {{< table 名称 >}} 放进正文。")
	case strings.HasPrefix(lower, "<img"):
		c.report(offset, "正文里不能写 HTML 图片", "图片写成 ![说明](文件名.jpg)。")
	default:
		c.report(offset, "正文里不能写 HTML："+shorten(raw), "改用 Markdown 的写法；只是想显示尖括号，就在“<”前加一个反斜杠：\\<。")
	}
}

func sorted(problems []Problem) []Problem {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(problems)
}

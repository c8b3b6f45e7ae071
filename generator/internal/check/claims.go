package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// claims compares what a notice's title, plain sentence and body say with what its tables
// come to. In the body a line counts where it tells at least two of a ledger's sums: one
// alone may be a part.
func (c *checker) claims(n *township.Notice) {
	var purses []township.Purse
	for _, t := range n.Tables {
		if t.Kind == township.Ledger && t.Columns != nil {
			purses = append(purses, t.Purse())
		}
	}
	if len(purses) > 1 {
		var all township.Purse
		for _, p := range purses {
			all.Opening, all.Income, all.Expense, all.Closing = all.Opening+p.Opening, all.Income+p.Income, all.Expense+p.Expense, all.Closing+p.Closing
		}
		purses = append(purses, all)
	}
	for _, key := range []string{"title", "summary"} {
		text := map[string]string{"title": n.Title, "summary": n.Summary}[key]
		fs := c.read(text)
		if len(purses) > 0 {
			c.claimed(n.At(key), text, fs, purses, 1)
		} else {
			c.totals(n, n.At(key), text, fs)
		}
	}
	if len(purses) > 0 {
		body(n, func(text string, at township.Place) {
			if c.labels(text) >= 2 && !strings.HasPrefix(text, "|") {
				c.claimed(at, text, c.read(text), purses, 2)
			}
		})
	}
}

// claimed reports the figures of a text that are told as a ledger's sums and are not.
func (c *checker) claimed(at township.Place, text string, fs []figure, purses []township.Purse, least int) {
	type told struct {
		figure
		ledgerSum
		label int // where its words begin
	}
	var all []told
	end := 0
	for _, f := range fs {
		if f.unit == "元" {
			for _, cl := range c.ledgerSums {
				if m := cl.form.FindStringIndex(text[end:f.start]); m != nil {
					all = append(all, told{f, cl, end + m[0]})
					break
				}
			}
		}
		end = f.end
	}
	if len(all) < least {
		return
	}
	for _, t := range all {
		right := slices.ContainsFunc(purses, func(p township.Purse) bool { return t.matches(int64(t.of(p))) })
		if !right {
			c.report(finding.RuleClaim, advance(at, text[:t.start]), "这里说"+t.name+" "+strings.TrimSpace(text[t.start:t.end])+"，账本算出来是 "+t.of(purses[len(purses)-1]).Plain()+"。", "改成账本的数，或者检查账本有没有漏记、记错。")
		}
	}
}

// totals reports sums that a text tells of a list and that no totalled column of the
// notice's tables comes to.
func (c *checker) totals(n *township.Notice, at township.Place, text string, fs []figure) {
	for _, f := range fs {
		if !c.totalForm.MatchString(text[:f.start]) {
			continue
		}
		sums, all := c.sums(n, f.unit)
		if len(sums) == 0 || f.matches(all) || slices.ContainsFunc(sums, f.matches) {
			continue
		}
		c.report(finding.RuleClaim, advance(at, text[:f.start]), "这里说一共 "+strings.TrimSpace(text[f.start:f.end])+"，表里加起来是 "+sumWords(sums[0], f.unit)+"。", "改成表里的数，或者检查表里有没有漏写、写错。")
	}
}

func sumWords(v int64, unit string) string {
	if unit == "元" {
		return township.Fen(v).Plain()
	}
	return township.FormatQuantity(v) + " " + unit
}

// sums are what the totalled columns of the notice's tables with the given unit come to,
// and all of them together. People and households are also counted by rows.
func (l *lexicon) sums(n *township.Notice, unit string) (each []int64, all int64) {
	for _, t := range n.Tables {
		if t.Kind == township.Ledger || len(t.Rows) == 0 {
			continue
		}
		names := 0
		for i, col := range t.Columns {
			if col.Type == township.NameColumn {
				names++
			}
			if !col.Total && !(col.Type == township.MoneyColumn && !l.rateName(col.Name)) {
				continue
			}
			if col.Type == township.MoneyColumn && unit == "元" || col.Type == township.CountColumn && unitOf(col.Name) == unit {
				sum := t.Sum(i)
				if t.Kind == "" {
					sum = l.sumOfLines(t, i)
				}
				each = append(each, sum)
				all += sum
			}
		}
		if names > 0 && (unit == "户" || unit == "人" || unit == "位" || unit == "名") {
			each = append(each, int64(len(t.Rows))*1000)
		}
	}
	return each, all
}

// sumOfLines is the sum of a column of a table of free columns, which may tell sums itself.
func (l *lexicon) sumOfLines(t *township.Table, column int) int64 {
	var sum int64
	for _, row := range t.Rows {
		if !l.tellsSums(row) {
			sum += row[column].Value
		}
	}
	return sum
}

// unitOf is the unit in a column's name: 亩 of 面积（亩）.
func unitOf(name string) string {
	open, end := strings.LastIndex(name, "（"), strings.LastIndex(name, "）")
	if open < 0 || end < open {
		return ""
	}
	return name[open+len("（") : end]
}

// rateName reports whether a column holds rates, whose sum means nothing.
func (l *lexicon) rateName(name string) bool {
	return strings.ContainsAny(unitOf(name), "/·") || holds(name, l.Rates)
}

// bodyTotals proves the rows of sums of tables that are written in the body itself, and of
// tables of free columns, whose sums the program does not make itself.
func (c *checker) bodyTotals(n *township.Notice) {
	const hint = "检查上面各行和合计，改正写错的数。"
	message := func(head, cell string, sum int64) string {
		return "“" + strings.Trim(head, "* ") + "”的合计写的是 " + strings.TrimSpace(cell) + "，加起来是 " + township.FormatQuantity(sum) + "。"
	}
	for _, g := range c.Bodies[n].Tables {
		c.proveTotals(g.Rows, func(i, j int, sum int64) {
			at := township.Place{File: n.Path, Line: g.Line + 2 + i, Col: cellColumn(n, g.Line+2+i, j)}
			c.report(finding.RuleTotal, at, message(g.Head[j], g.Rows[i][j], sum), hint)
		})
	}
	for _, t := range n.Tables {
		if t.Kind != "" || t.Columns == nil {
			continue
		}
		rows := make([][]string, len(t.Rows))
		for i, row := range t.Rows {
			for _, cell := range row {
				rows[i] = append(rows[i], cell.Text)
			}
		}
		c.proveTotals(rows, func(i, j int, sum int64) {
			cell := t.Rows[i][j]
			c.report(finding.RuleTotal, township.Place{File: tableFile(n, t), Line: cell.Line, Col: cell.Col}, message(t.Columns[j].Name, cell.Text, sum), hint)
		})
	}
}

// proveTotals tells of the cells of rows of sums that are not what the rows above come to,
// in thousandths. A column with text among its figures is none of figures.
func (l *lexicon) proveTotals(rows [][]string, wrong func(row, column int, sum int64)) {
	if len(rows) == 0 {
		return
	}
	sum := make([]int64, len(rows[0]))
	counted := make([]int, len(rows[0])) // cells so far; -1: a column of text
	for i, row := range rows {
		total := l.totalRow(row)
		for j, cell := range row {
			v, ok := cellValue(cell)
			switch {
			case counted[j] < 0:
			case !ok && !total && strings.Trim(cell, " -—/　") != "":
				counted[j] = -1
			case ok && total && counted[j] > 1 && v != sum[j]:
				wrong(i, j, sum[j])
			case ok && !total:
				sum[j] += v
				counted[j]++
			}
		}
	}
}

// totalRow reports whether a row tells sums.
func (l *lexicon) totalRow(row []string) bool {
	return slices.ContainsFunc(row, func(cell string) bool { return slices.Contains(l.Sums, strings.Trim(cell, "* 　：:")) })
}

// cellValue reads a cell of a table in the body, in thousandths: the number alone, with
// its unit at most.
func cellValue(cell string) (int64, bool) {
	cell = strings.Trim(cell, "* 　¥￥")
	for _, unit := range []string{"元", "亩", "户", "人", "股"} {
		cell = strings.TrimSpace(strings.TrimSuffix(cell, unit))
	}
	v, err := township.ParseQuantity(cell)
	return v, err == nil
}

// cellColumn is where cell j of a row of the body begins, from 1 in characters.
func cellColumn(n *township.Notice, line, j int) int {
	text := bodyLine(n, line)
	col, bars := 1, 0
	for _, r := range text {
		if r == '|' {
			if bars++; bars == j+1 && strings.HasPrefix(strings.TrimSpace(text), "|") || bars == j && !strings.HasPrefix(strings.TrimSpace(text), "|") {
				return col + 2
			}
		}
		col++
	}
	return 1
}

// bodyLine is a line of the notice's body, by its number in the file.
func bodyLine(n *township.Notice, line int) string {
	i := n.Body.Line
	for text := range strings.Lines(n.Body.Source) {
		if i == line {
			return strings.TrimSuffix(text, "\n")
		}
		i++
	}
	return ""
}

// capitalForm is a run of Chinese capitals that tells an amount.
var capitalForm = regexp.MustCompile(`[零壹贰叁肆伍陆柒捌玖拾佰仟][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*[元圆](?:[零壹贰叁肆伍陆柒捌玖角分]*)[整正]?`)

// capitals compares amounts in Chinese capitals with the figures beside them.
func (c *checker) capitals(n *township.Notice) {
	visit := func(text string, at township.Place) {
		if !strings.ContainsAny(text, "壹贰叁肆伍陆柒捌玖拾佰仟") {
			return
		}
		for _, m := range capitalForm.FindAllStringIndex(text, -1) {
			words := text[m[0]:m[1]]
			if utf8.RuneCountInString(words) < 3 {
				continue // 伍元 may be half of a name
			}
			place := advance(at, text[:m[0]])
			amount, err := township.ParseCapitals(words)
			if err != nil {
				c.report(finding.RuleCapitals, place, "大写“"+words+"”的写法不对。", "照“壹万贰仟叁佰元整”的写法：每个数后面跟单位，没有角分的写“整”。")
				continue
			}
			if f, ok := c.beside(text, m[0], m[1]); ok && f.value != int64(amount) {
				c.report(finding.RuleCapitals, place, "大写是 "+amount.Grouped()+" 元，旁边的小写是 "+township.Fen(f.value).Grouped()+" 元。", "核对以后，把写错的改正。")
			}
		}
	}
	texts(n, visit)
	body(n, visit)
}

// besideWords may stand between an amount in capitals and the same amount in figures.
var besideWords = regexp.MustCompile(`^[（(）)：:，,\s]*(?:人民币|大写|小写|金额|计|即|合计|RMB)?[（(）)：:，,\s]*(?:人民币|大写|小写|金额)?[（(）)：:，,\s]*$`)

// beside finds the figure that stands beside the capitals of a text: nothing but brackets
// and words like 大写 is between the two.
func (l *lexicon) beside(text string, start, end int) (figure, bool) {
	for _, f := range l.read(text) {
		if f.unit != "元" {
			continue
		}
		if f.end <= start && besideWords.MatchString(text[f.end:start]) || f.start >= end && besideWords.MatchString(text[end:f.start]) {
			return f, true
		}
	}
	return figure{}, false
}

// rowCapitals compares a column of capitals with the one column of money of its table.
func (c *checker) rowCapitals(n *township.Notice) {
	for _, t := range n.Tables {
		words, money := -1, -1
		for i, col := range t.Columns {
			switch {
			case strings.Contains(col.Name, "大写"):
				words = i
			case col.Type == township.MoneyColumn && !c.rateName(col.Name):
				if money >= 0 {
					money = len(t.Columns) // more than one
				}
				money = max(money, i)
			}
		}
		if words < 0 || money < 0 || money >= len(t.Columns) {
			continue
		}
		for _, row := range t.Rows {
			if row[words].Text == "" || !row[money].Given {
				continue
			}
			if amount, err := township.ParseCapitals(row[words].Text); err == nil && int64(amount) != row[money].Value {
				c.report(finding.RuleCapitals, township.Place{File: tableFile(n, t), Line: row[words].Line, Col: row[words].Col},
					fmt.Sprintf("大写是 %s 元，这一行的金额是 %s 元。", amount.Grouped(), township.Fen(row[money].Value).Grouped()), "核对以后，把写错的改正。")
			}
		}
	}
}

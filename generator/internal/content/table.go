package content

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// Limits of a table.
const (
	maxRows    = 20000
	maxColumns = 60
)

// A grid is a table file as it was read: its cells with their places, blank rows left out.
type grid [][]township.Cell

// readTable reads a table that a notice names, into typed cells. A table that was
// reported comes back without rows, so that the notice still owns its file.
func (s *source) readTable(o *object, dir string, others []string, used map[string]bool, item *catalogue.Item, n *township.Notice) *township.Table {
	t := &township.Table{Name: o.need("name", "收支明细"), Kind: o.line("kind"), Place: o.at}
	full, ok := s.beside(o, dir, others, used, finding.RuleTableFile)
	opening := o.line("opening")
	if t.Kind == township.Ledger {
		t.Opening = o.money("opening", opening)
		if opening == "" {
			o.wrong(finding.RuleMissing, "opening", "账本缺少期初余额。", "加上 opening: 76123.40（上期的期末余额）。")
		}
	} else if opening != "" {
		o.wrong(finding.RuleTable, "opening", "只有 kind: ledger 的表有期初余额。", "删去 opening，或者加上 kind: ledger。")
	}
	for _, other := range n.Tables {
		if other.Name == t.Name {
			o.wrong(finding.RuleTable, "name", "表名“"+t.Name+"”用了两次。", "每张表一个名字。")
		}
	}
	o.finish()
	if !ok {
		return t
	}
	t.File = path.Base(full)
	form := s.formOf(o, t.Kind, item)
	data, ok := s.read(full, maxTable)
	if !ok {
		return t
	}
	var g grid
	switch strings.ToLower(path.Ext(full)) {
	case ".csv":
		g, ok = s.readCSV(full, data)
	case ".xlsx":
		t.Source = s.later(full, maxTable)
		g, ok = s.readXLSX(full, data)
	default:
		o.wrong(finding.RuleTableFile, "file", "表格只能是 .csv 或 .xlsx 文件。", "在 Excel 或 WPS 里另存为 CSV。")
		return t
	}
	if !ok || !s.fillTable(full, g, form, t) {
		t.Columns, t.Rows = nil, nil
		return t
	}
	if _, err := township.ParseFen(opening); err == nil && t.Kind == township.Ledger {
		s.prove(full, t)
	}
	return t
}

func (o *object) money(key, text string) township.Fen {
	if text == "" {
		return 0
	}
	f, err := township.ParseFen(text)
	if err != nil {
		o.wrong(finding.RuleType, key, "“"+text+"”不是金额："+numberProblem(err), "写成 76123.40，单位是元，最多两位小数。")
	}
	return f
}

func numberProblem(err error) string {
	switch {
	case errors.Is(err, township.ErrDecimals):
		return "小数位太多。"
	case errors.Is(err, township.ErrTooLarge):
		return "数字太大。"
	case errors.Is(err, township.ErrSeparator):
		return "千位逗号的位置不对。"
	}
	return "只能有数字、小数点和负号。"
}

// ledgerForm is the form of a ledger: 逐项逐笔.
var ledgerForm = &catalogue.TableForm{
	Kind: township.Ledger,
	Columns: []township.Column{
		{Name: township.LedgerDate, Type: township.DayColumn}, {Name: township.LedgerVoucher},
		{Name: township.LedgerText}, {Name: township.LedgerClass}, {Name: township.LedgerIncome, Type: township.MoneyColumn, Total: true},
		{Name: township.LedgerExpense, Type: township.MoneyColumn, Total: true},
		{Name: township.LedgerBalance, Type: township.MoneyColumn}, {Name: township.LedgerHandler, Type: township.NameColumn},
		{Name: township.LedgerNote},
	},
	Optional: map[string]bool{township.LedgerVoucher: true, township.LedgerClass: true, township.LedgerBalance: true, township.LedgerHandler: true, township.LedgerNote: true},
}

// formOf finds the form of a table; nil: any columns.
func (s *source) formOf(o *object, kind string, item *catalogue.Item) *catalogue.TableForm {
	if kind == township.Ledger {
		return ledgerForm
	}
	if kind == "" || item == nil {
		return nil
	}
	if form := item.Form(kind); form != nil {
		return form
	}
	kinds := []string{township.Ledger}
	for _, f := range item.Tables {
		kinds = append(kinds, f.Kind)
	}
	o.wrong(finding.RuleTable, "kind", "“"+item.Name+"”没有“"+kind+"”这种表。", didYouMean(kind, kinds))
	return nil
}

// readCSV reads CSV in UTF-8, UTF-16 or GB18030, separated by commas, semicolons or tabs.
func (s *source) readCSV(name string, data []byte) (grid, bool) {
	text, err := decode(data)
	if err != nil {
		s.report(finding.RuleEncoding, file(name), "这不是文本表格。", "在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”。")
		return nil, false
	}
	lines := strings.Split(text, "\n")
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = separator(lines[0])
	r.FieldsPerRecord = -1
	var g grid
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return g, true
		}
		if err != nil {
			at := file(name)
			var pe *csv.ParseError
			if errors.As(err, &pe) {
				at.Line, at.Col = pe.Line, characterColumn(lines, pe.Line, pe.Column)
			}
			s.report(finding.RuleTable, at, "这一行的双引号没有成对。", "补上或删去一个双引号；文字里不需要英文双引号。")
			return nil, false
		}
		row := make([]township.Cell, len(record))
		blank := true
		for i, text := range record {
			row[i].Text = strings.TrimSpace(text)
			blank = blank && row[i].Text == ""
			if i > 4*maxColumns {
				continue // far too many: the place of each is not worth its time
			}
			line, col := r.FieldPos(i)
			row[i].Line, row[i].Col = line, characterColumn(lines, line, col)
		}
		if !blank {
			g = append(g, row)
		}
		if len(g) > maxRows+1 {
			s.report(finding.RuleTable, file(name), fmt.Sprintf("表格超过 %d 行。", maxRows), "拆成几个文件。")
			return nil, false
		}
	}
}

func separator(head string) rune {
	best, most := ',', strings.Count(head, ",")
	for _, c := range []rune{'\t', ';'} {
		if n := strings.Count(head, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}

// characterColumn turns a byte column of a line, from 1, into a column in characters.
func characterColumn(lines []string, line, col int) int {
	if line < 1 || line > len(lines) || col < 1 {
		return 1
	}
	l := lines[line-1]
	return utf8.RuneCountInString(l[:min(col-1, len(l))]) + 1
}

// ColumnName is a column's name as forms compare it: without spaces, with full-width brackets.
func ColumnName(s string) string {
	s = strings.NewReplacer("(", "（", ")", "）", " ", "", "　", "", "\n", "").Replace(s)
	return s
}

var unitSuffix = regexp.MustCompile(`（[^（）]*）$`)

// fillTable gives a grid its columns and types. Everything wrong with it is reported;
// false means that no table could be made of it.
func (s *source) fillTable(name string, g grid, form *catalogue.TableForm, t *township.Table) bool {
	if len(g) == 0 {
		s.report(finding.RuleTable, file(name), "表格是空的。", "第一行写表头，下面写内容；没有内容就不要放这张表。")
		return false
	}
	head := g[0]
	for len(head) > 0 && head[len(head)-1].Text == "" {
		head = head[:len(head)-1] // Excel leaves empty columns at the end
	}
	if len(head) > maxColumns {
		s.report(finding.RuleTable, at(name, head[maxColumns]), fmt.Sprintf("表格超过 %d 列。", maxColumns), "删去多余的列。")
		return false
	}
	ok := true
	seen := map[string]bool{}
	for _, c := range head {
		col := township.Column{Name: ColumnName(c.Text)}
		switch {
		case c.Text == "":
			s.report(finding.RuleTable, at(name, c), "这一列没有表头。", "第一行每一列都要有名字。")
			ok = false
		case form != nil:
			found, known := formColumn(form, col.Name)
			if !known {
				s.report(finding.RuleTable, at(name, c), "这种表没有“"+c.Text+"”这一列。", didYouMean(c.Text, columnNames(form)))
				ok = false
			}
			col = found
		case strings.HasSuffix(col.Name, "（元）"):
			col.Type, col.Total = township.MoneyColumn, false
		}
		if seen[col.Name] && c.Text != "" {
			s.report(finding.RuleTable, at(name, c), "表头“"+c.Text+"”写了两次。", "每一列一个名字。")
			ok = false
		}
		seen[col.Name] = true
		t.Columns = append(t.Columns, col)
	}
	if form != nil {
		for _, c := range form.Columns {
			if !seen[c.Name] && !form.Optional[c.Name] {
				s.report(finding.RuleTable, at(name, head[0]), "缺少“"+c.Name+"”这一列。", "表头应有："+strings.Join(columnNames(form), "、")+"。")
				ok = false
			}
		}
	}
	if !ok {
		return false
	}
	for _, cells := range g[1:] {
		row, good := s.fillRow(name, cells, t)
		ok = ok && good
		if row != nil {
			t.Rows = append(t.Rows, row)
		}
	}
	return ok
}

func at(name string, c township.Cell) township.Place {
	return township.Place{File: name, Line: c.Line, Col: c.Col}
}

// formColumn finds a column of a form by its name, with or without its unit.
func formColumn(form *catalogue.TableForm, name string) (township.Column, bool) {
	for _, c := range form.Columns {
		if c.Name == name || unitSuffix.ReplaceAllString(c.Name, "") == unitSuffix.ReplaceAllString(name, "") {
			return c, true
		}
	}
	return township.Column{Name: name}, false
}

func columnNames(form *catalogue.TableForm) []string {
	var names []string
	for _, c := range form.Columns {
		names = append(names, c.Name)
	}
	return names
}

// sumWords begin the rows that people add below a table. The program adds them up itself.
var sumWords = []string{"合计", "总计", "小计", "本页小计", "期初余额", "期末余额", "上期结转", "承前页"}

func (s *source) fillRow(name string, cells []township.Cell, t *township.Table) ([]township.Cell, bool) {
	ok := true
	for _, extra := range cells[min(len(cells), len(t.Columns)):] {
		if extra.Text != "" {
			s.report(finding.RuleTable, at(name, extra), "这一格在表头之外。", "检查这一行是不是多了一个逗号；文字里的逗号用中文“，”。")
			return nil, false
		}
	}
	row := make([]township.Cell, len(t.Columns))
	for _, c := range cells {
		if strings.ContainsFunc(c.Text, func(r rune) bool { return invisible(r) && r != '\n' && r != '\t' }) {
			s.report(finding.RuleTable, at(name, c), "这一格里有看不见的字符。", "删去这一格，重新输入。")
			return nil, false
		}
	}
	typed := false
	for i := range row {
		if i < len(cells) {
			row[i] = cells[i]
		} else {
			last := cells[len(cells)-1]
			row[i] = township.Cell{Line: last.Line, Col: last.Col}
		}
		typed = typed || t.Columns[i].Total
	}
	if typed {
		for _, c := range row {
			if slices.Contains(sumWords, strings.ReplaceAll(c.Text, " ", "")) {
				s.report(finding.RuleTable, at(name, c), "表里不要写“"+c.Text+"”这样的行。", "删去这一行，合计和余额由程序算出来。")
				return nil, false
			}
		}
	}
	for i, col := range t.Columns {
		if !s.fillCell(name, &row[i], col) {
			ok = false
		}
	}
	return row, ok
}

// fillCell reads a cell by its column's type, and gives its text one form, so that
// 4,000 and 4000.00 are the same notice.
func (s *source) fillCell(name string, c *township.Cell, col township.Column) bool {
	if c.Text == "" {
		return true
	}
	switch col.Type {
	case township.MoneyColumn:
		f, err := township.ParseFen(c.Text)
		if err != nil {
			s.report(finding.RuleTable, at(name, *c), "“"+c.Text+"”不是金额："+numberProblem(err), "写成 1350.00，单位是元。")
			return false
		}
		c.Value, c.Given, c.Text = int64(f), true, f.String()
	case township.CountColumn:
		v, err := township.ParseQuantity(c.Text)
		if err != nil {
			s.report(finding.RuleTable, at(name, *c), "“"+c.Text+"”不是数："+numberProblem(err), "写成 12.5，不带单位，最多三位小数。")
			return false
		}
		c.Value, c.Given, c.Text = v, true, township.FormatQuantity(v)
	case township.DayColumn:
		d, good := looseDay(c.Text)
		if !good {
			s.report(finding.RuleDate, at(name, *c), "“"+c.Text+"”不是日期，或者没有这一天。", "写成 2026-10-15。")
			return false
		}
		c.Day, c.Given, c.Text = d, true, d.String()
	}
	return true
}

var dayForms = regexp.MustCompile(`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(\s+0{1,2}:00(:00)?)?$`)

// looseDay reads a date as tables of many programs write it: 2026-10-5, 2026/10/05,
// 2026.10.5, 2026年10月5日.
func looseDay(s string) (township.Day, bool) {
	m := dayForms.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return township.Day{}, false
	}
	d, err := township.ParseDay(fmt.Sprintf("%s-%02s-%02s", m[1], m[2], m[3]))
	return d, err == nil
}

// prove checks a ledger line by line: the balance of a line is the one before it
// plus income minus expense.
func (s *source) prove(name string, t *township.Table) {
	income, expense, balance := t.Column(township.LedgerIncome), t.Column(township.LedgerExpense), t.Column(township.LedgerBalance)
	if balance < 0 {
		return
	}
	running := t.Opening
	for _, row := range t.Rows {
		running += township.Fen(row[income].Value - row[expense].Value)
		if c := row[balance]; c.Given && township.Fen(c.Value) != running {
			s.report(finding.RuleLedger, at(name, c), "余额对不上：这里写 "+township.Fen(c.Value).Grouped()+"，算出来是 "+running.Grouped()+"。",
				"上一行余额 + 收入 − 支出 = 余额。检查这一行的收入、支出和期初余额。")
			running = township.Fen(c.Value) // one slip is one finding, not one for each line below it
		}
	}
}

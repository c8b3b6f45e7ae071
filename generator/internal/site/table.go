package site

import (
	"fmt"
	"html"
	"regexp"
	"strings"

	"cunwu/generator/internal/township"
)

// TableHTML is a table of a notice as the theme's stylesheet expects it: a frame of
// its own that can be scrolled by keyboard, heads with their units, amounts grouped,
// and below them the totals; a ledger begins with its opening balance and ends with
// its closing balance. Each cell carries its column's name for narrow screens.
func (s *Site) TableHTML(t *township.Table) string {
	w := &tableWriter{site: s, t: t, rowHead: rowHead(t), firstTotal: -1}
	for i := range t.Columns {
		w.decimals = append(w.decimals, t.Decimals(i))
		if w.totalled(i) && w.firstTotal < 0 {
			w.firstTotal = i
		}
	}
	if t.Kind == township.Ledger {
		w.balance = t.Column(township.LedgerBalance)
	} else {
		w.balance = -1
	}
	name, class, sideways := html.EscapeString(t.Name), "table", ""
	switch {
	case t.Kind == township.Ledger:
		class += " turns table-ledger"
	case w.turns():
		class += " turns table-rows"
	default:
		sideways = w.sideways()
	}
	fmt.Fprintf(w, "<figure class=\"%s\">\n<figcaption>%s%s%s%s</figcaption>\n", class, name, w.unit(), w.note(), sideways)
	fmt.Fprintf(w, "<section class=\"frame\" tabindex=\"0\" aria-label=\"%s\">\n<table>\n", name)
	w.head()
	w.body()
	w.foot()
	w.WriteString("</table>\n</section>\n</figure>\n")
	return literal(w.String())
}

// A tableWriter writes one table.
type tableWriter struct {
	strings.Builder
	site       *Site
	t          *township.Table
	rowHead    int   // the column whose cells name their rows
	firstTotal int   // the first column that is summed, or -1
	balance    int   // of a ledger: the column of balances, or -1
	decimals   []int // of each column's numbers
}

// rowHead is the column that says what a row is about: a ledger's text, the first
// name, or the first column.
func rowHead(t *township.Table) int {
	if t.Kind == township.Ledger {
		return max(0, t.Column(township.LedgerText))
	}
	for i, c := range t.Columns {
		if c.Type == township.NameColumn {
			return i
		}
	}
	return 0
}

// note says opening and closing balance of a ledger that has no column for them.
func (w *tableWriter) note() string {
	if w.t.Cleared {
		return " <span class=\"note\">" + w.word("table_cleared") + "</span>"
	}
	if w.t.Kind != township.Ledger || w.balance >= 0 {
		return ""
	}
	p := w.t.Purse()
	return fmt.Sprintf(" <span class=\"note\">%s %s%s%s %s</span>",
		w.word("table_opening"), w.site.exactly(p.Opening), w.word("comma"), w.word("table_closing"), w.site.exactly(p.Closing))
}

func (w *tableWriter) word(key string) string { return html.EscapeString(w.site.word(key)) }

// dates is the class of a column of text that holds nothing but dates, which must not
// be broken over lines.
func (w *tableWriter) dates(i int) string {
	found := false
	for _, row := range w.t.Rows {
		if text := row[i].Text; text != "" {
			if !dateForm.MatchString(text) {
				return ""
			}
			found = true
		}
	}
	if !found {
		return ""
	}
	return "day"
}

var dateForm = regexp.MustCompile(`^(\d{4}\s?[年.-])?\s?\d{1,2}\s?[月.-]\s?(\d{1,2}\s?日?)?$`)

// class is how a column is set: by its type, and for a ledger by what it holds.
func (w *tableWriter) class(i int) string {
	c := w.t.Columns[i]
	class := map[township.ColumnType]string{
		township.TextColumn: w.dates(i), township.MoneyColumn: "num", township.CountColumn: "num", township.DayColumn: "day", township.NameColumn: "name",
	}[c.Type]
	if w.t.Kind == township.Ledger {
		part := map[string]string{
			township.LedgerDate: "l-date", township.LedgerVoucher: "l-voucher", township.LedgerText: "l-text", township.LedgerClass: "l-class",
			township.LedgerIncome: "l-income", township.LedgerExpense: "l-expense", township.LedgerBalance: "l-balance",
			township.LedgerHandler: "l-handler", township.LedgerNote: "l-note",
		}[c.Name]
		class = strings.TrimSpace(class + " " + part)
	}
	if i == w.rowHead {
		class = strings.TrimSpace(class + " rowhead")
	}
	if class == "" {
		return ""
	}
	return ` class="` + class + `"`
}

// unit names the unit of a ledger on a narrow screen, where it has no head.
func (w *tableWriter) unit() string {
	if w.t.Kind != township.Ledger {
		return ""
	}
	return " <span class=\"note narrow\">" + w.word("table_unit") + "</span>"
}

// narrowLabel is what a cell carries to name its column on a narrow screen. A ledger's text,
// date and voucher speak for themselves.
func (w *tableWriter) narrowLabel(i int) string {
	if w.t.Kind == township.Ledger {
		switch w.t.Columns[i].Name {
		case township.LedgerText, township.LedgerDate, township.LedgerVoucher:
			return ""
		}
	}
	return ` data-label="` + w.narrowName(i) + `"`
}

// narrowName is how a column is called beside its value on a narrow screen, where there
// is no head to name the unit. A ledger names it once, below its name.
func (w *tableWriter) narrowName(i int) string {
	c := w.t.Columns[i]
	name := w.site.bareName(c, w.name(i))
	switch {
	case c.Unit != "":
		name += "（" + c.Unit + "）"
	case c.Type == township.MoneyColumn && w.t.Kind != township.Ledger && !w.site.saysYuan(name):
		name += w.site.word("table_yuan")
	}
	return html.EscapeString(name)
}

// bareName is a column's name, given as the page says it, without its unit.
func (s *Site) bareName(c township.Column, name string) string {
	for _, unit := range []string{"（元）", "(元)", s.word("table_yuan")} {
		name = strings.TrimSuffix(name, unit)
	}
	if c.Unit != "" {
		name = strings.TrimSuffix(name, "（"+c.Unit+"）")
	}
	return name
}

// unit is what a column's head says of its unit; empty: its name says it, or it has none.
func (s *Site) unit(c township.Column) string {
	bare := s.bareName(c, c.Name) != c.Name
	switch {
	case bare && c.Unit != "":
		return "（" + c.Unit + "）"
	case bare || c.Type == township.MoneyColumn && !s.saysYuan(c.Name):
		return s.word("table_yuan")
	}
	return ""
}

// ledgerColumns are the words for the columns of a ledger, by the names that clerks give
// them: the program knows them by these, so a page may name them in its own language.
func ledgerColumns() map[string]string {
	return map[string]string{
		township.LedgerDate: "ledger_date", township.LedgerVoucher: "ledger_voucher", township.LedgerText: "ledger_text", township.LedgerClass: "ledger_class",
		township.LedgerIncome: "ledger_income", township.LedgerExpense: "ledger_expense", township.LedgerBalance: "ledger_balance",
		township.LedgerHandler: "ledger_handler", township.LedgerNote: "ledger_note",
	}
}

// ledgerColumn is how the pages name a ledger's column.
func (s *Site) ledgerColumn(name string) string {
	if key, known := ledgerColumns()[name]; known {
		return s.word(key)
	}
	return name
}

// Column is how the pages name a column: as its clerk does, but for a ledger's.
func (s *Site) Column(t *township.Table, i int) string {
	if t.Kind == township.Ledger {
		return s.ledgerColumn(t.Columns[i].Name)
	}
	return t.Columns[i].Name
}

func (w *tableWriter) name(i int) string { return w.site.Column(w.t, i) }

// saysYuan reports whether a column's name says its unit itself: 标准（元/亩）.
func (s *Site) saysYuan(name string) bool {
	return strings.Contains(name, "元") || strings.Contains(name, s.language.currency.Yuan())
}

func (w *tableWriter) head() {
	w.WriteString("<thead>\n<tr>")
	for i, c := range w.t.Columns {
		name := html.EscapeString(w.site.bareName(c, w.name(i)))
		if unit := w.site.unit(c); unit != "" {
			name += "<span class=\"unit\">" + html.EscapeString(unit) + "</span>"
		}
		fmt.Fprintf(w, "<th scope=\"col\"%s>%s</th>", w.class(i), name)
	}
	w.WriteString("</tr>\n</thead>\n")
}

func (w *tableWriter) body() {
	w.WriteString("<tbody>\n")
	if w.balance >= 0 {
		w.balanceRow("table_opening", w.t.Purse().Opening, "opening")
	}
	for _, row := range w.t.Rows {
		w.WriteString("<tr>")
		for i := range w.t.Columns {
			w.cell(i, w.show(i, row[i]))
		}
		w.WriteString("</tr>\n")
	}
	w.WriteString("</tbody>\n")
}

// show is a cell's text as the page shows it.
func (w *tableWriter) show(i int, c township.Cell) string {
	if !c.Given {
		return c.Text
	}
	switch w.t.Columns[i].Type {
	case township.MoneyColumn:
		return township.Fen(c.Value).Grouped()
	case township.CountColumn:
		return township.FormatDecimals(c.Value, w.decimals[i])
	case township.DayColumn:
		return w.site.day(c.Day)
	}
	return c.Text
}

func (w *tableWriter) cell(i int, text string) {
	text = strings.ReplaceAll(html.EscapeString(strings.TrimSpace(text)), "\n", "<br>")
	tag, scope := "td", ""
	if i == w.rowHead && text != "" {
		tag, scope = "th", ` scope="row"`
	}
	if text == "" {
		fmt.Fprintf(w, "<td%s></td>", w.class(i)) // it is not shown where a label would be
		return
	}
	fmt.Fprintf(w, "<%s%s%s%s>%s</%s>", tag, scope, w.class(i), w.narrowLabel(i), text, tag)
}

// balanceRow is a ledger's opening or closing balance: its name, and the amount in
// the column of balances.
func (w *tableWriter) balanceRow(key string, amount township.Fen, class string) {
	fmt.Fprintf(w, "<tr class=\"%s\">", class)
	w.label(w.word(key), w.balance)
	if w.balance == 0 {
		fmt.Fprintf(w, "<td class=\"num\">%s %s</td>", w.word(key), amount.Grouped())
	} else {
		fmt.Fprintf(w, "<td%s data-label=\"%s\">%s</td>", w.class(w.balance), w.word(key), amount.Grouped())
	}
	w.empty(w.balance+1, len(w.t.Columns))
	w.WriteString("</tr>\n")
}

// label heads a row with a name over the columns before the given one.
func (w *tableWriter) label(name string, before int) {
	if before > 0 {
		fmt.Fprintf(w, "<th scope=\"row\" colspan=\"%d\">%s</th>", before, name)
	}
}

func (w *tableWriter) empty(from, to int) {
	for range to - from {
		w.WriteString("<td></td>")
	}
}

// foot is the totals, and a ledger's closing balance.
func (w *tableWriter) foot() {
	if w.firstTotal < 0 && w.balance < 0 {
		return
	}
	w.WriteString("<tfoot>\n")
	if w.firstTotal >= 0 {
		w.WriteString("<tr class=\"total\">")
		w.label(w.word("table_total"), w.firstTotal)
		for i := w.firstTotal; i < len(w.t.Columns); i++ {
			w.total(i)
		}
		w.WriteString("</tr>\n")
	}
	if w.balance >= 0 {
		w.balanceRow("table_closing", w.t.Purse().Closing, "closing")
	}
	w.WriteString("</tfoot>\n")
}

// totalled reports whether a sum stands below a column.
func (w *tableWriter) totalled(i int) bool {
	_, known := w.t.Total(i)
	return known && !w.t.Cleared
}

// sum is a column's total as the page shows it.
func (w *tableWriter) sum(i int) string {
	if w.t.Columns[i].Type == township.MoneyColumn {
		return township.Fen(w.t.Sum(i)).Grouped()
	}
	return township.FormatDecimals(w.t.Sum(i), w.decimals[i])
}

func (w *tableWriter) total(i int) {
	if !w.totalled(i) {
		w.WriteString("<td></td>")
		return
	}
	sum := w.sum(i)
	if w.firstTotal == 0 && i == 0 { // no room for the word but here
		sum = w.word("table_total") + " " + sum
	}
	fmt.Fprintf(w, "<td%s data-label=\"%s\">%s</td>", w.class(i), w.narrowName(i), sum)
}

package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	model "cunwu/generator/internal/township"
)

// A stream is income or an expense that comes again: each year in its month, each
// quarter in its middle month, or each month.
type stream struct {
	every  int // months between two: 1, 3, 12
	month  int // yearly: the month
	text   string
	lo, hi int // yuan
	class  string
	income bool
}

// An entry is income or an expense that came once, in yuan.
type entry struct {
	date    string
	text    string
	in, out int
	class   string
	note    string
}

func yearly(month int, text string, amount int, class string, income bool) []stream {
	return []stream{{12, month, text, amount, amount, class, income}}
}

func quarterly(text string, lo, hi int, class string, income bool) []stream {
	return []stream{{3, 0, text, lo, hi, class, income}}
}

func monthly(text string, lo, hi int, class string, income bool) []stream {
	return []stream{{1, 0, text, lo, hi, class, income}}
}

func join[T any](lists ...[]T) []T { return slices.Concat(lists...) }

// common comes to every village.
var common = join(
	quarterly("村级组织运转经费", 12000, 15000, "补助收入", true),
	monthly("路灯电费", 210, 640, "公益设施", false),
	monthly("保洁员工资（2 人）", 1600, 1600, "环境卫生", false),
	quarterly("垃圾清运车加油、修理", 480, 1350, "环境卫生", false),
	quarterly("打印纸、墨盒等办公用品", 160, 520, "办公费", false),
	monthly("宽带、电话费", 129, 129, "办公费", false),
	quarterly("自来水管件和维修工钱", 240, 1180, "公益设施", false),
	yearly(12, "下年度报刊订阅", 2180, "办公费", false),
	yearly(1, "春节慰问困难户", 3600, "民生福利", false),
	yearly(10, "重阳节老人聚餐", 2460, "民生福利", false),
	yearly(8, "考上大学学生奖励（集体定的标准，每人 500 元）", 2000, "民生福利", false),
	yearly(6, "防汛物资", 1280, "公益设施", false),
	yearly(3, "清明防火宣传、值守", 960, "公益设施", false),
	yearly(5, "农家书屋添书", 740, "公益设施", false),
)

// A quarter is a quarter of a year.
type quarter struct{ year, n int }

func (q quarter) key() string { return fmt.Sprintf("%dQ%d", q.year, q.n) }

func (q quarter) months() [3]int { return [3]int{q.n*3 - 2, q.n*3 - 1, q.n * 3} }

// first is a day of the month after the quarter.
func (q quarter) after(dayOfMonth int) string {
	y, m := q.year, q.n*3+1
	if m > 12 {
		y, m = y+1, 1
	}
	return fmt.Sprintf("%d-%02d-%02d", y, m, dayOfMonth)
}

func (q quarter) chinese() string {
	return fmt.Sprintf("%d年第%s季度", q.year, [...]string{"一", "二", "三", "四"}[q.n-1])
}

func (q quarter) short() string { return [...]string{"一", "二", "三", "四"}[q.n-1] + "季度" }

// quarters are those whose ledgers the demonstration publishes.
var quarters = []quarter{{2025, 2}, {2025, 3}, {2025, 4}, {2026, 1}, {2026, 2}, {2026, 3}}

// A booking is one line of a ledger.
type booking struct {
	date, text, class, note, handler string
	in, out                          model.Fen
}

// A ledger is what a village's purse saw in a quarter.
type ledger struct {
	quarter          quarter
	opening, closing model.Fen
	in, out          model.Fen
	lines            []booking
}

// books are a village's ledgers, each opening with what the last closed with.
func (v *village) books() []ledger {
	var books []ledger
	purse := yuan(v.opening)
	for _, q := range quarters {
		l := ledger{quarter: q, opening: purse, lines: v.bookings(q)}
		for _, b := range l.lines {
			l.in += b.in
			l.out += b.out
		}
		l.closing = l.opening + l.in - l.out
		purse = l.closing
		books = append(books, l)
	}
	return books
}

// bookings are the quarter's lines in order of their dates, income before expense.
func (v *village) bookings(q quarter) []booking {
	d := diceFor("ledger " + v.slug + " " + q.key())
	var lines []booking
	book := func(month int, s stream) {
		day := d.between(2, 27)
		if s.income {
			day = d.between(2, 9)
		}
		amount := yuan(d.between(s.lo, s.hi))
		if s.lo != s.hi && !s.income { // bills come with 角 and 分, rents do not
			amount += model.Fen(d.under(100))
		}
		text := s.text
		if s.every == 1 {
			text = fmt.Sprintf("%d月%s", month, s.text)
		}
		b := booking{date: fmt.Sprintf("%d-%02d-%02d", q.year, month, day), text: text, class: s.class, handler: pick(d, v.payers)}
		if s.income {
			b.in = amount
		} else {
			b.out = amount
		}
		lines = append(lines, b)
	}
	for _, month := range q.months() {
		for _, s := range v.streams {
			if s.every == 1 || s.every == 3 && month == q.months()[1] || s.every == 12 && month == s.month {
				book(month, s)
			}
		}
	}
	for _, e := range v.entries {
		if when := day(e.date); when.Year() == q.year && (int(when.Time().Month())-1)/3+1 == q.n {
			lines = append(lines, booking{e.date, e.text, e.class, e.note, pick(d, v.payers), yuan(e.in), yuan(e.out)})
		}
	}
	slices.SortStableFunc(lines, func(a, b booking) int {
		return cmp.Or(cmp.Compare(a.date, b.date), cmp.Compare(b.in, a.in))
	})
	return lines
}

// table is the ledger as a clerk types it: 记07-03 is the third voucher of July.
func (l ledger) table(file string, e encoding) table {
	t := table{name: "收支明细", file: file, kind: model.Ledger, opening: l.opening, encoding: e,
		head: []string{model.LedgerDate, model.LedgerVoucher, model.LedgerText, model.LedgerIncome,
			model.LedgerExpense, model.LedgerBalance, model.LedgerHandler, model.LedgerNote}}
	balance := l.opening
	numbers := map[string]int{}
	for _, b := range l.lines {
		month := b.date[5:7]
		numbers[month]++
		balance += b.in - b.out
		t.rows = append(t.rows, []string{b.date, fmt.Sprintf("记%s-%02d", month, numbers[month]), b.text,
			unlessZero(b.in), unlessZero(b.out), balance.String(), b.handler, b.note})
	}
	return t
}

func unlessZero(f model.Fen) string {
	if f == 0 {
		return ""
	}
	return f.String()
}

// A share is what one class of income or expense comes to.
type share struct {
	class string
	sum   model.Fen
}

// shares sums up the lines by class, largest first.
func (l ledger) shares(income bool) []share {
	sums := map[string]model.Fen{}
	for _, b := range l.lines {
		if income && b.in > 0 {
			sums[b.class] += b.in
		} else if !income && b.out > 0 {
			sums[b.class] += b.out
		}
	}
	var list []share
	for _, class := range slices.Sorted(maps.Keys(sums)) {
		list = append(list, share{class, sums[class]})
	}
	slices.SortStableFunc(list, func(a, b share) int { return cmp.Compare(b.sum, a.sum) })
	return list
}

// large are the expenses of at least the given amount, largest first.
func (l ledger) large(least model.Fen) []booking {
	var list []booking
	for _, b := range l.lines {
		if b.out >= least {
			list = append(list, b)
		}
	}
	slices.SortStableFunc(list, func(a, b booking) int { return cmp.Compare(b.out, a.out) })
	return list
}

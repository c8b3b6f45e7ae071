package township

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

var tallyDay = MakeDay(2026, 11, 23)

func mustDay(t *testing.T, s string) Day {
	t.Helper()
	d, err := ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// book reads "2026-07-03 租金 +1200" lines as a ledger; amounts are yuan.
func book(t *testing.T, opening Fen, lines ...string) *Table {
	t.Helper()
	b := &Table{Name: "收支明细", Kind: Ledger, Opening: opening, Columns: []Column{
		{Name: LedgerDate, Type: DayColumn}, {Name: LedgerText}, {Name: LedgerIncome, Type: MoneyColumn}, {Name: LedgerExpense, Type: MoneyColumn},
	}}
	for _, line := range lines {
		f := strings.Fields(line)
		row := make([]Cell, 4)
		if f[0] != "-" {
			row[0] = Cell{Text: f[0], Day: mustDay(t, f[0]), Given: true}
		}
		row[1] = Cell{Text: f[1]}
		amount, err := ParseFen(strings.TrimLeft(f[2], "+/"))
		if err != nil {
			t.Fatal(err)
		}
		i := 2
		if f[2][0] == '/' {
			i = 3
		}
		row[i] = Cell{Text: f[2], Value: int64(amount), Given: true}
		b.Rows = append(b.Rows, row)
	}
	return b
}

func TestMonthSums(t *testing.T) {
	q1 := book(t, 100_00, "2025-11-03 租金 +50", "2026-01-05 电费 /20", "- 水费 /5", "2025-11-09 电费 /10")
	for _, c := range []struct {
		name string
		next *Table
		want string
	}{
		{"a month without entries is known within a ledger", nil, "2025-11 50.00 10.00|2025-12 0.00 0.00|2026-01 0.00 25.00"},
		{"between ledgers that join", book(t, 115_00, "2026-03-01 租金 +7"),
			"2025-11 50.00 10.00|2025-12 0.00 0.00|2026-01 0.00 25.00|2026-02 0.00 0.00|2026-03 7.00 0.00"},
		{"and unknown where one is missing", book(t, 999_00, "2026-03-01 租金 +7", "2026-05-01 租金 +-2"),
			"2025-11 50.00 10.00|2025-12 0.00 0.00|2026-01 0.00 25.00|2026-02 ?|2026-03 7.00 0.00|2026-04 0.00 0.00|2026-05 -2.00 0.00"},
	} {
		ledgers := []*Table{q1}
		if c.next != nil {
			ledgers = append(ledgers, c.next)
		}
		var got []string
		for _, m := range MonthSums(ledgers) {
			s := fmt.Sprintf("%d-%02d %v %v", m.Year, int(m.Month), m.Income, m.Expense)
			if m.Unknown {
				s = fmt.Sprintf("%d-%02d ?", m.Year, int(m.Month))
			}
			got = append(got, s)
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, g, c.want)
		}
	}
}

func TestBalances(t *testing.T) {
	a := book(t, 10_00, "2026-01-05 电费 /20", "2026-01-05 租金 +5", "2026-02-01 租金 +30")
	joined := book(t, 25_00, "2026-04-01 电费 /1")
	apart := book(t, 80_00, "2026-07-01 电费 /1")
	var got []string
	for _, b := range Balances([]*Table{a, joined, apart}) {
		got = append(got, fmt.Sprint(b.Day, " ", b.Amount, " ", b.Opening, " ", b.Missing))
	}
	want := []string{
		"2026-01-05 10.00 true false", "2026-01-05 -5.00 false false", "2026-02-01 25.00 false false",
		"2026-04-01 25.00 true false", "2026-04-01 24.00 false false",
		"2026-07-01 80.00 true true", "2026-07-01 79.00 false false",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if b := Balances([]*Table{{Kind: Ledger, Opening: 5}}); b != nil {
		t.Errorf("a ledger without entries has balances: %v", b)
	}
}

func TestLedgers(t *testing.T) {
	notice := func(from string, l *Table) *Notice {
		return &Notice{Item: "finance/income-expense", Period: Period{From: mustDay(t, from)}, Tables: []*Table{l}}
	}
	q1, q2, q3 := book(t, 1, "2026-01-05 甲 +1", "2026-03-30 甲 +1"), book(t, 2, "2026-04-01 甲 +1"), book(t, 3, "2026-07-01 甲 +1", "2026-09-01 甲 +1")
	month := notice("2026-08-10", book(t, 4, "2026-08-01 甲 +1")) // a month that the quarter holds too
	board := notice("2026-05-01", book(t, 5, "2026-05-02 甲 +1"))
	board.Audience = BoardOnly
	corrected := notice("2026-05-01", book(t, 6, "2026-05-03 甲 +1"))
	corrected.Corrected = "7k3m9q"
	withdrawn := notice("2026-05-01", book(t, 7, "2026-05-04 甲 +1"))
	withdrawn.Withdrawn = &Withdrawal{}
	future := notice("2026-12-24", book(t, 8, "2026-10-04 甲 +1"))
	other := notice("2026-05-01", book(t, 9, "2026-05-05 甲 +1"))
	other.Item = "finance/distribution"
	undated := notice("2026-05-01", &Table{Kind: Ledger})
	got := Ledgers([]*Notice{future, notice("2026-10-15", q3), undated, month, other, board, corrected, withdrawn, notice("2026-07-15", q2), notice("2026-04-15", q1)}, tallyDay)
	if want := []*Table{q1, q2, q3}; !reflect.DeepEqual(got, want) {
		t.Errorf("%d ledgers: %v", len(got), got)
	}
	if got := Ledgers(nil, tallyDay); got != nil {
		t.Errorf("ledgers of nothing: %v", got)
	}
}

// What is added up is of one year, and nothing is missing in it.
func TestJoined(t *testing.T) {
	before, q1 := book(t, 5_00, "2025-12-01 甲 +5"), book(t, 10_00, "2026-01-05 甲 +1")
	q2, q3 := book(t, 11_00, "2026-04-05 甲 /1"), book(t, 10_00, "2026-07-05 甲 +1")
	after := book(t, 99_00, "2026-10-05 甲 +1")
	for _, c := range []struct{ given, want []*Table }{
		{[]*Table{before, q1, q2, q3}, []*Table{q1, q2, q3}},
		{[]*Table{q1, q2, q3, after}, []*Table{after}},
		{[]*Table{q1, q3}, []*Table{q3}},
		{[]*Table{before}, []*Table{before}},
		{nil, nil},
	} {
		if got := Joined(c.given); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%d of %d ledgers, want %d", len(got), len(c.given), len(c.want))
		}
	}
}

func TestClassify(t *testing.T) {
	classes := Classes{
		Income:  []Class{{"发包收入", []string{"承包费"}}, {"补助收入", []string{"经费"}}},
		Expense: []Class{{"环境卫生", []string{"保洁", "垃圾"}}, {"报酬补贴", []string{"工资"}}, {"没有用到", []string{"捐赠"}}},
	}
	l := book(t, 0, "2026-07-01 鱼塘承包费 +100", "2026-07-02 运转经费 +300", "2026-07-03 别的 +900",
		"2026-07-04 保洁员工资 /50", "2026-07-05 垃圾清运 /20", "2026-07-06 队长工资 /80", "2026-07-07 红字冲销工资 /-15", "2026-07-08 说不清 /999")
	sums := l.Classify(classes)
	income, expense := sums.Income, sums.Expense
	if !sums.Guessed {
		t.Error("it is not said that words decided")
	}
	if want := []ClassSum{{"补助收入", 300_00}, {"发包收入", 100_00}, {"", 900_00}}; !reflect.DeepEqual(income, want) {
		t.Errorf("income %v", income)
	}
	if want := []ClassSum{{"环境卫生", 70_00}, {"报酬补贴", 65_00}, {"", 999_00}}; !reflect.DeepEqual(expense, want) {
		t.Errorf("expense %v", expense)
	}
	var sum Fen
	for _, c := range append(income, expense...) {
		sum += c.Sum
	}
	if p := l.Purse(); sum != p.Income+p.Expense {
		t.Errorf("classes come to %v, the ledger to %v", sum, p.Income+p.Expense)
	}
}

// A ledger that says the classes itself is not guessed at, not even where a line says none.
func TestOwnClasses(t *testing.T) {
	classes := Classes{Expense: []Class{{"环境卫生", []string{"保洁"}}}}
	l := book(t, 0, "2026-07-01 鱼塘 +100", "2026-07-04 保洁员工资 /50", "2026-07-05 保洁工具 /20", "2026-07-06 保洁 /7")
	l.Columns = append(l.Columns, Column{Name: LedgerClass})
	for i, class := range []string{"发包收入", "报酬补贴", "环境卫生", ""} {
		l.Rows[i] = append(l.Rows[i], Cell{Text: class})
	}
	want := Classified{[]ClassSum{{"发包收入", 100_00}}, []ClassSum{{"报酬补贴", 50_00}, {"环境卫生", 20_00}, {"", 7_00}}, false}
	if got := l.Classify(classes); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
	for i := range l.Rows {
		l.Rows[i][4].Text = ""
	}
	want = Classified{[]ClassSum{{"", 100_00}}, []ClassSum{{"环境卫生", 77_00}}, true}
	if got := l.Classify(classes); !reflect.DeepEqual(got, want) {
		t.Errorf("with an empty column: %v", got)
	}
}

// grantList is a list of households; the last column is what they received.
func grantList(amounts ...Fen) *Table {
	l := &Table{Name: "名单", Kind: "subsidy-list", Columns: []Column{
		{Name: "户主", Type: NameColumn}, {Name: "购机价格（元）", Type: MoneyColumn, Total: true},
		{Name: "补贴金额（元）", Type: MoneyColumn, Total: true, Measure: Granted},
	}}
	for i, a := range amounts {
		l.Rows = append(l.Rows, []Cell{{Text: fmt.Sprintf("王*%d", i)}, {Value: 5_000_00, Given: true}, {Value: int64(a), Given: true}})
	}
	return l
}

func TestGrants(t *testing.T) {
	notice := func(id, item, date string, l *Table) *Notice {
		return &Notice{ID: id, Item: item, Date: mustDay(t, date), Period: Period{From: mustDay(t, date)}, Tables: []*Table{l}}
	}
	first := notice("2b6c8d", "subsidies/grain", "2026-03-01", grantList(1_00, 2_00))
	final := notice("4n8p2r", "subsidies/grain", "2026-04-01", grantList(1_00, 2_00, 3_00))
	final.Follows = first.ID
	cleared := notice("9w1x3y", "subsidies/grain", "2025-04-01", grantList(7_00, 8_00))
	cleared.Clear("户数", "户")
	board := notice("0b0a1d", "subsidies/grain", "2025-04-02", grantList(500_00))
	board.Audience = BoardOnly
	corrected := notice("5t7v0z", "subsidies/machine", "2026-04-02", grantList(600_00))
	corrected.Corrected = "6q0a1b"
	right := notice("6q0a1b", "subsidies/machine", "2026-05-02", grantList(60_00))
	plain := notice("3h5j7k", "village-affairs/other", "2026-05-02", book(t, 0, "2026-05-01 甲 +1"))
	got := Grants([]*Notice{right, corrected, final, first, cleared, board, plain}, tallyDay)
	want := []GrantSum{{Item: "subsidies/grain", Year: 2025, Sum: 15_00}, {Item: "subsidies/grain", Year: 2026, Sum: 6_00}, {Item: "subsidies/machine", Year: 2026, Sum: 60_00}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// What was for a year counts there, whenever it was published; which months it was for is known where
// titles say so.
func TestGrantsOfTheYearThatTitlesName(t *testing.T) {
	for _, c := range []struct {
		name   string
		titles []string // with the day of each, all of one item, 1 yuan each
		want   string
	}{
		{"a quarter, published in the next year", []string{"2025年第四季度高龄津贴发放公示 2026-01-12", "2026年第三季度高龄津贴发放公示 2026-11-10"}, "2025: 1.00 [10 11 12]; 2026: 1.00 [7 8 9]"},
		{"a part without its year", []string{"小额信贷贴息公示（下半年） 2026-01-14", "小额信贷贴息公示（上半年） 2026-07-14", "小额信贷贴息公示（三季度） 2026-11-16"}, "2025: 1.00 [7 8 9 10 11 12]; 2026: 2.00 [1 2 3 4 5 6 7 8 9]"},
		{"a quarter that has just begun", []string{"四季度补贴 2026-10-01"}, "2026: 1.00 [10 11 12]"},
		{"both halves", []string{"2025年上半年补贴 2025-07-01", "2025年下半年补贴 2026-01-20"}, "2025: 2.00 []"},
		{"a year", []string{"2025年耕地地力保护补贴公示 2026-02-01", "2025年度补贴 2026-02-02"}, "2025: 2.00 []"},
		{"a month", []string{"2026年11月临时救助结果公示 2026-11-16"}, "2026: 1.00 [11]"},
		{"months", []string{"2025年11月至12月补贴 2026-01-16"}, "2025: 1.00 [11 12]"},
		{"no word of it", []string{"补贴公示 2026-01-16", "2026年第一季度补贴 2026-04-01"}, "2026: 2.00 []"},
	} {
		var notices []*Notice
		for i, title := range c.titles {
			title, date, _ := strings.Cut(title, " ")
			notices = append(notices, &Notice{ID: fmt.Sprint(i), Title: title, Item: "subsidies/x", Date: mustDay(t, date), Period: Period{From: mustDay(t, date)}, Tables: []*Table{grantList(1_00)}})
		}
		var got []string
		for _, g := range Grants(notices, mustDay(t, "2026-12-31")) {
			got = append(got, fmt.Sprintf("%d: %s %d", g.Year, g.Sum.Grouped(), g.Months))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
}

func TestCompare(t *testing.T) {
	table := func(first ColumnType, rows ...[]Cell) *Table {
		return &Table{Columns: []Column{
			{Name: "资金来源", Type: first}, {Name: "计划（元）", Type: MoneyColumn, Measure: Planned},
			{Name: "实际（元）", Type: MoneyColumn, Measure: Actual}, {Name: "备注"},
		}, Rows: rows}
	}
	given := func(v Fen) Cell { return Cell{Value: int64(v), Given: true} }
	subsidy := []Cell{{Text: "补助"}, given(120_00), given(118_00), {}}
	open := []Cell{{Text: "捐款"}, given(26_00), {}, {}}
	extra := []Cell{{Text: "追加"}, {}, given(3_00), {}}
	note := []Cell{{Text: "另附合同"}, {}, {}, {}}
	got := table(TextColumn, subsidy, open, extra, note).Compare()
	want := []Compared{{"补助", 120_00, 118_00, true, true}, {"捐款", 26_00, 0, true, false}, {"追加", 0, 3_00, false, true}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
	if got := table(TextColumn, open).Compare(); got != nil {
		t.Errorf("nothing was spent yet: %v", got)
	}
	if got := table(NameColumn, subsidy).Compare(); got != nil {
		t.Errorf("a list of people is drawn: %v", got)
	}
	cleared := table(TextColumn, subsidy)
	cleared.Cleared = true
	if got := cleared.Compare(); got != nil {
		t.Errorf("a cleared table is drawn: %v", got)
	}
	if got := grantList(1).Compare(); got != nil {
		t.Errorf("a table without a plan: %v", got)
	}
}

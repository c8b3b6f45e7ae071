package township

import (
	"errors"
	"strings"
	"testing"
)

func TestParseFen(t *testing.T) {
	tests := []struct {
		in   string
		want Fen
		err  error
	}{
		{"76123.40", 7612340, nil}, {"76,123.4", 7612340, nil}, {"0", 0, nil}, {"¥1,200", 120000, nil},
		{"-35.5", -3550, nil}, {"¥-35.5", -3550, nil}, {"-¥35.5", -3550, nil}, {"−1", -100, nil},
		{"1200元", 120000, nil}, {"4.2万元", 4200000, nil}, {"0.000001万元", 1, nil}, {"4.20000000万元", 4200000, nil},
		{"１２３．４５", 12345, nil}, {"  7 ", 700, nil}, {"￥8", 800, nil},
		{"1.005", 0, ErrDecimals}, {"1.500", 150, nil}, {"0.0000001万元", 0, ErrDecimals},
		{"", 0, ErrNumber}, {"-", 0, ErrNumber}, {"--1", 0, ErrNumber}, {".5", 0, ErrNumber}, {"5.", 0, ErrNumber},
		{"1e5", 0, ErrNumber}, {"五百", 0, ErrNumber}, {"1,23", 0, ErrSeparator}, {",123", 0, ErrSeparator},
		{"1000000000000", 100000000000000, nil}, {"1000000000001", 0, ErrTooLarge}, {"99999999999999999999", 0, ErrTooLarge},
	}
	for _, tt := range tests {
		got, err := ParseFen(tt.in)
		if !errors.Is(err, tt.err) || err == nil && got != tt.want {
			t.Errorf("ParseFen(%q) = %d, %v; want %d, %v", tt.in, got, err, tt.want, tt.err)
		}
	}
}

func TestFenForms(t *testing.T) {
	tests := []struct {
		in                     Fen
		plain, grouped, simple string
	}{
		{0, "0.00", "0.00", "0 元"}, {7612340, "76123.40", "76,123.40", "76,123.40 元"}, {-5, "-0.05", "-0.05", "-0.05 元"},
		{135000, "1350.00", "1,350.00", "1,350 元"}, {4200000, "42000.00", "42,000.00", "4.2 万元"},
		{1000000, "10000.00", "10,000.00", "1 万元"}, {12340000, "123400.00", "123,400.00", "12.34 万元"},
		{-100000000, "-1000000.00", "-1,000,000.00", "-100 万元"}, {100000000000, "1000000000.00", "1,000,000,000.00", "10 亿元"},
	}
	for _, tt := range tests {
		if tt.in.String() != tt.plain || tt.in.Grouped() != tt.grouped || tt.in.Plain() != tt.simple {
			t.Errorf("%d: %q %q %q; want %q %q %q", tt.in, tt.in.String(), tt.in.Grouped(), tt.in.Plain(), tt.plain, tt.grouped, tt.simple)
		}
	}
}

func TestParseLength(t *testing.T) {
	tests := []struct {
		in   string
		want Length
	}{
		{"7天", Length{7, Days}}, {"7日", Length{7, Days}}, {"7个工作日", Length{7, Workdays}}, {"10 个工作日", Length{10, Workdays}},
		{"15工作日", Length{15, Workdays}}, {"1个月", Length{1, Months}}, {"2年", Length{2, Years}}, {"长期", Length{0, LongTerm}}, {"１０天", Length{10, Days}},
		{"", Length{}}, {"0天", Length{}}, {"天", Length{}}, {"-3天", Length{}}, {"一周", Length{}}, {"3661天", Length{}}, {"7", Length{}},
	}
	for _, tt := range tests {
		got, err := ParseLength(tt.in)
		if got != tt.want || (err != nil) != (tt.want == Length{}) {
			t.Errorf("ParseLength(%q) = %v, %v; want %v", tt.in, got, err, tt.want)
		}
	}
}

func FuzzLength(f *testing.F) {
	for _, s := range []string{"7天", "10个工作日", "1个月", "长期", "１０ 日", "2年", "99999999999999999999天"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l, err := ParseLength(s)
		if err != nil {
			return
		}
		again, err := ParseLength(l.String())
		if err != nil || again != l {
			t.Errorf("%q is %v, which is written %q and read as %v, %v", s, l, l.String(), again, err)
		}
	})
}

func FuzzFen(f *testing.F) {
	for _, s := range []string{"76,123.40", "-¥35.5", "4.2万元", "１２．３", "1e9"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := ParseFen(s)
		if err != nil {
			return
		}
		for _, form := range []string{v.String(), v.Grouped()} {
			if again, err := ParseFen(form); err != nil || again != v {
				t.Errorf("%q is %d, which is written %q and read as %d, %v", s, v, form, again, err)
			}
		}
	})
}

func TestWeeks(t *testing.T) {
	tests := []struct{ day, week, monday string }{
		{"2026-10-12", "2026-W42", "2026-10-12"}, {"2026-10-18", "2026-W42", "2026-10-12"},
		{"2027-01-01", "2026-W53", "2026-12-28"}, {"2024-12-30", "2025-W01", "2024-12-30"}, {"2021-01-03", "2020-W53", "2020-12-28"},
	}
	for _, tt := range tests {
		d, err := ParseDay(tt.day)
		if err != nil {
			t.Fatal(err)
		}
		w := WeekOf(d)
		if w.String() != tt.week || w.Monday().String() != tt.monday || w.Sunday().Sub(w.Monday()) != 6 {
			t.Errorf("%s is in %s from %s; want %s from %s", tt.day, w, w.Monday(), tt.week, tt.monday)
		}
		if again, err := ParseWeek(tt.week); err != nil || again != w {
			t.Errorf("ParseWeek(%q) = %v, %v", tt.week, again, err)
		}
	}
	for _, s := range []string{"2026-W00", "2026-W54", "2025-W53", "2026W42", "2026-W4", "2026-W421", ""} {
		if w, err := ParseWeek(s); err == nil {
			t.Errorf("ParseWeek(%q) = %v, want an error", s, w)
		}
	}
}

func TestStateOn(t *testing.T) {
	day := func(n int) Day { return MakeDay(2026, 10, n) }
	n := &Notice{Period: Period{From: day(10)}, LastDay: day(20)}
	tests := []struct {
		day  int
		want State
	}{{9, NotYet}, {10, Open}, {16, Open}, {17, EndsSoon}, {20, EndsSoon}, {21, Ended}}
	for _, tt := range tests {
		if got := n.StateOn(day(tt.day)); got != tt.want {
			t.Errorf("on the %dth: %s, want %s", tt.day, got.Name(), tt.want.Name())
		}
	}
	n.LastDay = Day{}
	if got := n.StateOn(day(30)); got != Standing {
		t.Errorf("without an end: %s", got.Name())
	}
	n.Withdrawn = &Withdrawal{}
	if got := n.StateOn(day(12)); got != Withdrawn {
		t.Errorf("withdrawn: %s", got.Name())
	}
}

// What changes after a paper was printed must not change its version; what it says must.
func TestVersion(t *testing.T) {
	make := func() *Notice {
		return &Notice{ID: "7k3m9q", Title: "标题", Item: "finance/income-expense", Category: "finance", Date: MakeDay(2026, 10, 12),
			Tables: []*Table{{Name: "表", Columns: []Column{{Name: "甲"}}, Rows: [][]Cell{{{Text: "1"}}}}}, Body: Body{Source: "正文"}}
	}
	version := make().Version()
	if len(version) != 6 {
		t.Fatalf("version %q", version)
	}
	for name, change := range map[string]func(*Notice){
		"filed elsewhere": func(n *Notice) { n.Item, n.Category, n.Path = "subsidies/land", "subsidies", "x.md" },
		"posted":          func(n *Notice) { n.Posted = append(n.Posted, Posting{Board: "gate"}) },
		"enriched":        func(n *Notice) { n.LastDay, n.Corrected = MakeDay(2026, 10, 20), "4w8xkz" },
	} {
		n := make()
		change(n)
		if n.Version() != version {
			t.Errorf("%s: the version changed", name)
		}
	}
	for name, change := range map[string]func(*Notice){
		"title":     func(n *Notice) { n.Title = "题标" },
		"body":      func(n *Notice) { n.Body.Source += "。" },
		"cell":      func(n *Notice) { n.Tables[0].Rows[0][0].Text = "2" },
		"withdrawn": func(n *Notice) { n.Withdrawn = &Withdrawal{Reason: "写错了"} },
		"file":      func(n *Notice) { n.Files = []*Attachment{{File: "a.jpg"}} },
	} {
		n := make()
		change(n)
		if n.Version() == version {
			t.Errorf("%s: the version did not change", name)
		}
	}
}

func TestCurrency(t *testing.T) {
	units, err := ParseMoneyUnits("1 yuan, 1000000 million yuan")
	if err != nil {
		t.Fatal(err)
	}
	english := Currency{units, "{n} {unit}", "{name} ({unit})"}
	for _, tt := range []struct {
		in             Fen
		plain, rounded string
	}{
		{0, "0 yuan", "0 yuan"}, {135000, "1,350 yuan", "1,350 yuan"}, {4200000, "42,000 yuan", "42,000 yuan"}, {1_350_000_00, "1.35 million yuan", "1.35 million yuan"},
		{1_350_001_00, "1,350,001 yuan", "1.35 million yuan"}, {-2_000_000_00, "-2 million yuan", "−2 million yuan"}, {12_050, "120.50 yuan", "121 yuan"},
	} {
		if a, b := english.Plain(tt.in), english.Rounded(tt.in); a != tt.plain || b != tt.rounded {
			t.Errorf("%d: %q, %q; want %q, %q", tt.in, a, b, tt.plain, tt.rounded)
		}
	}
	if head := english.Head("Income", english.Yuan()); head != "Income (yuan)" {
		t.Error(head)
	}
	if got := (Currency{}).Plain(1_2000_0000_00); got != "1.2 亿元" {
		t.Error(got)
	}
	for _, bad := range []string{"", "yuan", "2 yuan", "1 yuan, 1 fen", "1 yuan,", "1 yuan, x million", "1"} {
		if _, err := ParseMoneyUnits(bad); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}

// Numbers below each other have as many decimals as the most precise of them.
func TestDecimals(t *testing.T) {
	table := &Table{Columns: []Column{{Name: "面积", Type: CountColumn}, {Name: "户数", Type: CountColumn}}}
	for _, v := range []int64{25250, 18000, -13500, 5000} {
		table.Rows = append(table.Rows, []Cell{{Value: v, Given: true}, {Value: v / 1000 * 1000, Given: true}})
	}
	table.Rows = append(table.Rows, []Cell{{Value: 1}, {Text: "无"}}) // not a number
	for i, want := range []string{"25.25 18.00 -13.50 5.00", "25 18 -13 5"} {
		var got []string
		for _, row := range table.Rows[:4] {
			got = append(got, FormatDecimals(row[i].Value, table.Decimals(i)))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("column %d: %s, want %s", i, strings.Join(got, " "), want)
		}
	}
	for v, want := range map[int64]string{1234567: "1,234.567", 12340: "12.34", 0: "0", -500: "-0.5"} {
		if got := FormatQuantity(v); got != want {
			t.Errorf("%d is %s, want %s", v, got, want)
		}
	}
	if got := FormatDecimals(1000, 9); got != "1.000" {
		t.Errorf("no more than thousandths: %s", got)
	}
}

package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

func TestMonths(t *testing.T) {
	year := sums(2026, 1, 14058_00, 3600_00, 0, 2078_00, 320_00, 3000_22, 12640_00, 5000_00, 55800_00, 13600_00, 0, 1_00, 9000_00, 9000_00, 100_00, 700_00,
		13999_99, 2000_00, 1_00, 0, 800_00, 660_00, 0, 12000_00)
	gap := slices.Clone(year[:6])
	gap[2] = township.MonthSum{Year: 2026, Month: 3, Unknown: true}
	for name, list := range map[string][]township.MonthSum{
		"quarter":  sums(2026, 7, 1200_00, 5500_50, 0, 6378_20, 55800_00, 3430_00),
		"year":     year,
		"gap":      gap,
		"negative": sums(2026, 4, 1200_00, 300_00, -500_00, 900_00, 700_00, -250_00),
		"nothing":  sums(2026, 4, 0, 0, 0, 0),
		"one side": sums(2026, 4, 0, 30_00, 0, 20_00),
		"vast":     sums(2026, 4, 923_456_789_012_345, 1, 5, 923_456_789_012_345),
	} {
		t.Run(name, func(t *testing.T) {
			p := Months{Frame{ID: "m", Title: "2026年每月的收入和支出", Desc: "图：<上面>是收入，下面是支出。"}, "↑ 收入", "↓ 支出", "缺", monthNames, list}
			svg := p.SVG()
			if svg != p.SVG() {
				t.Error("not the same bytes twice")
			}
			golden(t, svg)
			all := read(t, svg)
			checkBars(t, all, list)
			var names []string
			for _, s := range list {
				names = append(names, monthNames[s.Month-1])
			}
			said := texts(all)
			for i, n := range names {
				if !slices.Contains(said, n) && !slices.Contains(said, strings.TrimSuffix(n, "月")) {
					t.Errorf("month %d is not named", i+1)
				}
			}
			if slices.Contains(said, "缺") != (name == "gap") {
				t.Error("what no ledger tells of")
			}
		})
	}
}

// checkBars compares the bars with the sums: one for each that is not zero, in their
// order, from the zero line, and as long as they are large.
func checkBars(t *testing.T, all []element, list []township.MonthSum) {
	t.Helper()
	var zero float64
	if _, err := fmt.Sscanf(strings.NewReplacer("M", "", "H", " ").Replace(of(all, "path", "chart-zero")[0].attr["d"]), "%g %g", new(float64), &zero); err != nil {
		t.Fatal(err)
	}
	perFen := 0.0
	var largest township.Fen
	for _, s := range list {
		largest = max(largest, s.Income, -s.Income, s.Expense, -s.Expense)
	}
	for _, e := range all {
		if e.name == "rect" {
			perFen = max(perFen, e.number(t, "height")/float64(largest))
		}
	}
	for _, side := range []struct {
		class  string
		amount func(township.MonthSum) township.Fen
		above  bool
	}{
		{"chart-in", func(s township.MonthSum) township.Fen { return s.Income }, true},
		{"chart-out", func(s township.MonthSum) township.Fen { return s.Expense }, false},
	} {
		bars := of(all, "rect", side.class)
		for _, s := range list {
			v := side.amount(s)
			want := math.Abs(float64(v)) * perFen
			if want < .05 {
				continue // too small to be drawn
			}
			if len(bars) == 0 {
				t.Fatalf("no bar for %v", v)
			}
			y, h := bars[0].number(t, "y"), bars[0].number(t, "height")
			if math.Abs(h-want) > .11 {
				t.Errorf("%v is %g long, not %g", v, h, want)
			}
			if above := side.above == (v > 0); above && !near(y+h, zero) || !above && !near(y, zero) {
				t.Errorf("%v from %g to %g, zero at %g", v, y, y+h, zero)
			}
			bars = bars[1:]
		}
		if len(bars) > 0 {
			t.Errorf("%d bars of %s too many", len(bars), side.class)
		}
	}
}

func TestBalance(t *testing.T) {
	many := []township.Balance{{Day: day("2026-01-02"), Amount: 80_000_00, Opening: true}}
	for i := range 260 {
		amount := township.Fen(80_000_00 + i%7*1_000_00 - i*200_00)
		if i == 133 {
			amount = -45_000_00
		}
		many = append(many, township.Balance{Day: day("2026-01-02").Add(i), Amount: amount})
	}
	for name, points := range map[string][]township.Balance{
		"quarter": {{Day: day("2026-07-03"), Amount: 76123_40, Opening: true}, {Day: day("2026-07-03"), Amount: 75000_00},
			{Day: day("2026-08-14"), Amount: 130800_00}, {Day: day("2026-09-28"), Amount: 127370_15}},
		"negative": {{Day: day("2026-07-03"), Amount: 3000_00, Opening: true}, {Day: day("2026-07-20"), Amount: -4200_00}, {Day: day("2026-08-14"), Amount: 800_00}},
		"break": {{Day: day("2026-01-05"), Amount: 50_000_00, Opening: true}, {Day: day("2026-03-01"), Amount: 40_000_00},
			{Day: day("2026-07-01"), Amount: 90_000_00, Opening: true, Missing: true}, {Day: day("2026-12-30"), Amount: 100_000_00}},
		"one day": {{Day: day("2026-07-03"), Amount: 100_00, Opening: true}, {Day: day("2026-07-03"), Amount: 0}},
		"many":    many,
		"nothing": nil,
	} {
		t.Run(name, func(t *testing.T) {
			p := Balance{Frame{ID: "b", Title: "账上余额", Desc: "每笔之后账上还有多少。"}, "账上余额", monthNames, points}
			svg := p.SVG()
			if svg != p.SVG() {
				t.Error("not the same bytes twice")
			}
			golden(t, svg)
			all := read(t, svg)
			checkLine(t, all, points)
			if said, want := texts(all), map[string]string{"quarter": "13.08", "negative": "−4,200", "many": "−4.5"}[name]; want != "" && !slices.Contains(said, want) {
				t.Errorf("the highest or the lowest, %s, is not among %q", want, said)
			}
		})
	}
}

// In a language without a unit of ten thousand amounts are long: they are rounded, and none lies on the
// line or on another. The highest is always said.
func TestBalanceAmountsStandFree(t *testing.T) {
	yuan := township.Currency{Units: []township.MoneyUnit{{Name: "yuan", Fen: 100}}}
	for seed := range 40 {
		points := []township.Balance{{Day: day("2026-01-03"), Amount: 109_582_15, Opening: true}}
		for i := range 30 {
			step := township.Fen((i*7919+seed*104729)%23-11) * 3_111_37
			last := points[len(points)-1]
			points = append(points, township.Balance{Day: last.Day.Add((i*31+seed)%11 + 1), Amount: max(last.Amount+step, 1_000_00)})
		}
		svg := Balance{Frame{ID: "b", Title: "t", Desc: "d", Currency: yuan}, "Balance", monthNames, points}.SVG()
		all := read(t, svg)
		var boxes [][4]float64 // left, top, right, bottom
		for _, e := range of(all, "text", "") {
			if e.attr["text-anchor"] == "middle" && !slices.Contains(monthNames, e.text) {
				x, y, half := e.number(t, "x"), e.number(t, "y"), float64(room(e.text))/20
				b := [4]float64{x - half, y - 12, x + half, y + 3}
				if strings.Contains(e.text, ".") {
					t.Errorf("%d: %s is not rounded", seed, e.text)
				}
				boxes = append(boxes, b)
			}
		}
		highest := slices.MaxFunc(points, func(p, q township.Balance) int { return cmp.Compare(p.Amount, q.Amount) })
		if !slices.Contains(texts(all), highest.Amount.RoundedIn(yuan.Units[0])) {
			t.Errorf("%d: the highest, %v, is not said", seed, highest.Amount)
		}
		crosses := func(b, o [4]float64) bool {
			const slack = 1 // places are rounded to whole units
			return b[0]+slack < o[2] && o[0]+slack < b[2] && b[1]+slack < o[3] && o[1]+slack < b[3]
		}
		for i, b := range boxes {
			for _, o := range boxes[i+1:] {
				if crosses(b, o) {
					t.Errorf("%d: one amount lies on another\n%s", seed, svg)
				}
			}
		}
		x, y := 0.0, 0.0
		d := strings.NewReplacer("M", "|M", "H", "|H", "V", "|V").Replace(of(all, "path", "chart-line")[0].attr["d"])
		for _, part := range strings.Split(d, "|")[1:] {
			fromX, fromY := x, y
			var err error
			switch part[0] {
			case 'M':
				_, err = fmt.Sscanf(part[1:], "%g %g", &x, &y)
				fromX, fromY = x, y
			case 'H':
				x, err = strconv.ParseFloat(part[1:], 64)
			case 'V':
				y, err = strconv.ParseFloat(part[1:], 64)
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range boxes {
				if crosses(b, [4]float64{min(fromX, x) - 1, min(fromY, y) - 1, max(fromX, x) + 1, max(fromY, y) + 1}) {
					t.Errorf("%d: the line crosses an amount\n%s", seed, svg)
				}
			}
		}
	}
}

// checkLine reads the line's corners back, and compares them with the balances.
func checkLine(t *testing.T, all []element, points []township.Balance) {
	t.Helper()
	lines := of(all, "path", "chart-line")
	if len(points) == 0 {
		if len(lines) > 0 {
			t.Error("a line through nothing")
		}
		return
	}
	var zero float64
	if _, err := fmt.Sscanf(strings.NewReplacer("M", "", "H", " ").Replace(of(all, "path", "chart-zero")[0].attr["d"]), "%g %g", new(float64), &zero); err != nil {
		t.Fatal(err)
	}
	var heights []float64 // at the end of each step
	breaks := 0
	d := strings.NewReplacer("M", "|M", "H", "|H", "V", "|V").Replace(lines[0].attr["d"])
	for _, part := range strings.Split(d, "|")[1:] {
		f := strings.Fields(part[1:])
		v, err := strconv.ParseFloat(f[len(f)-1], 64)
		if err != nil {
			t.Fatal(err)
		}
		switch part[0] {
		case 'M':
			breaks++
			heights = append(heights, zero-v)
		case 'V':
			heights = append(heights, zero-v)
		}
	}
	high, low, wantBreaks := 0.0, 0.0, 1
	most, least := points[0].Amount, points[0].Amount
	for i, p := range points {
		most, least = max(most, p.Amount), min(least, p.Amount)
		if i > 0 && p.Missing {
			wantBreaks++
		}
	}
	for _, h := range heights {
		high, low = max(high, h), min(low, h)
	}
	if breaks != wantBreaks {
		t.Errorf("%d pieces, not %d", breaks, wantBreaks)
	}
	if len(points) <= mostStep {
		if len(heights) != len(points) {
			t.Fatalf("%d corners for %d balances", len(heights), len(points))
		}
		perFen := heights[0] / float64(points[0].Amount)
		for i, p := range points {
			if want := float64(p.Amount) * perFen; math.Abs(heights[i]-want) > .3 {
				t.Errorf("%v is at %g, not %g", p.Amount, heights[i], want)
			}
		}
	} else if perFen := high / float64(most); least < 0 && math.Abs(low-float64(least)*perFen) > .3 || len(heights) > mostStep+6 {
		t.Errorf("the lowest balance %v is at %g, the highest %v at %g; %d corners", least, low, most, high, len(heights))
	}
	unit := chinese.UnitOf(max(most, -least))
	said := texts(all)
	for _, p := range []township.Balance{points[0], points[len(points)-1]} {
		if !slices.Contains(said, p.Amount.In(unit)) {
			t.Errorf("%v is not said in %q", p.Amount, said)
		}
	}
	if least < 0 && !slices.Contains(said, least.In(unit)) {
		t.Errorf("the lowest is not said in %q", said)
	}
}

func TestRows(t *testing.T) {
	for name, groups := range map[string][]Group{
		"classes": {
			{"收入", []Bar{{Name: "经营收入", Amount: 55800_00}, {Name: "补助收入", Amount: 14527_00}, {Name: "其他", Amount: 35_00}}},
			{"支出", []Bar{{Name: "公益设施", Amount: 23886_48, Form: Hatched}, {Name: "集体经济组织管理费用", Amount: 5726_04, Form: Hatched}}},
		},
		"years": {
			{"耕地地力保护补贴", []Bar{{Name: "2025年", Amount: 147_890_00}, {Name: "2026年", Amount: 151_340_00}}},
			{"农机购置补贴", []Bar{{Name: "2026年", Amount: 23_000_00}}},
		},
		"plan": {
			{"县交通局农村公路补助<一期>", []Bar{{Name: "计划", Amount: 120_000_00, Form: Hollow}, {Name: "实际", Amount: 120_000_00}}},
			{"村民捐款", []Bar{{Name: "计划", Amount: 26_000_00, Form: Hollow}, {Name: "实际", None: "还没有"}}},
		},
		"negative": {{"", []Bar{{Name: "冲回", Amount: -300_00, Form: Hatched}, {Name: "花出", Amount: 900_00, Form: Hatched}, {Name: "没有", Amount: 0}}}},
		"vast":     {{"", []Bar{{Amount: 100_000_000_000_000}, {Amount: 1}}}},
		"nothing":  {{"", []Bar{{Name: "甲"}}}},
	} {
		t.Run(name, func(t *testing.T) {
			p := Rows{Frame{ID: "r", Title: "钱从哪里来", Desc: "按类别分。"}, groups}
			svg := p.SVG()
			if svg != p.SVG() {
				t.Error("not the same bytes twice")
			}
			golden(t, svg)
			all := read(t, svg)
			said := texts(all)
			var bars []element
			for _, e := range all {
				if e.name == "rect" {
					bars = append(bars, e)
				}
			}
			var largest township.Fen
			longest := 0.0
			var zero float64
			if _, err := fmt.Sscanf(of(all, "path", "chart-zero")[0].attr["d"], "M%g", &zero); err != nil {
				t.Fatal(err)
			}
			for _, g := range groups {
				for _, b := range g.Bars {
					largest = max(largest, b.Amount, -b.Amount)
				}
			}
			for _, e := range bars {
				longest = max(longest, e.number(t, "width"))
			}
			for _, form := range []Form{Solid, Hatched, Hollow} {
				for _, g := range groups {
					for _, b := range g.Bars {
						if b.Form != form {
							continue
						}
						if b.None == "" && !slices.Contains(said, chinese.Rounded(b.Amount)) || b.None != "" && !slices.Contains(said, b.None) {
							t.Errorf("%v is not said in %q", b, said)
						}
						want := math.Abs(float64(b.Amount)) / max(1, float64(largest)) * longest
						if want < .05 {
							continue
						}
						if len(bars) == 0 {
							t.Fatal("a bar is missing")
						}
						e := bars[0]
						bars = bars[1:]
						if got := e.number(t, "width"); math.Abs(got-want) > .11 {
							t.Errorf("%v is %g long, not %g", b.Amount, got, want)
						}
						if want := "chart-" + map[Form]string{Solid: "in", Hatched: "out", Hollow: "plan"}[b.Form]; e.attr["class"] != want {
							t.Errorf("%v is of class %s", b, e.attr["class"])
						}
						line := zero
						if b.Amount < 0 {
							line -= e.number(t, "width")
						}
						if !near(e.number(t, "x"), line) {
							t.Errorf("%v begins at %s, zero is at %g", b.Amount, e.attr["x"], zero)
						}
					}
				}
			}
			if len(bars) > 0 {
				t.Errorf("%d bars too many", len(bars))
			}
		})
	}
}

func TestAmount(t *testing.T) {
	for f, want := range map[township.Fen]string{
		0: "0 元", 5: "0.05 元", 99_90: "99.9 元", -35_50: "−35.5 元", 8532_49: "8,532 元", 8532_50: "8,533 元", -8532_50: "−8,533 元",
		9999_60: "10,000 元", 10_000_00: "1 万元", 132_640_00: "13.26 万元", -132_645_00: "−13.26 万元", 132_650_00: "13.27 万元",
		123_456_789_00: "1.23 亿元", 12_345_678_00: "1,234.57 万元",
	} {
		if f == -132_645_00 { // half a hundredth goes away from zero
			want = "−13.26 万元"
		}
		if got := chinese.Rounded(f); got != want {
			t.Errorf("%d: %s, not %s", f, got, want)
		}
	}
}

func TestAxis(t *testing.T) {
	for _, c := range []struct {
		up, down township.Fen
		want     string
	}{
		{55800_00, 13600_00, "4 2"}, {0, 0, "1 0.5"}, {130800_00, 0, "10 5"}, {3000_00, 4200_00, "2,000 −2,000 −4,000"}, {400, 0, "4 3 2 1"},
	} {
		a := makeAxis(c.up, c.down, chinese)
		var got []string
		for _, v := range a.rules() {
			got = append(got, v.In(a.unit))
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%v, %v: rules at %s, not %s", c.up, c.down, g, c.want)
		}
	}
}

package catalogue

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"cunwu/generator/internal/calendar"
	"cunwu/generator/internal/township"
)

func day(s string) township.Day {
	d, err := township.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// days is a calendar of 2026 with the holidays around National Day.
func days() *calendar.Calendar {
	y := &calendar.Year{Year: 2026, Days: map[township.Day]calendar.Special{}}
	for i := range 7 {
		y.Days[day("2026-10-01").Add(i)] = calendar.Special{Name: "国庆节", Off: true}
	}
	y.Days[day("2026-10-10")] = calendar.Special{Name: "国庆节"} // a Saturday that is worked
	return &calendar.Calendar{Years: map[int]*calendar.Year{2026: y}}
}

func with(limits ...Limit) *Catalogue {
	c := &Catalogue{Items: map[string]*Item{}}
	for i, l := range limits {
		id := fmt.Sprintf("finance/item-%d", i)
		c.Items[id] = &Item{ID: id, Levels: []string{"乡", VillageLevel}, Limit: l}
	}
	return c
}

func TestDutiesOfAQuarter(t *testing.T) {
	workdays, calendarDays := township.Workdays, township.Days
	for _, c := range []struct {
		name    string
		limit   Limit
		quarter Quarter
		want    string
	}{
		{"by a day of each quarter's first month", Limit{Every: "quarter", Day: 20}, Quarter{2026, 4}, "2026-10-20 of 2026-07-01–2026-09-30"},
		{"the first quarter tells of the year before", Limit{Every: "quarter", Day: 20}, Quarter{2026, 1}, "2026-01-20 of 2025-10-01–2025-12-31"},
		{"by the quarter's end", Limit{Every: "quarter"}, Quarter{2026, 1}, "2026-03-31 of 2026-01-01–2026-03-31"},
		{"each month", Limit{Every: "month", Day: 15}, Quarter{2026, 4}, "2026-10-15, 2026-11-15, 2026-12-15"},
		{"each month, by a day that February lacks", Limit{Every: "month", Day: 31}, Quarter{2026, 1}, "2026-01-31, 2026-02-28, 2026-03-31"},
		{"each month, by its end", Limit{Every: "month"}, Quarter{2028, 1}, "2028-01-31 of 2028-01-01–2028-01-31, 2028-02-29 of 2028-02-01–2028-02-29, 2028-03-31 of 2028-03-01–2028-03-31"},
		{"each year, in the quarter", Limit{Every: "year", Month: 1, Day: 31}, Quarter{2026, 1}, "2026-01-31"},
		{"each year, in another quarter", Limit{Every: "year", Month: 1, Day: 31}, Quarter{2026, 2}, ""},
		{"each year, by its end", Limit{Every: "year"}, Quarter{2026, 4}, "2026-12-31"},
		{"days after the quarter", Limit{After: "quarter-end", N: 15, Unit: calendarDays}, Quarter{2026, 4}, "2026-10-15 of 2026-07-01–2026-09-30"},
		// From 8 October: the 8th, 9th, 10th (worked), 12th, 13th.
		{"working days move with the holidays", Limit{After: "quarter-end", N: 5, Unit: workdays}, Quarter{2026, 4}, "2026-10-13 of 2026-07-01–2026-09-30"},
		{"the last day of the quarter is in it", Limit{After: "month-end", N: 31, Unit: calendarDays}, Quarter{2026, 4}, "2026-10-01 of 2026-08-01–2026-08-31, 2026-10-31 of 2026-09-01–2026-09-30, 2026-12-01 of 2026-10-01–2026-10-31, 2026-12-31 of 2026-11-01–2026-11-30"},
		{"the first day of the quarter is in it", Limit{After: "month-end", N: 1, Unit: calendarDays}, Quarter{2026, 4}, "2026-10-01 of 2026-09-01–2026-09-30, 2026-11-01 of 2026-10-01–2026-10-31, 2026-12-01 of 2026-11-01–2026-11-30"},
		{"longer than a quarter", Limit{After: "quarter-end", N: 100, Unit: calendarDays}, Quarter{2026, 4}, "2026-10-08 of 2026-04-01–2026-06-30"},
		{"hours are whole days", Limit{After: "month-end", N: 48, Unit: township.Hours}, Quarter{2026, 2}, "2026-04-02 of 2026-03-01–2026-03-31, 2026-05-02 of 2026-04-01–2026-04-30, 2026-06-02 of 2026-05-01–2026-05-31"},
		// The year before has no calendar, and need not have one.
		{"the first quarter asks for its own year alone", Limit{After: "quarter-end", N: 15, Unit: workdays}, Quarter{2026, 1}, "2026-01-21 of 2025-10-01–2025-12-31"},
	} {
		t.Run(c.name, func(t *testing.T) {
			due, undated, err := with(c.limit).Duties(c.quarter, days())
			if err != nil || len(undated) > 0 {
				t.Fatal(undated, err)
			}
			var got []string
			for _, d := range due {
				s := d.Day.String()
				if !d.Of.IsZero() {
					s += " of " + d.Of.From.String() + "–" + d.Of.To.String()
				}
				got = append(got, s)
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
		})
	}
}

func TestDutiesNeedTheYearsCalendar(t *testing.T) {
	l := Limit{After: "quarter-end", N: 10, Unit: township.Workdays}
	_, _, err := with(l).Duties(Quarter{2027, 1}, days())
	var missing *calendar.MissingYearError
	if !errors.As(err, &missing) || missing.Year != 2027 {
		t.Errorf("a year without its file: %v", err)
	}
	l.Unit = township.Days
	if _, _, err := with(l).Duties(Quarter{2027, 1}, days()); err != nil {
		t.Errorf("calendar days need no calendar: %v", err)
	}
}

func TestDutiesAreThoseOfVillages(t *testing.T) {
	c := with(Limit{Every: "quarter", Day: 20}, Limit{Every: "quarter", Day: 20}, Limit{Every: "quarter", Day: 10},
		Limit{After: "decided", N: 5, Unit: township.Days}, Limit{Every: "at-once"}, Limit{Every: "other"}, Limit{})
	c.Items["finance/item-0"].Levels = []string{"县", "乡"}
	c.Items["finance/item-1"].Excluded = "本镇没有"
	due, undated, err := c.Duties(Quarter{2026, 4}, days())
	if err != nil || len(due) != 1 || due[0].Item.ID != "finance/item-2" {
		t.Errorf("due: %v, %v", due, err)
	}
	if len(undated) != 4 || undated[0].ID != "finance/item-3" || undated[3].ID != "finance/item-6" {
		t.Errorf("without a day: %v", undated)
	}
}

func TestFulfils(t *testing.T) {
	c := with(Limit{Every: "quarter", Day: 20}, Limit{Every: "year", Month: 1, Day: 31})
	c.Aliases = map[string]string{"finance/earlier": "finance/item-0"}
	due, _, err := c.Duties(Quarter{2026, 4}, days())
	if err != nil {
		t.Fatal(err)
	}
	d, today := due[0], day("2026-10-30")
	ledger := func(days ...string) *township.Table {
		t := &township.Table{Kind: township.Ledger, Columns: []township.Column{{Name: township.LedgerDate, Type: township.DayColumn}}}
		for _, s := range days {
			t.Rows = append(t.Rows, []township.Cell{{Text: s, Given: true, Day: day(s)}})
		}
		return t
	}
	for _, c2 := range []struct {
		name   string
		change func(*township.Notice)
		want   bool
	}{
		{"in time", func(*township.Notice) {}, true},
		{"late, in the quarter", func(n *township.Notice) { n.Period.From = day("2026-10-25") }, true},
		{"by an earlier name of the item", func(n *township.Notice) { n.Item = "finance/earlier" }, true},
		{"of another item", func(n *township.Notice) { n.Item = "finance/item-1" }, false},
		{"of an item that is not known", func(n *township.Notice) { n.Item = "finance/none" }, false},
		{"of the quarter before", func(n *township.Notice) { n.Period.From = day("2026-09-30") }, false},
		{"not yet posted", func(n *township.Notice) { n.Period.From = day("2026-10-31") }, false},
		{"withdrawn", func(n *township.Notice) { n.Withdrawn = &township.Withdrawal{} }, false},
		{"a correction", func(n *township.Notice) { n.Corrects = "7k3m9q" }, false},
		{"a ledger of the quarter", func(n *township.Notice) { n.Tables = []*township.Table{ledger("2026-07-01", "2026-09-28")} }, true},
		{"a ledger of another quarter", func(n *township.Notice) { n.Tables = []*township.Table{ledger("2026-04-01", "2026-06-28")} }, false},
		{"a ledger of one month", func(n *township.Notice) { n.Tables = []*township.Table{ledger("2026-07-01", "2026-07-28")} }, false},
		{"an empty ledger", func(n *township.Notice) { n.Tables = []*township.Table{ledger()} }, false},
	} {
		n := &township.Notice{Item: "finance/item-0", Period: township.Period{From: day("2026-10-15")}}
		c2.change(n)
		if got := c.Fulfils(d, n, today); got != c2.want {
			t.Errorf("%s: %v", c2.name, got)
		}
	}
}

func TestQuarterOf(t *testing.T) {
	for s, want := range map[string]Quarter{"2026-01-01": {2026, 1}, "2026-03-31": {2026, 1}, "2026-04-01": {2026, 2}, "2026-12-31": {2026, 4}} {
		q := QuarterOf(day(s))
		if q != want || !(Span{q.First(), q.Last()}).Holds(day(s)) {
			t.Errorf("%s: %v, %s to %s", s, q, q.First(), q.Last())
		}
	}
	if q := (Quarter{2026, 1}).Before(); q != (Quarter{2025, 4}) || q.Last() != township.MakeDay(2025, time.December, 31) {
		t.Errorf("before the first quarter: %v", q)
	}
}

package catalogue

import (
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

// What a village owes does not end with the quarter, and is told once.
func TestStanding(t *testing.T) {
	quarterly, yearly := Limit{Every: "quarter", Day: 20}, Limit{Every: "year", Month: 1, Day: 31}
	for _, c := range []struct {
		name   string
		limit  Limit
		ledger bool
		today  string
		want   string // earlier ones
	}{
		{"by the quarter's last day, on the next day", Limit{Every: "quarter"}, false, "2026-10-01", "2026-09-30"},
		{"until it is due again", quarterly, false, "2027-01-20", "2026-10-20"},
		{"then the newer one stands for both", quarterly, false, "2027-01-21", ""},
		{"but ledgers say of which quarter they are", quarterly, true, "2027-01-21", "2026-10-20"},
		{"not for two quarters", quarterly, true, "2027-04-01", "2027-01-20"},
		{"one of each month once", Limit{Every: "month", Day: 15}, false, "2027-01-05", "2026-12-15"},
		{"ledgers of each month", Limit{Every: "month", Day: 15}, true, "2027-01-05", "2026-10-15, 2026-11-15, 2026-12-15"},
		{"each year, for the year", yearly, false, "2026-12-31", "2026-01-31"},
		{"each year, until it is due again", yearly, false, "2027-01-31", "2026-01-31"},
		{"each year, and then the new one", yearly, false, "2027-02-01", ""},
		{"a quarter of which nobody knows the holidays", Limit{After: "quarter-end", N: 5, Unit: township.Workdays}, false, "2026-02-01", ""},
		{"nothing is due", Limit{Every: "at-once"}, false, "2026-11-01", ""},
	} {
		cat := with(c.limit)
		for _, it := range cat.Items {
			it.Ledger = c.ledger
		}
		due, err := cat.Standing(day(c.today), days())
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for _, d := range due {
			if d.Earlier(day(c.today)) {
				got = append(got, d.Day.String())
			}
		}
		now, _, err := cat.Duties(QuarterOf(day(c.today)), days())
		if s := strings.Join(got, ", "); err != nil || s != c.want || len(due) != len(got)+len(now) {
			t.Errorf("%s: %s, want %s; %d in all, %v", c.name, s, c.want, len(due), err)
		}
	}
	if _, err := with(Limit{After: "quarter-end", N: 5, Unit: township.Workdays}).Standing(day("2027-02-01"), days()); err == nil {
		t.Error("a quarter that cannot be counted is told of")
	}
}

// What comes late has come; what was due before a village was there is not owed.
func TestOwedLate(t *testing.T) {
	cat := with(Limit{Every: "quarter", Day: 20})
	today := day("2027-01-05")
	due, err := cat.Standing(today, days())
	if err != nil {
		t.Fatal(err)
	}
	d := due[0]
	notice := func(from string) []*township.Notice {
		return []*township.Notice{{Item: d.Item.ID, Period: township.Period{From: day(from)}}}
	}
	for _, c := range []struct {
		from         string
		done, before bool
	}{
		{"2026-09-30", false, false},
		{"2026-10-10", true, false},
		{"2026-12-31", true, false},
		{"2027-01-03", true, true},
		{"2027-01-06", false, true},
	} {
		n := notice(c.from)
		if done := cat.Done(d, n, today, today); (done != nil) != c.done || d.Before(n, today) != c.before {
			t.Errorf("published on %s: done %v, before %v", c.from, done, d.Before(n, today))
		}
	}
	if !d.Before(nil, today) || due[1].Before(nil, today) {
		t.Error("a village without notices owes what is due in this quarter, and nothing else")
	}
	if n := notice("2027-01-10"); cat.Done(due[1], n, today, day("2027-01-20")) == nil {
		t.Error("what will have come by then does not count")
	}
}

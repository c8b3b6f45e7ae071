package build

import (
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/catalogue"
	calback "cunwu/generator/internal/ical/readback"
	"cunwu/generator/internal/township"
)

// TestScheduleEnds is about a year whose holidays nobody has entered: the disclosure
// calendar ends before it and says so, and where it has nothing to say it is one that can
// be read.
func TestScheduleEnds(t *testing.T) {
	for _, c := range []struct {
		today  township.Day
		events bool
		says   string
	}{
		{demoDay, true, "排到 2026年12月31日。"},
		{township.MakeDay(2026, 2, 1), true, "排到 2026年6月30日。"},
		{township.MakeDay(2027, 2, 1), false, "节假日表还没有填"},
	} {
		p, err := Prepare(repository, nil, c.today)
		if err != nil {
			t.Fatal(err)
		}
		r, err := newRenderer(p, Options{Source: repository, Day: c.today}, &Report{})
		if err != nil {
			t.Fatal(err)
		}
		r.Catalogue.Items["finance/income-expense"].Limit = catalogue.Limit{After: "quarter-end", N: 15, Unit: township.Workdays}
		calendar, err := r.dutyCalendar(p.Township.Village("liuwan"))
		if err != nil {
			t.Fatal(err)
		}
		_, events, problems := calback.Events(calendar.Bytes())
		if len(problems) > 0 || len(events) > 0 != c.events || !strings.Contains(calendar.Description, c.says) {
			t.Errorf("%v: %d events, %q, %q", c.today, len(events), calendar.Description, problems)
		}
	}
}

// TestAbsent is about an item that a village has nothing of: it is nobody's omission, and
// the reason stands where everybody looks.
func TestAbsent(t *testing.T) {
	p, err := Prepare(repository, nil, demoDay)
	if err != nil {
		t.Fatal(err)
	}
	r, err := newRenderer(p, Options{Source: repository, Day: demoDay}, &Report{})
	if err != nil {
		t.Fatal(err)
	}
	const canteen = "elderly-care/canteen"
	for slug, absent := range map[string]bool{"liuwan": true, "shangping": false} {
		v := p.Township.Village(slug)
		reason, _ := v.Has(canteen)
		i := slices.IndexFunc(r.owes(v, r.webDuties()), func(d township.DutyBrief) bool { return d.Item == canteen && d.Absent == reason })
		calendar, err := r.dutyCalendar(v)
		if err != nil {
			t.Fatal(err)
		}
		if told := strings.Contains(string(calendar.Bytes()), "幸福食堂"); i < 0 || absent != (reason != "") || told == absent {
			t.Errorf("%s: %q; in its calendar: %v", slug, reason, told)
		}
	}
	site := takeDemo(t, func(*Options) {})
	matrix := string(site.read("disclosure/index.html"))
	for _, want := range []string{`<td class="duty duty-absent"><span>不适用</span></td>`, "<li>柳湾村，幸福食堂：本村没有办幸福食堂"} {
		if !strings.Contains(matrix, want) {
			t.Errorf("no %q in what villages owe", want)
		}
	}
	if list := string(site.read("liuwan/elderly-care/index.html")); !strings.Contains(list, "幸福食堂（不适用：本村没有") {
		t.Error("the village's list of what is asked does not say that it has no canteen")
	}
}

// TestOverdueStays is about the first days of a quarter: what was due in the last one and is not on the
// web stays overdue, in the summaries and in the village's calendar, until it is published or, for
// all alike, due again. A village that was not there then does not owe it.
func TestOverdueStays(t *testing.T) {
	const upkeep, decisions = "rural-revitalisation/living-environment", "village-affairs/decisions"
	state := func(today township.Day, slug, item string, change func(*township.Village)) (day township.Day, listed bool, calendar string) {
		t.Helper()
		p, err := Prepare(repository, nil, today)
		if err != nil {
			t.Fatal(err)
		}
		r, err := newRenderer(p, Options{Source: repository, Day: today}, &Report{})
		if err != nil {
			t.Fatal(err)
		}
		v := p.Township.Village(slug)
		change(v)
		var sums []township.Summary
		for _, v := range p.Township.Villages {
			sums = append(sums, township.Summary{Slug: v.Slug, Duties: r.owes(v, r.webDuties())})
		}
		told(sums, today)
		for _, sum := range sums {
			if len(sum.Duties) != len(sums[0].Duties) {
				t.Errorf("%s: %d duties of %s, %d of another village", today, len(sum.Duties), sum.Slug, len(sums[0].Duties))
			}
			for _, d := range sum.Duties {
				if sum.Slug == slug && d.Item == item && d.Earlier {
					listed = true
					if d.Overdue(today) {
						day = d.Day
					}
				}
			}
		}
		c, err := r.dutyCalendar(v)
		if err != nil {
			t.Fatal(err)
		}
		return day, listed, strings.ReplaceAll(string(c.Bytes()), "\r\n ", "")
	}
	same := func(*township.Village) {}
	january := township.MakeDay(2027, 1, 5)
	for _, c := range []struct {
		name, slug, item string
		today            township.Day
		change           func(*township.Village)
		overdue          township.Day
		listed           bool
	}{
		{"on the first days", "liuwan", upkeep, january, same, township.MakeDay(2026, 10, 20), true},
		{"of the quarter's last day", "donggou", decisions, january, same, township.MakeDay(2026, 12, 31), true},
		{"done in time", "shangping", upkeep, january, same, township.Day{}, true},
		{"due again", "liuwan", upkeep, township.MakeDay(2027, 1, 21), same, township.Day{}, false},
		{"published late", "liuwan", upkeep, january, func(v *township.Village) {
			v.Notices = append([]*township.Notice{{ID: "1a1a1a", Item: upkeep, Period: township.Period{From: township.MakeDay(2027, 1, 3)}}}, v.Notices...)
		}, township.Day{}, true},
		{"for the board alone", "liuwan", upkeep, january, func(v *township.Village) {
			v.Notices = append([]*township.Notice{{ID: "1a1a1a", Item: upkeep, Audience: township.BoardOnly, Period: township.Period{From: township.MakeDay(2027, 1, 3)}}}, v.Notices...)
		}, township.MakeDay(2026, 10, 20), true},
		{"a new village", "liuwan", upkeep, january, func(v *township.Village) {
			v.Notices = []*township.Notice{{ID: "1a1a1a", Item: "finance/budget", Period: township.Period{From: township.MakeDay(2027, 1, 2)}}}
		}, township.Day{}, true},
	} {
		overdue, listed, calendar := state(c.today, c.slug, c.item, c.change)
		if overdue != c.overdue || listed != c.listed {
			t.Errorf("%s: overdue since %v, told %v", c.name, overdue, listed)
		}
		if event := "DTSTART;VALUE=DATE:" + strings.ReplaceAll(c.overdue.String(), "-", ""); !c.overdue.IsZero() && (!strings.Contains(calendar, event) || !strings.Contains(calendar, "已经逾期")) {
			t.Errorf("%s: not in the calendar", c.name)
		} else if c.overdue.IsZero() && c.item == upkeep && strings.Contains(calendar, "DTSTART;VALUE=DATE:20261020") {
			t.Errorf("%s: in the calendar", c.name)
		}
	}
}

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

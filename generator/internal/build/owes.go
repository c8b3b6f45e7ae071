package build

import (
	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/township"
)

// webDuties are what villages must put on the web: by a day of the quarter, and what they may
// still owe of earlier ones. Where days cannot be counted the site does without, and says so.
func (r *renderer) webDuties() []catalogue.Duty {
	r.dueOnce.Do(func() {
		if _, err := r.dutiesOf(catalogue.QuarterOf(r.Day)); err != nil {
			r.report.leaveOut("content/calendar/", "公开情况表没有做："+err.Error())
			return
		}
		r.due = r.standing()
	})
	return r.due
}

// standing are the duties on the web that are told of today; none where days cannot be counted.
func (r *renderer) standing() (due []catalogue.Duty) {
	all, err := r.Catalogue.Standing(r.Day, r.Calendar)
	if err != nil {
		return nil
	}
	for _, d := range all {
		if d.Item.Web {
			due = append(due, d)
		}
	}
	return due
}

// owes says of each duty whether a village has done it on the web. What came late has come.
func (r *renderer) owes(v *township.Village, due []catalogue.Duty) []township.DutyBrief {
	var briefs []township.DutyBrief
	web := v.Web()
	for _, d := range due {
		b := township.DutyBrief{Item: d.Item.ID, Name: d.Item.Name, Category: d.Item.Category, Day: d.Day, Earlier: d.Earlier(r.Day)}
		if reason, has := v.Has(d.Item.ID); !has {
			b.Absent = reason
		} else if n := r.Catalogue.Done(d, web, r.Day, r.Day); n != nil {
			b.Done, b.ID = n.Period.From, n.ID
		} else if d.Before(web, r.Day) {
			b.Absent = r.say("duty_before")
		}
		briefs = append(briefs, b)
	}
	return briefs
}

// told leaves out of villages' summaries, which tell of the same duties, those of earlier quarters that
// no village owes any more.
func told(sums []township.Summary, today township.Day) {
	if len(sums) == 0 {
		return
	}
	stays := make([]bool, len(sums[0].Duties))
	for _, sum := range sums {
		for i, d := range sum.Duties {
			stays[i] = stays[i] || !d.Earlier || d.Overdue(today)
		}
	}
	for k, sum := range sums {
		var kept []township.DutyBrief
		for i, d := range sum.Duties {
			if stays[i] {
				kept = append(kept, d)
			}
		}
		sums[k].Duties = kept
	}
}

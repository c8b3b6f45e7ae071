package build

import (
	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/township"
)

// webDuties are what villages must put on the web by a day of the quarter. Where days
// cannot be counted the site does without, and says so.
func (r *renderer) webDuties() []catalogue.Duty {
	all, err := r.dutiesOf(catalogue.QuarterOf(r.Day))
	if err != nil {
		r.report.leaveOut("content/calendar/", "公开情况表没有做："+err.Error())
		return nil
	}
	var due []catalogue.Duty
	for _, d := range all.due {
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
		b := township.DutyBrief{Item: d.Item.ID, Name: d.Item.Name, Category: d.Item.Category, Day: d.Day}
		if reason, has := v.Has(d.Item.ID); !has {
			b.Absent = reason
		} else if n := r.fulfils(d, web); n != nil {
			b.Done, b.ID = n.Period.From, n.ID
		}
		briefs = append(briefs, b)
	}
	return briefs
}

// fulfils is the first of some notices, newest first, that did a duty; nil: none has.
func (r *renderer) fulfils(d catalogue.Duty, web []*township.Notice) (done *township.Notice) {
	if d.Within.To.Before(r.Day) {
		d.Within.To = r.Day
	}
	for _, n := range web {
		if r.Catalogue.Fulfils(d, n, r.Day) {
			done = n
		}
	}
	return done
}

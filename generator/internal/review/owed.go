package review

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"cunwu/generator/internal/calendar"
	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/difference"
	"cunwu/generator/internal/township"
)

// duties are what villages must publish in the quarter of the day, and what they may still owe of
// earlier ones. A year without its table of holidays is told once.
func (r *reviewer) duties() []catalogue.Duty {
	if r.due != nil {
		return r.due
	}
	r.due = []catalogue.Duty{}
	due, err := r.head.catalogue.Standing(r.Day, r.head.calendar)
	var missing *calendar.MissingYearError
	switch {
	case errors.As(err, &missing):
		r.note(fmt.Sprintf("没有 %d 年的节假日表，算不出各村这一季度还欠哪些公开事项。", missing.Year))
	case err == nil:
		r.due = append(r.due, due...)
	}
	return r.due
}

// owed lists what a village must publish in the quarter, or should have before it, and surely has
// not, with this change. What came late has come.
func (r *reviewer) owed(v *township.Village) []Owed {
	owed := []Owed{}
	for _, d := range r.duties() {
		if _, has := v.Has(d.Item.ID); !has {
			continue
		}
		if r.head.catalogue.Done(d, v.Notices, r.Day, lastDay(d, r.Day)) != nil || d.Before(v.Notices, r.Day) {
			continue
		}
		o := Owed{Item: d.Item.ID, ItemName: difference.Line(d.Item.Name), Day: d.Day.String(), Late: max(0, r.Day.Sub(d.Day))}
		if !d.Of.IsZero() {
			o.Of = d.Of.From.Chinese() + "至" + d.Of.To.Chinese()
		}
		owed = append(owed, o)
	}
	slices.SortStableFunc(owed, func(a, b Owed) int {
		return cmp.Or(cmp.Compare(b.Late, a.Late), cmp.Compare(a.Day, b.Day), cmp.Compare(a.Item, b.Item))
	})
	return owed
}

// lastDay is the day up to which notices are looked at: one whose period begins later in
// the quarter will have come by then.
func lastDay(d catalogue.Duty, today township.Day) township.Day {
	if d.Day.After(today) {
		return d.Day
	}
	return today
}

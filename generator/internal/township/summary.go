package township

import (
	"cmp"
	"slices"
)

// A Summary is all that the township's own pages may know of a village. It holds
// nothing of notices that are for the board alone.
type Summary struct {
	Slug, Name string
	Groups     []string // what they are called
	Total      int      // notices on the web
	Categories []CategorySummary
	Newest     []Brief // at most BriefCount, newest first
	EndsSoon   []Brief // all whose period ends soon, soonest first
	All        []Brief // newest first, without their plain sentences
	Duties     []DutyBrief
	Updated    Day // on which what the web says of a notice last changed, up to the day asked for; zero: there is none
}

// A DutyBrief is one thing that a village must put on the web by a day, and the first
// notice that did so, if one has.
type DutyBrief struct {
	Item, Name, Category string
	Day                  Day
	Done                 Day    // zero: not yet
	ID                   string // of the notice
	Absent               string // why the village need not; empty: it must
	Earlier              bool   // it is of an earlier quarter than today's
}

// Overdue reports whether what had to be published by a day before today is not there.
func (d DutyBrief) Overdue(today Day) bool {
	return d.Absent == "" && d.Done.IsZero() && today.After(d.Day)
}

// BriefCount is how many of its newest notices a village tells the township's pages of.
const BriefCount = 5

// A CategorySummary counts a village's notices in one category.
type CategorySummary struct {
	Category string
	Count    int
	Latest   Day // zero where Count is 0
}

// A Brief is one notice in a list of the township.
type Brief struct {
	ID, Title, Category, Summary string
	From, LastDay                Day
	State                        State
	Updated                      Day // see Village.Updated
	Withdrawn                    *Withdrawal
	Corrected                    bool // by another: its sentence is no longer true
}

// Summarise makes the summary of a village on the given day. Notices whose period
// has not begun are on the web already, and are counted.
func Summarise(v *Village, today Day) Summary {
	s := Summary{Slug: v.Slug, Name: v.Name, Groups: v.Groups}
	at := map[string]int{}
	for _, c := range Categories {
		at[c] = len(s.Categories)
		s.Categories = append(s.Categories, CategorySummary{Category: c})
	}
	for _, n := range v.Web() {
		c := &s.Categories[at[n.Category]]
		c.Count++
		if n.Period.From.After(c.Latest) && !n.Period.From.After(today) {
			c.Latest = n.Period.From
		}
		s.Total++
		b := Brief{n.ID, n.Title, n.Category, "", n.Period.From, n.LastDay, n.StateOn(today), v.Updated(n), n.Withdrawn, n.Corrected != ""}
		if b.Updated.After(s.Updated) && !b.Updated.After(today) {
			s.Updated = b.Updated
		}
		s.All = append(s.All, b)
		b.Summary = n.Summary
		if len(s.Newest) < BriefCount {
			s.Newest = append(s.Newest, b)
		}
		if b.State == EndsSoon {
			s.EndsSoon = append(s.EndsSoon, b)
		}
	}
	sortBriefs(s.EndsSoon)
	return s
}

func sortBriefs(bs []Brief) {
	slices.SortStableFunc(bs, func(a, b Brief) int {
		return cmp.Or(a.LastDay.Compare(b.LastDay), cmp.Compare(a.ID, b.ID))
	})
}

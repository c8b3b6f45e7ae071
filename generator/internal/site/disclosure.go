package site

import (
	"slices"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/township"
)

// A disclosureView is the township's page of what villages owe and have published.
type disclosureView struct {
	Villages []entryName  `json:"villages"` // the heads of the columns
	Duties   []dutyView   `json:"duties"`
	Absent   []absentView `json:"absent"` // what villages need not publish, and why
	Tally    *tallyView   `json:"tally,omitempty"`
	Owed     []owedView   `json:"-"` // for the township's own page
	Groups   []groupView  `json:"groups"`
}

// An entryName is a village and the way to it.
type entryName struct {
	Slug string `json:"slug"`
	Name string `json:"name"`
	Path string `json:"path"`
}

// An absentView is an item of which a village has nothing.
type absentView struct {
	Village string `json:"village"`
	Item    string `json:"item"`
	Reason  string `json:"reason"`
}

// A dutyView is one item that every village must publish by a day.
type dutyView struct {
	Name     string         `json:"name"`
	Category string         `json:"category"`
	Day      *dayView       `json:"day"`
	By       string         `json:"by"`       // the day, its year where that is another and the quarter does not say so
	When     string         `json:"when"`     // the end of the word that says it: day, last or older
	Villages []dutyCellView `json:"villages"` // in the order of the columns
}

// A dutyCellView is how one village stands with it.
type dutyCellView struct {
	State string   `json:"state"` // done, late, due, overdue, absent
	Done  *dayView `json:"done,omitempty"`
	Path  string   `json:"path,omitempty"`
}

// A tallyView counts how villages stand.
type tallyView struct {
	All     int `json:"all"`
	Done    int `json:"done"` // the late ones too
	Due     int `json:"due"`
	Overdue int `json:"overdue"`
	Earlier int `json:"earlier,omitempty"` // of the overdue: those of earlier quarters
}

// An owedView counts how one village stands.
type owedView struct {
	Slug    string `json:"slug"`
	Name    string `json:"name"`
	Done    int    `json:"done"` // the late ones too
	Due     int    `json:"due"`
	Overdue int    `json:"overdue"`
}

// mostOwed is of how many villages the township's own page says how they stand.
const mostOwed = 30

// owedOnHome picks the villages that the township's own page tells of: all, or where they
// are many those that are late, and how many of these it leaves out.
func owedOnHome(all []owedView) (owed []owedView, late int, chosen bool) {
	if len(all) <= mostOwed {
		return all, 0, false
	}
	for _, o := range all {
		switch {
		case o.Overdue == 0:
		case len(owed) < mostOwed:
			owed = append(owed, o)
		default:
			late++
		}
	}
	return owed, late, true
}

// viewDisclosure is made from the villages' summaries, which tell of the same duties in
// the same order.
func (s *Site) viewDisclosure(sums []township.Summary, groups []groupView) disclosureView {
	view := disclosureView{Groups: groups}
	var tally tallyView
	for _, sum := range sums {
		view.Villages = append(view.Villages, entryName{sum.Slug, sum.Name, sum.Slug + "/"})
		owed := owedView{Slug: sum.Slug, Name: sum.Name}
		for i, d := range sum.Duties {
			if i == len(view.Duties) {
				view.Duties = append(view.Duties, dutyView{Name: d.Name, Category: d.Category, Day: s.viewDay(d.Day), By: s.dueBy(d), When: s.quarterOf(d)})
			}
			cell := dutyCellView{State: s.stands(d), Done: s.viewDay(d.Done)}
			if d.ID != "" {
				cell.Path = sum.Slug + "/" + d.ID + "/"
			}
			view.Duties[i].Villages = append(view.Duties[i].Villages, cell)
			if cell.State == "absent" {
				absent := absentView{sum.Name, d.Name, d.Absent}
				if !slices.Contains(view.Absent, absent) { // an item may be due more than once
					view.Absent = append(view.Absent, absent)
				}
				continue
			}
			switch {
			case cell.State == "overdue":
				owed.Overdue++
				if d.Earlier {
					tally.Earlier++
				}
			case d.Earlier: // what was done of earlier quarters is not this one's
			case cell.State == "due":
				owed.Due++
			default:
				owed.Done++
			}
		}
		tally.All += owed.Done + owed.Due + owed.Overdue
		tally.Done += owed.Done
		tally.Due += owed.Due
		tally.Overdue += owed.Overdue
		if len(sum.Duties) > 0 {
			view.Owed = append(view.Owed, owed)
		}
	}
	if tally.All > 0 {
		view.Tally = &tally
	}
	return view
}

// quarterOf says of which quarter a duty is: day, this one; last, the one before; older.
func (s *Site) quarterOf(d township.DutyBrief) string {
	switch now := catalogue.QuarterOf(s.config.Today); {
	case !d.Earlier:
		return "day"
	case catalogue.QuarterOf(d.Day) == now.Before():
		return "last"
	}
	return "older"
}

// dueBy is a duty's day beside the word of its quarter.
func (s *Site) dueBy(d township.DutyBrief) string {
	if s.quarterOf(d) == "last" {
		return s.sayDay("date_in_year", d.Day)
	}
	return s.shortDay(s.config.Today, d.Day)
}

// An owesView is something that a village must publish by a day, as its own pages tell of it.
type owesView struct {
	Name string `json:"name,omitempty"`
	dutyCellView
	Day  *dayView `json:"day"`
	By   string   `json:"by"`   // see dutyView
	When string   `json:"when"` // see dutyView
	Last string   `json:"last"` // the day, where no quarter is said
}

// viewOwes are a village's duties, of all items or of one. Of an earlier quarter's it tells what is
// overdue alone.
func (s *Site) viewOwes(v *Village, item string) []owesView {
	var views []owesView
	for _, d := range v.Duties {
		if item != "" && d.Item != item || d.Absent != "" || d.Earlier && !d.Overdue(s.config.Today) {
			continue
		}
		view := owesView{d.Name, dutyCellView{State: s.stands(d)}, s.viewDay(d.Day), s.dueBy(d), s.quarterOf(d), s.shortDay(s.config.Today, d.Day)}
		if d.ID != "" {
			view.Path = v.Village.Slug + "/" + d.ID + "/"
		}
		views = append(views, view)
	}
	return views
}

// viewOverdue is what a village's own page says first of what it owes.
func (s *Site) viewOverdue(v *Village) []owesView {
	return slices.DeleteFunc(s.viewOwes(v, ""), func(o owesView) bool { return o.State != "overdue" })
}

// stands is how a village stands with a duty today.
func (s *Site) stands(d township.DutyBrief) string {
	switch {
	case d.Absent != "":
		return "absent"
	case d.Overdue(s.config.Today):
		return "overdue"
	case d.Done.IsZero():
		return "due"
	case d.Done.After(d.Day):
		return "late"
	}
	return "done"
}

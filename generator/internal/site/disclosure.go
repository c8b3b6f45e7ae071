package site

import (
	"slices"

	"cunwu/generator/internal/township"
)

// A disclosureView is the township's page of what villages owe and have published.
type disclosureView struct {
	Villages []entryName  `json:"villages"` // the heads of the columns
	Duties   []dutyView   `json:"duties"`
	Absent   []absentView `json:"absent"` // what villages need not publish, and why
	Tally    *tallyView   `json:"tally,omitempty"`
	Groups   []groupView  `json:"groups"`
}

// An entryName is a village and the way to it.
type entryName struct {
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
	By       string         `json:"by"`       // the day, its year where that is another
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
}

// viewDisclosure is made from the villages' summaries, which tell of the same duties in
// the same order.
func (s *Site) viewDisclosure(sums []township.Summary, groups []groupView) disclosureView {
	view := disclosureView{Groups: groups}
	var tally tallyView
	for _, sum := range sums {
		view.Villages = append(view.Villages, entryName{sum.Name, sum.Slug + "/"})
		for i, d := range sum.Duties {
			if i == len(view.Duties) {
				view.Duties = append(view.Duties, dutyView{Name: d.Name, Category: d.Category, Day: s.viewDay(d.Day), By: s.shortDay(s.config.Today, d.Day)})
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
			tally.All++
			switch cell.State {
			case "due":
				tally.Due++
			case "overdue":
				tally.Overdue++
			default:
				tally.Done++
			}
		}
	}
	if tally.All > 0 {
		view.Tally = &tally
	}
	return view
}

// stands is how a village stands with a duty today.
func (s *Site) stands(d township.DutyBrief) string {
	switch {
	case d.Absent != "":
		return "absent"
	case d.Done.IsZero() && s.config.Today.After(d.Day):
		return "overdue"
	case d.Done.IsZero():
		return "due"
	case d.Done.After(d.Day):
		return "late"
	}
	return "done"
}

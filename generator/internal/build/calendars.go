package build

import (
	"cmp"
	"errors"
	"net/url"
	"path"
	"strings"

	"cunwu/generator/internal/calendar"
	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/ical"
	"cunwu/generator/internal/opendata"
	"cunwu/generator/internal/site"
	"cunwu/generator/internal/township"
)

// offerCalendars hands over a village's two calendars: until when one can object, and by
// when what must be published.
func (r *renderer) offerCalendars(view site.Village, put emit) error {
	slug := view.Village.Slug
	duties, err := r.dutyCalendar(view.Village)
	if err != nil {
		return err
	}
	return errors.Join(
		put(path.Join(slug, opendata.DeadlinesName), r.deadlines(view).Bytes()),
		put(path.Join(slug, opendata.DutiesName), duties.Bytes()))
}

func (r *renderer) newCalendar(name, lead, address string) *ical.Calendar {
	if r.Township.Demonstration {
		lead += r.say("demonstration")
	}
	return &ical.Calendar{Name: r.offered(name), Description: lead, Address: r.Township.Base + address, Language: r.Township.Languages[0]}
}

// deadlines are the last days on which one may object, from the quarter on that holds today: what
// is over long ago is nobody's appointment.
func (r *renderer) deadlines(view site.Village) *ical.Calendar {
	v := view.Village
	c := r.newCalendar(r.say("ics_deadlines", "village", v.Name), r.say("ics_deadlines_lead"), path.Join(v.Slug, opendata.DeadlinesName))
	from := catalogue.QuarterOf(r.Day).First()
	for _, one := range view.Notices {
		n := one.Notice
		if n.Informs || n.LastDay.IsZero() || n.LastDay.Before(from) || n.Withdrawn != nil || n.Corrected != "" {
			continue
		}
		c.Events = append(c.Events, ical.Event{
			UID: r.uid("deadline", v.Slug, n.ID), Day: n.LastDay, Stamp: v.Updated(n),
			Summary:     r.say("ics_last", "title", n.Title),
			Description: lines(n.Summary, r.say("ics_until", "day", r.day(n.LastDay)), r.people(v, n.Contact)),
			Address:     r.Township.NoticeAddress(v.Slug, n.ID), Category: r.say("cat_" + n.Category),
		})
	}
	return c
}

// uid is an event's name in all the world: it says nothing of the village's words, which
// may change.
func (r *renderer) uid(parts ...string) string {
	host := "cunwu"
	if u, err := url.Parse(r.Township.Base); err == nil && u.Hostname() != "" {
		host = u.Hostname()
	}
	return strings.ReplaceAll(strings.Join(parts, "."), "/", ".") + "@" + host
}

// people are whom to call, a line each.
func (r *renderer) people(v *township.Village, near township.Contact) string {
	if near == (township.Contact{}) {
		near = v.Handler
	}
	var list []string
	add := func(c township.Contact, role string) {
		if c.Phone != "" {
			list = append(list, strings.TrimSpace(cmp.Or(c.Role, role)+" "+c.Name)+" "+c.Phone)
		}
	}
	add(near, r.say("role_handler"))
	add(v.Committee, r.say("role_committee"))
	for _, c := range r.Township.Supervision {
		add(c, "")
	}
	return lines(list...)
}

// lines are texts one under the other.
func lines(texts ...string) string {
	var given []string
	for _, t := range texts {
		if t != "" {
			given = append(given, t)
		}
	}
	return strings.Join(given, "\n")
}

// A schedule is what villages must publish, up to a day.
type schedule struct {
	due   []catalogue.Duty
	until township.Day // zero: not even this quarter can be counted
}

// schedule is what villages must publish on the web in this quarter and the next. A
// quarter that reaches into a year whose holidays nobody has entered yet is not guessed:
// the schedule ends before it, and says where.
func (r *renderer) schedule() (schedule, error) {
	s := schedule{}
	q := catalogue.QuarterOf(r.Day)
	for range 2 {
		due, _, err := r.Catalogue.Duties(q, r.Calendar)
		var missing *calendar.MissingYearError
		if errors.As(err, &missing) {
			return s, nil
		}
		if err != nil {
			return s, err
		}
		for _, d := range due {
			if d.Item.Web {
				s.due = append(s.due, d)
			}
		}
		s.until = q.Last()
		q = catalogue.QuarterOf(q.Last().Add(1))
	}
	return s, nil
}

// dutyCalendar is the disclosure calendar: the days by which a village publishes what, and what of
// earlier quarters it still owes. What it surely has published by today says so; notices that are for the board alone do not
// count, for that there is one is nobody's business on the web.
func (r *renderer) dutyCalendar(v *township.Village) (*ical.Calendar, error) {
	s, err := r.schedule()
	if err != nil {
		return nil, err
	}
	lead := r.say("ics_duties_none")
	if !s.until.IsZero() {
		lead = r.say("ics_duties_lead", "day", r.day(s.until))
	}
	c := r.newCalendar(r.say("ics_duties", "village", v.Name), lead, path.Join(v.Slug, opendata.DutiesName))
	due := r.standing()
	for i, b := range r.owes(v, due) {
		if b.Earlier && b.Overdue(r.Day) {
			c.Events = append(c.Events, r.duty(v, due[i]))
		}
	}
	for _, d := range s.due {
		if _, has := v.Has(d.Item.ID); has {
			c.Events = append(c.Events, r.duty(v, d))
		}
	}
	return c, nil
}

func (r *renderer) duty(v *township.Village, d catalogue.Duty) ical.Event {
	of := d.Of.To
	if of.IsZero() {
		of = d.Within.From
	}
	name := d.Item.Name
	if !d.Of.IsZero() {
		name += r.say("ics_of", "from", r.day(d.Of.From), "to", r.day(d.Of.To))
	}
	e := ical.Event{
		UID: r.uid("duty", v.Slug, d.Item.ID, of.String()), Day: d.Day, Stamp: catalogue.QuarterOf(r.Day).First(),
		Summary:     r.say("ics_due", "item", name),
		Description: lines(r.say("ics_due_lead"), r.people(v, township.Contact{})),
		Address:     r.Township.Base + v.Slug + "/" + d.Item.Category + "/", Category: r.say("cat_" + d.Item.Category),
	}
	n := r.Catalogue.Done(d, v.Web(), r.Day, r.Day)
	switch {
	case n == nil && r.Day.After(d.Day):
		e.Summary, e.Stamp = r.say("ics_overdue", "item", name), d.Day.Add(1)
	case n != nil:
		e.Summary, e.Description = r.say("ics_done", "item", name), r.say("ics_done_on", "day", r.day(n.Period.From), "title", n.Title)
		e.Address, e.Stamp = r.Township.NoticeAddress(v.Slug, n.ID), n.Period.From
	}
	return e
}

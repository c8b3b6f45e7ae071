package catalogue

import (
	"cmp"
	"slices"

	"cunwu/generator/internal/township"
)

// lookBack is how many quarters before today's can still be owed: what comes once a year is told
// until it is due again. What comes each month or quarter is told for one quarter more, for by then
// it has been due once more, and the newer debt stands for the older.
const lookBack = 4

// Standing are the duties that are told of on a day: those of its quarter, and before them those of
// earlier quarters that a village may still owe. Where notices do not say by a ledger of which quarter
// they are, one that is published now does all that was due of its item: it is told once, with the
// newest day that has passed. Days are counted as far as the calendar reaches; what cannot be counted of
// this quarter is an error, of an earlier one it is not told.
func (c *Catalogue) Standing(today township.Day, days Workdays) ([]Duty, error) {
	now := QuarterOf(today)
	due, _, err := c.Duties(now, days)
	if err != nil {
		return nil, err
	}
	var earlier []Duty
	q := now
	for range lookBack {
		q = q.Before()
		for _, id := range c.IDs() {
			it := c.Items[id]
			if !it.OfVillages() || it.Limit.Every != "year" && q != now.Before() {
				continue
			}
			of, err := it.Limit.due(q, days)
			if err != nil {
				continue
			}
			for _, d := range of {
				d.Item = it
				earlier = append(earlier, d)
			}
		}
	}
	slices.SortStableFunc(earlier, func(a, b Duty) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Item.ID, b.Item.ID))
	})
	all := append(earlier, due...)
	newest := map[*Item]township.Day{}
	for _, d := range all {
		if d.Day.Before(today) {
			newest[d.Item] = d.Day
		}
	}
	return slices.DeleteFunc(all, func(d Duty) bool {
		return d.Earlier(today) && !d.Item.Ledger && d.Day.Before(newest[d.Item])
	}), nil
}

// Earlier reports whether a duty is of a quarter before that of a day.
func (d Duty) Earlier(today township.Day) bool { return d.Day.Before(QuarterOf(today).First()) }

// Done is the first of some notices, given newest first, that did a duty, even late; nil: none surely
// has. Notices count that are published by a day, which may lie ahead.
func (c *Catalogue) Done(d Duty, notices []*township.Notice, today, by township.Day) (done *township.Notice) {
	if d.Within.To.Before(today) {
		d.Within.To = today
	}
	for _, n := range notices {
		if c.Fulfils(d, n, by) {
			done = n
		}
	}
	return done
}

// Before reports whether a duty is older than all that a village has published: it is of an
// earlier quarter, in which the village was not there yet. That is not held against it.
func (d Duty) Before(notices []*township.Notice, today township.Day) bool {
	last := QuarterOf(d.Day).Last()
	return d.Earlier(today) && !slices.ContainsFunc(notices, func(n *township.Notice) bool { return !n.Period.From.After(last) })
}

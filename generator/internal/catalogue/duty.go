package catalogue

import (
	"cmp"
	"slices"
	"time"

	"cunwu/generator/internal/township"
)

// A Quarter is a quarter of a year.
type Quarter struct{ Year, Number int } // Number: 1 to 4

// QuarterOf is the quarter that holds a day.
func QuarterOf(d township.Day) Quarter {
	y, m, _ := d.Date()
	return Quarter{y, (int(m) + 2) / 3}
}

// First is the quarter's first day.
func (q Quarter) First() township.Day {
	return township.MakeDay(q.Year, time.Month(q.Number*3-2), 1)
}

// Last is the quarter's last day.
func (q Quarter) Last() township.Day {
	return township.MakeDay(q.Year, time.Month(q.Number*3+1), 1).Add(-1)
}

// Before is the quarter before it.
func (q Quarter) Before() Quarter { return QuarterOf(q.First().Add(-1)) }

// A Span is a stretch of days with both its ends. The zero span means that none is known.
type Span struct{ From, To township.Day }

// Holds reports whether a day lies in the span.
func (s Span) Holds(d township.Day) bool { return !d.Before(s.From) && !d.After(s.To) }

// IsZero reports whether no span is known.
func (s Span) IsZero() bool { return s == Span{} }

// A Duty is that an item must be published by the end of a day.
type Duty struct {
	Item *Item
	Day  township.Day
	// Of is the month or quarter that is told of; zero where the limit does not say so.
	Of Span
	// Within is when a notice that fulfils the duty can have been published.
	Within Span
}

// Workdays counts working days: the n-th after a day that is not counted itself. A
// year whose holidays it does not know is its error.
type Workdays interface {
	AddWorkdays(from township.Day, n int) (township.Day, error)
}

// VillageLevel is the level of publication (公开层级) at which villages publish.
const VillageLevel = "村"

// OfVillages reports whether villages publish the item.
func (it *Item) OfVillages() bool {
	return it.Excluded == "" && slices.Contains(it.Levels, VillageLevel)
}

// Dated reports whether days follow from a limit by itself. One that counts from what
// happens (a decision, a document received) has none until it happens.
func (l Limit) Dated() bool {
	switch l.Every {
	case "month", "quarter", "year":
		return true
	}
	return l.After == "quarter-end" || l.After == "month-end"
}

// Duties are the days of a quarter by which villages must publish something, by day
// and item, and the items of villages that have no day. A day of rest is not moved:
// what is published before it is never late.
func (c *Catalogue) Duties(q Quarter, days Workdays) (due []Duty, undated []*Item, err error) {
	for _, id := range c.IDs() {
		it := c.Items[id]
		switch {
		case !it.OfVillages():
			continue
		case !it.Limit.Dated():
			undated = append(undated, it)
			continue
		}
		of, err := it.Limit.due(q, days)
		if err != nil {
			return nil, nil, err
		}
		for _, d := range of {
			d.Item = it
			due = append(due, d)
		}
	}
	slices.SortStableFunc(due, func(a, b Duty) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Item.ID, b.Item.ID))
	})
	return due, undated, nil
}

// due lists what a limit asks for in a quarter.
func (l Limit) due(q Quarter, days Workdays) ([]Duty, error) {
	whole := Span{q.First(), q.Last()}
	switch {
	case l.Every == "month":
		var due []Duty
		for m := range 3 {
			month := monthAfter(q.First(), m)
			d := Duty{Day: dayOfMonth(month, l.Day), Within: month}
			if l.Day == 0 {
				d.Of = month
			}
			due = append(due, d)
		}
		return due, nil
	case l.Every == "quarter" && l.Day == 0:
		return []Duty{{Day: whole.To, Of: whole, Within: whole}}, nil
	case l.Every == "quarter":
		// By a day of its first month the quarter has hardly begun: the last one is told of.
		last := q.Before()
		return []Duty{{Day: dayOfMonth(monthAfter(q.First(), 0), l.Day), Of: Span{last.First(), last.Last()}, Within: whole}}, nil
	case l.Every == "year":
		year := Span{township.MakeDay(q.Year, time.January, 1), township.MakeDay(q.Year, time.December, 31)}
		month := cmp.Or(l.Month, 12)
		day := dayOfMonth(monthAfter(year.From, month-1), l.Day)
		if !whole.Holds(day) {
			return nil, nil
		}
		return []Duty{{Day: day, Within: year}}, nil
	case l.After == "quarter-end":
		return l.after(whole, days, 3)
	case l.After == "month-end":
		return l.after(whole, days, 1)
	}
	return nil, nil
}

// after lists the days in a quarter that follow from the ends of stretches of so many
// months.
func (l Limit) after(quarter Span, days Workdays, months int) ([]Duty, error) {
	var due []Duty
	for back := 0; ; back++ {
		of := Span{From: monthAfter(quarter.From, 3-months*(back+1)).From, To: monthAfter(quarter.From, 3-months*back).From.Add(-1)}
		if of.To.Add(l.longest()).Before(quarter.From) {
			break
		}
		if of.To.Add(l.shortest()).After(quarter.To) {
			continue
		}
		day, err := l.count(of.To, days)
		if err != nil {
			return nil, err
		}
		if day.Before(quarter.From) {
			break // and so is each that is earlier
		}
		if !day.After(quarter.To) {
			// What is published after the next stretch's end tells of that one.
			within := Span{of.To.Add(1), day}
			if next := monthAfter(quarter.From, 3-months*(back-1)).From.Add(-1); within.To.After(next) {
				within.To = next
			}
			due = append(due, Duty{Day: day, Of: of, Within: within})
		}
	}
	slices.Reverse(due)
	return due, nil
}

// count counts a limit's days; the first is not counted (民法典, Art. 201).
func (l Limit) count(from township.Day, days Workdays) (township.Day, error) {
	if l.Unit == township.Workdays {
		return days.AddWorkdays(from, l.N)
	}
	return from.Add(l.shortest()), nil
}

// shortest is how many days a limit has at least, and exactly where it does not count
// working days.
func (l Limit) shortest() int {
	if l.Unit == township.Hours {
		return (l.N + 23) / 24
	}
	return l.N
}

// longest is how many days it has at most: no calendar has fewer working days than
// every second, but for a month. It keeps years from being asked for that have nothing
// to do with the quarter.
func (l Limit) longest() int {
	if l.Unit == township.Workdays {
		return 2*l.N + 30
	}
	return l.shortest()
}

// monthAfter is the month that begins n months after a month's first day.
func monthAfter(first township.Day, n int) Span {
	y, m, _ := first.Date()
	return Span{township.MakeDay(y, m+time.Month(n), 1), township.MakeDay(y, m+time.Month(n)+1, 1).Add(-1)}
}

// dayOfMonth is a month's day of that number, or its last where it has none such or
// none is named.
func dayOfMonth(month Span, number int) township.Day {
	if d := month.From.Add(number - 1); number > 0 && !d.After(month.To) {
		return d
	}
	return month.To
}

// Fulfils reports whether a notice surely is what a duty asks for: it is of the item,
// was published in the time in which it can have been, by today, is neither withdrawn
// nor a correction of another, and its ledgers tell of the duty's month or quarter. What
// is not sure is not taken for done.
func (c *Catalogue) Fulfils(d Duty, n *township.Notice, today township.Day) bool {
	it, known := c.Item(n.Item)
	if !known || it != d.Item || n.Withdrawn != nil || n.Corrects != "" || n.Period.From.After(today) || !d.Within.Holds(n.Period.From) {
		return false
	}
	for _, t := range n.Tables {
		if t.Kind == township.Ledger && !d.Of.IsZero() && !inside(t, d.Of) {
			return false
		}
	}
	return true
}

// inside reports whether all that a ledger records happened in a span, and it reaches
// into the span's last month: one of the first month alone does not tell of a quarter.
func inside(t *township.Table, of Span) bool {
	at := t.Column(township.LedgerDate)
	if at < 0 {
		return false
	}
	late := false
	_, last, _ := of.To.Date()
	for _, row := range t.Rows {
		d := row[at].Day
		if !row[at].Given || !of.Holds(d) {
			return false
		}
		if _, m, _ := d.Date(); m == last {
			late = true
		}
	}
	return late
}

// Package calendar counts days: working days by the State Council's yearly notices,
// and the last day of a period as the Civil Code counts it (民法典 Art. 200–203).
//
// The years' holidays are data of the township. A year without its data is an error
// that names the year, never a guess.
package calendar

import (
	"fmt"
	"time"

	"cunwu/generator/internal/township"
)

// A Year is one year's table of holidays and of weekend days worked.
type Year struct {
	Year   int
	Source string // the notice that sets it
	Days   map[township.Day]Special
}

// A Special is a day that departs from the week: a holiday, or a weekend day worked.
type Special struct {
	Name string
	Off  bool
}

// A Calendar is the years that the township has, and how it counts.
type Calendar struct {
	Years map[int]*Year
	// A period whose last day is such a day ends on the next day that is none
	// (民法典 Art. 203).
	MovesOffHoliday bool
	MovesOffWeekend bool
}

// A MissingYearError says that the calendar has no data for a year.
type MissingYearError struct{ Year int }

func (e *MissingYearError) Error() string { return fmt.Sprintf("no calendar for the year %d", e.Year) }

// Working reports whether d is a working day.
func (c *Calendar) Working(d township.Day) (bool, error) {
	y, ok := c.Years[d.Year()]
	if !ok {
		return false, &MissingYearError{d.Year()}
	}
	if s, ok := y.Days[d]; ok {
		return !s.Off, nil
	}
	return !weekend(d), nil
}

func weekend(d township.Day) bool {
	w := d.Weekday()
	return w == time.Saturday || w == time.Sunday
}

// ends reports whether a period may end on d.
func (c *Calendar) ends(d township.Day) (bool, error) {
	y, ok := c.Years[d.Year()]
	if !ok {
		return false, &MissingYearError{d.Year()}
	}
	if s, ok := y.Days[d]; ok {
		return !(s.Off && c.MovesOffHoliday), nil
	}
	return !(weekend(d) && c.MovesOffWeekend), nil
}

// LastDay is the last day of a period of the given length that begins on from. It
// ends at 24:00 of that day. The first day is not counted (Art. 201); a period in
// months or years ends on the day of the same number, or on the month's last
// (Art. 202); one that would end on a day of rest ends on the next that is none
// (Art. 203), and moved says so. A period without an end (长期) has the zero day.
func (c *Calendar) LastDay(from township.Day, length township.Length) (last township.Day, moved bool, err error) {
	last = from
	switch length.Unit {
	case township.LongTerm, township.NoLength:
		return township.Day{}, false, nil
	case township.Workdays:
		last, err = c.AddWorkdays(from, length.N)
		return last, false, err
	case township.Days:
		last = from.Add(length.N)
	case township.Months:
		last = addMonths(from, length.N)
	case township.Years:
		last = addMonths(from, 12*length.N)
	}
	for {
		ok, err := c.ends(last)
		if err != nil {
			return township.Day{}, false, err
		}
		if ok {
			return last, moved, nil
		}
		last, moved = last.Add(1), true
	}
}

// AddWorkdays is the n-th working day after from; from is not counted.
func (c *Calendar) AddWorkdays(from township.Day, n int) (township.Day, error) {
	for d := from; ; {
		if n == 0 {
			return d, nil
		}
		d = d.Add(1)
		ok, err := c.Working(d)
		if err != nil {
			return township.Day{}, err
		}
		if ok {
			n--
		}
	}
}

// addMonths is the day of the same number n months later, or that month's last.
func addMonths(from township.Day, n int) township.Day {
	y, m, d := from.Date()
	first := township.MakeDay(y, m+time.Month(n), 1)
	end := township.MakeDay(y, m+time.Month(n)+1, 1).Add(-1)
	if last := end.Sub(first) + 1; d > last {
		d = last
	}
	return first.Add(d - 1)
}

package township

import (
	"fmt"
	"time"
)

// A Day is a date of the civil calendar without a time or a zone. The zero
// Day means "not given".
type Day struct{ days int32 } // days since 1900-01-01, plus one, so that zero is "not given"

// epoch is 1900-01-01 in seconds of Unix time.
const epoch = -2208988800

// MakeDay returns the day of the given year, month and day of the month,
// normalising as time.Date does.
func MakeDay(year int, month time.Month, day int) Day {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return Day{int32((t.Unix()-epoch)/86400) + 1}
}

// DayOf is the day that t shows in t's own zone.
func DayOf(t time.Time) Day { return MakeDay(t.Year(), t.Month(), t.Day()) }

// ParseDay reads YYYY-MM-DD. A date that the calendar does not have is an error, and so
// is one that no notice can have: before 1949 or after 2100.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil || t.Year() < 1949 || t.Year() > 2100 {
		return Day{}, fmt.Errorf("not a date of the form 2026-10-15: %q", s)
	}
	return DayOf(t), nil
}

// Time is midnight UTC of the day.
func (d Day) Time() time.Time { return time.Unix(int64(d.days-1)*86400+epoch, 0).UTC() }

// IsZero reports whether the day was not given.
func (d Day) IsZero() bool { return d.days == 0 }

// Date returns year, month and day of the month.
func (d Day) Date() (year int, month time.Month, day int) { return d.Time().Date() }

// Year is the day's year.
func (d Day) Year() int { return d.Time().Year() }

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday { return d.Time().Weekday() }

// Add returns the day n days later.
func (d Day) Add(n int) Day { return Day{d.days + int32(n)} }

// Sub is the number of days from e to d.
func (d Day) Sub(e Day) int { return int(d.days - e.days) }

// Before reports whether d is earlier than e.
func (d Day) Before(e Day) bool { return d.days < e.days }

// After reports whether d is later than e.
func (d Day) After(e Day) bool { return d.days > e.days }

// Compare orders days: -1, 0 or +1.
func (d Day) Compare(e Day) int {
	switch {
	case d.days < e.days:
		return -1
	case d.days > e.days:
		return 1
	}
	return 0
}

// String is YYYY-MM-DD, or "" for a day that was not given.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format("2006-01-02")
}

// Chinese is the day as documents print it (GB/T 9704-2012, 7.3.5.4): Arabic
// numerals, no leading zeros, as in 2026年11月3日.
func (d Day) Chinese() string {
	if d.IsZero() {
		return ""
	}
	y, m, dd := d.Date()
	return fmt.Sprintf("%d年%d月%d日", y, int(m), dd)
}

// A Week is a week by ISO 8601: it begins on Monday, and belongs to the year
// that has its Thursday.
type Week struct{ Year, Number int }

// WeekOf is the week that holds d.
func WeekOf(d Day) Week {
	y, w := d.Time().ISOWeek()
	return Week{y, w}
}

// ParseWeek reads the form 2026-W42.
func ParseWeek(s string) (Week, error) {
	var w Week
	if _, err := fmt.Sscanf(s, "%4d-W%2d", &w.Year, &w.Number); err != nil || w.String() != s || WeekOf(w.Monday()) != w {
		return Week{}, fmt.Errorf("not a week of the form 2026-W42: %q", s)
	}
	return w, nil
}

// String is the form 2026-W42.
func (w Week) String() string { return fmt.Sprintf("%04d-W%02d", w.Year, w.Number) }

// Monday is the week's first day.
func (w Week) Monday() Day {
	jan4 := MakeDay(w.Year, time.January, 4) // always in week 1
	return jan4.Add(-((int(jan4.Weekday()) + 6) % 7) + (w.Number-1)*7)
}

// Sunday is the week's last day.
func (w Week) Sunday() Day { return w.Monday().Add(6) }

// Compare orders weeks in time.
func (w Week) Compare(v Week) int { return w.Monday().Compare(v.Monday()) }

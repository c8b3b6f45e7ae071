package calendar

import (
	"errors"
	"testing"

	"cunwu/generator/internal/township"
)

// sample is 2026 as the State Council's notice sets it, from 1 October on, and 2027
// without special days.
func sample() *Calendar {
	y := &Year{Year: 2026, Days: map[township.Day]Special{}}
	for d := 1; d <= 7; d++ {
		y.Days[township.MakeDay(2026, 10, d)] = Special{"国庆节", true}
	}
	y.Days[township.MakeDay(2026, 9, 20)] = Special{"国庆节", false}
	y.Days[township.MakeDay(2026, 10, 10)] = Special{"国庆节", false}
	return &Calendar{Years: map[int]*Year{2026: y}, MovesOffHoliday: true, MovesOffWeekend: true}
}

func TestLastDay(t *testing.T) {
	tests := []struct {
		from, length, want string
		moved              bool
	}{
		{"2026-10-15", "7天", "2026-10-22", false},    // the first day is not counted
		{"2026-10-15", "5天", "2026-10-20", false},    //
		{"2026-10-17", "7天", "2026-10-26", true},     // would end on a Saturday
		{"2026-09-24", "7天", "2026-10-08", true},     // would end on 1 October
		{"2026-10-03", "7天", "2026-10-10", false},    // a Saturday that is worked
		{"2026-10-15", "7个工作日", "2026-10-26", false}, //
		{"2026-09-28", "7个工作日", "2026-10-13", false}, // holidays left out, the Saturday worked counted
		{"2026-09-30", "1个工作日", "2026-10-08", false}, //
		{"2026-08-31", "1个月", "2026-09-30", false},   // no 31 September (Art. 202)
		{"2026-01-31", "1个月", "2026-03-02", true},    // 28 February is a Saturday
		{"2026-03-15", "1个月", "2026-04-15", false},
		{"2026-10-15", "长期", "", false},
	}
	c := sample()
	for _, tt := range tests {
		from, err := township.ParseDay(tt.from)
		if err != nil {
			t.Fatal(err)
		}
		length, err := township.ParseLength(tt.length)
		if err != nil {
			t.Fatal(err)
		}
		got, moved, err := c.LastDay(from, length)
		if err != nil || got.String() != tt.want || moved != tt.moved {
			t.Errorf("%s from %s: %s (moved: %v), %v; want %s", tt.length, tt.from, got, moved, err, tt.want)
		}
	}
}

func TestMissingYear(t *testing.T) {
	c := sample()
	for _, l := range []string{"7天", "7个工作日", "1个月", "1年"} {
		length, _ := township.ParseLength(l)
		_, _, err := c.LastDay(township.MakeDay(2026, 12, 30), length)
		var missing *MissingYearError
		if !errors.As(err, &missing) || missing.Year != 2027 {
			t.Errorf("%s: %v, want the missing year 2027", l, err)
		}
	}
}

func TestCountingIsData(t *testing.T) {
	c := sample()
	c.MovesOffWeekend = false
	got, _, err := c.LastDay(township.MakeDay(2026, 10, 17), township.Length{N: 7, Unit: township.Days})
	if err != nil || got != township.MakeDay(2026, 10, 24) {
		t.Errorf("where weekends do not move the end: %s, %v", got, err)
	}
}

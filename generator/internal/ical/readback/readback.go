// Package readback reads calendars with a library, and sees to what the library is
// lenient about: the ends and lengths of lines, and what RFC 5545 asks of each event. It
// is for tests.
package readback

import (
	"bytes"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
)

// An Event is one that was read.
type Event struct {
	UID, Summary, Description, URL string
	Start, End, Stamp              time.Time
}

// Events reads a calendar and says what is wrong with it.
func Events(data []byte) (name string, events []Event, problems []string) {
	add := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	if !bytes.HasSuffix(data, []byte("END:VCALENDAR\r\n")) {
		add("the last line does not end")
	}
	for _, line := range strings.Split(strings.TrimSuffix(string(data), "\r\n"), "\r\n") {
		if len(line) > 75 || line == "" || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
			add("a line of %d octets: %q", len(line), line)
		}
	}
	cal, err := ics.ParseCalendar(bytes.NewReader(data))
	if err != nil {
		add("%v", err)
		return "", nil, problems
	}
	once := map[string]string{}
	for _, p := range cal.CalendarProperties {
		if once[p.IANAToken] != "" {
			add("%s twice", p.IANAToken)
		}
		once[p.IANAToken] = p.Value
	}
	for _, must := range []string{"VERSION", "PRODID", "NAME", "X-WR-CALNAME"} {
		if once[must] == "" {
			add("no %s", must)
		}
	}
	if len(cal.Components) == 0 {
		add("no component")
	}
	uids := map[string]bool{}
	for _, e := range cal.Events() {
		read := Event{UID: e.Id()}
		if read.UID == "" || uids[read.UID] {
			add("the UID %q twice, or none", read.UID)
		}
		uids[read.UID] = true
		for _, p := range e.Properties {
			switch p.IANAToken {
			case "SUMMARY":
				read.Summary = p.Value
			case "DESCRIPTION":
				read.Description = p.Value
			case "URL":
				read.URL = p.Value
			case "DTSTAMP":
				if read.Stamp, err = time.Parse("20060102T150405Z", p.Value); err != nil {
					add("%s: %v", read.UID, err)
				}
			}
		}
		if read.Stamp.IsZero() {
			add("%s: no DTSTAMP", read.UID)
		}
		if read.Start, err = e.GetAllDayStartAt(); err != nil {
			add("%s: %v", read.UID, err)
		}
		if read.End, err = e.GetAllDayEndAt(); err != nil {
			add("%s: %v", read.UID, err)
		}
		if days := read.End.Sub(read.Start); days != 24*time.Hour {
			add("%s lasts %v", read.UID, days)
		}
		if strings.TrimSpace(read.Summary) == "" {
			add("%s: no summary", read.UID)
		}
		events = append(events, read)
	}
	return once["X-WR-CALNAME"], events, problems
}

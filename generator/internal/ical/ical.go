// Package ical writes calendars that a phone can subscribe to (RFC 5545).
//
// It promises: events last whole days, so that no reader moves them by a time zone; a
// line has at most 75 octets, and no character is cut; the bytes depend on the values
// given, never on a clock. A calendar without events is still one that readers accept.
package ical

import (
	"bytes"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"cunwu/generator/internal/township"
)

// A Calendar is a list of events with a name.
type Calendar struct {
	Name        string
	Description string
	Address     string // of the calendar itself, absolute
	Language    string // of its texts: zh-CN
	Events      []Event
}

// An Event is something that lasts a day.
type Event struct {
	UID         string // the same for as long as it is the same event, and in no other calendar
	Day         township.Day
	Stamp       township.Day // on which what is said of it last changed
	Summary     string
	Description string
	Address     string // of its page, absolute; may be empty
	Category    string
}

// product names what wrote a calendar (RFC 5545, 3.7.3).
const product = "-//cunwu//village notices//ZH"

// Bytes is the calendar as a file.
func (c *Calendar) Bytes() []byte {
	w := &writer{language: c.Language}
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", product)
	w.line("CALSCALE", "GREGORIAN")
	w.line("METHOD", "PUBLISH")
	w.text("NAME", c.Name)
	w.line("X-WR-CALNAME", escape(c.Name))
	w.text("DESCRIPTION", c.Description)
	w.line("X-WR-CALDESC", escape(c.Description))
	w.line("X-WR-TIMEZONE", zone)
	if c.Address != "" {
		w.line("SOURCE;VALUE=URI", c.Address)
	}
	w.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
	w.line("X-PUBLISHED-TTL", "P1D")
	w.zone()
	for _, e := range c.Events {
		w.event(e)
	}
	w.line("END", "VCALENDAR")
	return w.Bytes()
}

// zone is the time zone of the events' days. Days need none, but a calendar must have
// one component at least, and there may be no event.
const zone = "Asia/Shanghai"

type writer struct {
	bytes.Buffer
	language string
}

func (w *writer) zone() {
	w.line("BEGIN", "VTIMEZONE")
	w.line("TZID", zone)
	w.line("BEGIN", "STANDARD")
	w.line("DTSTART", "19700101T000000")
	w.line("TZOFFSETFROM", "+0800")
	w.line("TZOFFSETTO", "+0800")
	w.line("TZNAME", "CST")
	w.line("END", "STANDARD")
	w.line("END", "VTIMEZONE")
}

func (w *writer) event(e Event) {
	w.line("BEGIN", "VEVENT")
	w.line("UID", escape(e.UID))
	w.line("DTSTAMP", stamp(e.Stamp))
	w.line("DTSTART;VALUE=DATE", date(e.Day))
	w.line("DTEND;VALUE=DATE", date(e.Day.Add(1)))
	w.text("SUMMARY", e.Summary)
	if e.Description != "" {
		w.text("DESCRIPTION", e.Description)
	}
	if e.Category != "" {
		w.text("CATEGORIES", e.Category)
	}
	if e.Address != "" {
		w.line("URL", e.Address)
	}
	w.line("TRANSP", "TRANSPARENT")
	w.line("END", "VEVENT")
}

func date(d township.Day) string { return d.Time().Format("20060102") }

// stamp is the beginning of a day in China, as a time of UTC.
func stamp(d township.Day) string { return d.Time().Add(-8 * time.Hour).Format("20060102T150405Z") }

// text writes a property whose value is text, with its language.
func (w *writer) text(name, text string) {
	if w.language != "" {
		name += ";LANGUAGE=" + w.language
	}
	w.line(name, escape(text))
}

// maxOctets is how long a line may be, without its end.
const maxOctets = 75

// line writes a property, folded: what goes on begins with a blank, which counts.
func (w *writer) line(name, value string) {
	length := 0
	for _, r := range name + ":" + value {
		size := utf8.RuneLen(r)
		if length+size > maxOctets {
			w.WriteString("\r\n ")
			length = 1
		}
		w.WriteRune(r)
		length += size
	}
	w.WriteString("\r\n")
}

// escape writes text as the value of a property. Control characters have no place there.
func escape(text string) string {
	text = strings.ToValidUTF8(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\uFFFD")
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case !unicode.IsControl(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

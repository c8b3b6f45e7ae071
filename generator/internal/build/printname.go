package build

import (
	"path"
	"slices"
	"strconv"
	"strings"
)

// The names of printed files are ASCII, for printers and memory sticks, and say what is
// in them, so that what is printed next does not take the place of something else.

// bound names a file of some villages' sheets: liuwan-2026-W42.pdf,
// liuwan-2026-Q4-calendar.pdf, township-2026-W42-ledger-a3.pdf.
func (o *PrintOptions) bound(villages string) string {
	parts := []string{villages}
	usual := []SheetKind{WeekSheets, NoticeSheets}
	weekly := o.wants(WeekSheets)
	for _, k := range []SheetKind{NoticeSheets, LedgerSheets, SlipSheets} {
		weekly = weekly || o.wants(k) && !o.All && len(o.Notices) == 0
	}
	if weekly {
		parts = append(parts, o.week().String())
	}
	if len(o.Notices) > 0 || o.All {
		usual = []SheetKind{NoticeSheets}
		if o.wants(NoticeSheets) || o.wants(LedgerSheets) || o.wants(Labels) || o.wants(SlipSheets) {
			parts = append(parts, o.noticesName())
		}
	}
	if o.wants(CalendarSheets) {
		parts = append(parts, o.quarterName())
	}
	kinds := o.paperKinds()
	if !slices.Equal(kinds, usual) {
		for _, k := range kinds {
			parts = append(parts, string(k))
		}
	}
	return strings.Join(parts, "-") + o.paperName() + ".pdf"
}

// paperKinds are the kinds that are paper, in order.
func (o *PrintOptions) paperKinds() []SheetKind {
	var kinds []SheetKind
	for _, k := range SheetKinds {
		if o.wants(k) && len(k.Papers()) > 0 {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// separate names a file of one sheet, in the folder of its village.
func (o *PrintOptions) separate(village, name string) string {
	return path.Join(village, name+o.paperName()+".pdf")
}

// paperName is what a name says of the paper: nothing of the usual one.
func (o *PrintOptions) paperName() string {
	name := ""
	if o.Paper != "" && o.Paper != "a4" {
		name = "-" + string(o.Paper)
	}
	switch {
	case o.Landscape:
		name += "-landscape"
	case o.Upright:
		name += "-portrait"
	}
	return name
}

// noticesName names the notices that were chosen.
func (o *PrintOptions) noticesName() string {
	if o.All {
		return "all"
	}
	return few(o.Notices)
}

// labelsName names a file of labels alone.
func (o *PrintOptions) labelsName() string {
	if len(o.Notices) == 0 && !o.All {
		return "labels"
	}
	return "labels-" + o.noticesName()
}

func (o *PrintOptions) quarterName() string {
	q := o.quarter()
	return strconv.Itoa(q.Year) + "-Q" + strconv.Itoa(q.Number)
}

// few joins names; of more than three it says the first and how many others there are.
func few(names []string) string {
	if len(names) > 3 {
		return names[0] + "-and-" + strconv.Itoa(len(names)-1)
	}
	return strings.Join(names, "-")
}

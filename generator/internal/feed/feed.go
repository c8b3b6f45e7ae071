// Package feed writes what is new as Atom (RFC 4287) and as JSON Feed 1.1.
//
// It promises: the bytes depend on the values given, never on a clock; every address is
// absolute; an entry's id is its notice's address, which never changes; the same entry
// is said in both formats. An entry holds a title, a plain sentence and dates, never a
// list of people: what a reader's program has fetched cannot be taken back.
package feed

import (
	"cmp"
	"slices"

	"cunwu/generator/internal/township"
)

// Size is how many entries a feed has at most, those that changed last.
const Size = 30

// Names of a feed's two files, below the address of the page that it is of.
const (
	AtomName = "feed.xml"
	JSONName = "feed.json"
)

// A Feed is what is new on one page.
type Feed struct {
	Title     string
	Subtitle  string
	Page      string // the absolute address of the page, ending in "/"; the feed's files lie below it
	Language  string
	Author    string
	Generator string
	Updated   township.Day // where there is no entry; otherwise the entries tell
	Entries   []Entry
}

// An Entry is one notice.
type Entry struct {
	Address   string // absolute: also its id
	Title     string
	Text      string
	Category  string // its key
	Label     string // what the category is called
	Author    string // empty: the feed's
	Published township.Day
	Updated   township.Day
}

// Latest are the entries that changed last, at most Size, newest first.
func Latest(entries []Entry) []Entry {
	entries = slices.Clone(entries)
	slices.SortStableFunc(entries, func(a, b Entry) int {
		return cmp.Or(b.Updated.Compare(a.Updated), b.Published.Compare(a.Published), cmp.Compare(a.Address, b.Address))
	})
	return entries[:min(Size, len(entries))]
}

// updated is the day of the newest change.
func (f *Feed) updated() township.Day {
	day := township.Day{}
	for _, e := range f.Entries {
		if e.Updated.After(day) {
			day = e.Updated
		}
	}
	if day.IsZero() {
		return f.Updated
	}
	return day
}

// moment is the beginning of a day in China (RFC 3339).
func moment(d township.Day) string { return d.String() + "T00:00:00+08:00" }

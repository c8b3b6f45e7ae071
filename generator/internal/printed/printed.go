// Package printed keeps the addresses that were put on paper: villages/<slug>/printed.csv,
// one line for each address and version with the day on which it was first printed.
// What hangs on a wall cannot be called back, so its address must lead somewhere for
// ever; the ledger knows which ones those are even where git's history does not reach.
//
// It promises: the file is sorted and ends each line alike, so that printing twice
// changes nothing; two branches that both printed merge by taking all lines of both
// (merge=union); lines in any order and lines that stand twice are read all the same, and
// of two days the earlier counts; the file is written whole or left as it was; and
// nothing of a notice stands in it but what its code shows: no title, no name.
package printed

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cunwu/generator/internal/output"
	"cunwu/generator/internal/township"
)

// File is the name of a village's ledger in its folder.
const File = "printed.csv"

// head tells whoever opens the file what it is.
const head = "# 印过的网址和第一次印的日期。这个文件由 cunwu print 来记，请和公示一起提交，不要删改。\n"

// FromCode is the entry for what a code holds, printed on the given day. ok is false
// where that is no address below base that the site has.
func FromCode(base, content string, day township.Day) (p township.Printed, ok bool) {
	rest, below := strings.CutPrefix(content, base)
	if !below {
		return p, false
	}
	if village, board := strings.CutSuffix(rest, township.BoardMark); board && villageAddress.MatchString(village) {
		rest = village // the same page: which of its words is shown first is no other address
	}
	p, ok = parseAddress(rest)
	p.Day = day
	return p, ok
}

// Format is the ledger of some entries: sorted, each address and version once.
func Format(entries []township.Printed) []byte {
	var b strings.Builder
	b.WriteString(head)
	for _, p := range merge(entries) {
		fmt.Fprintf(&b, "%s,%s\n", address(p), p.Day)
	}
	return []byte(b.String())
}

// address is an entry's address as its code has it.
func address(p township.Printed) string {
	if p.Version == "" {
		return p.Address
	}
	return p.Address + township.VersionMark + p.Version
}

// merge sorts entries and keeps of each address and version the earliest day.
func merge(entries []township.Printed) []township.Printed {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b township.Printed) int {
		return cmp.Or(cmp.Compare(a.Address, b.Address), cmp.Compare(a.Version, b.Version), a.Day.Compare(b.Day))
	})
	return slices.CompactFunc(entries, func(a, b township.Printed) bool { return a.Address == b.Address && a.Version == b.Version })
}

// ErrUnreadable says that a ledger cannot be added to, for it has lines that are none.
var ErrUnreadable = errors.New("the ledger of printed addresses cannot be read")

// Record adds entries to the ledger in a village's folder and returns how many of them
// it did not have. Where there is nothing new the file is not touched. Two programs that
// print at once both find their entries in it.
func Record(folder string, entries []township.Printed) (added int, err error) {
	name := filepath.Join(folder, File)
	err = output.Alone(name, func() error {
		added, err = record(name, entries)
		return err
	})
	return added, err
}

func record(name string, entries []township.Printed) (added int, err error) {
	if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return 0, fmt.Errorf("%s: %w", name, ErrUnreadable) // a link may lead anywhere
	}
	data, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, err
	}
	had, findings := Parse(File, string(data))
	if len(findings) > 0 {
		return 0, fmt.Errorf("%s: %w", name, ErrUnreadable)
	}
	known := map[string]township.Day{}
	for _, p := range had {
		if day, there := known[address(p)]; !there || p.Day.Before(day) {
			known[address(p)] = p.Day
		}
	}
	earlier := false
	for _, p := range merge(entries) {
		switch day, there := known[address(p)]; {
		case !there:
			added++
		case p.Day.Before(day):
			earlier = true
		}
	}
	if added == 0 && !earlier {
		return 0, nil
	}
	return added, output.WriteWhole(name, Format(slices.Concat(had, entries)), 0o644)
}

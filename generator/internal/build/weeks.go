package build

import (
	"cmp"
	"slices"

	"cunwu/generator/internal/township"
)

// weeksOf lists the weeks for which a village has a sheet: those in which it
// published something, up to the week of today, and that week itself. Oldest first.
func weeksOf(notices []*township.Notice, today township.Day) []township.Week {
	now := township.WeekOf(today)
	weeks := []township.Week{now}
	for _, n := range notices {
		if w := township.WeekOf(n.Period.From); w.Compare(now) < 0 {
			weeks = append(weeks, w)
		}
	}
	slices.SortFunc(weeks, township.Week.Compare)
	return slices.Compact(weeks)
}

// inWeek picks the notices that were published in a week, or were still posted then.
// What stands for long is in the week that it was published alone. Order: category,
// then what ends first.
func inWeek(notices []*township.Notice, w township.Week) []*township.Notice {
	var in []*township.Notice
	for _, n := range notices {
		published := township.WeekOf(n.Period.From) == w
		posted := !n.LastDay.IsZero() && !n.Period.From.After(w.Sunday()) && !n.LastDay.Before(w.Monday()) && n.Withdrawn == nil
		if published || posted {
			in = append(in, n)
		}
	}
	slices.SortStableFunc(in, listed)
	return in
}

// listed is the order of a list: by category, then what ends first.
func listed(a, b *township.Notice) int {
	return cmp.Or(
		cmp.Compare(slices.Index(township.Categories, a.Category), slices.Index(township.Categories, b.Category)),
		compareEnds(a.LastDay, b.LastDay), b.Period.From.Compare(a.Period.From), cmp.Compare(a.ID, b.ID))
}

// compareEnds puts what ends sooner first, and what does not end last.
func compareEnds(a, b township.Day) int {
	if a.IsZero() != b.IsZero() {
		if a.IsZero() {
			return 1
		}
		return -1
	}
	return a.Compare(b)
}

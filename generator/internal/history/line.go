package history

import (
	"slices"
	"sort"
	"time"
)

// A Landing is a commit of the main line: what it brought was published with it.
type Landing struct {
	Commit Commit
	// Time is when it was published: by the committer's clock, kept between the
	// commits before and behind it on the line.
	Time time.Time
	// Doubtful says that the committer's clock cannot have been right: by it the commit
	// is older than one before it, younger than one behind it, or from the future.
	// Commit.Committed is what it says.
	Doubtful bool
	// Merge says that it brought a branch in. A "git pull" is no such merge.
	Merge bool

	approvals []approval
	signature SignatureForm
}

// mainLine follows the main line from tip back, and returns it oldest first. Where a
// merge was made the wrong way round, it goes on with the parent that was main.
func (g *graph) mainLine(tip, built Hash) (line []Hash, turns int, rewritten bool) {
	leads := map[Hash]bool{} // commits from which built is reached
	if !built.IsZero() {
		for _, h := range g.ancestors([]Hash{tip}, nil) {
			leads[h] = h == built
			for _, p := range g.parents(h) {
				leads[h] = leads[h] || leads[p]
			}
		}
		rewritten = !leads[tip]
	}
	for h, passed := tip, !leads[tip]; ; {
		line = append(line, h)
		passed = passed || h == built
		parents := g.parents(h)
		if len(parents) == 0 {
			break
		}
		next := parents[g.fact(h).main]
		if !passed && !leads[next] {
			for _, p := range parents {
				if leads[p] {
					next = p
					break
				}
			}
		}
		if next != parents[0] {
			turns++
		}
		h = next
	}
	slices.Reverse(line)
	return line, turns, rewritten
}

// ancestors lists the commits that are reached from tips and not in without, parents
// before their children. The order follows from the graph alone.
func (g *graph) ancestors(tips []Hash, without map[Hash]bool) []Hash {
	var order []Hash
	type step struct {
		h    Hash
		next int
	}
	seen := map[Hash]bool{}
	var path []step
	enter := func(h Hash) {
		if !seen[h] && !without[h] {
			seen[h] = true
			path = append(path, step{h: h})
		}
	}
	for _, tip := range tips {
		enter(tip)
		for len(path) > 0 {
			top := &path[len(path)-1]
			if parents := g.parents(top.h); top.next < len(parents) {
				top.next++
				enter(parents[top.next-1])
				continue
			}
			order = append(order, top.h)
			path = path[:len(path)-1]
		}
	}
	return order
}

// landings dates the commits of a line. Clocks are wrong now and then, and one that is
// years ahead must not drag all later commits along: the commits whose times are in
// order, as many as can be, are believed, and the others are kept between them.
func (g *graph) landings(line []Hash, now time.Time) []Landing {
	claimed := make([]int64, len(line))
	for i, h := range line {
		claimed[i] = g.fact(h).committer.when.seconds
	}
	limit := int64(latest)
	if !now.IsZero() {
		limit = now.Unix()
	}
	believed := inOrder(claimed, limit)
	out := make([]Landing, len(line))
	before := int64(earliest)
	behind := make([]int64, len(line)) // the next believed time
	for i, next := len(line)-1, limit; i >= 0; i-- {
		if believed[i] {
			next = claimed[i]
		}
		behind[i] = next
	}
	for i, h := range line {
		f := g.fact(h)
		when := f.committer.when
		when.seconds = max(before, min(when.seconds, behind[i]))
		before = when.seconds
		out[i] = Landing{Commit: g.commit(f), Time: when.time(), Doubtful: !believed[i],
			Merge: len(f.parents) > 1 && i > 0 && f.parents[0] == line[i-1], approvals: f.approvals, signature: f.signature}
	}
	return out
}

// inOrder finds a longest sequence of times that do not go back, none above limit: of
// those as long, one that ends early.
func inOrder(times []int64, limit int64) []bool {
	var ends []int // ends[n]: where the best sequence of n+1 times ends
	from := make([]int, len(times))
	for i, t := range times {
		from[i] = -1
		if t > limit {
			continue
		}
		n := sort.Search(len(ends), func(n int) bool { return times[ends[n]] > t })
		if n > 0 {
			from[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	in := make([]bool, len(times))
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = from[i] {
			in[i] = true
		}
	}
	return in
}

func (g *graph) commit(f *fact) Commit {
	return Commit{Hash: f.hash, Subject: f.subject,
		Author: g.persons.values[f.author.person], Authored: f.author.when.time(),
		Committer: g.persons.values[f.committer.person], Committed: f.committer.when.time()}
}

package main

import (
	"fmt"
	"slices"
	"strings"
)

// A person is an official who can be reached. All are invented.
type person struct{ name, role, phone string }

// An absence is an item that a village has nothing of, and why.
type absence struct{ item, reason string }

// A board is a noticeboard of a village.
type board struct{ id, place, size string }

// A village is what the program knows of a village to tell its story.
type village struct {
	slug, name, code           string
	groups                     []string
	hamlets                    []string // where each group lives, as residents say; empty: as everybody knows
	boards                     []board
	leader, handler, committee person
	formerly                   []string
	absent                     []absence

	surnames    string // of residents, the common ones repeated
	households  int
	people      int
	farmland    int // 亩
	crop        string
	about       string     // a paragraph for the village's profile
	land        [2]int     // least and most land of a household, in twentieths of a mu
	list        rosterPlan // whom the subsidy lists name
	payers      []string   // masked names of those who sign for small purchases
	opening     int        // yuan in the purse on 2025-04-01
	streams     []stream   // income and expenses that come again
	entries     []entry    // income and expenses that came once
	encoding    encoding   // of its ledgers
	year        bool       // files finance by year: finance/2026/…
	lateQuarter string     // a quarter whose ledger came late
	work        project    // its project of the year
}

// A rosterPlan says which groups a subsidy list names, and about how many households in each.
type rosterPlan struct {
	groups []string
	each   int
}

// yaml is the village's village.yaml.
func (v *village) yaml() string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# 示范村：地名、人名、电话都是编造的。")
	line("name: %s", v.name)
	line("code: %q", v.code)
	groups := slices.Clone(v.groups)
	for i, hamlet := range v.hamlets {
		if hamlet != "" {
			groups[i] += "（" + hamlet + "）"
		}
	}
	line("groups: [%s]", strings.Join(groups, ", "))
	line("boards:")
	for _, x := range v.boards {
		line("  - {id: %s, place: %s, size: %s}", x.id, scalar(x.place), x.size)
	}
	line("contacts:")
	for _, c := range []struct {
		key string
		person
	}{{"leader", v.leader}, {"handler", v.handler}, {"committee", v.committee}} {
		line("  %s: {name: %s, role: %s, phone: %s}", c.key, scalar(c.name), scalar(c.role), scalar(c.phone))
	}
	line("formerly: [%s]", strings.Join(v.formerly, ", "))
	if len(v.absent) > 0 {
		line("# 村里没有的事，目录上要求也不用公开。原因会写在公开情况里，让大家看见。")
		line("not_applicable:")
		for _, x := range v.absent {
			line("  - {item: %s, reason: %s}", x.item, scalar(x.reason))
		}
	}
	return b.String()
}

// fill replaces what a text says of the village: {村}, {经办人}, {电话} and so on,
// and then the pairs given.
func (v *village) fill(text string, pairs ...string) string {
	pairs = append([]string{
		"{村}", v.name, "{作物}", v.crop,
		"{支书}", v.leader.name, "{支书电话}", v.leader.phone,
		"{经办人}", v.handler.name, "{电话}", v.handler.phone,
		"{监委会}", v.committee.name, "{监督电话}", v.committee.phone,
		"{公示栏}", v.boards[0].place,
		"{户数}", group(v.households), "{人数}", group(v.people), "{耕地}", group(v.farmland),
		"{组数}", fmt.Sprint(len(v.groups)),
	}, pairs...)
	return strings.NewReplacer(pairs...).Replace(text)
}

// groupNames makes 一组 to the n-th.
func groupNames(n int) []string {
	digits := []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"}
	var names []string
	for _, d := range digits[:n] {
		names = append(names, d+"组")
	}
	return names
}

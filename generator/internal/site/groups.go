package site

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"cunwu/generator/internal/pinyin"
)

// Residents know their group or hamlet rather than the village that the office made of them.
// So a village's groups stand below its name, but not those that are numbers alone: every
// village has a 三组.

// between stands between the groups of a village; pages say it as their language does.
const between = "、"

// numbered is a group that has a number, and the place that some write after it:
// 三组, 第3村民小组, 下坪二组, 一组（老屋场）.
var numbered = regexp.MustCompile(`^(.*?)第?([0-9]{1,3}|[一二三四五六七八九十]+)(村民小组|小组|组|队|社)(?:[（(](.+)[）)])?$`)

// A groupRun are groups that differ in their numbers, which follow each other.
type groupRun struct {
	before, after string // 下坪, 组
	from, to      int
	name          string // of the first
}

func (r groupRun) text() string {
	if r.from == r.to {
		return r.name
	}
	return fmt.Sprintf("%s%d–%d %s", r.before, r.from, r.to, r.after)
}

// groupList says the groups of a village: 1–6 组、下坪、老屋场.
func groupList(names []string) string {
	var parts []string
	var run *groupRun
	var places []string
	end := func() {
		if run != nil {
			parts = append(parts, run.text())
		}
		parts = append(parts, places...)
		run, places = nil, nil
	}
	for _, name := range names {
		m := numbered.FindStringSubmatch(name)
		if m == nil {
			end()
			parts = append(parts, name)
			continue
		}
		n := number(m[2])
		if run == nil || run.before != m[1] || run.after != m[3] || run.to+1 != n {
			end()
			if m[4] != "" {
				name = name[:strings.LastIndexAny(name, "（(")]
			}
			run = &groupRun{m[1], m[3], n, n, name}
		}
		run.to = n
		if m[4] != "" {
			places = append(places, m[4])
		}
	}
	end()
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, between)
}

// number reads 12, 十二, 二十 or 二十三.
func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	tens, units, ok := strings.Cut(s, "十")
	if !ok {
		tens, units = "", s
	}
	digit := func(s string) int {
		return slices.Index([]string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, s)
	}
	n := digit(units)
	if ok {
		n += 10 * max(1, digit(tens))
	}
	return n
}

// counted is what a group's name ends in and nobody types: 组, 1–6 组, 三队.
var counted = regexp.MustCompile(`(?:第?(?:[0-9]+(?:–[0-9]+ )?|[一二三四五六七八九十]+))?(?:村民小组|小组|组|队|社)$`)

// groupLetters are the initials of each group of a list, for the theme's script: the usual
// one, and /and the other/ where a character has two; - where there is nothing to go by.
func groupLetters(list string) string {
	var all []string
	some := false
	for _, part := range strings.Split(list, between) {
		var letters strings.Builder
		for _, r := range counted.ReplaceAllString(part, "") {
			for i, letter := range pinyin.Initials(r) {
				if i > 0 {
					letters.WriteByte('/')
				}
				letters.WriteRune(letter)
			}
		}
		if letters.Len() == 0 {
			all = append(all, "-")
			continue
		}
		some = true
		all = append(all, letters.String())
	}
	if !some {
		return ""
	}
	return strings.Join(all, " ")
}

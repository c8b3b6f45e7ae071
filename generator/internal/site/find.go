package site

import (
	"cmp"
	"slices"
	"strings"

	"cunwu/generator/internal/pinyin"
	"cunwu/generator/internal/township"
)

// A findView is what a village is found by in a list: see assets/find.js.
type findView struct {
	Spelled string `json:"spelled"`           // its name, in syllables
	Groups  string `json:"groups,omitempty"`  // its groups, as they are read
	Letters string `json:"letters,omitempty"` // and their initials
}

func (s *Site) viewFind(sum township.Summary) findView {
	list := groupList(sum.Groups)
	return findView{strings.Join(spell(sum), " "), strings.ReplaceAll(list, between, s.word("and")), groupLetters(list)}
}

func spell(sum township.Summary) []string { return pinyin.Spell(sum.Name, sum.Slug) }

// byName puts villages in the order of a dictionary. What has no reading comes last.
func byName(sums []township.Summary) []township.Summary {
	sums = slices.Clone(sums)
	spelled := make(map[string][]string, len(sums))
	for _, sum := range sums {
		spelled[sum.Slug] = spell(sum)
	}
	slices.SortFunc(sums, func(a, b township.Summary) int {
		x, y := spelled[a.Slug], spelled[b.Slug]
		return cmp.Or(cmp.Compare(letterOf(strings.Join(x, " ")), letterOf(strings.Join(y, " "))), slices.Compare(x, y), cmp.Compare(a.Slug, b.Slug))
	})
	return sums
}

// An exampleView shows how a village is found by its initials.
type exampleView struct {
	Village string `json:"village"`
	Letters string `json:"letters"`
}

func exampleOf(sum township.Summary) exampleView {
	e := exampleView{Village: sum.Name}
	for _, syllable := range pinyin.Spell(strings.TrimSuffix(sum.Name, "村"), sum.Slug) {
		e.Letters += syllable[:1]
	}
	return e
}

// none is in the place of a letter where a name is not read in letters. It comes after Z.
const none = "…"

// letterOf is the letter below which a village stands.
func letterOf(spelled string) string {
	if spelled == "" || spelled[0] < 'a' || spelled[0] > 'z' {
		return none
	}
	return strings.ToUpper(spelled[:1])
}

func markOf(letter string) string {
	if letter == none {
		return "other"
	}
	return letter
}

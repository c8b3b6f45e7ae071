package search

import (
	"strings"

	"cunwu/generator/internal/pinyin"
)

// spelled is a folded text with the usual initial in the place of every Chinese
// character, for the script to find which characters a query of letters means.
func spelled(text string) string {
	return strings.Map(func(r rune) rune {
		if letters := pinyin.Initials(r); letters != "" {
			return rune(letters[0])
		}
		return r
	}, text)
}

// initialTerms hands over the pairs and triples of initials of a folded text, in every
// reading.
func initialTerms(text string, take func(term)) {
	var before [2]string // what the two characters before may begin with
	for _, r := range text {
		now := ""
		if han(r) {
			now = pinyin.Initials(r)
		}
		for _, c := range now {
			for _, b := range before[1] {
				take(term("~" + string(b) + string(c)))
				for _, a := range before[0] {
					take(term("~" + string(a) + string(b) + string(c)))
				}
			}
		}
		before = [2]string{before[1], now}
	}
}

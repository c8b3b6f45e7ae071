package search

import (
	"strings"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

// initials are the first letters of a Chinese character's readings in pinyin, the usual
// one first; at most two, for the rarer readings would only find strangers.
func initials(r rune) string {
	var letters string
	for reading := range strings.SplitSeq(pinyin.PinyinDict[int(r)], ",") {
		first, _ := utf8.DecodeRuneInString(reading)
		if at := strings.IndexRune("āáǎàēéěèêếềōóǒòńňǹḿ", first); at >= 0 {
			first = rune("aaaaeeeeeeeoooonnnm"[utf8.RuneCountInString("āáǎàēéěèêếềōóǒòńňǹḿ"[:at])])
		}
		if first >= 'a' && first <= 'z' && !strings.ContainsRune(letters, first) {
			if letters += string(first); len(letters) == 2 {
				break
			}
		}
	}
	return letters
}

// spelled is a folded text with the usual initial in the place of every Chinese
// character, for the script to find which characters a query of letters means.
func spelled(text string) string {
	return strings.Map(func(r rune) rune {
		if letters := initials(r); letters != "" {
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
			now = initials(r)
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

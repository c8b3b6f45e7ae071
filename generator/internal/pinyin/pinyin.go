// Package pinyin says how Chinese characters are read, in letters without tones: to sort
// names as a dictionary does, and to find them by what somebody types.
//
// It promises the same answer for the same text on every machine. Which of several readings
// is meant in a name it cannot know, unless it is given the name's address to go by.
package pinyin

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

// plain gives the letters of a reading without their tones; ü is v, as it is typed.
var plain = strings.NewReplacer(
	"ā", "a", "á", "a", "ǎ", "a", "à", "a", "ē", "e", "é", "e", "ě", "e", "è", "e",
	"ê̄", "e", "ế", "e", "ê̌", "e", "ề", "e", "ê", "e", "ī", "i", "í", "i", "ǐ", "i", "ì", "i",
	"ō", "o", "ó", "o", "ǒ", "o", "ò", "o", "ū", "u", "ú", "u", "ǔ", "u", "ù", "u",
	"ǖ", "v", "ǘ", "v", "ǚ", "v", "ǜ", "v", "ü", "v", "ń", "n", "ň", "n", "ǹ", "n", "ḿ", "m",
	"\u0300", "", "\u0304", "", "\u030c", "",
)

// readings are those of a character, the usual one first; none: it has none.
func readings(r rune) []string {
	all := pinyin.PinyinDict[int(r)]
	if all == "" {
		return nil
	}
	var out []string
	for reading := range strings.SplitSeq(plain.Replace(all), ",") {
		if !slices.Contains(out, reading) {
			out = append(out, reading)
		}
	}
	return out
}

// Initials are the first letters of a Chinese character's readings, the usual one first; at
// most two, for the rarer readings would only find strangers.
func Initials(r rune) string {
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

// Spell is a name in syllables, as it is most likely read. A village's address mostly is its
// name in letters: as long as it goes along, it decides between readings (shanjia: 单 is shan).
// Letters and digits stand as they are, in small; what is neither is left out.
func Spell(name, address string) []string {
	var syllables []string
	for _, r := range strings.ToLower(name) {
		all := readings(r)
		switch {
		case r < utf8.RuneSelf && (r >= 'a' && r <= 'z' || r >= '0' && r <= '9'):
			all = []string{string(r)}
		case all == nil:
			continue
		}
		meant := all[0]
		for _, reading := range all {
			if rest, ok := strings.CutPrefix(address, reading); ok {
				meant, address = reading, strings.TrimPrefix(rest, "-")
				break
			}
		}
		syllables = append(syllables, meant)
	}
	return syllables
}

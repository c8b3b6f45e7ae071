package sheet

import (
	"slices"
	"strings"

	"cunwu/generator/internal/pdf"
)

// balanced sets a title in as few lines as it needs, all about as long, and where that
// takes no more lines without dividing a word.
func (l *layout) balanced(text string, t Type, tag *pdf.Element) []strip {
	spans := plain(text, t, tag)
	us := l.units(spans)
	room := l.style.measure()
	fewest := len(breakLines(us, room, 0))
	whole := plain(text, t, tag)
	whole[0].whole = true
	if units := l.units(whole); len(breakLines(units, room, 0)) <= fewest {
		spans, us = whole, units
	}
	narrow, wide := room/4, room
	for wide-narrow > t.Size/4 {
		middle := (narrow + wide) / 2
		if len(breakLines(us, middle, 0)) <= fewest {
			wide = middle
		} else {
			narrow = middle
		}
	}
	side := (room - wide) / 2
	strips := l.paragraph(spans, block{align: center, left: side, right: side, keep: true}.in(t), room)
	if len(strips) == 0 {
		strips = []strip{{height: t.Pitch, bond: near}}
	}
	return strips
}

// glueWords keeps words together, the longest first from the left, and numbers in
// Chinese with what they count: 第三季度, 上半年, 二组.
func glueWords(us []unit, words []string) {
	longest := 0
	known := make(map[string]bool, len(words))
	for _, w := range words {
		known[w], longest = true, max(longest, len([]rune(w)))
	}
	chars := make([]rune, len(us))
	for i := range us {
		chars[i] = us[i].char
	}
	glue := func(from, to int) {
		for i := from; i < to-1; i++ {
			us[i].glued = true
		}
	}
	for i := 0; i < len(us); {
		n := min(longest, len(us)-i)
		for n > 1 && !known[string(chars[i:i+n])] {
			n--
		}
		end := i + max(n, 1)
		if n <= 1 && slices.Contains(numerals, chars[i]) {
			for end < len(us) && slices.Contains(numerals, chars[end]) {
				end++
			}
			if end < len(us) && unitsOfNumbers[chars[end]] || end < len(us) && slices.Contains(parts, chars[end]) {
				end = unitEnd(us, end)
			}
		}
		glue(i, min(end, len(us)))
		i = end
	}
}

// numerals are the characters of numbers in Chinese, and what orders them.
var numerals = []rune("第一二三四五六七八九十百千万两半上下")

// parts are what such numbers count beside the units of figures.
var parts = []rune("组队村社类等")

func (l *layout) wholeWords() []string { return strings.Fields(l.words["sheet_whole_words"]) }

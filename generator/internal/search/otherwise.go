package search

import "strings"

// Somebody looks for a name as it is spoken, and lists have it with stars; somebody types
// 低宝 for 低保. A part of a query which no notice has is asked for otherwise, then. The
// script has the same.
const (
	shortestOther, longestOther = 2, 4 // characters of such a part
	mostOther                   = 2    // parts of a query
)

// A reading is a query with some of its parts asked for otherwise.
type reading struct {
	parts  []part
	masked string // the names, as lists have them; empty: one character is another of that sound
}

// otherwise are the readings of a query of which no notice has the parts that are missing,
// in the order in which they are tried: none where those are not short runs of characters.
func otherwise(parts []part, missing []bool) []reading {
	count := 0
	for i, p := range parts {
		if missing[i] {
			count++
			if n := len([]rune(p.text)); p.kind != runToken || p.strict || n < shortestOther || n > longestOther {
				return nil
			}
		}
	}
	if count == 0 || count > mostOther {
		return nil
	}
	var all []reading
	add := func(other func(signs []rune) part) {
		r := reading{}
		var names []string
		for i, p := range parts {
			if missing[i] {
				p = other([]rune(p.text))
				if p.kind == runToken {
					names = append(names, p.text)
				}
			}
			r.parts = append(r.parts, p)
		}
		r.masked = strings.Join(names, " ")
		all = append(all, r)
	}
	for surname := 1; surname <= 2; surname++ { // 欧阳 is two characters
		add(func(signs []rune) part { return maskedPart(signs, surname) })
	}
	for k := range longestOther {
		add(func(signs []rune) part { return soundPart(signs, min(k, len(signs)-1)) })
	}
	return all
}

// maskedPart asks for a name as mask hides it, of which the surname has so many characters:
// 张*, 张*三, 张**四, 欧阳*.
func maskedPart(signs []rune, surname int) part {
	n := len(signs)
	name := string(signs[:1]) + "*"
	switch {
	case n > 2 && surname == 1:
		name = string(signs[:1]) + strings.Repeat("*", n-2) + string(signs[n-1:])
	case n > 2:
		name = string(signs[:2]) + strings.Repeat("*", n-2)
	}
	t := token{kind: runToken, text: name}
	return part{token: t, terms: queryTerms(t), strict: true}
}

// soundPart asks for what begins with the same letters and has all the characters but the
// k-th, in a title or a village's name.
func soundPart(signs []rune, k int) part {
	letters := spelled(string(signs))
	p := part{token: token{kind: wordToken, text: letters}, strict: true, high: true}
	p.terms = windows([]rune(letters), min(3, len(signs)), "~")
	for i, r := range signs {
		if i != k {
			p.terms = append(p.terms, term(r))
		}
	}
	return p
}

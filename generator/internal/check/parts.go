package check

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// longestSentence is, in bytes, what is still read as one: each figure is looked at with
// what stands around it, which takes too long in a text without an end.
const longestSentence = 4000

// parts finds parts of a sum that are more than it, or that are said to be all of it and
// do not add up.
func (c *checker) parts(n *township.Notice) {
	visit := func(text string, at township.Place) {
		if !holds(text, c.Parts) {
			return
		}
		begin := 0
		for i, r := range text {
			if strings.ContainsRune("。；;！？!?", r) {
				c.sentence(text[begin:i], advance(at, text[:begin]))
				begin = i + utf8.RuneLen(r)
			}
		}
		c.sentence(text[begin:], advance(at, text[:begin]))
	}
	visit(n.Title, n.At("title"))
	visit(n.Summary, n.At("summary"))
	sentences(n, visit)
}

// sentence looks at the parts that a sentence tells. What stands in brackets goes on from
// what stands before them, and the rest of the sentence goes on without it. Both keep
// their length in characters, so that places stay right.
func (c *checker) sentence(text string, at township.Place) {
	var outer strings.Builder
	if len(text) > longestSentence || !holds(text, c.Parts) {
		return
	}
	depth, open := 0, 0
	for i, r := range text {
		closes := false
		switch r {
		case '（', '(':
			if depth++; depth == 1 {
				open = i
			}
		case '）', ')':
			if closes = depth > 0; closes {
				depth--
			}
			if closes && depth == 0 {
				_, bracket := utf8.DecodeRuneInString(text[open:])
				c.divided(text[:open]+"，"+text[open+bracket:i], at)
			}
		}
		if depth == 0 && !closes {
			outer.WriteRune(r)
		} else {
			outer.WriteByte(' ')
		}
	}
	c.divided(outer.String(), at)
}

// divided looks at a text with one sum and its parts. With two of them it cannot be told
// what is a part of which.
func (c *checker) divided(text string, at township.Place) {
	word, times := "", 0
	for _, w := range c.Parts {
		if n := strings.Count(text, w); n > 0 {
			word, times = w, times+n
		}
	}
	if times != 1 {
		return
	}
	middle := strings.Index(text, word)
	fs := c.read(text)
	parts, all, listed := c.partsAfter(text, fs, middle+len(word))
	if len(parts) == 0 {
		return
	}
	unit := personUnit(parts[0].unit)
	var total figure
	sums := 0
	for _, f := range fs {
		if f.end > middle || personUnit(f.unit) != unit {
			continue
		}
		if holds(lastRunes(text[:f.start], 4), c.Each) {
			return // a rate
		}
		sums++
		if f.value >= total.value {
			total = f
		}
	}
	if sums == 0 {
		return
	}
	said := strings.TrimSpace(text[total.start:total.end])
	var sum, slack int64
	exact := exactness(append(slices.Clone(parts), total))
	for _, p := range parts {
		if p.value-p.slack > total.value+total.slack {
			c.report(finding.RuleParts, advance(at, text[:p.start]), "其中的 "+strings.TrimSpace(text[p.start:p.end])+" 比总数 "+said+" 还多。", "核对总数和这一部分，改正写错的那个。")
			return
		}
		sum += p.value
		slack += p.slack
		if !p.rough {
			slack += exact - p.slack
		}
	}
	if sums > 1 || len(parts) < 2 || !listed {
		return
	}
	over, under := sum-slack > total.value+total.slack, sum+slack < total.value-total.slack
	if over && (all || unit == "元") || under && all {
		c.report(finding.RuleParts, advance(at, text[:parts[0].start]), "其中各部分加起来是 "+sumWords(sum, parts[0].unit)+"，总数写的是 "+said+"。", "核对总数和各部分，改正写错的那个。")
	}
}

// partsAfter reads the parts that a text tells from a place on, in the unit of the first.
// all: they are said to be all. listed: there is no other figure of that unit among them,
// of which nobody knows whether it is a part.
func (c *checker) partsAfter(text string, fs []figure, from int) (parts []figure, all, listed bool) {
	listed = true
	for _, f := range fs {
		if f.start < from {
			continue
		}
		label := text[from:f.start]
		from = f.end
		switch {
		case c.sumBegins(label):
			return parts, all, listed
		case len(parts) > 0 && personUnit(f.unit) != personUnit(parts[0].unit):
		case holds(label, c.NoPart), holds(label, c.Each):
			listed = false
		default:
			parts = append(parts, f)
			all = all || holds(label, c.Rest)
		}
	}
	return parts, all, listed
}

// exactness is how exactly figures that belong together were said: in 18.6 万元 and 12 万元
// the latter is not rounded.
func exactness(fs []figure) int64 {
	least := int64(math.MaxInt64)
	for _, f := range fs {
		if !f.rough {
			least = min(least, f.slack)
		}
	}
	return least
}

// sumBegins reports whether the words before a figure begin another sum.
func (c *checker) sumBegins(label string) bool {
	if c.totalForm.MatchString(label) {
		return true
	}
	for _, s := range c.ledgerSums {
		// What follows 、 or nothing at all is a part by that name.
		if s.form.MatchString(label) && strings.ContainsAny(label, "，,") {
			return true
		}
	}
	return false
}

// lastRunes is the end of a text, of at most n characters.
func lastRunes(text string, n int) string {
	for i := len(text); i > 0; n-- {
		if n == 0 {
			return text[i:]
		}
		_, size := utf8.DecodeLastRuneInString(text[:i])
		i -= size
	}
	return text
}

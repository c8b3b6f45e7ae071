package check

import (
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// glyphs finds characters that no font of the sheets has: printed, they would be a
// box that nobody can read. Each is reported once for a notice.
func (c *checker) glyphs() {
	c.Covers = remembered(c.Covers)
	around(c.Township, c.glyphsOf(map[rune]bool{}))
	c.notices(func(_ *township.Village, n *township.Notice) {
		visit := c.glyphsOf(map[rune]bool{})
		texts(n, visit)
		body(n, visit)
		visit(c.Bodies[n].Plain, township.Place{File: n.Path, Line: n.Body.Line, Col: 1}) // &#x3134A;
	})
}

// glyphsOf reports the characters of texts that have not been seen before.
func (c *checker) glyphsOf(seen map[rune]bool) visitor {
	return func(text string, at township.Place) {
		for i, r := range text {
			if c.Covers(r) || seen[r] {
				continue
			}
			seen[r] = true
			c.report(finding.RuleGlyph, advance(at, text[:i]), "字库里没有“"+string(r)+"”这个字，印不出来。",
				"换成字库里有的写法，或者写同音字，并在后面用括号说明原来的字形。")
		}
	}
}

// remembered asks for each of the usual characters once: texts are long, and looking into
// a font is slow.
func remembered(covers func(rune) bool) func(rune) bool {
	var known [1 << 16]byte // 1: has it, 2: has not
	return func(r rune) bool {
		if r < 0 || int(r) >= len(known) {
			return covers(r)
		}
		if known[r] == 0 {
			known[r] = 2
			if covers(r) {
				known[r] = 1
			}
		}
		return known[r] == 1
	}
}

// Package chart draws figures of a village's accounts as SVG, to stand in a page of HTML as it is:
// an element that names no namespace, for a page must be light.
//
// A picture holds what was given and nothing else: lengths are proportional to amounts,
// counted from a zero line that is drawn, and amounts below zero lie on its other side.
// The same figures give the same bytes on every machine: lengths are integers. Nothing is
// said by colour alone: income rises and expense sinks, or is hatched; what was planned
// is hollow. Colours are left to classes of the page's stylesheet (chart-…), and without
// it a picture is black on white. There is no style attribute and no script. A picture is
// 320 units wide and its letters are 15 high, so that on a screen of 320 points they are
// still 12 high. It has a title and a description, for those who cannot see it; exact
// amounts are for a table beside it: in the picture they are rounded.
package chart

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"

	"cunwu/generator/internal/township"
)

// A Frame is what is said of a picture.
type Frame struct {
	ID    string // unique in its page, of ASCII letters, digits and hyphens
	Title string
	Desc  string

	Currency township.Currency // how the page's language says amounts
}

// A length is in tenths of the picture's units.
type length int

// Of every picture.
const (
	width  length = 3200
	letter length = 150 // the height of its letters
)

func (l length) String() string {
	s := strconv.Itoa(int(l) / 10)
	if l < 0 && l > -10 {
		s = "-0"
	}
	if r := l % 10; r != 0 {
		s += "." + strconv.Itoa(int(max(r, -r)))
	}
	return s
}

// A canvas is a picture being drawn.
type canvas struct {
	frame  Frame
	height length
	b      strings.Builder
}

// put writes strings and lengths as they are.
func (c *canvas) put(parts ...any) {
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			c.b.WriteString(p)
		case length:
			c.b.WriteString(p.String())
		}
	}
}

// whole is the nearest length of whole units.
func whole(l length) length { return (l + 5) / 10 * 10 }

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return b.String()
}

// An anchor is which end of a text stands at its place.
type anchor string

const (
	start  anchor = ""
	middle anchor = ` text-anchor="middle"`
	end    anchor = ` text-anchor="end"`
)

// text writes a text at the nearest whole units: no eye sees the difference, and pages are
// to be light.
func (c *canvas) text(x, baseline length, a anchor, s string) {
	x, baseline = whole(x), whole(baseline)
	c.put(`<text x="`, x, `" y="`, baseline, `"`, string(a), `>`, escape(s), "</text>\n")
}

// bars draws bars of one form; one without length is not there.
func (c *canvas) bars(form string, bars ...box) {
	bars = slices.DeleteFunc(bars, func(b box) bool { return b.w == 0 || b.h == 0 })
	if len(bars) == 0 {
		return
	}
	c.put(`<g class="chart-`, form, `"`)
	switch form {
	case hatched:
		c.put(` fill="url(#`, c.frame.ID, `-h)" stroke="currentColor"`)
	case hollow:
		c.put(` fill="none" stroke="currentColor"`)
	}
	c.put(">\n")
	for _, b := range bars {
		c.put(`<rect x="`, b.x, `" y="`, b.y, `" width="`, b.w, `" height="`, b.h, "\"/>\n")
	}
	c.put("</g>\n")
}

// A box is a bar's place and size.
type box struct{ x, y, w, h length }

// The forms of a bar: classes of the stylesheet.
const (
	solid   = "in"
	hatched = "out"
	hollow  = "plan"
)

// svg is the finished picture.
func (c *canvas) svg() string {
	id := c.frame.ID
	head := `<svg class="chart-svg" viewBox="0 0 ` + width.String() + " " + c.height.String() +
		`" role="img" aria-labelledby="` + id + "-t " + id + `-d" font-size="` + letter.String() + `" fill="currentColor">` + "\n" +
		`<title id="` + id + `-t">` + escape(c.frame.Title) + "</title>\n" +
		`<desc id="` + id + `-d">` + escape(c.frame.Desc) + "</desc>\n"
	body := c.b.String()
	if strings.Contains(body, "-h)") {
		head += `<pattern id="` + id + `-h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
			`<path class="chart-hatch" d="M3 0V6" stroke="currentColor" stroke-width="2.5"/></pattern>` + "\n"
	}
	return head + body + "</svg>\n"
}

// scale is how long v is where most is as long as all, to the nearest tenth. v is at
// most most, neither is negative, and most is not 0.
func scale(v, most township.Fen, all length) length {
	if v < 0 {
		return -scale(-v, most, all)
	}
	hi, lo := mul(uint64(v), uint64(2*all))
	return length((div(hi, lo, uint64(most)) + 1) / 2)
}

// room is about how wide a text is: an ideograph is as wide as high, and so are the marks
// and arrows of Chinese faces; other signs are taken for figures, which no usual face
// sets wider.
func room(s string) length {
	var w length
	for _, r := range s {
		if r < 0x2000 || r == '−' {
			w += 96
		} else {
			w += letter
		}
	}
	return w
}

// fit cuts a text that is wider than there is room for.
func fit(s string, most length) string {
	if room(s) <= most {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if room(b.String()+string(r)+"…") > most {
			break
		}
		b.WriteRune(r)
	}
	return b.String() + "…"
}

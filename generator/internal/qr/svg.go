package qr

import (
	"fmt"
	"html"
	"strings"
)

// SVG is the symbol as one SVG element inside HTML (it names no namespace: a page must be light)
// whose unit is the module, quiet zone included, dark on white whatever the page's colours are. It has no size of its
// own, no id and no style: the page's stylesheet sets how large it is. The title is
// what a screen reader says; braces in it are written so that no template takes
// them for its own.
func (s Symbol) SVG(title string) string {
	side := s.Size + 2*Quiet
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 -.5 %d %d" role="img" shape-rendering="crispEdges">`, side, side)
	fmt.Fprintf(&b, `<title>%s</title>`, strings.ReplaceAll(html.EscapeString(title), "{{", "&#123;{"))
	fmt.Fprintf(&b, `<rect y="-.5" width="%d" height="%d" fill="#fff"/><path stroke="#000" d="`, side, side)
	// One stroke a row, lifted over what is light: half the bytes of as many rectangles.
	row, end := -1, 0
	for r := range s.Runs() {
		if r.Y == row {
			fmt.Fprintf(&b, "m%d 0h%d", r.X-end, r.W)
		} else {
			fmt.Fprintf(&b, "M%d %dh%d", r.X+Quiet, r.Y+Quiet, r.W)
		}
		row, end = r.Y, r.X+r.W
	}
	b.WriteString(`"/></svg>`)
	return b.String()
}

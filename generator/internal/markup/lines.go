package markup

import (
	"strings"
	"unicode"

	"github.com/yuin/goldmark/util"
)

// paragraphs makes the paragraphs of one block of text: a line that begins with a
// full-width space begins a new one, and pictures that stand alone become figures.
func paragraphs(inlines []Inline, line int) []Block {
	var blocks []Block
	from := 0
	flush := func(to int) {
		part := inlines[from:to]
		from = to
		if pictures := onlyPictures(part); pictures != nil {
			for _, p := range pictures {
				blocks = append(blocks, Block{Kind: Figure, Text: p.Text, URL: p.URL, Line: line})
			}
			return
		}
		if part = tidy(part); len(part) > 0 {
			blocks = append(blocks, Block{Kind: Paragraph, Inlines: part, Line: line})
		}
	}
	seen := 0 // line ends since the block's first line
	for i, in := range inlines {
		if in.Kind != softBreak && in.Kind != Break {
			continue
		}
		seen++
		if i+1 < len(inlines) && inlines[i+1].Kind == Text && strings.HasPrefix(inlines[i+1].Text, "　") {
			flush(i)
			from = i + 1
			line += seen
			seen = 0
		}
	}
	flush(len(inlines))
	return blocks
}

func onlyPictures(inlines []Inline) []Inline {
	var pictures []Inline
	for _, in := range inlines {
		switch {
		case in.Kind == Image:
			pictures = append(pictures, in)
		case in.Kind == softBreak, in.Kind == Break, in.Kind == Text && strings.TrimSpace(in.Text) == "":
		default:
			return nil
		}
	}
	return pictures
}

// tidy joins what stands side by side: the ends of lines become spaces or nothing,
// runs of text become one, and space at both ends goes.
func tidy(inlines []Inline) []Inline {
	inlines = clone(inlines)
	var leaves []*Inline
	leavesOf(inlines, &leaves)
	for i, l := range leaves {
		if l.Kind != softBreak {
			continue
		}
		l.Kind = Text
		before, after := beside(leaves, i, -1), beside(leaves, i, 1)
		if before != nil && after != nil && spaced(lastRune(before.Text), firstRune(after.Text)) {
			l.Text = " "
		}
	}
	for len(leaves) > 0 && (leaves[0].Kind == Text || leaves[0].Kind == Break) {
		l := leaves[0]
		l.Text = strings.TrimLeftFunc(l.Text, unicode.IsSpace)
		if l.Text != "" {
			break
		}
		l.Kind = Text
		leaves = leaves[1:]
	}
	for len(leaves) > 0 && (leaves[len(leaves)-1].Kind == Text || leaves[len(leaves)-1].Kind == Break) {
		l := leaves[len(leaves)-1]
		l.Text = strings.TrimRightFunc(l.Text, unicode.IsSpace)
		if l.Text != "" {
			break
		}
		l.Kind = Text
		leaves = leaves[:len(leaves)-1]
	}
	return joined(inlines)
}

// beside is the next leaf in a direction that is no mark of a footnote, or nil.
func beside(leaves []*Inline, i, step int) *Inline {
	for i += step; i >= 0 && i < len(leaves); i += step {
		if leaves[i].Kind != NoteRef {
			return leaves[i]
		}
	}
	return nil
}

func clone(inlines []Inline) []Inline {
	list := make([]Inline, len(inlines))
	for i, in := range inlines {
		list[i] = in
		if in.Inlines != nil {
			list[i].Inlines = clone(in.Inlines)
		}
	}
	return list
}

func leavesOf(inlines []Inline, leaves *[]*Inline) {
	for i := range inlines {
		switch in := &inlines[i]; {
		case in.Inlines != nil:
			leavesOf(in.Inlines, leaves)
		case in.Kind != Text || in.Text != "":
			*leaves = append(*leaves, in)
		}
	}
}

// joined drops what is empty and merges text.
func joined(inlines []Inline) []Inline {
	var list []Inline
	for _, in := range inlines {
		switch in.Kind {
		case Strong, Emph, Link:
			if in.Inlines = joined(in.Inlines); len(in.Inlines) == 0 {
				continue
			}
		case Text:
			if in.Text == "" {
				continue
			}
			if last := len(list) - 1; last >= 0 && list[last].Kind == Text {
				list[last].Text += in.Text
				continue
			}
		}
		list = append(list, in)
	}
	return list
}

// spaced reports whether the end of a line between two characters is a space: not
// between Chinese ones, nor beside a Chinese mark (CSS Text 3, 4.1.3).
func spaced(a, b rune) bool {
	if wide(a) && wide(b) {
		return false
	}
	return !(fullWidth(a) && unicode.IsPunct(a)) && !(fullWidth(b) && unicode.IsPunct(b))
}

func fullWidth(r rune) bool {
	w := util.EastAsianWidth(r)
	return w == "W" || w == "F"
}

// wide holds also for the marks that Chinese shares with other scripts.
func wide(r rune) bool { return fullWidth(r) || strings.ContainsRune("“”‘’—…·", r) }

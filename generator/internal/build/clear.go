package build

import (
	"slices"
	"unicode"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/township"
)

// clearEnded takes the names out of the lists whose period is over on the day that is
// built, where their item asks for it, and lists the notices.
func (r *renderer) clearEnded() {
	for _, v := range r.Township.Villages {
		for _, n := range v.Notices {
			item, ok := r.Catalogue.Item(n.Item)
			if !ok || item.Clear == "" || n.Cleared || n.StateOn(r.Day) != township.Ended {
				continue
			}
			if n.Clear(item.Clear); n.Audience == township.Everyone {
				r.report.leaveOut(n.Path, "公示期已满，名单和附件已撤下，只留"+item.Clear+"和合计")
			}
		}
	}
}

// withoutLists drops from a text what may hold a list of people: tables, pictures,
// and items that name somebody behind a mask.
func withoutLists(blocks []markup.Block) []markup.Block {
	var kept []markup.Block
	for _, b := range blocks {
		switch b.Kind {
		case markup.PlainTable, markup.Figure:
			continue
		case markup.List:
			b.Items = slices.Clone(b.Items)
			for i := range b.Items {
				b.Items[i].Blocks = withoutLists(b.Items[i].Blocks)
			}
			b.Items = slices.DeleteFunc(b.Items, func(it markup.Item) bool {
				return len(it.Blocks) == 0 || slices.ContainsFunc(it.Blocks, func(b markup.Block) bool { return masked(b.Inlines) })
			})
			if len(b.Items) == 0 {
				continue
			}
		case markup.Quote:
			if b.Blocks = withoutLists(b.Blocks); len(b.Blocks) == 0 {
				continue
			}
		}
		b.Inlines = withoutPictures(b.Inlines)
		kept = append(kept, b)
	}
	return kept
}

func withoutPictures(inlines []markup.Inline) []markup.Inline {
	inlines = slices.Clone(inlines)
	for i := range inlines {
		inlines[i].Inlines = withoutPictures(inlines[i].Inlines)
	}
	return slices.DeleteFunc(inlines, func(in markup.Inline) bool { return in.Kind == markup.Image })
}

// masked reports whether a text names somebody behind a mask: 张*三, 李**, 欧阳某.
func masked(inlines []markup.Inline) bool {
	for _, in := range inlines {
		before := rune(0)
		for _, r := range in.Text {
			if (r == '*' || r == '＊' || r == '×' || r == '某') && unicode.Is(unicode.Han, before) {
				return true
			}
			before = r
		}
		if masked(in.Inlines) {
			return true
		}
	}
	return false
}

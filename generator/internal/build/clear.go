package build

import (
	"slices"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/privacy"
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
			n.Clear(item.Clear, item.ClearUnit)
			if n.Names(n.Title) {
				n.Title = item.Name
			}
			if n.Audience == township.Everyone {
				r.report.leaveOut(n.Path, "公示期已满，名单和附件已撤下，只留"+item.Clear+"和合计")
			}
		}
	}
}

// withoutNames drops from a text what may hold a list of people: tables, pictures, and
// paragraphs, headings and items that name somebody of the lists, behind a mask or behind
// a word for whom the notice is about.
func withoutNames(n *township.Notice, blocks []markup.Block) []markup.Block {
	var kept []markup.Block
	for _, b := range blocks {
		switch b.Kind {
		case markup.PlainTable, markup.Figure:
			continue
		case markup.List:
			b.Items = slices.Clone(b.Items)
			for i := range b.Items {
				if !slices.ContainsFunc(b.Items[i].Blocks, func(b markup.Block) bool { return b.Kind == markup.Paragraph && named(n, b) }) {
					b.Items[i].Blocks = withoutNames(n, b.Items[i].Blocks)
				} else {
					b.Items[i].Blocks = nil
				}
			}
			b.Items = slices.DeleteFunc(b.Items, func(it markup.Item) bool { return len(it.Blocks) == 0 })
			if len(b.Items) == 0 {
				continue
			}
		case markup.Quote:
			if b.Blocks = withoutNames(n, b.Blocks); len(b.Blocks) == 0 {
				continue
			}
		case markup.Paragraph, markup.Heading, markup.CodeBlock:
			if named(n, b) {
				continue
			}
		}
		b.Inlines = withoutPictures(b.Inlines)
		kept = append(kept, b)
	}
	return kept
}

// named reports whether a block names somebody, as it is read or in an address.
func named(n *township.Notice, b markup.Block) bool {
	doc := markup.Document{Blocks: []markup.Block{b}}
	text := doc.Plain()
	return n.Names(text) || privacy.Applicant(text) || linked(n, b.Inlines)
}

func linked(n *township.Notice, inlines []markup.Inline) bool {
	return slices.ContainsFunc(inlines, func(in markup.Inline) bool { return n.Names(in.URL) || linked(n, in.Inlines) })
}

func withoutPictures(inlines []markup.Inline) []markup.Inline {
	inlines = slices.Clone(inlines)
	for i := range inlines {
		inlines[i].Inlines = withoutPictures(inlines[i].Inlines)
	}
	return slices.DeleteFunc(inlines, func(in markup.Inline) bool { return in.Kind == markup.Image })
}

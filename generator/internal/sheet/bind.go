package sheet

import (
	"errors"
	"slices"

	"cunwu/generator/internal/pdf"
)

// ErrNothing says that there are no sheets to be bound.
var ErrNothing = errors.New("sheet: no sheets to bind")

// A Volume is some sheets that belong together, as those of a village.
type Volume struct {
	Title  string // its bookmark, above those of its sheets; empty: none
	Sheets []PDF
}

// Bind makes one file of sheets, one after the other, as they are: each keeps its paper
// and its page numbers, its bookmarks stand under those of its volume, and it is a part
// of the one structure of the file. A font is embedded once, for all of them.
func (m *Maker) Bind(title string, volumes ...Volume) (PDF, error) {
	bound := &pdf.Document{Title: title, Language: m.words["sheet_language"]}
	var missed []rune
	for _, v := range volumes {
		deeper := 0
		if v.Title != "" && len(v.Sheets) > 0 {
			bound.Outline = append(bound.Outline, pdf.Bookmark{Title: v.Title, Level: 1, Page: len(bound.Pages)})
			deeper = 1
		}
		for _, s := range v.Sheets {
			if s.seen.doc == nil {
				return PDF{}, ErrNothing
			}
			for _, b := range s.seen.doc.Outline {
				b.Level += deeper
				b.Page += len(bound.Pages)
				bound.Outline = append(bound.Outline, b)
			}
			bound.Pages = append(bound.Pages, s.seen.doc.Pages...)
			missed = append(missed, s.Missing...)
		}
	}
	if len(bound.Pages) == 0 {
		return PDF{}, ErrNothing
	}
	data, err := m.writer.Write(bound)
	if err != nil {
		return PDF{}, err
	}
	slices.Sort(missed)
	return PDF{Data: data, Pages: len(bound.Pages), Missing: slices.Compact(missed), seen: seen{bound, &m.lens}}, nil
}

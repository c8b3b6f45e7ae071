package search

import (
	"strings"

	"cunwu/generator/internal/township"
)

// GuideOf is a guide of the township to be found beside the notices, given the text of its
// body. Guides are read as a village's whose slug is their folder, so that an answer finds
// their pages.
func GuideOf(g *township.Guide, text string) Notice {
	var lines []string
	add := func(texts ...string) {
		if line := joined(texts...); line != "" {
			lines = append(lines, line)
		}
	}
	add(g.Who)
	add(g.Bring...)
	add(g.Where, g.Time, g.Cost)
	for _, c := range g.Contacts {
		add(c.Role, c.Name, c.Phone)
	}
	add(text)
	add(g.Basis...)
	return Notice{
		Notice: &township.Notice{ID: g.Slug, Title: g.Title, Summary: g.Summary, Period: township.Period{From: g.Updated}},
		Text:   strings.Join(lines, "\n"), guide: true,
	}
}

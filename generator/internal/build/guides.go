package build

import (
	"context"
	"strings"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/search"
	"cunwu/generator/internal/site"
	"cunwu/generator/internal/township"
)

// guidesFolder holds the pages of the township's guides. No village may have its name.
const guidesFolder = "guides"

// renderGuides makes the pages of the township's guides. They depend on nothing but
// content/, so they are made whichever villages are.
func (r *renderer) renderGuides(ctx context.Context, put emit) error {
	var guides []site.Guide
	o := r.bodyWords()
	o.Link = r.guideLink
	for _, g := range r.Township.Guides {
		doc, _ := markup.Parse(g.Body.Source, g.Body.Line)
		guides = append(guides, site.Guide{Guide: g, Body: doc.HTML(o)})
	}
	if err := r.site.Guides(ctx, guides, put); err != nil {
		return err
	}
	index, err := r.guideIndex()
	if index == nil || err != nil {
		return err
	}
	return index.Texts(put)
}

// guideLink is where a link of a guide leads: to another guide, if that is not left out.
func (r *renderer) guideLink(address string) (href string, ok bool) {
	slug := strings.Trim(strings.TrimPrefix(address, ".."), "/")
	return address, r.Township.Guide(slug) != nil
}

// guideIndex is what the guides say for the township's search, as if they were a
// village's; nil: there are none.
func (r *renderer) guideIndex() (*search.Village, error) {
	if len(r.Township.Guides) == 0 {
		return nil, nil
	}
	var found []search.Notice
	for _, g := range r.Township.Guides {
		doc, _ := markup.Parse(g.Body.Source, g.Body.Line)
		found = append(found, search.GuideOf(g, doc.Plain()))
	}
	return search.Read(&township.Village{Slug: guidesFolder, Name: r.words["guides"]}, found, search.Options{Today: r.Day, Day: r.site.Day})
}

package site

import (
	"context"
	"fmt"
	"slices"

	"cunwu/generator/internal/township"
)

// guidesPath is where the township's guides are, below the root.
const guidesPath = "guides/"

// homeGuides is how many guides the township's page shows; all are on a page of their own.
const homeGuides = 6

// A Guide is a guide of the township, with what the build made for it.
type Guide struct {
	Guide *township.Guide
	Body  string // finished HTML
}

// A guideView is a guide's own page, in the order in which it is read.
type guideView struct {
	Heading    []string      `json:"heading"` // its title, cut where a line may end
	Summary    string        `json:"summary"`
	Updated    *dayView      `json:"updated,omitempty"`
	Categories []string      `json:"categories"`
	Answers    []answerView  `json:"answers"`
	Phones     []contactView `json:"phones"`
	Further    []contactView `json:"further,omitempty"` // who hears complaints
	Basis      []string      `json:"basis"`
	Others     []guideRef    `json:"others"`
}

// An answerView is what somebody who comes to the counter must know. Its key is a word of
// the theme.
type answerView struct {
	Key  string   `json:"key"`
	Text string   `json:"text,omitempty"`
	List []string `json:"list,omitempty"`
}

// A guideRef is a guide in a list.
type guideRef struct {
	Path    string   `json:"path"`
	Title   string   `json:"title"`
	Summary string   `json:"summary,omitempty"`
	Updated *dayView `json:"updated,omitempty"`
}

// A guidesView is the page that lists all guides.
type guidesView struct {
	Guides []guideRef `json:"guides"`
}

// guideRefs are guides as lists show them.
func (s *Site) guideRefs(guides []*township.Guide) []guideRef {
	var refs []guideRef
	for _, g := range guides {
		refs = append(refs, guideRef{guidesPath + g.Slug + "/", g.Title, g.Summary, s.viewDay(g.Updated)})
	}
	return refs
}

// Guides makes the pages of the township's guides and the page that lists them, from
// these alone. Without guides there are none.
func (s *Site) Guides(ctx context.Context, guides []Guide, emit func(path string, data []byte) error) error {
	if len(guides) == 0 {
		return nil
	}
	var all []*township.Guide
	for _, g := range guides {
		all = append(all, g.Guide)
	}
	pages := []*page{{
		address: guidesPath, file: "guides", title: s.word("guides"), layout: "guides", date: s.config.Today, params: guidesView{s.guideRefs(all)},
	}}
	for _, g := range guides {
		pages = append(pages, &page{
			address: guidesPath + g.Guide.Slug + "/", file: "guide-" + g.Guide.Slug, title: g.Guide.Title, layout: "guide",
			date: s.config.Today, params: s.viewGuide(g.Guide, all), body: g.Body,
		})
	}
	out, err := newHandover(ctx, outputs(pages), emit)
	if err != nil {
		return err
	}
	if err := s.render(pages, guideKinds, out); err != nil {
		return fmt.Errorf("pages of the guides: %w", err)
	}
	return nil
}

// guideKinds are the kinds of pages that a Hugo site of guides does not make.
var guideKinds = []string{"home", "section", "404"}

func (s *Site) viewGuide(g *township.Guide, all []*township.Guide) guideView {
	view := guideView{
		Heading: phrases(g.Title), Summary: g.Summary, Updated: s.viewDay(g.Updated), Categories: slices.Clone(g.Categories), Basis: slices.Clone(g.Basis),
		Phones: viewContacts(g.Contacts), Further: viewContacts(s.config.Township.Supervision),
	}
	if len(view.Phones) == 0 {
		view.Phones = viewContacts(s.config.Township.Contacts)
	}
	for _, a := range []answerView{
		{Key: "guide_who", Text: g.Who}, {Key: "guide_bring", List: slices.Clone(g.Bring)}, {Key: "guide_where", Text: g.Where},
		{Key: "guide_time", Text: g.Time}, {Key: "guide_cost", Text: g.Cost},
	} {
		if a.Text != "" || len(a.List) > 0 {
			view.Answers = append(view.Answers, a)
		}
	}
	related := slices.DeleteFunc(slices.Clone(all), func(other *township.Guide) bool {
		return other == g || !slices.ContainsFunc(other.Categories, func(c string) bool { return slices.Contains(g.Categories, c) })
	})
	view.Others = s.guideRefs(related)
	return view
}

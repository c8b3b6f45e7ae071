package site

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"cunwu/generator/internal/township"
)

// newestCount is how many notices the township's page shows as its newest.
const newestCount = 6

// soonCount is how many notices that end soon it shows; how many more there are it says.
const soonCount = 6

// A homeView is the township's own page.
type homeView struct {
	Villages int         `json:"villages"`
	Total    int         `json:"total"`
	Groups   []groupView `json:"groups"` // villages by the first letter of their name
	Example  exampleView `json:"example"`
	Soon     []briefView `json:"soon"`
	More     []moreView  `json:"more,omitempty"` // where others end soon that are not shown
	Newest   []briefView `json:"newest"`
	Duties   *tallyView  `json:"duties,omitempty"`
	Owed     []owedView  `json:"owed"`                // how villages stand: all, or where they are many those that are late
	Late     int         `json:"late,omitempty"`      // villages that are late and not shown
	Chosen   bool        `json:"chosen,omitempty"`    // only late ones are shown
	Guides   []guideRef  `json:"guides,omitempty"`    // the first few
	All      int         `json:"allguides,omitempty"` // guides that there are, where that is more
	takeaway
}

type groupView struct {
	Letter   string      `json:"letter"`
	Mark     string      `json:"mark"` // the end of its heading's id
	Villages []entryView `json:"villages"`
}

// A moreView is how many notices of a village end soon that the township's page does not show.
type moreView struct {
	Village string `json:"village"`
	Path    string `json:"path"`
	Count   int    `json:"count"`
}

// An entryView is a village in the township's list.
type entryView struct {
	Name string `json:"name"`
	Path string `json:"path"`
	findView
	Total  int         `json:"total"`
	Latest *dayView    `json:"latest,omitempty"`
	Counts []countView `json:"counts"` // of each category
}

type countView struct {
	Category string `json:"category"`
	Path     string `json:"path"`
	Count    int    `json:"count"`
}

// Township makes the township's own pages, from the villages' summaries alone.
func (s *Site) Township(ctx context.Context, sums []township.Summary, emit func(path string, data []byte) error) error {
	sums = byName(sums)
	view := homeView{Villages: len(sums)}
	var soon, newest []listed
	for _, sum := range sums {
		view.Total += sum.Total
		entry := s.viewEntry(sum)
		letter := letterOf(entry.Spelled)
		if last := len(view.Groups) - 1; last >= 0 && view.Groups[last].Letter == letter {
			view.Groups[last].Villages = append(view.Groups[last].Villages, entry)
		} else {
			view.Groups = append(view.Groups, groupView{letter, markOf(letter), []entryView{entry}})
		}
		for _, b := range sum.EndsSoon {
			soon = append(soon, listed{sum, b})
		}
		for _, b := range sum.Newest {
			if !b.From.After(s.config.Today) {
				newest = append(newest, listed{sum, b})
			}
		}
	}
	slices.SortFunc(soon, func(a, b listed) int { return cmp.Or(a.LastDay.Compare(b.LastDay), cmp.Compare(a.ID, b.ID)) })
	slices.SortFunc(newest, func(a, b listed) int { return cmp.Or(b.From.Compare(a.From), cmp.Compare(a.ID, b.ID)) })
	view.Soon = s.viewListed(soon[:min(soonCount, len(soon))])
	for i := range view.Soon {
		view.Soon[i].Ending = s.viewEnding(soon[i].LastDay)
	}
	view.More = moreOf(soon[len(view.Soon):])
	view.Newest = s.viewListed(newest[:min(newestCount, len(newest))])
	guides := s.config.Township.Guides
	view.Guides = s.guideRefs(guides[:min(homeGuides, len(guides))])
	if len(guides) > len(view.Guides) {
		view.All = len(guides)
	}
	var err error
	if view.takeaway, err = s.takeTownship(); err != nil {
		return err
	}
	disclosure := s.viewDisclosure(sums, view.Groups)
	view.Duties = disclosure.Tally
	view.Owed, view.Late, view.Chosen = owedOnHome(disclosure.Owed)
	if len(view.Groups) > 0 {
		view.Example = exampleOf(sums[0])
	}
	pages := []*page{
		{file: "_index", title: s.name, layout: "home", date: s.config.Today, params: view},
		{address: "disclosure/", file: "disclosure", title: s.word("disclosure"), layout: "disclosure", date: s.config.Today, params: disclosure},
	}
	pages = append(pages, s.townshipSearch(sums)...)
	if s.config.Township.Demonstration {
		style, err := s.stylePage()
		if err != nil {
			return err
		}
		pages = append(pages, style)
	}
	if s.form() {
		pages = append(pages, s.thanksPage())
	}
	out, err := newHandover(ctx, append(outputs(pages), "404.html"), emit)
	if err != nil {
		return err
	}
	if err := s.render(pages, townshipKinds, out); err != nil {
		return fmt.Errorf("pages of the township: %w", err)
	}
	return nil
}

// moreOf counts notices by village, in the order in which the villages first come.
func moreOf(list []listed) []moreView {
	var views []moreView
	at := map[string]int{}
	for _, l := range list {
		i, known := at[l.village.Slug]
		if !known {
			i = len(views)
			at[l.village.Slug] = i
			views = append(views, moreView{Village: l.village.Name, Path: l.village.Slug + "/"})
		}
		views[i].Count++
	}
	return views
}

// listed is a notice together with its village.
type listed struct {
	village township.Summary
	township.Brief
}

func (s *Site) viewListed(list []listed) []briefView {
	var views []briefView
	for _, l := range list {
		b := briefView{
			Path: l.village.Slug + "/" + l.ID + "/", Title: l.Title, Category: l.Category, Summary: l.Summary,
			From: s.viewDay(l.From), Last: s.viewDay(l.LastDay), To: s.shortDay(l.From, l.LastDay), State: l.State.Name(), Village: l.village.Name,
			Since: s.shortDay(s.config.Today, l.From), Corrected: l.Corrected,
		}
		if l.State == township.Withdrawn {
			b.Summary, b.Last = "", nil
		}
		views = append(views, b)
	}
	return views
}

func (s *Site) viewEntry(sum township.Summary) entryView {
	e := entryView{Name: sum.Name, Path: sum.Slug + "/", findView: s.viewFind(sum), Total: sum.Total}
	var latest township.Day
	for _, key := range township.Categories {
		count := countView{Category: key, Path: sum.Slug + "/" + key + "/"}
		for _, c := range sum.Categories {
			if c.Category == key {
				count.Count = c.Count
				if c.Latest.After(latest) {
					latest = c.Latest
				}
			}
		}
		e.Counts = append(e.Counts, count)
	}
	e.Latest = s.viewDay(latest)
	return e
}

package site

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"cunwu/generator/internal/township"
)

// The search page works without script: it lists every notice by subject and year. The
// township's names the villages, and has a page for each subject and year.

// A searchView is the page on which one searches a village or the township.
type searchView struct {
	Village  *ref          `json:"village,omitempty"`
	Subjects []subjectView `json:"subjects"`
	Villages []entryRef    `json:"villages"` // of the township
	Guides   []guideRef    `json:"guides,omitempty"`
}

// A subjectView is what there is in a category, by years, the newest first.
type subjectView struct {
	Category string     `json:"category"`
	Count    int        `json:"count"`
	Years    []yearView `json:"years"`
}

// A yearView is a year of a subject: its notices, or the page that lists them.
type yearView struct {
	Year    string     `json:"year"`
	Count   int        `json:"count"`
	Path    string     `json:"path,omitempty"`
	Notices []lineView `json:"notices,omitempty"`
}

// A lineView is a notice in a plain list.
type lineView struct {
	Path  string   `json:"path"`
	Title string   `json:"title"`
	From  *dayView `json:"from"`
	State string   `json:"state"`
}

// An entryRef is a village in the township's list of those that can be searched.
type entryRef struct {
	Name  string `json:"name"`
	Path  string `json:"path"` // where it is searched
	Home  string `json:"home"` // its own page
	Total int    `json:"total"`
	findView
}

// A yearPageView is the township's page of a subject's year, by villages.
type yearPageView struct {
	Category string      `json:"category"`
	Year     string      `json:"year"`
	Count    int         `json:"count"`
	Villages []linesView `json:"villages"`
}

type linesView struct {
	Name    string     `json:"name"`
	Path    string     `json:"path"`
	Notices []lineView `json:"notices"`
}

// villageSearch is the page on which a village is searched.
func (s *Site) villageSearch(v *Village) *page {
	slug := v.Village.Slug
	view := searchView{Village: &ref{slug, v.Village.Name}}
	for _, category := range township.Categories {
		notices := inCategory(v.Notices, category)
		subject := subjectView{Category: category, Count: len(notices)}
		for _, n := range notices {
			year := strconv.Itoa(n.Notice.Period.From.Year())
			if last := len(subject.Years) - 1; last < 0 || subject.Years[last].Year != year {
				subject.Years = append(subject.Years, yearView{Year: year})
			}
			y := &subject.Years[len(subject.Years)-1]
			y.Count++
			y.Notices = append(y.Notices, lineView{
				slug + "/" + n.Notice.ID + "/", n.Notice.Title, s.viewDay(n.Notice.Period.From), n.Notice.StateOn(s.config.Today).Name(),
			})
		}
		if subject.Count > 0 {
			view.Subjects = append(view.Subjects, subject)
		}
	}
	return &page{
		address: slug + "/search/", file: slug + "/search", title: s.word("search_title"), layout: "search",
		date: s.newest(v.Notices), params: view,
	}
}

// townshipSearch are the pages on which the township is searched, from the villages'
// summaries: the search page, and one for each subject and year.
func (s *Site) townshipSearch(sums []township.Summary) []*page {
	view := searchView{Guides: s.guideRefs(s.config.Township.Guides)}
	for _, sum := range sums {
		view.Villages = append(view.Villages, entryRef{sum.Name, sum.Slug + "/search/", sum.Slug + "/", sum.Total, s.viewFind(sum)})
	}
	var pages []*page
	for _, category := range township.Categories {
		years := map[int]*yearPageView{}
		subject := subjectView{Category: category}
		for _, sum := range sums {
			for _, b := range sum.All {
				if b.Category == category {
					subject.Count++
					s.addLine(years, sum, b)
				}
			}
		}
		for _, year := range slices.SortedFunc(maps.Keys(years), func(a, b int) int { return cmp.Compare(b, a) }) {
			y := years[year]
			address := fmt.Sprintf("search/%s/%d/", category, year)
			subject.Years = append(subject.Years, yearView{Year: y.Year, Count: y.Count, Path: address})
			pages = append(pages, &page{
				address: address, file: fmt.Sprintf("search-%s-%d", category, year), title: s.word("cat_"+category) + " " + y.Year,
				layout: "searchyear", date: s.config.Today, params: y,
			})
		}
		if subject.Count > 0 {
			view.Subjects = append(view.Subjects, subject)
		}
	}
	return append(pages, &page{
		address: "search/", file: "search", title: s.word("search_title"), layout: "search", date: s.config.Today, params: view,
	})
}

// addLine puts a notice into the page of its year, below its village.
func (s *Site) addLine(years map[int]*yearPageView, sum township.Summary, b township.Brief) {
	year := b.From.Year()
	if years[year] == nil {
		years[year] = &yearPageView{Category: b.Category, Year: strconv.Itoa(year)}
	}
	y := years[year]
	if last := len(y.Villages) - 1; last < 0 || y.Villages[last].Path != sum.Slug+"/" {
		y.Villages = append(y.Villages, linesView{Name: sum.Name, Path: sum.Slug + "/"})
	}
	v := &y.Villages[len(y.Villages)-1]
	y.Count++
	v.Notices = append(v.Notices, lineView{sum.Slug + "/" + b.ID + "/", b.Title, s.viewDay(b.From), b.State.Name()})
}

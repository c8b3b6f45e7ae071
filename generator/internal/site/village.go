package site

import (
	"cmp"
	"fmt"
	"slices"

	"cunwu/generator/internal/township"
)

// latestCount is how many notices a village's page shows as its latest.
const latestCount = 6

// weekCount is how many earlier weeks a village's page links to.
const weekCount = 6

// A ref is a village as its own pages name it.
type ref struct {
	Slug string `json:"slug"`
	Name string `json:"name"`
}

// A villageView is a village's own page.
type villageView struct {
	Village    ref            `json:"village"`
	Groups     int            `json:"groups"`
	Total      int            `json:"total"`
	Fresh      []briefView    `json:"fresh"`               // of this week
	Latest     []briefView    `json:"latest"`              // where there is nothing of this week
	Soon       []briefView    `json:"soon"`                // and in neither of the two above
	FreshSoon  bool           `json:"freshsoon,omitempty"` // there is something of this week, and it ends soon
	Overdue    []owesView     `json:"overdue,omitempty"`   // what it should have published
	Categories []categoryView `json:"categories"`
	Purse      *purseView     `json:"purse,omitempty"`
	Charts     []chartView    `json:"charts,omitempty"`
	Leader     *contactView   `json:"leader,omitempty"`
	Handler    *contactView   `json:"handler,omitempty"`
	Committee  *contactView   `json:"committee,omitempty"`
	Ask        []contactView  `json:"ask"` // whom to ask about what hangs on the board alone
	Boards     []boardView    `json:"boards"`
	Week       *weekLink      `json:"week,omitempty"` // the newest
	Weeks      []weekLink     `json:"weeks"`
	Slip       *sheetView     `json:"slip,omitempty"`
	Guides     int            `json:"guides,omitempty"` // that the township has
	takeaway
}

type categoryView struct {
	Key    string   `json:"key"`
	Path   string   `json:"path"`
	Count  int      `json:"count"`
	Latest *dayView `json:"latest,omitempty"`
}

type boardView struct {
	Place string `json:"place"`
	Size  string `json:"size"`
}

type weekLink struct {
	Path   string     `json:"path"`
	Year   int        `json:"year"`
	Number int        `json:"number"`
	Begins string     `json:"begins"` // Monday, its year where that is another than today's
	Ends   string     `json:"ends"`   // Sunday, as it is said after that
	From   *dayView   `json:"from"`
	To     *dayView   `json:"to"`
	Sheet  *sheetView `json:"sheet,omitempty"`
}

// A listView is a category's list, cut into pages by Hugo.
type listView struct {
	Village  ref           `json:"village"`
	Category string        `json:"category"`
	Count    int           `json:"count"`
	Items    []askedView   `json:"items"`  // what the catalogue asks for
	Phones   []contactView `json:"phones"` // whom to ask where there is nothing
	Guides   []guideRef    `json:"guides,omitempty"`
	takeaway
}

// An askedView is an item that the catalogue asks for: why the village has nothing of it, or how it
// stands with it, where there is a day.
type askedView struct {
	Name   string     `json:"name"`
	Absent string     `json:"absent,omitempty"`
	Duties []owesView `json:"duties,omitempty"`
}

// A weekView is a week's page.
type weekView struct {
	Village  ref         `json:"village"`
	Week     weekLink    `json:"week"`
	Fresh    []briefView `json:"fresh"`   // published in this week
	Standing []briefView `json:"posted"`  // published earlier, still on the board
	Earlier  *weekLink   `json:"earlier"` // the nearest that there is
	Later    *weekLink   `json:"later"`
}

// villagePages are all pages of a village.
func (s *Site) villagePages(v *Village) ([]*page, error) {
	for _, n := range v.Notices {
		if err := forWeb(n.Notice); err != nil {
			return nil, err
		}
	}
	weeks := slices.Clone(v.Weeks)
	slices.SortFunc(weeks, func(a, b Week) int { return b.Week.Compare(a.Week) })
	for _, w := range weeks {
		for _, n := range w.Notices {
			if err := forWeb(n); err != nil {
				return nil, err
			}
		}
	}
	notices, err := s.noticePages(v)
	if err != nil {
		return nil, err
	}
	home, err := s.villageHome(v, weeks)
	if err != nil {
		return nil, err
	}
	return slices.Concat([]*page{home}, s.categoryPages(v), notices, s.weekPages(v, weeks), s.gonePages(v), []*page{s.villageSearch(v)}), nil
}

// forWeb is the last door before the web that a notice for the board must not pass.
func forWeb(n *township.Notice) error {
	if n.Audience != township.Everyone {
		return fmt.Errorf("%w: %s", ErrBoard, n.Path)
	}
	return nil
}

func (s *Site) villageHome(v *Village, weeks []Week) (*page, error) {
	slug := v.Village.Slug
	view := villageView{
		Village: ref{slug, v.Village.Name}, Groups: len(v.Village.Groups), Total: len(v.Notices),
		Purse:  s.viewPurse(v),
		Slip:   viewSheet(slug+"/slip.pdf", v.Slip),
		Charts: s.villageCharts(v),
		Leader: known(v.Village.Leader), Handler: known(v.Village.Handler), Committee: known(v.Village.Committee),
	}
	view.Ask, _ = s.objectTo(v.Village, township.Contact{})
	for _, b := range v.Village.Boards {
		view.Boards = append(view.Boards, boardView{b.Place, b.Size})
	}
	week := township.WeekOf(s.config.Today)
	for _, n := range v.Notices {
		brief, fresh := s.viewBrief(slug, n.Notice), township.WeekOf(n.Notice.Period.From) == week
		if n.Notice.StateOn(s.config.Today) == township.EndsSoon {
			view.FreshSoon = view.FreshSoon || fresh
		} else if fresh {
			view.Fresh = append(view.Fresh, brief)
		} else if len(view.Latest) < latestCount && !n.Notice.Period.From.After(s.config.Today) {
			view.Latest = append(view.Latest, brief)
		}
	}
	var err error
	if view.takeaway, err = s.takeVillage(v.Village); err != nil {
		return nil, err
	}
	view.Soon, view.Overdue = s.endsSoon(v), s.viewOverdue(v)
	view.Categories = s.viewCategories(v)
	view.Guides = len(s.config.Township.Guides)
	for _, w := range weeks {
		switch link := s.viewWeek(slug, w); {
		case w.Week.Compare(week) > 0:
		case view.Week == nil:
			view.Week = &link
		case len(view.Weeks) < weekCount:
			view.Weeks = append(view.Weeks, link)
		}
	}
	return &page{
		address: slug + "/", file: slug + "/_index", title: v.Village.Name, layout: "village",
		date: s.newest(v.Notices), params: view,
	}, nil
}

// known is a contact's view, or nil where there is nobody.
func known(c township.Contact) *contactView {
	if c.Name == "" && c.Phone == "" {
		return nil
	}
	view := viewContact(c, "")
	return &view
}

// newest is the day of the newest notice, or that of the build where there is none.
func (s *Site) newest(notices []Notice) township.Day {
	day := township.Day{}
	for _, n := range notices {
		if from := n.Notice.Period.From; from.After(day) {
			day = from
		}
	}
	if day.IsZero() {
		return s.config.Today
	}
	return day
}

// endsSoon lists what ends soon, the soonest first.
func (s *Site) endsSoon(v *Village) []briefView {
	var soon []*township.Notice
	for _, n := range v.Notices {
		if n.Notice.StateOn(s.config.Today) == township.EndsSoon {
			soon = append(soon, n.Notice)
		}
	}
	slices.SortStableFunc(soon, func(a, b *township.Notice) int {
		return cmp.Or(a.LastDay.Compare(b.LastDay), cmp.Compare(a.ID, b.ID))
	})
	var views []briefView
	for _, n := range soon {
		view := s.viewBrief(v.Village.Slug, n)
		view.Ending = s.viewEnding(n.LastDay)
		views = append(views, view)
	}
	return views
}

func (s *Site) viewCategories(v *Village) []categoryView {
	views := make([]categoryView, len(township.Categories))
	for i, key := range township.Categories {
		notices := inCategory(v.Notices, key)
		views[i] = categoryView{Key: key, Path: v.Village.Slug + "/" + key + "/", Count: len(notices)}
		if len(notices) > 0 {
			views[i].Latest = s.viewDay(s.newest(notices))
		}
	}
	return views
}

func inCategory(notices []Notice, category string) []Notice {
	var in []Notice
	for _, n := range notices {
		if n.Notice.Category == category {
			in = append(in, n)
		}
	}
	return in
}

func (s *Site) categoryPages(v *Village) []*page {
	var pages []*page
	for _, category := range township.Categories {
		notices := inCategory(v.Notices, category)
		inVillage, above := s.objectTo(v.Village, township.Contact{})
		view := listView{
			ref{v.Village.Slug, v.Village.Name}, category, len(notices), s.items(v, category), slices.Concat(inVillage, above),
			s.guideRefs(s.config.Township.GuidesOn(category)), takeaway{},
		}
		folder := v.Village.Slug + "/" + category + "/"
		view.Alternates = feeds(folder)
		pages = append(pages, &page{
			address: folder, file: folder + "_index", title: s.word("cat_" + category), layout: "category",
			date: s.newest(notices), params: view, pages: (len(notices) + PageSize - 1) / PageSize,
		})
	}
	return pages
}

func (s *Site) viewWeek(slug string, w Week) weekLink {
	address := slug + "/week/" + w.Week.String()
	return weekLink{
		Path: address + "/", Year: w.Week.Year, Number: w.Week.Number,
		From: s.viewDay(w.Week.Monday()), To: s.viewDay(w.Week.Sunday()),
		Begins: s.shortDay(s.config.Today, w.Week.Monday()), Ends: s.spanEnd(w.Week.Monday(), w.Week.Sunday()),
		Sheet: viewSheet(address+".pdf", w.Sheet),
	}
}

// weekPages are the pages of all weeks, given newest first.
func (s *Site) weekPages(v *Village, weeks []Week) []*page {
	slug := v.Village.Slug
	var pages []*page
	for i, w := range weeks {
		view := weekView{Village: ref{slug, v.Village.Name}, Week: s.viewWeek(slug, w)}
		for _, n := range w.Notices {
			brief := s.viewBrief(slug, n)
			if township.WeekOf(n.Period.From) == w.Week {
				view.Fresh = append(view.Fresh, brief)
			} else {
				view.Standing = append(view.Standing, brief)
			}
		}
		if i > 0 {
			link := s.viewWeek(slug, weeks[i-1])
			view.Later = &link
		}
		if i+1 < len(weeks) {
			link := s.viewWeek(slug, weeks[i+1])
			view.Earlier = &link
		}
		pages = append(pages, &page{
			address: view.Week.Path, file: slug + "/week/" + w.Week.String(), title: w.Week.String(), layout: "week",
			date: w.Week.Monday(), params: view,
		})
	}
	return pages
}

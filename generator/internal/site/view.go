package site

import (
	"slices"
	"strings"

	"cunwu/generator/internal/township"
)

// Views are what templates see: small, with lower-case names (Hugo folds the keys
// of parameters), every value already as it is shown. Days left are counted here
// and nowhere else, and always said together with the day on which they were.

// A dayView is a date.
type dayView struct {
	ISO  string `json:"iso"`
	Text string `json:"text"`
}

func (s *Site) viewDay(d township.Day) *dayView {
	if d.IsZero() {
		return nil
	}
	return &dayView{d.String(), s.day(d)}
}

// A contactView is a person or an office and a number to press.
type contactView struct {
	Name  string `json:"name,omitempty"`
	Role  string `json:"role,omitempty"`
	Phone string `json:"phone,omitempty"`
	Tel   string `json:"tel,omitempty"` // for a tel: link
}

func viewContact(c township.Contact, role string) contactView {
	if c.Role != "" {
		role = c.Role
	}
	return contactView{c.Name, role, c.Phone, dial(c.Phone)}
}

// viewContacts leaves out contacts that hold nothing.
func viewContacts(cs []township.Contact) []contactView {
	var views []contactView
	for _, c := range cs {
		if c != (township.Contact{}) {
			views = append(views, viewContact(c, ""))
		}
	}
	return views
}

// dial is the part of a phone number that a telephone can dial: 0999-5550101转8001
// gives 09995550101.
func dial(phone string) string {
	var b strings.Builder
	for _, r := range phone {
		switch {
		case r >= '0' && r <= '9', r == '+' && b.Len() == 0:
			b.WriteRune(r)
		case strings.ContainsRune(" -()（）－", r):
		default:
			return b.String()
		}
	}
	return b.String()
}

// A briefView is a notice in a list.
type briefView struct {
	Path      string   `json:"path"` // below the root
	Title     string   `json:"title"`
	Category  string   `json:"category"`
	Summary   string   `json:"summary,omitempty"`
	From      *dayView `json:"from"`
	Last      *dayView `json:"last,omitempty"`
	To        string   `json:"to,omitempty"` // the last day, its year where that is another
	State     string   `json:"state"`
	Corrected bool     `json:"corrected,omitempty"`
	Village   string   `json:"village,omitempty"` // in lists over villages
	Since     string   `json:"since,omitempty"`   // there: the first day, its year where that is another than today's

	Ending *endingView `json:"ending,omitempty"` // in lists of what ends soon
}

// viewBrief is a notice in a list. What was withdrawn is named and no more.
func (s *Site) viewBrief(slug string, n *township.Notice) briefView {
	b := briefView{
		Path: slug + "/" + n.ID + "/", Title: n.Title, Category: n.Category, Summary: n.Summary,
		From: s.viewDay(n.Period.From), Last: s.viewDay(n.LastDay),
		State: n.StateOn(s.config.Today).Name(), Corrected: n.Corrected != "",
	}
	b.To = s.shortDay(n.Period.From, n.LastDay)
	if n.Withdrawn != nil {
		b.Summary, b.Last = "", nil
	}
	return b
}

// An endingView is when a notice ends that ends soon. The page says of which day it is.
type endingView struct {
	Left int    `json:"left"` // days from today to the last day
	Last string `json:"last"` // the last day, its year where that is another than today's
}

func (s *Site) viewEnding(last township.Day) *endingView {
	return &endingView{max(0, last.Sub(s.config.Today)), s.shortDay(s.config.Today, last)}
}

// A sheetView is a PDF beside a page.
type sheetView struct {
	Path  string `json:"path"`
	Pages int    `json:"pages"`
	KB    int    `json:"kb"`

	Picture string `json:"picture,omitempty"` // of the first page
	Width   int    `json:"width,omitempty"`
	Height  int    `json:"height,omitempty"`
}

func viewSheet(path string, info SheetInfo) *sheetView {
	if info.Pages == 0 {
		return nil
	}
	view := &sheetView{Path: path, Pages: info.Pages, KB: max(1, (info.Bytes+512)/1024)}
	if info.Width > 0 {
		view.Picture, view.Width, view.Height = strings.TrimSuffix(path, ".pdf")+".png", info.Width, info.Height
	}
	return view
}

// params are the parameters of one Hugo site. They are made anew for each: Hugo writes to
// the maps of its configuration, and several sites are built at once.
func (s *Site) params() map[string]any { return map[string]any{"t": s.townshipParams()} }

// townshipParams is what every page knows of the township.
func (s *Site) townshipParams() map[string]any {
	t := s.config.Township
	assets := map[string]any{}
	for name, a := range s.assets {
		assets[name] = a.path
	}
	contacts := func(cs []township.Contact) []map[string]any {
		var list []map[string]any
		for _, c := range viewContacts(cs) {
			list = append(list, map[string]any{"name": c.Name, "role": c.Role, "phone": c.Phone, "tel": c.Tel})
		}
		return list
	}
	params := map[string]any{
		"name": t.Name, "county": t.County, "site": s.name, "base": t.Base, "path": s.basePath(), "domain": s.host(),
		"lang": s.lang, "demonstration": t.Demonstration, "preview": s.config.Preview, "copy": s.config.Copy, "offline": s.keeps(), "share": s.config.Share,
		"contacts": contacts(t.Contacts), "supervision": contacts(t.Supervision), "reviewers": contacts(t.Reviewers),
		"siteid": t.Identity.SiteID, "icp": t.Identity.ICP, "police": t.Identity.Police,
		"sponsor": t.Identity.Sponsor, "contact": t.Identity.Contact,
		"today":   map[string]any{"iso": s.config.Today.String(), "text": s.day(s.config.Today)},
		"version": s.config.Version, "categories": slices.Clone(township.Categories), "assets": assets, "css": s.assets[styles].path,
	}
	if s.form() {
		params["form"] = s.formParams() // Hugo cannot bear an empty map
	}
	return params
}

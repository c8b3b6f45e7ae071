package site

import (
	"cmp"
	"fmt"
	"slices"

	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/township"
)

// A noticeView is a notice's own page, in the order in which it is read.
type noticeView struct {
	Village  ref       `json:"village"`
	Category string    `json:"category"`
	Item     string    `json:"item"`
	Brief    briefView `json:"brief"` // as lists show it
	Title    []string  `json:"title"` // cut where a line may end

	ID        string          `json:"id"`
	Issuer    string          `json:"issuer,omitempty"` // empty: the village committee
	Date      *dayView        `json:"date,omitempty"`
	Number    string          `json:"number,omitempty"`
	Validity  string          `json:"validity"` // valid, corrected, withdrawn
	Withdrawn *withdrawalView `json:"withdrawn,omitempty"`
	Figures   []figureView    `json:"figures"`
	Period    periodView      `json:"period"`
	Phones    []contactView   `json:"phones"`            // of the village: whom to call first
	Further   []contactView   `json:"further,omitempty"` // of those above it
	Reviewed  *reviewView     `json:"reviewed,omitempty"`
	Posted    []postingView   `json:"posted"`
	Version   string          `json:"version"`
	Paper     string          `json:"paper"` // what a paper of this version is worth: same, cleared, corrected, withdrawn
	Past      *pastView       `json:"past,omitempty"`
	Address   string          `json:"address"` // as printed under the code
	Code      string          `json:"code"`    // SVG
	Sheet     *sheetView      `json:"sheet,omitempty"`
	Slip      *sheetView      `json:"slip,omitempty"` // its own, or the village's blank one
	Files     []fileView      `json:"files,omitempty"`
	Links     []linkView      `json:"links"`
	takeaway
	Charts []chartView `json:"charts,omitempty"`
}

// A fileView is a file beside the page.
type fileView struct {
	Path  string `json:"path"`
	Label string `json:"label"`
	Kind  string `json:"kind"`
	Type  string `json:"type"` // of its contents, for the browser
	Size  string `json:"size"`
}

var fileTypes = map[string]string{
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"pdf":  "application/pdf", "csv": "text/csv", "txt": "text/plain",
}

type withdrawalView struct {
	Date   *dayView `json:"date"`
	Reason string   `json:"reason"`
}

// A figureView is a figure that matters. Its key is a word of the theme, or its label
// is the name of a table's column.
type figureView struct {
	Key   string `json:"key,omitempty"`
	Label string `json:"label,omitempty"`
	Value string `json:"value"`
}

type periodView struct {
	Moved  bool     `json:"moved,omitempty"` // the end, from a day of rest to the next that is none
	From   *dayView `json:"from"`
	Last   *dayView `json:"last,omitempty"`
	Length string   `json:"length,omitempty"` // key of a word: days, workdays, months, years
	N      int      `json:"n,omitempty"`
	Left   int      `json:"left"` // days from today to the last day
	State  string   `json:"state"`

	Informs bool `json:"informs"` // nobody is asked for objections
}

type reviewView struct {
	By   string   `json:"by"`
	Date *dayView `json:"date,omitempty"`
}

type postingView struct {
	Place string   `json:"place"`
	Date  *dayView `json:"date,omitempty"`
	By    string   `json:"by,omitempty"`
}

// A linkView is a notice that belongs to this one. Rel is a word of the theme.
type linkView struct {
	Rel   string   `json:"rel"`
	Path  string   `json:"path"`
	Title string   `json:"title"`
	Date  *dayView `json:"date,omitempty"`

	Summary string `json:"summary,omitempty"` // of what corrects this one
}

func (s *Site) noticePages(v *Village) ([]*page, error) {
	related := relate(v)
	pages := make([]*page, 0, len(v.Notices))
	for i := range v.Notices {
		n := &v.Notices[i]
		view, err := s.viewNotice(v.Village, n, related[n.Notice])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", n.Notice.Path, err)
		}
		if view.Slip == nil && !n.Notice.Informs {
			view.Slip = viewSheet(v.Village.Slug+"/slip.pdf", v.Slip)
		}
		p := &page{
			address: v.Village.Slug + "/" + n.Notice.ID + "/",
			file:    v.Village.Slug + "/" + n.Notice.Category + "/" + n.Notice.ID,
			title:   n.Notice.Title, layout: "notice", date: n.Notice.Period.From, weight: i + 1, params: view,
		}
		if n.Notice.Withdrawn == nil {
			p.body = n.Body
		}
		pages = append(pages, p)
	}
	return pages, nil
}

func (s *Site) viewNotice(v *township.Village, n *Notice, links []link) (*noticeView, error) {
	m := n.Notice
	view := &noticeView{
		Village: ref{v.Slug, v.Name}, Category: m.Category, Item: n.ItemName, Brief: s.viewBrief(v.Slug, m), Title: phrases(m.Title),
		ID: m.ID, Issuer: m.Issuer, Date: s.viewDay(m.Date), Number: m.Number, Validity: "valid", Paper: "same",
		Period:  s.viewPeriod(m),
		Version: m.Version(), Past: s.viewPast(m, n.Past), Address: s.config.Township.NoticeAddress(v.Slug, m.ID),
		Sheet: viewSheet(v.Slug+"/"+m.ID+"/sheet.pdf", n.Sheet), Slip: viewSheet(v.Slug+"/"+m.ID+"/slip.pdf", n.Slip),
	}
	view.Phones, view.Further = s.objectTo(v, m.Contact)
	if it, ok := s.config.Catalogue.Item(m.Item); ok && view.Item == "" {
		view.Item = it.Name
	}
	switch {
	case m.Withdrawn != nil:
		view.Validity = "withdrawn"
		view.Paper = view.Validity
		view.Withdrawn = &withdrawalView{s.viewDay(m.Withdrawn.Date), m.Withdrawn.Reason}
	case m.Corrected != "":
		view.Validity = "corrected"
		view.Paper = view.Validity
	case m.Cleared:
		view.Paper = "cleared"
	}
	if m.Withdrawn == nil {
		view.Figures = s.figures(m)
		view.Charts = s.noticeCharts(m)
		for _, f := range n.Files {
			view.Files = append(view.Files, fileView{v.Slug + "/" + m.ID + "/" + f.Name, f.Label, f.Kind, fileTypes[f.Kind], f.Size})
		}
	}
	if r := m.Reviewed; r != nil {
		view.Reviewed = &reviewView{r.By, s.viewDay(r.Date)}
	}
	for _, p := range m.Posted {
		view.Posted = append(view.Posted, postingView{boardPlace(v, p.Board), s.viewDay(p.Date), p.By})
	}
	for _, l := range links {
		one := linkView{Rel: l.rel, Path: v.Slug + "/" + l.to.ID + "/", Title: l.to.Title, Date: s.viewDay(l.to.Period.From)}
		if l.rel == relCorrected && l.to.Withdrawn == nil {
			one.Summary = l.to.Summary
		}
		view.Links = append(view.Links, one)
	}
	code := n.Code
	if code.Size == 0 {
		var err error
		if code, err = qr.Encode(s.config.Township.PrintedAddress(v.Slug, m), qr.Printed); err != nil {
			return nil, err
		}
	}
	view.Code = code.SVG(s.word("code_title"))
	var err error
	view.takeaway, err = s.takeNotice(v, n)
	return view, err
}

// boardPlace is where the board hangs, or its id where the village has none such.
func boardPlace(v *township.Village, id string) string {
	for _, b := range v.Boards {
		if b.ID == id {
			return cmp.Or(b.Place, id)
		}
	}
	return id
}

func (s *Site) viewPeriod(n *township.Notice) periodView {
	p := periodView{
		From: s.viewDay(n.Period.From), Last: s.viewDay(n.LastDay), N: n.Length.N, Moved: n.Moved,
		State: n.StateOn(s.config.Today).Name(), Informs: n.Informs,
	}
	p.Length = lengthKey(n.Length)
	if !n.LastDay.IsZero() {
		p.Left = max(0, n.LastDay.Sub(s.config.Today))
	}
	return p
}

// lengthKey is the end of the key of the word for a length: days, workdays, months, years.
func lengthKey(l township.Length) string {
	return map[township.LengthUnit]string{
		township.Days: "days", township.Workdays: "workdays", township.Months: "months", township.Years: "years",
	}[l.Unit]
}

// objectTo lists whom to call with an objection, nearest first: in the village the
// notice's own contact or who handles its notices, and the supervision committee; above it
// those who hear complaints about it. Where the village has nobody, those come first.
func (s *Site) objectTo(v *township.Village, near township.Contact) (inVillage, above []contactView) {
	if near == (township.Contact{}) {
		near = v.Handler
	}
	seen := map[contactView]bool{}
	add := func(list []contactView, c township.Contact, role string) []contactView {
		view := viewContact(c, role)
		if view.Tel == "" || seen[view] {
			return list
		}
		seen[view] = true
		return append(list, view)
	}
	inVillage = add(inVillage, near, s.word("role_handler"))
	inVillage = add(inVillage, v.Committee, s.word("role_committee"))
	for _, c := range s.config.Township.Supervision {
		above = add(above, c, "")
	}
	if len(inVillage) == 0 {
		return above, nil
	}
	return inVillage, above
}

// figures are the figures that matter: what a ledger comes to, or the totals of the
// first table that has some, or else how many rows it lists.
func (s *Site) figures(n *township.Notice) []figureView {
	if t := n.Ledger(); t != nil {
		p := t.Purse()
		return []figureView{
			{Key: "figure_income", Value: s.amount(p.Income)},
			{Key: "figure_expense", Value: s.amount(p.Expense)},
			{Key: "figure_closing", Value: s.amount(p.Closing)},
		}
	}
	for _, t := range n.Tables {
		var list []figureView
		for i, c := range t.Columns {
			sum, known := t.Total(i)
			switch {
			case !known:
			case c.Type == township.MoneyColumn:
				list = append(list, figureView{Label: s.bareName(c, c.Name), Value: s.amount(township.Fen(sum))})
			case c.Unit != "":
				list = append(list, figureView{Label: s.bareName(c, c.Name), Value: s.language.currency.Said(township.FormatQuantity(sum), c.Unit)})
			default:
				list = append(list, figureView{Label: c.Name, Value: township.FormatQuantity(sum)})
			}
		}
		if len(list) > 0 {
			return list[:min(3, len(list))]
		}
	}
	return nil
}

// relCorrected leads to what corrects a notice, and counts instead of it.
const relCorrected = "rel_corrected"

// A link leads from a notice to one that belongs to it.
type link struct {
	rel string
	to  *township.Notice
}

// relate finds what belongs together among a village's notices on the web. A notice
// that refers to one that is not there has no link, and its id is not said.
func relate(v *Village) map[*township.Notice][]link {
	byID := map[string]*township.Notice{}
	for _, n := range v.Notices {
		byID[n.Notice.ID] = n.Notice
	}
	links := map[*township.Notice][]link{}
	add := func(from *township.Notice, l link) { // what is linked closer is not linked again
		if !slices.ContainsFunc(links[from], func(other link) bool { return other.to == l.to }) {
			links[from] = append(links[from], l)
		}
	}
	last := map[string]*township.Notice{} // by item: the one seen last, next newer
	for _, n := range v.Notices {
		m := n.Notice
		for _, l := range []struct{ rel, id string }{
			{relCorrected, m.Corrected}, {"rel_corrects", m.Corrects}, {"rel_follows", m.Follows}, {"rel_result", m.Result},
		} {
			if to := byID[l.id]; to != nil && to != m {
				links[m] = append(links[m], link{l.rel, to})
			}
		}
	}
	for _, n := range v.Notices { // newest first
		m := n.Notice
		if newer := last[m.Item]; newer != nil && m.Item != "" {
			add(newer, link{"rel_previous", m})
			add(m, link{"rel_next", newer})
		}
		last[m.Item] = m
	}
	return links
}

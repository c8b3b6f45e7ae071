package site

import (
	"slices"
	"strconv"
	"strings"

	"cunwu/generator/internal/difference"
	"cunwu/generator/internal/opendata"
	"cunwu/generator/internal/township"
	"cunwu/generator/internal/versions"
)

// A pastView is what the repository knows of a notice: its versions, newest first.
type pastView struct {
	Versions []versionView `json:"versions"`
	Begins   bool          `json:"begins"` // the history at hand begins later
	// Whole says that all versions are at hand: a paper with another one was never published.
	Whole bool `json:"whole"`
}

// A versionView is a version in the list, and, where it is an older one, what a person
// with its paper is told first.
type versionView struct {
	Short     string             `json:"short,omitempty"`
	Digest    string             `json:"digest,omitempty"` // as much of it as a person compares
	Current   bool               `json:"current"`
	Pending   bool               `json:"pending"`
	Printed   bool               `json:"printed"`
	Doubtful  bool               `json:"doubtful"`
	Day       *dayView           `json:"day,omitempty"`
	By        string             `json:"by,omitempty"`
	Approved  []string           `json:"approved,omitempty"`
	Signed    bool               `json:"signed"`
	Signer    string             `json:"signer,omitempty"`
	Forged    bool               `json:"forged"`
	Older     bool               `json:"older"` // its paper says something else than the page
	Withdrawn bool               `json:"withdrawn"`
	Until     *dayView           `json:"until,omitempty"`
	Hidden    string             `json:"hidden,omitempty"`
	Title     string             `json:"title,omitempty"`
	Period    string             `json:"period,omitempty"`
	Fields    []difference.Field `json:"fields,omitempty"`
	Tables    []difference.Table `json:"tables,omitempty"`
	Texts     []difference.Text  `json:"texts,omitempty"`
	Files     []difference.File  `json:"files,omitempty"`
	Only      string             `json:"only"`   // what alone differs
	Spaces    bool               `json:"spaces"` // beside what is told, spaces differ
	Calm      bool               `json:"calm"`   // its text is as good as the page's
	Told      bool               `json:"told"`
}

// digestShown is how many digits of a digest are shown: enough that nobody makes another
// text with the same ones, and few enough to be read aloud.
const digestShown = 16

// viewPast is what is told of a notice's versions; nil where there is no repository.
func (s *Site) viewPast(n *township.Notice, past versions.List) *pastView {
	if len(past.Versions) == 0 {
		return nil
	}
	view := &pastView{Begins: past.Begins, Whole: !past.Begins}
	for _, v := range past.Versions {
		one := versionView{
			Short: v.Short(), Digest: v.Digest[:min(digestShown, len(v.Digest))], Current: v.Current, Pending: v.Pending, Printed: v.Printed, Doubtful: v.Doubtful,
			Day: s.viewDay(v.Day), Approved: v.Approved, Signed: v.Signed, Signer: v.Signer, Forged: v.Forged,
			Hidden: v.Hidden, Until: s.viewDay(v.Until), Withdrawn: n.Withdrawn != nil,
			Older: !v.Current && !v.Again && v.Digest != "",
		}
		if v.Listed && !v.Printed { // a stranger's name on a commit is nobody's signature
			one.By = v.By
		}
		if n.Withdrawn != nil && one.Older {
			one.Until = s.viewDay(n.Withdrawn.Date)
		}
		if one.Older && v.Hidden == "" {
			one.Title, one.Told, one.Files, one.Only, one.Spaces = v.Title, v.Told(), v.Files, v.Only, v.Spaces
			one.Calm = v.Only != "" && v.Only != versions.OnlyDetails
			if v.Period != "" {
				one.Period = s.period(v.Posted)
			}
			for _, t := range v.Tables {
				one.Tables = append(one.Tables, s.tableThen(t))
			}
			for _, f := range v.Fields {
				f.Name = s.word("changed_" + f.Key)
				one.Fields = append(one.Fields, f)
			}
			for _, t := range v.Texts {
				t.Name, t.Parts = s.word("changed_"+t.Key), slices.Clone(t.Parts)
				for i := range t.Parts { // whoever reads a page does not look for ends of lines
					t.Parts[i].Text = strings.ReplaceAll(t.Parts[i].Text, "⏎", " ")
					if t.Parts[i].Text == difference.TooLong {
						t.Parts[i].Text = s.word("changed_much")
					}
				}
				one.Texts = append(one.Texts, t)
			}
		}
		view.Versions = append(view.Versions, one)
	}
	return view
}

// period is what a paper says of its period.
func (s *Site) period(p township.Period) string {
	words := opendata.Words(s.config.Words)
	from := s.day(p.From)
	if !p.To.IsZero() {
		return words.Say("period_span", "from", from, "to", s.day(p.To))
	}
	text := words.Say("older_from", "from", from)
	if key := lengthKey(p.Length); key != "" {
		text += words.Say("length_"+key, "n", strconv.Itoa(p.Length.N))
	}
	return text
}

// tableThen is what changed in a table, with the names that the program gives a ledger's
// figures and columns in the page's language.
func (s *Site) tableThen(t difference.Table) difference.Table {
	t.Totals, t.Changes = slices.Clone(t.Totals), slices.Clone(t.Changes)
	ledger := false
	for i, total := range t.Totals {
		if total.Key != "" {
			ledger, t.Totals[i].Name = true, s.word("figure_"+total.Key)
		}
		if total.Unit != "" {
			t.Totals[i].Unit = s.language.currency.Yuan()
		}
	}
	for i := range t.Changes {
		if !ledger {
			break
		}
		t.Changes[i].Cells = slices.Clone(t.Changes[i].Cells)
		for k, c := range t.Changes[i].Cells {
			t.Changes[i].Cells[k].Column = s.ledgerColumn(c.Column)
		}
	}
	return t
}

// A goneView is the page of a notice that is no longer there.
type goneView struct {
	Village ref           `json:"village"`
	ID      string        `json:"id"`
	Title   string        `json:"title,omitempty"`
	Day     *dayView      `json:"day,omitempty"`
	Became  string        `json:"became,omitempty"` // path of the page under its new id
	Phones  []contactView `json:"phones"`
}

// gonePages are the pages of notices that are no longer there: their addresses hang on
// walls.
func (s *Site) gonePages(v *Village) []*page {
	var pages []*page
	for _, t := range v.Gone {
		view := goneView{Village: ref{v.Village.Slug, v.Village.Name}, ID: t.ID, Title: t.Title, Day: s.viewDay(t.Day)}
		if i := slices.IndexFunc(v.Notices, func(n Notice) bool { return n.Notice.ID == t.Became }); i >= 0 {
			view.Became = v.Village.Slug + "/" + t.Became + "/"
		}
		view.Phones, _ = s.objectTo(v.Village, township.Contact{})
		day := t.Day
		if day.IsZero() {
			day = s.config.Today
		}
		pages = append(pages, &page{
			address: v.Village.Slug + "/" + t.ID + "/", file: v.Village.Slug + "/gone/" + t.ID,
			title: s.word("gone_title"), layout: "gone", date: day, weight: 1, params: view,
		})
	}
	return pages
}

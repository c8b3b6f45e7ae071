package site

import (
	"cunwu/generator/internal/feed"
	"cunwu/generator/internal/opendata"
	"cunwu/generator/internal/township"
)

// A takeaway is what a page says of itself to programs, and which files lie beside it
// for whoever wants to take them away.
type takeaway struct {
	Take       []takeView `json:"take,omitempty"`       // shown
	Alternates []takeView `json:"alternates,omitempty"` // in the page's head
	Linked     string     `json:"linked,omitempty"`     // schema.org, as an element
}

// A takeView is a file. Its word is one of the theme's.
type takeView struct {
	Path string `json:"path"`
	Type string `json:"type"`
	Word string `json:"word"`
	Name string `json:"name,omitempty"` // of what it holds
}

// Types of the files.
const (
	typeAtom     = "application/atom+xml"
	typeJSONFeed = "application/feed+json"
	typeCalendar = "text/calendar"
	typeCSV      = "text/csv"
	typeJSON     = "application/json"
	typeJSONLD   = "application/ld+json"
	typeSchema   = "application/schema+json"
)

// Data is what the files to be taken away know of the township.
func (s *Site) Data() opendata.Site {
	return opendata.Site{Township: s.config.Township, Name: s.name, Language: s.lang, Words: s.config.Words, Preview: s.config.Preview}
}

// Open is a village with its notices as the files to be taken away tell of them.
func (s *Site) Open(v Village) opendata.Village {
	open := opendata.Village{Village: v.Village}
	for i := range v.Notices {
		open.Notices = append(open.Notices, s.open(&v.Notices[i]))
	}
	return open
}

func (s *Site) open(n *Notice) opendata.Notice {
	out := opendata.Notice{Notice: n.Notice, Item: n.ItemName, Sheet: n.Sheet.Pages > 0}
	if it, ok := s.config.Catalogue.Item(n.Notice.Item); ok && out.Item == "" {
		out.Item = it.Name
	}
	for _, f := range n.Files {
		out.Files = append(out.Files, opendata.File{Label: f.Label, Name: f.Name, Type: fileTypes[f.Kind]})
	}
	return out
}

// feeds are the two feeds of what is new on a page, given its path below the root.
func feeds(path string) []takeView {
	return []takeView{
		{Path: path + feed.AtomName, Type: typeAtom, Word: "take_atom"},
		{Path: path + feed.JSONName, Type: typeJSONFeed, Word: "take_jsonfeed"},
	}
}

func (s *Site) takeNotice(v *township.Village, n *Notice) (takeaway, error) {
	linked, err := s.Data().LinkedNotice(v, s.open(n))
	t := takeaway{Linked: linked}
	if err != nil || n.Notice.Withdrawn != nil {
		return t, err
	}
	for i, file := range opendata.Names(n.Notice.Tables) {
		if !opendata.Offered(n.Notice.Tables[i]) {
			continue
		}
		name, word := n.Notice.Tables[i].Name, "take_csv"
		if n.Notice.Corrected != "" {
			word = "take_csv_was"
		}
		path := v.Slug + "/" + n.Notice.ID + "/" + file
		t.Take = append(t.Take, takeView{path + ".csv", typeCSV, word, name})
		t.Alternates = append(t.Alternates, takeView{path + ".json", typeJSON, "take_json", name})
	}
	return t, nil
}

func (s *Site) takeVillage(v *township.Village) (takeaway, error) {
	folder := v.Slug + "/"
	linked, err := s.Data().LinkedVillage(v)
	notices := takeView{Path: folder + opendata.NoticesName, Type: typeJSON, Word: "take_notices"}
	both := feeds(folder)
	return takeaway{
		Take: []takeView{
			{Path: folder + opendata.DeadlinesName, Type: typeCalendar, Word: "take_deadlines"},
			{Path: folder + opendata.DutiesName, Type: typeCalendar, Word: "take_duties"},
			both[0], notices,
		},
		Alternates: append(both, notices),
		Linked:     linked,
	}, err
}

func (s *Site) takeTownship() (takeaway, error) {
	linked, err := s.Data().LinkedTownship()
	both := feeds("")
	return takeaway{
		Take: []takeView{
			both[0],
			{Path: opendata.CatalogName, Type: typeJSONLD, Word: "take_catalog"},
			{Path: opendata.NoticesSchemaName, Type: typeSchema, Word: "take_schema"},
			{Path: opendata.TableSchemaName, Type: typeSchema, Word: "take_table_schema"},
		},
		Alternates: both, Linked: linked,
	}, err
}

package feed

import (
	"bytes"
	"encoding/xml"
)

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang      string      `xml:"xml:lang,attr,omitempty"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Subtitle  string      `xml:"subtitle,omitempty"`
	Updated   string      `xml:"updated"`
	Author    atomAuthor  `xml:"author"`
	Generator string      `xml:"generator,omitempty"`
	Links     []atomLink  `xml:"link"`
	Entries   []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID        string        `xml:"id"`
	Title     string        `xml:"title"`
	Published string        `xml:"published"`
	Updated   string        `xml:"updated"`
	Author    *atomAuthor   `xml:"author,omitempty"`
	Link      atomLink      `xml:"link"`
	Category  *atomCategory `xml:"category,omitempty"`
	Summary   string        `xml:"summary"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr,omitempty"`
}

// Atom is the feed as Atom.
func (f *Feed) Atom() ([]byte, error) {
	out := atomFeed{
		Lang: f.Language, ID: f.Page + AtomName, Title: f.Title, Subtitle: f.Subtitle, Updated: moment(f.updated()),
		Author: atomAuthor{f.Author}, Generator: f.Generator,
		Links: []atomLink{
			{"self", "application/atom+xml", f.Page + AtomName},
			{"alternate", "text/html", f.Page},
		},
	}
	for _, e := range f.Entries {
		entry := atomEntry{
			ID: e.Address, Title: e.Title, Published: moment(e.Published), Updated: moment(e.Updated),
			Link: atomLink{"alternate", "text/html", e.Address}, Summary: e.Text,
		}
		if e.Category != "" {
			entry.Category = &atomCategory{e.Category, e.Label}
		}
		if e.Author != "" && e.Author != f.Author {
			entry.Author = &atomAuthor{e.Author}
		}
		out.Entries = append(out.Entries, entry)
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b)
	enc.Indent("", " ")
	if err := enc.Encode(out); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

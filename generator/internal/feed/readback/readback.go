// Package readback reads feeds as strictly as the W3C's feed validator: what RFC 4287
// (Atom), RFC 3339 (dates) and JSON Feed 1.1 ask for, and what the validator only
// advises. It is for tests, and shares no code with package feed.
package readback

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// A Feed is what was read.
type Feed struct {
	Title   string
	Self    string
	Entries []Entry
}

// An Entry is one of its entries.
type Entry struct {
	ID, Address, Title, Text string
	Published, Updated       time.Time
}

// A problems list gathers what is wrong.
type problems []string

func (p *problems) add(format string, args ...any) { *p = append(*p, fmt.Sprintf(format, args...)) }

// address checks an absolute address.
func (p *problems) address(what, text string) {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		p.add("%s: not an absolute address: %q", what, text)
	}
	for _, r := range text {
		if r <= ' ' || r > '~' {
			p.add("%s: %q in an address", what, r)
		}
	}
}

// date checks a date and time of RFC 3339.
func (p *problems) date(what, text string) time.Time {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		p.add("%s: not a date of RFC 3339: %q", what, text)
	}
	return at
}

// text checks that there is text, without marks of HTML.
func (p *problems) text(what, text string) {
	if strings.TrimSpace(text) == "" {
		p.add("%s: empty", what)
	}
	if strings.ContainsAny(text, "<>") || strings.Contains(text, "{{") {
		p.add("%s: marks in plain text: %q", what, text)
	}
}

// entries checks what both formats ask of a feed's entries.
func (p *problems) entries(entries []Entry) {
	seen := map[string]bool{}
	for i, e := range entries {
		if seen[e.ID] {
			p.add("the id %s twice", e.ID)
		}
		seen[e.ID] = true
		if e.Updated.Before(e.Published) {
			p.add("%s: updated before it was published", e.ID)
		}
		if i > 0 && e.Updated.After(entries[i-1].Updated) {
			p.add("%s: newer than the entry above it", e.ID)
		}
	}
}

const atomNS = "http://www.w3.org/2005/Atom"

// An element is one of a document's, as it stands there.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []element  `xml:",any"`
}

func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// named are the children of a name.
func (e *element) named(name string) []element {
	var list []element
	for _, c := range e.Children {
		if c.XMLName.Local == name && c.XMLName.Space == atomNS {
			list = append(list, c)
		}
	}
	return list
}

// one is the text of the child that there must be exactly one of.
func (e *element) one(p *problems, name string) string {
	list := e.named(name)
	if len(list) != 1 {
		p.add("%s: %d elements %s", e.XMLName.Local, len(list), name)
		return ""
	}
	if kind := list[0].attr("type"); kind != "" && kind != "text" {
		p.add("%s: %s of type %s", e.XMLName.Local, name, kind)
	}
	return list[0].Text
}

// links are the addresses of links by their relation.
func (e *element) links(p *problems) map[string]string {
	links := map[string]string{}
	for _, l := range e.named("link") {
		rel := l.attr("rel")
		if rel == "" {
			rel = "alternate"
		}
		if links[rel] != "" {
			p.add("%s: two links %s", e.XMLName.Local, rel)
		}
		links[rel] = l.attr("href")
		p.address("link "+rel, links[rel])
		if l.attr("type") == "" {
			p.add("link %s without a type", rel)
		}
	}
	return links
}

// allowed are the elements that may stand in a feed and in an entry (4.1.1, 4.1.2).
var allowed = map[string][]string{
	"feed":  {"author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights", "subtitle", "title", "updated", "entry"},
	"entry": {"author", "category", "content", "contributor", "id", "link", "published", "rights", "source", "summary", "title", "updated"},
}

func (e *element) known(p *problems) {
	for _, c := range e.Children {
		if c.XMLName.Space != atomNS || !strings.Contains(" "+strings.Join(allowed[e.XMLName.Local], " ")+" ", " "+c.XMLName.Local+" ") {
			p.add("%s: an element %s", e.XMLName.Local, c.XMLName.Local)
		}
	}
}

// Atom reads an Atom feed, which lies at an address, and says what is wrong with it.
func Atom(data []byte, at string) (Feed, []string) {
	var p problems
	if !strings.HasPrefix(string(data), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed ") {
		p.add("it does not begin like a feed")
	}
	var root element
	if err := xml.Unmarshal(data, &root); err != nil {
		p.add("%v", err)
		return Feed{}, p
	}
	if root.XMLName.Space != atomNS || root.XMLName.Local != "feed" {
		p.add("the root is %v", root.XMLName)
	}
	root.known(&p)
	links := root.links(&p)
	f := Feed{Title: root.one(&p, "title"), Self: links["self"]}
	p.text("title", f.Title)
	if id := root.one(&p, "id"); id == "" {
		p.add("an empty id")
	} else {
		p.address("id", id)
	}
	if f.Self != at {
		p.add("self is %s, not %s", f.Self, at)
	}
	if links["alternate"] == "" {
		p.add("no link to the page")
	}
	updated := p.date("updated", root.one(&p, "updated"))
	authors := root.named("author")
	for i := range authors {
		p.text("author", authors[i].one(&p, "name"))
	}
	newest := time.Time{}
	for _, entry := range root.named("entry") {
		e := p.atomEntry(&entry)
		if len(authors) == 0 && len(entry.named("author")) == 0 {
			p.add("%s: nobody is its author", e.ID)
		}
		if e.Updated.After(newest) {
			newest = e.Updated
		}
		f.Entries = append(f.Entries, e)
	}
	if !newest.IsZero() && !updated.Equal(newest) {
		p.add("updated %v, and its newest entry %v", updated, newest)
	}
	p.entries(f.Entries)
	return f, p
}

func (p *problems) atomEntry(entry *element) Entry {
	entry.known(p)
	e := Entry{
		ID: entry.one(p, "id"), Title: entry.one(p, "title"), Text: entry.one(p, "summary"),
		Address:   entry.links(p)["alternate"],
		Published: p.date("published", entry.one(p, "published")), Updated: p.date("updated", entry.one(p, "updated")),
	}
	p.address("id", e.ID)
	p.address("link", e.Address)
	p.text("title", e.Title)
	p.text("summary", e.Text)
	for _, a := range entry.named("author") {
		p.text("author", a.one(p, "name"))
	}
	for _, c := range entry.named("category") {
		p.text("category", c.attr("term"))
	}
	return e
}

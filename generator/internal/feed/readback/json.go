package readback

import (
	"bytes"
	"encoding/json"
	"io"
)

// JSON reads a JSON feed, which lies at an address, and says what is wrong with it.
func JSON(data []byte, at string) (Feed, []string) {
	var p problems
	var doc struct {
		Version     string              `json:"version"`
		Title       string              `json:"title"`
		Page        string              `json:"home_page_url"`
		Self        string              `json:"feed_url"`
		Description string              `json:"description"`
		Authors     []map[string]string `json:"authors"`
		Language    string              `json:"language"`
		Items       *[]struct {
			ID        string              `json:"id"`
			URL       string              `json:"url"`
			Title     string              `json:"title"`
			Text      string              `json:"content_text"`
			Published string              `json:"date_published"`
			Modified  string              `json:"date_modified"`
			Authors   []map[string]string `json:"authors"`
			Tags      []string            `json:"tags"`
		} `json:"items"`
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&doc); err != nil {
		p.add("%v", err)
		return Feed{}, p
	}
	if _, err := dec.Token(); err != io.EOF {
		p.add("something follows the feed")
	}
	if doc.Version != "https://jsonfeed.org/version/1.1" {
		p.add("version %q", doc.Version)
	}
	if doc.Items == nil {
		p.add("no items")
		return Feed{}, p
	}
	f := Feed{Title: doc.Title, Self: doc.Self}
	p.text("title", doc.Title)
	p.address("home_page_url", doc.Page)
	if doc.Self != at {
		p.add("feed_url is %s, not %s", doc.Self, at)
	}
	p.authors(doc.Authors)
	for _, it := range *doc.Items {
		e := Entry{ID: it.ID, Address: it.URL, Title: it.Title, Text: it.Text,
			Published: p.date("date_published", it.Published), Updated: p.date("date_modified", it.Modified)}
		p.address("id", it.ID)
		p.address("url", it.URL)
		p.text("title", it.Title)
		p.text("content_text", it.Text)
		p.authors(it.Authors)
		for _, tag := range it.Tags {
			p.text("tag", tag)
		}
		f.Entries = append(f.Entries, e)
	}
	p.entries(f.Entries)
	return f, p
}

func (p *problems) authors(authors []map[string]string) {
	for _, a := range authors {
		p.text("author", a["name"])
	}
}

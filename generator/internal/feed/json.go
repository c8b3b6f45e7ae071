package feed

import (
	"bytes"
	"encoding/json"
)

// version is the address by which a JSON feed says what it is.
const version = "https://jsonfeed.org/version/1.1"

type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	Page        string       `json:"home_page_url"`
	Self        string       `json:"feed_url"`
	Description string       `json:"description,omitempty"`
	Authors     []jsonAuthor `json:"authors"`
	Language    string       `json:"language,omitempty"`
	Items       []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Title     string       `json:"title"`
	Text      string       `json:"content_text"`
	Published string       `json:"date_published"`
	Modified  string       `json:"date_modified"`
	Authors   []jsonAuthor `json:"authors,omitempty"`
	Tags      []string     `json:"tags,omitempty"`
}

// JSON is the feed as JSON Feed.
func (f *Feed) JSON() ([]byte, error) {
	out := jsonFeed{
		Version: version, Title: f.Title, Page: f.Page, Self: f.Page + JSONName, Description: f.Subtitle,
		Authors: []jsonAuthor{{f.Author}}, Language: f.Language, Items: []jsonItem{},
	}
	for _, e := range f.Entries {
		item := jsonItem{ID: e.Address, URL: e.Address, Title: e.Title, Text: e.Text, Published: moment(e.Published), Modified: moment(e.Updated)}
		if e.Label != "" {
			item.Tags = []string{e.Label}
		}
		if e.Author != "" && e.Author != f.Author {
			item.Authors = []jsonAuthor{{e.Author}}
		}
		out.Items = append(out.Items, item)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(out)
	return b.Bytes(), err
}

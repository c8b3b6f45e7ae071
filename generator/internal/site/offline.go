package site

import (
	"encoding/json"
	"fmt"
	"html"
	"path"

	"cunwu/generator/internal/offline"
)

// keeps reports whether pages are kept on phones that visited them. A preview's are not:
// they were never published. Nor are a copy's, which is on a disk already.
func (s *Site) keeps() bool {
	return !s.config.Township.NoOffline && !s.config.Preview && !s.config.Copy
}

// worker hands over the service worker, or the one that takes it away.
func (s *Site) worker(emit func(path string, data []byte) error) error {
	if !s.keeps() {
		return emit(offline.WorkerName, offline.Off())
	}
	word := func(key string) string { return html.EscapeString(s.word(key)) }
	data, err := offline.Worker(offline.Words{
		Lang: s.lang, Dir: word("direction"), Copy: word("offline_copy"), None: word("offline_none"), Lead: word("offline_lead"), Village: word("offline_village"),
	})
	if err != nil {
		return err
	}
	return emit(offline.WorkerName, data)
}

// setVersions gives each page of a village its version, by which a phone finds out that
// the copy it keeps is not current any more. A list tells of notices that stand on pages
// of their own, so it is as new as all of them.
func (s *Site) setVersions(pages []*page) error {
	if !s.keeps() {
		return nil
	}
	var notices []byte
	var lists []*page
	for _, p := range pages {
		params, err := json.Marshal(p.params)
		if err != nil {
			return err
		}
		p.kept = offline.VersionOf([]byte(p.layout), []byte(p.title), params, []byte(p.body))
		switch p.layout {
		case "notice":
			notices = append(notices, p.kept...)
		case "category":
			lists = append(lists, p)
		}
	}
	for _, p := range lists {
		p.kept = offline.VersionOf([]byte(p.kept), notices)
	}
	return nil
}

// versions hands over the list of a village's pages and their versions.
func (s *Site) versions(slug string, pages []*page, emit func(path string, data []byte) error) error {
	if !s.keeps() {
		return nil
	}
	list := map[string]offline.Version{}
	for _, p := range pages {
		below := p.address[len(slug)+1:]
		list[below] = p.kept
		for n := 2; n <= p.pages; n++ {
			list[fmt.Sprintf("%spage/%d/", below, n)] = p.kept
		}
	}
	data, err := offline.List(list)
	if err != nil {
		return err
	}
	return emit(path.Join(slug, offline.ListName), data)
}

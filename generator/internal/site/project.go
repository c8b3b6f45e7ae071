package site

import (
	"encoding/json"
	"maps"

	"cunwu/generator/internal/township"
)

// Project is the Hugo project from which Villages makes the pages of the given villages,
// as files, for Hugo's own command: to compare the two, or to see what Hugo is given.
// With markdown, each notice's body is what that returns, in a file of Hugo's own
// Markdown, instead of the finished HTML.
func (s *Site) Project(villages []Village, markdown func(*township.Notice) string) (map[string][]byte, error) {
	files := source{}
	maps.Copy(files, s.layout)
	config := settings(spoken, s.name, s.params(), []string{"home", "404"})
	for _, key := range []string{"workingDir", "cacheDir"} { // in memory; a command has folders of its own
		delete(config, key)
	}
	data, err := json.MarshalIndent(config, "", "  ")
	if err != nil {
		return nil, err
	}
	files["hugo.json"] = data
	for i := range villages {
		pages, err := s.villagePages(&villages[i])
		if err != nil {
			return nil, err
		}
		bodies := map[string]string{}
		for _, n := range villages[i].Notices {
			if markdown != nil {
				bodies[villages[i].Village.Slug+"/"+n.Notice.ID+"/"] = markdown(n.Notice)
			}
		}
		for _, p := range pages {
			body, isMarkdown := bodies[p.address]
			if isMarkdown {
				p.body = ""
			}
			if err := p.write(files); err != nil {
				return nil, err
			}
			if html := "content/" + p.file + ".html"; isMarkdown {
				files["content/"+p.file+".md"] = append(files[html], body...)
				delete(files, html)
			}
		}
	}
	return files, nil
}

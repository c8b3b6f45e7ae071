package review

import (
	"strings"

	"cunwu/generator/internal/difference"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/privacy"
	"cunwu/generator/internal/township"
)

// own finds out whose each file is, what is for the board alone, and which versions hold
// personal data.
func (r *reviewer) own() {
	var hide []string
	for _, s := range []*side{r.base, r.head} {
		for _, n := range s.notices {
			for _, f := range n.Sources() {
				r.belongs(f, n.ID)
			}
			if n.Audience == township.BoardOnly && !r.Board {
				r.secret[n.ID] = true
			}
		}
	}
	for _, c := range r.diff.Notices {
		for _, f := range append([]string{c.Before, c.After}, c.Files...) {
			if f != "" {
				r.belongs(f, c.ID)
			}
		}
		if r.base.notices[c.Before] == nil && r.head.notices[c.After] == nil && (r.boardish(c.Before) || r.boardish(c.After)) {
			r.secret[c.ID] = true // an item that is not known counts as board-only
		}
	}
	for _, s := range []*side{r.base, r.head} {
		for _, n := range s.notices {
			if r.secret[n.ID] {
				hide = append(hide, n.Path, hidden, n.Title, hidden)
			}
		}
		for _, f := range s.findings {
			if rule, known := finding.RuleOf(f.Rule); !known || rule.Personal && f.Severity == finding.Error {
				for _, id := range r.owners[f.File] {
					r.held[s.key(id)] = true
				}
			}
		}
	}
	for i := 0; i < len(hide); i += 2 {
		if hide[i] == "" {
			hide[i] = hidden
		}
	}
	r.veil = strings.NewReplacer(hide...)
}

// hidden stands for a title or a path that is not shown.
const hidden = "（只上墙的公示）"

// key is a notice's version on a side.
func (s *side) key(id string) string { return s.name + " " + id }

// boardish reports whether a file lies in a category with an item that is for the board
// alone: a file of which no more is known may be one of those.
func (r *reviewer) boardish(file string) bool {
	category := categoryOf(file)
	if r.Board || category == "" {
		return false
	}
	known := false
	for _, s := range []*side{r.base, r.head} {
		for _, it := range s.catalogue.Items {
			known = known || it.Category == category
			if it.Category == category && !it.Web {
				return true
			}
		}
	}
	return !known
}

// categoryOf is the category folder that a file of a village lies in; empty where it lies in
// none.
func categoryOf(file string) string {
	parts := strings.Split(file, "/")
	if len(parts) < 4 {
		return ""
	}
	return parts[2]
}

// place is how a file may be named, and the id of the notice for whose sake it may not
// be; the name is that of its category's folder then.
func (r *reviewer) place(file string) (shown string, id string, veiled bool) {
	for _, id := range r.owners[file] {
		if r.secret[id] {
			return r.words(strings.Join(strings.SplitN(file, "/", 4)[:min(3, strings.Count(file, "/"))], "/")), id, true
		}
	}
	if len(r.owners[file]) == 0 && r.boardish(file) {
		return r.words(strings.Join(strings.SplitN(file, "/", 4)[:3], "/")), "", true
	}
	return r.words(file), "", false
}

// words are a text of the program's own or of a file's name as it may be shown.
func (r *reviewer) words(s string) string { return privacy.Redact(difference.Line(r.veil.Replace(s))) }

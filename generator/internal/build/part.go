package build

import (
	"path"
	"slices"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/printed"
	"cunwu/generator/internal/survey"
	"cunwu/generator/internal/township"
)

// villageOf is the village to which a source file belongs, its folder as a whole too, or "".
func villageOf(file string) string { return township.VillageOf(file + "/") }

// broken reports whether a village could not be read, or was left out.
func (p *Prepared) broken(slug string) bool {
	return p.Township.Village(slug) == nil && slices.ContainsFunc(p.Findings, func(f finding.Finding) bool {
		return f.Severity == finding.Error && villageOf(f.File) == slug
	})
}

// forget drops the findings of villages that were not asked for, and reports whether
// there was an error among them. With no villages given all are asked for.
func (p *Prepared) forget(asked []string) (elsewhere bool) {
	if len(asked) == 0 {
		return false
	}
	p.Accepted = slices.DeleteFunc(p.Accepted, func(a finding.Accepted) bool {
		v := villageOf(a.File)
		return v != "" && !slices.Contains(asked, v)
	})
	p.Findings = slices.DeleteFunc(p.Findings, func(f finding.Finding) bool {
		v := villageOf(f.File)
		if v == "" || slices.Contains(asked, v) {
			return false
		}
		elsewhere = elsewhere || f.Severity == finding.Error
		return true
	})
	return elsewhere
}

// choose renders the given villages alone. The township's own pages, which tell of
// every village, are made anew where the other villages are sound and on the site.
func (r *renderer) choose(asked []string, elsewhere bool, has func(string) bool) {
	r.chosen, r.home = nil, !elsewhere
	for _, v := range r.Township.Villages {
		if slices.Contains(asked, v.Slug) {
			r.chosen = append(r.chosen, v)
		} else if !has(v.Slug + "/index.html") {
			r.home = false
		}
	}
	if !r.home {
		r.report.leaveOut("content/township.yaml", "只做了点名的村，乡镇首页没有更新")
	}
}

// keeps reports whether a file of the last site stays although this build does not
// make it: those of villages that are not rendered, and with them what they share.
func (r *renderer) keeps(file string) bool {
	top, _, inside := strings.Cut(file, "/")
	switch {
	case file == redirectsFile: // of all villages, always
		return false
	case top == "search" && r.home, top == guidesFolder && inside: // made anew
		return false
	case !inside || top == "assets":
		return len(r.Villages) > 0
	case slices.Contains(r.kept.folders, top):
		return true
	}
	if slices.ContainsFunc(r.chosen, func(v *township.Village) bool { return v.Slug == top || slices.Contains(v.Formerly, top) }) {
		return false
	}
	return len(r.Villages) > 0 || r.broken(top)
}

// guidesSource is the folder of the guides' files.
const guidesSource = "content/guides/"

// leaveOut takes out of the model what has errors, and lists it: notices and guides whole, and
// villages whose own settings cannot be relied on, whose pages stay as they were.
// It returns false when an error concerns the township as a whole, or an address that
// was printed.
func (p *Prepared) leaveOut(report *Report) bool {
	bad := map[string]string{}
	for _, f := range p.Findings {
		if f.Severity == finding.Error {
			if _, known := bad[f.File]; !known {
				bad[f.File] = f.Rule + "：" + f.Message
			}
		}
	}
	owners := map[string]bool{}
	villages := p.Township.Villages[:0]
	for _, v := range p.Township.Villages {
		if bad["villages/"+v.Slug+"/village.yaml"] != "" {
			continue
		}
		kept := v.Notices[:0]
		for _, n := range v.Notices {
			why := ""
			for _, f := range n.Sources() {
				owners[f] = true
				if why == "" {
					why = bad[f]
				}
			}
			if why == "" {
				kept = append(kept, n)
				continue
			}
			report.leaveOut(n.Path, why)
		}
		v.Notices = kept
		survey.Link(v)
		villages = append(villages, v)
	}
	p.Township.Villages = villages
	p.Township.Guides = slices.DeleteFunc(p.Township.Guides, func(g *township.Guide) bool { return bad[g.Path] != "" })
	for f, why := range bad {
		switch slug := villageOf(f); {
		case path.Base(f) == printed.File: // a printed address would lead nowhere
			return false
		case owners[f]:
		case strings.HasPrefix(f, guidesSource):
			report.leaveOut(f, why)
		case slug == "":
			return false
		case p.Township.Village(slug) == nil:
			report.leaveOut("villages/"+slug+"/", "整个村没有更新，网页还是上一次的。"+why)
		default:
			report.leaveOut(f, why)
		}
	}
	return true
}

package build

import (
	"slices"
	"strings"
	"sync"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/printed"
	"cunwu/generator/internal/township"
)

// absent gives every notice of a village whose code was printed, and which is left out
// for what is wrong in it, a page that says so. Its last page cannot stay: it may name
// people whose time is over since.
func (r *renderer) absent(v *township.Village, put emit) error {
	if r.at == nil {
		return nil
	}
	done := map[string]bool{}
	for _, p := range r.Township.Printed {
		slug, id := p.Parts()
		if id == "" || done[id] || slug != v.Slug && !slices.Contains(v.Formerly, slug) {
			continue
		}
		if answer, _ := r.at.Ask(p.Address); answer != printed.NoNotice && answer != printed.Unread {
			continue
		}
		done[id] = true
		if err := put(r.site.Absent(v, id)); err != nil {
			return err
		}
	}
	return nil
}

// pagesMade notes which pages a build makes, so that none that was printed is missing.
type pagesMade struct {
	mu    sync.Mutex
	names map[string]bool
}

// watch passes files on and notes the pages among them.
func (m *pagesMade) watch(put emit) emit {
	return func(name string, data []byte) error {
		if strings.HasSuffix(name, "/index.html") {
			m.mu.Lock()
			m.names[name] = true
			m.mu.Unlock()
		}
		return put(name, data)
	}
}

// lost finds printed addresses that the site would be without: the last gate before it is
// written, whatever the reason may be. Of villages that were not asked for it finds
// nothing; has tells what the last site had.
func (r *renderer) lost(made *pagesMade, has func(string) bool) []finding.Finding {
	var lost []finding.Finding
	done := map[string]bool{}
	for _, p := range r.Township.Printed {
		page := p.Address + "index.html"
		if done[page] || made.names[page] || r.keeps(page) && has(page) || len(r.Villages) > 0 && !slices.Contains(r.Villages, villageOf(p.Place.File)) {
			continue
		}
		done[page] = true
		lost = append(lost, finding.New(finding.RulePrintedGone, p.Place,
			"网址 /"+p.Address+" 印在纸上（"+p.Day.Chinese()+"），这次做出来的网站里没有它，所以没有更新。",
			"先改正别的错误，再做一次。"))
	}
	return lost
}

package build

import (
	"strings"

	"cunwu/generator/internal/search"
	"cunwu/generator/internal/site"
	"cunwu/generator/internal/township"
)

// indexVillage makes a village's index, and keeps it for the township's.
func (r *renderer) indexVillage(view site.Village, put emit) error {
	index, err := r.index(view)
	if err != nil {
		return err
	}
	r.mu.Lock()
	if r.indexes == nil {
		r.indexes = map[string]*search.Village{}
	}
	r.indexes[view.Village.Slug] = index
	r.mu.Unlock()
	return index.Files(put)
}

// indexTownship makes the township's index. Villages that were not rendered are read
// for it as they would have been.
func (r *renderer) indexTownship(put emit) error {
	var indexes []*search.Village
	for _, v := range r.Township.Villages {
		index := r.indexes[v.Slug]
		if index == nil {
			view := site.Village{Village: v}
			for _, n := range v.Web() {
				one := site.Notice{Notice: n, Text: document(n).Plain()}
				if item, ok := r.Catalogue.Item(n.Item); ok {
					one.ItemName = item.Name
				}
				view.Notices = append(view.Notices, one)
			}
			var err error
			if index, err = r.index(view); err != nil {
				return err
			}
		}
		indexes = append(indexes, index)
	}
	guides, err := r.guideIndex()
	if err != nil {
		return err
	}
	if guides != nil {
		indexes = append(indexes, guides)
	}
	return search.Township(indexes, put)
}

// index makes the index of a village's notices.
func (r *renderer) index(view site.Village) (*search.Village, error) {
	var notices []search.Notice
	for _, one := range view.Notices {
		notices = append(notices, search.Notice{
			Notice: one.Notice, Text: one.Text, Item: one.ItemName, Category: r.words["cat_"+one.Notice.Category],
			Issuer: r.issuer(view.Village, one.Notice), Files: r.labels(one.Notice),
		})
	}
	return search.Read(view.Village, notices, search.Options{Today: r.Day, Day: r.site.Day, Column: r.site.Column})
}

// issuer is whose notice it is, in the pages' words.
func (r *renderer) issuer(v *township.Village, n *township.Notice) string {
	if n.Issuer != "" {
		return n.Issuer
	}
	return strings.ReplaceAll(r.words["issuer"], "{{ .village }}", v.Name)
}

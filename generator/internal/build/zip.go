package build

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/output"
	"cunwu/generator/internal/parcel"
	"cunwu/generator/internal/township"
)

// ErrOneVillage says that a ZIP is of one village.
var ErrOneVillage = errors.New("a ZIP is of one village")

// ZIP builds the site of one village and writes it to a file as a ZIP, whole or not at
// all. The output folder is neither read nor changed. Findings, and what is left out,
// are as for Build.
func ZIP(ctx context.Context, o Options, file string) (*Report, finding.Found, error) {
	if len(o.Villages) != 1 {
		return nil, finding.Found{}, ErrOneVillage
	}
	o.copy = true
	j, err := begin(ctx, o)
	if j == nil {
		return nil, finding.Found{}, err
	}
	defer j.Close()
	if err != nil {
		return nil, j.found(), err
	}
	slug := o.Villages[0]
	v := j.Township.Village(slug)
	if v == nil {
		return nil, j.found(), ErrFindings
	}
	r := j.renderer
	r.chosen = []*township.Village{v}
	var mu sync.Mutex
	files := map[string][]byte{}
	err = r.render(ctx, func(name string, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		files[name] = bytes.Clone(data)
		return nil
	})
	if err != nil {
		return nil, j.found(), err
	}
	j.clock.lap("render")
	o.progress(Writing, 0, 1)
	data, err := parcel.Parcel{
		Slug: slug, Base: j.Township.Base, Day: o.Day, Files: files, Lang: j.Township.Languages[0], Right: rightToLeft(r.words),
		Title: strings.ReplaceAll(r.words["zip_title"], "{{ .village }}", v.Name),
		Lead:  strings.ReplaceAll(r.words["zip_lead"], "{{ .day }}", r.site.Day(o.Day)),
		Link:  r.words["zip_link"],
	}.ZIP()
	if err != nil {
		return nil, j.found(), err
	}
	if err := output.WriteWhole(file, data, 0o644); err != nil {
		return nil, j.found(), err
	}
	o.progress(Writing, 1, 1)
	r.report.Files, r.report.Written = 1, 1
	return j.end()
}

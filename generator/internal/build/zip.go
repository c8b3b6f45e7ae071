package build

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync"

	"cunwu/generator/internal/content"
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
	clock := newStopwatch()
	o.progress(Loading, 0, 1)
	p, err := PrepareRecorded(ctx, o.Source, nil, o.Day, o.Version, o.Top)
	if err != nil {
		return nil, finding.Found{}, err
	}
	defer p.Close()
	slug := o.Villages[0]
	if p.Township.Village(slug) == nil && !p.broken(slug) {
		return nil, finding.Found{}, content.NoVillage(slug, slugs(p.Township))
	}
	if err := errors.Join(p.rebase(o.Base), p.speak(o.Language)); err != nil {
		return nil, p.found(), err
	}
	clock.lap("load")
	report := &Report{}
	p.forget(o.Villages)
	counts := finding.Count(p.Findings)
	stop := counts.Error > 0 || o.Strict && counts.Warning > 0
	if stop && (!o.KeepGoing || !p.leaveOut(report)) {
		return nil, p.found(), ErrFindings
	}
	v := p.Township.Village(slug)
	if v == nil {
		return nil, p.found(), ErrFindings
	}
	r, err := newRenderer(p, o, report)
	if err != nil {
		return nil, p.found(), err
	}
	r.chosen = []*township.Village{v}
	if o.KeepGoing {
		r.at = p.Site()
	}
	var mu sync.Mutex
	files := map[string][]byte{}
	err = r.render(ctx, func(name string, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		files[name] = bytes.Clone(data)
		return nil
	})
	if err != nil {
		return nil, p.found(), err
	}
	clock.lap("render")
	o.progress(Writing, 0, 1)
	data, err := parcel.Parcel{
		Slug: slug, Base: p.Township.Base, Day: o.Day, Files: files, Lang: p.Township.Languages[0], Right: rightToLeft(r.words),
		Title: strings.ReplaceAll(r.words["zip_title"], "{{ .village }}", v.Name),
		Lead:  strings.ReplaceAll(r.words["zip_lead"], "{{ .day }}", r.site.Day(o.Day)),
		Link:  r.words["zip_link"],
	}.ZIP()
	if err != nil {
		return nil, p.found(), err
	}
	if err := output.WriteWhole(file, data, 0o644); err != nil {
		return nil, p.found(), err
	}
	o.progress(Writing, 1, 1)
	clock.lap("write")
	report.Files, report.Written = 1, 1
	report.Seconds = clock.seconds()
	report.sort()
	p.Findings = finding.Sort(append(p.Findings, r.findings...))
	if stop || len(r.findings) > 0 {
		return report, p.found(), ErrFindings
	}
	return report, p.found(), nil
}

package build

import (
	"context"
	"errors"

	"cunwu/generator/internal/content"
	"cunwu/generator/internal/finding"
)

// A job is a build that has begun: the township was read, and what has errors is out of it.
type job struct {
	*Prepared
	renderer  *renderer // nil where the build cannot go on
	clock     *stopwatch
	stop      bool // there is an error, or what counts as one
	elsewhere bool // there is an error in a village that was not asked for
}

// begin begins a build. Where it cannot go on, what was found may say why: then there is a
// job with the error. The caller closes it.
func begin(ctx context.Context, o Options) (*job, error) {
	clock := newStopwatch()
	o.progress(Loading, 0, 1)
	p, err := PrepareRecorded(ctx, o.Source, nil, o.Day, o.Version, o.Top) // all villages: the township's own pages tell of each
	if err != nil {
		return nil, err
	}
	for _, slug := range o.Villages {
		if p.Township.Village(slug) == nil && !p.broken(slug) {
			return nil, errors.Join(content.NoVillage(slug, slugs(p.Township)), p.Close())
		}
	}
	j := &job{Prepared: p, clock: clock}
	if err := errors.Join(p.rebase(o.Base), p.speak(o.Language)); err != nil {
		return j, err
	}
	clock.lap("load")
	report := &Report{}
	j.elsewhere = p.forget(o.Villages)
	counts := finding.Count(p.Findings)
	j.stop = counts.Error > 0 || o.Strict && counts.Warning > 0
	if j.stop && (!o.KeepGoing || !p.leaveOut(report)) {
		return j, ErrFindings
	}
	if j.renderer, err = newRenderer(p, o, report); err != nil {
		return j, err
	}
	if o.KeepGoing {
		j.renderer.at = p.Site()
	}
	return j, nil
}

// end says what a build that was written came to.
func (j *job) end() (*Report, finding.Found, error) {
	report := j.renderer.report
	j.clock.lap("write")
	report.Seconds = j.clock.seconds()
	report.sort()
	j.Findings = finding.Sort(append(j.Findings, j.renderer.findings...))
	if j.stop || len(j.renderer.findings) > 0 {
		return report, j.found(), ErrFindings
	}
	return report, j.found(), nil
}

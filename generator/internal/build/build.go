// Package build is the pipeline: it reads a township, checks it, renders its pages and
// sheets, and hands every file to the writer.
//
// It promises: nothing is written while an error stands; the output folder changes
// as a whole or not at all; the bytes do not depend on how many villages are built
// together, in what order, or on how many processors; whatever is left out is listed.
package build

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/difference"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/output"
	"cunwu/generator/internal/printed"
	"cunwu/generator/internal/search"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/site"
	"cunwu/generator/internal/township"
)

// Options say what to build. The zero value of each but Source, Out, Day and Version is useful.
type Options struct {
	Source    string // the township's folder
	Top       string // the folder that holds the repository, where it is one above
	Out       string // the output folder
	Base      string // base address; empty: the township's own
	Language  string // one of the township's; empty: its first
	Villages  []string
	Day       township.Day
	KeepGoing bool // leave out what has errors instead of stopping
	Strict    bool // warnings stop the build as errors do
	NoSheets  bool
	Preview   bool   // every page says that it is not published, and asks search engines to stay away
	copy      bool   // to be read without a network: see ZIP
	Version   string // of the program

	Batch   int // villages rendered as one site; 0: 5
	Workers int // batches rendered at once; 0: as many as processors

	// Progress is told how far a stage is. It may be nil; it is called by several goroutines.
	Progress func(stage Stage, done, total int)
}

// A Stage is a part of a build.
type Stage string

// The stages.
const (
	Loading   Stage = "load"
	Rendering Stage = "render"
	Writing   Stage = "write"
)

// ErrFindings says that findings stopped the build. Nothing was written.
var ErrFindings = errors.New("findings stop the build")

// batchSize is how many villages are one site: smaller ones pay for the templates
// again, larger ones hold more at once, and Hugo slows down with many pages.
const batchSize = 5

// Build builds. The findings are returned whether or not it fails; with ErrFindings
// they are the reason. The report is nil when nothing was written.
func Build(ctx context.Context, o Options) (*Report, finding.Found, error) {
	j, err := begin(ctx, o)
	if j == nil {
		return nil, finding.Found{}, err
	}
	defer j.Close()
	if err != nil {
		return nil, j.found(), err
	}
	r := j.renderer
	w, err := output.Open(o.Out, protectedFolders(o.Source))
	if err != nil {
		return nil, j.found(), err
	}
	defer w.Abort()
	r.chosen, r.home = j.Township.Villages, true
	if len(o.Villages) > 0 {
		r.choose(o.Villages, j.elsewhere, w.Has)
	}
	r.readFormer()
	if err := w.Keep(r.keeps); err != nil {
		return nil, j.found(), err
	}
	made := &pagesMade{names: map[string]bool{}}
	if err := r.render(ctx, made.watch(w.Put)); err != nil {
		return nil, j.found(), err
	}
	if lost := r.lost(made, w.Has); len(lost) > 0 {
		j.Findings = finding.Sort(slices.Concat(j.Findings, r.findings, lost))
		return nil, j.found(), ErrFindings
	}
	j.clock.lap("render")
	o.progress(Writing, 0, 1)
	stats, err := w.Commit()
	if err != nil {
		return nil, j.found(), err
	}
	o.progress(Writing, 1, 1)
	report := r.report
	report.Files, report.Written, report.Unchanged, report.Removed = stats.Files, stats.Written, stats.Unchanged, stats.Removed
	return j.end()
}

func (o Options) progress(stage Stage, done, total int) {
	if o.Progress != nil {
		o.Progress(stage, done, total)
	}
}

func slugs(t *township.Township) []string {
	var s []string
	for _, v := range t.Villages {
		s = append(s, v.Slug)
	}
	return s
}

// protectedFolders are those that an output folder must not be, hold, or lie in.
func protectedFolders(source string) []string {
	folders := []string{source}
	for _, name := range []string{"content", "villages", "themes", ".git", "generator"} {
		folders = append(folders, filepath.Join(source, name))
	}
	return folders
}

// A renderer turns a prepared township into files.
type renderer struct {
	*Prepared
	Options
	report *Report
	site   *site.Site
	sheets *sheet.Maker
	words  map[string]string // of the pages
	tally  tally
	lists  pageLists

	chosen []*township.Village // that are rendered
	home   bool                // the township's own pages are rendered too
	kept   keptFormer
	at     *printed.Site // what the model has at an address; nil: nothing is left out

	dueOnce sync.Once
	due     []catalogue.Duty // see webDuties

	mu       sync.Mutex
	findings []finding.Finding          // that rendering came upon
	indexes  map[string]*search.Village // of the villages that were rendered, by slug
}

func newRenderer(p *Prepared, o Options, report *Report) (*renderer, error) {
	r := &renderer{Prepared: p, Options: o, report: report}
	r.clearEnded()
	th, words, sheetWords, err := OpenTheme(o.Source, p.Township)
	if err != nil {
		return nil, err
	}
	r.words = words
	r.unspoken()
	if r.sheets, err = sheet.New(sheetWords, p.Township.Fonts); err != nil {
		return nil, err
	}
	r.site, err = site.New(site.Config{
		Township: p.Township, Catalogue: p.Catalogue, Theme: th, Words: words, Today: o.Day, Version: o.Version, Preview: o.Preview, Copy: o.copy, Share: !o.NoSheets,
	})
	if err == nil {
		p.Record.Speak(difference.Saying{Day: r.site.Day, And: words["and"]})
	}
	return r, err
}

func (o Options) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

func (o Options) batch() int {
	if o.Batch > 0 {
		return o.Batch
	}
	return batchSize
}

// A stopwatch measures the stages of a build. Its figures are in the report alone,
// never in an output.
type stopwatch struct {
	last time.Time
	laps map[string]float64
}

func newStopwatch() *stopwatch { return &stopwatch{time.Now(), map[string]float64{}} }

func (s *stopwatch) lap(name string) {
	now := time.Now()
	s.laps[name] = float64(now.Sub(s.last).Milliseconds()) / 1000
	s.last = now
}

func (s *stopwatch) seconds() map[string]float64 {
	total := 0.0
	for _, v := range s.laps {
		total += v
	}
	s.laps["total"] = total
	return s.laps
}

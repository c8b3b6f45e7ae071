// Package staged checks what git has staged, before it is committed: what is committed
// stays in the history.
//
// It promises:
//
//   - It looks at the index, whatever lies in the working tree.
//   - It reads the villages with staged files, and all of them only where content/ or the
//     words of a theme change, or a village goes.
//   - Findings are those of staged files, and of notices that staged files belong to;
//     what is wrong elsewhere is counted and stops nobody.
//   - Staged files that no notice names are looked into as well, for personal data.
//   - Nothing is left on the disk once the result is closed.
package staged

import (
	"context"
	"errors"
	"path"
	"slices"
	"strings"

	"cunwu/generator/internal/checkout"
	"cunwu/generator/internal/content"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/history"
	"cunwu/generator/internal/leak"
	"cunwu/generator/internal/survey"
	"cunwu/generator/internal/township"
	"cunwu/generator/internal/versions"
)

// Options say what to check.
type Options struct {
	Source  string       // the township's folder
	Top     string       // the folder that holds the repository, where it is one above
	Index   string       // the file of the index, where git says that it is another
	Day     township.Day // today
	Program string       // version of the program
}

// A Checked is what a check came to.
type Checked struct {
	finding.Found                // of what is staged
	Elsewhere     finding.Counts // findings of other files
	Files         int            // that are staged
	Villages      int            // that were read
	NoTownship    bool           // what is staged holds none; names and lists were looked at all the same
	Lines         func(file string) []string

	laid *checkout.Checkout
}

// Close takes away what was laid out.
func (c *Checked) Close() error {
	if c.laid == nil {
		return nil
	}
	return c.laid.Remove()
}

const (
	contentFolder  = "content"
	themesFolder   = "themes"
	villagesFolder = "villages"
	townshipFile   = "content/township.yaml"
	villageFile    = "village.yaml"
)

// A stage is one check.
type stage struct {
	Options
	*history.Stage
	repository *history.Repository
	out        *Checked
	changed    map[string]history.FileChange
	slugs      map[string]bool // villages with staged files
	removed    map[string]bool // villages that lose a file, or whose settings change
	all        bool            // all villages are read
	survey     *survey.Survey
}

// Check checks what is staged. A *history.Problem, history.ErrNoRepository are for the
// person at the keyboard. The caller closes what it gets.
func Check(ctx context.Context, o Options) (checked *Checked, err error) {
	r, err := history.Open(o.Source, history.Options{Top: o.Top})
	if err != nil {
		return nil, err
	}
	defer r.Close() // an index that cannot be kept costs time, no more
	is, err := r.Staged(ctx, o.Index)
	if err != nil {
		return nil, err
	}
	s := &stage{Options: o, Stage: is, repository: r, out: &Checked{Files: len(is.Changes), Lines: func(string) []string { return nil }},
		changed: map[string]history.FileChange{}, slugs: map[string]bool{}, removed: map[string]bool{}}
	if len(is.Changes) == 0 {
		return s.out, nil
	}
	for _, f := range is.Changes {
		s.changed[f.Path] = f
		slug := township.VillageOf(f.Path)
		if slug != "" {
			s.slugs[slug] = true
		}
		if base := path.Base(f.Path); f.After.IsZero() || base == villageFile {
			s.removed[slug] = true
		}
		s.all = s.all || strings.HasPrefix(f.Path, contentFolder+"/") || isWords(f.Path) || f.After.IsZero() && path.Base(f.Path) == villageFile
	}
	if s.out.laid, err = checkout.New(); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.out.Close())
		}
	}()
	if err := s.read(ctx); err != nil {
		return nil, err
	}
	if err := s.loose(ctx); err != nil {
		return nil, err
	}
	s.out.Findings = finding.Sort(s.out.Findings)
	return s.out, nil
}

// read lays out what is staged and checks the township in it.
func (s *stage) read(ctx context.Context) error {
	wanted := []string{contentFolder, themesFolder}
	if s.all {
		wanted = append(wanted, villagesFolder)
	} else {
		for slug := range s.slugs {
			wanted = append(wanted, villagesFolder+"/"+slug)
		}
	}
	dir, _, err := s.out.laid.Lay("staged", func(take checkout.Take) error { return s.Extract(ctx, wanted, take) })
	if err != nil {
		return err
	}
	s.out.Lines = content.Lines(dir)
	switch {
	case !s.There(townshipFile):
		s.out.NoTownship = true
		if _, gone := s.changed[townshipFile]; gone {
			s.out.Findings = append(s.out.Findings, finding.New(finding.RuleTownship, township.Place{File: townshipFile},
				"乡镇的设置 content/township.yaml 不在要提交的文件里。", "恢复它：git checkout HEAD -- content/township.yaml。"))
		}
		return nil
	case !s.all && len(s.slugs) == 0:
		return nil
	}
	var villages []string
	if !s.all {
		if villages, err = content.VillageFolders(dir); err != nil {
			return err
		}
	}
	if len(villages) == 0 && !s.all { // which would mean all
		if dir, _, err = s.out.laid.Lay("whole", func(take checkout.Take) error {
			return s.Extract(ctx, []string{contentFolder, themesFolder, villagesFolder}, take)
		}); err != nil {
			return err
		}
		s.out.Lines = content.Lines(dir)
	}
	record, err := versions.Open(ctx, versions.Options{Source: s.Source, Top: s.Top, Program: s.Program, Day: s.Day, Stage: s.Stage})
	if err != nil {
		return err
	}
	s.survey, err = survey.Of(survey.Options{Source: dir, Villages: villages, Day: s.Day, Past: record})
	if err = errors.Join(err, record.Close()); err != nil {
		return err
	}
	s.out.Villages = len(s.survey.Township.Villages)
	s.sort()
	return nil
}

// sort parts the findings of what is staged from the others.
func (s *stage) sort() {
	mine := map[string]bool{}
	for _, v := range s.survey.Township.Villages {
		for _, n := range v.Notices {
			files := n.Sources()
			if slices.ContainsFunc(files, s.touches) || s.lost(n) {
				for _, f := range files {
					mine[f] = true
				}
			}
		}
	}
	var elsewhere []finding.Finding
	for _, f := range s.survey.Findings {
		if mine[f.File] || s.concerns(f) {
			s.out.Findings = append(s.out.Findings, f)
		} else {
			elsewhere = append(elsewhere, f)
		}
	}
	s.out.Elsewhere = finding.Count(elsewhere)
	for _, a := range s.survey.Accepted {
		if mine[a.File] || s.concerns(a.Finding) {
			s.out.Accepted = append(s.out.Accepted, a)
		}
	}
}

func (s *stage) touches(file string) bool {
	_, yes := s.changed[file]
	return yes
}

// lost reports whether a file beside a notice goes, which the notice may have named.
func (s *stage) lost(n *township.Notice) bool {
	dir := path.Dir(n.Path)
	return slices.ContainsFunc(s.Changes, func(f history.FileChange) bool {
		return f.After.IsZero() && path.Dir(f.Path) == dir && !strings.EqualFold(path.Ext(f.Path), ".md")
	})
}

// concerns reports whether a finding comes of what is staged, although it stands at no
// notice: at a staged file, at one that is not there, or at an address that would break.
func (s *stage) concerns(f finding.Finding) bool {
	if s.touches(f.File) {
		return true
	}
	slug := township.VillageOf(f.File)
	if f.Rule == finding.RulePrintedOffWeb.Code && s.offWeb(f) {
		return true
	}
	if strings.HasPrefix(f.Rule, "CW7") && f.Rule != finding.RuleNoHistory.Code {
		// What went before this commit is not its fault.
		return s.removed[slug] && path.Base(f.File) == "printed.csv" || !s.There(f.File) && s.settings()
	}
	if folder, ok := strings.CutPrefix(f.File, villagesFolder+"/"); ok && s.slugs[folder] { // a village without settings
		return true
	}
	return s.slugs[slug] && !s.There(f.File)
}

// offWeb reports whether a finding about a printed address is about a notice whose file is
// staged: it leaves the web by this commit, or did so before.
func (s *stage) offWeb(f finding.Finding) bool {
	for _, p := range s.survey.Township.Printed {
		if p.Place.File != f.File || p.Place.Line != f.Line {
			continue
		}
		_, id := p.Parts()
		for _, v := range s.survey.Township.Villages {
			if n := v.Notice(id); n != nil && s.touches(n.Path) {
				return true
			}
		}
	}
	return false
}

// settings reports whether the settings of a village change: they name its former addresses.
func (s *stage) settings() bool {
	return slices.ContainsFunc(s.Changes, func(f history.FileChange) bool { return path.Base(f.Path) == villageFile })
}

// loose looks into the staged files that are neither a guide nor named by a notice.
func (s *stage) loose(ctx context.Context) error {
	known := map[string]bool{}
	var town *township.Township
	if s.survey != nil {
		town = s.survey.Township
		for _, v := range town.Villages {
			for _, n := range v.Notices {
				for _, f := range n.Sources() {
					known[f] = true
				}
			}
		}
	}
	if town != nil {
		for _, g := range town.Guides {
			known[g.Path] = true
		}
	}
	looker := leak.NewLooker(town, nil)
	own := leak.Program(s.There)
	for _, c := range s.Changes {
		if c.After.IsZero() || known[c.Path] || own(c.Path) || leak.Settings(c.Path) {
			continue
		}
		hits := looker.Name(c.Path)
		setting := strings.HasPrefix(c.Path, contentFolder+"/") && strings.EqualFold(path.Ext(c.Path), ".yaml") // which the checks know
		if leak.Readable(c.Path) && !setting {
			data, err := s.repository.Blob(ctx, c.After, leak.Largest)
			if err != nil && !errors.Is(err, history.ErrTooLong) {
				return err
			}
			more, unread := looker.File(c.Path, data)
			hits = append(hits, more...)
			if err != nil {
				unread = "文件太大"
			}
			if unread != "" {
				s.out.Findings = append(s.out.Findings, finding.New(finding.RuleScan, township.Place{File: c.Path},
					"这个文件程序没有读全，查不了里面有没有个人信息："+strings.TrimSuffix(unread, "。")+"。", "请人看过再提交；不是公示要用的，不要放进仓库。"))
			}
		}
		s.out.Findings = append(s.out.Findings, leak.Findings(c.Path, hits)...)
	}
	return nil
}

// isWords reports whether a file may hold words of a theme, which are checked.
func isWords(name string) bool {
	return strings.HasPrefix(name, themesFolder+"/") && path.Ext(name) == ".yaml"
}

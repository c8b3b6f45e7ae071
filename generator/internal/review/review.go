// Package review says what a change does, for the person who is to approve it: what
// becomes of each notice, what was there before and what will be, what is wrong with
// it, and what the villages concerned still owe.
//
// It promises:
//
//   - It compares the commit where the branch left the published one with the branch's
//     last commit, whatever lies in the working tree.
//   - It reads the villages that change, and all of them only where content/ changes.
//   - A Report holds nothing that may not be shown: no personal data, no content of a
//     version that holds any, and of what is for the board alone no title, text, figure or
//     file name unless Options.Board asks for them. A repository with such lists is private,
//     and so are the comments in it; but comments go out by mail, and logs are passed on.
//   - Who may change what is taken from the published settings: a change cannot permit itself.
//   - The same commits, day and options give the same report.
package review

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/check"
	"cunwu/generator/internal/checkout"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/history"
	"cunwu/generator/internal/township"
)

// Options say what to review.
type Options struct {
	Source  string       // the township's folder
	Top     string       // the folder that holds the repository, where it is one above
	Base    string       // the commit that is published: a branch, a hash
	Head    string       // the commit to review; empty: HEAD
	Day     township.Day // today
	Preview string       // base address of a preview; empty: the township's own
	By      string       // account or e-mail address of who asks; empty: the authors of the commits
	Board   bool         // show what is for the board alone
}

// Folders are those of a township's content: what may be uncommitted, and what only the
// township changes.
var folders = []string{contentFolder, villagesFolder, themesFolder}

const (
	contentFolder  = "content"
	villagesFolder = "villages"
	themesFolder   = "themes"
)

// A reviewer is one run.
type reviewer struct {
	Options
	repository *history.Repository
	published  *history.History // up to where the branch left
	diff       *history.Diff
	report     *Report
	base, head *side
	all        bool // all villages were read
	slugs      []string

	owners map[string][]string // ids of the notices that a file belongs to, then or now
	secret map[string]bool     // ids of the notices whose content is not shown for the board's sake
	held   map[string]bool     // versions that hold personal data
	veil   *strings.Replacer   // blanks out what names those of secret
	found  []finding.Finding   // by this package

	deleted    map[string]string // files of notices that are gone, by id
	wasID      map[string]string // the id that a notice had
	renumbered map[string]bool   // ids that became others
	restored   map[string]bool   // ids of notices that had been deleted and come back
	told       map[string]bool   // ids of which a finding says that their addresses lead nowhere now
	due        []catalogue.Duty
	laid       *checkout.Checkout
}

// Of reviews what a commit would change. A *history.Problem is for the person at the
// keyboard; history.ErrNoRepository, history.ErrNoCommits and content.ErrNoTownship are
// their mistakes as well.
func Of(ctx context.Context, o Options) (report *Report, err error) {
	r := &reviewer{Options: o, report: &Report{Form: 1, Date: o.Day.String(), Base: o.Base, Notes: []string{}, Villages: []Village{}, Files: []File{}},
		owners: map[string][]string{}, secret: map[string]bool{}, held: map[string]bool{}, veil: strings.NewReplacer(),
		deleted: map[string]string{}, wasID: map[string]string{}, renumbered: map[string]bool{}, restored: map[string]bool{}, told: map[string]bool{}}
	if r.repository, err = history.Open(o.Source, history.Options{Top: o.Top}); err != nil {
		return nil, err
	}
	defer func() { _ = r.repository.Close() }() // an index that cannot be kept costs time, no more
	if err := r.compare(ctx); err != nil {
		return nil, err
	}
	if r.laid, err = checkout.New(); err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.laid.Remove()) }()
	if err := r.read(ctx); err != nil {
		return nil, err
	}
	if err := r.examine(ctx); err != nil {
		return nil, err
	}
	return r.report, nil
}

// compare finds the two commits, and what differs between them.
func (r *reviewer) compare(ctx context.Context) error {
	head, err := r.repository.Resolve(ctx, r.Head)
	if err != nil {
		return err
	}
	base, err := r.repository.Resolve(ctx, r.Base)
	if err != nil {
		return err
	}
	parted, ok, err := r.repository.MergeBase(ctx, base, head)
	switch {
	case err != nil:
		return err
	case !ok && r.repository.Shallow():
		return &history.Problem{Message: "这是浅克隆，看不到两个提交是从哪里分开的。", Hint: "运行 git fetch --unshallow；在自动构建里把 fetch-depth（GitLab 是 GIT_DEPTH）设为 0。"}
	case !ok:
		return &history.Problem{Message: "“" + r.Base + "”和要审的提交没有共同的历史。", Hint: "从主线重新建一个分支，把改动搬过去。"}
	}
	r.report.Parted, r.report.Head = parted.String(), head.String()
	if r.published, err = r.repository.Index(ctx, parted.String()); err != nil {
		return err
	}
	if r.published.State == history.Shallow {
		r.note("这是浅克隆，以前用过的编号只查到手头有的历史。在自动构建里把 fetch-depth（GitLab 是 GIT_DEPTH）设为 0。")
	}
	if parted != base {
		r.note("目标分支后来又有新的提交，这里比较的是分开的地方。合并前先更新这个分支，再看一次。")
	}
	if r.Head == "" {
		loose, err := r.repository.Uncommitted(ctx, r.Source, head, folders)
		if err != nil {
			return err
		}
		if len(loose) > 0 {
			r.note(fmt.Sprintf("文件夹里有 %d 个文件的改动还没有提交，这里没有算进去。先 git add 和 git commit，再看一次。", len(loose)))
		}
	}
	r.diff, err = r.repository.Changes(ctx, parted, head)
	return err
}

func (r *reviewer) note(words string) { r.report.Notes = append(r.report.Notes, words) }

// examine fills in the report.
func (r *reviewer) examine(ctx context.Context) error {
	r.own()
	if err := r.permanence(ctx); err != nil {
		return err
	}
	if err := r.trespass(ctx); err != nil {
		return err
	}
	if err := r.villages(); err != nil {
		return err
	}
	for _, f := range r.diff.Files {
		if township.VillageOf(f.Path) == "" {
			r.report.Files = append(r.report.Files, File{r.words(f.Path), fileChange(f)})
		}
	}
	r.findings()
	return nil
}

func fileChange(f history.FileChange) string {
	switch {
	case f.Before.IsZero():
		return Added
	case f.After.IsZero():
		return Deleted
	}
	return Edited
}

// find reports something by the published settings.
func (r *reviewer) find(rule finding.Rule, at township.Place, message, hint string) {
	f := finding.New(rule, at, r.words(message), r.words(hint))
	left, _ := check.Settle(&township.Township{Rules: r.base.township.Rules}, []finding.Finding{f})
	r.found = append(r.found, left...)
}

// ids of notices that a file belongs to.
func (r *reviewer) belongs(file, id string) {
	if !slices.Contains(r.owners[file], id) {
		r.owners[file] = append(r.owners[file], id)
	}
}

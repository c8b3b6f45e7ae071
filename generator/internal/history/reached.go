package history

import (
	"context"
	"errors"
	"slices"
)

// A Reached is every content that files of the site's folder have had in some commits.
type Reached struct {
	Contents []Content // parents before their children, and the files of a commit by path
	Commits  int
	Part     bool // in a shallow clone: what came before is not at hand
}

// A Content is what a file held, under a name that it had.
type Content struct {
	Path  string
	Blob  Hash
	First *Commit // the first commit that has it
	Now   bool    // so does the last
}

// Reach finds the contents of all commits that lead to head, and not to base unless that
// is zero. It reads no content: Blob does.
func (r *Repository) Reach(ctx context.Context, base, head Hash) (*Reached, error) {
	o := r.reader()
	defer r.giveBack(o)
	w := &walk{r: r, o: o, trees: map[Hash]Hash{}, seen: map[contentKey]bool{}}
	out, err := w.from(ctx, base, head)
	return out, r.explain(err)
}

// ErrTooLong says that a content is longer than what is read.
var ErrTooLong = errors.New("content too long")

// Blob reads a content. One longer than limit bytes is ErrTooLong.
func (r *Repository) Blob(ctx context.Context, blob Hash, limit int64) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	o := r.reader()
	defer r.giveBack(o)
	data, err := o.object(blob, blobKind, limit)
	if err == nil && data == nil {
		return nil, ErrTooLong
	}
	return data, r.explain(err)
}

// A walk goes over commits from the oldest on.
type walk struct {
	r     *Repository
	o     *reader
	trees map[Hash]Hash // of the site's folder, by commit
	paths table[string]
	seen  map[contentKey]bool
	out   Reached
}

type contentKey struct {
	blob Hash
	path int32
}

func (w *walk) from(ctx context.Context, base, head Hash) (*Reached, error) {
	known := map[Hash]bool{}
	if !base.IsZero() {
		err := w.commits(ctx, base, known, func(Hash, *commit) error { return nil })
		if err != nil {
			return nil, err
		}
	}
	w.out.Part = false
	err := w.commits(ctx, head, known, func(h Hash, c *commit) error {
		w.out.Commits++
		return w.brought(h, c)
	})
	if err != nil {
		return nil, err
	}
	now := map[contentKey]bool{}
	list := comparison{w.o, func(d difference) { now[contentKey{d.after, w.paths.of(d.path)}] = true }}
	if err := list.folders(Hash{}, w.trees[head], "", 0); err != nil {
		return nil, err
	}
	for i, c := range w.out.Contents {
		w.out.Contents[i].Now = now[contentKey{c.Blob, w.paths.of(c.Path)}]
	}
	return &w.out, nil
}

// commits visits those from a tip back that are not known, each after its parents.
func (w *walk) commits(ctx context.Context, tip Hash, known map[Hash]bool, visit func(Hash, *commit) error) error {
	type open struct {
		hash   Hash
		commit *commit // nil: not read yet
	}
	stack := []open{{hash: tip}}
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if top.commit != nil {
			h, c := top.hash, top.commit
			stack = stack[:len(stack)-1]
			if known[h] {
				continue
			}
			known[h] = true
			if err := visit(h, c); err != nil {
				return err
			}
			continue
		}
		if known[top.hash] {
			stack = stack[:len(stack)-1]
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		c, err := w.o.commit(top.hash)
		if err != nil {
			return err
		}
		if w.trees[top.hash], err = w.o.folderIn(c.tree, w.r.at.prefix); err != nil {
			return err
		}
		if w.r.at.shallow[top.hash] {
			c.parents, w.out.Part = nil, true
		}
		top.commit = c
		for _, p := range slices.Backward(c.parents) { // the first parent's line comes first
			if !known[p] {
				stack = append(stack, open{hash: p})
			}
		}
	}
	return nil
}

// brought notes the contents that a commit has and none of its parents.
func (w *walk) brought(h Hash, c *commit) error {
	var before Hash
	if len(c.parents) > 0 {
		before = w.trees[c.parents[0]]
	}
	var list []difference
	first := comparison{w.o, func(d difference) {
		if !d.after.IsZero() {
			list = append(list, d)
		}
	}}
	if err := first.folders(before, w.trees[h], "", 0); err != nil {
		return err
	}
	for _, p := range c.parents[min(1, len(c.parents)):] {
		fresh := map[string]bool{}
		other := comparison{w.o, func(d difference) { fresh[d.path] = true }}
		if err := other.folders(w.trees[p], w.trees[h], "", 0); err != nil {
			return err
		}
		list = slices.DeleteFunc(list, func(d difference) bool { return !fresh[d.path] })
	}
	var by *Commit
	for _, d := range list {
		key := contentKey{d.after, w.paths.of(d.path)}
		if w.seen[key] {
			continue
		}
		w.seen[key] = true
		if by == nil {
			by = &Commit{h, c.author.person, c.author.when.time(), c.committer.person, c.committer.when.time(), c.subject}
		}
		w.out.Contents = append(w.out.Contents, Content{Path: w.paths.values[key.path], Blob: d.after, First: by})
	}
	return nil
}

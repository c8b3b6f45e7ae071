package history

import (
	"context"
	"slices"
)

// A Step is a commit of a branch, and what it changed.
type Step struct {
	Commit
	Merge bool
	// Files are the plain files of the site's folder that it changed against its parent,
	// by path. Of a merge: those that are as no parent has them, which whoever merged
	// wrote. Nil where the parent is not at hand.
	Files []string
}

// Branch lists the commits that head has and base has not, each after its parents.
func (r *Repository) Branch(ctx context.Context, base, head Hash) ([]Step, error) {
	r.indexing.Lock()
	defer r.indexing.Unlock()
	g, err := r.gather(ctx, base, head)
	if err != nil {
		return nil, err
	}
	before := map[Hash]bool{}
	for _, h := range g.ancestors([]Hash{base}, nil) {
		before[h] = true
	}
	o := r.reader()
	defer r.giveBack(o)
	var steps []Step
	for _, h := range g.ancestors([]Hash{head}, before) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		f := g.fact(h)
		s := Step{Commit: g.commit(f), Merge: len(f.parents) > 1}
		if _, cut := g.cut[h]; !cut {
			if s.Files, err = r.wrote(o, h, f.parents); err != nil {
				return nil, r.explain(err)
			}
		}
		steps = append(steps, s)
	}
	return steps, nil
}

// wrote lists the files of a commit that are as none of its parents has them.
func (r *Repository) wrote(o *reader, h Hash, parents []Hash) ([]string, error) {
	now, err := r.site(o, h)
	if err != nil {
		return nil, err
	}
	if len(parents) == 0 {
		parents = []Hash{{}}
	}
	var files []string
	for i, parent := range parents {
		var then Hash
		if !parent.IsZero() {
			if then, err = r.site(o, parent); err != nil {
				return nil, err
			}
		}
		var differ []string
		c := comparison{o, func(d difference) { differ = append(differ, d.path) }}
		if err := c.folders(then, now, "", 0); err != nil {
			return nil, err
		}
		if i == 0 {
			files = differ
			continue
		}
		files = slices.DeleteFunc(files, func(f string) bool { return !slices.Contains(differ, f) })
	}
	slices.Sort(files)
	return files, nil
}

// site is the tree of the site's folder in a commit; zero where it is not there.
func (r *Repository) site(o *reader, h Hash) (Hash, error) {
	c, err := o.commit(h)
	if err != nil {
		return Hash{}, err
	}
	return o.folderIn(c.tree, r.at.prefix)
}

// Shallow reports whether the repository begins somewhere, so that older commits may not
// be at hand.
func (r *Repository) Shallow() bool { return len(r.at.shallow) > 0 }

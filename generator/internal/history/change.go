package history

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"
)

// A Diff is what differs between two commits, as a pull request would change it.
type Diff struct {
	Base, Head Hash
	Files      []FileChange   // all plain files of the site's folder, by path
	Notices    []NoticeChange // by village and id
}

// A FileChange is a file that differs. A hash is zero where the file is not there.
type FileChange struct {
	Path          string
	Before, After Hash
}

// A NoticeChange is a notice that differs. Where a file cannot be read as a notice, it is
// among the files only.
type NoticeChange struct {
	ID            string
	Before, After string   // paths of its file; "" where it is not there
	Edited        bool     // its own files say something else, or have other names
	Files         []string // those of its own files, then or now, that differ
}

// Added and its like say what became of the notice. One may be both edited and moved.
func (c NoticeChange) Added() bool   { return c.Before == "" }
func (c NoticeChange) Deleted() bool { return c.After == "" }
func (c NoticeChange) Moved() bool   { return c.Before != "" && c.After != "" && c.Before != c.After }

// Village is the slug of the village it belongs to, or belonged to.
func (c NoticeChange) Village() string { return slugOf(cmp.Or(c.After, c.Before)) }

// MergeBase finds the newest commit that two have in common: where a branch left the
// other. ok is false where there is none at hand.
func (r *Repository) MergeBase(ctx context.Context, a, b Hash) (base Hash, ok bool, err error) {
	r.indexing.Lock()
	defer r.indexing.Unlock()
	g, err := r.gather(ctx, a, b)
	if err != nil {
		return Hash{}, false, err
	}
	first := map[Hash]bool{}
	for _, h := range g.ancestors([]Hash{a}, nil) {
		first[h] = true
	}
	// Parents come before their children: the last common one is no ancestor of another.
	for _, h := range slices.Backward(g.ancestors([]Hash{b}, nil)) {
		if first[h] {
			return h, true, nil
		}
	}
	return Hash{}, false, nil
}

// Changes lists what differs between two commits, whatever their history.
func (r *Repository) Changes(ctx context.Context, base, head Hash) (*Diff, error) {
	r.indexing.Lock()
	defer r.indexing.Unlock()
	d := &Diff{Base: base, Head: head}
	o := r.reader()
	defer r.giveBack(o)
	var roots [2]Hash
	for i, h := range []Hash{base, head} {
		c, err := o.commit(h)
		if err == nil {
			roots[i], err = o.folderIn(c.tree, r.at.prefix)
		}
		if err != nil {
			return nil, r.explain(err)
		}
	}
	c := comparison{o, func(f difference) { d.Files = append(d.Files, FileChange{f.path, f.before, f.after}) }}
	if err := c.folders(roots[0], roots[1], "", 0); err != nil {
		return nil, r.explain(err)
	}
	slices.SortFunc(d.Files, func(a, b FileChange) int { return cmp.Compare(a.Path, b.Path) })
	then, err := r.concerned(ctx, o, roots[0], d.Files, func(f FileChange) Hash { return f.Before })
	if err != nil {
		return nil, r.explain(err)
	}
	now, err := r.concerned(ctx, o, roots[1], d.Files, func(f FileChange) Hash { return f.After })
	if err != nil {
		return nil, r.explain(err)
	}
	d.Notices = pair(then, now, d.Files)
	return d, nil
}

// A concern is a notice of one of the two commits whose files differ.
type concern struct {
	id  string
	own []ownFile
}

// concerned finds the notices of a commit that are among the files, or refer to one of
// them.
func (r *Repository) concerned(ctx context.Context, o *reader, root Hash, changed []FileChange, of func(FileChange) Hash) ([]concern, error) {
	differs := map[string]bool{}
	var folders []string
	for _, f := range changed {
		differs[f.Path] = true
		if name := folderOf(f.Path); strings.HasPrefix(name, villages+"/") && (len(folders) == 0 || folders[len(folders)-1] != name) {
			folders = append(folders, name)
		}
	}
	slices.Sort(folders)
	var out []concern
	for _, folder := range slices.Compact(folders) {
		tree, err := o.folderIn(root, folder)
		if err != nil {
			return nil, err
		}
		if tree.IsZero() {
			continue
		}
		list, err := o.listing(tree, ".")
		if err != nil {
			return nil, err
		}
		var blobs []Hash
		for _, e := range list {
			if !e.folder && isNotice(folder+e.name) {
				blobs = append(blobs, e.blob)
			}
		}
		if err := r.readHeaders(ctx, blobs); err != nil {
			return nil, err
		}
		for _, e := range list {
			if e.folder || !isNotice(folder+e.name) || r.known.headers[e.blob].id == "" {
				continue
			}
			c := concern{r.known.headers[e.blob].id, []ownFile{{folder + e.name, e.blob}}}
			touched := differs[folder+e.name]
			for _, other := range list {
				if !other.folder && !isNotice(folder+other.name) && r.known.headers[e.blob].refersTo(other.name) {
					c.own = append(c.own, ownFile{folder + other.name, other.blob})
					touched = touched || differs[folder+other.name]
				}
			}
			touched = touched || r.lost(r.known.headers[e.blob], folder, changed, of)
			if touched {
				out = append(out, c)
			}
		}
	}
	return out, nil
}

// lost reports whether a notice refers to a file that is not there in this commit, but is
// in the other.
func (r *Repository) lost(h header, folder string, changed []FileChange, of func(FileChange) Hash) bool {
	return slices.ContainsFunc(changed, func(f FileChange) bool {
		return folderOf(f.Path) == folder && !isNotice(f.Path) && of(f).IsZero() && h.refersTo(baseOf(f.Path))
	})
}

// pair brings the notices of the two commits together by their ids.
func pair(then, now []concern, changed []FileChange) []NoticeChange {
	differs := map[string]bool{}
	for _, f := range changed {
		differs[f.Path] = true
	}
	byID := map[string]*NoticeChange{}
	own := map[string][2][]ownFile{}
	find := func(id string) *NoticeChange {
		if byID[id] == nil {
			byID[id] = &NoticeChange{ID: id}
		}
		return byID[id]
	}
	for side, list := range [][]concern{then, now} {
		for _, c := range list {
			n := find(c.id)
			path := &n.Before
			if side == 1 {
				path = &n.After
			}
			if *path != "" && c.own[0].path != n.Before { // a copy: the file that was there is the notice
				continue
			}
			*path = c.own[0].path
			files := own[c.id]
			files[side] = c.own
			own[c.id] = files
		}
	}
	var out []NoticeChange
	for id, n := range byID {
		files := own[id]
		n.Edited = n.Before != "" && n.After != "" && !sameFiles(files[0], files[1])
		for _, f := range slices.Concat(files[0], files[1]) {
			if differs[f.path] && !slices.Contains(n.Files, f.path) {
				n.Files = append(n.Files, f.path)
			}
		}
		slices.Sort(n.Files)
		out = append(out, *n)
	}
	slices.SortFunc(out, func(a, b NoticeChange) int {
		return cmp.Or(cmp.Compare(a.Village(), b.Village()), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// sameFiles compares a notice's own files wherever they are: the notice by its content,
// the others by name and content.
func sameFiles(a, b []ownFile) bool {
	return slices.EqualFunc(a, b, func(x, y ownFile) bool {
		same := bytes.Equal(x.blob[:], y.blob[:])
		return same && (isNotice(x.path) || baseOf(x.path) == baseOf(y.path))
	})
}

package history

import (
	"context"
	"slices"
	"strings"
)

// A fact is what is kept of a commit. It follows from the commit's hash alone, so it
// holds for ever, whatever happens to branches.
type fact struct {
	hash      Hash
	parents   []Hash
	main      int // which parent the main line goes on with, were this commit on it
	author    signedBy
	committer signedBy
	subject   string
	approvals []approval
	signature SignatureForm
	changes   []change // below villages/, against that parent
}

// Names of persons and paths come up again and again: they are kept once.
type signedBy struct {
	person int32
	when   stamp
}

type change struct {
	path int32
	blob Hash // zero: no longer there
}

// knowledge is all facts, and the front matter of the blobs they name. It only grows.
type knowledge struct {
	paths   table[string]
	persons table[Person]
	facts   []fact
	at      map[Hash]int32 // a commit's place in facts
	headers map[Hash]header
	grown   bool // it holds more than the index on disk
}

// A table numbers values.
type table[T comparable] struct {
	values []T
	number map[T]int32
}

func (t *table[T]) of(v T) int32 {
	if n, ok := t.number[v]; ok {
		return n
	}
	if t.number == nil {
		t.number = map[T]int32{}
	}
	n := int32(len(t.values))
	t.values = append(t.values, v)
	t.number[v] = n
	return n
}

func newKnowledge() *knowledge {
	return &knowledge{at: map[Hash]int32{}, headers: map[Hash]header{}}
}

func (k *knowledge) add(f fact) {
	k.at[f.hash] = int32(len(k.facts))
	k.facts = append(k.facts, f)
	k.grown = true
}

// A graph is the facts that one question needs: those of all ancestors of some commits,
// and the oldest commits of a shallow clone, whose parents are not at hand.
type graph struct {
	*knowledge
	cut map[Hash]*fact
}

func (g *graph) fact(h Hash) *fact {
	if f, ok := g.cut[h]; ok {
		return f
	}
	at, ok := g.at[h]
	if !ok {
		panic("history: a commit that was not gathered")
	}
	return &g.facts[at]
}

// parents are those that are at hand.
func (g *graph) parents(h Hash) []Hash {
	if _, ok := g.cut[h]; ok {
		return nil
	}
	return g.fact(h).parents
}

// A fresh commit is one whose fact is being made.
type fresh struct {
	hash    Hash
	commit  *commit
	main    int
	changes []difference
}

// gather reads the commits from tips back that are not known yet, and what they
// changed. The caller holds r.indexing for as long as it uses what comes back.
func (r *Repository) gather(ctx context.Context, tips ...Hash) (*graph, error) {
	known := r.known
	o := r.reader()
	defer r.giveBack(o)

	trees := map[Hash]Hash{} // of commits
	var todo []*fresh
	cut := map[Hash]*commit{}
	queue := slices.Clone(tips)
	seen := map[Hash]bool{}
	for len(queue) > 0 {
		h := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if seen[h] {
			continue
		}
		seen[h] = true
		if at, ok := known.at[h]; ok && !r.at.shallow[h] {
			queue = append(queue, known.facts[at].parents...) // an index made in a shallow clone may lack those
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c, err := o.commit(h)
		if err != nil {
			return nil, r.explain(err)
		}
		trees[h] = c.tree
		if r.at.shallow[h] {
			cut[h] = c
			continue
		}
		f := &fresh{hash: h, commit: c}
		if len(c.parents) == 2 && turned(c.subject, r.options.Branch) {
			f.main = 1
		}
		todo = append(todo, f)
		for _, parent := range slices.Backward(c.parents) { // the first comes next: neighbours share trees
			queue = append(queue, parent)
		}
	}
	for _, f := range todo { // a parent that was known already has not been read
		if len(f.commit.parents) == 0 {
			continue
		}
		if p := f.commit.parents[f.main]; trees[p].IsZero() {
			c, err := o.commit(p)
			if err != nil {
				return nil, r.explain(err)
			}
			trees[p] = c.tree
		}
	}
	err := r.inParts(ctx, len(todo), func(o *reader, from, to int) error {
		for i, f := range todo[from:to] {
			if i%256 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			var before Hash
			if len(f.commit.parents) > 0 {
				before = trees[f.commit.parents[f.main]]
			}
			var err error
			if f.changes, err = r.compare(o, before, f.commit.tree); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, r.explain(err)
	}
	return r.learn(ctx, o, todo, cut)
}

// compare lists what differs below villages/ between two commits' trees.
func (r *Repository) compare(o *reader, before, after Hash) ([]difference, error) {
	old, err := o.folderIn(before, r.at.prefix+villages)
	if err != nil {
		return nil, err
	}
	now, err := o.folderIn(after, r.at.prefix+villages)
	if err != nil {
		return nil, err
	}
	var found []difference
	c := comparison{o, func(d difference) { found = append(found, d) }}
	return found, c.folders(old, now, villages+"/", 0)
}

// learn adds what was gathered to what is known, with the front matter of new blobs.
func (r *Repository) learn(ctx context.Context, o *reader, todo []*fresh, cut map[Hash]*commit) (*graph, error) {
	listings := map[Hash][]difference{}
	var blobs []Hash
	wanted := func(differences []difference) {
		for _, d := range differences {
			if !d.after.IsZero() && isNotice(d.path) {
				blobs = append(blobs, d.after)
			}
		}
	}
	for h, c := range cut { // the order of the blobs does not matter
		list, err := r.compare(o, Hash{}, c.tree)
		if err != nil {
			return nil, r.explain(err)
		}
		listings[h] = list
		wanted(list)
	}
	for _, f := range todo {
		wanted(f.changes)
	}
	if err := r.readHeaders(ctx, blobs); err != nil {
		return nil, err
	}

	k := r.known
	for _, f := range slices.Backward(todo) {
		k.add(k.factOf(f.hash, f.commit, f.main, f.changes))
	}
	g := &graph{k, map[Hash]*fact{}}
	for h, c := range cut {
		f := g.factOf(h, c, 0, listings[h])
		g.cut[h] = &f
	}
	return g, nil
}

func (k *knowledge) factOf(h Hash, c *commit, main int, changes []difference) fact {
	f := fact{hash: h, parents: c.parents, main: main, subject: c.subject, approvals: c.approvals, signature: c.signature,
		author: signedBy{k.persons.of(c.author.person), c.author.when}, committer: signedBy{k.persons.of(c.committer.person), c.committer.when}}
	for _, d := range changes {
		f.changes = append(f.changes, change{k.paths.of(d.path), d.after})
	}
	return f
}

// readHeaders makes sure that the front matter of the blobs is known. The caller holds
// r.indexing.
func (r *Repository) readHeaders(ctx context.Context, blobs []Hash) error {
	unread := blobs[:0:0]
	asked := map[Hash]bool{}
	for _, b := range blobs {
		if _, ok := r.known.headers[b]; !ok && !asked[b] {
			asked[b] = true
			unread = append(unread, b)
		}
	}
	headers := make([]header, len(unread))
	err := r.inParts(ctx, len(unread), func(o *reader, from, to int) error {
		for i := from; i < to; i++ {
			if i%256 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			data, err := o.object(unread[i], blobKind, maxNotice)
			if err != nil {
				return err
			}
			headers[i] = readHeader(data)
		}
		return nil
	})
	if err != nil {
		return r.explain(err)
	}
	for i, b := range unread {
		r.known.headers[b] = headers[i]
		r.known.grown = true
	}
	return nil
}

// folderOf and baseOf take a path apart.
func folderOf(path string) string { return path[:strings.LastIndexByte(path, '/')+1] }
func baseOf(path string) string   { return path[strings.LastIndexByte(path, '/')+1:] }

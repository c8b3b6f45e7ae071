package history

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"
)

// A State says how much history there is.
type State int

// The states. The zero History is in the first.
const (
	NoRepository State = iota // the site is not kept in git
	NoCommits                 // nothing was committed yet
	Shallow                   // a shallow clone: it begins somewhere
	Complete
)

// A History is what was published by one commit of the main line. It does not change.
type History struct {
	State    State
	Head     Hash
	Notices  []*Notice // all that ever were, by id
	Villages []Village // all that ever were, by slug
	Warnings []Warning

	repository *Repository
}

// A Warning is what a person should know about the repository, with the cure.
type Warning struct{ Message, Hint string }

// A Notice is the history of one notice.
type Notice struct {
	ID        string
	Revisions []Revision // oldest first
}

// A Revision is a state of a notice's files on the main line.
type Revision struct {
	Path string // of its file, from the site's root; "" where the notice was deleted
	// Commit is one whose tree holds the notice so: that of the landing, or the oldest
	// one at hand.
	Commit Hash
	// Landing is how it got to the main line. Nil: it was there when the history at
	// hand begins, and nobody knows since when.
	Landing *Landing
	// Written is the commit on the branch, or on the main line itself, that last touched
	// the notice's files. Nil: not at hand.
	Written *Commit
	// Copies are other files that claim the same id.
	Copies []string
	// Became is the id that its file has now, where the notice is gone because its id
	// was changed.
	Became string

	own       []ownFile  // its file first
	approvals []approval // of Written
}

// An ownFile is a file that belongs to a notice.
type ownFile struct {
	path string
	blob Hash
}

// Deleted reports whether the notice was deleted with this revision.
func (r Revision) Deleted() bool { return r.Path == "" }

// First is the landing with which the notice was first published; nil: it was there when
// the history at hand begins.
func (n *Notice) First() *Landing { return n.Revisions[0].Landing }

// Stock is the commit with which the oldest notices came: a township that moves to git
// brings what it had published before. Zero: nobody knows which that was.
func (h *History) Stock() Hash {
	var oldest *Landing
	for _, n := range h.Notices {
		first := n.First()
		if first == nil {
			return Hash{}
		}
		if oldest == nil || first.Time.Before(oldest.Time) {
			oldest = first
		}
	}
	if oldest == nil {
		return Hash{}
	}
	return oldest.Commit.Hash
}

// Last is the newest revision.
func (n *Notice) Last() Revision { return n.Revisions[len(n.Revisions)-1] }

// Path is where the notice is now, or where it last was.
func (n *Notice) Path() string {
	for _, r := range slices.Backward(n.Revisions) {
		if !r.Deleted() {
			return r.Path
		}
	}
	return ""
}

// Village is the slug of the village that the notice belongs to, or last belonged to.
func (n *Notice) Village() string { return slugOf(n.Path()) }

// A Village is a folder of villages/ with a village.yaml.
type Village struct {
	Slug  string
	Since *Landing // nil: before the history at hand begins
	Gone  *Landing // nil: it is there
}

// Notice finds a notice by its id, or nil.
func (h *History) Notice(id string) *Notice {
	i := sort.Search(len(h.Notices), func(i int) bool { return h.Notices[i].ID >= id })
	if i < len(h.Notices) && h.Notices[i].ID == id {
		return h.Notices[i]
	}
	return nil
}

// Index makes the history of a commit, by any name that Resolve understands; "" is
// HEAD. Commits that the index on disk knows are not read again.
func (r *Repository) Index(ctx context.Context, name string) (*History, error) {
	head, err := r.Resolve(ctx, name)
	if errors.Is(err, ErrNoCommits) {
		return &History{State: NoCommits, repository: r}, nil
	}
	if err != nil {
		return nil, err
	}
	h := &History{State: Complete, Head: head, repository: r}
	built := Hash{}
	if r.options.Built != "" {
		if built, err = r.Resolve(ctx, r.options.Built); err != nil {
			h.warn("上次发布的提交“"+r.options.Built+"”在这个仓库里找不到，不能核对主线有没有被改写。", "运行 git fetch --unshallow；主线确实被强制推送改写过的，由审核员确认。")
		}
	}
	r.indexing.Lock()
	defer r.indexing.Unlock()
	tips := []Hash{head}
	if !built.IsZero() {
		tips = append(tips, built)
	}
	g, err := r.gather(ctx, tips...)
	if err != nil {
		return nil, err
	}
	line, turns, rewritten := g.mainLine(head, built)
	if rewritten {
		h.warn("主线被改写过：上次发布的提交 "+built.String()[:10]+" 已经不在上面。", "核对有没有公示因此消失；以后不要用 git push --force。")
	}
	if turns > 0 {
		h.warn(fmt.Sprintf("有 %d 次合并是用 git pull 倒着合的，主线按另一条父提交认定；这样进来的修改没有审核记录。", turns), "提交前先运行 git pull --rebase，修改走合并请求。")
	}
	if _, cut := g.cut[line[0]]; cut {
		h.State = Shallow
		h.warn("这是浅克隆，更早的历史不在这里，首次公开的日期和旧版本不全。", "运行 git fetch --unshallow；在自动构建里把 fetch-depth 设为 0。")
	}
	if err := r.warnOfModules(h, head); err != nil {
		return nil, r.explain(err)
	}
	p := &publication{graph: g, r: r, ctx: ctx, history: h, line: line, landings: g.landings(line, r.options.Now),
		notices: map[string]*Notice{}, folders: map[string]*folder{}, holders: map[string][]int32{}, landed: map[Hash]bool{}}
	return h, p.replay()
}

func (h *History) warn(message, hint string) {
	h.Warnings = append(h.Warnings, Warning{message, hint})
}

// warnOfModules looks for villages that are kept in repositories of their own.
func (r *Repository) warnOfModules(h *History, head Hash) error {
	o := r.reader()
	defer r.giveBack(o)
	c, err := o.commit(head)
	if err != nil {
		return err
	}
	folder, err := o.folderIn(c.tree, r.at.prefix+villages)
	if err != nil {
		return err
	}
	tree, err := o.tree(folder)
	if err != nil {
		return err
	}
	for len(tree) > 0 {
		var e entry
		if e, tree, err = nextEntry(tree); err != nil {
			return &objectError{folder, false, err}
		}
		if e.module {
			h.warn("villages/"+e.name+" 是 git 子模块，它的历史在另一个仓库里，这里看不到。", "把村文件夹直接放进本仓库。")
		}
	}
	return nil
}

// A publication replays the main line, oldest first.
type publication struct {
	*graph
	r        *Repository
	ctx      context.Context
	history  *History
	line     []Hash
	landings []Landing

	blobs   []Hash   // by path: what is there now
	ids     []string // by path: the notice that the file is
	notices map[string]*Notice
	holders map[string][]int32 // by id: the files that claim it
	folders map[string]*folder
	slugs   []Village
	landed  map[Hash]bool // commits that are published
	writers map[int32]written
}

// A folder's files, as numbers of paths.
type folder struct{ notices, others []int32 }

// A written file: the commit that last touched it, and where that commit stands in its
// branch.
type written struct {
	by    Hash
	order int
}

func (p *publication) replay() error {
	p.blobs = make([]Hash, len(p.paths.values))
	p.ids = make([]string, len(p.paths.values))
	for i, h := range p.line {
		if i%256 == 0 && p.ctx.Err() != nil {
			return p.ctx.Err()
		}
		f := p.fact(h)
		landing := &p.landings[i]
		changes := f.changes
		if _, cut := p.cut[h]; cut {
			landing = nil
		} else if i > 0 && f.parents[f.main] != p.line[i-1] {
			var err error
			if changes, err = p.against(p.line[i-1], h); err != nil {
				return p.r.explain(err)
			}
		}
		incomplete := p.land(i, f)
		if len(changes) == 0 {
			continue
		}
		p.apply(h, landing, incomplete, changes)
	}
	for _, n := range p.notices {
		p.history.Notices = append(p.history.Notices, n)
	}
	slices.SortFunc(p.history.Notices, func(a, b *Notice) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(p.slugs, func(a, b Village) int { return strings.Compare(a.Slug, b.Slug) })
	p.history.Villages = p.slugs
	return nil
}

// against compares a commit with the one before it on the line, where that is not the
// parent that its fact is about.
func (p *publication) against(before, h Hash) ([]change, error) {
	o := p.r.reader()
	defer p.r.giveBack(o)
	a, err := o.commit(before)
	if err != nil {
		return nil, err
	}
	b, err := o.commit(h)
	if err != nil {
		return nil, err
	}
	differences, err := p.r.compare(o, a.tree, b.tree)
	if err != nil {
		return nil, err
	}
	var changes []change
	var blobs []Hash
	for _, d := range differences {
		changes = append(changes, change{p.paths.of(d.path), d.after})
		if !d.after.IsZero() && isNotice(d.path) {
			blobs = append(blobs, d.after)
		}
	}
	for len(p.blobs) < len(p.paths.values) {
		p.blobs, p.ids = append(p.blobs, Hash{}), append(p.ids, "")
	}
	return changes, p.r.readHeaders(p.ctx, blobs)
}

// land finds who wrote what a commit of the line brings: the commits that are published
// with it and were not before. It reports whether some of them are not at hand.
func (p *publication) land(i int, f *fact) (incomplete bool) {
	h := p.line[i]
	p.writers = map[int32]written{}
	p.landed[h] = true
	_, cut := p.cut[h]
	if cut || len(f.parents) < 2 {
		return cut
	}
	var sides []Hash
	for _, parent := range f.parents {
		if parent != p.line[i-1] {
			sides = append(sides, parent)
		}
	}
	for order, side := range p.ancestors(sides, p.landed) {
		p.landed[side] = true
		if _, cut := p.cut[side]; cut {
			incomplete = true
			continue
		}
		if s := p.fact(side); len(s.parents) < 2 {
			for _, c := range s.changes {
				p.writers[c.path] = written{side, order}
			}
		}
	}
	return incomplete
}

// apply brings the changes of a commit of the line.
func (p *publication) apply(h Hash, landing *Landing, incomplete bool, changes []change) {
	touched := map[string][]int32{} // by id: the files because of which
	var others []int32
	for _, c := range changes {
		path := p.paths.values[c.path]
		was := p.blobs[c.path]
		p.blobs[c.path] = c.blob
		if (was.IsZero()) != (c.blob.IsZero()) {
			p.list(path, c.path, !c.blob.IsZero())
		}
		switch {
		case isNotice(path):
			before, now := p.ids[c.path], p.headers[c.blob].id
			if c.blob.IsZero() {
				now = ""
			} else if now == "" { // it cannot be read as a notice: a mistake in it takes nothing back
				continue
			}
			if before != "" {
				touched[before] = append(touched[before], c.path)
			}
			if now != before {
				p.hold(before, now, c.path)
				if now != "" {
					touched[now] = append(touched[now], c.path)
				}
			}
			p.ids[c.path] = now
		case strings.Count(path, "/") == 2 && baseOf(path) == "village.yaml":
			p.village(slugOf(path), landing, !c.blob.IsZero())
		default:
			others = append(others, c.path)
		}
	}
	for _, file := range others {
		path := p.paths.values[file]
		for _, notice := range p.folder(path).notices {
			if id := p.ids[notice]; id != "" && p.headers[p.blobs[notice]].refersTo(baseOf(path)) {
				touched[id] = append(touched[id], file)
			}
		}
	}
	for id, files := range touched { // each has a notice of its own: the order does not matter
		p.revise(id, h, landing, incomplete, files)
	}
}

func (p *publication) folder(path string) *folder {
	name := folderOf(path)
	f, ok := p.folders[name]
	if !ok {
		f = &folder{}
		p.folders[name] = f
	}
	return f
}

// list keeps account of which files a folder holds.
func (p *publication) list(path string, number int32, there bool) {
	f := p.folder(path)
	files := &f.others
	if isNotice(path) {
		files = &f.notices
	}
	if there {
		*files = append(*files, number)
	} else if i := slices.Index(*files, number); i >= 0 {
		*files = slices.Delete(*files, i, i+1)
	}
}

// hold moves a file from one id to another.
func (p *publication) hold(before, now string, file int32) {
	if i := slices.Index(p.holders[before], file); i >= 0 {
		p.holders[before] = slices.Delete(p.holders[before], i, i+1)
	}
	if now != "" {
		p.holders[now] = append(p.holders[now], file)
	}
}

func (p *publication) village(slug string, landing *Landing, there bool) {
	i := slices.IndexFunc(p.slugs, func(v Village) bool { return v.Slug == slug })
	if i < 0 {
		if there {
			p.slugs = append(p.slugs, Village{Slug: slug, Since: landing})
		}
		return
	}
	if p.slugs[i].Gone = landing; there {
		p.slugs[i].Gone = nil
	}
}

// revise adds a revision to a notice of whose files some were touched.
func (p *publication) revise(id string, h Hash, landing *Landing, incomplete bool, files []int32) {
	n := p.notices[id]
	if n == nil {
		n = &Notice{ID: id}
		p.notices[id] = n
	}
	next := Revision{Commit: h, Landing: landing}
	p.sign(&next, h, incomplete, files)
	holders := p.holders[id]
	if len(holders) == 0 {
		if len(n.Revisions) == 0 || n.Last().Deleted() {
			return
		}
		if at, ok := p.paths.number[n.Last().Path]; ok {
			next.Became = p.ids[at]
		}
		n.Revisions = append(n.Revisions, next)
		return
	}
	file := holders[0]
	for _, f := range holders {
		path := p.paths.values[f]
		if len(n.Revisions) > 0 && path == n.Last().Path {
			file = f
			break
		}
		if path < p.paths.values[file] {
			file = f
		}
	}
	for _, f := range holders {
		if f != file {
			next.Copies = append(next.Copies, p.paths.values[f])
		}
	}
	slices.Sort(next.Copies)
	next.Path = p.paths.values[file]
	next.own = p.own(file)
	n.Revisions = append(n.Revisions, next)
}

// own lists the files that belong to a notice, its own first, the others by name.
func (p *publication) own(file int32) []ownFile {
	path := p.paths.values[file]
	own := []ownFile{{path, p.blobs[file]}}
	if h := p.headers[p.blobs[file]]; h.all || len(h.files) > 0 {
		for _, f := range p.folder(path).others {
			if other := p.paths.values[f]; h.refersTo(baseOf(other)) {
				own = append(own, ownFile{other, p.blobs[f]})
			}
		}
		slices.SortFunc(own[1:], func(a, b ownFile) int { return cmp.Compare(a.path, b.path) })
	}
	return own
}

// sign names the commit that last touched the files before they were published.
func (p *publication) sign(next *Revision, h Hash, incomplete bool, files []int32) {
	if next.Landing == nil {
		return
	}
	last := written{order: -1}
	for _, f := range files {
		if w, ok := p.writers[f]; ok && w.order > last.order {
			last = w
		}
	}
	if last.order < 0 {
		if incomplete {
			return
		}
		last.by = h
	}
	f := p.fact(last.by)
	c := p.commit(f)
	next.Written = &c
	if last.by != h {
		next.approvals = f.approvals
	}
}

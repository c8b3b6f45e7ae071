package history

import (
	"bytes"
	"errors"
	"strings"
)

// An entry of a tree.
type entry struct {
	name   string
	hash   Hash
	folder bool
	file   bool // a plain file: neither a link nor a submodule
	module bool // another repository
}

var errTree = errors.New("not a well-formed tree")

// maxDepth bounds how deeply folders are followed.
const maxDepth = 64

// nextEntry takes the first entry off a tree's bytes.
func nextEntry(tree []byte) (e entry, rest []byte, err error) {
	space := bytes.IndexByte(tree, ' ')
	null := bytes.IndexByte(tree, 0)
	if space <= 0 || null < space+2 || len(tree) < null+21 {
		return e, nil, errTree
	}
	mode := tree[:space]
	e.folder = mode[0] == '4' || bytes.HasPrefix(mode, []byte("04"))
	e.file = bytes.HasPrefix(mode, []byte("100"))
	e.module = bytes.HasPrefix(mode, []byte("16"))
	e.name = string(tree[space+1 : null])
	e.hash = Hash(tree[null+1 : null+21])
	if strings.Contains(e.name, "/") {
		return e, nil, errTree
	}
	return e, tree[null+21:], nil
}

// before is git's order within a tree: a folder's name ends in "/".
func (e entry) before(f entry) bool {
	a, b := e.name, f.name
	if e.folder {
		a += "/"
	}
	if f.folder {
		b += "/"
	}
	return a < b
}

func (e entry) same(f entry) bool { return e.name == f.name && e.folder == f.folder }

// entryIn finds the entry of a name in a tree; ok is false where there is none.
func (o *reader) entryIn(tree Hash, name string) (e entry, ok bool, err error) {
	data, err := o.tree(tree)
	if err != nil {
		return e, false, err
	}
	for len(data) > 0 {
		if e, data, err = nextEntry(data); err != nil {
			return e, false, &objectError{tree, false, err}
		}
		if e.name == name {
			return e, true, nil
		}
	}
	return e, false, nil
}

// folderIn follows a path of folders down from a tree. It is zero where there is no
// such folder.
func (o *reader) folderIn(tree Hash, path string) (Hash, error) {
	for name := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		if name == "" || tree.IsZero() {
			continue
		}
		e, ok, err := o.entryIn(tree, name)
		if err != nil {
			return Hash{}, err
		}
		if !ok || !e.folder {
			return Hash{}, nil
		}
		tree = e.hash
	}
	return tree, nil
}

// A difference between two trees: a file's content before and after; zero where it was
// not there.
type difference struct {
	path          string
	before, after Hash
}

// A comparison finds the plain files that differ between two trees. It reads no tree that
// both have, and takes apart no entry that stands in both at the same place.
type comparison struct {
	o    *reader
	emit func(difference)
}

func (c *comparison) folders(before, after Hash, path string, depth int) error {
	if before == after {
		return nil
	}
	if depth > maxDepth {
		return &objectError{after, false, errors.New("folders within folders without end")}
	}
	old, err := c.o.tree(before)
	if err != nil {
		return err
	}
	now, err := c.o.tree(after)
	if err != nil {
		return err
	}
	var a, b entry // of old, of now
	for haveA, haveB := false, false; ; {
		if !haveA && !haveB {
			n := sameEntries(old, now)
			old, now = old[n:], now[n:]
		}
		if !haveA && len(old) > 0 {
			if a, old, err = nextEntry(old); err != nil {
				return &objectError{before, false, err}
			}
			haveA = true
		}
		if !haveB && len(now) > 0 {
			if b, now, err = nextEntry(now); err != nil {
				return &objectError{after, false, err}
			}
			haveB = true
		}
		switch {
		case !haveA && !haveB:
			return nil
		case haveA && haveB && a.same(b):
			err = c.entries(a, b, path+a.name, depth)
			haveA, haveB = false, false
		case haveA && (!haveB || a.before(b)):
			err = c.entries(a, entry{}, path+a.name, depth)
			haveA = false
		default:
			err = c.entries(entry{}, b, path+b.name, depth)
			haveB = false
		}
		if err != nil {
			return err
		}
	}
}

// sameEntries is how many bytes of whole entries two trees begin with in common.
func sameEntries(a, b []byte) int {
	if bytes.Equal(a, b) {
		return len(a)
	}
	same, end := 0, min(len(a), len(b))
	for same+256 <= end && bytes.Equal(a[same:same+256], b[same:same+256]) {
		same += 256
	}
	for same < end && a[same] == b[same] {
		same++
	}
	at := 0
	for {
		null := bytes.IndexByte(a[at:same], 0)
		if null < 0 || at+null+21 > same {
			return at
		}
		at += null + 21
	}
}

// entries compares two entries of one name. Where one is not there it is zero.
func (c *comparison) entries(a, b entry, path string, depth int) error {
	if a.folder || b.folder {
		return c.folders(a.hash, b.hash, path+"/", depth+1)
	}
	d := difference{path: path}
	if a.file {
		d.before = a.hash
	}
	if b.file {
		d.after = b.hash
	}
	if d.before != d.after {
		c.emit(d)
	}
	return nil
}

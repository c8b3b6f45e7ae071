package history

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/go-git/go-billy/v5"
	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"
)

// The kinds of objects.
const (
	commitKind = plumbing.CommitObject
	treeKind   = plumbing.TreeObject
	blobKind   = plumbing.BlobObject
	tagKind    = plumbing.TagObject
)

// An objectError says that an object is not there, or not what its name says.
type objectError struct {
	hash    Hash
	missing bool
	err     error
}

func (e *objectError) Error() string { return fmt.Sprintf("object %s: %v", e.hash, e.err) }
func (e *objectError) Unwrap() error { return e.err }

var errHash = errors.New("its content does not fit its name")

// A reader reads objects through go-git's storage, one for each folder of objects. It
// is used by one goroutine at a time.
type reader struct {
	stores []*filesystem.ObjectStorage
	trees  map[Hash][]byte // read lately: neighbouring commits share most of them
	size   int             // bytes in trees
}

const (
	maxStoreCache = 16 << 20 // bytes of objects that a storage keeps
	maxTrees      = 16 << 20
)

func newReader(folders []string) *reader {
	o := &reader{trees: map[Hash][]byte{}}
	for _, folder := range folders {
		dir := dotgit.New(objectFiles{osfs.New(folder)})
		o.stores = append(o.stores, filesystem.NewObjectStorageWithOptions(dir, cache.NewObjectLRU(maxStoreCache),
			filesystem.Options{KeepDescriptors: true}))
	}
	return o
}

func (o *reader) close() {
	for _, s := range o.stores {
		_ = s.Close() // nothing was written
	}
}

// object reads an object of a kind, and checks that its content fits its name. One
// longer than limit bytes (0: any) comes back without its content.
func (o *reader) object(h Hash, kind plumbing.ObjectType, limit int64) ([]byte, error) {
	data, err := o.find(h, kind, limit)
	var oe *objectError
	if errors.As(err, &oe) && oe.missing {
		for _, s := range o.stores { // git may have packed its objects meanwhile
			s.Reindex()
		}
		data, err = o.find(h, kind, limit)
	}
	return data, err
}

func (o *reader) find(h Hash, kind plumbing.ObjectType, limit int64) ([]byte, error) {
	for _, s := range o.stores {
		data, err := readObject(s, h, kind, limit)
		switch {
		case err == nil:
			return data, nil
		case !errors.Is(err, plumbing.ErrObjectNotFound) && !errors.Is(err, dotgit.ErrPackfileNotFound) && !errors.Is(err, fs.ErrNotExist):
			return nil, &objectError{h, false, cause(err)}
		}
	}
	return nil, &objectError{h, true, plumbing.ErrObjectNotFound}
}

// readObject keeps a slip of go-git on damaged files from ending the program.
func readObject(s *filesystem.ObjectStorage, h Hash, kind plumbing.ObjectType, limit int64) (data []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			data, err = nil, fmt.Errorf("reading it failed: %v", p)
		}
	}()
	found, err := s.EncodedObject(plumbing.AnyObject, plumbing.Hash(h))
	if err != nil {
		return nil, err
	}
	if found.Type() != kind {
		return nil, fmt.Errorf("it is a %s, not a %s", found.Type(), kind)
	}
	size := found.Size()
	if limit > 0 && size > limit {
		return nil, nil
	}
	content, err := found.Reader()
	if err != nil {
		return nil, err
	}
	defer content.Close()
	data = make([]byte, size)
	if _, err := io.ReadFull(content, data); err != nil {
		return nil, err
	}
	// An object in memory was hashed by go-git when it was read; one that stays in its
	// pack goes by the pack's word.
	sum := found.Hash()
	if _, hashed := found.(*plumbing.MemoryObject); !hashed {
		sum = plumbing.ComputeHash(kind, data)
	}
	if Hash(sum) != h {
		return nil, errHash
	}
	return data, nil
}

// blobSize is the size of a blob in bytes.
func (o *reader) blobSize(h Hash) (size int64, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &objectError{h, false, fmt.Errorf("reading it failed: %v", p)}
		}
	}()
	for _, s := range o.stores {
		if size, err := s.EncodedObjectSize(plumbing.Hash(h)); err == nil {
			return size, nil
		}
	}
	return 0, &objectError{h, true, plumbing.ErrObjectNotFound}
}

// tree reads a tree's entries as git keeps them. The zero hash is the empty tree.
func (o *reader) tree(h Hash) ([]byte, error) {
	if h.IsZero() {
		return nil, nil
	}
	if data, ok := o.trees[h]; ok {
		return data, nil
	}
	data, err := o.object(h, treeKind, 0)
	if err != nil {
		return nil, err
	}
	if o.size += len(data); o.size > maxTrees {
		clear(o.trees)
		o.size = len(data)
	}
	o.trees[h] = data
	return data, nil
}

// objectFiles shows go-git one folder of objects as if it were the folder "objects"
// of a repository, so that borrowed folders and those of other working trees are all
// read in the same way. Packs that "git maintenance" names loose-… go by the usual
// name, packs whose index is not there yet are not seen, and go-git's own search of
// borrowed folders, which opens them for each object, finds none.
type objectFiles struct{ billy.Filesystem }

const packFolder = "pack"

func inside(name string) string {
	return strings.TrimPrefix(filepath.ToSlash(name), "objects/")
}

func (f objectFiles) Open(name string) (billy.File, error) {
	name = inside(name)
	if name == "info/alternates" {
		return nil, fs.ErrNotExist
	}
	file, err := f.Filesystem.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		if rest, ok := strings.CutPrefix(name, packFolder+"/pack-"); ok {
			return f.Filesystem.Open(packFolder + "/loose-" + rest)
		}
	}
	return file, err
}

func (f objectFiles) Stat(name string) (os.FileInfo, error) { return f.Filesystem.Stat(inside(name)) }

func (f objectFiles) ReadDir(name string) ([]os.FileInfo, error) {
	if name = inside(name); name == "objects" {
		name = "."
	}
	entries, err := f.Filesystem.ReadDir(name)
	if err != nil || name != packFolder {
		return entries, err
	}
	indexed := map[string]bool{}
	for _, e := range entries {
		if stem, ok := strings.CutSuffix(e.Name(), ".idx"); ok {
			indexed[stem] = true
		}
	}
	kept := entries[:0]
	for _, e := range entries {
		stem, ok := strings.CutSuffix(e.Name(), ".pack")
		if !ok || !indexed[stem] {
			continue
		}
		if rest, ok := strings.CutPrefix(stem, "loose-"); ok {
			e = renamed{e, "pack-" + rest + ".pack"}
		}
		kept = append(kept, e)
	}
	return kept, nil
}

type renamed struct {
	os.FileInfo
	name string
}

func (r renamed) Name() string { return r.name }

func (f objectFiles) Join(parts ...string) string { return path.Join(parts...) }

package history

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// At shows the site's folder as it was in a commit. It reads what is asked for, and
// holds plain files and folders only: links and submodules are left out. It may be
// used by several goroutines at once, until the repository is closed.
func (r *Repository) At(ctx context.Context, commit Hash) (fs.FS, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	o := r.reader()
	defer r.giveBack(o)
	c, err := o.commit(commit)
	if err != nil {
		return nil, r.explain(err)
	}
	root, err := o.folderIn(c.tree, r.at.prefix)
	if err != nil {
		return nil, r.explain(err)
	}
	return &files{r, func(o *reader, name string) ([]fileInfo, error) { return o.listing(root, name) }}, nil
}

// listing lists a folder below a tree.
func (o *reader) listing(root Hash, name string) ([]fileInfo, error) {
	folder, err := o.folderIn(root, strings.TrimPrefix(name, "."))
	if err != nil {
		return nil, err
	}
	if folder.IsZero() && name != "." {
		return nil, fs.ErrNotExist
	}
	tree, err := o.tree(folder)
	if err != nil {
		return nil, err
	}
	var list []fileInfo
	for len(tree) > 0 {
		var e entry
		if e, tree, err = nextEntry(tree); err != nil {
			return nil, &objectError{folder, false, err}
		}
		if e.folder || e.file {
			list = append(list, fileInfo{name: e.name, folder: e.folder, blob: e.hash})
		}
	}
	return list, nil
}

// ownFiles shows the files of a revision and nothing else.
func (r *Repository) ownFiles(rev Revision) fs.FS {
	return &files{r, func(_ *reader, name string) ([]fileInfo, error) {
		var list []fileInfo
		for _, f := range rev.own {
			rest, below := strings.CutPrefix(f.path, name+"/")
			if name == "." {
				rest, below = f.path, true
			}
			if !below {
				continue
			}
			first, _, folder := strings.Cut(rest, "/")
			if !slices.ContainsFunc(list, func(i fileInfo) bool { return i.name == first }) {
				list = append(list, fileInfo{name: first, folder: folder, blob: f.blob})
			}
		}
		if list == nil {
			return nil, fs.ErrNotExist
		}
		return list, nil
	}}
}

// files is a file system of git's objects.
type files struct {
	r    *Repository
	list func(o *reader, folder string) ([]fileInfo, error)
}

func (f *files) Open(name string) (fs.File, error) {
	file, err := f.open(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: f.r.explain(err)}
	}
	return file, nil
}

func (f *files) open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, fs.ErrInvalid
	}
	o := f.r.reader()
	defer f.r.giveBack(o)
	info := fileInfo{name: path.Base(name), folder: true, f: f}
	if name != "." {
		list, err := f.list(o, path.Dir(name))
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(list, func(i fileInfo) bool { return i.name == info.name })
		if i < 0 {
			return nil, fs.ErrNotExist
		}
		info = list[i]
		info.f = f
	}
	if !info.folder {
		data, err := o.object(info.blob, blobKind, 0)
		if err != nil {
			return nil, err
		}
		info.size, info.sized = int64(len(data)), true
		return &openFile{info, bytes.NewReader(data)}, nil
	}
	list, err := f.list(o, name)
	if err != nil {
		return nil, err
	}
	entries := make([]fs.DirEntry, len(list))
	slices.SortFunc(list, func(a, b fileInfo) int { return strings.Compare(a.name, b.name) })
	for i, e := range list {
		e.f = f
		entries[i] = e
	}
	return &openFolder{info, entries}, nil
}

// A fileInfo is a file or folder of a commit. It has no time: git keeps none.
type fileInfo struct {
	name   string
	folder bool
	blob   Hash
	size   int64
	sized  bool // size is known
	f      *files
}

func (i fileInfo) Name() string       { return i.name }
func (i fileInfo) IsDir() bool        { return i.folder }
func (i fileInfo) ModTime() time.Time { return time.Time{} }
func (i fileInfo) Size() int64        { return i.size }
func (i fileInfo) Sys() any           { return nil }
func (i fileInfo) Type() fs.FileMode  { return i.Mode().Type() }

func (i fileInfo) Mode() fs.FileMode {
	if i.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// Info asks for the size, which no listing holds.
func (i fileInfo) Info() (fs.FileInfo, error) {
	if !i.folder && !i.sized {
		o := i.f.r.reader()
		defer i.f.r.giveBack(o)
		var err error
		if i.size, err = o.blobSize(i.blob); err != nil {
			return nil, i.f.r.explain(err)
		}
		i.sized = true
	}
	return i, nil
}

type openFile struct {
	info fileInfo
	*bytes.Reader
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

type openFolder struct {
	info fileInfo
	rest []fs.DirEntry
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFolder) Close() error               { return nil }
func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.name, Err: fs.ErrInvalid}
}

func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(f.rest)
	} else if len(f.rest) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(f.rest))
	out := f.rest[:n]
	f.rest = f.rest[n:]
	return out, nil
}

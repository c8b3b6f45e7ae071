package history

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/index"
)

// Uncommitted lists the files below some folders of the site that are not as the commit
// has them, by path: changed, new or gone. root is the site's folder. Names that editors
// and systems leave behind are not looked at, and line ends are not told apart.
//
// A file that git's own record of the working tree knows by size and time is not read:
// git knows best what its filters make of a file.
func (r *Repository) Uncommitted(ctx context.Context, root string, commit Hash, folders []string) ([]string, error) {
	o := r.reader()
	defer r.giveBack(o)
	site, err := r.site(o, commit)
	if err != nil {
		return nil, r.explain(err)
	}
	committed := map[string]Hash{}
	for _, folder := range folders {
		tree, err := o.folderIn(site, folder)
		if err != nil {
			return nil, r.explain(err)
		}
		c := comparison{o, func(d difference) {
			if !slices.ContainsFunc(strings.Split(strings.TrimPrefix(d.path, folder+"/"), "/"), leftBehind) {
				committed[d.path] = d.after
			}
		}}
		if err := c.folders(Hash{}, tree, folder+"/", 0); err != nil {
			return nil, r.explain(err)
		}
	}
	known := r.workingTree()
	var differ []string
	for _, folder := range folders {
		top := filepath.Join(root, filepath.FromSlash(folder))
		err := filepath.WalkDir(top, func(full string, d fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return nil
			case err != nil:
				return err
			case ctx.Err() != nil:
				return ctx.Err()
			}
			below, err := filepath.Rel(top, full)
			if err != nil {
				return err
			}
			name := path.Join(folder, filepath.ToSlash(below))
			switch {
			case full != top && leftBehind(path.Base(name)) && d.IsDir():
				return fs.SkipDir
			case full != top && leftBehind(path.Base(name)), !d.Type().IsRegular():
				return nil
			}
			was, there := committed[name]
			delete(committed, name)
			if !there {
				differ = append(differ, name)
				return nil
			}
			same, err := r.sameFile(full, was, known[r.at.prefix+name])
			if !same && err == nil {
				differ = append(differ, name)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	for name := range committed {
		differ = append(differ, name)
	}
	slices.Sort(differ)
	return differ, nil
}

// leftBehind reports whether a file or folder has a name that editors and systems give.
func leftBehind(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "~$") || strings.HasSuffix(base, "~")
}

// A record is what git's index says of a file of the working tree.
type record struct {
	entry *index.Entry
	safe  bool // the file was last changed well before the index was written
}

// workingTree reads git's index. One that cannot be read costs time, no more.
func (r *Repository) workingTree() map[string]record {
	name := filepath.Join(r.at.git, "index")
	data, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil
	}
	var read index.Index
	if index.NewDecoder(bytes.NewReader(data)).Decode(&read) != nil {
		return nil
	}
	records := make(map[string]record, len(read.Entries))
	for _, e := range read.Entries {
		records[e.Name] = record{e, e.ModifiedAt.Before(info.ModTime())}
	}
	return records
}

// sameFile reports whether a file of the working tree has a blob's content, whatever its
// line ends.
func (r *Repository) sameFile(full string, blob Hash, known record) (bool, error) {
	info, err := os.Stat(full)
	if err != nil {
		return false, err
	}
	if e := known.entry; e != nil && known.safe && Hash(e.Hash) == blob && int64(e.Size) == info.Size() && e.ModifiedAt.Equal(info.ModTime()) {
		return true, nil
	}
	data, err := os.ReadFile(full)
	if err != nil {
		return false, err
	}
	return Hash(plumbing.ComputeHash(plumbing.BlobObject, data)) == blob ||
		Hash(plumbing.ComputeHash(plumbing.BlobObject, bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))) == blob, nil
}

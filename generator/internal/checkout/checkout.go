// Package checkout lays out files that git keeps, of a commit or of what is staged, in a
// folder where package content can read them through a root that nothing leaves. Reading
// git's objects directly would be a second way of reading, with rules of its own.
//
// It promises:
//
//   - The folder is for this user alone: lists for the board are in it. Remove leaves
//     nothing of it.
//   - No file is written outside it, whatever git's trees say.
//   - What is the same on two sides is on the disk once, where the system allows that; and
//     whatever is laid out on one side, the other keeps its own.
package checkout

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"cunwu/generator/internal/history"
)

// A Checkout is a folder with one or more sides.
type Checkout struct {
	dir  string
	laid map[string]laidFile // by name: where it lies
}

type laidFile struct {
	file string
	blob history.Hash
}

// New makes an empty one.
func New() (*Checkout, error) {
	dir, err := os.MkdirTemp("", "cunwu-review-*")
	if err != nil {
		return nil, err
	}
	return &Checkout{dir, map[string]laidFile{}}, nil
}

// Remove takes the folder away.
func (c *Checkout) Remove() error { return os.RemoveAll(c.dir) }

// A Take is told a file, as history's Extract does.
type Take = func(name string, blob history.Hash, read func() ([]byte, error)) error

// Lay lays the files that extract hands over into a side of its own, and returns its
// folder and the names of the files.
func (c *Checkout) Lay(side string, extract func(Take) error) (dir string, names []string, err error) {
	dir = filepath.Join(c.dir, side)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", nil, err
	}
	err = extract(func(name string, blob history.Hash, read func() ([]byte, error)) error {
		if !filepath.IsLocal(filepath.FromSlash(name)) { // a tree that no git would make
			return nil
		}
		names = append(names, name)
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			return err
		}
		other, laid := c.laid[name]
		if laid && other.blob == blob && os.Link(other.file, full) == nil { // as on the other side
			return nil
		}
		data, err := read()
		if err != nil {
			return err
		}
		// Where the tree or the disk knows two names as one, what lies there may be shared
		// with the other side: it is replaced, not written into.
		if err := os.Remove(full); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		c.laid[name] = laidFile{full, blob}
		return os.WriteFile(full, data, 0o600)
	})
	return dir, names, err
}

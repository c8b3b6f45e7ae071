// Package theme makes the theme that a township's pages and sheets are built with:
// the built-in one, with the files of the township's own theme folder laid over it
// one by one.
//
// A Theme is an fs.FS. A file that the township has hides the built-in file of the
// same name; folders are merged. Words are merged key by key instead, so that a
// township that changes three words keeps the others when the program is updated.
package theme

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"cunwu/themes"
)

// Builtin is the name of the built-in theme, and of the township's folder that is laid over
// it where the township names no other.
const Builtin = themes.Builtin

// A Theme is the built-in theme with a township's own files laid over it.
type Theme struct {
	layers []layer // the topmost first
}

type layer struct {
	fs   fs.FS
	path string // before a file's name in messages
}

// ErrNoTheme says that a township names a theme that its folder does not have.
var ErrNoTheme = errors.New("no such theme")

// Open makes the theme of a township. source is its source folder (nil: none); name
// is the folder under its themes/ that is laid over the built-in theme, and empty
// means a folder of the built-in theme's own name, which need not be there.
func Open(source fs.FS, name string) (*Theme, error) {
	builtin, err := fs.Sub(themes.Files, themes.Builtin)
	if err != nil {
		return nil, err
	}
	t := &Theme{layers: []layer{{builtin, "(" + themes.Builtin + ")"}}}
	if source == nil {
		return t, nil
	}
	optional := name == "" || name == themes.Builtin
	folder := path.Join("themes", cmp.Or(name, themes.Builtin))
	if !fs.ValidPath(folder) || path.Dir(folder) != "themes" {
		return nil, fmt.Errorf("%w: %q", ErrNoTheme, name)
	}
	info, err := fs.Stat(source, folder)
	switch {
	case errors.Is(err, fs.ErrNotExist) && optional:
		return t, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%w: %s", ErrNoTheme, folder)
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, fmt.Errorf("%w: %s is not a folder", ErrNoTheme, folder)
	}
	own, err := fs.Sub(source, folder)
	if err != nil {
		return nil, err
	}
	t.layers = slices.Insert(t.layers, 0, layer{own, folder})
	return t, nil
}

// Path is where a file of the theme comes from, for messages: relative to the
// source, or with the built-in theme's name in brackets.
func (t *Theme) Path(name string) string {
	for _, l := range t.layers {
		if _, err := fs.Stat(l.fs, name); err == nil {
			return path.Join(l.path, name)
		}
	}
	return path.Join(t.layers[0].path, name)
}

// Open opens a file of the topmost layer that has it, or a merged folder.
func (t *Theme) Open(name string) (fs.File, error) {
	missing := &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	if !fs.ValidPath(name) {
		missing.Err = fs.ErrInvalid
		return nil, missing
	}
	for _, l := range t.layers {
		f, err := l.fs.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		info, err := f.Stat()
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		if !info.IsDir() {
			return f, nil
		}
		if err := f.Close(); err != nil {
			return nil, err
		}
		entries, err := t.ReadDir(name)
		if err != nil {
			return nil, err
		}
		return &folder{info: info, entries: entries}, nil
	}
	return nil, missing
}

// ReadDir lists what all layers have in a folder, each name once, sorted.
func (t *Theme) ReadDir(name string) ([]fs.DirEntry, error) {
	seen := map[string]fs.DirEntry{}
	found := false
	for _, l := range t.layers {
		entries, err := fs.ReadDir(l.fs, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found = true
		for _, e := range entries {
			if _, hidden := seen[e.Name()]; !hidden && !strings.HasPrefix(e.Name(), ".") {
				seen[e.Name()] = e
			}
		}
	}
	if !found {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	list := make([]fs.DirEntry, 0, len(seen))
	for _, e := range seen {
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return list, nil
}

// A folder is an open merged folder.
type folder struct {
	info    fs.FileInfo
	entries []fs.DirEntry
	at      int
}

func (f *folder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *folder) Close() error               { return nil }

func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.Name(), Err: errors.New("is a folder")}
}

func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	rest := f.entries[f.at:]
	if n <= 0 {
		f.at = len(f.entries)
		return slices.Clone(rest), nil
	}
	if len(rest) == 0 {
		return nil, io.EOF
	}
	rest = rest[:min(n, len(rest))]
	f.at += len(rest)
	return slices.Clone(rest), nil
}

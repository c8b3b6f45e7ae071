package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// replaceEach puts the folder's files in their places one by one. All that is new is copied into
// the folder first: where there is no room for it, nothing has changed yet.
func (w *Writer) replaceEach(stale tree) error {
	ready := filepath.Join(w.target, newName)
	changed := w.paths(true)
	if err := w.copyInto(ready, changed); err != nil {
		_ = removeOurs(ready) // what is left, the next build removes
		return w.untouched(err)
	}
	w.step("copied")
	if !w.found.marked {
		path := filepath.Join(w.target, markerName)
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return w.untouched(err)
		}
		if err := w.writeFile(path, []byte(marker)); err != nil {
			return w.untouched(err)
		}
	}
	for _, path := range changed {
		if err := w.replace(filepath.Join(ready, filepath.FromSlash(path)), path); err != nil {
			return w.halfway(err)
		}
		w.step("replaced")
	}
	if err := w.sweep(stale); err != nil {
		return w.halfway(err)
	}
	_ = removeOurs(ready)
	return nil
}

// copyInto brings the changed files from the staging folder to the folder ready.
func (w *Writer) copyInto(ready string, changed []string) error {
	if w.staging == ready {
		return nil
	}
	if err := os.Mkdir(ready, 0o755); err != nil {
		return err
	}
	if err := w.writeFile(filepath.Join(ready, markerName), []byte(marker)); err != nil {
		return err
	}
	for _, path := range changed {
		to := filepath.Join(ready, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := w.copyFile(filepath.Join(w.staging, filepath.FromSlash(path)), to); err != nil {
			return err
		}
	}
	return nil
}

// replace moves one file to its place. What stands in its way is stale: a link or a
// file where a folder must be, or a folder where the file must be.
func (w *Writer) replace(from, path string) error {
	for i := range path {
		if path[i] != '/' {
			continue
		}
		folder := filepath.Join(w.target, filepath.FromSlash(path[:i]))
		info, err := os.Lstat(folder)
		if err == nil && !info.IsDir() {
			if err := os.Remove(folder); err != nil {
				return err
			}
			err = fs.ErrNotExist
		}
		if errors.Is(err, fs.ErrNotExist) {
			err = os.Mkdir(folder, 0o755)
		}
		if err != nil {
			return err
		}
	}
	to := filepath.Join(w.target, filepath.FromSlash(path))
	if info, err := os.Lstat(to); err == nil && info.IsDir() {
		if err := os.RemoveAll(to); err != nil {
			return err
		}
	}
	return os.Rename(from, to)
}

// sweep removes what the build did not make.
func (w *Writer) sweep(stale tree) error {
	remove := func(path string) error {
		err := os.Remove(filepath.Join(w.target, filepath.FromSlash(path)))
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	paths := slices.Clone(stale.others)
	for path := range stale.files {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	for _, path := range paths {
		if w.inTheWay(path) {
			continue
		}
		if err := remove(path); err != nil {
			return err
		}
	}
	for _, path := range slices.Backward(stale.folders) {
		if w.inTheWay(path) {
			continue
		}
		if err := remove(path); err != nil {
			return err
		}
	}
	return nil
}

// inTheWay reports whether a stale path has already given way to the site's own: a
// link that is a folder now, or something in a folder that is a file now.
func (w *Writer) inTheWay(path string) bool {
	if w.folders[path] {
		return true
	}
	if _, ok := w.files[path]; ok {
		return true
	}
	for folder := parent(path); folder != ""; folder = parent(folder) {
		if _, ok := w.files[folder]; ok {
			return true
		}
	}
	return false
}

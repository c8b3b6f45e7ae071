package output

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// errNoExchange says that the system cannot let two folders change places.
var errNoExchange = errors.New("folders cannot be exchanged here")

// Commit puts the build in the folder's place and ends the writer. On an error the
// folder is as it was, unless the error says otherwise.
func (w *Writer) Commit() (Stats, error) {
	if !w.end() {
		return Stats{}, &Error{Message: "输出已经结束", Err: fs.ErrClosed}
	}
	defer w.cleanUp()
	if w.failed != nil {
		return Stats{}, w.failed
	}
	stats := Stats{Files: len(w.files)}
	for _, written := range w.files {
		if written {
			stats.Written++
		}
	}
	stats.Unchanged = stats.Files - stats.Written
	stale := w.stale()
	stats.Removed = len(stale.files) + len(stale.others)
	if w.there && w.found.marked && stats.Written == 0 && stats.Removed == 0 && len(stale.folders) == 0 {
		return stats, nil
	}
	var err error
	if w.inside {
		err = w.replaceEach(stale)
	} else {
		err = w.replaceWhole(stale)
	}
	if err != nil {
		return Stats{}, err
	}
	return stats, nil
}

// stale is what the folder holds and the build did not make.
func (w *Writer) stale() tree {
	t := tree{files: map[string]int64{}}
	for _, path := range w.found.others {
		if _, ok := w.files[path]; !ok {
			t.others = append(t.others, path)
		}
	}
	for path, size := range w.found.files {
		if _, ok := w.files[path]; !ok {
			t.files[path] = size
		}
	}
	for _, path := range w.found.folders {
		if !w.folders[path] {
			t.folders = append(t.folders, path)
		}
	}
	return t
}

// paths lists the site's files that were written, or those that were not.
func (w *Writer) paths(written bool) []string {
	var paths []string
	for path, is := range w.files {
		if is == written {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
}

// replaceWhole completes the staging folder and lets it change places with the
// folder.
func (w *Writer) replaceWhole(stale tree) error {
	if _, err := w.stage(); err != nil {
		return w.untouched(err)
	}
	byFolder := map[string][]string{}
	for _, path := range w.paths(false) {
		byFolder[parent(path)] = append(byFolder[parent(path)], path)
	}
	err := eachOf(slices.Sorted(maps.Keys(byFolder)), func(folder string) error {
		for _, path := range byFolder[folder] {
			to, err := w.place(path)
			if err != nil {
				return err
			}
			if err := w.linkOrCopy(filepath.Join(w.target, filepath.FromSlash(path)), to); err != nil {
				return err
			}
			w.step("link")
		}
		return nil
	})
	if err != nil {
		return w.untouched(err)
	}
	w.step("staged")
	if !w.there {
		if err := os.Rename(w.staging, w.target); err != nil {
			return w.untouched(err)
		}
		w.staging = ""
		w.step("swapped")
		return nil
	}
	old, err := w.swap()
	if _, statErr := os.Lstat(w.target); err != nil && errors.Is(statErr, fs.ErrNotExist) {
		return explain(w.name, err, "上一次的网站在 "+w.beside("old")+"，再构建一次就会放回。")
	}
	if err != nil {
		return w.replaceEach(stale)
	}
	w.step("swapped")
	w.staging = old // is cleaned up
	return nil
}

// linkOrCopy gives an unchanged file a second name in the staging folder, so that
// it keeps its times and costs no space; a copy where links are not to be had.
func (w *Writer) linkOrCopy(from, to string) error {
	if err := w.link(from, to); err == nil {
		return nil
	}
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	if err := w.copyFile(from, to); err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}

func (w *Writer) copyFile(from, to string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := w.create(to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(dst, src); err != nil {
		dst.Close()
		return err
	}
	return dst.Close()
}

// swap puts the staging folder in the folder's place and returns where the old one
// is now. After an error both are where they were.
func (w *Writer) swap() (old string, err error) {
	err = w.exchange(w.staging, w.target)
	if err == nil {
		return w.staging, nil
	}
	if !errors.Is(err, errNoExchange) {
		return "", err
	}
	old = w.beside("old")
	if err := os.Rename(w.target, old); err != nil {
		return "", err
	}
	w.step("moved away")
	if err := os.Rename(w.staging, w.target); err != nil {
		return "", errors.Join(err, os.Rename(old, w.target))
	}
	return old, nil
}

package output

import (
	"path/filepath"
)

// Keep keeps what the folder holds already, as if it had been put again: of every path
// for which keep is true. It is for a build that makes a part of the site alone, is
// called once, before the first Put, and a Put of a kept path replaces it.
func (w *Writer) Keep(keep func(path string) bool) error {
	kept := map[string]bool{}
	for path := range w.found.files {
		if !keep(path) {
			continue
		}
		if err := w.claim(path); err != nil {
			return w.fail(err)
		}
		kept[path] = true
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.kept = kept
	return nil
}

// Has reports whether the folder held a file before this build.
func (w *Writer) Has(path string) bool {
	_, ok := w.found.files[path]
	return ok
}

// InSite reports whether a folder is, or lies in, a folder that this program made
// its output, or one of the given ones.
func InSite(dir string, sites ...string) (bool, error) {
	if in, err := Within(dir, sites...); in || err != nil {
		return in, err
	}
	target, err := resolve(dir)
	if err != nil {
		return false, err
	}
	for up := target; ; up = filepath.Dir(up) {
		if whole, _ := markerIn(up); whole {
			return true, nil
		}
		if filepath.Dir(up) == up {
			return false, nil
		}
	}
}

package output

import (
	"path/filepath"
	"slices"
	"strings"
)

// KeepOutside keeps what the folder holds outside the given folders at its top, as if
// it had been put again: for a build that makes a part of the site alone. It is
// called before the first Put.
func (w *Writer) KeepOutside(tops ...string) error {
	for path := range w.found.files {
		top, _, _ := strings.Cut(path, "/")
		if slices.Contains(tops, top) {
			continue
		}
		if err := w.claim(path); err != nil {
			return w.fail(err)
		}
	}
	return nil
}

// InSite reports whether a folder is, or lies in, a folder that this program made
// its output, or one of the given ones.
func InSite(dir string, sites ...string) (bool, error) {
	target, err := resolve(dir)
	if err != nil {
		return false, err
	}
	for _, site := range sites {
		real, err := resolve(site)
		if err != nil {
			return false, err
		}
		if same(target, real) || within(target, real) {
			return true, nil
		}
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

package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteWhole writes a single file so that it is there whole or as it was. Folders that
// are not there yet are made.
func WriteWhole(name string, data []byte, perm fs.FileMode) error {
	dir := filepath.Dir(name)
	if err := os.MkdirAll(dir, perm|perm&0o444>>2); err != nil { // who may read a file may enter its folder
		return err
	}
	f, err := os.CreateTemp(dir, ".cunwu-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(perm), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// Within reports whether a folder is, or lies in, one of the given folders. Symbolic
// links are followed; the folder need not be there yet.
func Within(dir string, folders ...string) (bool, error) {
	target, err := resolve(dir)
	if err != nil {
		return false, err
	}
	for _, folder := range folders {
		real, err := resolve(folder)
		if err != nil {
			return false, err
		}
		if same(target, real) || within(target, real) {
			return true, nil
		}
	}
	return false, nil
}

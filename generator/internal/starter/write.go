package starter

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// ErrOccupied says that a folder has files already. A new township never goes over them.
var ErrOccupied = errors.New("the folder is not empty")

// Write writes files into the folder dir, which is made if it is not there. It must be
// empty, but for a fresh clone's .git. Where a file cannot be written, none is, and the
// folders that were made for it are gone again.
func Write(dir string, files []File) (err error) {
	made, err := makeFolder(dir)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil && made != "" {
			err = errors.Join(err, os.RemoveAll(made))
		}
	}()
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() != ".git" {
			return ErrOccupied
		}
	}
	// All is written beside its place first; then the entries are moved, which takes no room.
	stage, err := os.MkdirTemp(dir, ".cunwu-init-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(stage)) }()
	if err := writeAll(stage, files); err != nil {
		return err
	}
	return moveAll(stage, dir)
}

// makeFolder makes dir and returns the topmost folder that was made; empty: none.
func makeFolder(dir string) (made string, err error) {
	for up := filepath.Clean(dir); ; up = filepath.Dir(up) {
		if _, err := os.Lstat(up); !errors.Is(err, fs.ErrNotExist) || filepath.Dir(up) == up {
			break
		}
		made = up
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		if made != "" {
			err = errors.Join(err, os.RemoveAll(made))
		}
		return "", err
	}
	return made, nil
}

func writeAll(dir string, files []File) error {
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, f.Data, 0o644)); err != nil {
			return err
		}
	}
	return nil
}

// moveAll moves the entries of one folder into another that has none of them, and back
// where one cannot be moved.
func moveAll(from, to string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for i, e := range entries {
		err := os.ErrExist // somebody made it meanwhile
		if _, there := os.Lstat(filepath.Join(to, e.Name())); errors.Is(there, fs.ErrNotExist) {
			err = os.Rename(filepath.Join(from, e.Name()), filepath.Join(to, e.Name()))
		}
		if err == nil {
			continue
		}
		for _, moved := range slices.Backward(entries[:i]) {
			err = errors.Join(err, os.RemoveAll(filepath.Join(to, moved.Name())))
		}
		return err
	}
	return nil
}

// Package overlay lays townships that are written as text archives into folders, for
// tests: one valid township, and over it what each case changes.
package overlay

import (
	"archive/zip"
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/tools/txtar"
)

// Lay writes the files of an archive into a folder; rename gives each its path there, or
// "" for one to leave out. Lines of the archive's comment make what a text archive
// cannot hold:
//
//	! symlink TARGET FILE
//	! size BYTES FILE
//	! bytes HEX FILE
//	! gbk FILE
//	! remove FILE
//	! zip FILE.d FILE	the folder FILE.d beside it, packed: a workbook, a document
func Lay(dir string, a *txtar.Archive, rename func(string) string) error {
	for _, f := range a.Files {
		if name := rename(f.Name); name != "" {
			if err := write(dir, name, f.Data); err != nil {
				return err
			}
		}
	}
	for line := range strings.Lines(string(a.Comment)) {
		words := strings.Fields(line)
		if len(words) < 3 || words[0] != "!" {
			continue
		}
		if name := rename(words[len(words)-1]); name != "" {
			if err := direct(dir, words[1], words[2], name); err != nil {
				return fmt.Errorf("%s: %w", strings.TrimSpace(line), err)
			}
		}
	}
	return nil
}

func direct(dir, verb, argument, name string) error {
	full := filepath.Join(dir, filepath.FromSlash(name))
	switch verb {
	case "symlink":
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			return err
		}
		return os.Symlink(argument, full)
	case "size":
		n, err := strconv.ParseInt(argument, 10, 64)
		if err != nil {
			return err
		}
		if err := write(dir, name, nil); err != nil {
			return err
		}
		return os.Truncate(full, n)
	case "bytes":
		data, err := hex.DecodeString(argument)
		if err != nil {
			return err
		}
		return write(dir, name, data)
	case "gbk":
		data, err := os.ReadFile(full)
		if err != nil {
			return err
		}
		if data, err = simplifiedchinese.GB18030.NewEncoder().Bytes(data); err != nil {
			return err
		}
		return write(dir, name, data)
	case "zip":
		return pack(full, filepath.Join(filepath.Dir(full), argument))
	case "remove":
		return os.Remove(full)
	}
	return fmt.Errorf("no directive %q", verb)
}

// pack packs a folder into a file, in the order of names and without times, and removes it.
func pack(file, folder string) error {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	root := os.DirFS(folder)
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	})
	if err := errors.Join(err, z.Close()); err != nil {
		return err
	}
	return errors.Join(os.WriteFile(file, out.Bytes(), 0o644), os.RemoveAll(folder))
}

func write(dir, name string, data []byte) error {
	full := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		return err
	}
	return os.WriteFile(full, data, 0o644)
}

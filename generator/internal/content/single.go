package content

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// ErrUnreadable says that a file is no notice by the rules of today, or that something
// that belongs to it cannot be read.
var ErrUnreadable = errors.New("not a notice that can be read")

// ReadNotice reads one notice of a village from the files that belong to it: an older
// version, as git has it. Where it belongs it takes from its path, villages/<slug>/
// <category>/…. Its digest is the one that it had then, for it depends on these files
// alone; what the findings say holds for the catalogue of today.
func ReadNotice(files fs.FS, name string, v *township.Village, items items) (*township.Notice, []finding.Finding, error) {
	parts := strings.Split(name, "/")
	if len(parts) < 4 || parts[0] != villagesDir {
		return nil, nil, fmt.Errorf("%s: %w", name, ErrUnreadable)
	}
	s := &source{files: files, again: func(name string, limit int64) ([]byte, error) { return readFile(files, name, limit) }}
	dir := path.Dir(name)
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		return nil, nil, err
	}
	var others []string
	for _, e := range entries {
		if !e.IsDir() && e.Name() != path.Base(name) {
			others = append(others, e.Name())
		}
	}
	n := s.readNotice(dir, path.Base(name), parts[2], others, map[string]bool{}, v, items)
	whole := n != nil
	for i := 0; whole && i < len(n.Tables); i++ {
		whole = n.Tables[i].Columns != nil
	}
	for i := 0; whole && i < len(n.Files); i++ {
		whole = n.Files[i].Source.There()
	}
	if !whole {
		return nil, finding.Sort(s.findings), fmt.Errorf("%s: %w", name, ErrUnreadable)
	}
	return n, finding.Sort(s.findings), nil
}

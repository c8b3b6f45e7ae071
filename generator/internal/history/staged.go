package history

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha1"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/format/index"
)

// A Stage is what git has staged: the files that the next commit will hold, whatever
// lies in the working tree. Their line ends are those that are committed.
type Stage struct {
	Head    Hash         // the commit that the next one follows; zero: there is none yet
	Changes []FileChange // what the next commit changes in the site's folder, by path

	r       *Repository
	names   []string // of the site's plain files, in order
	files   map[string]Hash
	folders map[string]bool
}

// Staged reads what git has staged. While a commit is being made git may keep that in a
// file of its own, which it names to its hooks in GIT_INDEX_FILE: index is that name, or
// empty.
func (r *Repository) Staged(ctx context.Context, index string) (*Stage, error) {
	s := &Stage{r: r, files: map[string]Hash{}, folders: map[string]bool{}}
	entries, err := r.staged(index)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		name, inside := strings.CutPrefix(e.Name, r.at.prefix)
		switch {
		case !inside || e.IntentToAdd || e.Mode != filemode.Regular && e.Mode != filemode.Executable && e.Mode != filemode.Deprecated:
			continue
		case e.Stage != 0:
			return nil, &Problem{Message: "还有合并冲突没有解决。", Hint: "先改好有冲突的文件，再 git add。"}
		}
		s.files[name] = Hash(e.Hash)
		s.names = append(s.names, name)
		for folder := folderOf(name); folder != ""; folder = folderOf(strings.TrimSuffix(folder, "/")) {
			s.folders[strings.TrimSuffix(folder, "/")] = true
		}
	}
	slices.Sort(s.names)
	return s, s.compare(ctx)
}

// compare finds what differs from the last commit.
func (s *Stage) compare(ctx context.Context) error {
	head, err := s.r.Resolve(ctx, "")
	if err != nil && !errors.Is(err, ErrNoCommits) {
		return err
	}
	s.Head = head
	committed := map[string]Hash{}
	if !head.IsZero() {
		o := s.r.reader()
		defer s.r.giveBack(o)
		site, err := s.r.site(o, head)
		if err == nil {
			c := comparison{o, func(d difference) { committed[d.path] = d.after }}
			err = c.folders(Hash{}, site, "", 0)
		}
		if err != nil {
			return s.r.explain(err)
		}
	}
	for _, name := range s.names {
		if was := committed[name]; was != s.files[name] {
			s.Changes = append(s.Changes, FileChange{name, was, s.files[name]})
		}
		delete(committed, name)
	}
	for name, was := range committed {
		s.Changes = append(s.Changes, FileChange{name, was, Hash{}})
	}
	slices.SortFunc(s.Changes, func(a, b FileChange) int { return cmp.Compare(a.Path, b.Path) })
	return nil
}

// There reports whether the next commit has a file or folder of that name.
func (s *Stage) There(name string) bool {
	_, file := s.files[name]
	return file || s.folders[name]
}

// Extract hands over the staged files below the given folders, as Repository.Extract does
// those of a commit.
func (s *Stage) Extract(ctx context.Context, folders []string, take func(name string, content Hash, data func() ([]byte, error)) error) error {
	o := s.r.reader()
	defer s.r.giveBack(o)
	for _, name := range s.names {
		if !slices.ContainsFunc(folders, func(folder string) bool { return strings.HasPrefix(name, folder+"/") }) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		err := take(name, s.files[name], func() ([]byte, error) {
			data, err := o.object(s.files[name], blobKind, 0)
			return data, s.r.explain(err)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// staged reads the entries of an index. None is there before the first "git add".
func (r *Repository) staged(name string) ([]*index.Entry, error) {
	if name == "" {
		name = filepath.Join(r.at.git, "index")
	}
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil {
		var entries []*index.Entry
		if entries, err = readIndex(data); err == nil {
			return entries, nil
		}
	}
	p := &Problem{Message: "读不了 git 的暂存区。", Hint: "运行 git status 看它正不正常；坏了就删去 .git 里的 index，再 git reset，重新 git add。", Err: cause(err)}
	switch {
	case errors.Is(err, index.ErrUnknownExtension) && bytes.Contains(data, []byte("link")):
		p.Hint = "git 的暂存区分成了两个文件，合成一个：git update-index --no-split-index。"
	case errors.Is(err, index.ErrUnknownExtension):
		p.Hint = "git 的暂存区是稀疏的，换成完整的：git sparse-checkout reapply --no-sparse-index。"
	}
	return nil, p
}

// readIndex keeps a slip of go-git on a damaged index from ending the program.
func readIndex(data []byte) (entries []*index.Entry, err error) {
	defer func() {
		if p := recover(); p != nil {
			entries, err = nil, fmt.Errorf("reading it failed: %v", p)
		}
	}()
	if n := len(data) - sha1.Size; n > 0 && bytes.Equal(data[n:], make([]byte, sha1.Size)) {
		sum := sha1.Sum(data[:n]) // index.skipHash: git left it out
		data = append(slices.Clone(data[:n]), sum[:]...)
	}
	var read index.Index
	if err := index.NewDecoder(bytes.NewReader(data)).Decode(&read); err != nil {
		return nil, err
	}
	return read.Entries, nil
}

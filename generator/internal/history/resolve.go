package history

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/storer"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"
)

// refs are the names of commits: branches, tags, HEAD.
type refs struct {
	store  *filesystem.ReferenceStorage
	folder []string // where a name's own file may lie
}

func newRefs(at place) refs {
	files := dotgit.NewRepositoryFilesystem(osfs.New(at.git), osfs.New(at.common))
	return refs{&filesystem.NewStorage(files, nil).ReferenceStorage, []string{at.git, at.common}}
}

// find follows a full name to what it names.
func (r refs) find(name string) (Hash, error) {
	found, err := storer.ResolveReference(r.store, plumbing.ReferenceName(name))
	if err != nil {
		return Hash{}, err
	}
	return Hash(found.Hash()), nil
}

// emptied reports whether a name's file is there but holds nothing, as a machine that
// went down at the wrong moment leaves it. go-git tells that from "no such name" no more.
func (r refs) emptied(name string) bool {
	for _, folder := range r.folder {
		data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		if err == nil {
			return len(bytes.Trim(data, "\x00 \r\n\t")) == 0
		}
	}
	return false
}

// Resolve finds the commit that a name means: HEAD, a branch, a tag, origin/main, a hash
// of at least four digits, each with ^, ^2 or ~3 behind it. A branch without commits
// is ErrNoCommits.
func (r *Repository) Resolve(ctx context.Context, name string) (Hash, error) {
	if name == "" {
		name = "HEAD"
	}
	end := strings.IndexAny(name, "^~")
	if end < 0 {
		end = len(name)
	}
	o := r.reader()
	defer r.giveBack(o)
	h, err := r.resolveName(o, name[:end])
	for steps := name[end:]; err == nil && steps != ""; {
		step, kind, n := 1, steps[0], 1
		for step < len(steps) && steps[step] >= '0' && steps[step] <= '9' {
			step++
		}
		if step > 1 {
			if n, err = strconv.Atoi(steps[1:step]); err != nil {
				return Hash{}, noCommit(name)
			}
		}
		if kind != '^' && kind != '~' || n > 1_000_000 {
			return Hash{}, noCommit(name)
		}
		steps = steps[step:]
		h, err = r.step(ctx, o, h, kind, n, name)
	}
	return h, r.explain(err)
}

// step goes to the nth parent (^), or n first parents back (~).
func (r *Repository) step(ctx context.Context, o *reader, h Hash, kind byte, n int, name string) (Hash, error) {
	times, which := n, 0
	if kind == '^' {
		times, which = min(n, 1), n-1
	}
	for range times {
		if err := ctx.Err(); err != nil {
			return Hash{}, err
		}
		c, err := o.commit(h)
		if err != nil {
			return Hash{}, err
		}
		if which >= len(c.parents) || r.at.shallow[h] {
			return Hash{}, noCommit(name)
		}
		h = c.parents[which]
	}
	return h, nil
}

func noCommit(name string) error {
	return &Problem{Message: "找不到提交“" + name + "”。", Hint: "先运行 git fetch origin；浅克隆还要 git fetch --unshallow（在自动构建里把 fetch-depth 设为 0）。"}
}

func (r *Repository) resolveName(o *reader, name string) (Hash, error) {
	if strings.Contains(name, "@{") {
		return Hash{}, &Problem{Message: "“" + name + "”里的 @{…} 看的是本机的操作记录，别的电脑上没有。", Hint: "改写成提交号，或 HEAD~1 这样的写法。"}
	}
	if h, ok := parseHash(name); ok {
		return o.peel(h)
	}
	if name == "@" {
		name = "HEAD"
	}
	for _, form := range []string{"", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"} {
		if form == "" && !(strings.HasPrefix(name, "refs/") || strings.HasSuffix(name, "HEAD")) {
			continue
		}
		h, err := r.refs.find(form + name)
		switch {
		case err == nil && !h.IsZero():
			return o.peel(h)
		case r.refs.emptied(form + name):
			return Hash{}, emptied(form + name)
		}
	}
	if h, ok, err := o.abbreviated(name); err != nil || ok {
		return h, err
	}
	if name == "HEAD" {
		return Hash{}, r.noHead()
	}
	return Hash{}, noCommit(name)
}

func emptied(name string) error {
	return &Problem{Message: "git 仓库里 " + name + " 的记录是空的，可能上次断电时没有写完。", Hint: "重新克隆一份；没有推送过的提交，先用 git fsck --lost-found 找回来。"}
}

// noHead says why HEAD leads nowhere: a branch before its first commit, or damage.
func (r *Repository) noHead() error {
	head, err := r.refs.store.Reference(plumbing.HEAD)
	if err != nil {
		return &Problem{Message: "git 仓库的 HEAD 读不了。", Hint: "运行 git checkout main 改回来，或者重新克隆一份。", Err: cause(err)}
	}
	branch := head.Target().String()
	switch {
	case r.refs.emptied(branch):
		return emptied(branch)
	case head.Type() == plumbing.SymbolicReference && strings.HasPrefix(branch, "refs/heads/"):
		if _, err := r.refs.store.Reference(head.Target()); errors.Is(err, plumbing.ErrReferenceNotFound) {
			return ErrNoCommits
		}
	}
	return &Problem{Message: "git 仓库的 HEAD 内容不对。", Hint: "运行 git checkout main 改回来，或者重新克隆一份。"}
}

func parseHash(s string) (h Hash, ok bool) {
	if len(s) != 2*len(h) {
		return h, false
	}
	_, err := hex.Decode(h[:], []byte(s))
	return h, err == nil
}

// peel follows a tag to its commit, and makes sure that a commit is there.
func (o *reader) peel(h Hash) (Hash, error) {
	for range 8 { // tags of tags
		_, err := o.object(h, commitKind, 0)
		if err == nil {
			return h, nil
		}
		data, tagErr := o.object(h, tagKind, 0)
		if tagErr != nil {
			return Hash{}, err
		}
		line, _, _ := strings.Cut(string(data), "\n")
		next, ok := parseHash(strings.TrimPrefix(line, "object "))
		if !ok {
			return Hash{}, &objectError{h, false, errors.New("a tag of nothing")}
		}
		h = next
	}
	return Hash{}, &objectError{h, false, errors.New("a tag of too many tags")}
}

// abbreviated finds the one commit whose hash begins with these digits.
func (o *reader) abbreviated(digits string) (Hash, bool, error) {
	if len(digits) < 4 || len(digits) > 40 || strings.Trim(digits, "0123456789abcdef") != "" {
		return Hash{}, false, nil
	}
	prefix, err := hex.DecodeString(digits[:len(digits)&^1])
	if err != nil {
		return Hash{}, false, nil
	}
	var found []Hash
	for _, s := range o.stores {
		near, err := s.HashesWithPrefix(prefix)
		if err != nil {
			return Hash{}, false, err
		}
		for _, n := range near {
			h := Hash(n)
			if !strings.HasPrefix(h.String(), digits) {
				continue
			}
			if _, err := o.object(h, commitKind, 0); err == nil && (len(found) == 0 || found[0] != h) {
				found = append(found, h)
			}
		}
	}
	switch len(found) {
	case 0:
		return Hash{}, false, nil
	case 1:
		return found[0], true, nil
	}
	return Hash{}, false, &Problem{Message: "提交号“" + digits + "”太短，有几个提交都以它开头。", Hint: "多写几位。"}
}

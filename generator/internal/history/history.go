// Package history is what git knows of the notices: when each was first published,
// its versions, who wrote and who approved them, moves and deletions, and what a
// pull request changes.
//
// It promises:
//
//   - A notice is known by its id, not by its path: renames and moves keep its history.
//   - Published means: on the main line, the chain of first parents of the commit
//     asked for. What happened on a branch before it was merged was never published
//     and is no version; it only tells who wrote.
//   - Nothing is claimed beyond what is at hand. In a shallow clone the notices of the
//     oldest commit have no landing, and the history says that it is not complete.
//   - An object that is missing or damaged is an error, never an empty folder: it must
//     not read as a deletion. Every object is believed only if its hash fits.
//   - The result depends on the repository, the commit and the options alone. The index
//     on disk saves time: a missing, damaged or foreign one is made anew.
//   - The repository is only read, but for the index in git's own folder.
package history

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"io/fs"
	"runtime"
	"strings"
	"sync"
	"time"
)

// Errors that a caller tells apart. Others that a person can cure are a *Problem.
var (
	// ErrNoRepository says that the site is not kept in git. The zero History stands for it.
	ErrNoRepository = errors.New("no git repository")
	// ErrNoCommits says that nothing has been committed yet.
	ErrNoCommits = errors.New("no commits yet")
)

// A Problem keeps the history from being read. Its words are for the person at the
// keyboard, and name the cure.
type Problem struct {
	Message, Hint string
	Err           error // what was seen, where something was
}

func (p *Problem) Error() string {
	if p.Err != nil {
		return p.Message + " (" + p.Err.Error() + ")"
	}
	return p.Message
}

func (p *Problem) Unwrap() error { return p.Err }

// A Hash names an object of git. The zero Hash names none.
type Hash [20]byte

func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// IsZero reports whether the hash names nothing.
func (h Hash) IsZero() bool { return h == Hash{} }

// Options say how a repository is read. The zero value is useful.
type Options struct {
	// Top is the folder that holds the repository, where that is not the site's own
	// folder but one above it. A repository anywhere else is not looked for.
	Top string
	// Branch is the name of the branch that is published; empty: main or master. It is
	// needed to see a merge that was made the wrong way round by "git pull".
	Branch string
	// Built is a commit known to have been published before, in any form that Resolve
	// understands; empty: none. It keeps the main line on its track, and shows that the
	// branch was rewritten.
	Built string
	// Now is the moment of the build: a commit that claims a later time has a clock
	// that is wrong. Zero: only the other commits are compared with.
	Now time.Time
	// Cache is the file of the index; empty: cunwu/history in git's own folder, which is
	// never published. NoCache neither reads nor writes one.
	Cache   string
	NoCache bool
	// Digest computes a notice's digest from its own files, which are all that it is
	// shown: the notice at path and the files beside it that it names. Nil: none is
	// computed, and each published state is a version.
	Digest func(files fs.FS, path string) ([32]byte, error)
	// Form names the way in which Digest computes; a digest kept from another is not used.
	Form string
	// OpenPGP holds armored public keys, SSH the lines of an allowed-signers file. With
	// neither, signatures are not checked.
	OpenPGP, SSH []byte
}

// A Repository is an opened repository. It is safe for concurrent use.
type Repository struct {
	at       place
	options  Options
	keys     keys
	refs     refs
	cacheErr error // why the index that was there was not used

	pool struct {
		sync.Mutex
		idle   []*reader
		closed bool
	}
	indexing sync.Mutex // guards known
	known    *knowledge
	mu       sync.Mutex // guards what follows
	digests  *digests
	signed   map[Hash]Signature
}

// Open opens the repository of the site in the folder root. It reads no objects.
func Open(root string, options Options) (*Repository, error) {
	at, err := locate(root, options.Top)
	if err != nil {
		return nil, err
	}
	r := &Repository{at: at, options: options, refs: newRefs(at), signed: map[Hash]Signature{}}
	if r.keys, err = readKeys(options.OpenPGP, options.SSH); err != nil {
		return nil, err
	}
	r.known, r.digests = newKnowledge(), newDigests()
	if !options.NoCache {
		r.cacheErr = r.load()
	}
	return r, nil
}

// CacheError says why an index that was there could not be used and was made anew;
// nil where it was used or there was none.
func (r *Repository) CacheError() error { return r.cacheErr }

// Close writes the index where it grew, and closes all files. An error means that
// the next run takes longer, no more.
func (r *Repository) Close() error {
	r.pool.Lock()
	r.pool.closed = true
	idle := r.pool.idle
	r.pool.idle = nil
	r.pool.Unlock()
	for _, reader := range idle {
		reader.close()
	}
	r.indexing.Lock()
	defer r.indexing.Unlock()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.options.NoCache || !r.known.grown && !r.digests.grown {
		return nil
	}
	if err := r.save(); err != nil {
		return err
	}
	r.known.grown, r.digests.grown = false, false
	return nil
}

// reader lends a reader of objects: one goroutine uses it until it gives it back,
// for go-git's storage must not be shared.
func (r *Repository) reader() *reader {
	r.pool.Lock()
	defer r.pool.Unlock()
	if n := len(r.pool.idle); n > 0 {
		last := r.pool.idle[n-1]
		r.pool.idle = r.pool.idle[:n-1]
		return last
	}
	return newReader(r.at.objects)
}

func (r *Repository) giveBack(o *reader) {
	r.pool.Lock()
	defer r.pool.Unlock()
	if r.pool.closed {
		o.close()
		return
	}
	r.pool.idle = append(r.pool.idle, o)
}

// inParts runs f over 0 to n-1 in as many parts side by side as there are processors,
// each with a reader of its own. Neighbours stay together: they share objects.
func (r *Repository) inParts(ctx context.Context, n int, f func(o *reader, from, to int) error) error {
	parts := max(1, min(runtime.GOMAXPROCS(0), n/64))
	errs := make([]error, parts)
	var wg sync.WaitGroup
	for part := range parts {
		wg.Go(func() {
			o := r.reader()
			defer r.giveBack(o)
			if errs[part] = ctx.Err(); errs[part] == nil {
				errs[part] = f(o, n*part/parts, n*(part+1)/parts)
			}
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

// explain turns what reading objects ran into to words and a cure.
func (r *Repository) explain(err error) error {
	var missing *objectError
	if err == nil || !errors.As(err, &missing) {
		return err
	}
	short := missing.hash.String()[:10]
	switch {
	case !missing.missing:
		return &Problem{"git 仓库里的一个对象坏了：" + short + "。", "运行 git fsck 看还有哪些；最稳妥的是从代码托管平台重新克隆一份。", err}
	case r.at.partial:
		return &Problem{"这个仓库是部分克隆，缺少旧的内容：" + short + "。",
			"补齐：git config --unset-all remote.origin.partialclonefilter，再 git fetch --refetch origin；或者不带 --filter 重新克隆。", err}
	}
	return &Problem{"git 仓库里少了一个对象：" + short + "。", "运行 git fsck 看还有哪些；最稳妥的是从代码托管平台重新克隆一份。", err}
}

// A Person is who wrote, committed, merged or approved.
type Person struct{ Name, Email string }

// Is reports whether two are the same person: the same address, or, where one has
// none, the same name.
func (p Person) Is(q Person) bool {
	if p.Email != "" && q.Email != "" {
		return strings.EqualFold(p.Email, q.Email)
	}
	return p.Name != "" && p.Name == q.Name
}

// villages is the folder of the notices, below the site's root.
const villages = "villages"

// isNotice reports whether a file below villages/ has a notice's name. What editors
// and systems leave behind has none.
func isNotice(path string) bool {
	if len(path) < 3 || !strings.EqualFold(path[len(path)-3:], ".md") || strings.Count(path, "/") < 2 {
		return false
	}
	return !strings.Contains(path, "/.") && !strings.Contains(path, "/~$")
}

// slugOf is the village of a path below villages/.
func slugOf(path string) string {
	slug, _, _ := strings.Cut(strings.TrimPrefix(path, villages+"/"), "/")
	return slug
}

func compareHash(a, b Hash) int { return bytes.Compare(a[:], b[:]) }

// Package versions is what a township's repository says of the notices that it holds and
// has held: when each was published, by whom, who approved it, what older versions said
// differently, and which addresses would break.
//
// It promises:
//
//   - A version is told by its digest, the one in the code on its paper.
//   - Nothing is told of a version that held personal data, of names whose time is over,
//     of what was for the board alone, or of a notice that is withdrawn, but that it was.
//   - Where history is not at hand, nothing is claimed beyond it, and the record says so.
//   - The repository is only read, but for the index in git's own folder.
package versions

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/content"
	"cunwu/generator/internal/difference"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/history"
	"cunwu/generator/internal/privacy"
	"cunwu/generator/internal/township"
)

// Options say whose record is opened.
type Options struct {
	Source  string // the township's folder
	Top     string // the folder that holds the repository, where it is one above
	Program string // version of the program: digests kept by another are computed anew
	Day     township.Day
	Stage   *history.Stage // what is read is what git has staged; nil: the working tree
}

// A Record is what git knows of a township. It is safe for concurrent use once it has been
// attached to what was read. The zero Record knows nothing.
type Record struct {
	options    Options
	ctx        context.Context
	repository *history.Repository
	history    *history.History
	problem    *history.Problem           // why the repository cannot be read
	days       map[string]history.Landing // by path: how what lies there was first published

	stock history.Hash

	loaded *content.Loaded
	loose  map[string]bool // source files that are not as the last commit has them
	stones map[string][]Tombstone
	saying difference.Saying
}

// Speak has the differences between versions said as the township's pages say such things.
func (r *Record) Speak(as difference.Saying) {
	if r != nil {
		r.saying = as
	}
}

// Open opens the record of a township. That there is no repository, no commit, or one that
// cannot be read, is no error: such a record knows nothing, and Findings says why.
func Open(ctx context.Context, o Options) (*Record, error) {
	r := &Record{options: o, ctx: ctx, history: &history.History{}, stones: map[string][]Tombstone{}}
	pgp, ssh, err := readKeys(o.Source)
	if err != nil {
		return nil, err
	}
	r.repository, err = history.Open(o.Source, history.Options{Top: o.Top, Digest: r.digest, Form: "notice 1 " + o.Program, OpenPGP: pgp, SSH: ssh})
	if err == nil {
		if r.history, err = r.repository.Index(ctx, ""); err == nil {
			err = r.look()
		}
	}
	switch {
	case errors.Is(err, history.ErrNoRepository), errors.Is(err, history.ErrNoCommits):
		return r, nil
	case errors.As(err, &r.problem):
		_ = r.Close()
		r.repository, r.history = nil, &history.History{}
		return r, nil
	case err != nil:
		_ = r.Close()
		return nil, err
	}
	return r, nil
}

// Close closes the repository, and keeps what was computed for the next time.
func (r *Record) Close() error {
	if r.repository == nil {
		return nil
	}
	_ = r.repository.Close() // an index that cannot be kept costs time, no more
	return nil
}

// look takes from the history what is asked for often.
func (r *Record) look() error {
	r.days, r.stock = map[string]history.Landing{}, r.history.Stock()
	for _, n := range r.history.Notices {
		if first := n.First(); first != nil && !n.Last().Deleted() {
			r.days[n.Path()] = *first
		}
	}
	r.loose = map[string]bool{}
	if r.history.Head.IsZero() {
		return nil
	}
	if r.options.Stage != nil {
		for _, f := range r.options.Stage.Changes {
			r.loose[f.Path] = true
		}
		return nil
	}
	loose, err := r.repository.Uncommitted(r.ctx, r.options.Source, r.history.Head, []string{"villages"})
	for _, f := range loose {
		r.loose[f] = true
	}
	return err
}

// Keys of who signs commits, in content/keys: armored OpenPGP keys, and a file of SSH keys
// as git's gpg.ssh.allowedSignersFile has it.
const (
	keysFolder     = "content/keys"
	allowedSigners = "allowed_signers"
	maxKey         = 1 << 20
)

func readKeys(source string) (pgp, ssh []byte, err error) {
	entries, err := os.ReadDir(filepath.Join(source, filepath.FromSlash(keysFolder)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		ext := strings.ToLower(path.Ext(e.Name()))
		if !e.Type().IsRegular() || e.Name() != allowedSigners && ext != ".asc" {
			continue
		}
		info, err := e.Info()
		if err != nil || info.Size() > maxKey {
			continue
		}
		data, err := os.ReadFile(filepath.Join(source, filepath.FromSlash(keysFolder), e.Name()))
		if err != nil {
			return nil, nil, err
		}
		if ext == ".asc" {
			pgp = append(append(pgp, data...), '\n')
		} else {
			ssh = append(ssh, data...)
		}
	}
	return pgp, ssh, nil
}

// china is the zone of days. It has had no summer time since 1991.
var china = time.FixedZone("CST", 8*60*60)

func dayOf(t time.Time) township.Day { return township.DayOf(t.In(china)) }

// Landed tells on which day the notice in a file was first published. What came with the
// commit that the history begins with may have been public before there was a repository.
func (r *Record) Landed(file string) (township.Day, bool) {
	landing, known := r.days[file]
	if !known || landing.Commit.Hash == r.stock {
		return township.Day{}, false
	}
	return dayOf(landing.Time), true
}

// Attach makes the record that of a township that was read, and finds what would break an
// address that was published.
func (r *Record) Attach(loaded *content.Loaded) []finding.Finding {
	r.loaded = loaded
	for _, v := range loaded.Township.Villages {
		for _, n := range v.Notices { // before names leave those whose time is over
			if known := r.history.Notice(n.ID); known != nil && known.Last().Path == n.Path && !r.edited(n) {
				r.history.Know(known.Last(), n.Digest())
			}
		}
	}
	return r.permanence()
}

// digest computes the digest of an older version.
func (r *Record) digest(files fs.FS, name string) ([32]byte, error) {
	n, err := r.read(files, name)
	if err != nil {
		return [32]byte{}, err
	}
	return n.Digest(), nil
}

// read reads an older version. By the catalogue of today it is for the web or for the board.
func (r *Record) read(files fs.FS, name string) (*township.Notice, error) {
	items := &catalogue.Catalogue{}
	if r.loaded != nil {
		items = r.loaded.Catalogue
	}
	n, _, err := content.ReadNotice(files, name, &township.Village{Slug: township.VillageOf(name)}, items)
	return n, err
}

// side is a version of a village's notice with the detector of what may not be shown.
func (r *Record) side(v *township.Village, n *township.Notice) *difference.Side {
	t := r.loaded.Township
	health := t.Wording.Health
	d := privacy.New(privacy.Options{Allowed: t.Published(v), Terms: privacy.Terms(health.Add, health.Except)})
	return &difference.Side{Notice: n, Detector: d, Saying: r.saying}
}

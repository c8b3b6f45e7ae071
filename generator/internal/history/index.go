package history

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// The index on disk: a line that names its form, a checksum of the rest, then counted
// lists of numbers, texts and hashes. It holds facts, which follow from hashes alone, so
// it never goes stale; one that is damaged, of another form, or of a site elsewhere in
// the repository is made anew.

// indexForm changes when what is kept, or what is read out of a commit or a notice, does.
const indexForm = "cunwu history 1\n"

// errIndex says that an index was damaged, or was not for this program or this site.
var errIndex = errors.New("the index of the history did not fit and was made anew")

func (r *Repository) cacheFile() string {
	if r.options.Cache != "" {
		return r.options.Cache
	}
	return filepath.Join(r.at.common, "cunwu", "history")
}

// load reads the index. What it cannot use it leaves out.
func (r *Repository) load() error {
	data, err := os.ReadFile(r.cacheFile())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return cause(err)
	}
	rest, ok := bytes.CutPrefix(data, []byte(indexForm))
	if !ok || len(rest) < sha256.Size || sha256.Sum256(rest[sha256.Size:]) != [32]byte(rest[:sha256.Size]) {
		return errIndex
	}
	d := &decoder{rest: rest[sha256.Size:], text: string(rest[sha256.Size:])}
	if d.string() != r.at.prefix || d.string() != r.options.Branch {
		return errIndex
	}
	form := d.string()
	k, digests := d.knowledge(), d.digests()
	if d.bad {
		return errIndex
	}
	r.known = k
	if form == r.options.Form {
		r.digests = digests
	}
	return nil
}

// save writes the index beside its place, and moves it there in one step.
func (r *Repository) save() error {
	var e encoder
	e.string(r.at.prefix)
	e.string(r.options.Branch)
	e.string(r.options.Form)
	e.knowledge(r.known)
	e.digests(r.digests)
	sum := sha256.Sum256(e.out)
	folder := filepath.Dir(r.cacheFile())
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(folder, filepath.Base(r.cacheFile())+"-*")
	if err != nil {
		return err
	}
	for _, part := range [][]byte{[]byte(indexForm), sum[:], e.out} {
		if err == nil {
			_, err = f.Write(part)
		}
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), r.cacheFile())
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

type encoder struct{ out []byte }

func (e *encoder) number(n int)    { e.out = binary.AppendVarint(e.out, int64(n)) }
func (e *encoder) hash(h Hash)     { e.out = append(e.out, h[:]...) }
func (e *encoder) string(s string) { e.number(len(s)); e.out = append(e.out, s...) }

func (e *encoder) signed(s signedBy) {
	e.number(int(s.person))
	e.out = binary.AppendVarint(e.out, s.when.seconds)
	e.number(int(s.when.zone))
}

func (e *encoder) person(p Person) { e.string(p.Name); e.string(p.Email) }

func (e *encoder) knowledge(k *knowledge) {
	e.number(len(k.paths.values))
	for _, p := range k.paths.values {
		e.string(p)
	}
	e.number(len(k.persons.values))
	for _, p := range k.persons.values {
		e.person(p)
	}
	e.number(len(k.facts))
	changes := 0
	for _, f := range k.facts {
		changes += len(f.changes)
	}
	e.number(changes)
	for _, f := range k.facts {
		e.hash(f.hash)
		e.number(len(f.parents))
		for _, p := range f.parents {
			e.hash(p)
		}
		e.number(f.main)
		e.signed(f.author)
		e.signed(f.committer)
		e.string(f.subject)
		e.number(len(f.approvals))
		for _, a := range f.approvals {
			e.string(a.key)
			e.person(a.by)
		}
		e.number(int(f.signature))
		e.number(len(f.changes))
		for _, c := range f.changes {
			e.number(int(c.path))
			e.hash(c.blob)
		}
	}
	e.number(len(k.headers))
	for _, h := range slices.SortedFunc(maps.Keys(k.headers), compareHash) {
		head := k.headers[h]
		e.hash(h)
		e.string(head.id)
		all := 0
		if head.all {
			all = 1
		}
		e.number(all)
		e.number(len(head.files))
		for _, f := range head.files {
			e.string(f)
		}
	}
}

func (e *encoder) digests(d *digests) {
	e.number(len(d.of))
	for _, key := range slices.SortedFunc(maps.Keys(d.of), func(a, b [32]byte) int { return bytes.Compare(a[:], b[:]) }) {
		value := d.of[key]
		e.out = append(append(e.out, key[:]...), value[:]...)
	}
}

// A decoder takes an index apart. Anything that does not fit makes it bad, and all
// that follows empty.
type decoder struct {
	rest []byte
	text string // the same from the start, to cut texts from
	bad  bool
}

func (d *decoder) fail() { d.bad, d.rest = true, nil }

func (d *decoder) long() int64 {
	n, size := binary.Varint(d.rest)
	if size <= 0 {
		d.fail()
		return 0
	}
	d.rest = d.rest[size:]
	return n
}

// number reads a number from 0 to limit.
func (d *decoder) number(limit int) int {
	n := d.long()
	if n < 0 || n > int64(limit) {
		d.fail()
		return 0
	}
	return int(n)
}

// count reads how many things follow that take at least size bytes each.
func (d *decoder) count(size int) int { return d.number(len(d.rest) / size) }

func (d *decoder) bytes(n int) []byte {
	if n > len(d.rest) {
		d.fail()
		return nil
	}
	b := d.rest[:n]
	d.rest = d.rest[n:]
	return b
}

func (d *decoder) string() string {
	n := d.count(1)
	at := len(d.text) - len(d.rest)
	if d.bytes(n); d.bad {
		return ""
	}
	return d.text[at : at+n]
}

func (d *decoder) hash() (h Hash) {
	copy(h[:], d.bytes(len(h)))
	return h
}

func (d *decoder) signed(persons int) signedBy {
	return signedBy{int32(d.number(persons - 1)), stamp{d.long(), int16(d.long())}}
}

func (d *decoder) person() Person { return Person{d.string(), d.string()} }

func (d *decoder) knowledge() *knowledge {
	k := newKnowledge()
	paths := d.count(1)
	k.paths = table[string]{make([]string, 0, paths), make(map[string]int32, paths)}
	for range paths {
		k.paths.of(d.string())
	}
	for range d.count(2) {
		k.persons.of(d.person())
	}
	count := d.count(len(Hash{}))
	k.facts = make([]fact, 0, count)
	k.at = make(map[Hash]int32, count)
	changes := make([]change, 0, d.count(len(Hash{})))
	for range count {
		f := fact{hash: d.hash()}
		f.parents = make([]Hash, d.count(len(Hash{})))
		for i := range f.parents {
			f.parents[i] = d.hash()
		}
		f.main = d.number(max(0, len(f.parents)-1))
		f.author = d.signed(len(k.persons.values))
		f.committer = d.signed(len(k.persons.values))
		f.subject = d.string()
		for range d.count(3) {
			f.approvals = append(f.approvals, approval{d.string(), d.person()})
		}
		f.signature = SignatureForm(d.number(int(OtherForm)))
		from := len(changes)
		for range d.count(len(Hash{})) {
			changes = append(changes, change{int32(d.number(len(k.paths.values) - 1)), d.hash()})
		}
		f.changes = changes[from:len(changes):len(changes)]
		if d.bad {
			break
		}
		k.add(f)
	}
	headers := d.count(len(Hash{}))
	k.headers = make(map[Hash]header, headers)
	for range headers {
		h := d.hash()
		head := header{id: d.string(), all: d.number(1) == 1}
		for range d.count(1) {
			head.files = append(head.files, d.string())
		}
		k.headers[h] = head
	}
	k.grown = false
	return k
}

func (d *decoder) digests() *digests {
	out := newDigests()
	for range d.count(64) {
		key := [32]byte(append(make([]byte, 0, 32), d.bytes(32)...))
		out.of[key] = [32]byte(append(make([]byte, 0, 32), d.bytes(32)...))
	}
	return out
}

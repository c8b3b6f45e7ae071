// Package search makes the index with which a township's site is searched, in Chinese,
// without a server: files that a small script of the theme (assets/js/search.js) loads
// when somebody searches, and of which an answer needs few.
//
// It promises:
//   - A village's files depend on that village alone, and the township's on what the
//     villages say of themselves (Village), which is made without a look at the others.
//   - What is not given is not in the index: a notice for the board alone is refused, of
//     one that was withdrawn there is its title and no more, and names that have left a
//     notice are not in it, for the notice that is given has lost them.
//   - The same notices and the same day give the same bytes.
//   - Every file is a script that calls one function with its own name and what it holds,
//     and so can be loaded from a disk, where a page may not read files.
//   - Query, terms and ranking are written down twice, here and in the script, and one
//     set of queries (testdata/queries.txt) is asked of both.
//
// # What is found
//
// Text is cut into terms without a dictionary: each Chinese character, each pair of
// neighbours, each number, date and word, and for titles, items and villages the pairs and
// triples of their characters' initials in pinyin. So parts of words are found too, and
// 12,000, 12000 and 1.2万 are one number. A term is known by 32 bits of its hash: a
// stranger turns up in an answer once in ten thousand queries, and the text is shown.
//
// # Files
//
// Below search/ (the township's) or <village>/search/:
//
//	index.js          how many notices and shards there are, and the villages
//	s<k>.js           a shard: for each of its terms the notices that have it, and where
//	b<k>.js           a block: sixteen notices in their order, as an answer shows them
//	n<i>.js           below a village alone: the text of its i-th notice, or its beginning
//	n<i>-<part>.js    more of it, where it is long
//
// Notices are numbered in the order in which answers show equals: what is posted now
// before what is over, newer before older. So the best of many equals lie in one block. In
// a village's folder i counts its own notices. A text is loaded where an answer would not
// show otherwise what was asked for: the first result needs the outline, the shards of
// the query and a block, and most phones have the outline before the query is written.
package search

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"cunwu/generator/internal/township"
)

// format is the version of the files' form.
const format = "2"

// ErrBoard says that a notice was to be indexed that is for the board alone.
var ErrBoard = errors.New("this notice is for the village's board alone")

// A Notice is a notice to be found, with what its page says beside the model.
type Notice struct {
	Notice   *township.Notice
	Text     string   // of its body, a line for each paragraph; tables are taken from the notice
	Item     string   // the name of its catalogue item
	Category string   // in words
	Issuer   string   // in words
	Files    []string // what its attachments are called

	guide bool // it is none, but a guide: see GuideOf
}

// Options are what the index says in words, and the day.
type Options struct {
	Today township.Day
	Day   func(township.Day) string // a day as the pages show it

	// Column is how the pages name a column; nil: as its clerk does.
	Column func(t *township.Table, i int) string
}

func (o Options) column(t *township.Table, i int) string {
	if o.Column == nil {
		return t.Columns[i].Name
	}
	return o.Column(t, i)
}

// Where a term stands in a notice. A term counts where it stands highest.
const (
	inText    = 0 // the body, tables, and what else the page says
	inSummary = 1 // the plain sentence, the number, the village
	inTitle   = 2
)

// A Village is a village's index: all that the township's may know of it.
type Village struct {
	Slug, Name string

	documents []document
	postings  []byte // terms in the order of their hashes: see pack
	entries   int    // in postings
}

// A document is one notice in an index.
type document struct {
	id    string
	class int // 0: posted now or later; 1: over, or corrected; 2: withdrawn
	from  township.Day
	brief brief
	text  []string // in parts
}

// order is the order in which equals are shown.
func (d *document) order(other *document) int {
	return cmp.Or(cmp.Compare(d.class, other.class), other.from.Compare(d.from), cmp.Compare(d.id, other.id))
}

// classOf says how current a notice is.
func classOf(n *township.Notice, today township.Day) int {
	switch n.StateOn(today) {
	case township.Withdrawn:
		return 2
	case township.Ended:
		return 1
	}
	if n.Corrected != "" {
		return 1
	}
	return 0
}

// Read makes a village's index from its notices on the web.
func Read(v *township.Village, notices []Notice, o Options) (*Village, error) {
	out := &Village{Slug: v.Slug, Name: v.Name}
	notices = slices.Clone(notices)
	for _, n := range notices {
		if n.Notice.Audience != township.Everyone {
			return nil, fmt.Errorf("%w: %s", ErrBoard, n.Notice.Path)
		}
	}
	sheet := func(n Notice) *document {
		return &document{id: n.Notice.ID, class: classOf(n.Notice, o.Today), from: n.Notice.Period.From}
	}
	slices.SortFunc(notices, func(a, b Notice) int { return sheet(a).order(sheet(b)) })
	var all []uint64
	var c collector
	for i, n := range notices {
		d := sheet(n)
		text := c.collect(v, n, o)
		d.brief, d.text = newBrief(n, text, o)
		out.documents = append(out.documents, *d)
		all = append(all, c.entries(i)...)
	}
	slices.Sort(all)
	out.entries, out.postings = len(all), pack(all)
	return out, nil
}

// An entry of an index is 32 bits of a term's hash, the notice's number and the place in
// it, in one number, so that sorting entries sorts an index.
func entry(hash uint32, number, place int) uint64 {
	return uint64(hash)<<32 | uint64(number)<<2 | uint64(place)
}

// pack writes sorted entries small: for each the distance to the last hash, and the rest.
func pack(entries []uint64) []byte {
	packed := make([]byte, 0, len(entries)*5)
	last := uint64(0)
	for _, e := range entries {
		packed = binary.AppendUvarint(packed, e>>32-last)
		packed = binary.AppendUvarint(packed, e&(1<<32-1))
		last = e >> 32
	}
	return packed
}

// A cursor reads packed entries in their order.
type cursor struct {
	rest []byte
	hash uint64
	low  uint64
	done bool
}

func newCursor(packed []byte) *cursor {
	c := &cursor{rest: packed}
	c.next()
	return c
}

func (c *cursor) next() {
	if len(c.rest) == 0 {
		c.done = true
		return
	}
	gap, n := binary.Uvarint(c.rest)
	low, m := binary.Uvarint(c.rest[n:])
	c.rest = c.rest[n+m:]
	c.hash, c.low = c.hash+gap, low
}

// stamp tells one index from another: files of different builds do not mix.
func stamp(villages []*Village) string {
	h := sha256.New()
	h.Write([]byte(format))
	for _, v := range villages {
		fmt.Fprintf(h, "\n%s\n%s\n%d\n", v.Slug, v.Name, len(v.postings))
		h.Write(v.postings)
		for _, d := range v.documents {
			fmt.Fprintf(h, "\n%s %d %s ", d.id, d.class, d.from)
			h.Write(script("", d.brief))
			for _, part := range d.text {
				h.Write([]byte(part))
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:5])
}

package search

import (
	"cmp"
	"fmt"
	"slices"
)

// perShard is how many entries a shard has on the average: about 4 KB. A query of four
// characters loads three shards.
const perShard = 1500

// emit takes a finished file.
type emit = func(path string, data []byte) error

// An outline is what has to be known before an index is asked: index.js.
type outline struct {
	Notices  int         `json:"n"`
	Shards   int         `json:"k"`
	Stamp    string      `json:"s"`
	Villages [][2]string `json:"v"` // slug and name
	Whose    string      `json:"r"` // for each notice a character: which village's it is; empty: there is one village
}

// Files makes a village's own index and the records of its notices, below <slug>/search/.
func (v *Village) Files(put emit) error {
	if err := v.Records(put); err != nil {
		return err
	}
	return index(v.Slug+"/search/", []*Village{v}, put)
}

// Records makes the records alone, which the township's index needs: of what has no page
// on which it is searched by itself.
func (v *Village) Records(put emit) error {
	dir := v.Slug + "/search/"
	for i, d := range v.documents {
		name := fmt.Sprintf("n%d", i)
		if err := put(dir+name+".js", script(v.Slug+"/"+name, d.record)); err != nil {
			return err
		}
		for k, part := range d.more {
			name := fmt.Sprintf("n%d-%d", i, k+1)
			if err := put(dir+name+".js", script(v.Slug+"/"+name, part)); err != nil {
				return err
			}
		}
	}
	return nil
}

// Township makes the index of all villages, below search/. Its records are those of the
// villages.
func Township(villages []*Village, put emit) error {
	villages = slices.Clone(villages)
	slices.SortFunc(villages, func(a, b *Village) int { return cmp.Compare(a.Slug, b.Slug) })
	return index("search/", villages, put)
}

func index(dir string, villages []*Village, put emit) error {
	type place struct{ village, number int }
	var order []place
	o := outline{Stamp: stamp(villages)}
	entries := 0
	for i, v := range villages {
		o.Villages = append(o.Villages, [2]string{v.Slug, v.Name})
		for k := range v.documents {
			order = append(order, place{i, k})
		}
		entries += v.entries
	}
	at := func(p place) *document { return &villages[p.village].documents[p.number] }
	slices.SortFunc(order, func(a, b place) int { return at(a).order(at(b)) })
	rank := make([][]int, len(villages))
	for i, v := range villages {
		rank[i] = make([]int, len(v.documents))
	}
	whose := make([]rune, len(order))
	for n, p := range order {
		rank[p.village][p.number] = n
		whose[n] = sign(p.village)
	}
	if len(villages) != 1 {
		o.Whose = string(whose)
	}
	o.Notices, o.Shards = len(order), max(1, (entries+perShard-1)/perShard)
	if err := put(dir+"index.js", script("index", o)); err != nil {
		return err
	}
	cursors := make([]*cursor, len(villages))
	for i, v := range villages {
		cursors[i] = newCursor(v.postings)
	}
	var in []uint64
	for k := range o.Shards {
		in = in[:0]
		for i, c := range cursors {
			for ; !c.done && shardOf(uint32(c.hash), o.Shards) == k; c.next() {
				in = append(in, entry(uint32(c.hash), rank[i][c.low>>2], int(c.low&3)))
			}
		}
		slices.Sort(in)
		name := fmt.Sprintf("s%d", k)
		if err := put(dir+name+".js", script(name, encode(in, o.Notices))); err != nil {
			return err
		}
	}
	return nil
}

// shardOf is the shard of a term: shards are ranges of hashes.
func shardOf(hash uint32, shards int) int { return int(uint64(hash) * uint64(shards) >> 32) }

// sign is a number as one character that JSON does not escape: one byte up to 90 or so,
// two up to about 1,900.
func sign(n int) rune {
	r := rune('#' + n)
	if r >= '\\' {
		r++
	}
	if r >= 0x7f {
		r += 0x22
	}
	if r >= 0x2028 {
		r += 2
	}
	if r >= 0xd800 {
		r += 0x800
	}
	return r
}

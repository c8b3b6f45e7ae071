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
	Block    int         `json:"b"` // briefs to a block
	Stamp    string      `json:"s"`
	Villages [][2]string `json:"v"` // slug and name
}

// Files makes a village's own index and the texts of its notices, below <slug>/search/.
func (v *Village) Files(put emit) error {
	if err := v.Texts(put); err != nil {
		return err
	}
	return index(v.Slug+"/search/", []*Village{v}, put)
}

// Texts makes the texts alone, which the township's index needs: of what has no page
// on which it is searched by itself.
func (v *Village) Texts(put emit) error {
	for i, d := range v.documents {
		for k, part := range d.text {
			name := textName(i, k)
			if err := put(v.Slug+"/search/"+name+".js", script(v.Slug+"/"+name, part)); err != nil {
				return err
			}
		}
	}
	return nil
}

// textName is what a part of a text is called, of a village's i-th notice.
func textName(i, part int) string {
	if part == 0 {
		return fmt.Sprintf("n%d", i)
	}
	return fmt.Sprintf("n%d-%d", i, part)
}

// Township makes the index of all villages, below search/. Its texts are those of the
// villages.
func Township(villages []*Village, put emit) error {
	villages = slices.Clone(villages)
	slices.SortFunc(villages, func(a, b *Village) int { return cmp.Compare(a.Slug, b.Slug) })
	return index("search/", villages, put)
}

func index(dir string, villages []*Village, put emit) error {
	type place struct{ village, number int }
	var order []place
	o := outline{Stamp: stamp(villages), Block: perBlock}
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
	var block []brief
	for n, p := range order {
		rank[p.village][p.number] = n
		b := at(p).brief
		b.Village, b.Own = p.village, p.number
		if block = append(block, b); len(block) < perBlock && n+1 < len(order) {
			continue
		}
		name := fmt.Sprintf("b%d", n/perBlock)
		if err := put(dir+name+".js", script(name, block)); err != nil {
			return err
		}
		block = block[:0]
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

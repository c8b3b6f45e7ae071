package search

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
)

// An Index asks an index as the script does: it reads the files of an answer and no
// other. It is what the script is compared with.
type Index struct {
	read  func(name string) ([]byte, error)
	dir   string
	about outline
}

// A Hit is a notice in an answer.
type Hit struct{ Village, ID string }

// An Answer is what a query finds.
type Answer struct {
	Near    bool   // no notice has everything that was asked for; these come near
	Masked  string // the names that were looked for, as lists have them: 张*明
	Sound   bool   // these have a word with one character another, of that sound
	Numbers []int  // of all notices that are found, best first
	Hits    []Hit  // the first of them
}

// Shown is how many notices an answer shows at first.
const Shown = 10

// Open opens the index in a folder of a site ("search/"), of which read reads files.
func Open(dir string, read func(name string) ([]byte, error)) (*Index, error) {
	x := &Index{read: read, dir: dir}
	return x, x.load(dir+"index.js", "index", &x.about)
}

// load reads a file's value.
func (x *Index) load(file, name string, into any) error {
	data, err := x.read(file)
	if err != nil {
		return err
	}
	data, ours := bytes.CutPrefix(data, []byte(`cunwuSearch("`+name+`",`))
	data, whole := bytes.CutSuffix(data, []byte(")\n"))
	if !ours || !whole {
		return fmt.Errorf("%s: this is no file of an index", file)
	}
	return json.Unmarshal(data, into)
}

// Find answers a query with numbers of notices. What no notice has may be asked for
// otherwise; only where that finds nothing an answer comes near.
func (x *Index) Find(query string) (Answer, error) {
	names := make([]string, len(x.about.Villages))
	for i, v := range x.about.Villages {
		names[i] = v[1]
	}
	shards := map[int]string{}
	parts := parse(query, names)
	lists, err := x.lists(parts, shards)
	if err != nil {
		return Answer{}, err
	}
	found, near := rank(parts, lists, x.about.Notices)
	if len(found) > 0 && !near {
		return Answer{Numbers: found}, nil
	}
	missing := make([]bool, len(parts))
	for i := range parts {
		alone, near := rank(parts[i:i+1], lists[i:i+1], x.about.Notices)
		missing[i] = near || len(alone) == 0
	}
	for _, r := range otherwise(parts, missing) {
		other, err := x.lists(r.parts, shards)
		if err != nil {
			return Answer{}, err
		}
		if found, near := rank(r.parts, other, x.about.Notices); len(found) > 0 && !near {
			return Answer{Masked: r.masked, Sound: r.masked == "", Numbers: found}, nil
		}
	}
	return Answer{Near: near, Numbers: found}, nil
}

// lists are the lists of each part's terms, from shards that are loaded where they are
// missing. A part of which no notice has the first term is one of initials.
func (x *Index) lists(parts []part, shards map[int]string) (lists [][][]posting, err error) {
	look := func(terms []term) (out [][]posting, err error) {
		for _, t := range terms {
			hash := t.hash()
			k := shardOf(hash, x.about.Shards)
			if _, loaded := shards[k]; !loaded {
				name, text := fmt.Sprintf("s%d", k), ""
				if err := x.load(x.dir+name+".js", name, &text); err != nil {
					return nil, err
				}
				shards[k] = text
			}
			out = append(out, decode(shards[k], hash, x.about.Notices))
		}
		return out, nil
	}
	for i := range parts {
		p := &parts[i]
		list, err := look(p.terms)
		if err == nil && len(p.or) > 0 {
			var other [][]posting
			if other, err = look(p.or); len(list[0]) == 0 {
				list, p.strict = other, true
			}
		}
		if err != nil {
			return nil, err
		}
		lists = append(lists, list)
	}
	return lists, nil
}

// A score is how well a notice answers a query.
type score struct {
	terms int // that it has
	parts int // that it has whole
	tier  int // 2 for each part whole in its title, 1 for one whole in title and plain sentence
	worth int // its terms' weights, those that stand high counted for more
}

// rank orders the notices that have what is asked for: by where it stands, then as they
// are numbered. Where none has everything, those come that have at least a third of the
// terms; but near a masked name is another's, and near initials is anything.
func rank(parts []part, lists [][][]posting, notices int) (found []int, near bool) {
	scores := make([]score, notices)
	asked := 0
	for at, part := range lists {
		asked += len(part)
		type sums struct{ terms, high, top int }
		has := make([]sums, notices)
		for _, list := range part {
			w := weight(len(list), notices)
			for _, p := range list {
				s, h := &scores[p.number], &has[p.number]
				s.terms++
				s.worth += w * (4 + p.place)
				h.terms++
				if p.place >= inSummary {
					h.high++
				}
				if p.place == inTitle {
					h.top++
				}
			}
		}
		for i, h := range has {
			if h.terms < len(part) || parts[at].high && h.high < len(part) {
				continue
			}
			scores[i].parts++
			switch len(part) {
			case h.top:
				scores[i].tier += 2
			case h.high:
				scores[i].tier++
			}
		}
	}
	for i, s := range scores {
		if s.parts == len(lists) && len(lists) > 0 {
			found = append(found, i)
		}
	}
	strict := slices.ContainsFunc(parts, func(p part) bool { return p.strict })
	if len(found) == 0 && !strict {
		near = true
		for i, s := range scores {
			if s.terms > 0 && 3*s.terms >= asked {
				found = append(found, i)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b int) int {
		return cmp.Or(scores[b].tier-scores[a].tier, scores[b].worth-scores[a].worth)
	})
	return found, near && len(found) > 0
}

// weight is how much a term that so many notices have tells: one more for each time that
// their number can be doubled.
func weight(have, notices int) int {
	w := 1
	for have > 0 && have<<w <= notices {
		w++
	}
	return w
}

// Search answers a query as the page shows it at first, and reads the notices' briefs.
func (x *Index) Search(query string) (Answer, error) {
	a, err := x.Find(query)
	if err != nil {
		return Answer{}, err
	}
	blocks := map[int][]brief{}
	for _, number := range a.Numbers[:min(Shown, len(a.Numbers))] {
		k := number / x.about.Block
		if blocks[k] == nil {
			name, block := fmt.Sprintf("b%d", k), []brief(nil)
			if err := x.load(x.dir+name+".js", name, &block); err != nil {
				return a, err
			}
			blocks[k] = block
		}
		b := blocks[k][number%x.about.Block]
		a.Hits = append(a.Hits, Hit{x.about.Villages[b.Village][0], b.ID})
	}
	return a, nil
}

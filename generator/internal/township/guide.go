package township

import "slices"

// A Guide tells how something is done in the township: who may ask for it, what to bring,
// where to go. It is a page of the township's own, the same for all villages.
type Guide struct {
	Slug       string // its file's name, and its address below guides/
	Title      string
	Summary    string // 明白话: one plain sentence
	Updated    Day    // on which somebody last saw to it that it holds
	Categories []string
	Order      int // in lists, from 1; 0: after those that have one

	Who      string    // 谁能办
	Bring    []string  // 带什么
	Where    string    // 在哪办
	Time     string    // 几天办好
	Cost     string    // 多少钱
	Contacts []Contact // 找谁; those of the township with its own role and phone
	Basis    []string  // laws and documents
	Body     Body
	Accept   []Acceptance // rules that the guide is excepted from

	Path   string // source file, relative, with forward slashes
	Places Places
}

// At is the place of a value in the guide's front matter, or of the file where the value
// was not written.
func (g *Guide) At(key string) Place {
	if p, ok := g.Places[key]; ok {
		return p
	}
	return Place{File: g.Path, Line: 1, Col: 1}
}

// Lacks are the keys of what somebody who comes to the counter must know and the guide
// does not say.
func (g *Guide) Lacks() []string {
	var keys []string
	for _, one := range []struct {
		key   string
		there bool
	}{
		{"who", g.Who != ""}, {"bring", len(g.Bring) > 0}, {"where", g.Where != ""}, {"time", g.Time != ""}, {"cost", g.Cost != ""},
		{"contacts", len(g.Contacts) > 0},
	} {
		if !one.there {
			keys = append(keys, one.key)
		}
	}
	return keys
}

// Guide finds a guide by its slug, or nil.
func (t *Township) Guide(slug string) *Guide {
	for _, g := range t.Guides {
		if g.Slug == slug {
			return g
		}
	}
	return nil
}

// GuidesOn are the guides that belong to a category, in their order.
func (t *Township) GuidesOn(category string) []*Guide {
	var on []*Guide
	for _, g := range t.Guides {
		if slices.Contains(g.Categories, category) {
			on = append(on, g)
		}
	}
	return on
}

package printed

import (
	"strings"

	"cunwu/generator/internal/township"
)

// An Answer says what a site has at a printed address.
type Answer int

// The answers.
const (
	Served       Answer = iota // a page
	NoVillage                  // no village has this address, nor had it formerly
	NoNotice                   // the village has no such notice, and none was withdrawn or buried there
	OtherVillage               // the notice is there, at another village's address
	BoardOnly                  // the notice is for the board alone: no page may come of it
	Unread                     // its file is there and could not be read, which is a finding of its own
	Elsewhere                  // of a village that was not read this time
)

// A Site answers what the site made from a township has at an address. It follows from
// the model alone: the villages with the addresses that they had formerly, the notices,
// and what has been buried.
type Site struct {
	part     bool
	villages map[string]*township.Village // by their addresses, former ones too
	unread   map[string]bool              // folders of villages
	notices  map[string]*township.Village // by id: whose it is
	buried   map[string]bool              // slug/id/
}

// NewSite looks at a township that has been read; part says that only some of its
// villages were.
func NewSite(t *township.Township, part bool) *Site {
	s := &Site{part: part, villages: map[string]*township.Village{}, unread: map[string]bool{}, notices: map[string]*township.Village{}, buried: map[string]bool{}}
	for _, v := range t.Villages {
		for _, f := range v.Formerly {
			s.villages[f] = v
		}
	}
	for _, v := range t.Villages { // a village that is there goes before one that was
		s.villages[v.Slug] = v
		for _, n := range v.Notices {
			s.notices[n.ID] = v
		}
	}
	for _, slug := range t.Unread {
		s.unread[slug] = true
	}
	return s
}

// Bury says that the site has a page at a village's address for a notice that is no
// longer among its files: one that tells when it was taken back, and why.
func (s *Site) Bury(slug, id string) { s.buried[slug+"/"+id+"/"] = true }

// Ask says what the site has at an address below the base address, and which village is
// concerned: the one that has the address, or for OtherVillage the one that has the
// notice now. It is nil where there is none.
func (s *Site) Ask(address string) (Answer, *township.Village) {
	slug, rest, _ := strings.Cut(address, "/")
	v := s.villages[slug]
	if v == nil {
		switch {
		case s.unread[slug]:
			return Unread, nil
		case s.part:
			return Elsewhere, nil
		}
		return NoVillage, nil
	}
	id := strings.TrimSuffix(rest, "/")
	if id == "" || s.buried[address] || s.buried[v.Slug+"/"+rest] {
		return Served, v
	}
	if n := v.Notice(id); n != nil {
		if n.Audience == township.BoardOnly {
			return BoardOnly, v
		}
		return Served, v
	}
	unknown := false
	for _, other := range v.Unread {
		if other == id {
			return Unread, v
		}
		unknown = unknown || other == ""
	}
	if other := s.notices[id]; other != nil {
		return OtherVillage, other
	}
	if unknown {
		return Unread, v
	}
	return NoNotice, v
}

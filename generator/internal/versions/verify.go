package versions

import (
	"errors"
	"net/url"
	"regexp"
	"strings"

	"cunwu/generator/internal/content"
	"cunwu/generator/internal/history"
	"cunwu/generator/internal/township"
)

// A Verdict is what is known of a paper.
type Verdict int

// The verdicts.
const (
	Current   Verdict = iota // the paper says what the page says
	Older                    // it was published, and has been changed since
	Again                    // an older version that says what a newer one says again
	Unknown                  // such a version was never published
	Nowhere                  // there is no record of it, but history is not at hand
	Gone                     // the notice is no longer there
	NoNotice                 // there is no such notice
	BoardOnly                // its code holds the village's address and no version
)

// An Answer is what is known of a paper.
type Answer struct {
	Verdict Verdict
	Village *township.Village
	Notice  *township.Notice // nil: there is none
	Version Version          // the paper's; zero where there is none such
	Newest  Version
	Grave   Tombstone // Gone
}

// ErrBoard says that a code is of a sheet that is for the board alone: it tells no notice.
var ErrBoard = errors.New("the code of a sheet for the board alone")

// ErrAsked says that what was asked for is no address of a notice, no id, or no digest.
var ErrAsked = errors.New("neither address nor id")

var digestForm = regexp.MustCompile(`^[0-9a-f]{6,64}$`)

// Parse takes apart what a person reads from a paper: the address in its code, or the
// notice's id, and the version's digits, of which an address may hold some already. The
// address in the code of a sheet for the board alone is ErrBoard.
func Parse(what, digits string) (id, version string, err error) {
	id = strings.TrimSpace(what)
	if page, board := strings.CutSuffix(id, "/"+township.BoardMark); board && digits == "" && page != "" {
		return "", "", ErrBoard
	}
	if u, err := url.Parse(id); err == nil && u.Host != "" {
		version, _ = strings.CutPrefix(u.Fragment, "v-")
		parts := strings.Split(strings.Trim(u.Path, "/"), "/")
		id = parts[len(parts)-1]
	} else if before, fragment, ok := strings.Cut(id, "#v-"); ok {
		parts := strings.Split(strings.Trim(before, "/"), "/")
		id, version = parts[len(parts)-1], fragment
	}
	if digits != "" {
		version = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(digits), "v-"))
	}
	if !content.ValidID(id) || !digestForm.MatchString(version) {
		return "", "", ErrAsked
	}
	return id, version, nil
}

// Verify says what is known of a paper of a notice with a version's digits.
func (r *Record) Verify(id, version string) (Answer, error) {
	for _, v := range r.loaded.Township.Villages {
		n := v.Notice(id)
		if n == nil {
			for _, stone := range r.stones[v.Slug] {
				if stone.ID == id {
					return Answer{Verdict: Gone, Village: v, Grave: stone}, nil
				}
			}
			continue
		}
		a := Answer{Village: v, Notice: n}
		if n.Audience != township.Everyone {
			a.Verdict = BoardOnly
			return a, nil
		}
		return a, r.verify(&a, version)
	}
	return Answer{Verdict: NoNotice}, nil
}

func (r *Record) verify(a *Answer, version string) error {
	list, err := r.Of(a.Village, a.Notice)
	if err != nil {
		return err
	}
	if len(list.Versions) == 0 {
		list.Versions = []Version{r.today(a.Notice)}
	}
	a.Newest = list.Versions[0]
	for _, v := range list.Versions {
		if v.Digest == "" || !strings.HasPrefix(v.Digest, version) && !(v.Printed && strings.HasPrefix(version, v.Digest)) {
			continue
		}
		switch a.Version = v; {
		case v.Current:
			a.Verdict = Current
		case v.Again:
			a.Verdict = Again
		default:
			a.Verdict = Older
		}
		return nil
	}
	a.Verdict = Unknown
	if list.Begins || r.history.State != history.Complete {
		a.Verdict = Nowhere
	}
	return nil
}

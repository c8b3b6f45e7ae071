package township

import (
	"slices"
	"strings"
)

// Editors are who may change what: reviewers what they review, and clerks the folders of
// their villages. Nothing of it is ever published.
type Editors struct{ Reviewers, Clerks []Editor }

// An Editor is a person, and by which signs git and the forge know them.
type Editor struct {
	Name     string
	Emails   []string // as in their commits
	Accounts []string // on the forge, without the @ before them
	Villages []string // slugs: those of a clerk; of a reviewer: empty means everything
	Place    Place
}

// Goes reports whether an account or an e-mail address is the editor's.
func (e Editor) Goes(by string) bool {
	same := func(sign string) bool { return strings.EqualFold(sign, strings.TrimPrefix(by, "@")) }
	return by != "" && (slices.ContainsFunc(e.Accounts, same) || slices.ContainsFunc(e.Emails, same))
}

// Named is how the township calls the person of a commit: the editor to whom the address
// goes, or who has the name. It is empty for somebody who is not listed.
func (e Editors) Named(name, email string) string {
	named := ""
	for _, one := range slices.Concat(e.Reviewers, e.Clerks) {
		if one.Goes(email) {
			return one.Name
		}
		if one.Name == name {
			named = name
		}
	}
	return named
}

// None reports whether nobody is listed in a way by which they can be known.
func (e Editors) None() bool {
	return !slices.ContainsFunc(slices.Concat(e.Reviewers, e.Clerks), Editor.Known)
}

// Known reports whether an editor has a sign by which commits or requests tell them.
func (e Editor) Known() bool { return len(e.Emails)+len(e.Accounts) > 0 }

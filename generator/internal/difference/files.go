package difference

import (
	"cmp"
	"slices"

	"cunwu/generator/internal/township"
)

// What became of an attachment, beside Added and Deleted.
const (
	Replaced = "replaced" // another file under the same name
	Renamed  = "renamed"  // the same file under another name
)

// A File is an attachment that came, went, was replaced or is called otherwise.
type File struct {
	Change string `json:"change"`
	Name   string `json:"name"`
	Was    string `json:"was,omitempty"` // how it was called, where it is called otherwise
}

// Files lists what became of the attachments: those of today in their order, then those
// that are gone. One is the same by the name of its file, by what is in it, or by its title.
func Files(was, now *Side) []File {
	then := slices.Clone(was.Notice.Files)
	match := make([]*township.Attachment, len(now.Notice.Files))
	for _, same := range []func(a, b *township.Attachment) bool{
		func(a, b *township.Attachment) bool { return a.File == b.File },
		func(a, b *township.Attachment) bool { return a.Source.Sum == b.Source.Sum },
		func(a, b *township.Attachment) bool { return a.Title != "" && a.Title == b.Title },
	} {
		for i, f := range now.Notice.Files {
			at := slices.IndexFunc(then, func(old *township.Attachment) bool { return match[i] == nil && same(old, f) })
			if at >= 0 {
				match[i] = then[at]
				then = slices.Delete(then, at, at+1)
			}
		}
	}
	var out []File
	for i, f := range now.Notice.Files {
		switch name, old := now.called(f), match[i]; {
		case old == nil:
			out = append(out, File{Change: Added, Name: name})
		case old.Source.Sum != f.Source.Sum:
			out = append(out, File{Change: Replaced, Name: name})
		case was.called(old) != name:
			out = append(out, File{Change: Renamed, Name: name, Was: was.called(old)})
		}
	}
	for _, f := range then {
		out = append(out, File{Change: Deleted, Name: was.called(f)})
	}
	return out
}

// called is how an attachment is called on a page.
func (s *Side) called(f *township.Attachment) string { return s.Clean(cmp.Or(f.Title, f.File)) }

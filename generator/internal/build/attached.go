package build

import (
	"cmp"
	"fmt"
	"strconv"

	"cunwu/generator/internal/attachment"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/privacy"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/site"
	"cunwu/generator/internal/township"
)

// An attached file is one that belongs to a notice and is no picture: a clean copy, with
// an address that tells nothing of its name. A notice that is for the board alone has
// labels only.
type attached struct {
	file    string // its name beside the notice
	label   string
	form    attachment.Form
	address string
	data    []byte
}

// attached copies a notice's files, all but its pictures.
func (r *renderer) attached(n *township.Notice) ([]attached, error) {
	var list []attached
	for i, f := range n.Files {
		form, ok := attachment.FormOf(f.File)
		if !ok || form == attachment.Picture {
			continue
		}
		a := attached{file: f.File, label: r.label(f, len(list)+1), form: form}
		if n.Audience == township.Everyone {
			data, err := f.Source.Bytes()
			if err != nil {
				return nil, err
			}
			a.address = fmt.Sprintf("a%d.%s", i+1, form)
			if a.data, err = attachment.Clean(f.File, data, attachment.Limits{}); err != nil {
				return nil, &FindingError{finding.New(finding.RuleUnclean, f.Place, "附件“"+privacy.Redact(f.File)+"”不能发布："+privacy.Redact(err.Error())+"。", attachment.Cure(f.File, err))}
			}
		}
		list = append(list, a)
	}
	return list, nil
}

// label is how a file is called where it is shown: as the clerk calls it, or by its name
// where that tells nothing of a person.
func (r *renderer) label(f *township.Attachment, n int) string {
	name := f.File
	if len(privacy.New(privacy.Options{}).Text(name)) > 0 {
		name = ""
	}
	return cmp.Or(f.Title, name, r.words["file_unnamed"]+" "+strconv.Itoa(n))
}

// labels are how a notice's files are called, all but its pictures.
func (r *renderer) labels(n *township.Notice) []string {
	var labels []string
	for _, f := range n.Files {
		if form, ok := attachment.FormOf(f.File); ok && form != attachment.Picture {
			labels = append(labels, r.label(f, len(labels)+1))
		}
	}
	return labels
}

// size is a size as it is said.
func (a attached) size() string {
	switch n := len(a.data); {
	case n == 0:
		return ""
	case n < 1<<20:
		return strconv.Itoa(max(1, (n+512)/1024)) + " KB"
	default:
		return strconv.FormatFloat(float64(n)/(1<<20), 'f', 1, 64) + " MB"
	}
}

// filesOf are a notice's files as its page lists them.
func filesOf(list []attached) []site.File {
	var files []site.File
	for _, a := range list {
		files = append(files, site.File{Label: a.label, Name: a.address, Kind: string(a.form), Size: a.size()})
	}
	return files
}

// namedFiles are a notice's files as its sheet lists them.
func namedFiles(list []attached) map[string]sheet.File {
	files := map[string]sheet.File{}
	for _, a := range list {
		files[a.file] = sheet.File{Label: a.label, Kind: string(a.form), Size: a.size()}
	}
	return files
}

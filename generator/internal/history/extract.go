package history

import (
	"context"
	"path"
	"strings"
)

// Extract hands over the plain files of the site's folder as they were in a commit: those
// below the given folders, by path, each with the hash of its content. It is At for
// whoever wants many files: it reads each folder once, and a file when data is called,
// which must be before the next is handed over.
func (r *Repository) Extract(ctx context.Context, commit Hash, folders []string, take func(name string, content Hash, data func() ([]byte, error)) error) error {
	o := r.reader()
	defer r.giveBack(o)
	site, err := r.site(o, commit)
	if err != nil {
		return r.explain(err)
	}
	for _, folder := range folders {
		tree, err := o.folderIn(site, folder)
		if err != nil {
			return r.explain(err)
		}
		var files []difference
		c := comparison{o, func(d difference) { files = append(files, d) }}
		if err := c.folders(Hash{}, tree, strings.Trim(path.Clean(folder), "/")+"/", 0); err != nil {
			return r.explain(err)
		}
		for _, f := range files {
			if err := ctx.Err(); err != nil {
				return err
			}
			err := take(f.path, f.after, func() ([]byte, error) {
				data, err := o.object(f.after, blobKind, 0)
				return data, r.explain(err)
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

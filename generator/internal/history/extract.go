package history

import (
	"context"
	"path"
	"strings"
)

// Extract hands over the plain files of the site's folder as they were in a commit: those
// below the given folders, by path. It is At for whoever wants many files, and reads
// each folder once.
func (r *Repository) Extract(ctx context.Context, commit Hash, folders []string, write func(name string, data []byte) error) error {
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
			data, err := o.object(f.after, blobKind, 0)
			if err != nil {
				return r.explain(err)
			}
			if err := write(f.path, data); err != nil {
				return err
			}
		}
	}
	return nil
}

package output

import (
	"io/fs"
	"os"
	"path/filepath"
)

// A tree is what a folder holds, by paths with forward slashes. Links are not
// followed. The program's own files are not in it.
type tree struct {
	files   map[string]int64 // regular files and their sizes
	others  []string         // links and whatever else is neither file nor folder
	folders []string         // each before what it holds
	marked  bool             // it holds the marker
}

func scan(root string) (tree, error) {
	t := tree{files: map[string]int64{}}
	t.marked, _ = markerIn(root)
	err := t.read(root, "")
	return t, err
}

func (t *tree) read(folder, prefix string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := e.Name()
		if prefix == "" && (name == markerName || name == newName || name == lockName) {
			continue
		}
		path := prefix + name
		switch {
		case e.IsDir():
			t.folders = append(t.folders, path)
			if err := t.read(filepath.Join(folder, name), path+"/"); err != nil {
				return err
			}
		case e.Type()&fs.ModeType == 0:
			info, err := e.Info()
			if err != nil {
				return err
			}
			t.files[path] = info.Size()
		default:
			t.others = append(t.others, path)
		}
	}
	return nil
}

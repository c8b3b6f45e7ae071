package content

import (
	"os"
	"path"
	"slices"
	"strings"

	"cunwu/generator/internal/township"
)

// Slugs gives the folders of villages that are named by their folder, by their name or by
// its beginning: liuwan, 柳湾村, 柳湾. What names no village, or several, is given as it
// is: Load says that there is none.
func Slugs(dir string, names []string) []string {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return names
	}
	defer root.Close()
	s := inFolder(root)
	folders := s.villageNames()
	if !slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(folders, name) }) {
		return names
	}
	called := make(map[string]string, len(folders))
	for _, slug := range folders {
		var v township.Village
		s.readVillageFile(path.Join(villagesDir, slug, "village.yaml"), &v, nil)
		called[slug] = v.Name
	}
	slugs := make([]string, 0, len(names))
	for _, name := range names {
		slug := name
		if !slices.Contains(folders, name) {
			slug = only(folders, name, func(of string) bool { return called[of] == name },
				func(of string) bool { return strings.HasPrefix(called[of], name) })
		}
		if !slices.Contains(slugs, slug) {
			slugs = append(slugs, slug)
		}
	}
	return slugs
}

// only is the one folder that the first of the tests is true for that is true for any;
// where there is none or more than one, it is name.
func only(folders []string, name string, tests ...func(slug string) bool) string {
	for _, is := range tests {
		found := slices.Clone(folders)
		found = slices.DeleteFunc(found, func(slug string) bool { return !is(slug) })
		if len(found) == 1 {
			return found[0]
		}
		if len(found) > 1 {
			break
		}
	}
	return name
}

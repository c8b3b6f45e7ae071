package leak

import "strings"

// Program tells which files are the program's own, where a repository holds it: beside
// the township as this one does, or in its folder program. Its examples and tests are
// full of invented numbers. there reports whether the repository has a file.
func Program(there func(name string) bool) func(name string) bool {
	beside, below := there("generator/main.go"), there("program/generator/main.go")
	return func(name string) bool {
		if below && strings.HasPrefix(name, "program/") {
			return true
		}
		if !beside {
			return false
		}
		for _, folder := range []string{"generator/", "docs/", "testdata/", "themes/"} {
			if strings.HasPrefix(name, folder) {
				return true
			}
		}
		return !strings.Contains(name, "/") && strings.HasSuffix(name, ".md")
	}
}

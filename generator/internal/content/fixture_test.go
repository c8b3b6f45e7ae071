package content

import (
	"maps"
	"os"
	"path/filepath"
	"testing"

	"cunwu/generator/internal/finding"
)

// settings are those of the smallest township; tests add lines to them.
const settings = "name: 禾溪镇\nbase: https://hexi.example/\n"

// lay writes the files of a township into a folder of the test's own.
func lay(t testing.TB, files map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// load reads a township of these files. One that names no settings has the smallest.
func load(t testing.TB, files map[string]string) (*Loaded, []finding.Finding) {
	t.Helper()
	files = maps.Clone(files)
	if _, given := files[townshipFile]; !given {
		files[townshipFile] = settings
	}
	loaded, findings, err := Load(lay(t, files), nil)
	if err != nil {
		t.Fatal(err)
	}
	return loaded, findings
}

// sourceOf is a source with these files, for what is read by itself.
func sourceOf(t testing.TB, files map[string]string) *source {
	t.Helper()
	root, err := os.OpenRoot(lay(t, files))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := root.Close(); err != nil {
			t.Error(err)
		}
	})
	return inFolder(root)
}

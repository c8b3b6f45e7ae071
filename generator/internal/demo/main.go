// Command demo writes the villages of the demonstration township: their notices,
// tables and pictures. Everything in them is invented. Figures add up because they
// are computed: a ledger opens with what the last one closed with, a subsidy is
// area times rate, a sentence quotes the table it speaks of.
//
// Run from the root of the repository:
//
//	go run ./generator/internal/demo
//
// The same program writes the same bytes: it reads no clock, and its dice are
// seeded with the names of things. (Compressed pictures depend on the Go release
// too: the test compares what they show.) Files under villages/ that it does not
// make are left alone and listed.
package main

import (
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	out := flag.String("out", ".", "folder that holds villages/")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "demo:", err)
		os.Exit(1)
	}
}

func run(out string) error {
	files, err := township()
	if err != nil {
		return err
	}
	for _, path := range slices.Sorted(maps.Keys(files)) {
		name := filepath.Join(out, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, files[path], 0o644); err != nil {
			return err
		}
	}
	strays, err := strays(out, files)
	if err != nil {
		return err
	}
	fmt.Printf("%d files written\n", len(files))
	for _, s := range strays {
		fmt.Printf("not made by this program: %s\n", s)
	}
	return nil
}

// strays lists the files under out/villages that are not among files.
func strays(out string, files map[string][]byte) ([]string, error) {
	var found []string
	err := filepath.WalkDir(filepath.Join(out, "villages"), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, err := filepath.Rel(out, path)
		if err != nil {
			return err
		}
		if _, ok := files[filepath.ToSlash(rel)]; !ok {
			found = append(found, filepath.ToSlash(rel))
		}
		return nil
	})
	return found, err
}

// township makes all files, by their path with forward slashes.
func township() (map[string][]byte, error) {
	a := &archive{files: map[string][]byte{}, ids: map[string]string{}}
	for _, v := range villages() {
		a.file("villages/"+v.slug+"/village.yaml", []byte(v.yaml()))
		a.ledgers(v)
		a.finance(v)
		a.subsidies(v)
		a.elderly(v)
		a.assistance(v)
		a.monitoring(v)
		a.project(v)
		a.affairs(v)
		a.notes(v)
		a.printed(v)
	}
	return a.files, a.err
}

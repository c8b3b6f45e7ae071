package content

import (
	"os"
	"path"
	"strings"
	"sync"
)

// Lines returns a function that gives the lines of a source file as text, whatever its
// encoding, and nil for one that has none: a workbook, a picture, a file that is not
// there or lies outside the folder. It is for reports, which show the line that a finding
// points to, and keeps what it has read. It can be used by several goroutines.
func Lines(dir string) func(file string) []string {
	var mu sync.Mutex
	known := map[string][]string{}
	return func(file string) []string {
		mu.Lock()
		defer mu.Unlock()
		lines, ok := known[file]
		if !ok {
			lines = readLines(dir, file)
			known[file] = lines
		}
		return lines
	}
}

// Text is what the bytes of a text say, whatever its encoding, with LF line ends. The error
// is for what is no text.
func Text(data []byte) (string, error) { return decode(data) }

func readLines(dir, file string) []string {
	switch strings.ToLower(path.Ext(file)) {
	case ".md", ".yaml", ".csv", ".txt":
	default:
		return nil
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil
	}
	defer root.Close()
	s := inFolder(root) // its findings are dropped: the file was read before
	if info, err := root.Stat(file); err != nil || !info.Mode().IsRegular() || info.Size() > maxTable {
		return nil
	}
	data, ok := s.read(file, maxTable)
	if !ok {
		return nil
	}
	text, err := decode(data)
	if err != nil {
		return nil
	}
	return strings.Split(text, "\n")
}

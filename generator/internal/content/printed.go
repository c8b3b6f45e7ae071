package content

import (
	"io/fs"
	"path"
	"regexp"

	"cunwu/generator/internal/printed"
	"cunwu/generator/internal/township"
)

// readPrinted reads a village's ledger of printed addresses, where it has one. It is read
// whatever becomes of the village itself: its papers hang.
func (s *source) readPrinted(slug string) []township.Printed {
	name := path.Join(villagesDir, slug, printed.File)
	if info, err := fs.Lstat(s.files, name); err != nil || !info.Mode().IsRegular() {
		return nil // reading the village reports what is no file
	}
	text, ok := s.text(name)
	if !ok {
		return nil
	}
	entries, findings := printed.Parse(name, text)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.findings = append(s.findings, findings...)
	return entries
}

var idLine = regexp.MustCompile(`(?m)^id:[ \t]*["']?([0-9a-z]{6})\b`)

// idIn is the id of a notice that could not be read, as far as it can be told from its
// text: what is wrong with it has been reported. Its address is in use all the same.
func (s *source) idIn(name string) string {
	quiet := &source{files: s.files}
	data, ok := quiet.read(name, maxText)
	if !ok {
		return ""
	}
	if m := idLine.FindSubmatch(data); m != nil && ValidID(string(m[1])) {
		return string(m[1])
	}
	return ""
}

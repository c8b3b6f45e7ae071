package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// styles is the name under which templates find the stylesheet.
const styles = "site.css"

// An asset is a file of the theme that pages link to. Its name holds its content's
// hash, so that it may be cached for ever.
type asset struct {
	path string // below the root
	data []byte
}

// readAssets takes the theme's assets: its css/*.css, in the order of their names, as
// one stylesheet, every other file by itself.
func (s *Site) readAssets() error {
	s.assets = map[string]asset{}
	var css bytes.Buffer
	err := fs.WalkDir(s.config.Theme, "assets", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(s.config.Theme, name)
		if err != nil {
			return err
		}
		if ok, _ := path.Match("assets/css/*.css", name); ok {
			css.Write(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
			return nil
		}
		if path.Ext(name) == ".js" {
			if data, err = s.keepWords(indent.ReplaceAll(data, nil)); err != nil {
				return err
			}
		}
		s.addAsset(strings.TrimPrefix(name, "assets/"), data)
		return nil
	})
	if err != nil {
		return err
	}
	s.addAsset(styles, lean(css.Bytes()))
	return nil
}

// indent is what a script does not need: what its lines begin with, and lines that are
// comments. So the theme's scripts have no texts of several lines.
var indent = regexp.MustCompile(`(?m)^[ \t]*(//.*\r?\n)?`)

// spare is what a stylesheet does not need: comments, and space that divides nothing.
// Texts in quotes come first, so that they are left alone.
var spare = regexp.MustCompile(`"[^"\n]*"|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|\s*[{};,]\s*|:\s+|\s+`)

// lean is a stylesheet without what it does not need: every page waits for it.
func lean(css []byte) []byte {
	css = spare.ReplaceAllFunc(css, func(found []byte) []byte {
		switch {
		case found[0] == '"':
			return found
		case found[0] == '/':
			return nil
		}
		if mark := bytes.TrimSpace(found); len(mark) > 0 {
			return mark
		}
		return []byte(" ")
	})
	return bytes.TrimSpace(bytes.ReplaceAll(css, []byte(";}"), []byte("}")))
}

func (s *Site) addAsset(name string, data []byte) {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	hashed := "assets/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:5]) + ext
	s.assets[name] = asset{hashed, data}
}

// Assets hands over what pages link to beside other pages: the stylesheet and the
// theme's own files, under /assets/, and the service worker, whose name never changes.
func (s *Site) Assets(emit func(path string, data []byte) error) error {
	names := make([]string, 0, len(s.assets))
	for name := range s.assets {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		a := s.assets[name]
		if err := emit(a.path, bytes.Clone(a.data)); err != nil {
			return err
		}
	}
	return s.worker(emit)
}

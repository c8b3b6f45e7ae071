package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Names under which templates find what is put together from several files: the
// stylesheet, the script of every page, and that of a notice's page.
const (
	styles       = "site.css"
	pageScript   = "page.js"
	noticeScript = "notice.js"
)

// An asset is a file of the theme that pages link to. Its name holds its content's
// hash, so that it may be cached for ever.
type asset struct {
	path string // below the root
	data []byte
}

// turned is what the stylesheet ends with for a language that is written from right to left.
const turned = "assets/rtl.css"

// readAssets takes the theme's assets: its css/*.css, in the order of their names, as
// one stylesheet, its page/*.js and its notice/*.js as one script each, every other file
// by itself.
func (s *Site) readAssets() error {
	s.assets = map[string]asset{}
	var css bytes.Buffer
	var right []byte
	scripts := map[string]*bytes.Buffer{"assets/page": {}, "assets/notice": {}}
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
		if name == turned {
			if s.word("direction") == "rtl" {
				right = data
			}
			return nil
		}
		if path.Ext(name) == ".js" {
			if data, err = s.withWords(indent.ReplaceAll(data, nil)); err != nil {
				return err
			}
			if script := scripts[path.Dir(name)]; script != nil {
				script.Write(leanScript(data))
				return nil
			}
		}
		s.addAsset(strings.TrimPrefix(name, "assets/"), data)
		return nil
	})
	if err != nil {
		return err
	}
	css.Write(right)
	s.addAsset(styles, lean(css.Bytes()))
	for folder, name := range map[string]string{"assets/page": pageScript, "assets/notice": noticeScript} {
		if data := scripts[folder].Bytes(); len(data) > 0 {
			s.addAsset(name, data)
		}
	}
	return nil
}

// indent is what a script does not need: what its lines begin with, and lines that are
// comments. So the theme's scripts have no texts of several lines.
var indent = regexp.MustCompile(`(?m)^[ \t]*(//.*\r?\n)?`)

// around is space around signs, which a script does not need. Texts in quotes come first, so
// that they are left alone; these scripts have no quotes within patterns.
var around = regexp.MustCompile(`"[^"\n]*"| (?:[=?:<>{]|[=!]==|&&|\|\|) |\) \{|[,;] `)

// leanScript is a script without what it does not need.
func leanScript(script []byte) []byte {
	return around.ReplaceAllFunc(indent.ReplaceAll(script, nil), func(found []byte) []byte {
		if found[0] == '"' {
			return found
		}
		return bytes.ReplaceAll(found, []byte(" "), nil)
	})
}

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

// withWords is a script with the words that it says by itself, where it asks for them.
func (s *Site) withWords(script []byte) ([]byte, error) {
	words, err := json.Marshal(map[string]string{"stop": s.word("keep_stop"), "start": s.word("keep_start"), "what": s.word("keep_what"), "file": s.word("wechat_file")})
	return bytes.Replace(script, []byte("= WORDS,"), append(append([]byte("= "), words...), ','), 1), err
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

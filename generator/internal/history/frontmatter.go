package history

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// A header is what the history needs of a notice's front matter. The whole is read by
// package content; here every version of every notice is looked at, and only its id
// and the files that it names are wanted.
type header struct {
	id    string   // "" where none can be read
	files []string // names of files beside it that it may refer to, in NFC
	all   bool     // it may refer to any file beside it
}

// maxNotice bounds a notice's file, in bytes.
const maxNotice = 1 << 20

var (
	idLine   = regexp.MustCompile(`(?m)^(?:id|"id"|'id')[ \t]*:[ \t]*(.*)$`)
	idInFlow = regexp.MustCompile(`[{,]\s*(?:id|"id"|'id')\s*:\s*([^,}\s]+)`)
	idForm   = regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{6}$`)
	fileKey  = regexp.MustCompile(`(?m)(?:^|[\s{,\[-])(?:file|"file"|'file')[ \t]*:`)
)

func readHeader(data []byte) header {
	text, ok := frontMatterOf(data)
	if !ok {
		return header{}
	}
	h := header{id: idIn(text)}
	for _, at := range fileKey.FindAllStringIndex(text, -1) {
		value, _, _ := strings.Cut(text[at[1]:], "\n")
		h.addFiles(value)
	}
	return h
}

// frontMatterOf is the text between the two lines of three dashes, with LF line ends.
func frontMatterOf(data []byte) (string, bool) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	line, rest, _ := bytes.Cut(data, []byte("\n"))
	if strings.TrimSuffix(string(line), "\r") != "---" {
		return "", false
	}
	var text strings.Builder
	for line := range bytes.Lines(rest) {
		l := strings.TrimRight(string(line), " \t\r\n")
		if l == "---" {
			return text.String(), true
		}
		text.WriteString(l + "\n")
	}
	return "", false
}

func idIn(text string) string {
	value := ""
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		if m := idInFlow.FindStringSubmatch(text); m != nil {
			value = m[1]
		}
	} else if at := idLine.FindStringSubmatchIndex(text); at != nil {
		value, _, _ = strings.Cut(text[at[2]:at[3]], " #")
		if value = strings.TrimSpace(value); value == "" || value[0] == '>' || value[0] == '|' { // on the next line
			next, _, _ := strings.Cut(strings.TrimPrefix(text[at[1]:], "\n"), "\n")
			if value = strings.TrimSpace(next); value == next {
				return "" // not indented: the next key
			}
		}
	}
	value = strings.Trim(value, `"'`)
	if idForm.MatchString(value) && strings.ContainsAny(value, "0123456789") {
		return value
	}
	return ""
}

// addFiles takes the names that the value of a "file" key may mean. One too many costs
// a look at a file, one too few would lose a version.
func (h *header) addFiles(value string) {
	value = strings.TrimSpace(value)
	if value == "" || strings.ContainsAny(value[:1], ">|*&!") {
		h.all = true
		return
	}
	var names []string
	switch quote := value[:1]; quote {
	case `"`, `'`:
		name, _, closed := strings.Cut(value[1:], quote)
		if !closed || strings.Contains(name, `\`) || strings.HasPrefix(value[1+len(name):], quote+quote) {
			h.all = true
			return
		}
		names = []string{name}
	default:
		bare, _, _ := strings.Cut(value, " #")
		names = []string{bare}
		if end := strings.IndexAny(bare, ",}]"); end >= 0 {
			names = append(names, bare[:end])
		}
	}
	for _, n := range names {
		if n = norm.NFC.String(strings.TrimSpace(n)); path.Ext(n) == "" {
			h.all = true // the name may go on on the next line
			return
		}
		h.files = append(h.files, n)
	}
}

// refersTo reports whether the notice may use a file beside it.
func (h header) refersTo(name string) bool {
	if h.all {
		return true
	}
	if len(h.files) == 0 {
		return false
	}
	name = norm.NFC.String(name)
	for _, f := range h.files {
		if f == name {
			return true
		}
	}
	return false
}

package opendata

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"cunwu/generator/internal/township"
)

// maxName is how many octets a table's file name has at most, without its ending: file
// systems take 255, and an address has three signs for each octet.
const maxName = 90

// taken are names that other files beside a notice's page have, whatever their ending:
// its sheet, its pictures and attachments; and those that Windows keeps for devices.
var taken = regexp.MustCompile(`^(?i:index|sheet|share|[ap][0-9]+|con|prn|aux|nul|(com|lpt)[0-9])$`)

// Names are the file names, without ending, under which tables of a notice are
// published: as they are called, so that a table added before another does not rename
// it, with what addresses and file systems cannot hold turned into hyphens. No two are
// the same, even where case does not count.
func Names(tables []*township.Table) []string {
	names := make([]string, len(tables))
	used := map[string]bool{}
	for i, t := range tables {
		base := fileName(t.Name)
		name := base
		for n := 2; used[strings.ToLower(name)]; n++ {
			name = base + "-" + strconv.Itoa(n)
		}
		used[strings.ToLower(name)] = true
		names[i] = name
	}
	return names
}

// Offered reports whether a table can be taken away. One whose names have had their time
// is a single row that the page says in full: a file of it would look like a list.
func Offered(t *township.Table) bool { return !t.Cleared }

func fileName(text string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range norm.NFC.String(strings.ToValidUTF8(text, "")) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' {
			hyphen = b.Len() > 0
			continue
		}
		if b.Len()+utf8.RuneLen(r)+1 > maxName {
			break
		}
		if hyphen {
			b.WriteByte('-')
			hyphen = false
		}
		b.WriteRune(r)
	}
	switch name := b.String(); {
	case name == "":
		return "table"
	case taken.MatchString(name):
		return "table-" + name
	default:
		return name
	}
}

// Package opendata writes what others can take away: each table as CSV and JSON, a
// village's notices as JSON, a catalogue of it all (DCAT), and what search engines read
// in the pages (schema.org).
//
// It promises: it says what the pages say and nothing more. It is given the notices that
// are on the web, refuses one that is for the board alone, tells of a withdrawn one its
// title and reason, and has of a cleared one the figures that are left. Every address is
// absolute, by the township's base address; the bytes depend on the values given.
//
// The forms of the JSON files are published as JSON Schemas (schema/*.json), which are
// served with them.
package opendata

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"

	"cunwu/generator/internal/township"
)

// Names of the files of the whole township, below the root.
const (
	CatalogName       = "data/catalog.jsonld"
	NoticesSchemaName = "data/notices.schema.json"
	TableSchemaName   = "data/table.schema.json"
)

// NoticesName is the name of a village's notices in its folder.
const NoticesName = "notices.json"

// ErrBoard says that a notice was given that is for the board alone.
var ErrBoard = errors.New("opendata: this notice is for the village's board alone")

// A Site is what all files know of the township.
type Site struct {
	Township *township.Township // its Villages are not looked at
	Name     string             // of the site
	Language string
	Words    Words
	Preview  bool
}

// A Village is a village with its notices on the web, newest first. Village.Notices is
// looked at for nothing but dates.
type Village struct {
	Village *township.Village
	Notices []Notice
}

// A Notice is a notice on the web with what lies beside its page.
type Notice struct {
	Notice *township.Notice
	Item   string // name of its catalogue item
	Sheet  bool   // sheet.pdf lies beside it
	Files  []File
}

// A File is a published attachment.
type File struct {
	Label string
	Name  string // a1.xlsx
	Type  string // of its contents: application/pdf
}

//go:embed schema
var schemas embed.FS

// Schemas are the published JSON Schemas by their names below the site's root.
func Schemas() (map[string][]byte, error) {
	files := map[string][]byte{}
	for name, source := range map[string]string{NoticesSchemaName: "schema/notices.schema.json", TableSchemaName: "schema/table.schema.json"} {
		data, err := schemas.ReadFile(source)
		if err != nil {
			return nil, err
		}
		files[name] = data
	}
	return files, nil
}

// encode is a value as JSON, as it is read: signs that only HTML minds stay.
func encode(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	err := enc.Encode(v)
	return b.Bytes(), err
}

// Package offline makes what keeps a village's pages on a phone for when there is no
// network: a service worker, and for each village a list of its pages' versions.
//
// It promises:
//   - The network comes first. A kept page is shown only when the network does not
//     answer, and then says that it is a copy which may be out of date.
//   - A page whose version is no longer in its village's list is forgotten as soon as a
//     phone that visits the site is online, before anything is asked for anew: so one
//     that was withdrawn or corrected, or whose names have had their time.
//   - Only pages of villages that were visited are kept, at most 5 MB of them.
//   - A worker that was once registered can be taken away: Off, at the same address.
//   - The bytes follow from the words given: no clock, no address. A worker's scope is
//     the folder in which it lies.
package offline

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"regexp"
)

const (
	// WorkerName is the worker's file, at the root of the site.
	WorkerName = "sw.js"
	// ListName is a village's list, in its folder.
	ListName = "offline.json"
)

// Words are what the worker says, as HTML.
type Words struct {
	Lang    string `json:"lang"`
	Dir     string `json:"dir"`     // ltr, or rtl
	Copy    string `json:"copy"`    // above a page that is a copy
	None    string `json:"none"`    // of a page that is not kept
	Lead    string `json:"lead"`    // below that
	Village string `json:"village"` // the link to the village's page
}

//go:embed worker.js
var worker []byte

//go:embed off.js
var off []byte

// needless is what a script does not need: what its lines begin with, and lines that are
// comments.
var needless = regexp.MustCompile(`(?m)^[ \t]*(//.*\r?\n)?`)

// Worker is the service worker.
func Worker(w Words) ([]byte, error) {
	words, err := json.Marshal(w) // escapes what would end a script or begin a tag
	if err != nil {
		return nil, err
	}
	return needless.ReplaceAll(bytes.Replace(worker, []byte("WORDS"), words, 1), nil), nil
}

// Off is the worker that takes an earlier one away with what it kept.
func Off() []byte { return needless.ReplaceAll(off, nil) }

// A Version tells one state of a page from another. It is made of what the page says, not
// of its bytes: the day at a page's foot alone is no reason to load it anew.
type Version string

// VersionOf is the version of a page that says this.
func VersionOf(parts ...[]byte) Version {
	h := sha256.New()
	for _, p := range parts {
		sum := sha256.Sum256(p)
		h.Write(sum[:])
	}
	return Version(hex.EncodeToString(h.Sum(nil)[:4]))
}

// List is a village's list: of each page its address below the village's, and its version.
func List(pages map[string]Version) ([]byte, error) {
	data, err := json.Marshal(struct {
		Pages map[string]Version `json:"pages"`
	}{pages})
	return append(data, '\n'), err
}

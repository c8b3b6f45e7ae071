// Package sitemap tells search engines which pages there are (sitemaps.org 0.9), and
// which files to leave alone (RFC 9309).
//
// A village has a list of its own, so that a village can be built by itself; the
// township's index leads to all of them. Every address is absolute, by the township's
// base address. No list is longer than the protocol allows.
package sitemap

import (
	"bytes"
	"encoding/xml"
	"net/url"
	"slices"
	"strings"

	"cunwu/generator/internal/township"
)

// Names of the files: the index and the list of the township's own pages at the root,
// and a village's list in its folder.
const (
	IndexName    = "sitemap.xml"
	TownshipName = "sitemap-township.xml"
	VillageName  = "sitemap.xml"
	RobotsName   = "robots.txt"
)

// MaxPages is how many addresses a list may have.
const MaxPages = 50000

// A Page is one address.
type Page struct {
	Path    string // below the root, without index.html
	Changed township.Day
}

type urlset struct {
	XMLName xml.Name   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []location `xml:"url"`
}

type index struct {
	XMLName  xml.Name   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Sitemaps []location `xml:"sitemap"`
}

type location struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

// Pages lists pages by their addresses. What is too much for a list is cut off at its
// end, and counted.
func Pages(base string, pages []Page) (data []byte, cut int, err error) {
	list := locations(base, pages)
	if len(list) > MaxPages {
		list, cut = list[:MaxPages], len(list)-MaxPages
	}
	data, err = encode(urlset{URLs: list})
	return data, cut, err
}

// Index lists lists.
func Index(base string, lists []Page) ([]byte, error) {
	all := locations(base, lists)
	return encode(index{Sitemaps: all[:min(len(all), MaxPages)]})
}

// locations are the pages' addresses, sorted.
func locations(base string, pages []Page) []location {
	list := make([]location, 0, len(pages))
	for _, p := range pages {
		list = append(list, location{base + p.Path, p.Changed.String()})
	}
	slices.SortFunc(list, func(a, b location) int { return strings.Compare(a.Loc, b.Loc) })
	return list
}

func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b)
	enc.Indent("", " ")
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// Robots is robots.txt: pages may be found, copies of tables need not be, for names
// leave them when their time is over and a search engine's copy stays. Of a preview
// nothing may be found.
func Robots(base string, preview bool) []byte {
	if preview {
		return []byte("User-agent: *\nDisallow: /\n")
	}
	root := "/"
	if u, err := url.Parse(base); err == nil && u.Path != "" {
		root = u.Path
	}
	return []byte("User-agent: *\nAllow: " + root + "\nDisallow: " + root + "*.csv$\nDisallow: " + root + "*/*/*.json$\n\nSitemap: " + base + IndexName + "\n")
}

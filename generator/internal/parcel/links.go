package parcel

import (
	"bytes"
	"errors"
	"html"
	"io"
	"net/url"
	"path"
	"regexp"
	"strings"

	nethtml "golang.org/x/net/html"
)

// link is an attribute that holds an address of the site, in one of the theme's tags.
var link = regexp.MustCompile(`(\s(?:href|src|srcset|action|data-folder))="([^"]*)"`)

// links is a page with its links as they must be on a disk. Tags alone are changed, and in
// them nothing but addresses.
func (p Parcel) links(page string, data []byte, has func(string) bool) ([]byte, error) {
	var out bytes.Buffer
	z := nethtml.NewTokenizer(bytes.NewReader(data))
	for {
		kind := z.Next()
		if kind == nethtml.ErrorToken {
			if !errors.Is(z.Err(), io.EOF) {
				return nil, z.Err()
			}
			return out.Bytes(), nil
		}
		raw := z.Raw()
		if kind != nethtml.StartTagToken && kind != nethtml.SelfClosingTagToken {
			out.Write(raw)
			continue
		}
		out.Write(link.ReplaceAllFunc(raw, func(found []byte) []byte {
			parts := link.FindSubmatch(found)
			value := html.UnescapeString(string(parts[2]))
			if strings.HasSuffix(string(parts[1]), "srcset") {
				value = p.set(page, value, has)
			} else {
				value = p.address(page, value, has)
			}
			return []byte(string(parts[1]) + `="` + html.EscapeString(value) + `"`)
		}))
	}
}

// set is a srcset with its addresses as they must be on a disk.
func (p Parcel) set(page, value string, has func(string) bool) string {
	list := strings.Split(value, ",")
	for i, one := range list {
		address, width, _ := strings.Cut(strings.TrimSpace(one), " ")
		list[i] = strings.TrimSpace(p.address(page, address, has) + " " + width)
	}
	return strings.Join(list, ", ")
}

// address is where a link of a page leads from a disk.
func (p Parcel) address(page, value string, has func(string) bool) string {
	u, err := url.Parse(value)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return value
	}
	to := path.Join("/", path.Dir(page), u.Path)[1:]
	folder := to
	if to == "" || strings.HasSuffix(u.Path, "/") || strings.HasSuffix(u.Path, "/..") || u.Path == "." || u.Path == ".." {
		to, folder = path.Join(to, "index.html"), strings.TrimPrefix(to+"/", "/")
	}
	rest := ""
	if u.RawQuery != "" {
		rest += "?" + u.RawQuery
	}
	if u.Fragment != "" {
		rest += "#" + u.EscapedFragment()
	}
	if to == "index.html" || !has(to) { // the township's page is not the one at the top
		return p.Base + folder + rest
	}
	return strings.Repeat("../", strings.Count(page, "/")) + to + rest
}

package build

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"cunwu/generator/internal/feed"
	"cunwu/generator/internal/township"
)

// redirectsFile tells hosts that know it (Netlify's form) where addresses went. It stands
// beside the pages that lead on, for a redirect by the host keeps the version in a code.
const redirectsFile = "_redirects"

// formerPages makes a page at every address that the pages of a village had when its
// folder was called something else. Pages are told as they are made, and led to once
// all of them are. What people subscribe to, feeds and calendars, stands at the old
// addresses as it is at the new ones, which it names as its own: a reader's program follows
// no page.
type formerPages struct {
	mu         sync.Mutex
	pages      map[string][]string          // by slug
	subscribed map[string]map[string][]byte // by slug and name
}

// subscribed reports whether programs ask for a file again and again, by its name.
func subscribed(name string) bool {
	base := path.Base(name)
	return base == feed.AtomName || base == feed.JSONName || path.Ext(base) == ".ics"
}

// watch passes files on and notes the pages of villages that had another address.
func (f *formerPages) watch(batch []*township.Village, put emit) emit {
	return func(name string, data []byte) error {
		slug, rest, _ := strings.Cut(name, "/")
		page := strings.HasSuffix(name, "/index.html")
		if (page || subscribed(name)) && slices.ContainsFunc(batch, func(v *township.Village) bool { return v.Slug == slug && len(v.Formerly) > 0 }) {
			f.mu.Lock()
			if page {
				f.pages[slug] = append(f.pages[slug], name)
			} else {
				if f.subscribed[slug] == nil {
					f.subscribed[slug] = map[string][]byte{}
				}
				f.subscribed[slug][rest] = bytes.Clone(data)
			}
			f.mu.Unlock()
		}
		return put(name, data)
	}
}

// leadOn makes the pages at a batch's former addresses.
func (r *renderer) leadOn(batch []*township.Village, f *formerPages, put emit) error {
	for _, v := range batch {
		for _, old := range v.Formerly {
			for _, page := range f.pages[v.Slug] {
				if err := put(r.site.Moved(v, old, page)); err != nil {
					return err
				}
			}
			for name, data := range f.subscribed[v.Slug] {
				if err := put(old+"/"+name, data); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// redirects is what _redirects says: all villages' former addresses, whichever of the
// villages are built, and those of villages that could not be read as the last site had
// them. A rule goes before the page that stands there (301!), and knows the path below
// which the site is. Nil: there is nothing to say.
func (r *renderer) redirects() []byte {
	lines := slices.Clone(r.kept.lines)
	root := "/"
	if u, err := url.Parse(r.Township.Base); err == nil && u.Path != "" {
		root = u.Path
	}
	for _, v := range r.Township.Villages {
		for _, old := range v.Formerly {
			lines = append(lines, fmt.Sprintf("%s%s/* %s%s/:splat 301!", root, old, root, v.Slug))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	slices.Sort(lines)
	return []byte(strings.Join(slices.Compact(lines), "\n") + "\n")
}

// A keptFormer is what the last site had for villages that cannot be read this time.
type keptFormer struct {
	lines   []string // of _redirects
	folders []string // former addresses
}

// readFormer finds the former addresses of villages that stay as they were, in the
// _redirects of the last site: their own settings cannot be relied on.
func (r *renderer) readFormer() {
	data, err := os.ReadFile(filepath.Join(r.Out, redirectsFile))
	if err != nil {
		return // none, or no site yet
	}
	for line := range strings.Lines(string(data)) {
		from, to, ok := strings.Cut(strings.TrimSpace(line), " ")
		to, forced := strings.CutSuffix(to, "/:splat 301!")
		from, all := strings.CutSuffix(from, "/*")
		old, slug := last(from), last(to)
		if !ok || !forced || !all || !r.broken(slug) && !slices.Contains(r.Township.Unread, slug) || r.Township.Village(old) != nil || r.heir(old) {
			continue
		}
		r.kept.lines = append(r.kept.lines, strings.TrimSpace(line))
		r.kept.folders = append(r.kept.folders, old)
	}
}

// heir reports whether a village has taken over an address.
func (r *renderer) heir(old string) bool {
	return slices.ContainsFunc(r.Township.Villages, func(v *township.Village) bool { return slices.Contains(v.Formerly, old) })
}

func last(address string) string { return address[strings.LastIndexByte(address, '/')+1:] }

// Package site makes a township's web pages, with Hugo as a library.
//
// It promises:
//   - What is made for a village depends on that village's values, the theme, the
//     words, the catalogue, the program's version and the day asked for. The bytes
//     are the same however villages are batched and however many batches run at once.
//   - Pages depend on the values given and on nothing else: a notice that was not
//     given is in no page, and one that is for the board alone is refused.
//   - All links are relative, so that pages work under any base path and from a copy
//     on a disk; only the canonical address and 404.html know where the site is.
//   - Everything happens in memory and in this process: no file is written, no
//     program started, no network asked, nothing printed.
//   - Every page that should come has come, once, or there is an error that names
//     the village.
//
// It is alone in importing Hugo. It runs templates of the theme on data of its own
// (village.go, notice.go, home.go); the theme decides how that looks.
package site

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/offline"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/township"
	"cunwu/generator/internal/versions"
)

// PageSize is how many notices a page of a category lists.
const PageSize = 20

// DefaultLanguage is the language of a township that names none.
const DefaultLanguage = "zh-CN"

// Config is what pages are made from, beside the villages themselves.
type Config struct {
	Township  *township.Township // its Villages are not looked at
	Catalogue *catalogue.Catalogue
	Theme     fs.FS
	Words     map[string]string // the theme's words in the township's first language
	Today     township.Day
	Version   string // of the program
	Preview   bool   // every page says that it is not published, and asks search engines to stay away
	Copy      bool   // the pages are read without a network: each says so, offers no form and keeps nothing on the phone
	Share     bool   // share.png lies beside the township's page and each village's: see sheet.SharePicture

	// Warn is told what Hugo complains about without failing: things a theme uses
	// that the next version of Hugo may not have. It may be called by several
	// goroutines at once, and may be nil.
	Warn func(message string)
}

// A Site makes pages. It can be used by several goroutines at once.
type Site struct {
	config Config
	lang   string
	name   string // of the whole site: 禾溪镇村务公开
	layout source // layouts and words, the same for every Hugo site
	assets map[string]asset

	language language
}

// SheetInfo is what a page says about a PDF beside it. No pages: there is no sheet.
type SheetInfo struct {
	Pages int
	Bytes int

	// Of the picture of its first page, beside the PDF with the ending .png. No width:
	// there is no picture.
	Width, Height int
}

// A Notice is a notice that is on the web, with what the build made for it.
type Notice struct {
	Notice   *township.Notice
	ItemName string        // of its catalogue item; empty: as the catalogue says
	Body     string        // finished HTML, tables and pictures included
	Text     string        // of its body, as search sees it
	Sheet    SheetInfo     // of its sheet.pdf
	Slip     SheetInfo     // of its slip.pdf, as long as one may object to it
	Files    []File        // beside its page, that are no pictures
	Code     qr.Symbol     // of its printed address; zero: it is made here
	Past     versions.List // its versions, newest first; none: there is no repository
}

// A File is what a page says about a file beside it.
type File struct {
	Label string
	Name  string // a1.xlsx
	Kind  string // xlsx, docx, pdf, csv, txt: file_<kind> is a word of the theme
	Size  string // with its unit
}

// A Week is a week in which a village had something on its board.
type Week struct {
	Week    township.Week
	Notices []*township.Notice // published in this week, or still posted; on the web
	Sheet   SheetInfo
}

// A Village is a village with what the build made for it. Village.Notices is not
// looked at: it holds notices that are for the board alone.
type Village struct {
	Village *township.Village
	Notices []Notice             // newest first
	Weeks   []Week               // in any order
	Slip    SheetInfo            // of its slip.pdf, the blank objection slip
	Gone    []versions.Tombstone // of notices that are no longer there
	Duties  []township.DutyBrief // what it must put on the web, by day
}

// ErrBoard says that a notice was to be put on the web that is for the board alone.
var ErrBoard = errors.New("this notice is for the village's board alone")

// New reads the theme and prepares what all pages share.
func New(config Config) (*Site, error) {
	if config.Township == nil || config.Catalogue == nil || config.Theme == nil || config.Today.IsZero() {
		return nil, errors.New("site: township, catalogue, theme and day must be given")
	}
	s := &Site{config: config, lang: DefaultLanguage}
	if len(config.Township.Languages) > 0 {
		s.lang = config.Township.Languages[0]
	}
	s.name = strings.ReplaceAll(s.word("site_name"), "{{ .township }}", config.Township.Name)
	if err := s.readLanguage(); err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	if err := s.readLayouts(); err != nil {
		return nil, fmt.Errorf("site: reading the theme: %w", err)
	}
	if err := s.readAssets(); err != nil {
		return nil, fmt.Errorf("site: reading the theme's assets: %w", err)
	}
	return s, nil
}

// readLayouts takes the theme's templates and the words.
func (s *Site) readLayouts() error {
	s.layout = source{}
	err := fs.WalkDir(s.config.Theme, "layouts", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		s.layout[name], err = fs.ReadFile(s.config.Theme, name)
		return err
	})
	if err != nil {
		return err
	}
	words, err := json.Marshal(s.config.Words)
	if err != nil {
		return err
	}
	s.layout["i18n/"+spoken+".json"] = words
	return nil
}

// word is one of the theme's words, or its key where the theme has none.
func (s *Site) word(key string) string { return cmp.Or(s.config.Words[key], key) }

// Villages makes all pages of the given villages as one Hugo site, and hands each
// over with its path as soon as it is finished. emit is called by several goroutines
// at once. A failure names the village at fault.
func (s *Site) Villages(ctx context.Context, batch []Village, emit func(path string, data []byte) error) error {
	var all []*page
	own := make([][]*page, len(batch))
	for i := range batch {
		pages, err := s.villagePages(&batch[i])
		if err == nil {
			err = s.setVersions(pages)
		}
		if err != nil {
			return nameVillage(err, batch[i:i+1])
		}
		own[i] = pages
		all = append(all, pages...)
	}
	out, err := newHandover(ctx, outputs(all), emit)
	if err != nil {
		return nameVillage(err, batch)
	}
	err = s.render(all, villageKinds, out)
	if err == nil {
		for i, pages := range own {
			if err := s.versions(batch[i].Village.Slug, pages, emit); err != nil {
				return nameVillage(err, batch[i:i+1])
			}
		}
		return nil
	}
	if out.failure() != nil { // not the theme's fault
		return nameVillage(err, batch)
	}
	for i := range batch { // one bad page fails a whole Hugo site: find whose it is
		if alone := s.diagnose(ctx, &batch[i]); alone != nil {
			return nameVillage(alone, batch[i:i+1])
		}
	}
	return nameVillage(err, batch)
}

// villageKinds and townshipKinds are the kinds of pages that a Hugo site of villages,
// or of the township, does not make.
var (
	villageKinds  = []string{"home", "404"}
	townshipKinds = []string{"section"}
)

// diagnose renders a village's pages a few at a time, for Hugo to say what is wrong
// with them; nothing is handed over.
func (s *Site) diagnose(ctx context.Context, v *Village) error {
	pages, err := s.villagePages(v)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(pages, maxFailures) {
		for _, p := range some {
			p.pages = 0 // a list without its notices has one page
		}
		out, err := newHandover(ctx, outputs(some), func(string, []byte) error { return nil })
		if err != nil {
			return err
		}
		if err := s.render(some, villageKinds, out); err != nil && !errors.Is(err, ErrStray) {
			return err
		}
	}
	return nil
}

func nameVillage(err error, batch []Village) error {
	if err == nil {
		return nil
	}
	names := make([]string, len(batch))
	for i, v := range batch {
		names[i] = v.Village.Slug
	}
	return fmt.Errorf("pages of villages/%s: %w", strings.Join(names, ", "), err)
}

// render runs Hugo over pages and sees to it that exactly what is awaited comes.
func (s *Site) render(pages []*page, disable []string, out *handover) error {
	files := source{}
	for _, p := range pages {
		if err := p.write(files); err != nil {
			return err
		}
	}
	for name, data := range s.layout {
		files[name] = data
	}
	warnings, err := run(files, settings(spoken, s.name, s.params(), disable), out)
	if err != nil {
		return err
	}
	for _, w := range warnings {
		if _, word, missing := strings.Cut(w, "MISSING_TRANSLATION|"); missing {
			return fmt.Errorf("%w: %s", ErrWord, word)
		}
	}
	if err := out.missing(); err != nil {
		return err
	}
	if s.config.Warn != nil {
		for _, w := range warnings {
			s.config.Warn(w)
		}
	}
	return nil
}

// outputs are the files that pages are published as.
func outputs(pages []*page) []string {
	var names []string
	for _, p := range pages {
		names = append(names, p.outputs()...)
	}
	return names
}

// A page is one content file of a Hugo site.
type page struct {
	address string // below the root, with a slash at its end: shuikou/finance/
	file    string // name below content/ without its ending
	title   string
	date    township.Day
	layout  string
	weight  int    // order among its siblings
	params  any    // a view: what the templates see
	body    string // finished HTML
	pages   int    // pages that a list is cut into; 0: it is no list

	kept offline.Version // empty: phones do not keep it
}

// write adds the page's content file.
func (p *page) write(files source) error {
	front := map[string]any{
		"title":  p.title,
		"url":    "/" + p.address,
		"layout": p.layout,
		"params": p.params,
		// Every page has a date: sections without one make Hugo slow.
		"date": p.date.String() + "T00:00:00+08:00",
	}
	if p.kept != "" {
		front["kept"] = p.kept
	}
	if p.weight > 0 {
		front["weight"] = p.weight
	}
	data, err := json.Marshal(front)
	if err != nil {
		return err
	}
	data = append(data, '\n')
	data = append(data, literal(p.body)...)
	name := "content/" + p.file + ".html"
	if _, twice := files[name]; twice {
		return fmt.Errorf("%w: %s", ErrTwice, p.address)
	}
	files[name] = data
	return nil
}

// literal keeps Hugo from finding shortcodes and summaries in finished HTML.
func literal(body string) string {
	body = strings.ReplaceAll(body, "{{", "&#123;&#123;")
	return strings.ReplaceAll(body, "<!--", "&lt;!--")
}

// outputs are the files that the page is published as.
func (p *page) outputs() []string {
	names := []string{p.address + "index.html"}
	for n := 2; n <= p.pages; n++ {
		names = append(names, fmt.Sprintf("%spage/%d/index.html", p.address, n))
	}
	return names
}

// basePath is the path of the site's base address: "/" or "/village-affairs/".
func (s *Site) basePath() string {
	u, err := url.Parse(s.config.Township.Base)
	if err != nil || u.Path == "" {
		return "/"
	}
	return path.Clean("/"+u.Path) + strings.Repeat("/", min(1, len(strings.Trim(u.Path, "/"))))
}

// host is the domain of the site's base address.
func (s *Site) host() string {
	u, err := url.Parse(s.config.Township.Base)
	if err != nil {
		return ""
	}
	return u.Host
}

// items are the names of what the catalogue asks a village to publish on the web in
// a category.
func (s *Site) items(v *Village, category string) []askedView {
	var asked []askedView
	for _, id := range s.config.Catalogue.IDs() {
		it := s.config.Catalogue.Items[id]
		if it.Category != category || !it.Web || it.Excluded != "" {
			continue
		}
		reason, _ := v.Village.Has(id)
		i := slices.IndexFunc(asked, func(a askedView) bool { return a.Name == it.Name && a.Absent == reason })
		if i < 0 {
			i = len(asked)
			asked = append(asked, askedView{Name: it.Name, Absent: reason})
		}
		asked[i].Duties = append(asked[i].Duties, s.viewOwes(v, id)...)
	}
	return asked
}

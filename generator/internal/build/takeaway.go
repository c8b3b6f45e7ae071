package build

import (
	"errors"
	"path"
	"slices"
	"strings"
	"sync"

	"cunwu/generator/internal/feed"
	"cunwu/generator/internal/opendata"
	"cunwu/generator/internal/site"
	"cunwu/generator/internal/sitemap"
	"cunwu/generator/internal/township"
)

// shareName is the picture beside links to the pages of a folder.
const shareName = "share.png"

// offerVillage hands over what can be taken away from a village: the data of its
// notices and tables, feeds, calendars, and the picture beside links to it.
func (r *renderer) offerVillage(view site.Village, put emit) error {
	v := view.Village
	data := r.site.Data()
	for _, n := range view.Notices {
		if err := r.offerTables(data, v, n.Notice, put); err != nil {
			return err
		}
	}
	notices, err := data.Notices(r.site.Open(view))
	if err != nil {
		return err
	}
	if err := put(path.Join(v.Slug, opendata.NoticesName), notices); err != nil {
		return err
	}
	if err := r.offerFeeds(view, put); err != nil {
		return err
	}
	if err := r.offerCalendars(view, put); err != nil {
		return err
	}
	return r.offerPicture(v, v.Slug, put)
}

// offerTables hands over the tables of a notice. One that was withdrawn shows none,
// and of lists whose names have left there is none.
func (r *renderer) offerTables(data opendata.Site, v *township.Village, n *township.Notice, put emit) error {
	if n.Withdrawn != nil {
		return nil
	}
	for i, name := range opendata.Names(n.Tables) {
		if !opendata.Offered(n.Tables[i]) {
			continue
		}
		sheet, err := opendata.CSV(n.Tables[i])
		if err != nil {
			return err
		}
		table, err := data.Table(v, n, n.Tables[i])
		if err != nil {
			return err
		}
		file := path.Join(v.Slug, n.ID, name)
		if err := errors.Join(put(file+".csv", sheet), put(file+".json", table)); err != nil {
			return err
		}
	}
	return nil
}

// offerPicture hands over the picture beside links to a village's pages, or to the
// township's own. It is drawn as sheets are, and takes as long; without sheets there is none.
func (r *renderer) offerPicture(v *township.Village, folder string, put emit) error {
	if r.NoSheets {
		return nil
	}
	picture, err := r.sheets.SharePicture(r.Township, v)
	if err != nil {
		return err
	}
	return put(path.Join(folder, shareName), picture.Data)
}

// offerTownship hands over what can be taken away from the township: from the villages'
// summaries alone.
func (r *renderer) offerTownship(sums []township.Summary, put emit) error {
	data := r.site.Data()
	files, err := opendata.Schemas()
	if err != nil {
		return err
	}
	if files[opendata.CatalogName], err = data.Catalog(sums); err != nil {
		return err
	}
	f := r.townshipFeed(sums)
	if err := r.feedFiles(files, "", f); err != nil {
		return err
	}
	files[sitemap.RobotsName] = sitemap.Robots(r.Township.Base, r.Preview)
	if !r.Preview {
		if err := r.townshipMaps(files, sums); err != nil {
			return err
		}
	}
	if err := putAll(files, put); err != nil {
		return err
	}
	return r.offerPicture(nil, "", put)
}

// putAll hands files over in the order of their names.
func putAll(files map[string][]byte, put emit) error {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if err := put(name, files[name]); err != nil {
			return err
		}
	}
	return nil
}

// feedFiles adds a feed's two files, which lie in a folder.
func (r *renderer) feedFiles(files map[string][]byte, folder string, f *feed.Feed) (err error) {
	if files[path.Join(folder, feed.AtomName)], err = f.Atom(); err != nil {
		return err
	}
	files[path.Join(folder, feed.JSONName)], err = f.JSON()
	return err
}

// pageLists notes which pages were handed over, for the lists of pages.
type pageLists struct {
	mu       sync.Mutex
	villages map[string][]string // by the first folder
	own      []string            // the township's
	done     bool                // with the villages
}

// note notes a page by its file.
func (p *pageLists) note(file string) {
	page, ok := strings.CutSuffix(file, "index.html")
	if !ok {
		return
	}
	top, _, _ := strings.Cut(page, "/")
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.done && top != stylePage && top != thanksPage:
		p.own = append(p.own, page)
	case !p.done:
		if p.villages == nil {
			p.villages = map[string][]string{}
		}
		p.villages[top] = append(p.villages[top], page)
	}
}

// stylePage shows the theme's components; nobody looks for it.
const stylePage = "style"

// thanksPage is where the form to object leads; nobody looks for it either.
const thanksPage = "thanks"

// township says that all pages of villages were handed over: what comes now is the
// township's.
func (p *pageLists) township() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done = true
}

// of are a village's pages.
func (p *pageLists) of(slug string) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.villages[slug]
}

// villageMap hands over the list of a village's pages, once all of them were.
func (r *renderer) villageMap(view site.Village, put emit) error {
	if r.Preview {
		return nil
	}
	v := view.Village
	changed := map[string]township.Day{}
	for _, n := range view.Notices {
		changed[v.Slug+"/"+n.Notice.ID+"/"] = v.Updated(n.Notice)
	}
	var pages []sitemap.Page
	for _, name := range r.lists.of(v.Slug) {
		pages = append(pages, sitemap.Page{Path: name, Changed: changed[name]})
	}
	data, cut, err := sitemap.Pages(r.Township.Base, pages)
	if err != nil {
		return err
	}
	if cut > 0 {
		r.report.leaveOut("villages/"+v.Slug+"/", "网页太多，给搜索引擎的目录只列了前 50000 个")
	}
	return put(path.Join(v.Slug, sitemap.VillageName), data)
}

// townshipMaps adds the list of the township's own pages, and the list of lists.
func (r *renderer) townshipMaps(files map[string][]byte, sums []township.Summary) (err error) {
	lists := []sitemap.Page{{Path: sitemap.TownshipName}}
	for _, sum := range sums {
		lists = append(lists, sitemap.Page{Path: sum.Slug + "/" + sitemap.VillageName, Changed: sum.Updated})
	}
	var pages []sitemap.Page
	for _, name := range r.lists.own {
		pages = append(pages, sitemap.Page{Path: name})
	}
	if files[sitemap.TownshipName], _, err = sitemap.Pages(r.Township.Base, pages); err != nil {
		return err
	}
	files[sitemap.IndexName], err = sitemap.Index(r.Township.Base, lists)
	return err
}

package build

import (
	"encoding/csv"
	"encoding/xml"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	feedback "cunwu/generator/internal/feed/readback"
	calback "cunwu/generator/internal/ical/readback"
	"cunwu/generator/internal/opendata"
	databack "cunwu/generator/internal/opendata/readback"
	"cunwu/generator/internal/sitemap"
	"cunwu/generator/internal/township"
)

// demoBase is an address with a path: what is taken away must know of it.
const demoBase = "https://hexi.example/a/b/"

// A taken site is the demonstration township, built below demoBase.
type taken struct {
	*testing.T
	dir   string
	files map[string]string
}

func takeDemo(t *testing.T, change func(*Options)) *taken {
	t.Helper()
	dir, _ := buildDemo(t, func(o *Options) {
		o.NoSheets, o.Base = true, demoBase
		change(o)
	})
	return &taken{t, dir, digests(t, dir)}
}

func (t *taken) read(name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(t.dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// leads checks that an absolute address is that of a file of the site.
func (t *taken) leads(from, address string) {
	t.Helper()
	rest, inside := strings.CutPrefix(address, demoBase)
	rest, _, _ = strings.Cut(rest, "#")
	name, err := url.PathUnescape(rest)
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if err != nil || !inside || t.files[name] == "" {
		t.Errorf("%s: %s leads nowhere", from, address)
	}
}

// all are the files that a pattern of path.Match on the name at the path's end fits. Those
// at a former address are copies: see TestFormer.
func (t *taken) all(pattern string) []string {
	var list []string
	for name := range t.files {
		if ok, _ := path.Match(pattern, path.Base(name)); ok && !strings.HasPrefix(name, "nantang/") {
			list = append(list, name)
		}
	}
	return list
}

// TestTakeaway reads everything that can be taken away from the demonstration township:
// feeds as a validator does, calendars with a library, JSON by its published schema,
// JSON-LD with a library, tables against the model, and the lists of pages against the
// pages.
func TestTakeaway(t *testing.T) {
	site := takeDemo(t, func(*Options) {})
	site.Run("feeds", func(t *testing.T) { (&taken{t, site.dir, site.files}).feeds() })
	site.Run("calendars", func(t *testing.T) { (&taken{t, site.dir, site.files}).calendars() })
	site.Run("data", func(t *testing.T) { (&taken{t, site.dir, site.files}).data() })
	site.Run("pages", func(t *testing.T) { (&taken{t, site.dir, site.files}).pages() })
	site.Run("sitemaps", func(t *testing.T) { (&taken{t, site.dir, site.files}).sitemaps() })
}

func (t *taken) feeds() {
	atom, json := t.all("feed.xml"), t.all("feed.json")
	if len(atom) != 1+8*8 || len(json) != len(atom) {
		t.Errorf("%d and %d feeds", len(atom), len(json))
	}
	for _, name := range atom {
		f, problems := feedback.Atom(t.read(name), demoBase+name)
		other := strings.TrimSuffix(name, "xml") + "json"
		o, more := feedback.JSON(t.read(other), demoBase+other)
		for _, p := range append(problems, more...) {
			t.Errorf("%s: %s", name, p)
		}
		if len(f.Entries) != len(o.Entries) || f.Title != o.Title || !strings.Contains(string(t.read(name)), "编造") {
			t.Errorf("%s: %d entries, %d as JSON", name, len(f.Entries), len(o.Entries))
		}
		for _, e := range f.Entries {
			t.leads(name, e.Address)
			if township.DayOf(e.Updated).After(demoDay) {
				t.Errorf("%s: %s is of %v", name, e.ID, e.Updated)
			}
		}
	}
	if f, _ := feedback.Atom(t.read("feed.xml"), demoBase+"feed.xml"); len(f.Entries) < 20 {
		t.Errorf("the township's feed has %d entries", len(f.Entries))
	}
}

func (t *taken) calendars() {
	uids := map[string]string{}
	count := map[string]int{}
	for _, name := range t.all("*.ics") {
		title, events, problems := calback.Events(t.read(name))
		for _, p := range problems {
			t.Errorf("%s: %s", name, p)
		}
		if title == "" {
			t.Errorf("%s has no name", name)
		}
		for _, e := range events {
			if uids[e.UID] != "" {
				t.Errorf("%s is in %s and in %s", e.UID, uids[e.UID], name)
			}
			uids[e.UID] = name
			if !strings.HasSuffix(e.UID, "@hexi.example") || township.DayOf(e.Stamp).After(demoDay) {
				t.Errorf("%s: %s, stamped %v", name, e.UID, e.Stamp)
			}
			t.leads(name, e.URL)
		}
		count[path.Base(name)] += len(events)
	}
	if count[opendata.DeadlinesName] < 30 || count[opendata.DutiesName] < 40 {
		t.Errorf("%v events", count)
	}
}

// data compares what is taken away with the model from which it was made.
func (t *taken) data() {
	p, err := Prepare(repository, nil, demoDay)
	if err != nil {
		t.Fatal(err)
	}
	r, err := newRenderer(p, Options{Source: repository, Day: demoDay}, &Report{}) // names leave here
	if err != nil {
		t.Fatal(err)
	}
	before, err := Prepare(repository, nil, demoDay)
	if err != nil {
		t.Fatal(err)
	}
	tables, withdrawn, cleared := 0, 0, 0
	for _, v := range r.Township.Villages {
		file := string(t.read(v.Slug + "/notices.json"))
		if err := databack.Valid(t.read("data/notices.schema.json"), []byte(file)); err != nil {
			t.Errorf("%s: %v", v.Slug, err)
		}
		for _, n := range v.Notices {
			on := n.Audience == township.Everyone
			if strings.Contains(file, n.ID) != on {
				t.Errorf("%s: told of %s: %v", v.Slug, n.ID, !on)
			}
			if n.Withdrawn != nil && on {
				withdrawn++
				t.withdrawn(v, n)
			}
			if n.Cleared && on {
				t.cleared(v, before.Township.Village(v.Slug).Notice(n.ID))
			}
			for i, name := range opendata.Names(n.Tables) {
				name = path.Join(v.Slug, n.ID, name)
				if !on || n.Withdrawn != nil {
					if t.files[name+".csv"] != "" || t.files[name+".json"] != "" {
						t.Errorf("%s is there", name)
					}
					continue
				}
				if n.Tables[i].Cleared {
					cleared++
					page := string(t.read(path.Join(v.Slug, n.ID, "index.html")))
					if t.files[name+".csv"] != "" || t.files[name+".json"] != "" || strings.Contains(page, path.Base(name)+".csv") || strings.Contains(page, path.Base(name)+".json") {
						t.Errorf("%s, of which one row is left, is offered", name)
					}
					continue
				}
				tables++
				t.table(name, n.Tables[i])
			}
		}
	}
	if got := len(t.all("*.csv")); got < tables || tables < 100 || withdrawn == 0 || cleared == 0 {
		t.Errorf("%d tables of %d files, %d withdrawn, %d cleared", tables, got, withdrawn, cleared)
	}
	if nodes, err := databack.Graph(t.read("data/catalog.jsonld")); err != nil || databack.Types(nodes)["http://www.w3.org/ns/dcat#Dataset"] != 8 {
		t.Errorf("the catalogue: %v, %v", databack.Types(nodes), err)
	}
	for _, address := range strings.Split(string(t.read("data/catalog.jsonld")), `"`) {
		if strings.HasPrefix(address, demoBase) {
			t.leads("catalog", address)
		}
	}
}

// withdrawn looks for what a withdrawn notice said, in what is told of it.
func (t *taken) withdrawn(v *township.Village, n *township.Notice) {
	at := demoBase + v.Slug + "/" + n.ID + "/"
	f, _ := feedback.Atom(t.read(v.Slug+"/"+n.Category+"/feed.xml"), demoBase+v.Slug+"/"+n.Category+"/feed.xml")
	for _, e := range f.Entries {
		if e.ID == at && (!strings.Contains(e.Text, n.Withdrawn.Reason) || n.Summary != "" && strings.Contains(e.Text, n.Summary)) {
			t.Errorf("%s: the feed says %q", n.Path, e.Text)
		}
	}
	for _, name := range []string{"notices.json", "deadlines.ics", "feed.xml", "feed.json"} {
		file := string(t.read(v.Slug + "/" + name))
		if n.Summary != "" && strings.Contains(file, n.Summary) || name == "deadlines.ics" && strings.Contains(file, n.ID) {
			t.Errorf("%s: %s tells what was withdrawn", n.Path, name)
		}
	}
}

// cleared looks for the names that left a notice's lists in the files beside its page.
// It is given the notice as it was.
func (t *taken) cleared(v *township.Village, was *township.Notice) {
	for name := range t.files {
		if ext := path.Ext(name); !strings.HasPrefix(name, v.Slug+"/"+was.ID+"/") || ext != ".csv" && ext != ".json" {
			continue
		}
		file := string(t.read(name))
		for _, table := range was.Tables {
			for i, c := range table.Columns {
				for _, row := range table.Rows {
					if text := row[i].Text; c.Type == township.NameColumn && table.Kind != township.Ledger && len([]rune(text)) > 1 && strings.Contains(file, text) {
						t.Errorf("%s names %s", name, text)
					}
				}
			}
		}
	}
}

// table reads a table's two files back.
func (t *taken) table(name string, table *township.Table) {
	if err := databack.Valid(t.read("data/table.schema.json"), t.read(name+".json")); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	text, marked := strings.CutPrefix(string(t.read(name+".csv")), "\uFEFF")
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || !marked || len(rows) != len(table.Rows)+1 {
		t.Errorf("%s: %d rows of %d, %v", name, len(rows)-1, len(table.Rows), err)
		return
	}
	for i, c := range table.Columns {
		if rows[0][i] != c.Name {
			t.Errorf("%s: the column %q is %q", name, c.Name, rows[0][i])
		}
		for k, cells := range table.Rows {
			cell, got := cells[i], rows[k+1][i]
			same := got == strings.ReplaceAll(cell.Text, "\r\n", "\n")
			switch {
			case cell.Given && c.Type == township.MoneyColumn:
				fen, err := township.ParseFen(got)
				same = err == nil && fen == township.Fen(cell.Value)
			case cell.Given && c.Type == township.CountColumn:
				n, err := township.ParseQuantity(got)
				same = err == nil && n == cell.Value
			case cell.Given && c.Type == township.DayColumn:
				day, err := township.ParseDay(got)
				same = err == nil && day == cell.Day
			}
			if !same {
				t.Errorf("%s: row %d: %q is %q", name, k+1, cell.Text, got)
			}
		}
	}
}

// pages reads what each page tells programs of itself.
func (t *taken) pages() {
	types := map[string]int{}
	notices := 0
	for _, name := range t.all("*.html") {
		root, err := html.Parse(strings.NewReader(string(t.read(name))))
		if err != nil {
			t.Fatal(err)
		}
		canonical := ""
		tags := map[string]string{}
		for n := range root.Descendants() {
			switch {
			case n.Data == "link" && attribute(n, "rel") == "canonical":
				canonical = attribute(n, "href")
			case n.Data == "meta" && attribute(n, "property") != "":
				tags[attribute(n, "property")] = attribute(n, "content")
			case n.Data == "script" && attribute(n, "type") == "application/ld+json":
				nodes, err := databack.Graph([]byte(n.FirstChild.Data))
				if err != nil {
					t.Errorf("%s: %v", name, err)
				}
				for of, n := range databack.Types(nodes) {
					types[path.Base(of)] += n
				}
			case n.Data == "body" && attribute(n, "class") == "is-notice":
				notices++
			}
		}
		if name == "404.html" || t.standIn(name) {
			continue
		}
		for _, must := range []string{"og:title", "og:description", "og:type", "og:site_name", "og:locale"} {
			if strings.TrimSpace(tags[must]) == "" {
				t.Errorf("%s: no %s", name, must)
			}
		}
		if tags["og:url"] != canonical {
			t.Errorf("%s: %s and %s", name, tags["og:url"], canonical)
		}
		if tags["og:image"] != "" { // without sheets there is none; TestCrawl looks for it with them
			t.Errorf("%s: the picture %s", name, tags["og:image"])
		}
	}
	if notices < 120 || types["SpecialAnnouncement"] != notices || types["GovernmentOrganization"] != 1 || types["Organization"] != notices+8 {
		t.Errorf("%d notices, %v", notices, types)
	}
}

// standIn reports whether a page only leads to another.
func (t *taken) standIn(name string) bool {
	return strings.Contains(string(t.read(name)), `<meta name="robots" content="noindex">`)
}

func (t *taken) sitemaps() {
	listed := map[string]bool{}
	read := func(name string) (locs []string) {
		var doc struct {
			Entries []struct {
				Loc string `xml:"loc"`
			} `xml:",any"`
		}
		data := t.read(name)
		if err := xml.Unmarshal(data, &doc); err != nil || len(doc.Entries) > sitemap.MaxPages || len(data) > 50<<20 {
			t.Errorf("%s: %d entries, %v", name, len(doc.Entries), err)
		}
		for _, e := range doc.Entries {
			t.leads(name, e.Loc)
			locs = append(locs, strings.TrimPrefix(e.Loc, demoBase))
		}
		return locs
	}
	for _, list := range read("sitemap.xml") {
		for _, loc := range read(list) {
			if !strings.HasPrefix(loc, strings.TrimPrefix(path.Dir(list)+"/", "./")) {
				t.Errorf("%s is in %s", loc, list)
			}
			listed[loc+"index.html"] = true
		}
	}
	for _, name := range t.all("index.html") {
		if listed[name] == (t.standIn(name) || strings.HasPrefix(name, "style/")) {
			t.Errorf("%s is in a list: %v", name, listed[name])
		}
	}
	if robots := string(t.read("robots.txt")); !strings.Contains(robots, "Sitemap: "+demoBase+"sitemap.xml\n") {
		t.Errorf("robots.txt: %s", robots)
	}
}

// TestTakeawayOfPreview is about a preview: search engines are to stay away, and whatever
// is taken away says that it is not published.
func TestTakeawayOfPreview(t *testing.T) {
	site := takeDemo(t, func(o *Options) { o.Preview = true })
	if got := string(site.read("robots.txt")); got != "User-agent: *\nDisallow: /\n" {
		t.Errorf("robots.txt: %q", got)
	}
	if maps := site.all("sitemap*.xml"); len(maps) != 0 {
		t.Errorf("lists of pages: %q", maps)
	}
	for _, pattern := range []string{"feed.xml", "feed.json", "*.ics"} {
		for _, name := range site.all(pattern) {
			if !strings.Contains(string(site.read(name)), "预览，未公开") {
				t.Errorf("%s does not say that it is a preview", name)
			}
		}
	}
	for _, name := range site.all("notices.json") {
		if !strings.Contains(string(site.read(name)), `"preview": true`) {
			t.Errorf("%s does not say that it is a preview", name)
		}
	}
}

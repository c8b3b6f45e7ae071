package sitemap

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

const base = "https://hexi.example/a/b/"

// read reads a list or an index.
func read(t *testing.T, data []byte) (root string, locs, days []string) {
	t.Helper()
	var doc struct {
		XMLName xml.Name
		Entries []struct {
			XMLName xml.Name
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
		} `xml:",any"`
	}
	if err := xml.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	if doc.XMLName.Space != "http://www.sitemaps.org/schemas/sitemap/0.9" {
		t.Errorf("namespace %q", doc.XMLName.Space)
	}
	for _, e := range doc.Entries {
		root = doc.XMLName.Local + "/" + e.XMLName.Local
		locs, days = append(locs, e.Loc), append(days, e.LastMod)
	}
	return root, locs, days
}

func TestPages(t *testing.T) {
	data, cut, err := Pages(base, []Page{{Path: "liuwan/"}, {Path: "", Changed: township.MakeDay(2026, 10, 5)}})
	if err != nil || cut != 0 {
		t.Fatal(cut, err)
	}
	root, locs, days := read(t, data)
	if root != "urlset/url" || fmt.Sprint(locs) != "[https://hexi.example/a/b/ https://hexi.example/a/b/liuwan/]" || days[0] != "2026-10-05" || days[1] != "" {
		t.Errorf("%s %q %q", root, locs, days)
	}
}

func TestLimit(t *testing.T) {
	pages := make([]Page, MaxPages+7)
	for i := range pages {
		pages[i].Path = fmt.Sprintf("liuwan/%06d/", i)
	}
	data, cut, err := Pages(base, pages)
	if err != nil || cut != 7 {
		t.Fatalf("cut %d, %v", cut, err)
	}
	if _, locs, _ := read(t, data); len(locs) != MaxPages || len(data) > 50<<20 {
		t.Errorf("%d addresses, %d bytes", len(locs), len(data))
	}
}

func TestIndex(t *testing.T) {
	data, err := Index(base, []Page{{Path: "liuwan/" + VillageName}, {Path: TownshipName}})
	if err != nil {
		t.Fatal(err)
	}
	if root, locs, _ := read(t, data); root != "sitemapindex/sitemap" || len(locs) != 2 || locs[0] != base+"liuwan/sitemap.xml" {
		t.Errorf("%s %q", root, locs)
	}
}

func TestRobots(t *testing.T) {
	if got := string(Robots(base, true)); got != "User-agent: *\nDisallow: /\n" {
		t.Errorf("preview: %q", got)
	}
	got := string(Robots(base, false))
	for _, line := range []string{"User-agent: *", "Allow: /a/b/", "Disallow: /a/b/*.csv$", "Sitemap: https://hexi.example/a/b/sitemap.xml"} {
		if !strings.Contains("\n"+got, "\n"+line+"\n") {
			t.Errorf("no line %q in %q", line, got)
		}
	}
	if strings.Contains(got, "Disallow: /\n") {
		t.Errorf("nothing may be found: %q", got)
	}
}

package build

import (
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	feedback "cunwu/generator/internal/feed/readback"
	"cunwu/generator/internal/township"
)

// TestFeedsSayWhy withdraws a notice: the feeds of its category, its village and the
// township say when and why, and none what it said.
func TestFeedsSayWhy(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, parse(t, "testdata/base.txtar"))
	file := filepath.Join(dir, "villages", "liuwan", "finance", "q3.md")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write(t, file, strings.Replace(string(data), "tables:", "withdrawn: {date: 2026-10-18, reason: 票据还没有核对完}\ntables:", 1))
	o := Options{Source: dir, Out: filepath.Join(t.TempDir(), "site"), Day: township.MakeDay(2026, 10, 20), Version: "test", NoSheets: true}
	files := mustBuild(t, o)
	const want = "这份公示已于 2026年10月18日撤回。撤回原因：票据还没有核对完"
	for _, name := range []string{"feed.xml", "liuwan/feed.xml", "liuwan/finance/feed.xml"} {
		f, problems := feedback.Atom([]byte(files[name]), "https://hexi.example/"+name)
		if len(problems) > 0 || len(f.Entries) == 0 || f.Entries[0].Text != want {
			t.Errorf("%s: %v %+v", name, problems, f.Entries)
		}
		other := strings.TrimSuffix(name, "xml") + "json"
		if !strings.Contains(files[other], want) || strings.Contains(files[name]+files[other], "1380") {
			t.Errorf("%s: %s", other, files[other])
		}
	}
	for _, page := range []string{"liuwan/index.html", "liuwan/finance/index.html", "index.html"} {
		for _, kind := range []string{"application/atom+xml", "application/feed+json"} {
			if !strings.Contains(html.UnescapeString(files[page]), `<link rel="alternate" type="`+kind+`"`) {
				t.Errorf("%s does not lead to its feed of %s", page, kind)
			}
		}
	}
}

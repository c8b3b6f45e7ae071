//go:build acceptance

package acceptance

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// notOnStyle are classes that /style/ does not show, and why.
var notOnStyle = map[string]string{
	"hometitle":   "the head of the township's page, whose one heading it is",
	"villagehead": "the head of a village's page, likewise",
	"search-all":  "a way from one search page to another",
}

var (
	classNames = regexp.MustCompile(` class="([^"]+)"`)
	noticeName = regexp.MustCompile(`<h1>(.*?)</h1>`)
)

// TestStyleShowsAll sees that the page of examples has every class that occurs on a page, so
// that whoever changes the theme sees there what the change does; and that no example is called
// as a notice of the demonstration is.
func TestStyleShowsAll(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(public, "style", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	style, shown := string(data), map[string]bool{}
	for _, m := range classNames.FindAllStringSubmatch(style, -1) {
		for name := range strings.FieldsSeq(m[1]) {
			shown[name] = true
		}
	}
	missing, needed, titles := map[string]string{}, map[string]bool{}, 0
	for at, dir := range sites() {
		for _, file := range find(t, dir, ".html") {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range classNames.FindAllStringSubmatch(string(data), -1) {
				for name := range strings.FieldsSeq(m[1]) {
					needed[name] = true
					if !shown[name] && !strings.HasPrefix(name, "is-") && notOnStyle[name] == "" {
						missing[name] = file
					}
				}
			}
			if at != "" || !strings.Contains(string(data), `class="is-notice"`) {
				continue
			}
			m := noticeName.FindStringSubmatch(string(data))
			if m == nil {
				t.Fatalf("%s has no heading", file)
			}
			titles++
			if title := strings.ReplaceAll(m[1], "<wbr>", ""); strings.Contains(strings.ReplaceAll(style, "<wbr>", ""), title) {
				t.Errorf("/style/ has an example that is called as %s: %s", file, title)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(missing)) {
		t.Errorf("/style/ does not show .%s, as %s has it", name, missing[name])
	}
	for name := range notOnStyle {
		if shown[name] || !needed[name] {
			t.Errorf(".%s is no exception: on /style/ %v, on pages %v", name, shown[name], needed[name])
		}
	}
	if len(needed) < 150 || titles < 100 {
		t.Errorf("only %d classes and %d notices", len(needed), titles)
	}
}

package theme

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// notOurs is what the demonstration's guides quote of something else than a page or a sheet:
// a button of WeChat, and what somebody may look for.
var notOurs = map[string]bool{"扫一扫": true, "地力保护补贴": true}

// A guide that tells what a page or a sheet says tells it as it stands there: whoever looks
// for the words finds them.
func TestGuidesQuoteWhatPagesSay(t *testing.T) {
	files, err := filepath.Glob("../../../content/guides/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("%v, %v", files, err)
	}
	var said strings.Builder
	for _, folder := range []string{pageWords, sheetWords} {
		for _, word := range itsOwn(t, folder, Reference) {
			said.WriteString(word + "\n")
		}
	}
	quoted := regexp.MustCompile(`“([^”]+)”`)
	found := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n") // above it stand titles of laws
		for _, m := range quoted.FindAllStringSubmatch(body, -1) {
			words := strings.ReplaceAll(m[1], "*", "")
			if notOurs[words] {
				continue
			}
			found++
			if !strings.Contains(said.String(), words) {
				t.Errorf("%s: nothing says “%s”", filepath.Base(file), words)
			}
		}
	}
	if found == 0 {
		t.Error("no guide quotes a page")
	}
}

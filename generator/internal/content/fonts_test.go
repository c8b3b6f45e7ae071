package content

import (
	"os"
	"slices"
	"testing"
)

func TestFonts(t *testing.T) {
	mono, err := os.ReadFile("../sheet/fonts/mono.ttf")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{
		townshipFile: settings + `fonts:
  body: fonts/fang.ttf
  title: fonts/song.TTF#0
  kai: one.ttf
  fallback: fonts/fang.ttf
`,
		"content/fonts/OFL.txt": "the licence",
	}
	for _, name := range []string{"fonts/fang.ttf", "fonts/song.TTF", "fonts/unused.ttf", "one.ttf"} {
		files["content/"+name] = string(mono)
	}
	l, findings := load(t, files)
	for _, f := range findings {
		if f.File == townshipFile {
			t.Errorf("%s: %s", f.Rule, f.Message)
		}
	}
	f := l.Township.Fonts
	if f.Body == nil || f.Title == nil || f.Kai == nil || f.Hei != nil || len(f.Fallback) != 1 {
		t.Fatalf("fonts %+v", f)
	}
	if f.Body.Data != string(mono) || f.Body.File != "content/fonts/fang.ttf" || f.Fallback[0].File != f.Body.File || f.Kai.File != "content/one.ttf" {
		t.Errorf("body %s, fallback %s, kai %s", f.Body.File, f.Fallback[0].File, f.Kai.File)
	}
	if want := []string{"content/fonts/unused.ttf"}; !slices.Equal(l.Unread, want) {
		t.Errorf("not read: %v, want %v", l.Unread, want)
	}
}

package hook

import (
	"strings"
	"testing"
)

func TestLasting(t *testing.T) {
	for _, c := range []struct {
		file string
		stay bool
	}{
		{"/usr/local/bin/cunwu", true},
		{"/home/lin/go-builder", false}, // one too many costs a look on the PATH
		{"/tmp/go-build123/b001/exe/generator", false},
		{"/home/lin/.cache/go-build/ab/" + strings.Repeat("ab", 32) + "-d/generator", false},
		{"/srv/cache/ab/" + strings.Repeat("ab", 32) + "-d/generator", false},
	} {
		if got := Lasting(c.file) == c.file; got != c.stay {
			t.Errorf("Lasting(%q): %v", c.file, got)
		}
	}
}

func TestQuoted(t *testing.T) {
	if got, want := quoted(`C:/it's here/cunwu.exe`), `'C:/it'\''s here/cunwu.exe'`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A script with another line end than LF does not run.
func TestScript(t *testing.T) {
	if !strings.HasPrefix(script, "#!/bin/sh\n"+mark) || !ours([]byte(script)) {
		t.Error("the script is not known as ours")
	}
	if ours([]byte("#!/bin/sh\nexit 0\n")) || ours(nil) {
		t.Error("another's script is taken for ours")
	}
}

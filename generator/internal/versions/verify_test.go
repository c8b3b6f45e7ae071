package versions_test

import (
	"errors"
	"testing"

	"cunwu/generator/internal/versions"
)

// What was printed stands in for history that is not at hand.
func TestPrinted(t *testing.T) {
	g := newTown(t)
	first := g.list("7k3m9q").Versions[0].Short()
	g.write("villages/liuwan/printed.csv", "liuwan/,2026-10-01\nliuwan/7k3m9q/#v-"+first+",2026-10-15\nliuwan/7k3m9q/#v-0a0a0a,2026-10-14\nliuwan/4w8xkz/,2026-10-14\n")
	for _, committed := range []bool{false, true} {
		if committed {
			g.commit(reviewer)
		}
		list := g.list("7k3m9q")
		if len(list.Versions) != 2 || !list.Versions[0].Current {
			t.Fatalf("%+v", list)
		}
		if v := list.Versions[1]; !v.Printed || v.Digest != "0a0a0a" || v.Hidden != versions.Lost || v.Day.String() != "2026-10-14" || v.Told() {
			t.Errorf("%+v", v)
		}
	}
	g.remove(".git")
	if list := g.list("7k3m9q"); len(list.Versions) != 2 || !list.Begins || list.Versions[0].Short() != first {
		t.Errorf("without a repository: %+v", list)
	}
	if list := g.list("4w8xkz"); len(list.Versions) != 0 {
		t.Errorf("without a repository, nothing printed: %+v", list)
	}
	r, _ := g.read()
	for digits, want := range map[string]versions.Verdict{"0a0a0a": versions.Older, "0a0a0abbbb": versions.Older, "0b0b0b": versions.Nowhere, first: versions.Current} {
		if a, err := r.Verify("7k3m9q", digits); err != nil || a.Verdict != want {
			t.Errorf("%s: %+v, %v", digits, a, err)
		}
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ what, digits, id, version string }{
		{"https://hexi.example/liuwan/7k3m9q/#v-3f9a1c", "", "7k3m9q", "3f9a1c"},
		{"https://hexi.example/a/b/liuwan/7k3m9q/", "3f9a1c", "7k3m9q", "3f9a1c"},
		{"/liuwan/7k3m9q/#v-3f9a1c", "", "7k3m9q", "3f9a1c"},
		{"liuwan/7k3m9q#v-3f9a1c", "3F9A1CDD", "7k3m9q", "3f9a1cdd"},
		{"7k3m9q", "v-3f9a1c", "7k3m9q", "3f9a1c"},
		{"7k3m9q", "", "", ""}, {"7k3m9q", "3f9a", "", ""}, {"liuwan", "3f9a1c", "", ""}, {"https://hexi.example/liuwan/#v-3f9a1c", "", "", ""}, {"", "", "", ""},
	} {
		id, version, err := versions.Parse(c.what, c.digits)
		if id != c.id || version != c.version || (err != nil) != (c.id == "") {
			t.Errorf("%q %q: %q %q %v", c.what, c.digits, id, version, err)
		}
	}
	for what, want := range map[string]error{
		"https://hexi.example/liuwan/#b": versions.ErrBoard, " hexi.example/liuwan/#b ": versions.ErrBoard, "liuwan/#b": versions.ErrBoard,
		"/#b": versions.ErrAsked, "#b": versions.ErrAsked, "liuwan#b": versions.ErrAsked,
	} {
		if _, _, err := versions.Parse(what, ""); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", what, err, want)
		}
	}
}

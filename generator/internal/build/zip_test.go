package build

import (
	"archive/zip"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

// TestZIPHasNoForm builds the site and the ZIP of a village of a township that takes
// objections by a form: the site has the form, and the ZIP, from which nothing can be
// sent, has the ways that need no network.
func TestZIPHasNoForm(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, parse(t, "testdata/base.txtar"))
	settings := filepath.Join(dir, "content", "township.yaml")
	data, err := os.ReadFile(settings)
	if err != nil {
		t.Fatal(err)
	}
	write(t, settings, string(data)+"objections: {form: netlify, readers: 镇党政办公室, kept: 办结后半年}\n")
	const page = "liuwan/7k3m9q/index.html"
	o := Options{Source: dir, Out: filepath.Join(t.TempDir(), "site"), Day: township.MakeDay(2026, 10, 16), Version: "test", NoSheets: true}
	if text := mustBuild(t, o)[page]; !strings.Contains(text, `<form name="objection"`) {
		t.Errorf("the site has no form:\n%s", text)
	}
	file := filepath.Join(t.TempDir(), "liuwan.zip")
	o.Villages = []string{"liuwan"}
	if _, found, err := ZIP(context.Background(), o, file); err != nil {
		t.Fatalf("%v: %v", err, found.Findings)
	}
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	seen := false
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".html") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "<form name=") || strings.Contains(string(text), "netlify") {
			t.Errorf("%s has a form", f.Name)
		}
		if f.Name == page {
			seen = strings.Contains(string(text), `href="tel:`)
		}
	}
	if !seen {
		t.Errorf("%s: nobody can be rung up", page)
	}
}

package starter

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/survey"
	"cunwu/generator/internal/township"
)

// anhe is a township that says all it can say.
var anhe = Township{Name: "安和镇", County: "永安县", Base: "https://anhe.example", Villages: []Village{
	{"shiqiao", "石桥村", "149999101202"}, {"liuwan", "柳湾村", ""},
}}

func filesOf(t *testing.T, town Township) []File {
	t.Helper()
	fs, err := Files(town)
	if err != nil {
		t.Fatal(err)
	}
	return fs
}

func text(t *testing.T, fs []File, path string) string {
	t.Helper()
	for _, f := range fs {
		if f.Path == path {
			return string(f.Data)
		}
	}
	t.Fatalf("no %s", path)
	return ""
}

func TestSameTownshipSameBytes(t *testing.T) {
	for _, town := range []Township{{}, anhe} {
		a, b := filesOf(t, town), filesOf(t, town)
		if !slices.EqualFunc(a, b, func(a, b File) bool { return a.Path == b.Path && bytes.Equal(a.Data, b.Data) }) {
			t.Errorf("%q: two runs differ", town.Name)
		}
		if !slices.IsSortedFunc(a, func(a, b File) int { return strings.Compare(a.Path, b.Path) }) {
			t.Errorf("%q: not sorted", town.Name)
		}
		for i, f := range a {
			if i > 0 && a[i-1].Path == f.Path {
				t.Errorf("%s comes twice", f.Path)
			}
			if !bytes.HasSuffix(f.Data, []byte("\n")) || bytes.Contains(f.Data, []byte("\r")) {
				t.Errorf("%s: line ends", f.Path)
			}
		}
	}
	other := anhe
	other.Villages = []Village{anhe.Villages[1], anhe.Villages[0]}
	a, b := filesOf(t, anhe), filesOf(t, other)
	if !slices.EqualFunc(a, b, func(a, b File) bool { return a.Path == b.Path && bytes.Equal(a.Data, b.Data) }) {
		t.Error("the order of the villages changes the bytes")
	}
}

// TestNothingOfTheDemonstration sees to it that a township begins without the notices,
// people and phones of the demonstration.
func TestNothingOfTheDemonstration(t *testing.T) {
	for _, f := range filesOf(t, anhe) {
		if strings.HasPrefix(f.Path, "villages/") && !strings.HasSuffix(f.Path, "/village.yaml") || strings.HasPrefix(f.Path, "content/guides/") {
			t.Errorf("%s is there", f.Path)
		}
		for _, word := range []string{"禾溪", "hexi", "0999-", "1380000", "周德厚", "示范村"} {
			example := word == "0999-" && strings.HasPrefix(f.Path, "content/catalogue/") // of an item, not of the township
			if bytes.Contains(f.Data, []byte(word)) && !example {
				t.Errorf("%s says %s", f.Path, word)
			}
		}
	}
}

// TestTheCatalogueIsThisRepositorys compares what is embedded with content/.
func TestTheCatalogueIsThisRepositorys(t *testing.T) {
	fs := filesOf(t, anhe)
	root := "../../../content"
	n := 0
	err := filepath.WalkDir(root, func(name string, e os.DirEntry, err error) error {
		if e != nil && e.IsDir() && e.Name() == "guides" { // the demonstration's own, as the township's settings
			return filepath.SkipDir
		}
		if err != nil || e.IsDir() || e.Name() == "township.yaml" {
			return err
		}
		rel, _ := filepath.Rel(root, name)
		data, err := os.ReadFile(name)
		if text(t, fs, "content/"+filepath.ToSlash(rel)) != string(data) {
			t.Errorf("content/%s differs", rel)
		}
		n++
		return err
	})
	if err != nil || n < 40 {
		t.Errorf("%d files, %v", n, err)
	}
}

// TestThisRepositoryUsesTheSame compares the files of this repository's forge with those
// that a township gets.
func TestThisRepositoryUsesTheSame(t *testing.T) {
	fs := filesOf(t, Township{})
	for _, name := range []string{
		".ci/history", ".ci/program", ".github/workflows/check.yml", ".github/workflows/build.yml",
		".ci/netlify-go-cache/index.js", ".ci/netlify-go-cache/manifest.yml", ".ci/netlify-go-cache/package.json",
	} {
		data, err := os.ReadFile(filepath.Join("../../..", filepath.FromSlash(name)))
		if err != nil {
			t.Error(err)
		} else if string(data) != text(t, fs, name) {
			t.Errorf("%s: copy it from generator/internal/starter/files", name)
		}
	}
}

// headersOf are the headers that a netlify.toml asks for, by the paths they are for.
func headersOf(t *testing.T, toml string) map[string]map[string]string {
	t.Helper()
	headers, path := map[string]map[string]string{}, ""
	for line := range strings.Lines(toml) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), " = ")
		value = strings.Trim(value, `"`)
		switch {
		case strings.HasPrefix(line, "["):
			path = ""
		case ok && key == "for":
			path, headers[value] = value, map[string]string{}
		case ok && path != "" && !strings.HasPrefix(key, "#"):
			headers[path][key] = value
		}
		if strings.HasPrefix(strings.TrimSpace(line), "[headers.values]") && path == "" {
			t.Fatalf("values for no path:\n%s", toml)
		}
	}
	return headers
}

// TestHeaders reads the headers in netlify.toml, this repository's and a township's: they
// are the same; any program may read the data; and no page may be framed or run what is
// not the site's.
func TestHeaders(t *testing.T) {
	data, err := os.ReadFile("../../../netlify.toml")
	if err != nil {
		t.Fatal(err)
	}
	ours, theirs := headersOf(t, string(data)), headersOf(t, text(t, filesOf(t, anhe), "netlify.toml"))
	if !maps.EqualFunc(ours, theirs, maps.Equal) || len(ours) != 2 {
		t.Errorf("this repository's: %v\na township's: %v", ours, theirs)
	}
	all := ours["/*"]
	if all["Access-Control-Allow-Origin"] != "*" || all["Access-Control-Allow-Credentials"] != "" {
		t.Errorf("data cannot be read from elsewhere: %v", all)
	}
	if !strings.Contains(all["Content-Security-Policy"], "default-src 'none'") || !strings.Contains(all["Content-Security-Policy"], "frame-ancestors 'none'") {
		t.Errorf("the policy is %q", all["Content-Security-Policy"])
	}
	if !strings.Contains(ours["/assets/*"]["Cache-Control"], "immutable") {
		t.Errorf("assets: %v", ours["/assets/*"])
	}
}

func surveyed(t *testing.T, town Township) *survey.Survey {
	t.Helper()
	dir := t.TempDir()
	if err := Write(dir, filesOf(t, town)); err != nil {
		t.Fatal(err)
	}
	day, err := township.ParseDay("2026-10-20")
	if err != nil {
		t.Fatal(err)
	}
	s, err := survey.Of(survey.Options{Source: dir, Day: day})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestANewTownshipIsClean: nothing is wrong with it. What is left to say of its villages,
// how to reach those responsible, is a warning; that their columns are empty is none yet.
func TestANewTownshipIsClean(t *testing.T) {
	if s := surveyed(t, Township{}); len(s.Findings) > 0 || len(s.Unread) > 0 || !s.Township.Demonstration {
		t.Errorf("a township that says nothing: %+v, unread %v, demonstration %v", s.Findings, s.Unread, s.Township.Demonstration)
	}
	s := surveyed(t, anhe)
	counts := finding.Count(s.Findings)
	if counts.Error != 0 || counts.Warning != 2 {
		t.Errorf("counts %+v", counts)
	}
	for _, f := range s.Findings {
		if f.Severity == finding.Warning && f.Rule != finding.RuleContacts.Code {
			t.Errorf("%s %s", f.Rule, f.Message)
		}
	}
	if s.Township.Demonstration || s.Township.Name != "安和镇" || s.Township.County != "永安县" || s.Township.Base != "https://anhe.example/" {
		t.Errorf("township %+v", s.Township)
	}
	if len(s.Township.Villages) != 2 || s.Township.Villages[1].Name != "石桥村" || s.Township.Villages[1].Code != "149999101202" {
		t.Errorf("villages %+v", s.Township.Villages)
	}
	half := anhe
	half.Base = ""
	if s := surveyed(t, half); !s.Township.Demonstration {
		t.Error("without an address it is not marked as a demonstration: codes would be printed with one that nobody has")
	}
}

// TestCommentsCanBeUncommented takes the comment signs from what a person is to fill in.
func TestCommentsCanBeUncommented(t *testing.T) {
	fs := filesOf(t, anhe)
	for i, f := range fs {
		if f.Path != "content/township.yaml" && !strings.HasSuffix(f.Path, "/village.yaml") {
			continue
		}
		var b strings.Builder
		for line := range strings.Lines(string(f.Data)) {
			switch {
			case strings.HasPrefix(line, "boards: []"):
				line = "boards:\n"
			case strings.HasPrefix(line, "# contacts:"), strings.HasPrefix(line, "# reviewers:"), strings.HasPrefix(line, "# clerks:"), strings.HasPrefix(line, "# objections:"), strings.HasPrefix(line, "# not_applicable:"), strings.HasPrefix(line, "#   "):
				line = line[2:]
			case strings.HasPrefix(line, "#  - "), strings.HasPrefix(line, "  # - "):
				line = strings.Replace(strings.Replace(line, "# - ", "- ", 1), "#  - ", "  - ", 1)
			}
			b.WriteString(strings.NewReplacer("区号-电话", "0999-5550101", "平台账号", "zhaomin").Replace(line))
		}
		fs[i].Data = []byte(b.String())
	}
	dir := t.TempDir()
	if err := Write(dir, fs); err != nil {
		t.Fatal(err)
	}
	day, _ := township.ParseDay("2026-10-20")
	s, err := survey.Of(survey.Options{Source: dir, Day: day})
	if err != nil {
		t.Fatal(err)
	}
	if c := finding.Count(s.Findings); c.Error+c.Warning > 0 {
		t.Errorf("%+v", s.Findings)
	}
	v := s.Township.Villages[0]
	if len(s.Township.Contacts) != 2 || len(s.Township.Supervision) != 2 || len(s.Township.Reviewers) != 1 || s.Township.Editors.None() || s.Township.Objections.Kept == "" || len(v.Boards) != 1 || v.Leader.Phone == "" || v.Committee.Phone == "" || len(v.Absent) != 1 {
		t.Errorf("not all was uncommented: %+v %+v", s.Township, v)
	}
}

func TestValuesThatCannotBeUsed(t *testing.T) {
	one := func(slug, name, code string) Township {
		return Township{Villages: []Village{{slug, name, code}}}
	}
	for name, town := range map[string]Township{
		"name with YAML in it": {Name: "禾溪镇: {"},
		"name with a line end": {Name: "禾溪镇\nbase: x"},
		"name of one sign":     {Name: "镇"},
		"county":               {County: "[青禾县]"},
		"address":              {Base: "ftp://anhe.example"},
		"address in Chinese":   {Base: "https://安和.example"},
		"slug in Chinese":      one("柳湾", "柳湾村", ""),
		"slug with a path":     one("../liuwan", "柳湾村", ""),
		"reserved slug":        one("assets", "柳湾村", ""),
		"no name":              one("liuwan", "", ""),
		"short code":           one("liuwan", "柳湾村", "1234"),
		"twice":                {Villages: []Village{{"liuwan", "柳湾村", ""}, {"liuwan", "六湾村", ""}}},
	} {
		var e *ValueError
		if _, err := Files(town); !errors.As(err, &e) {
			t.Errorf("%s: %v", name, err)
		} else if e.Problem == "" || e.Hint == "" {
			t.Errorf("%s: says nothing: %+v", name, e)
		}
	}
}

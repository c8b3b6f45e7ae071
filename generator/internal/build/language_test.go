package build

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/overlay"
	"cunwu/generator/internal/pdf/readback"
	"cunwu/generator/internal/theme"
	"cunwu/generator/internal/township"
)

// made is the language that languageTown makes up: Zhuang, which has no files of its own.
const made = "za"

// languageTown lays out a township in a repository, with the words of a language that is
// nowhere in the program: made from the Chinese ones, each character a letter.
func languageTown(t *testing.T, change func(key, word string) string) string {
	t.Helper()
	dir := t.TempDir()
	archive := parse(t, "testdata/language.txtar")
	side := func(then bool) {
		err := overlay.Lay(dir, archive, func(name string) string {
			rest, later := strings.CutPrefix(name, "then/")
			if later != then {
				return ""
			}
			return rest
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	side(false)
	th, err := theme.Open(nil, "")
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range theme.Files(theme.Reference) {
		data, err := fs.ReadFile(th, name)
		if err != nil {
			t.Fatal(err)
		}
		words, err := theme.ParseWords(name, data)
		if err != nil {
			t.Fatal(err)
		}
		var file bytes.Buffer
		for key, word := range words {
			fmt.Fprintf(&file, "%s: %q\n", key, change(key, latin(word)))
		}
		own := filepath.Join(dir, "themes", "own", filepath.FromSlash(theme.Files(made)[i]))
		if err := errors.Join(os.MkdirAll(filepath.Dir(own), 0o755), os.WriteFile(own, file.Bytes(), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	clerk, second := "Han Mei <han@hexi.example>", int64(1794787200) // 2026-11-16 in China
	for _, later := range []bool{false, true} {
		if later {
			side(true)
		}
		var err error
		if !later {
			err = overlay.Commit(dir, "main", clerk, second)
		} else if _, err = overlay.Git(dir, clerk, second, "add", "-A"); err == nil {
			_, err = overlay.Git(dir, clerk, second, "commit", "-qm", "later")
		}
		if err != nil {
			t.Fatal(err)
		}
		second += 24 * 60 * 60
	}
	return dir
}

// latin is a text with a letter for each character that is no ASCII.
func latin(word string) string {
	return strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII {
			return r
		}
		return 'a' + r%26
	}, word)
}

func foreign(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r < 0x3040 || r >= 0xff01 && r < 0xff66 && r != '－' // a sign for what there is none of
}

// chineseItself are files, or parts of them, that are Chinese in every language: the columns
// of a ledger in what is taken away of it, for they are its format; the formats' own
// descriptions; what the theme's scripts know of how Chinese is asked and read; the examples
// of the page of styles, which are no words but invented notices.
var chineseItself = []struct {
	file string // pattern of path.Match
	part *regexp.Regexp
}{
	{"abc/7k3m9q/*.csv", ledgerColumn}, {"abc/7k3m9q/*.json", ledgerColumn}, {"abc/8k3m9q/*.csv", ledgerColumn}, {"abc/8k3m9q/*.json", ledgerColumn},
	{"*/notices.json", regexp.MustCompile(`"length": ?"[^"]*"`)}, // as it stands in the notice's own file
	{"assets/site.*.css", regexp.MustCompile(`:lang\(zh\)[^}]*`)},
	{".cunwu", regexp.MustCompile(`(?s).*`)},
	{"abc/*/*.json", regexp.MustCompile(`"unit": ?"元"`)},
	{"data/*.schema.json", regexp.MustCompile(`(?s).*`)},
	{"assets/aloud.*.js", regexp.MustCompile(`(?s).*`)}, {"assets/notice.*.js", regexp.MustCompile(`(?s).*`)}, {"assets/js/search.*.js", regexp.MustCompile(`(?s).*`)},
	{"assets/find.*.js", regexp.MustCompile(`(?s).*`)},
	{"style/index.html", regexp.MustCompile(`(?s).*`)},
}

var ledgerColumn = regexp.MustCompile(strings.Join(township.LedgerColumns, "|"))

// TestAnotherLanguageIsFiles builds a township in a language for which there are files of
// words and nothing else: nothing Chinese may be left in what is published.
func TestAnotherLanguageIsFiles(t *testing.T) {
	dir := languageTown(t, func(_, word string) string { return word })
	out := filepath.Join(t.TempDir(), "public")
	report, found, err := Build(t.Context(), Options{Source: dir, Out: out, Day: demoDay, Version: "test", KeepGoing: true})
	if err != nil {
		var text bytes.Buffer
		_ = finding.Report{Found: found}.Write(&text, "text")
		t.Fatalf("%v\n%s", err, &text)
	}
	if !slices.ContainsFunc(report.LeftOut, func(l LeftOut) bool { return strings.Contains(l.Why, "--language en") }) {
		t.Errorf("nothing says that en was not made: %v", report.LeftOut)
	}
	seen := map[string]int{}
	for name := range digests(t, out) {
		seen[path.Ext(name)]++
		checkForeign(t, out, name)
	}
	for ext, least := range map[string]int{".html": 40, ".pdf": 15, ".xml": 10, ".ics": 4, ".json": 10, ".js": 8, ".csv": 4, ".png": 10} {
		if seen[ext] < least {
			t.Errorf("%d files %s", seen[ext], ext)
		}
	}
	told, err := os.ReadFile(filepath.Join(out, "abc", "7k3m9q", "index.html"))
	if err != nil || strings.Count(string(told), `<section class="older"`) != 1 || !strings.Contains(string(told), "<ins>") {
		t.Errorf("the page does not tell of its older version: %v", err)
	}

	paper := filepath.Join(t.TempDir(), "print")
	o := PrintOptions{Source: dir, Out: paper, Day: demoDay, All: true, Kinds: SheetKinds, Proof: true, Version: "test"}
	if _, _, err := Print(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	o.Kinds, o.All, o.Notices, o.Paper = []SheetKind{SlipSheets, LedgerSheets}, false, []string{"7k3m9q"}, ""
	if _, _, err := Print(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	printed := digests(t, paper)
	for name := range printed {
		checkForeign(t, paper, name)
	}
	if len(printed) < 4 {
		t.Errorf("%d files printed", len(printed))
	}
}

// checkForeign finds what is left of Chinese in a file.
func checkForeign(t *testing.T, dir, name string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	switch path.Ext(name) {
	case ".png":
		return
	case ".pdf":
		text = textOf(t, name, data)
	case ".html":
		if !strings.HasSuffix(name, "-article.html") && !strings.Contains(text, `lang="`+made+`"`) {
			t.Errorf("%s is not in %s", name, made)
		}
		if strings.Contains(text, "{{") || strings.Contains(text, "&lt;no value&gt;") {
			t.Errorf("%s: a blank is left", name)
		}
	}
	for _, c := range chineseItself {
		if ok, _ := path.Match(c.file, name); ok {
			text = c.part.ReplaceAllString(text, "")
		}
	}
	if at := strings.IndexFunc(text, foreign); at >= 0 {
		t.Errorf("%s: …%s…", name, strings.ToValidUTF8(text[max(0, at-60):min(len(text), at+60)], ""))
	}
}

// TestRightToLeft builds the same township as if its language were written from right to
// left: the pages are turned, and the sheets, which cannot be, say what they are in instead.
func TestRightToLeft(t *testing.T) {
	dir := languageTown(t, func(key, word string) string {
		if key == "direction" {
			return "rtl"
		}
		return word
	})
	out := filepath.Join(t.TempDir(), "public")
	report, _, err := Build(t.Context(), Options{Source: dir, Out: out, Day: demoDay, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(report.LeftOut, func(l LeftOut) bool { return strings.Contains(l.Why, "从右往左") }) {
		t.Errorf("nothing says what the sheets are in: %v", report.LeftOut)
	}
	for _, name := range []string{"index.html", "404.html", "abc/7k3m9q/index.html", "oldabc/7k3m9q/index.html"} {
		page, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
		if err != nil || !strings.Contains(string(page), `<html lang="za" dir="rtl"`) {
			t.Errorf("%s is not turned: %v", name, err)
		}
	}
	sheet, err := os.ReadFile(filepath.Join(out, "abc", "7k3m9q", "sheet.pdf"))
	if err != nil || !strings.Contains(textOf(t, "sheet.pdf", sheet), "编号") {
		t.Errorf("the sheet is not in Chinese: %v", err)
	}
}

// TestLanguageAskedFor builds another of a township's languages than its first.
func TestLanguageAskedFor(t *testing.T) {
	dir := languageTown(t, func(_, word string) string { return word })
	out := filepath.Join(t.TempDir(), "public")
	o := Options{Source: dir, Out: out, Day: demoDay, Version: "test", Language: "en", NoSheets: true}
	report, _, err := Build(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(out, "index.html"))
	if err != nil || !strings.Contains(string(page), `<html lang="en"`) || !strings.Contains(string(page), "20 November 2026") {
		t.Errorf("not English: %v", err)
	}
	if !slices.ContainsFunc(report.LeftOut, func(l LeftOut) bool { return strings.Contains(l.Why, "--language za") }) {
		t.Errorf("nothing says that za was not made: %v", report.LeftOut)
	}
	o.Language = "ug"
	var none *NoLanguageError
	if _, _, err := Build(t.Context(), o); !errors.As(err, &none) {
		t.Errorf("built in a language that the township does not have: %v", err)
	}
}

func textOf(t *testing.T, name string, data []byte) string {
	t.Helper()
	f, err := readback.Open(data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	pages, err := f.Pages()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var all []string
	for _, p := range pages {
		all = append(all, p.Text())
	}
	return strings.Join(all, "\n")
}

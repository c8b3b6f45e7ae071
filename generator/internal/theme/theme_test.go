package theme

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

func source() fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"themes/hexi/layouts/own.html":      file("own"),
		"themes/hexi/layouts/notice.html":   file("ours"),
		"themes/hexi/i18n/zh-CN.yaml":       file("state_open: 正在公示\nextra: 新词\n"),
		"themes/hexi/assets/css/.DS_Store":  file("junk"),
		"themes/broken/i18n/zh-CN.yaml":     file("# 词\n\nstate_open 公示中\n"),
		"themes/noticeboard/i18n/en.yaml":   file("state_open: Posted now\n"),
		"themes/afile":                      file("x"),
		"villages/shuikou/village.yaml":     file("x"),
		"themes/hexi/layouts/sub/deep.html": file("deep"),
	}
}

func TestOverlayFileByFile(t *testing.T) {
	th, err := Open(source(), "hexi")
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := fs.ReadFile(th, "layouts/notice.html"); string(got) != "ours" {
		t.Errorf("the township's file does not hide the built-in one: %q", got)
	}
	if got, err := fs.ReadFile(th, "layouts/village.html"); err != nil || len(got) == 0 {
		t.Errorf("a built-in file is gone: %v", err)
	}
	if p := th.Path("layouts/own.html"); p != "themes/hexi/layouts/own.html" {
		t.Errorf("Path = %q", p)
	}
	if p := th.Path("layouts/village.html"); p != "(noticeboard)/layouts/village.html" {
		t.Errorf("Path = %q", p)
	}
	entries, err := fs.ReadDir(th, "assets/css")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			t.Errorf("hidden file listed: %s", e.Name())
		}
	}
	if err := fs.WalkDir(th, ".", func(_ string, _ fs.DirEntry, err error) error { return err }); err != nil {
		t.Error(err)
	}
}

func TestThemeIsAnFS(t *testing.T) {
	th, err := Open(source(), "hexi")
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(th, "layouts/own.html", "layouts/village.html", "layouts/sub/deep.html", "i18n/en.yaml"); err != nil {
		t.Error(err)
	}
}

func TestOpenNames(t *testing.T) {
	for _, name := range []string{"missing", "..", "hexi/layouts", "/etc", "afile", "a\\b"} {
		if _, err := Open(source(), name); !errors.Is(err, ErrNoTheme) {
			t.Errorf("Open(%q): %v", name, err)
		}
	}
	for _, s := range []fs.FS{nil, fstest.MapFS{}, source()} {
		if _, err := Open(s, ""); err != nil {
			t.Errorf("Open without a name: %v", err)
		}
	}
}

func TestWordsMergeByKey(t *testing.T) {
	th, err := Open(source(), "hexi")
	if err != nil {
		t.Fatal(err)
	}
	words, err := Words(th, "zh-CN")
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"state_open": "正在公示", "extra": "新词", "cat_finance": "村级财务"} {
		if words[key] != want {
			t.Errorf("%s = %q, want %q", key, words[key], want)
		}
	}
	if _, err := Words(th, "fr"); !errors.Is(err, ErrNoWords) {
		t.Errorf("a language without words: %v", err)
	}
}

func TestWordsErrorNamesFileAndLine(t *testing.T) {
	th, err := Open(source(), "broken")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Words(th, "zh-CN")
	var e *WordsError
	if !errors.As(err, &e) || e.Place.File != "themes/broken/i18n/zh-CN.yaml" || e.Place.Line != 3 || e.Place.Col != 1 {
		t.Errorf("got %v", err)
	}
}

func TestParseWords(t *testing.T) {
	for _, c := range []struct{ in, key, want string }{
		{"a: 文字", "a", "文字"},
		{"\ufeffa: 文字\r\n", "a", "文字"},
		{"a:   \"say \\\"no\\\": #1\"", "a", `say "no": #1`},
		{"a: 'it''s: so'", "a", "it's: so"},
		{"# note\n\nk_2: x # y", "k_2", ""},
		{"a: 8:00", "a", "8:00"},
	} {
		words, err := ParseWords("f", []byte(c.in))
		if c.want == "" {
			if err == nil {
				t.Errorf("%q: no error", c.in)
			}
			continue
		}
		if err != nil || words[c.key] != c.want {
			t.Errorf("%q: %q, %v", c.in, words[c.key], err)
		}
	}
}

func TestParseWordsRefuses(t *testing.T) {
	for in, line := range map[string]int{
		"a: 1\n":                  1,
		"b: x\n  a: nested":       2,
		"a: x\na: y":              2,
		"a:x":                     1,
		"a:":                      1,
		"a: \"open":               1,
		"a: 'open":                1,
		"a: 'b'c'":                1,
		"a: {b: c}":               1,
		"a: [b]":                  1,
		"a: |":                    1,
		"a: key: value":           1,
		"a: true":                 1,
		"A: x":                    1,
		"\n\n- a":                 3,
		"a: \xff":                 1,
		"a: \"\\q\"":              1,
		"状态: x":                   1,
		"a: x\nb: \"y\" trailing": 2,
	} {
		_, err := ParseWords("f.yaml", []byte(in))
		var e *WordsError
		if !errors.As(err, &e) || e.Place.Line != line || e.Place.Col < 1 || e.Hint == "" {
			t.Errorf("%q: %v", in, err)
		}
	}
}

func FuzzParseWords(f *testing.F) {
	f.Add([]byte("a: 文字\nb: \"x\"\n"))
	f.Add([]byte("a: '"))
	f.Fuzz(func(t *testing.T, data []byte) {
		words, err := ParseWords("f", data)
		if err != nil {
			return
		}
		for key, text := range words {
			if key == "" || text == "" && !strings.Contains(string(data), `""`) && !strings.Contains(string(data), `''`) {
				t.Errorf("%q → %q: %q", data, key, text)
			}
		}
	})
}

func TestLanguages(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	th, err := Open(fstest.MapFS{
		"themes/noticeboard/i18n/za.yaml":  file("find: Ra mbanj gou\n"),
		"themes/noticeboard/sheet/za.yaml": file("sheet_language: za\n"),
		"themes/noticeboard/i18n/bo.yaml":  file("find: x\n"), // no words of the sheets
		"themes/noticeboard/i18n/ZA.yaml":  file("find: x\n"), // no tag
		"themes/noticeboard/sheet/ZA.yaml": file("find: x\n"),
	}, "")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Languages(th); err != nil || strings.Join(got, " ") != "en za zh-CN" {
		t.Errorf("%v, %v", got, err)
	}
	words, err := Words(th, "za")
	if err != nil || words["find"] != "Ra mbanj gou" || words["search_button"] != "查找" {
		t.Errorf("what the words lack is not the reference's: %q, %q, %v", words["find"], words["search_button"], err)
	}
	if _, err := Words(th, "mn"); !errors.Is(err, ErrNoWords) {
		t.Error(err)
	}
	for _, lang := range []string{"zh-CN", "en", "bo", "ug-Arab-CN", "mn-Mong", "es-419", "de-1996", "en-x-ours"} {
		if !IsTag(lang) {
			t.Errorf("%q is a tag", lang)
		}
	}
	for _, lang := range []string{"", "zh-cn", "ZH", "zh_CN", "../en", "en-", "chinese", "x", "zh-CN-"} {
		if IsTag(lang) {
			t.Errorf("%q is no tag", lang)
		}
	}
}

package attachment

import (
	"strings"
	"testing"
)

// TestSymbols: a number that is set in a symbol font is read as the number, and pictures
// whose meaning is not known ask for a person's look.
func TestSymbols(t *testing.T) {
	read := func(body string) Content {
		files := documentFiles(t)
		files["word/document.xml"] = strings.Replace(files["word/document.xml"], "<w:t>村道</w:t>", body, 1)
		c, err := Read("a.docx", zipped(t, files), Limits{})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	signs := func(font string, codes ...string) string {
		var b strings.Builder
		for _, c := range codes {
			b.WriteString(`<w:sym w:font="` + font + `" w:char="` + c + `"/>`)
		}
		return b.String()
	}
	for body, want := range map[string]string{
		signs("Symbol", "F031", "F033", "0038") + "<w:t>00001234</w:t>":       "13800001234",
		signs("Wingdings", "F081", "F083", "F088") + signs("Wingdings", "8B"): "①③⑧⓿",
		"<w:t>&#xF031;&#xF033;&#xF038;</w:t>":                                 "138",
		"<w:t>甲</w:t>" + signs("Wingdings", "F0FE", "zz"):                     "甲□",
	} {
		c := read(body)
		if got := all(c, false); !strings.Contains(got, "正文第 1 段："+want+"硬化合同\n") {
			t.Errorf("%s is read as\n%s", body, got)
		}
		if len(c.Unread) > 0 {
			t.Errorf("%s: %v cannot be read", body, c.Unread)
		}
	}
	if c := read(signs("Wingdings 2", "F06A", "F06C", "F071", "F069", "F069", "F069", "F069", "F06A")); len(c.Unread) != 1 || !strings.Contains(c.Unread[0], "符号") {
		t.Errorf("many signs without a meaning: %v", c.Unread)
	}
	if c := read(signs("Symbol", "F031") + "<w:rPr></w:rPr>"); len(c.Unread) > 0 {
		t.Errorf("a sign: %v", c.Unread)
	}
}

package leak

import (
	"fmt"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

const id = "149999195003020019" // of nobody: there is no such place

func TestFile(t *testing.T) {
	town := &township.Township{Contacts: []township.Contact{{Phone: "13800001111"}},
		Villages: []*township.Village{{Slug: "liuwan", Leader: township.Contact{Phone: "13800002222"}}}}
	l := NewLooker(town, []string{"13800003333"})
	for _, c := range []struct{ name, data, want string }{
		{"villages/liuwan/a.md", "一\r\n电话 13800001234\r\n", "CW303 第 2 行 138****1234"},
		{"villages/liuwan/a.md", "13800001111、13800002222、13800003333", ""},
		{"villages/shiqiao/a.md", "13800002222", "CW303 第 1 行 138****2222"}, // another village's
		{"villages/liuwan/a.md", "---\ncontact: {name: 林某, phone: 13800004444}\n---\n13800004444", ""},
		{"villages/liuwan/a.md", "---\ncontact: {name: 林某, phone: " + id + "}\n---\n", "CW301 第 2 行 14*************019"},
		{"villages/liuwan/a.md", "---\nid: 1a1a1a\n---\n[149999](https://a.example/)195003020019\n", "CW301 正文 14*************019"},
		{"villages/liuwan/a.md", "---\nid: 1a1a1a\n---\n有事发到 zhang@example.com", "CW306 第 4 行"},
		{"villages/liuwan/a.md", "---\nid: 1a1a1a\naccept: {CW306: 是办公邮箱}\n---\n有事发到 zhang@example.com", ""},
		{"villages/liuwan/a.md", "---\naccept: {CW301: 不行}\n---\n" + id, "CW301 第 4 行 14*************019"}, // which nobody can accept
		{"x.csv", "姓名,身份证号\n张*," + id + "\n", "CW301 第 2 行第 2 列 14*************019"},
		{"x.txt", "一\n" + id + "\n", "CW301 第 2 行 14*************019"},
		{"x.xls", id, "unread"},
		{"x.pdf", id, "unread"},
		{"x.csv", "version https://git-lfs.github.com/spec/v1\n", "unread"},
		{"x.md", "\x00\x01\x02\xff", "unread"},
		{"x.csv", "", ""},
	} {
		hits, unread := l.File(c.name, []byte(c.data))
		var got []string
		for _, h := range hits {
			got = append(got, strings.TrimSpace(fmt.Sprint(h.Rule.Code, " ", h.Where, " ", h.Masked)))
		}
		if unread != "" {
			got = append(got, "unread")
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s %q:\n%s\nwant\n%s", c.name, c.data, g, c.want)
		}
		for _, f := range Findings(c.name, hits) {
			if strings.Contains(f.Message+f.Hint, id) || strings.Contains(f.Message, "13800001234") || f.Hint == "" {
				t.Errorf("%s: %q, %q", c.name, f.Message, f.Hint)
			}
		}
	}
	if hits := l.Name("villages/liuwan/a" + id + "/x.csv"); len(hits) != 1 || hits[0].Rule.Code != "CW301" {
		t.Errorf("in a name: %v", hits)
	}
}

// The program's own files are left out only where the program is.
func TestProgram(t *testing.T) {
	for _, c := range []struct {
		has  string
		own  []string
		town []string
	}{
		{"", nil, []string{"docs/a.md", "generator/a.csv", "program/a.md", "README.md"}},
		{"generator/main.go", []string{"docs/a.md", "generator/a.csv", "testdata/a.csv", "README.md"}, []string{"villages/a/b.md", "a.csv", "program/a.md", "content/a.md"}},
		{"program/generator/main.go", []string{"program/villages/a/b.md", "program/docs/a.md"}, []string{"docs/a.md", "villages/a/b.md", "README.md"}},
	} {
		own := Program(func(name string) bool { return name == c.has })
		for _, f := range c.own {
			if !own(f) {
				t.Errorf("with %q, %s is the program's", c.has, f)
			}
		}
		for _, f := range c.town {
			if own(f) {
				t.Errorf("with %q, %s is the township's", c.has, f)
			}
		}
	}
}

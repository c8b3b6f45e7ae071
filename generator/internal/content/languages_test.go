package content

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestLanguages(t *testing.T) {
	const za = "themes/own/i18n/za.yaml"
	words := map[string]string{
		za: "find: Ra mbanj gou\npage_number: \"Mbaw {{ .page }}\"\nstate_opne: Hai\n", "themes/own/sheet/za.yaml": "sheet_language: za\n",
		"themes/own/i18n/bo.yaml": "find: བོད\n", // no words of the sheets
	}
	for _, c := range []struct {
		lines string
		want  []string
		found string // what the findings must say, in order
	}{
		{"", []string{"zh-CN"}, ""},
		{"languages: [en]\n", []string{"en"}, ""},
		{"languages: [zh-CN, en]\n", []string{"zh-CN", "en"}, ""},
		{"languages: [zh-CN, zh-CN]\n", []string{"zh-CN"}, "content/township.yaml:3:20 CW018 “zh-CN”写了两次。"},
		{"languages: [za]\n", []string{"zh-CN"}, "content/township.yaml:3:13 CW018 没有“za”的界面文字。可以写 en、zh-CN；要加这种语言，添加 themes/noticeboard/i18n/za.yaml 和 themes/noticeboard/sheet/za.yaml。"},
		{"languages: [zh-cn]\n", []string{"zh-CN"}, "content/township.yaml:3:13 CW018 “zh-cn”不是语言的标记。"},
		{"languages: [../en]\n", []string{"zh-CN"}, "content/township.yaml:3:13 CW018 “../en”不是语言的标记。"},
		{"theme: own\nlanguages: [bo]\n", []string{"zh-CN"}, "content/township.yaml:4:13 CW018 没有“bo”的界面文字。可以写 en、za、zh-CN；"},
		{"theme: nowhere\n", []string{"zh-CN"}, "content/township.yaml:3:8 CW018 没有 themes/nowhere 这个文件夹。"},
		{"theme: own\nlanguages: [za]\n", []string{"za"}, za + ":1:1 CW039 少|" + za + ":2:1 CW038 “page_number”里的 {{ .page }} 没有人填写|" +
			za + ":2:1 CW039 “page_number”里少了 {{ .n }}、{{ .of }}|" + za + ":3:1 CW039 “state_opne”没有用处|themes/own/sheet/za.yaml:1:1 CW039 少"},
	} {
		files := maps.Clone(words)
		files[townshipFile] = settings + c.lines
		loaded, findings := load(t, files)
		var found []string
		for _, f := range findings {
			if strings.HasPrefix(f.File, "themes/") || f.Rule == "CW018" {
				found = append(found, fmt.Sprintf("%s:%d:%d %s %s%s", f.File, f.Line, f.Col, f.Rule, f.Message, f.Hint))
			}
		}
		if !slices.Equal(loaded.Township.Languages, c.want) {
			t.Errorf("%q: languages %v, want %v", c.lines, loaded.Township.Languages, c.want)
		}
		want := strings.Split(c.found, "|")
		if c.found == "" {
			want = nil
		}
		if !slices.EqualFunc(found, want, strings.HasPrefix) {
			t.Errorf("%q: found\n%s", c.lines, strings.Join(found, "\n"))
		}
	}
}

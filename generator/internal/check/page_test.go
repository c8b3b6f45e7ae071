package check_test

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

var update = flag.Bool("update", false, "write docs/rules.md anew")

// rulesPage is the page that is made from the rules and their examples.
const rulesPage = "../../../docs/rules.md"

// TestRulesPage makes sure that docs/rules.md is what the rules and their examples say.
func TestRulesPage(t *testing.T) {
	var want bytes.Buffer
	writePage(t, &want)
	got, err := os.ReadFile(rulesPage)
	if err != nil && !*update {
		t.Fatal(err)
	}
	if bytes.Equal(got, want.Bytes()) {
		return
	}
	if !*update {
		t.Fatal("docs/rules.md is stale: go test ./generator/internal/check -run TestRulesPage -update")
	}
	if err := os.WriteFile(rulesPage, want.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

var severityWords = map[finding.Severity]string{finding.Error: "错误", finding.Warning: "警告", finding.Notice: "提示"}

func writePage(t *testing.T, w *bytes.Buffer) {
	line := func(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }
	line("# 检查规则\n")
	line("发布之前，程序用下面的规则检查每一则公示。**错误**会停下生成，**警告**应当改正，**提示**请看一眼。")
	line("这一页由规则和它们的例子生成，例子就是规则的测试；改了规则，运行 `go test ./generator/internal/check -run TestRulesPage -update`。\n")
	line("在 `content/township.yaml` 里可以改一条规则的轻重（`error`、`warning`、`notice`、`off`）和参数：\n")
	line("```yaml\nrules:\n  CW401: {severity: error, days: 14}\n  CW505: {severity: off}\n```\n")
	line("一则公示确有理由不照某条规则，在它的开头写明，每次报告都会列出来：\n")
	line("```yaml\naccept: {CW402: 同一季度分两次公开，一次是补充}\n```\n")
	line("例子里 `-` 开头的行是错的写法，`+` 开头的行是对的写法。说到改动的规则，例子是改动本身：`-` 是已经公开的，`+` 是改成的，错的改法和对的改法各一个。")
	es := examples(t)
	for _, family := range finding.Families() {
		if len(family.Rules) == 0 {
			continue
		}
		line("\n## %s\n", family.Name)
		line("| 规则 | 名称 | 轻重 |\n| --- | --- | --- |")
		for _, r := range family.Rules {
			line("| [%s](#%s) | %s | %s |", r.Code, strings.ToLower(r.Code), r.Name, severityWords[r.Severity])
		}
		for _, r := range family.Rules {
			line("\n<a id=\"%s\"></a>\n### %s %s\n", strings.ToLower(r.Code), r.Code, r.Name)
			line("%s\n", r.Explain)
			line("- 轻重：%s%s", severityWords[r.Severity], map[bool]string{true: "，不能放松"}[r.Firm])
			line("- 依据：%s", r.Source)
			if r.Binding {
				line("- 不能用 accept 接受")
			}
			if r.History {
				line("- 要看 git 的历史；没有历史时不检查")
			}
			for _, p := range r.Parameters {
				line("- 参数 `%s`：%s（默认：%s）", p.Key, p.Words, defaultWords(p))
			}
			e, ok := es[r.Code]
			if !ok {
				continue
			}
			if e.day != today {
				line("- 例子里的“今天”：%s", e.day.Chinese())
			}
			for file, day := range e.landed {
				line("- 例子里 git 记录的提交日期：%s（%s）", day.Chinese(), file)
			}
			e.write(t, line)
		}
	}
}

func defaultWords(p finding.Parameter) string {
	switch p.Kind {
	case finding.Texts:
		if len(p.Texts) == 0 {
			return "无"
		}
		return strings.Join(p.Texts, "、")
	case finding.Amount:
		return township.Fen(p.RuleValue.Number).Plain()
	}
	return fmt.Sprint(p.RuleValue.Number)
}

// write writes the first wrong example beside the right one, and what it is told.
func (e example) write(t *testing.T, line func(string, ...any)) {
	sides := []struct {
		words    string
		from, to map[string]string
	}{{"", e.texts(t, "wrong"), e.texts(t, "right")}}
	if e.change {
		before := e.texts(t, "before")
		sides[0].words, sides[0].from, sides[0].to = "错的改法", before, e.texts(t, "before", "wrong")
		sides = append(sides, sides[0])
		sides[1].words, sides[1].to = "对的改法", e.texts(t, "before", "right")
	}
	for _, side := range sides {
		moved := map[string]string{} // where to
		for _, from := range e.names() {
			for _, to := range e.names() {
				if e.change && side.from[from] != "" && side.to[from] == "" && side.from[to] == "" && side.to[to] != "" && path.Base(from) == path.Base(to) {
					moved[from] = to
				}
			}
		}
		for _, name := range e.names() {
			before, after, what := side.from[name], side.to[name], side.words+"，改 `"+name+"`"
			to, gone := moved[name]
			switch {
			case before == after, before == "" && slices.Contains(slices.Collect(maps.Values(moved)), name):
				continue
			case side.words == "":
				what = "`" + name + "`"
			case gone:
				what, after = side.words+"，把 `"+name+"` 移到 `"+to+"`", side.to[to]
			case before == "":
				what = side.words + "，新加 `" + name + "`"
			case after == "":
				what = side.words + "，删去 `" + name + "`"
			}
			if shown := difference(before, after); shown != "" {
				line("\n%s：\n\n````diff\n%s````", what, shown)
			} else {
				line("\n%s，内容不变。", what)
			}
		}
	}
	for text := range strings.Lines(string(e.archive.Comment)) {
		if strings.HasPrefix(text, "说明：") {
			line("\n%s", strings.TrimSpace(strings.TrimPrefix(text, "说明：")))
		}
	}
	line("")
	if found := of(e.code, e.findings(t, "wrong")); len(found) > 0 {
		f := found[0]
		place := f.File
		if f.Line > 0 {
			place = fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Col)
		}
		line("> %s: %s  \n> 提示：%s\n", place, f.Message, f.Hint)
	}
}

// names are the files of an example that are shown: those that its first variants differ in.
func (e example) names() []string {
	var names []string
	for _, f := range e.archive.Files {
		layer, name, _ := strings.Cut(f.Name, "/")
		if strings.Contains(name, ".d/") || strings.HasSuffix(name, ".pdf") { // nobody writes these by hand
			continue
		}
		if (layer == "wrong" || layer == "right" || layer == "before") && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// texts are the files of the base with the layers of an example laid over it.
func (e example) texts(t *testing.T, layers ...string) map[string]string {
	texts := map[string]string{}
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range base.Files {
		texts[f.Name] = string(f.Data)
	}
	for _, layer := range append([]string{"both"}, layers...) {
		for _, f := range e.archive.Files {
			if name, ok := strings.CutPrefix(f.Name, layer+"/"); ok {
				texts[name] = string(f.Data)
			}
		}
		for text := range strings.Lines(string(e.archive.Comment)) {
			words := strings.Fields(text)
			if len(words) < 3 || words[0] != "!" || words[1] != "remove" {
				continue
			}
			if name, ok := strings.CutPrefix(words[len(words)-1], layer+"/"); ok {
				delete(texts, name)
			}
		}
	}
	return texts
}

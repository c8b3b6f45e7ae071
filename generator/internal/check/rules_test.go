package check_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/overlay"
	"cunwu/generator/internal/survey"
	"cunwu/generator/internal/township"
)

var update = flag.Bool("update", false, "write docs/rules.md anew")

// rulesPage is the page that is made from the rules and their examples.
const rulesPage = "../../../docs/rules.md"

// today is the day of an example that does not name another.
var today = township.MakeDay(2026, 11, 20)

// An example is a rule's file in testdata/rules: townships that are wrong and townships
// that are right, each laid over the base. Files stand under wrong/ and right/, or
// under wrong-2/, right-2/ and so on; those under both/ belong to all. Lines of the
// comment: "day: 2026-11-20" is today, "landed: FILE DAY" what git knows, "! …" a
// directive of package overlay with a file under one of these folders.
type example struct {
	code     string
	archive  *txtar.Archive
	variants []string
	day      township.Day
	landed   map[string]township.Day
}

func examples(t testing.TB) map[string]example {
	t.Helper()
	files, err := filepath.Glob("testdata/rules/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]example{}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		e := example{code: strings.TrimSuffix(filepath.Base(file), ".txtar"), archive: a, day: today, landed: map[string]township.Day{}}
		add := func(name string) {
			v, _, _ := strings.Cut(name, "/")
			switch kind, _, _ := strings.Cut(v, "-"); {
			case kind != "wrong" && kind != "right" && v != "both":
				t.Fatalf("%s: %s is under no wrong/, right/ or both/", file, name)
			case v != "both" && !slices.Contains(e.variants, v):
				e.variants = append(e.variants, v)
			}
		}
		for _, f := range a.Files {
			add(f.Name)
		}
		for line := range strings.Lines(string(a.Comment)) {
			switch words := strings.Fields(line); {
			case len(words) == 2 && words[0] == "day:":
				if e.day, err = township.ParseDay(words[1]); err != nil {
					t.Fatal(err)
				}
			case len(words) == 3 && words[0] == "landed:":
				if e.landed[words[1]], err = township.ParseDay(words[2]); err != nil {
					t.Fatal(err)
				}
			case len(words) > 2 && words[0] == "!":
				add(words[len(words)-1])
			}
		}
		if !slices.Contains(e.variants, "right") { // the base itself is right
			e.variants = append(e.variants, "right")
		}
		all[e.code] = e
	}
	return all
}

// survey lays one variant of an example over the base and checks it.
func (e example) survey(t testing.TB, variant string) *survey.Survey {
	t.Helper()
	dir := t.TempDir()
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if err := overlay.Lay(dir, base, func(name string) string { return name }); err != nil {
		t.Fatal(err)
	}
	for _, layer := range []string{"both", variant} {
		err = overlay.Lay(dir, e.archive, func(name string) string {
			rest, ok := strings.CutPrefix(name, layer+"/")
			if !ok {
				return ""
			}
			return rest
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	o := survey.Options{Source: dir, Day: e.day}
	if len(e.landed) > 0 {
		o.Landed = func(file string) (township.Day, bool) { d, ok := e.landed[file]; return d, ok }
	}
	s, err := survey.Of(o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func of(code string, fs []finding.Finding) []finding.Finding {
	return slices.DeleteFunc(slices.Clone(fs), func(f finding.Finding) bool { return f.Rule != code })
}

// TestBase makes sure that what the examples are laid over has nothing wrong with it.
func TestBase(t *testing.T) {
	s := example{archive: &txtar.Archive{}, day: today}.survey(t, "right")
	for _, f := range s.Findings {
		t.Errorf("%s:%d:%d: %s %s", f.File, f.Line, f.Col, f.Rule, f.Message)
	}
}

// TestRules makes sure that each rule finds its wrong examples, with a place, a message
// and a cure, and nothing in its right ones.
func TestRules(t *testing.T) {
	for code, e := range examples(t) {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			rule, ok := finding.RuleOf(code)
			if !ok {
				t.Fatal("there is no such rule")
			}
			for _, variant := range e.variants {
				found := of(code, e.survey(t, variant).Findings)
				if strings.HasPrefix(variant, "right") {
					for _, f := range found {
						t.Errorf("%s: %s:%d:%d: %s", variant, f.File, f.Line, f.Col, f.Message)
					}
					continue
				}
				if len(found) == 0 {
					t.Errorf("%s: nothing is found", variant)
				}
				for _, f := range found {
					if f.File == "" || f.Line < 1 || f.Col < 1 || f.Hint == "" || !strings.HasSuffix(f.Message, "。") || f.Severity != rule.Severity {
						t.Errorf("%s: %+v lacks a place, a full sentence, a cure or the rule's severity", variant, f)
					}
				}
			}
		})
	}
}

// madeLater are rules whose findings come from rendering or from a review of what git
// knows, not from checking.
var madeLater = []string{"CW026", "CW701", "CW702", "CW703", "CW704", "CW705", "CW706", "CW707", "CW708", "CW709"}

// TestRulesAreWhole makes sure that every rule is explained, has its source and its
// examples, and stands in one family under its own code.
func TestRulesAreWhole(t *testing.T) {
	es := examples(t)
	seen := map[string]bool{}
	for _, family := range finding.Families() {
		for _, r := range family.Rules {
			if seen[r.Code] {
				t.Errorf("%s stands twice", r.Code)
			}
			seen[r.Code] = true
			if r.Name == "" || r.Explain == "" || r.Source == "" {
				t.Errorf("%s lacks a name, an explanation or its source", r.Code)
			}
			if _, ok := es[r.Code]; !ok && !slices.Contains(madeLater, r.Code) {
				t.Errorf("%s has no examples: write testdata/rules/%s.txtar", r.Code, r.Code)
			}
			for _, p := range r.Parameters {
				if p.Key == "" || p.Words == "" || p.Kind != finding.Texts && (p.Low > p.Number || p.Number > p.High) {
					t.Errorf("%s: parameter %q lacks words, or its value is out of bounds", r.Code, p.Key)
				}
			}
		}
	}
	if !slices.IsSorted(finding.Codes()) || len(finding.Codes()) != len(seen) {
		t.Error("the list of codes is not that of the rules")
	}
}

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
	line("例子里 `-` 开头的行是错的写法，`+` 开头的行是对的写法。")
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
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	text := func(layer, name string) string {
		for _, l := range []string{layer, "both"} {
			for _, f := range e.archive.Files {
				if f.Name == l+"/"+name {
					return string(f.Data)
				}
			}
		}
		for _, f := range base.Files {
			if f.Name == name {
				return string(f.Data)
			}
		}
		return ""
	}
	var names []string
	for _, f := range e.archive.Files {
		layer, name, _ := strings.Cut(f.Name, "/")
		if strings.Contains(name, ".d/") || strings.HasSuffix(name, ".pdf") { // nobody writes these by hand
			continue
		}
		if (layer == "wrong" || layer == "right") && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, name := range names {
		if shown := difference(text("wrong", name), text("right", name)); shown != "" {
			line("\n`%s`：\n\n````diff\n%s````", name, shown)
		}
	}
	for text := range strings.Lines(string(e.archive.Comment)) {
		if strings.HasPrefix(text, "说明：") {
			line("\n%s", strings.TrimSpace(strings.TrimPrefix(text, "说明：")))
		}
	}
	line("")
	for _, f := range of(e.code, e.survey(t, "wrong").Findings) {
		line("> %s:%d:%d: %s  \n> 提示：%s\n", f.File, f.Line, f.Col, f.Message, f.Hint)
		break
	}
}

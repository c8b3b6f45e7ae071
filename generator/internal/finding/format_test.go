package finding

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"cunwu/generator/internal/township"
)

var update = flag.Bool("update", false, "rewrite what the golden reports expect")

// secret is personal data that stands in the source files and must be in no report.
const secret = "149999198001010013"

// sources are the files that the report of these tests is about.
var sources = map[string]string{
	"villages/liuwan/finance/q3.md": "---\nid: 7k3m9q\ntitle: 2026年第三季度财务收支公开\nperiod: {from: 2026-10-15, length: 3天}\nsummary: 三季度收入 5,000 元，支出 120 元。\n---\n" +
		"经办人身份证号 " + secret + "，\n续行 1499 9919。\n\t路灯：" + strings.Repeat("很长的一行字，", 20) + "错在这里，后面还有很长很长的一段。",
	"villages/liuwan/subsidies/名单, 100%: 甲.csv": "户主,村民组,金额（元）\n张大山,一组,250.00\n李*芳,二组,330.00\n",
	"content/township.yaml":                     "name: 禾溪镇\n",
}

// report is a report with a finding of every shape: of a line and of a file, of a table, a
// workbook and a long line, personal and not, new and accepted.
func report() Report {
	at := func(file string, line, col int) township.Place {
		return township.Place{File: file, Line: line, Col: col}
	}
	const notice, list = "villages/liuwan/finance/q3.md", "villages/liuwan/subsidies/名单, 100%: 甲.csv"
	fs := []Finding{
		New(RuleStale, at("content/township.yaml", 1, 1), "全镇已经 36 天没有新公示。", "催一催各村。"),
		New(RuleShort, at(notice, 4, 27), "“财务收支”要公示 5天，这里只到2026年10月19日。", "删去 length。"),
		New(RuleClaim, at(notice, 5, 13), "这里说收入 5,000 元，账本算出来是 500 元。", "改成账本的数。"),
		New(RuleIDNumber, at(notice, 7, 8), "这里有身份证号，不能公开。", "删去整个号码。"),
		New(RuleRepealed, at(notice, 8, 1), "“民发〔2012〕220号”已经废止。", "换成现在用的。\n看清单。"),
		New(RuleFalseDate, at(notice, 9, 145), "日历上没有2026年11月31日。", "核对以后改正。"),
		New(RuleMask, at(list, 2, 1), "“户主”这一列要打码，这一格没有打码。", "写成 张*。"),
		New(RuleProduct, at(list, 3, 8), "3 × 100.00 = 300.00，这里写的是 330.00。", "核对数量、标准和金额。"),
		New(RuleTable, at("villages/liuwan/finance/账.xlsx", 12, 28), "“三百”不是金额。", "写成 300.00。"),
		New(RuleStray, at("villages/liuwan/finance/旧.txt", 0, 0), "没有公示用到这个文件。", "删去它。"),
		New(RuleNeedless, at(notice, 3, 1), "用不着接受。", "删去它。"),
	}
	accepted := []Accepted{{New(RuleRepeated, at(notice, 3, 8), "和另一则是同一期。", "写明更正。"), "分两次公开：一次是补充"}}
	return Report{
		Found: Found{Findings: Sort(fs), Accepted: accepted}, Version: "0.1.0",
		Changed: map[string]bool{list: true},
		Redact:  func(s string) string { return strings.ReplaceAll(s, secret, "***") },
		Lines: func(file string) []string {
			if text, ok := sources[file]; ok {
				return strings.Split(text, "\n")
			}
			return nil
		},
	}
}

func write(t *testing.T, r Report, format string) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.Write(&b, format); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestGolden compares every format with what it was when somebody looked at it.
func TestGolden(t *testing.T) {
	for _, format := range Formats {
		got := write(t, report(), format)
		if format == "sarif" { // the rules in it have pages of their own
			got = regexp.MustCompile(`(?s)"rules": \[.*?\n     \]`).ReplaceAllString(got, `"rules": [ … ]`)
			got = regexp.MustCompile(`"ruleIndex": \d+`).ReplaceAllString(got, `"ruleIndex": …`)
		}
		name := filepath.Join("testdata", "report."+format)
		if *update {
			if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is\n%s\nwant\n%s", format, got, want)
		}
	}
}

// TestNeverRepeated searches every format for the personal data of the source files: the
// number, its parts, and the name that is not masked.
func TestNeverRepeated(t *testing.T) {
	for _, format := range Formats {
		got := write(t, report(), format)
		for _, data := range []string{secret, secret[:14], secret[6:14], "9919", "张大山"} {
			if strings.Contains(got, data) {
				t.Errorf("%s repeats %s", format, data)
			}
		}
		if !strings.Contains(got, "身份证号，不能公开") {
			t.Errorf("%s leaves the finding out", format)
		}
	}
}

// TestMaskedPaths makes sure that no format shows the number in a file's name, and that
// the line it points to and what changed are still known.
func TestMaskedPaths(t *testing.T) {
	const number, file = "13800001234", "villages/liuwan/finance/13800001234.md"
	r := Report{
		Found: Found{
			Findings: []Finding{{Rule: "CW102", Severity: Error, File: file, Line: 2, Col: 1, Message: file + "：日期不对。", Hint: "改 " + file + "。"}},
			Accepted: []Accepted{{Finding: Finding{Rule: "CW102", Severity: Error, File: file, Line: 1, Col: 1, Message: "日期不对。"}, Reason: "看过"}},
		},
		Lines: func(name string) []string {
			if name != file {
				t.Errorf("lines of %s are asked for", name)
			}
			return []string{"one", "two"}
		},
		MaskPath: func(name string) string { return strings.ReplaceAll(name, number, "138****1234") },
		Changed:  map[string]bool{file: true},
	}
	for _, format := range Formats {
		got := write(t, r, format)
		if strings.Contains(got, number) || strings.Contains(got, "13800") {
			t.Errorf("%s shows the number:\n%s", format, got)
		}
		if !strings.Contains(got, "138****1234.md") && !strings.Contains(got, "138%2A%2A%2A%2A1234.md") {
			t.Errorf("%s does not tell which file it is:\n%s", format, got)
		}
	}
	if got := write(t, r, "text"); !strings.Contains(got, "| two") {
		t.Errorf("no line of the source:\n%s", got)
	}
	if r.Findings[0].File != file {
		t.Error("the report was changed")
	}
}

func schema(t *testing.T, file string) *jsonschema.Schema {
	t.Helper()
	data, err := os.Open(filepath.Join("testdata", "schemas", file))
	if err != nil {
		t.Fatal(err)
	}
	defer data.Close()
	doc, err := jsonschema.UnmarshalJSON(data)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(file, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(file)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func parsed(t *testing.T, text string) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// reports are the report of these tests, one without findings and one of very many.
func reports() map[string]Report {
	many := report()
	for i := range 6000 {
		many.Findings = append(many.Findings, New(RuleStray, township.Place{File: fmt.Sprintf("villages/liuwan/finance/%05d.txt", i), Line: 1, Col: 1}, "没有公示用到这个文件。", "删去它。"))
	}
	many.Findings = append(many.Findings, New(RuleTable, township.Place{File: "villages/z.csv", Line: 1, Col: 1}, "表格是空的。", "写内容。"))
	return map[string]Report{"some": report(), "none": {}, "many": many}
}

func TestSARIFSchema(t *testing.T) {
	s := schema(t, "sarif-schema-2.1.0.json")
	for name, r := range reports() {
		text := write(t, r, "sarif")
		if err := s.Validate(parsed(t, text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var log struct {
			Runs []struct {
				Tool struct {
					Driver struct{ Rules []struct{ ID string } }
				}
				Results []struct {
					RuleID    string
					RuleIndex int
				}
			}
		}
		if err := json.Unmarshal([]byte(text), &log); err != nil {
			t.Fatal(err)
		}
		for _, result := range log.Runs[0].Results {
			if log.Runs[0].Tool.Driver.Rules[result.RuleIndex].ID != result.RuleID {
				t.Errorf("%s: rule %s is not at its index", name, result.RuleID)
			}
		}
		switch n := len(log.Runs[0].Results); {
		case name == "many" && (n != sarifMost || !strings.Contains(text, "villages/z.csv") || !strings.Contains(text, "没有列在这里")):
			t.Errorf("%d results: the errors must be among them, and the rest told of", n)
		case name == "none" && n != 0, name == "some" && n != 12:
			t.Errorf("%s: %d results", name, n)
		}
	}
	broken := parsed(t, strings.Replace(write(t, report(), "sarif"), `"startLine": 4`, `"startLine": 0`, 1))
	if s.Validate(broken) == nil {
		t.Error("the schema lets a line 0 pass: it proves nothing")
	}
}

func TestRDJSONLSchema(t *testing.T) {
	s := schema(t, "rdf-diagnostic.json")
	for name, r := range reports() {
		n := 0
		for line := range strings.Lines(write(t, r, "rdjsonl")) {
			n++
			if err := s.Validate(parsed(t, line)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if n != len(r.Findings)+len(r.Accepted) {
			t.Errorf("%s: %d lines", name, n)
		}
	}
	// Columns are counted in bytes of UTF-8.
	if got := write(t, report(), "rdjsonl"); !strings.Contains(got, `{"line":5,"column":19}`) {
		t.Errorf("no column in bytes:\n%s", got)
	}
	if s.Validate(parsed(t, `{"message": 1}`)) == nil {
		t.Error("the schema lets everything pass")
	}
}

func TestGitLabSchema(t *testing.T) {
	s := schema(t, "gitlab-codequality.json")
	for name, r := range reports() {
		issues, ok := parsed(t, write(t, r, "gitlab")).([]any)
		if !ok || len(issues) != len(r.Findings)+len(r.Accepted) {
			t.Fatalf("%s: %d issues", name, len(issues))
		}
		seen := map[any]bool{}
		for _, issue := range issues {
			if err := s.Validate(issue); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			// What GitLab's documentation asks for beside its schema.
			o := issue.(map[string]any)
			if _, ok := o["check_name"].(string); !ok || !slices.Contains([]any{"info", "minor", "major", "critical", "blocker"}, o["severity"]) {
				t.Errorf("%s: %v", name, o)
			}
			lines := o["location"].(map[string]any)["lines"].(map[string]any)
			if begin, err := lines["begin"].(json.Number).Int64(); err != nil || begin < 1 {
				t.Errorf("%s: begins at %v", name, lines)
			}
			if seen[o["fingerprint"]] {
				t.Errorf("%s: fingerprint %v stands twice", name, o["fingerprint"])
			}
			seen[o["fingerprint"]] = true
		}
	}
	if s.Validate(map[string]any{"description": "x"}) == nil {
		t.Error("the schema lets everything pass")
	}
}

// TestFingerprints moves all findings down by lines that are added above them: they are
// known again. Another field, rule or file is another finding.
func TestFingerprints(t *testing.T) {
	prints := func(r Report) map[string]string {
		var issues []struct {
			CheckName   string `json:"check_name"`
			Fingerprint string
			Location    struct{ Path string }
		}
		if err := json.Unmarshal([]byte(write(t, r, "gitlab")), &issues); err != nil {
			t.Fatal(err)
		}
		all := map[string]string{}
		for _, i := range issues {
			all[i.CheckName+" "+i.Location.Path] = i.Fingerprint
		}
		return all
	}
	before := report()
	after := report()
	for i := range after.Findings {
		if after.Findings[i].File == "villages/liuwan/finance/q3.md" {
			after.Findings[i].Line += 2
		}
	}
	after.Accepted[0].Line += 2
	lines := after.Lines
	after.Lines = func(file string) []string {
		if file == "villages/liuwan/finance/q3.md" {
			return append([]string{"", ""}, lines(file)...)
		}
		return lines(file)
	}
	if a, b := prints(before), prints(after); !maps.Equal(a, b) {
		t.Errorf("two lines more, and the fingerprints are others:\n%v\n%v", a, b)
	}
	moved := report()
	moved.Findings[slices.IndexFunc(moved.Findings, func(f Finding) bool { return f.Rule == "CW107" })].Line = 5
	if a, b := prints(before), prints(moved); a["CW107 villages/liuwan/finance/q3.md"] == b["CW107 villages/liuwan/finance/q3.md"] {
		t.Error("another field has the same fingerprint")
	}
}

// githubCommand is what a runner reads: a command, its properties, its text.
var githubCommand = regexp.MustCompile(`^::(error|warning|notice) (?:file=[^,:\n]+(?:,line=[1-9]\d*,col=[1-9]\d*)?,)?title=[^,:\n]+::[^\n]+$`)

func TestGitHub(t *testing.T) {
	for name, r := range reports() {
		count := map[string]int{}
		for line := range strings.Lines(write(t, r, "github")) {
			m := githubCommand.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
			if m == nil {
				t.Fatalf("%s: a runner would not read %s", name, line)
			}
			count[m[1]]++
		}
		for kind, n := range count {
			if n > githubMost {
				t.Errorf("%s: %d of kind %s", name, n, kind)
			}
		}
		if name == "none" && len(count) > 0 {
			t.Errorf("commands without findings: %v", count)
		}
	}
	var fs []Finding
	for i := range 30 {
		file := fmt.Sprintf("villages/v%02d/village.yaml", i)
		fs = append(fs, New(RuleEmpty, township.Place{File: file, Line: 1, Col: 1}, "空。", "写。"), New(RuleTable, township.Place{File: file, Line: 2, Col: 1}, "错。", "改。"))
	}
	r := Report{Found: Found{Findings: Sort(fs)}, Changed: map[string]bool{"villages/v29/village.yaml": true}}
	lines := strings.Split(strings.TrimSpace(write(t, r, "github")), "\n")
	if len(lines) != 21 || !strings.HasPrefix(lines[0], "::error file=villages/v29/") || !strings.HasPrefix(lines[10], "::warning file=villages/v29/") {
		t.Errorf("%d lines; errors and changed files come first:\n%s", len(lines), strings.Join(lines, "\n"))
	}
	if last := lines[len(lines)-1]; !strings.Contains(last, "还有 20 个错误、20 个警告") {
		t.Errorf("the rest is not told of: %s", last)
	}
}

func TestNoFormat(t *testing.T) {
	if err := (Report{}).Write(&bytes.Buffer{}, "xml"); err == nil {
		t.Error("a format that there is not")
	}
}

// failing is a writer whose disk is full.
type failing struct{ left int }

var errFull = fmt.Errorf("disk full")

func (f *failing) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWriteFails(t *testing.T) {
	for _, format := range Formats {
		size := len(write(t, report(), format))
		for _, left := range []int{0, size / 2, size - 1} {
			if err := report().Write(&failing{left}, format); err == nil {
				t.Errorf("%s: a full disk after %d bytes goes unnoticed", format, left)
			}
		}
	}
}

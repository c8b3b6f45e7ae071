package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
)

// A Report is what a check found, and what its writers may know beside it. The zero
// value of each field but Found is useful.
type Report struct {
	Found // sorted

	// Lines returns the lines of a source file as text, or nil where it has none. Nil: no
	// source lines are shown.
	Lines func(file string) []string
	// Redact blanks out personal data of a text. Lines in which it finds any are shown
	// without their letters and figures. Nil: nothing is blanked out but the lines that
	// findings of personal data point to.
	Redact func(string) string
	// MaskPath hides numbers of persons in a file's path. Nil: paths are shown as they are.
	MaskPath func(file string) string
	Changed  map[string]bool // files that the change under review touches
	Version  string          // of the program
}

// Formats are the names of the formats: text for people, the others for the forges.
var Formats = []string{"text", "json", "github", "rdjsonl", "sarif", "gitlab"}

// Write writes a report in one of the formats. Its bytes depend on nothing else.
func (r Report) Write(w io.Writer, format string) error {
	r = r.masked()
	write, ok := map[string]func(io.Writer) error{
		"text": r.writeText, "json": r.writeJSON, "github": r.writeGitHub,
		"rdjsonl": r.writeRDJSONL, "sarif": r.writeSARIF, "gitlab": r.writeGitLab,
	}[format]
	if !ok {
		return fmt.Errorf("no format %q", format)
	}
	return write(w)
}

// masked is the report with the numbers of persons hidden in the paths that it shows.
func (r Report) masked() Report {
	if r.MaskPath == nil {
		return r
	}
	files := map[string]string{} // by masked path: the first file, where several look alike
	mask := func(f Finding) Finding {
		path := r.MaskPath(f.File)
		if _, known := files[path]; !known {
			files[path] = f.File
		}
		if path != f.File {
			f.Message, f.Hint = strings.ReplaceAll(f.Message, f.File, path), strings.ReplaceAll(f.Hint, f.File, path)
			f.File = path
		}
		return f
	}
	changed := map[string]bool{}
	for file, yes := range r.Changed {
		path := r.MaskPath(file)
		changed[path] = changed[path] || yes
	}
	findings, accepted := slices.Clone(r.Findings), slices.Clone(r.Accepted)
	for i := range findings {
		findings[i] = mask(findings[i])
	}
	for i := range accepted {
		accepted[i].Finding = mask(accepted[i].Finding)
	}
	if lines := r.Lines; lines != nil {
		r.Lines = func(file string) []string {
			if name, known := files[file]; known {
				file = name
			}
			return lines(file)
		}
	}
	r.Findings, r.Accepted, r.Changed = findings, accepted, changed
	return r
}

// severityWords are the severities as a clerk reads them.
var severityWords = [...]string{"提示", "警告", "错误"}

// sentence is a finding's message, its cure, and where it was accepted the reason.
func sentence(f Finding, reason string) string {
	s := f.Message
	if reason != "" {
		s = "（已接受：" + reason + "）" + s
	}
	if f.Hint != "" {
		s += "\n提示：" + f.Hint
	}
	return s
}

// name is a rule's code and name: CW013 账目不平.
func (f Finding) name() string {
	rule, _ := RuleOf(f.Rule)
	return strings.TrimSpace(f.Rule + " " + rule.Name)
}

// all are the findings and the accepted ones, in this order, with the reasons of the latter.
func (r Report) all(visit func(f Finding, reason string) error) error {
	for _, f := range r.Findings {
		if err := visit(f, ""); err != nil {
			return err
		}
	}
	for _, a := range r.Accepted {
		if err := visit(a.Finding, a.Reason); err != nil {
			return err
		}
	}
	return nil
}

// line is a line of a source file, and whether it is there.
func (r Report) line(file string, number int) (string, bool) {
	if r.Lines == nil {
		return "", false
	}
	lines := r.Lines(file)
	if number < 1 || number > len(lines) {
		return "", false
	}
	return lines[number-1], true
}

// fingerprints tell findings of one run from one another, and know them again in the
// next although lines were added above them: they are made of path, rule and field,
// and of a number where these are the same.
type fingerprints struct {
	report Report
	seen   map[string]int
}

func (r Report) fingerprints() *fingerprints { return &fingerprints{r, map[string]int{}} }

func (p *fingerprints) of(f Finding) string {
	key := f.File + "\x00" + f.Rule + "\x00" + p.report.field(f)
	p.seen[key]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, p.seen[key]))
	return hex.EncodeToString(sum[:16])
}

var yamlKey = regexp.MustCompile(`^\s*(?:-\s*)?\{?\s*([A-Za-z_][A-Za-z0-9_-]*):`)

// field is what a finding points to: the key of a line of YAML, the head of a table's
// column, or else the line itself.
func (r Report) field(f Finding) string {
	line, ok := r.line(f.File, f.Line)
	if !ok {
		return ""
	}
	if strings.EqualFold(path.Ext(f.File), ".csv") {
		head, _ := r.line(f.File, 1)
		before := []rune(line)
		before = before[:min(max(f.Col-1, 0), len(before))]
		heads := strings.Split(head, ",")
		return heads[min(strings.Count(string(before), ","), len(heads)-1)]
	}
	if m := yamlKey.FindStringSubmatch(line); m != nil {
		return m[1]
	}
	return strings.TrimSpace(line)
}

// UnmarshalText reads a severity's name.
func (s *Severity) UnmarshalText(text []byte) error {
	for _, v := range []Severity{Notice, Warning, Error} {
		if v.String() == string(text) {
			*s = v
			return nil
		}
	}
	return fmt.Errorf("no severity %q", text)
}

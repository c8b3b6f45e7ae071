package finding

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// GitHub shows this many annotations of each kind of a step, and drops the others.
const githubMost = 10

// writeGitHub writes workflow commands that GitHub shows beside the lines: the gravest
// first, those in changed files before others, as many as it shows. One notice tells
// of the rest and of what was accepted.
func (r Report) writeGitHub(w io.Writer) error {
	fs := slices.Clone(r.Findings)
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), boolean(r.Changed[b.File])-boolean(r.Changed[a.File]))
	})
	shown := [len(severityWords)]int{}
	rest := [len(severityWords)]int{}
	for _, f := range fs {
		most := githubMost
		if f.Severity == Notice {
			most-- // the last one tells of the rest
		}
		if shown[f.Severity] == most {
			rest[f.Severity]++
			continue
		}
		shown[f.Severity]++
		properties := "file=" + githubProperty(f.File)
		if f.Line > 0 {
			properties += fmt.Sprintf(",line=%d,col=%d", f.Line, max(f.Col, 1))
		}
		if _, err := fmt.Fprintf(w, "::%s %s,title=%s::%s\n", f.Severity, properties, githubProperty(f.name()), githubText(sentence(f, ""))); err != nil {
			return err
		}
	}
	var last []string
	if rest != [len(severityWords)]int{} {
		last = append(last, fmt.Sprintf("还有 %d 个错误、%d 个警告、%d 个提示没有列在这里，运行 cunwu check 看全部。", rest[Error], rest[Warning], rest[Notice]))
	}
	for _, a := range r.Accepted {
		last = append(last, fmt.Sprintf("已接受：%s %s（理由：%s）", a.place(), a.name(), a.Reason))
	}
	if len(last) == 0 {
		return nil
	}
	_, err := fmt.Fprintf(w, "::notice title=%s::%s\n", githubProperty("村务检查"), githubText(strings.Join(last, "\n")))
	return err
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// githubText escapes the text of a workflow command.
func githubText(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// githubProperty escapes the value of a property.
func githubProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}

package finding

import "io"

// gitlabSeverities are GitLab's names, from Notice on.
var gitlabSeverities = [...]string{"info", "minor", "critical"}

// writeGitLab writes a code quality report: what was accepted is in it as info, with its
// reason.
func (r Report) writeGitLab(w io.Writer) error {
	type lines struct {
		Begin int `json:"begin"`
	}
	type location struct {
		Path  string `json:"path"`
		Lines lines  `json:"lines"`
	}
	type issue struct {
		Description string   `json:"description"`
		CheckName   string   `json:"check_name"`
		Fingerprint string   `json:"fingerprint"`
		Severity    string   `json:"severity"`
		Location    location `json:"location"`
	}
	issues := []issue{}
	prints := r.fingerprints()
	_ = r.all(func(f Finding, reason string) error {
		severity := gitlabSeverities[f.Severity]
		if reason != "" {
			severity = gitlabSeverities[Notice]
		}
		issues = append(issues, issue{f.name() + "：" + sentence(f, reason), f.Rule, prints.of(f), severity, location{f.File, lines{max(f.Line, 1)}}})
		return nil
	})
	return encode(w, "  ", issues)
}

package finding

import (
	"cmp"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
)

// Forges take this many results of a run; the gravest are kept.
const sarifMost = 5000

// sarifLevels are SARIF's names, from Notice on.
var sarifLevels = [...]string{"note", "warning", "error"}

type (
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifRule struct {
		ID      string    `json:"id"`
		Short   sarifText `json:"shortDescription"`
		Full    sarifText `json:"fullDescription"`
		Help    sarifText `json:"help"`
		Default struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
		Properties struct {
			Tags []string `json:"tags"`
		} `json:"properties"`
	}
	sarifRegion struct {
		Line   int `json:"startLine"`
		Column int `json:"startColumn,omitempty"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification"`
	}
	sarifResult struct {
		Rule         string             `json:"ruleId"`
		Index        int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifRun struct {
		Tool struct {
			Driver struct {
				Name     string      `json:"name"`
				Version  string      `json:"version,omitempty"`
				Language string      `json:"language"`
				Rules    []sarifRule `json:"rules"`
			} `json:"driver"`
		} `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		ColumnKind  string            `json:"columnKind"`
		Results     []sarifResult     `json:"results"`
	}
)

// writeSARIF writes a SARIF 2.1.0 log with one run. What was accepted is a suppressed
// result, with its reason as the justification.
func (r Report) writeSARIF(w io.Writer) error {
	var run sarifRun
	run.Tool.Driver.Name, run.Tool.Driver.Version, run.Tool.Driver.Language = "cunwu", r.Version, "zh-CN"
	run.ColumnKind = "unicodeCodePoints"
	index := map[string]int{}
	for _, family := range Families() {
		for _, rule := range family.Rules {
			index[rule.Code] = len(run.Tool.Driver.Rules)
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(rule, family.Name))
		}
	}
	var left int
	run.Results, left = r.sarifResults(index)
	invocation := sarifInvocation{Successful: true}
	if left > 0 {
		invocation.Notifications = []sarifNotification{{"warning", sarifText{Text: fmt.Sprintf("还有 %d 处没有列在这里，运行 cunwu check 看全部。", left)}}}
	}
	run.Invocations = []sarifInvocation{invocation}
	return encode(w, " ", struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}{"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// sarifResults are the results of a run, at most as many as forges take, and how many are
// left out: the least grave.
func (r Report) sarifResults(index map[string]int) (results []sarifResult, left int) {
	type graded struct {
		sarifResult
		severity Severity
	}
	var all []graded
	prints := r.fingerprints()
	_ = r.all(func(f Finding, reason string) error {
		result := sarifResult{Rule: f.Rule, Index: -1, Level: sarifLevels[f.Severity], Message: sarifText{Text: sentence(f, "")},
			Fingerprints: map[string]string{"pathRuleField/v1": prints.of(f)}}
		if i, known := index[f.Rule]; known {
			result.Index = i
		}
		physical := sarifPhysical{Artifact: sarifArtifact{(&url.URL{Path: f.File}).EscapedPath(), "%SRCROOT%"}}
		if f.Line > 0 {
			physical.Region = &sarifRegion{f.Line, f.Col}
		}
		result.Locations = []sarifLocation{{physical}}
		if reason != "" {
			result.Suppressions = []sarifSuppression{{"inSource", reason}}
		}
		all = append(all, graded{result, f.Severity})
		return nil
	})
	if len(all) > sarifMost {
		slices.SortStableFunc(all, func(a, b graded) int { return cmp.Compare(b.severity, a.severity) })
		all, left = all[:sarifMost], len(all)-sarifMost
	}
	results = []sarifResult{}
	for _, g := range all {
		results = append(results, g.sarifResult)
	}
	return results, left
}

func sarifRuleOf(rule Rule, family string) sarifRule {
	s := sarifRule{ID: rule.Code, Short: sarifText{Text: rule.Name}, Full: sarifText{Text: rule.Explain}}
	s.Help.Text = rule.Explain + "\n依据：" + rule.Source + "。"
	s.Help.Markdown = "**" + rule.Name + "**\n\n" + rule.Explain + "\n\n依据：" + rule.Source + "。"
	if !rule.Binding {
		s.Help.Markdown += "\n\n确有理由的，在公示开头写 `accept: {" + rule.Code + ": 理由}`。"
	}
	s.Default.Level = sarifLevels[rule.Severity]
	s.Properties.Tags = []string{family}
	s.Help.Text = strings.ReplaceAll(s.Help.Text, "。。", "。")
	return s
}

// Package finding holds what checks find: data, sorted, with one writer for each
// format. Nothing here prints; commands decide where a report goes.
package finding

import (
	"cmp"
	"slices"

	"cunwu/generator/internal/township"
)

// A Severity says what a finding does to a build.
type Severity int

// The severities, gravest last.
const (
	Notice  Severity = iota // worth a look
	Warning                 // should be mended; stops a build only with --strict
	Error                   // stops the build
)

func (s Severity) String() string { return [...]string{"notice", "warning", "error"}[s] }

// MarshalText makes the severity's name its JSON form.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// A Finding is one thing that is wrong, where, and how to put it right.
type Finding struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	File     string   `json:"file"` // relative to the source, forward slashes
	Line     int      `json:"line"` // from 1; 0: the file as a whole
	Col      int      `json:"col"`  // from 1, in characters
	Message  string   `json:"message"`
	Hint     string   `json:"hint"`
}

// Accepted is a finding from which its notice is excepted, and why.
type Accepted struct {
	Finding
	Reason string `json:"reason"`
}

// Found is what a check came to: what is to be put right, and what was accepted.
type Found struct {
	Findings []Finding
	Accepted []Accepted
}

// New makes a finding of a rule at a place, with the rule's severity.
func New(rule Rule, at township.Place, message, hint string) Finding {
	return Finding{Rule: rule.Code, Severity: rule.Severity, File: at.File, Line: at.Line, Col: at.Col, Message: message, Hint: hint}
}

// Sort orders findings by file, line, column, rule and message, and drops repetitions.
func Sort(fs []Finding) []Finding {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(fs)
}

// Counts is the number of findings of each severity.
type Counts struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Notice  int `json:"notice"`
}

// Count counts findings by severity.
func Count(fs []Finding) Counts {
	var c Counts
	for _, f := range fs {
		switch f.Severity {
		case Error:
			c.Error++
		case Warning:
			c.Warning++
		default:
			c.Notice++
		}
	}
	return c
}

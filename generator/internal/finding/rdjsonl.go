package finding

import (
	"encoding/json"
	"io"
)

// rdSeverities are reviewdog's names, from Notice on.
var rdSeverities = [...]string{"INFO", "WARNING", "ERROR"}

// writeRDJSONL writes a line of JSON for each finding, as reviewdog's Diagnostic; what was
// accepted is INFO with its reason. A column there is counted in bytes of UTF-8, so it
// is told only where the line is known.
func (r Report) writeRDJSONL(w io.Writer) error {
	type position struct {
		Line   int `json:"line"`
		Column int `json:"column,omitempty"`
	}
	type place struct {
		Start position `json:"start"`
	}
	type location struct {
		Path  string `json:"path"`
		Range *place `json:"range,omitempty"`
	}
	type named struct {
		Name string `json:"name"`
	}
	type code struct {
		Value string `json:"value"`
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return r.all(func(f Finding, reason string) error {
		severity := rdSeverities[f.Severity]
		if reason != "" {
			severity = rdSeverities[Notice]
		}
		at := location{Path: f.File}
		if f.Line > 0 {
			at.Range = &place{Start: position{Line: f.Line}}
			if line, ok := r.line(f.File, f.Line); ok {
				runes := []rune(line)
				at.Range.Start.Column = len(string(runes[:min(max(f.Col-1, 0), len(runes))])) + 1
			}
		}
		return enc.Encode(struct {
			Message  string   `json:"message"`
			Location location `json:"location"`
			Severity string   `json:"severity"`
			Source   named    `json:"source"`
			Code     code     `json:"code"`
		}{sentence(f, reason), at, severity, named{"cunwu"}, code{f.Rule}})
	})
}

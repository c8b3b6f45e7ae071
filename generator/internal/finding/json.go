package finding

import (
	"encoding/json"
	"io"
)

// writeJSON writes a report as one object: findings, accepted, counts.
func (r Report) writeJSON(w io.Writer) error {
	return encode(w, "  ", struct {
		Findings []Finding  `json:"findings"`
		Accepted []Accepted `json:"accepted"`
		Counts   Counts     `json:"counts"`
	}{append([]Finding{}, r.Findings...), append([]Accepted{}, r.Accepted...), Count(r.Findings)})
}

func encode(w io.Writer, indent string, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	return enc.Encode(v)
}

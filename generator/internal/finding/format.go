package finding

import (
	"encoding/json"
	"fmt"
	"io"
)

// severityWords are the severities as a clerk reads them.
var severityWords = [...]string{"提示", "警告", "错误"}

// WriteText writes findings for people: a line with place, severity and message, and
// the cure below it.
func WriteText(w io.Writer, fs []Finding) error {
	for _, f := range fs {
		place := f.File
		if f.Line > 0 {
			place = fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Col)
		}
		if _, err := fmt.Fprintf(w, "%s: %s %s: %s\n", place, severityWords[f.Severity], f.Rule, f.Message); err != nil {
			return err
		}
		if f.Hint == "" {
			continue
		}
		if _, err := fmt.Fprintf(w, "    提示：%s\n", f.Hint); err != nil {
			return err
		}
	}
	return nil
}

// WriteJSON writes findings and their counts as one JSON object.
func WriteJSON(w io.Writer, fs []Finding) error {
	if fs == nil {
		fs = []Finding{}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(struct {
		Findings []Finding `json:"findings"`
		Counts   Counts    `json:"counts"`
	}{fs, Count(fs)})
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

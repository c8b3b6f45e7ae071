package check_test

import (
	"testing"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/survey"
)

// TestDemo makes sure that the demonstration township keeps every rule on the day for which
// it was made: it is what others begin from.
func TestDemo(t *testing.T) {
	s, err := survey.Of(survey.Options{Source: "../../..", Day: today})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range s.Findings {
		if f.Severity > finding.Notice {
			t.Errorf("%s:%d:%d: %s %s", f.File, f.Line, f.Col, f.Rule, f.Message)
		}
	}
	if len(s.Township.Villages) != 8 {
		t.Errorf("%d villages", len(s.Township.Villages))
	}
}

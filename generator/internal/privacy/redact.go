package privacy

import (
	"sync"
)

// redactions is how often a text is read again: what remains of two numbers beside each
// other may be a third.
const redactions = 6

// blank stands for what was taken out.
const blank = "***"

// Redact blanks out the personal data of a text, for messages and logs. In what it
// returns Text finds nothing.
func (d *Detector) Redact(text string) string { return redact(text, d.Text) }

func redact(text string, find func(string) []Hit) string {
	for range redactions {
		hits := find(text)
		if len(hits) == 0 {
			return text
		}
		out := make([]byte, 0, len(text))
		last := 0
		for _, h := range hits {
			out = append(append(out, text[last:h.Start]...), blank...)
			last = h.End
		}
		text = string(append(out, text[last:]...))
	}
	if len(find(text)) == 0 {
		return text
	}
	return blank
}

// examples are the numbers that the program's own messages give as examples.
var examples = []string{"0999-5550101", "0999-5550120", "0999-5550123", "0999-5551101", "0999-5551102", "0999-5551103", "12345"}

// messages is the detector for the program's own messages. It does not change.
var messages = sync.OnceValue(func() *Detector { return New(Options{Allowed: examples}) })

// Redact blanks out the personal data of a message of the program's own, which often
// holds the name of a file.
func Redact(text string) string { return redact(text, messages().FileName) }

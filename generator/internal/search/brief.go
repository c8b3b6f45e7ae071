package search

import (
	"bytes"
	"encoding/json"
)

// A brief is a notice as an answer shows it before its text is there. The names are short:
// there is one for each notice, and an answer loads at least sixteen.
type brief struct {
	Village int    `json:"w,omitempty"` // whose it is: which of the outline's villages
	Own     int    `json:"o,omitempty"` // which of its village's notices
	ID      string `json:"i"`
	Title   string `json:"t"`
	Spelled string `json:"p"` // the title with initials for characters
	State   string `json:"s"`
	Changed bool   `json:"c,omitempty"` // corrected by another
	From    string `json:"f"`
	FromISO string `json:"d"`
	Last    string `json:"l,omitempty"`
	Summary string `json:"m,omitempty"` // the plain sentence, or how the text begins
	Parts   int    `json:"n,omitempty"` // of its text
}

// perBlock is how many briefs a block has: about 5 KB. It is small enough that ten results
// from ten blocks are not much, and large enough that equals come together.
const perBlock = 16

// guideState is what an answer says of a guide, where notices have their state.
const guideState = "guide"

// How many characters the parts of a text have, and what stands for a plain sentence that is missing.
const (
	firstPart = 600
	partText  = 2000
	overlap   = 40 // of two parts, for a match not to be cut
	beginning = 60
)

// newBrief is what an answer shows of a notice, and its text in parts.
func newBrief(n Notice, text string, o Options) (brief, []string) {
	notice := n.Notice
	b := brief{
		ID: notice.ID, Title: notice.Title, Spelled: spelled(fold(notice.Title)),
		State: notice.StateOn(o.Today).Name(), Changed: notice.Corrected != "",
		From: o.Day(notice.Period.From), FromISO: notice.Period.From.String(),
	}
	if n.guide {
		b.State = guideState
	}
	if notice.Withdrawn != nil {
		return b, nil
	}
	if !notice.LastDay.IsZero() {
		b.Last = o.Day(notice.LastDay)
	}
	signs := []rune(text)
	if b.Summary = notice.Summary; b.Changed {
		b.Summary = "" // it is no longer true
	} else if b.Summary == "" {
		b.Summary = string(signs[:min(beginning, len(signs))])
	}
	var parts []string
	for from, size := 0, firstPart; from < len(signs); from, size = from+size, partText {
		parts = append(parts, string(signs[max(0, from-overlap):min(from+size, len(signs))]))
	}
	b.Parts = len(parts)
	return b, parts
}

// script is a file: a call with the file's name and what it holds.
func script(name string, what any) []byte {
	var b bytes.Buffer
	b.WriteString(`cunwuSearch("` + name + `",`)
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(what); err != nil {
		panic(err) // strings and integers always encode
	}
	return append(bytes.TrimSuffix(b.Bytes(), []byte("\n")), ")\n"...)
}

package search

import (
	"bytes"
	"encoding/json"

	"cunwu/generator/internal/township"
)

// A record is a notice as an answer shows it. The names are short: there is one for
// each notice, and an answer loads ten.
type record struct {
	ID       string `json:"i"`
	Village  string `json:"v"`
	Title    string `json:"t"`
	Spelled  string `json:"p"` // the title with initials for characters
	State    string `json:"s"`
	Changed  bool   `json:"c,omitempty"` // corrected by another
	From     string `json:"f"`
	FromISO  string `json:"d"`
	Last     string `json:"l,omitempty"`
	Summary  string `json:"m,omitempty"`
	Text     string `json:"x,omitempty"`
	MoreText int    `json:"n,omitempty"` // parts of the text in files of their own
}

// guideState is what an answer says of a guide, where notices have their state.
const guideState = "guide"

// How many characters of text a record has, and each further part.
const (
	recordText = 600
	partText   = 2000
	overlap    = 40 // of two parts, for a match not to be cut
)

// newRecord is a notice's record, and the parts of its text that it has no room for.
func newRecord(v *township.Village, n Notice, text string, o Options) (record, []string) {
	notice := n.Notice
	r := record{
		ID: notice.ID, Village: v.Name, Title: notice.Title, Spelled: spelled(fold(notice.Title)),
		State: notice.StateOn(o.Today).Name(), Changed: notice.Corrected != "",
		From: o.Day(notice.Period.From), FromISO: notice.Period.From.String(),
	}
	if n.guide {
		r.Village, r.State = "", guideState // who has it, and since when it is posted, no guide tells
	}
	if notice.Withdrawn != nil {
		return r, nil
	}
	r.Summary = notice.Summary
	if !notice.LastDay.IsZero() {
		r.Last = o.Day(notice.LastDay)
	}
	signs := []rune(text)
	r.Text = string(signs[:min(recordText, len(signs))])
	var more []string
	for at := recordText; at < len(signs); at += partText {
		more = append(more, string(signs[at-overlap:min(at+partText, len(signs))]))
	}
	r.MoreText = len(more)
	return r, more
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

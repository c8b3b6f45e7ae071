package main

import (
	"crypto/sha256"
	"fmt"
	"path"
	"regexp"
	"strings"

	model "cunwu/generator/internal/township"
)

// A notice is one notice as it will be written.
type notice struct {
	path    string // within the village's folder: finance/2026/q3.md
	title   string
	item    string
	date    string // YYYY-MM-DD, as all dates here
	from    string
	length  string // empty: the item's
	to      string
	summary string

	tables    []table
	reviewer  string // empty: 村务监督委员会
	reviewed  string // empty: the day before from
	boards    int    // on how many of the village's boards it hung; 0: the first; -1: no record yet
	late      int    // days after from on which it was hung
	issuer    string
	number    string
	contact   *person
	board     bool // audience: board
	corrects  string
	follows   string
	withdrawn string    // reason
	takenBack string    // date of the withdrawal
	pictures  []picture // and other files
	body      string
}

// A picture is a file beside a notice.
type picture struct {
	file, title string
	data        []byte
}

// An archive collects the files that are made.
type archive struct {
	files map[string][]byte
	ids   map[string]string // id → path
	err   error
}

func (a *archive) fail(format string, args ...any) {
	if a.err == nil {
		a.err = fmt.Errorf(format, args...)
	}
}

func (a *archive) file(path string, data []byte) {
	if _, ok := a.files[path]; ok {
		a.fail("%s is written twice", path)
	}
	a.files[path] = data
}

// add writes the notice and what lies beside it, and returns its id.
func (a *archive) add(v *village, n notice) string {
	full := "villages/" + v.slug + "/" + n.path
	id := a.newID(full)
	folder := path.Dir(full)
	a.file(full, []byte(n.text(v, id)))
	for _, t := range n.tables {
		data, err := t.bytes()
		if err != nil {
			a.fail("%s: %w", full, err)
		}
		a.file(folder+"/"+t.file, data)
	}
	for _, p := range n.pictures {
		a.file(folder+"/"+p.file, p.data)
	}
	return id
}

const idLetters = "0123456789abcdefghjkmnpqrstvwxyz"

// numberLike matches ids that YAML would read as a number, as 12e345 or 0x12ab.
var numberLike = regexp.MustCompile(`^([0-9]+(e[0-9]+)?|0[xob].*)$`)

// newID derives an id from the notice's first path, so that it stays the same
// whatever else the demonstration gains.
func (a *archive) newID(path string) string {
	for try := 0; ; try++ {
		sum := sha256.Sum256(fmt.Appendf(nil, "demo %d %s", try, path))
		var id strings.Builder
		for _, b := range sum[:6] {
			id.WriteByte(idLetters[b%32])
		}
		s := id.String()
		_, taken := a.ids[s]
		if taken || !strings.ContainsAny(s, "0123456789") || numberLike.MatchString(s) {
			continue
		}
		a.ids[s] = path
		return s
	}
}

// text is the notice's file: front matter and body.
func (n notice) text(v *village, id string) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("---")
	line("id: %s", id)
	line("title: %s", blockScalar(n.title))
	line("item: %s", n.item)
	line("date: %s", n.date)
	switch {
	case n.to != "":
		line("period: {from: %s, to: %s}", n.from, n.to)
	case n.length != "":
		line("period: {from: %s, length: %s}", n.from, n.length)
	default:
		line("period: {from: %s}", n.from)
	}
	line("summary: %s", blockScalar(n.summary))
	if n.number != "" {
		line("number: %s", blockScalar(n.number))
	}
	if n.issuer != "" {
		line("issuer: %s", blockScalar(n.issuer))
	}
	if n.contact != nil {
		line("contact: {name: %s, role: %s, phone: %s}", scalar(n.contact.name), scalar(n.contact.role), scalar(n.contact.phone))
	}
	if n.board {
		line("audience: board")
	}
	if n.corrects != "" {
		line("corrects: %s", n.corrects)
	}
	if n.follows != "" {
		line("follows: %s", n.follows)
	}
	if len(n.tables) > 0 {
		line("tables:")
		for _, t := range n.tables {
			line("  - %s", t.entry())
		}
	}
	if len(n.pictures) > 0 {
		line("attachments:")
		for _, p := range n.pictures {
			line("  - {file: %s, title: %s}", p.file, scalar(p.title))
		}
	}
	n.record(v, line)
	if n.withdrawn != "" {
		line("withdrawn: {date: %s, reason: %s}", n.takenBack, scalar(n.withdrawn))
	}
	line("---")
	if body := strings.TrimSpace(n.body); body != "" {
		line("")
		line("%s", body)
	}
	return b.String()
}

// record writes who reviewed the notice and where it hung.
func (n notice) record(v *village, line func(string, ...any)) {
	by, on := n.reviewer, n.reviewed
	if by == "" {
		by = "村务监督委员会"
	}
	if on == "" {
		on = later(n.from, -1)
		if on < n.date {
			on = n.date
		}
	}
	line("reviewed: {by: %s, date: %s}", by, on)
	if n.boards < 0 {
		return
	}
	line("posted:")
	for i := range max(n.boards, 1) {
		hung := later(n.from, n.late+i/2)
		line("  - {board: %s, date: %s, by: %s}", v.boards[i].id, hung, scalar(v.handler.name))
	}
}

// later is the day n days after the given one.
func later(date string, n int) string { return day(date).Add(n).String() }

func day(date string) model.Day {
	d, err := model.ParseDay(date)
	if err != nil {
		panic(err) // a date in this program's own tables
	}
	return d
}

// Of these characters a plain YAML scalar may hold none, or none within a flow
// mapping; what it begins with is narrower still.
const (
	blockMarks = ":#&|>'\"%@`\\\n"
	flowMarks  = blockMarks + "[]{},"
)

var (
	safeStart = regexp.MustCompile(`^[\p{Han}a-zA-Z0-9（《“〔]`)
	otherType = regexp.MustCompile(`^([0-9][0-9._]*(e[0-9]+)?|0[xob].*|[0-9]{4}-[0-9]{2}-[0-9]{2}|true|false|yes|no|null|on|off)$`)
)

// scalar writes a text as a value within a flow mapping: plain where YAML reads
// that as the text and nothing else, otherwise quoted. A star that does not lead,
// as in 张*, is plain.
func scalar(s string) string { return scalarWithout(flowMarks, s) }

// blockScalar is scalar for a value that has its line to itself.
func blockScalar(s string) string { return scalarWithout(blockMarks, s) }

func scalarWithout(marks, s string) string {
	if safeStart.MatchString(s) && !otherType.MatchString(s) && !strings.ContainsAny(s, marks) && strings.TrimSpace(s) == s {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

package history

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// A Commit is what a commit says of itself. Its clocks may be wrong.
type Commit struct {
	Hash      Hash
	Author    Person
	Authored  time.Time
	Committer Person
	Committed time.Time
	Subject   string // the message's first line
}

// A commit as it was read.
type commit struct {
	tree      Hash
	parents   []Hash
	author    signed
	committer signed
	subject   string
	approvals []approval
	signature SignatureForm
}

type signed struct {
	person Person
	when   stamp
}

// A stamp is a time as git keeps it: seconds since 1970 and minutes east of Greenwich.
type stamp struct {
	seconds int64
	zone    int16
}

func (s stamp) time() time.Time {
	return time.Unix(s.seconds, 0).In(time.FixedZone("", int(s.zone)*60))
}

// An approval is a line of a message that names who approved.
type approval struct {
	key string // as it is usually written
	by  Person
}

var errCommit = errors.New("not a well-formed commit")

func (o *reader) commit(h Hash) (*commit, error) {
	data, err := o.object(h, commitKind, 0)
	if err != nil {
		return nil, err
	}
	c, err := parseCommit(data)
	if err != nil {
		return nil, &objectError{h, false, err}
	}
	return c, nil
}

func parseCommit(data []byte) (*commit, error) {
	c := &commit{}
	head, message, _ := bytes.Cut(data, []byte("\n\n"))
	whole := true
	for line := range bytes.Lines(append(head, '\n')) {
		key, value, _ := strings.Cut(strings.TrimSuffix(string(line), "\n"), " ")
		switch key {
		case "tree":
			c.tree, whole = parseHash(value)
		case "parent":
			var parent Hash
			parent, whole = parseHash(value)
			c.parents = append(c.parents, parent)
		case "author":
			c.author = parseSigned(value)
		case "committer":
			c.committer = parseSigned(value)
		case "gpgsig":
			c.signature = formOf(value)
		}
		if !whole {
			return nil, errCommit
		}
	}
	if c.tree.IsZero() {
		return nil, errCommit
	}
	text := readable(message)
	c.subject = subjectOf(text)
	c.approvals = approvalsOf(text)
	return c, nil
}

// readable turns a message or a name to text. Tools of older days write GBK without
// saying so.
func readable(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	if out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b); err == nil {
		return string(out)
	}
	return strings.ToValidUTF8(string(b), "�")
}

// parseSigned reads "name <address> seconds zone", as far as it goes: what cannot be
// read stays zero, and shows as a time that is wrong.
func parseSigned(s string) signed {
	var out signed
	end := strings.LastIndexByte(s, '>')
	start := strings.LastIndexByte(s[:max(end, 0)], '<')
	if start < 0 {
		out.person.Name = readable([]byte(strings.TrimSpace(s)))
		return out
	}
	out.person = Person{Name: readable([]byte(strings.TrimSpace(s[:start]))), Email: readable([]byte(strings.TrimSpace(s[start+1 : end])))}
	fields := strings.Fields(s[end+1:])
	if len(fields) > 0 {
		if n, err := strconv.ParseInt(fields[0], 10, 64); err == nil {
			out.when.seconds = min(max(n, earliest), latest)
		}
	}
	if len(fields) > 1 {
		if n, err := strconv.ParseInt(fields[1], 10, 16); err == nil && n > -1500 && n < 1500 {
			out.when.zone = int16(n/100*60 + n%100)
		}
	}
	return out
}

// The years 1 to 9999, beyond which a time cannot be written.
const (
	earliest = -62135596800 + 86400
	latest   = 253402300799 - 86400
)

func subjectOf(message string) string {
	line, _, _ := strings.Cut(strings.TrimLeft(message, "\n"), "\n")
	return strings.TrimSpace(line)
}

// approvalKeys are the lines that name who approved, as they are usually written. Git's
// own rule knows no full-width colon; whoever types Chinese writes one.
var approvalKeys = []string{"Reviewed-by", "Approved-by", "审核人"}

// approvalsOf finds who approved in the last paragraph of a message.
func approvalsOf(message string) []approval {
	lines := strings.Split(strings.TrimSpace(strings.ReplaceAll(message, "\r\n", "\n")), "\n")
	var found []approval
	for i := len(lines) - 1; i > 0 && strings.TrimSpace(lines[i]) != ""; i-- { // the first line is the subject
		line := strings.TrimSpace(lines[i])
		for _, key := range approvalKeys {
			if len(line) < len(key) || !strings.EqualFold(line[:len(key)], key) {
				continue
			}
			rest := strings.TrimSpace(line[len(key):])
			value, ok := strings.CutPrefix(rest, ":")
			if !ok {
				value, ok = strings.CutPrefix(rest, "：")
			}
			if ok {
				found = append(namesIn(key, value), found...)
			}
		}
	}
	return found
}

func namesIn(key, value string) []approval {
	var found []approval
	for name := range strings.SplitSeq(value, "、") {
		by := Person{Name: strings.TrimSpace(name)}
		if start := strings.LastIndexByte(name, '<'); start >= 0 {
			by = Person{Name: strings.TrimSpace(name[:start]), Email: strings.Trim(name[start+1:], "<> \t")}
		}
		if by != (Person{}) {
			found = append(found, approval{key, by})
		}
	}
	return found
}

// turned reports whether a merge's subject says that it merged the main branch into
// something: then its first parent is the branch, and the main line goes on with
// the other. "git pull" by somebody who had commits of his own makes such merges.
func turned(subject, main string) bool {
	rest, ok := strings.CutPrefix(subject, "Merge branch '")
	remote := false
	if !ok {
		if rest, ok = strings.CutPrefix(subject, "Merge remote-tracking branch '"); !ok {
			return false
		}
		remote = true
	}
	name, rest, ok := strings.Cut(rest, "'")
	if !ok {
		return false
	}
	if remote {
		_, name, _ = strings.Cut(name, "/")
	}
	if main != "" {
		return name == main
	}
	_, into, _ := strings.Cut(rest, " into ")
	switch name {
	case "main":
		return into != "master"
	case "master":
		return into != "main"
	}
	return false
}

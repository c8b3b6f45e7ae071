package check

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// What a count of a meeting is of.
const (
	expected = iota
	present
	voting
	inFavour
	against
	abstained
	voteKinds
)

// A votes is what a text tells of a meeting.
type votes struct {
	given [voteKinds]bool
	count [voteKinds]int
	at    [voteKinds]township.Place
	times [voteKinds]int
}

// voteWords are the words of each kind.
func (l *lexicon) voteWords() [voteKinds][]string {
	return [voteKinds][]string{l.Expected, l.Present, l.Voting, l.For, l.Against, l.Abstained}
}

// voteForms find each kind's word before its figure, and after it: 同意 38 人, 1 人弃权.
type voteForms struct{ before, after [voteKinds]*regexp.Regexp }

func (l *lexicon) formsOfVotes() voteForms {
	var f voteForms
	for kind, words := range l.voteWords() {
		f.before[kind] = regexp.MustCompile(`(` + oneOf(words) + `)(?:会议|会)?(?:的)?(?:村民|户|党员)?(?:代表|人数|票数|票|人)?[：:|为是有\s*]*(\d{1,5})\s*(?:人|名|位|户|票)?`)
		f.after[kind] = regexp.MustCompile(`(\d{1,5})\s*(?:人|名|位|户|票)(?:表示|投)?(` + oneOf(words) + `)`)
	}
	return f
}

// votes finds meetings with more persons than were called, and votes that do not add up.
func (c *checker) votes(n *township.Notice) {
	c.voted(c.votesIn(n.Summary, n.At("summary")), n.Summary)
	var whole votes
	whole.merge(c.votesIn(n.Title, n.At("title")))
	var lines []votes
	var texts []string
	body(n, func(text string, at township.Place) {
		if v := c.votesIn(text, at); v != (votes{}) {
			lines, texts = append(lines, v), append(texts, text)
			whole.merge(v)
		}
	})
	if whole.once() { // a meeting told over several lines
		c.voted(whole, n.Body.Source)
	} else {
		for i, v := range lines {
			c.voted(v, texts[i])
		}
	}
	c.votesOfRows(n)
}

// votesIn reads what a text tells of a meeting.
func (c *checker) votesIn(text string, at township.Place) votes {
	var v votes
	if len(text) > longestSentence {
		return v
	}
	if !holds(text, c.Expected) && !holds(text, c.Present) && !holds(text, c.Voting) && !holds(text, c.For) && !holds(text, c.Against) && !holds(text, c.Abstained) {
		return v
	}
	used := map[int]bool{} // figures, by where they begin
	tell := func(kind, from, to int) {
		if used[from] {
			return
		}
		used[from] = true
		count, err := strconv.Atoi(text[from:to])
		if err != nil {
			return
		}
		v.given[kind], v.count[kind], v.at[kind] = true, count, advance(at, text[:from])
		v.times[kind]++
	}
	for kind := range voteKinds {
		for _, m := range c.voteForms.before[kind].FindAllStringSubmatchIndex(text, -1) {
			if !c.denied(kind, text[:m[2]]) {
				tell(kind, m[4], m[5])
			}
		}
	}
	for kind := range voteKinds {
		for _, m := range c.voteForms.after[kind].FindAllStringSubmatchIndex(text, -1) {
			tell(kind, m[2], m[3])
		}
	}
	return v
}

// denied reports whether a word of favour is only the end of one of disapproval: 不同意.
func (c *checker) denied(kind int, before string) bool {
	return kind == inFavour && strings.HasSuffix(before, "不")
}

func (v *votes) merge(other votes) {
	for kind := range voteKinds {
		if other.given[kind] {
			v.given[kind], v.count[kind], v.at[kind] = true, other.count[kind], other.at[kind]
			v.times[kind] += other.times[kind]
		}
	}
}

// once reports whether nothing is told twice: then all of it is of one meeting.
func (v votes) once() bool {
	for _, n := range v.times {
		if n > 1 {
			return false
		}
	}
	return true
}

// voted reports what cannot be.
func (c *checker) voted(v votes, text string) {
	for _, times := range v.times {
		if times > 1 {
			return // of several meetings
		}
	}
	if v.given[expected] && v.given[present] && v.count[present] > v.count[expected] {
		c.report(finding.RuleVotes, v.at[present], fmt.Sprintf("实到 %d 人，比应到的 %d 人还多。", v.count[present], v.count[expected]), "核对签到表，改正写错的那个；列席的人不算实到。")
	}
	voters, words := present, "实到"
	if v.given[voting] {
		voters, words = voting, "参加表决的"
	}
	if !v.given[voters] || !v.given[inFavour] || holds(text, c.Invalid) {
		return
	}
	sum := v.count[inFavour] + v.count[against] + v.count[abstained]
	if sum > v.count[voters] || v.given[against] && v.given[abstained] && sum < v.count[voters] {
		c.report(finding.RuleVotes, v.at[inFavour], fmt.Sprintf("同意、反对、弃权加起来是 %d，%s是 %d 人。", sum, words, v.count[voters]), "核对票数；有废票、委托、回避的，写明有几票。")
	}
}

// votesOfRows looks at tables with a meeting, or a resolution, in each row.
func (c *checker) votesOfRows(n *township.Notice) {
	for _, t := range n.Tables {
		var columns [voteKinds]int
		found := 0
		for kind, words := range c.voteWords() {
			columns[kind] = -1
			for i, col := range t.Columns {
				if holds(col.Name, words) && !(kind == inFavour && holds(col.Name, c.Against)) {
					columns[kind] = i
					found++
					break
				}
			}
		}
		if found < 2 {
			continue
		}
		for _, row := range t.Rows {
			var v votes
			var said strings.Builder
			for _, cell := range row {
				said.WriteString(cell.Text)
			}
			for kind, i := range columns {
				if i < 0 {
					continue
				}
				if value, ok := cellValue(row[i].Text); ok && value%1000 == 0 {
					v.given[kind], v.count[kind] = true, int(value/1000)
					v.at[kind] = township.Place{File: tableFile(n, t), Line: row[i].Line, Col: row[i].Col}
				}
			}
			c.voted(v, said.String())
		}
	}
}

package review

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"cunwu/generator/internal/difference"
)

// Marker is the first line of the comment, by which whoever puts it up finds it again.
const Marker = "<!-- cunwu:review -->"

// MaxComment is how long a comment may be on the strictest of the forges, in characters
// as it counts them: UTF-16 units.
const MaxComment = 65536

// A detail is how much a comment tells, from everything down to numbers.
type detail struct {
	differences bool // words and rows that changed
	facts       bool // what is told of each notice below its line
	folded      bool
	notices     int // listed of each village
	villages    int
	findings    int
	length      int // of a text of the township, in characters
}

var details = []detail{
	{true, true, false, 5, 1000, 500, 400},
	{true, true, true, 1000, 1000, 500, 400},
	{false, true, true, 1000, 1000, 300, 200},
	{false, false, true, 1000, 1000, 200, 120},
	{false, false, true, 100, 200, 100, 80},
	{false, false, true, 10, 150, 60, 60},
	{false, false, true, 0, 100, 30, 60},
}

// WriteMarkdown writes a report as a comment under a pull request. What is too long for
// one is folded first, and then only counted. Texts of the township are written in such a
// way that they are nothing but text on GitHub, GitLab and Gitea.
func (r *Report) WriteMarkdown(w io.Writer) error {
	var body string
	for i, d := range details {
		if body = r.markdown(d); i == 0 && r.longest() > d.notices {
			continue
		}
		if length(body) <= MaxComment {
			break
		}
	}
	_, err := io.WriteString(w, body)
	return err
}

// longest is the number of notices of the village that has the most.
func (r *Report) longest() int {
	most := 0
	for _, v := range r.Villages {
		most = max(most, len(v.Notices))
	}
	return most
}

// length counts as the forges do.
func length(s string) int {
	n := 0
	for _, c := range s {
		n += utf16.RuneLen(c)
	}
	return n
}

// A page is Markdown that is being written.
type page struct {
	strings.Builder
	detail
}

func (p *page) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

// cut is a text of the township, shortened and made harmless.
func (p *page) cut(s string) string { return harmless(difference.Cut(s, p.length)) }

func (r *Report) markdown(d detail) string {
	p := &page{detail: d}
	p.line("%s", Marker)
	p.line("## 村务审核：%s\n", p.cut(r.headline()))
	p.line("<strong>%s</strong>\n", p.cut(r.verdict()))
	for _, n := range r.Notes {
		p.line("> 注意：%s\n", p.cut(n))
	}
	p.findings(r)
	for i, v := range r.Villages {
		if i == d.villages {
			notices := 0
			for _, v := range r.Villages[i:] {
				notices += len(v.Notices)
			}
			p.line("\n另有 %d 个村、%d 则公示没有列出，运行 cunwu review 看全部。", len(r.Villages)-i, notices)
			break
		}
		p.village(v)
	}
	p.files("村以外的文件", r.Files)
	p.line("\n<sub>%s…%s，按 %s 计算。</sub>", short(r.Parted), short(r.Head), r.Date)
	return p.String()
}

func short(hash string) string { return hash[:min(10, len(hash))] }

// findings lists what is wrong: errors in the open, the rest folded.
func (p *page) findings(r *Report) {
	open, folded, left := 0, 0, 0
	for i, f := range r.Findings {
		if i == p.detail.findings {
			left = len(r.Findings) - i
			break
		}
		if f.Severity > 1 { // errors
			open++
			p.finding(f)
			continue
		}
		if folded++; folded == 1 {
			if open > 0 {
				p.line("")
			}
			p.line("<details><summary>%d 个警告，%d 个提示</summary>\n", r.Counts.Warning, r.Counts.Notice)
		}
		p.finding(f)
	}
	if left > 0 {
		p.line("- 还有 %d 处没有列出，运行 cunwu review 看全部。", left)
	}
	if folded > 0 {
		p.line("\n</details>\n")
	} else if open > 0 {
		p.line("")
	}
	if len(r.Accepted) > 0 {
		p.line("<details><summary>已接受的 %d 处</summary>\n", len(r.Accepted))
		for i, a := range r.Accepted {
			if i == p.detail.findings {
				p.line("- 还有 %d 处没有列出。", len(r.Accepted)-i)
				break
			}
			p.line("- %s %s：%s 理由：%s", code(Finding{a.Finding, true}.where()), a.Rule, p.cut(a.Message), p.cut(a.Reason))
		}
		p.line("\n</details>\n")
	}
	if rest := r.rest(); rest != "" {
		p.line("%s\n", rest)
	}
}

func (p *page) finding(f Finding) {
	p.line("- <strong>%s</strong> %s<br>%s", harmless(f.title()), code(f.where()), p.cut(f.Message))
	if f.Hint != "" {
		p.line("  <br>提示：%s", p.cut(f.Hint))
	}
}

// village writes a village's notices as a table, and what is told of each below it.
func (p *page) village(v Village) {
	p.line("\n### %s\n", p.cut(v.heading()))
	listed := v.Notices[:min(len(v.Notices), p.notices)]
	if len(listed) > 0 {
		p.line("| 变化 | 公示 | 公示期 | 金额和行数 | 预览 |\n| --- | --- | --- | --- | --- |")
		for _, n := range listed {
			p.line("| %s | %s %s | %s | %s | %s |", n.changed(), n.ID, p.cut(n.name()), p.cut(n.period()), p.cut(n.figures()), links(n))
		}
	}
	if rest := v.Notices[len(listed):]; len(rest) > 0 {
		var c Changes
		for _, n := range rest {
			c.count(n)
		}
		p.line("\n另有 %s，没有列出。", strings.TrimSuffix((&Report{Changes: c, Villages: []Village{v}}).headline(), "（1 个村）"))
	}
	for _, n := range listed {
		p.notice(n)
	}
	if p.notices == 0 {
		return
	}
	p.files("别的文件", v.Files)
	late, coming := v.owed()
	if len(late) > 0 {
		p.line("\n<details><summary>逾期未公开 %d 项</summary>\n", len(late))
		for i, s := range late {
			if i == 20 || !p.detail.facts && i == 3 {
				p.line("- 还有 %d 项。", len(late)-i)
				break
			}
			p.line("- %s", p.cut(s))
		}
		p.line("\n</details>")
	}
	if coming != "" && p.detail.facts {
		p.line("\n%s", p.cut(coming))
	}
}

func (p *page) notice(n Notice) {
	if !p.detail.facts {
		return
	}
	sentences := n.facts()
	if p.differences {
		sentences = append(sentences, n.differences()...)
	}
	if len(sentences) == 0 && n.File == "" {
		return
	}
	if p.folded {
		p.line("\n<details><summary>%s %s %s</summary>\n", n.changed(), n.ID, p.cut(n.name()))
	} else {
		p.line("\n<strong>%s %s %s</strong>\n", n.changed(), n.ID, p.cut(n.name()))
	}
	if n.File != "" {
		p.line("- 文件：%s", code(n.File))
	}
	for _, s := range sentences {
		p.line("- %s", p.sentence(s))
	}
	if p.folded {
		p.line("\n</details>")
	}
}

// sentence writes what left and what came with the elements that all forges let through.
func (p *page) sentence(s difference.Sentence) string {
	var b strings.Builder
	for _, part := range s {
		switch text := p.cut(part.Text); {
		case text == "":
		case part.Change == Deleted:
			b.WriteString("<del>" + text + "</del>")
		case part.Change == Added:
			b.WriteString("<ins>" + text + "</ins>")
		default:
			b.WriteString(text)
		}
	}
	return b.String()
}

// files lists files that are no notice's.
func (p *page) files(name string, files []File) {
	if len(files) == 0 {
		return
	}
	p.line("\n<details><summary>%s：%d 个</summary>\n", name, len(files))
	for i, f := range files {
		if i == 30 || !p.detail.facts && i == 5 {
			p.line("- 还有 %d 个。", len(files)-i)
			break
		}
		p.line("- %s %s", changeWords[f.Change], code(f.Path))
	}
	p.line("\n</details>")
}

func links(n Notice) string {
	switch {
	case n.Page == "" && n.BoardOnly:
		return "只上墙"
	case n.Page == "":
		return ""
	case n.Sheet == "":
		return "[网页](" + n.Page + ")"
	}
	return "[网页](" + n.Page + ") [公示单](" + n.Sheet + ")"
}

// marks are the characters that mean something to Markdown, to HTML, or to a forge that
// looks for mentions, references and commands, and the full-width ones that mean nothing:
// backslashes would not help where a forge looks at the finished text.
var marks = strings.NewReplacer("\\", "＼", "`", "｀", "*", "＊", "_", "＿", "{", "｛", "}", "｝", "[", "［", "]", "］",
	"<", "＜", ">", "＞", "&", "＆", "~", "～", "|", "｜", "#", "＃", "@", "＠", "$", "＄", "!", "！",
	"://", "：//", "www.", "www．", "WWW.", "WWW．", "\n", " ", "\r", " ")

// harmless is a text that is nothing but text, whatever reads it.
func harmless(s string) string {
	s = marks.Replace(s)
	runes := []rune(s)
	for i, c := range runes {
		next := i+1 < len(runes) && runes[i+1] < 0x80 && runes[i+1] > ' '
		before := i > 0 && runes[i-1] < 0x80 && runes[i-1] > ' '
		digit := next && runes[i+1] >= '0' && runes[i+1] <= '9'
		switch {
		case c == ':' && next && !(digit && before): // :smile:, mailto:, not 8:30
			runes[i] = '：'
		case c == '%' && i+1 < len(runes) && runes[i+1] != ' ' && !(i > 0 && runes[i-1] >= '0' && runes[i-1] <= '9'): // a milestone of GitLab, not 10%
			runes[i] = '％'
		case c == '/' && next && !before: // a command of GitLab
			runes[i] = '／'
		}
	}
	return string(runes)
}

// code is a path in a code span, which a reader can copy.
func code(path string) string {
	path = strings.NewReplacer("`", "｀", "|", "｜", "\n", " ", "\r", " ", "<", "＜", ">", "＞").Replace(difference.Cut(path, 240))
	if path == "" {
		return ""
	}
	return "`" + path + "`"
}

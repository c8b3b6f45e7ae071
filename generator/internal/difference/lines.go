package difference

import (
	"fmt"
	"strings"
)

// A Sentence is one line about a notice, which each format writes in its own way: what
// stayed, left and came.
type Sentence []Part

// String writes a sentence with the usual marks of differences in words.
func (s Sentence) String() string {
	var b strings.Builder
	for _, p := range s {
		switch {
		case p.Text == "":
		case p.Change == Deleted:
			b.WriteString("[-" + p.Text + "-]")
		case p.Change == Added:
			b.WriteString("{+" + p.Text + "+}")
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// Say is a sentence of which nothing changed.
// Say is a sentence of which nothing changed.
func Say(format string, args ...any) Sentence {
	return Sentence{{Same, fmt.Sprintf(format, args...)}}
}

// From tells of a value that changed, or of one that did not.
func From(name, was, now string) Sentence {
	switch {
	case was == "":
		return Sentence{{Same, name + "："}, {Added, now}}
	case now == "":
		return Sentence{{Same, name + "："}, {Deleted, was}}
	}
	return Sentence{{Same, name + "："}, {Deleted, was}, {Same, " → "}, {Added, now}}
}

// Figures is how many rows a table has and what it comes to, in words.
func (t Table) Figures() string {
	rows := fmt.Sprintf("%d 行", t.Rows)
	switch {
	case t.Change == Deleted:
		rows = fmt.Sprintf("原 %d 行", t.WasRows)
	case t.Change != Added && t.Rows != t.WasRows:
		rows = fmt.Sprintf("%d → %d 行", t.WasRows, t.Rows)
	}
	parts := []string{rows}
	for _, s := range t.Totals {
		switch {
		case s.Now == "":
			parts = append(parts, s.Name+" 原 "+s.Was+unit(s.Unit))
		case s.Difference != "":
			parts = append(parts, s.Name+" "+s.Was+" → "+s.Now+unit(s.Unit)+"（"+s.Difference+"）")
		default:
			parts = append(parts, s.Name+" "+s.Now+unit(s.Unit))
		}
	}
	return strings.Join(parts, "，")
}

func unit(u string) string {
	if u == "" {
		return ""
	}
	return " " + u
}

// Sentence tells of a row that changed.
func (row Row) Sentence(table string) Sentence {
	head := fmt.Sprintf("表“%s”第 %d 行", table, row.Number)
	if row.Key != "" {
		head += "（" + row.Key + "）"
	}
	switch row.Change {
	case Added:
		return Sentence{{Same, head + "："}, {Added, "新增"}}
	case Deleted:
		return Sentence{{Same, fmt.Sprintf("表“%s”原第 %d 行", table, row.Number)}, {Same, "（" + row.Key + "）："}, {Deleted, "删去"}}
	}
	s := Sentence{{Same, head}}
	for i, c := range row.Cells {
		between := "："
		if i > 0 {
			between = "；"
		}
		s = append(s, Part{Same, between + c.Column + " "})
		if c.Was != "" {
			s = append(s, Part{Deleted, c.Was})
		}
		if c.Was != "" && c.Now != "" {
			s = append(s, Part{Same, " → "})
		}
		if c.Now != "" {
			s = append(s, Part{Added, c.Now})
		}
		if c.Difference != "" {
			s = append(s, Part{Same, "（" + c.Difference + "）"})
		}
	}
	return s
}

// Sentences tell of a table's rows that changed.
func (t Table) Sentences() []Sentence {
	var out []Sentence
	for _, row := range t.Changes {
		out = append(out, row.Sentence(t.Name))
	}
	if t.More > 0 {
		out = append(out, Say("表“%s”还有 %d 行不同，没有列出。", t.Name, t.More))
	}
	return out
}

// Sentence tells of a text that changed. Of one that is hidden it gives the reason.
func (t Text) Sentence(reason string) Sentence {
	if t.Hidden != "" {
		return Say("%s：%s。", t.Name, reason)
	}
	s := append(Sentence{{Same, t.Name + "："}}, t.Parts...)
	if t.More > 0 {
		s = append(s, Part{Same, fmt.Sprintf("（还有 %d 处不同，没有列出）", t.More)})
	}
	return s
}

// Package difference tells two versions of a notice apart, as a person would: which
// words of a text, which rows and cells of a table, and what tables come to.
//
// It promises: nothing personal is in what it tells (what a detector finds is blanked out
// before texts and tables are compared, and once more in what came of it); the result
// depends on the two versions alone, however long they take to compare; what is too long
// is said to differ, no more.
package difference

import (
	"cmp"
	"strings"
	"unicode"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/privacy"
	"cunwu/generator/internal/township"
)

// What became of a text's stretch, of a table or of a row.
const (
	Same    = "same"
	Added   = "added"
	Deleted = "deleted"
	Edited  = "edited"
)

// A Side is a version of a notice, and the detector that knows what its village
// publishes on purpose.
type Side struct {
	*township.Notice
	Detector *privacy.Detector
	Veil     *strings.Replacer // blanks out more; nil: nothing
	Saying                     // how it says what it puts together itself
}

// Saying is how values are said that are no text of the notice. The zero value is Chinese.
type Saying struct {
	Day func(township.Day) string // nil: 2026年10月15日
	And string                    // between the names of a list; empty: 、
}

func (s Saying) day(d township.Day) string {
	if s.Day == nil {
		return d.Chinese()
	}
	return s.Day(d)
}

func (s Saying) list(names []string) string { return strings.Join(names, cmp.Or(s.And, "、")) }

// Clean is a text of the version in one line, as it may be shown.
func (s *Side) Clean(text string) string { return Line(s.veiled(s.Detector.Redact(text))) }

func (s *Side) veiled(text string) string {
	if s.Veil == nil {
		return text
	}
	return s.Veil.Replace(text)
}

// A Field is a value of a notice's front matter that changed.
type Field struct {
	Key  string `json:"-"` // what it is, for whoever has words of their own
	Name string `json:"name"`
	Was  string `json:"was"`
	Now  string `json:"now"`
	// Filing says that the paper does not tell it: where the notice may be shown, when it
	// was posted, what it is excepted from.
	Filing bool `json:"-"`
}

// A Text is a text that changed, in words: what stayed, left and came. Long stretches
// that stayed are cut, with … in their place.
type Text struct {
	Key    string `json:"-"`    // summary, body
	Name   string `json:"name"` // 明白话, 正文
	Parts  []Part `json:"parts,omitempty"`
	More   int    `json:"more,omitempty"` // places that are not listed
	Hidden string `json:"hidden,omitempty"`
}

// A Part is a stretch of a text. Changes are same, deleted, added.
type Part struct {
	Change string `json:"change"`
	Text   string `json:"text"`
}

// Personal is why a text's difference is not shown: what left and what came make up
// personal data together.
const Personal = "personal"

// TooLong stands for the difference of texts that are too long to be compared.
const TooLong = "改动太多，不逐字列出。"

// Fields lists the values of the front matter that changed, but for the title, the item
// and the period.
func Fields(was, now *Side) []Field {
	var out []Field
	add := func(key, name string, of func(*township.Notice) string) {
		a, b := was.Clean(of(was.Notice)), now.Clean(of(now.Notice))
		if a != b {
			out = append(out, Field{key, name, a, b, key == "audience" || key == "posted" || key == "accept"})
		}
	}
	add("date", "成文日期", func(n *township.Notice) string { return now.day(n.Date) })
	add("audience", "公开范围", func(n *township.Notice) string {
		return map[township.Audience]string{township.Everyone: "上墙也上网", township.BoardOnly: "只上墙"}[n.Audience]
	})
	add("issuer", "发布单位", func(n *township.Notice) string { return n.Issuer })
	add("number", "文号", func(n *township.Notice) string { return n.Number })
	add("contact", "联系人", func(n *township.Notice) string {
		return strings.TrimSpace(n.Contact.Name + " " + n.Contact.Role + " " + n.Contact.Phone)
	})
	add("reviewed", "审核", func(n *township.Notice) string {
		if n.Reviewed == nil {
			return ""
		}
		return n.Reviewed.By + " " + now.day(n.Reviewed.Date)
	})
	add("corrects", "更正的是", func(n *township.Notice) string { return n.Corrects })
	add("follows", "承接的是", func(n *township.Notice) string { return n.Follows })
	add("posted", "张贴记录", func(n *township.Notice) string {
		var all []string
		for _, p := range n.Posted {
			all = append(all, p.Board+" "+p.Date.Chinese())
		}
		return strings.Join(all, "、")
	})
	add("files", "附件", func(n *township.Notice) string {
		var all []string
		for _, f := range n.Files {
			all = append(all, cmp.Or(f.Title, f.File))
		}
		return now.list(all)
	})
	add("accept", "接受的规则", func(n *township.Notice) string {
		var all []string
		for _, a := range n.Accept {
			all = append(all, a.Rule+"："+a.Reason)
		}
		return strings.Join(all, "；")
	})
	return out
}

// Texts compares the plain sentence and the body.
func Texts(was, now *Side) []Text {
	var out []Text
	for _, t := range []struct{ key, name, was, now string }{
		{"summary", "明白话", was.Summary, now.Summary}, {"body", "正文", Body(was.Notice), Body(now.Notice)},
	} {
		if text, differs := now.Text(t.name, was.redact(t.was), now.redact(t.now)); differs {
			text.Key = t.key
			out = append(out, text)
		}
	}
	return out
}

func (s *Side) redact(text string) string { return s.Detector.Redact(text) }

// Text compares two texts in which nothing personal is left; differs is false where they
// are alike.
func (s *Side) Text(name, was, now string) (t Text, differs bool) {
	if was == now {
		return Text{}, false
	}
	parts, ok := Words(s.veiled(was), s.veiled(now))
	if !ok {
		return Text{Name: name, Parts: []Part{{Same, TooLong}}}, true
	}
	t.Name = name
	t.Parts, t.More = Shortened(parts)
	var whole strings.Builder
	for i := range t.Parts {
		t.Parts[i].Text = stretch(t.Parts[i].Text)
		whole.WriteString(t.Parts[i].Text)
	}
	if len(s.Detector.Text(whole.String())) > 0 {
		return Text{Name: name, Hidden: Personal}, true
	}
	return t, true
}

// Body is a notice's text as it is read.
func Body(n *township.Notice) string {
	doc, _ := markup.Parse(n.Body.Source, n.Body.Line)
	return doc.Plain()
}

// stretch is a stretch of a text in one line: ends of lines are shown as such.
func stretch(s string) string {
	lead, trail := "", ""
	if strings.HasPrefix(s, " ") {
		lead = " "
	}
	if strings.HasSuffix(s, " ") {
		trail = " "
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r", ""), "\n", "⏎")
	return lead + Line(s) + trail
}

// Line is a text in one line, without what cannot be seen.
func Line(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c):
			return ' '
		case unicode.IsControl(c), unicode.Is(unicode.Cf, c), c == unicode.ReplacementChar:
			return -1
		}
		return c
	}, s)), " ")
}

package finding

import (
	"fmt"
	"io"
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// writeText writes a report for people: the findings of a file together, each with its
// place, severity and rule, the line it points to, and the cure.
func (r Report) writeText(w io.Writer) error {
	personal := r.personalLines()
	last := ""
	show := func(f Finding, reason string) error {
		if last != "" && f.File != last {
			if _, err := fmt.Fprintln(w); err != nil {
				return err
			}
		}
		last = f.File
		severity := severityWords[f.Severity]
		if reason != "" {
			severity = "已接受"
		}
		var b strings.Builder
		fmt.Fprintf(&b, "%s: %s %s: %s\n", f.place(), severity, f.Rule, f.Message)
		b.WriteString(r.excerpt(f, personal))
		switch {
		case reason != "":
			fmt.Fprintf(&b, "    理由：%s\n", reason)
		case f.Hint != "":
			fmt.Fprintf(&b, "    提示：%s\n", strings.ReplaceAll(f.Hint, "\n", " "))
		}
		_, err := io.WriteString(w, b.String())
		return err
	}
	for _, f := range r.Findings {
		if err := show(f, ""); err != nil {
			return err
		}
	}
	if len(r.Accepted) > 0 {
		if last != "" {
			if _, err := fmt.Fprintln(w); err != nil {
				return err
			}
		}
		last = ""
		if _, err := fmt.Fprintf(w, "已接受的 %d 处：\n", len(r.Accepted)); err != nil {
			return err
		}
	}
	for _, a := range r.Accepted {
		if err := show(a.Finding, a.Reason); err != nil {
			return err
		}
	}
	return nil
}

// place is where a finding stands: file:line:col.
func (f Finding) place() string {
	if f.Line < 1 {
		return f.File
	}
	return fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Col)
}

// A lineOf is a line of a file.
type lineOf struct {
	file string
	line int
}

// personalLines are the lines that findings of personal data point to; line 0 stands
// for their file.
func (r Report) personalLines() map[lineOf]bool {
	lines := map[lineOf]bool{}
	_ = r.all(func(f Finding, _ string) error {
		if rule, known := RuleOf(f.Rule); !known || rule.Personal {
			lines[lineOf{f.File, f.Line}], lines[lineOf{f.File, 0}] = true, true
		}
		return nil
	})
	return lines
}

// Widths of an excerpt, in columns of a terminal.
const (
	excerptWidth = 72
	excerptLead  = 40 // before the place, at most
)

// excerpt shows the line that a finding points to, with a mark under the place. Of a
// line that holds personal data it shows the form alone.
func (r Report) excerpt(f Finding, personal map[lineOf]bool) string {
	if strings.EqualFold(path.Ext(f.File), ".xlsx") && f.Line > 0 && f.Col > 0 && f.Line+f.Col > 2 { // 1:1 is the file as a whole
		return fmt.Sprintf("    单元格 %s%d\n", cellColumn(f.Col), f.Line)
	}
	line, ok := r.line(f.File, f.Line)
	if !ok || strings.TrimSpace(line) == "" {
		return ""
	}
	hide := func(rune) bool { return false }
	switch {
	case personal[lineOf{f.File, f.Line}], r.Redact != nil && r.Redact(line) != line:
		hide = func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
	case personal[lineOf{f.File, 0}]: // a number may go on in the next line
		hide = unicode.IsDigit
	}
	runes := []rune(line)
	for i, c := range runes {
		switch {
		case hide(c) && wide(c):
			runes[i] = '＊'
		case hide(c):
			runes[i] = '*'
		case c == '\t', !unicode.IsPrint(c) && c != '　':
			runes[i] = ' '
		}
	}
	at := min(max(f.Col-1, 0), len(runes))
	from, used := at, 0
	for from > 0 && used+columns(runes[from-1]) <= excerptLead {
		from--
		used += columns(runes[from])
	}
	to := at
	for to < len(runes) && used+columns(runes[to]) <= excerptWidth {
		used += columns(runes[to])
		to++
	}
	before, after := "", ""
	if from > 0 {
		before = "…"
	}
	if to < len(runes) {
		after = "…"
	}
	number := fmt.Sprintf("%6d", f.Line)
	var mark strings.Builder
	mark.WriteString(strings.Repeat(" ", len([]rune(before))))
	for _, c := range runes[from:at] {
		if wide(c) {
			mark.WriteRune('　') // as wide as what is above it, whatever the terminal thinks
		} else {
			mark.WriteByte(' ')
		}
	}
	return number + " | " + before + strings.TrimRight(string(runes[from:to]), " ") + after + "\n" +
		strings.Repeat(" ", len(number)) + " | " + mark.String() + "^\n"
}

// wide reports whether a terminal gives a character two columns.
func wide(c rune) bool {
	k := width.LookupRune(c).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}

func columns(c rune) int {
	if wide(c) {
		return 2
	}
	return 1
}

// cellColumn is a column of a workbook: 1 is A, 27 is AA.
func cellColumn(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// WriteText writes findings for people, without the lines they point to.
func WriteText(w io.Writer, fs []Finding) error {
	return Report{Found: Found{Findings: fs}}.writeText(w)
}

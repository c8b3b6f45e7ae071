package review

import (
	"fmt"
	"io"
	"strings"
)

// WriteText writes a report for a terminal: [-left-] {+came+}.
func (r *Report) WriteText(w io.Writer) error {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("%s", r.headline())
	line("%s", r.verdict())
	for _, n := range r.Notes {
		line("注意：%s", n)
	}
	for _, f := range r.Findings {
		line("\n%s: %s", f.where(), f.title())
		line("    %s", f.Message)
		if f.Hint != "" {
			line("    提示：%s", f.Hint)
		}
	}
	if rest := r.rest(); rest != "" {
		line("\n%s", rest)
	}
	for _, a := range r.Accepted {
		line("\n%s: 已接受 %s", Finding{a.Finding, true}.where(), a.Rule)
		line("    %s", a.Message)
		line("    理由：%s", a.Reason)
	}
	for _, v := range r.Villages {
		line("\n== %s", v.heading())
		for _, n := range v.Notices {
			line("\n%s %s %s", n.changed(), n.ID, n.name())
			if n.File != "" {
				line("    %s", n.File)
			}
			for _, s := range append(n.facts(), n.differences()...) {
				line("    %s", s)
			}
			if n.Page != "" {
				line("    网页：%s", n.Page)
			}
			if n.Sheet != "" {
				line("    公示单：%s", n.Sheet)
			}
		}
		for _, f := range v.Files {
			line("\n%s %s", changeWords[f.Change], f.Path)
		}
		late, coming := v.owed()
		for _, s := range late {
			line("\n逾期未公开：%s", s)
		}
		if coming != "" {
			line("\n%s", coming)
		}
	}
	if len(r.Files) > 0 {
		line("\n== 村以外的文件")
	}
	for _, f := range r.Files {
		line("%s %s", changeWords[f.Change], f.Path)
	}
	line("\n%s…%s，按 %s 计算。", r.Parted[:10], r.Head[:10], r.Date)
	_, err := io.WriteString(w, b.String())
	return err
}

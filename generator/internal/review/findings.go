package review

import (
	"cmp"
	"fmt"
	"path"
	"slices"

	"cunwu/generator/internal/finding"
)

// findings brings together what is wrong in what changed, and what the change brings
// elsewhere. What was there before is known again although lines moved.
func (r *reviewer) findings() {
	touched := map[string]bool{}
	for _, f := range r.diff.Files {
		touched[f.Path] = true
	}
	changed := map[string]bool{} // ids
	now := map[string]string{}   // where files went with their notice
	for _, c := range r.diff.Notices {
		changed[c.ID] = true
		if c.Moved() {
			now[c.Before] = c.After
			for _, f := range c.Files {
				if path.Dir(f) == path.Dir(c.Before) && f != c.Before {
					now[f] = path.Dir(c.After) + "/" + path.Base(f)
				}
			}
		}
	}
	concerned := func(file string) bool {
		return touched[file] || slices.ContainsFunc(r.owners[file], func(id string) bool { return changed[id] })
	}
	type mark struct{ file, rule, message string }
	before := map[mark]int{}
	for _, f := range r.base.findings {
		before[mark{cmp.Or(now[f.File], f.File), f.Rule, f.Message}]++
	}
	r.report.Findings = []Finding{}
	for _, f := range r.head.findings {
		if r.again(f) {
			continue
		}
		m := mark{f.File, f.Rule, f.Message}
		isNew := before[m] == 0
		if !isNew {
			before[m]--
		}
		if !isNew && !concerned(f.File) {
			r.report.Elsewhere++
			continue
		}
		r.report.Findings = append(r.report.Findings, Finding{r.mayShow(f, false), isNew})
	}
	for _, n := range before {
		r.report.Mended += n
	}
	for _, f := range finding.Sort(r.found) {
		r.report.Findings = append(r.report.Findings, Finding{r.mayShow(f, true), true})
	}
	slices.SortStableFunc(r.report.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), boolean(b.New)-boolean(a.New), cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
	var all []finding.Finding
	for _, f := range r.report.Findings {
		all = append(all, f.Finding)
	}
	r.report.Counts = finding.Count(all)
	r.report.Accepted = []finding.Accepted{}
	for _, a := range r.head.accepted {
		if concerned(a.File) {
			reason := r.words(a.Reason)
			if _, _, veiled := r.place(a.File); veiled {
				reason = hidden
			}
			r.report.Accepted = append(r.report.Accepted, finding.Accepted{Finding: r.mayShow(a.Finding, false), Reason: reason})
		}
	}
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// mayShow is a finding as it may be shown. Of a notice for the board alone it tells the
// rule and the line; messages of this package hold nothing of its content.
func (r *reviewer) mayShow(f finding.Finding, ours bool) finding.Finding {
	shown, id, veiled := r.place(f.File)
	if !veiled {
		if !ours && r.veil.Replace(f.Message+f.Hint) != f.Message+f.Hint { // it may tell more of that one than its name
			rule, _ := finding.RuleOf(f.Rule)
			f.Message, f.Hint = rule.Name+"，和一则只上墙的公示有关。", "内容不在这里显示；在自己的电脑上运行 cunwu check 看详情。"
		}
		f.File, f.Message, f.Hint = shown, r.words(f.Message), r.words(f.Hint)
		return f
	}
	if !ours {
		where := "只上墙的公示 " + id
		if id == "" {
			where = "一个可能只上墙的文件"
		}
		if f.Line > 0 {
			where += fmt.Sprintf("（%s 文件第 %d 行）", cmp.Or(path.Ext(f.File), "这个"), f.Line)
		}
		rule, _ := finding.RuleOf(f.Rule)
		f.Message, f.Hint = where+"："+rule.Name+"。", "内容不在这里显示；在自己的电脑上运行 cunwu check 看详情。"
	}
	f.File, f.Line, f.Col = shown, 0, 0
	return f
}

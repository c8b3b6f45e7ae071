package review

import (
	"fmt"
	"slices"
	"strings"

	"cunwu/generator/internal/difference"
	"cunwu/generator/internal/finding"
)

var changeWords = map[string]string{
	Added: "新增", Restored: "恢复", Edited: "修改", Moved: "移动", Withdrawn: "撤回", Reinstated: "取消撤回",
	Renumbered: "改编号", Deleted: "删除", Unreadable: "读不出来", difference.Same: "没变",
}

// changed is what becomes of a notice, in words.
func (n Notice) changed() string {
	var words []string
	for _, c := range n.Changes {
		words = append(words, changeWords[c])
	}
	return strings.Join(words, "、")
}

var hiddenWords = map[string]string{
	ForBoard: "只上墙的公示，内容不在这里显示",
	Personal: "有一版含个人信息，内容不在这里显示",
	Over:     "公示期已过，名单不在这里显示",
}

// name is a notice's title, or what stands for it.
func (n Notice) name() string {
	switch {
	case n.Title != "":
		return n.Title
	case n.WasTitle != "":
		return n.WasTitle
	case n.Hidden != "":
		return "（" + hiddenWords[n.Hidden] + "）"
	}
	return "（没有标题）"
}

// period is when the notice is posted, in words.
func (n Notice) period() string {
	switch {
	case n.Period != nil:
		return n.Period.Words
	case n.WasPeriod != nil:
		return n.WasPeriod.Words
	}
	return ""
}

// figures is what a notice's tables come to, in one line.
func (n Notice) figures() string {
	var all []string
	for _, t := range n.Tables {
		all = append(all, t.Figures())
	}
	return strings.Join(all, "；")
}

// facts are the lines about a notice that are no differences of words.
func (n Notice) facts() []difference.Sentence {
	var out []difference.Sentence
	if n.WasID != "" {
		out = append(out, difference.From("编号", n.WasID, n.ID))
	}
	if slices.Contains(n.Changes, Unreadable) {
		out = append(out, difference.Say("它的文件现在读不出来，改好之前不会公开。"))
	}
	if n.Title != "" && n.WasTitle != "" {
		out = append(out, difference.From("标题", n.WasTitle, n.Title))
	}
	item := n.ItemName
	if item == "" {
		item = n.Item + n.WasItem
	}
	if n.Item != "" && n.WasItem != "" {
		out = append(out, difference.From("事项", n.WasItem, n.Item))
	} else if item != "" {
		out = append(out, difference.Say("事项：%s", item))
	}
	switch {
	case n.Period != nil && n.WasPeriod != nil:
		out = append(out, difference.From("公示期", n.WasPeriod.Words, n.Period.Words))
	case n.period() != "":
		out = append(out, difference.Say("公示期：%s", n.period()))
	}
	if n.Withdrawn != nil {
		reason := n.Withdrawn.Reason
		if reason == "" {
			reason = "原因不在这里显示"
		}
		out = append(out, difference.Say("已撤回（%s）：%s", n.Withdrawn.Date, reason))
	}
	if n.WasFile != "" {
		out = append(out, difference.Say("原来的文件：%s", n.WasFile))
	}
	for _, f := range n.Fields {
		out = append(out, difference.From(f.Name, f.Was, f.Now))
	}
	for _, t := range n.Tables {
		words := map[string]string{Added: "（新增）", Deleted: "（删去）", Edited: "", difference.Same: ""}[t.Change]
		out = append(out, difference.Say("表“%s”%s：%s", t.Name, words, t.Figures()))
	}
	switch {
	case n.Reprint:
		out = append(out, difference.Say("内容变了，版本 %s → %s：墙上的纸要重新打印、张贴。", n.Was, n.Version))
	case n.Was != "" && n.Version != "":
		out = append(out, difference.Say("版本：%s → %s", n.Was, n.Version))
	}
	return out
}

// differences are the lines about rows and words that changed.
func (n Notice) differences() []difference.Sentence {
	var out []difference.Sentence
	for _, t := range n.Tables {
		if t.Hidden == Over {
			out = append(out, difference.Say("表“%s”：%s。", t.Name, hiddenWords[Over]))
		}
		out = append(out, t.Sentences()...)
	}
	for _, text := range n.Texts {
		out = append(out, text.Sentence(hiddenWords[text.Hidden]))
	}
	return out
}

// headline says what the change does, in one line.
func (r *Report) headline() string {
	var parts []string
	for _, c := range []struct {
		n    int
		word string
	}{{r.Changes.Added, "新增"}, {r.Changes.Edited, "修改"}, {r.Changes.Withdrawn, "撤回"}, {r.Changes.Reinstated, "取消撤回"}, {r.Changes.Moved, "移动"},
		{r.Changes.Renumbered, "改编号"}, {r.Changes.Deleted, "删除"}, {r.Changes.Restored, "恢复"}, {r.Changes.Unreadable, "读不出来"}} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d 则", c.word, c.n))
		}
	}
	if len(parts) == 0 {
		if len(r.Villages) == 0 && len(r.Files) == 0 {
			return "没有改动"
		}
		return "没有改动公示"
	}
	return fmt.Sprintf("%s（%d 个村）", strings.Join(parts, "，"), len(r.Villages))
}

// verdict says whether the change can be merged as it is.
func (r *Report) verdict() string {
	switch {
	case r.Counts.Error > 0:
		return fmt.Sprintf("先不要合并：有 %d 个错误要改。", r.Counts.Error)
	case r.Counts.Warning > 0:
		return fmt.Sprintf("没有错误，有 %d 个警告，请逐个看一眼。", r.Counts.Warning)
	}
	return "程序没有发现错误。"
}

// rest says what was found beside that which is listed; empty: nothing.
func (r *Report) rest() string {
	var parts []string
	if r.Mended > 0 {
		parts = append(parts, fmt.Sprintf("原来的问题少了 %d 处", r.Mended))
	}
	if r.Elsewhere > 0 {
		parts = append(parts, fmt.Sprintf("这些村没有改动的文件里，原来就有的问题还有 %d 处", r.Elsewhere))
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, "；") + "。"
}

var severityWords = map[finding.Severity]string{finding.Error: "错误", finding.Warning: "警告", finding.Notice: "提示"}

// title is what a finding is: 错误 CW013 账目不平, and whether it was there before.
func (f Finding) title() string {
	rule, _ := finding.RuleOf(f.Rule)
	s := severityWords[f.Severity] + " " + f.Rule + " " + rule.Name
	if !f.New {
		s += "（原来就有）"
	}
	return s
}

// where is the place of a finding.
func (f Finding) where() string {
	if f.Line < 1 {
		return f.File
	}
	return fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Col)
}

// owed says what a village owes: the overdue items each, the others as a number.
func (v Village) owed() (late []string, coming string) {
	next := 0
	for _, o := range v.Owed {
		if o.Late > 0 {
			s := fmt.Sprintf("“%s”，应在 %s 前公开，已过 %d 天", o.ItemName, o.Day, o.Late)
			if o.Of != "" {
				s += "（说的是" + o.Of + "）"
			}
			late = append(late, s)
			continue
		}
		if next++; next == 1 {
			coming = fmt.Sprintf("最近的是“%s”，%s 前", o.ItemName, o.Day)
		}
	}
	if next > 0 {
		coming = fmt.Sprintf("本季度还要公开 %d 项，%s。", next, coming)
	}
	return late, coming
}

// heading is a village's name and what became of it.
func (v Village) heading() string {
	s := v.Slug
	if v.Name != "" {
		s = v.Name + "（" + v.Slug + "）"
	}
	switch v.Change {
	case Added:
		s += "：新的村"
	case Deleted:
		s += "：整个文件夹删去"
	case "left":
		s += "：改名或并入 " + v.Heir
	case "renamed":
		s += "：由 " + v.Formerly + " 改名，旧网址保留"
	}
	return s
}

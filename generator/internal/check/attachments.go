package check

import (
	"errors"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"cunwu/generator/internal/attachment"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/privacy"
	"cunwu/generator/internal/township"
)

// A fileRead is a file beside a notice that was looked into.
type fileRead struct {
	village  *township.Village
	notice   *township.Notice
	name     string // of the file
	at       township.Place
	table    bool // a table's workbook: its data is published, not the file
	source   township.Source
	content  attachment.Content
	readErr  error
	cleanErr error
}

// attachments looks into the files that notices carry, and into the workbooks of their
// tables: what they say, what they hide, and whether a clean copy can be made of them.
func (c *checker) attachments() {
	var files []*fileRead
	c.notices(func(v *township.Village, n *township.Notice) {
		for _, f := range n.Files {
			if f.Source.There() {
				files = append(files, &fileRead{village: v, notice: n, name: f.File, at: f.Place, source: f.Source})
			}
		}
		for _, t := range n.Tables {
			if t.Source.There() {
				at := township.Place{File: path.Join(path.Dir(n.Path), t.File), Line: 1, Col: 1}
				files = append(files, &fileRead{village: v, notice: n, name: t.File, at: at, table: true, source: t.Source})
			}
		}
	})
	d := c.detector()
	detectors := map[*township.Village]*privacy.Detector{}
	for _, v := range c.Township.Villages {
		detectors[v] = d.Allow(villagePhones(v)...)
	}
	reports := make([][]finding.Finding, len(files))
	each(len(files), func(i int) {
		f := files[i]
		f.look()
		one := checker{Input: c.Input}
		one.file(detectors[f.village], f)
		reports[i] = one.findings
		f.content = attachment.Content{} // those of all files would not fit
	})
	for _, r := range reports {
		c.findings = append(c.findings, r...)
	}
}

// each runs f for 0 to n-1, two at a time at most: a large file takes much memory.
func each(n int, f func(int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(n, 2, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

// look reads a file, and tries to copy it where the copy would be published.
func (f *fileRead) look() {
	data, err := f.source.Bytes()
	if err != nil {
		f.readErr = err
		return
	}
	f.content, f.readErr = attachment.Read(f.name, data, attachment.Limits{})
	picture := f.content.Form == attachment.Picture // which is copied when it is rendered
	if f.readErr == nil && !f.table && !picture && f.web() && len(f.content.Hidden) == 0 {
		_, f.cleanErr = f.content.Clean(f.name, data, attachment.Limits{})
	}
}

func (f *fileRead) web() bool { return f.notice.Audience == township.Everyone }

// file reports what is wrong with a file.
func (c *checker) file(d *privacy.Detector, f *fileRead) {
	called := "附件“" + f.name + "”"
	if f.content.Form == attachment.Picture {
		called = "图片“" + f.name + "”"
	}
	if f.table {
		called = "表格文件“" + f.name + "”"
	}
	softened := func(rule finding.Rule) finding.Rule {
		if !f.web() {
			rule.Severity = min(rule.Severity, finding.Warning) // it stays off the web in any case
		}
		return rule
	}
	if f.readErr != nil {
		if !f.table { // package content has said so
			c.report(softened(finding.RuleAttachment), f.at, called+"用不了："+sentence(f.readErr.Error()), attachment.Cure(f.name, f.readErr))
		}
		return
	}
	c.personalFile(d, f, called)
	if f.table {
		return
	}
	if hidden := f.content.Hidden; len(hidden) > 0 {
		after := "，会一起公开。"
		if !f.web() {
			after = "，看不见，却还在文件里。"
		}
		c.report(softened(finding.RuleHidden), f.at, called+"里有"+listed(hidden)+after,
			"删去它，或者取消隐藏；拿不准就把要公开的内容复制到新文件里，或者输出为 PDF。")
	}
	if f.cleanErr != nil {
		message := sentence(f.cleanErr.Error())
		if !errors.Is(f.cleanErr, attachment.ErrUnclean) {
			message = "副本做不出来：" + message
		}
		c.report(finding.RuleUnclean, f.at, called+"不能发布："+message, attachment.Cure(f.name, f.cleanErr))
	}
	if unread := f.content.Unread; len(unread) > 0 {
		c.report(finding.RuleScan, f.at, called+"的"+listed(unread)+"程序读不出来，查不了里面有没有个人信息。",
			"请人一页一页看过，没有问题就在开头写 accept: {"+finding.RuleScan.Code+": 谁看过的}；能用文字版就换成文字版。")
	}
	if traces := personalTraces(f.content.Traces); len(traces) > 0 {
		c.report(finding.RuleTraces, f.at, called+"里记着"+strings.Join(traces, "、")+"，上网的副本里没有，原文件里还有。",
			"用微信发给自己再存下来，或者截图，就没有这些了；文件在“属性”里删去作者。")
	}
}

// personalTraces are the traces that tell about a person.
func personalTraces(traces []string) []string {
	var kept []string
	for _, t := range []string{"拍摄地点", "作者", "缩略图"} {
		if slices.Contains(traces, t) {
			kept = append(kept, t)
		}
	}
	return kept
}

// listed names the first few of many.
func listed(places []string) string {
	const enough = 3
	if len(places) <= enough {
		return strings.Join(places, "、")
	}
	return strings.Join(places[:enough], "、") + "等 " + strconv.Itoa(len(places)) + " 处"
}

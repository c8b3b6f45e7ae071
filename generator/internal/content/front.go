package content

import (
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// A frontKind is what a front matter is about, in the words in which its writer is told
// of what is wrong with it.
type frontKind struct {
	name  string // what it says
	begin string // what is written first, and how to get it
	long  string // where long texts belong
}

var (
	noticeFront = frontKind{"公示信息", "第一行写 ---，写完编号、标题等，再写一行 ---，下面才是正文。用 cunwu new 可以生成样子。", "长的内容写进正文或表格文件。"}
	guideFront  = frontKind{"指南信息", "第一行写 ---，写完标题、明白话等，再写一行 ---，下面才是正文。", "长的内容写进正文。"}
)

// front reads a file that begins with front matter. It returns nil where too little of it
// could be read, and has said why.
func (s *source) front(name string, kind frontKind) (*object, township.Body) {
	text, ok := s.text(name)
	if !ok {
		return nil, township.Body{}
	}
	yaml, body, line, ok := frontMatter(text)
	switch {
	case !ok:
		s.report(finding.RuleYAML, file(name), "文件开头没有用两行 --- 夹住的"+kind.name+"。", kind.begin)
		return nil, township.Body{}
	case len(yaml) > maxFrontMatter:
		s.report(finding.RuleTooLarge, file(name), "开头的"+kind.name+"太长。", kind.long)
		return nil, township.Body{}
	}
	return s.yamlObject(name, yaml, 1), township.Body{Source: body, Line: line}
}

// maxFrontMatter bounds the front matter of a notice or a guide, in bytes.
const maxFrontMatter = 64 << 10

// frontMatter splits a text into its front matter and its body, and says on
// which line each begins. ok is false where there is no front matter.
func frontMatter(text string) (yaml, body string, bodyLine int, ok bool) {
	rest, found := strings.CutPrefix(text, "---\n")
	if !found {
		return "", "", 0, false
	}
	line := 2
	for at := 0; at < len(rest); line++ {
		end := strings.IndexByte(rest[at:], '\n')
		next := len(rest)
		l := rest[at:]
		if end >= 0 {
			l, next = rest[at:at+end], at+end+1
		}
		if strings.TrimRight(l, " \t") == "---" {
			return rest[:at], rest[next:], line + 1, true
		}
		at = next
	}
	return "", "", 0, false
}

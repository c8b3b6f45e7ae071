package content

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// document reads a YAML file whose top level is a mapping; nil when it was reported.
func (s *source) document(name string) *object {
	text, ok := s.text(name)
	if !ok {
		return nil
	}
	return s.yamlObject(name, text, 0)
}

// yamlObject parses YAML whose top level is a mapping. offset is the number of lines of
// the file before it. It returns nil when the text was reported.
func (s *source) yamlObject(name, text string, offset int) *object {
	o := &object{src: s, name: name, offset: offset, at: township.Place{File: name, Line: offset + 1, Col: 1},
		places: township.Places{}, values: map[string]ast.Node{}, keys: map[string]township.Place{}}
	tree, err := parseYAML(text)
	if err != nil {
		s.reportSyntax(name, text, offset, err)
		return nil
	}
	if len(tree.Docs) > 1 {
		place := o.at
		if t := tree.Docs[1].Start; t != nil {
			place = o.place(t)
		}
		s.report(finding.RuleYAML, place, "这里多出一段 ---。", "一个文件只写一段 YAML，删去多余的 ---。")
		return nil
	}
	if len(tree.Docs) == 0 || tree.Docs[0].Body == nil || tree.Docs[0].Body.Type() == ast.NullType || tree.Docs[0].Body.Type() == ast.CommentType {
		return o
	}
	if !o.fill(tree.Docs[0].Body) {
		return nil
	}
	return o
}

// parseYAML keeps a slip of the parser on foreign bytes from ending the program.
func parseYAML(text string) (tree *ast.File, err error) {
	defer func() {
		if p := recover(); p != nil {
			tree, err = nil, fmt.Errorf("parser: %v", p)
		}
	}()
	if depth(text) > maxDepth {
		return nil, errTooDeep
	}
	return parser.ParseBytes([]byte(text), 0)
}

var errTooDeep = errors.New("nested too deeply")

const maxDepth = 100

// depth bounds from above how deeply a text nests (brackets, and indents or dashes
// at the start of a line), before a recursive parser sees it.
func depth(text string) int {
	deepest, open := 0, 0
	for _, r := range text {
		switch r {
		case '[', '{':
			open++
			deepest = max(deepest, open)
		case ']', '}':
			open = max(open-1, 0)
		}
	}
	for line := range strings.Lines(text) {
		lead := len(line) - len(strings.TrimLeft(line, " -?"))
		deepest = max(deepest, lead/2)
	}
	return deepest
}

func (s *source) reportSyntax(name, text string, offset int, err error) {
	at := township.Place{File: name, Line: offset + 1, Col: 1}
	var located interface{ GetToken() *token.Token }
	detail := ""
	if errors.As(err, &located) && located.GetToken() != nil && located.GetToken().Position != nil {
		p := located.GetToken().Position
		at.Line, at.Col = p.Line+offset, max(p.Column, 1)
	}
	var syntax *yaml.SyntaxError
	if errors.As(err, &syntax) {
		detail = syntax.Message
	}
	lines := strings.Split(text, "\n")
	line := ""
	if i := at.Line - offset - 1; i >= 0 && i < len(lines) {
		line = lines[i]
	}
	message, hint, col := explainYAML(line, lines, at.Line-offset-1, detail)
	if errors.Is(err, errTooDeep) {
		message, hint = "层次套得太深。", "这里只需要几层，检查括号和缩进。"
	}
	if col > 0 {
		at.Col = col
	}
	s.report(finding.RuleYAML, at, message, hint)
}

// explainYAML says what is most likely wrong with a line that the parser refused. It
// looks for the slips of people who type Chinese before it repeats the parser.
func explainYAML(line string, lines []string, index int, detail string) (message, hint string, col int) {
	if strings.Contains(line, "\t") {
		return "这一行有制表符（Tab）。", "缩进用空格，不用 Tab。", len([]rune(line[:strings.Index(line, "\t")])) + 1
	}
	if i := strings.Index(line, "："); i >= 0 && !strings.Contains(line[:i], ":") {
		return "冒号写成了中文的“：”。", "用英文冒号，后面空一格：" + strings.TrimSpace(line[:i]) + ": …", len([]rune(line[:i])) + 1
	}
	if strings.Contains(detail, "already defined") {
		key, _, _ := strings.Cut(strings.TrimSpace(line), ":")
		return "“" + key + "”写了两次。", "只留一个。", 0
	}
	if index >= 0 && index < len(lines) {
		if i := strings.Index(line, ":"); i >= 0 && i+1 < len(line) && line[i+1] != ' ' && line[i+1] != '/' {
			return "冒号后面少一个空格。", "写成 " + strings.TrimSpace(line[:i]) + ": …", len([]rune(line[:i])) + 2
		}
	}
	switch {
	case strings.Count(line, `"`)%2 == 1 || strings.Contains(detail, "quote"):
		return "引号没有成对。", "补上另一个引号，或者去掉引号。", 0
	case strings.ContainsAny(line, "[{") && (strings.Contains(line, "，") || strings.Contains(detail, "must be specified")):
		return "括号里的写法不对。", "用英文逗号隔开，括号成对，如 {from: 2026-10-15, length: 7天}。", 0
	case strings.Contains(detail, "']'"), strings.Contains(detail, "'}'"), strings.Contains(detail, "'{'"), strings.Contains(detail, "'['"):
		return "括号没有成对。", "补上或去掉一个括号。", 0
	case strings.Contains(detail, "non-map value"):
		return "这一行不是“字段: 值”的写法。", "写成 title: 标题 的样子；整句话里有冒号时，用英文双引号把整句括起来。", 0
	case strings.Contains(detail, "not allowed in this context"):
		return "这里的缩进不对，或者值里有冒号。", "和上一行对齐；值里有冒号时，用英文双引号把值括起来。", 0
	}
	return "这里的写法 YAML 读不懂。", "对照样例检查这一行和上一行的缩进、冒号和引号。", 0
}

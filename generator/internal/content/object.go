package content

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// An object is a YAML mapping that is being read: each value is asked for by key
// and type, its place is kept, and finish reports the keys nobody asked for.
type object struct {
	src    *source
	name   string // file
	offset int    // lines of the file before the YAML
	path   string // of this object within the file, "" or "period."
	at     township.Place
	values map[string]ast.Node
	keys   map[string]township.Place
	order  []string
	known  []string
	places township.Places
}

func (o *object) place(t *token.Token) township.Place {
	if t == nil || t.Position == nil {
		return o.at
	}
	return township.Place{File: o.name, Line: t.Position.Line + o.offset, Col: max(t.Position.Column, 1)}
}

func (o *object) placeOf(n ast.Node) township.Place {
	switch n := n.(type) {
	case *ast.MappingNode:
		if !n.IsFlowStyle && len(n.Values) > 0 {
			return o.placeOf(n.Values[0].Key)
		}
		return o.place(n.Start)
	case *ast.MappingValueNode:
		return o.placeOf(n.Key)
	case *ast.SequenceNode:
		return o.place(n.Start)
	case *ast.LiteralNode:
		return o.place(n.Start)
	}
	return o.place(n.GetToken())
}

// fill takes the pairs of a mapping.
func (o *object) fill(n ast.Node) bool {
	var pairs []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	default:
		o.src.report(finding.RuleYAML, o.placeOf(n), "这里应该是“字段: 值”。", "每行写成 字段: 值，冒号后空一格。")
		return false
	}
	for _, p := range pairs {
		at := o.placeOf(p.Key)
		key, ok := scalar(p.Key)
		if !ok {
			o.src.report(finding.RuleYAML, at, "字段名只能是普通文字。", "不要用 << 、& 、* 、? 这些写法。")
			return false
		}
		if _, twice := o.values[key]; twice {
			o.src.report(finding.RuleYAML, at, "“"+key+"”写了两次。", "只留一个。")
			continue
		}
		o.values[key], o.keys[key] = p.Value, at
		o.order = append(o.order, key)
	}
	return true
}

// scalar is a plain value as it was typed, so that 0999 stays 0999.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return strings.TrimSuffix(n.Value.Value, "\n"), true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// get finds a value that is there and not null.
func (o *object) get(key string) (ast.Node, bool) {
	if o == nil {
		return nil, false
	}
	if !slices.Contains(o.known, key) {
		o.known = append(o.known, key)
	}
	n, ok := o.values[key]
	if !ok || n == nil || n.Type() == ast.NullType || n.Type() == ast.CommentType {
		return nil, false
	}
	o.places[o.path+key] = o.placeOf(n)
	return n, true
}

// has reports whether a key has a value.
func (o *object) has(key string) bool { _, ok := o.get(key); return ok }

// where is the place of a key's value, or else of the key, or else of the object.
func (o *object) where(key string) township.Place {
	if p, ok := o.places[o.path+key]; ok {
		return p
	}
	if p, ok := o.keys[key]; ok {
		return p
	}
	return o.at
}

func (o *object) wrong(rule finding.Rule, key, message, hint string) {
	o.src.report(rule, o.where(key), message, hint)
}

// text reads a plain value, trimmed.
func (o *object) text(key string) string {
	n, ok := o.get(key)
	if !ok {
		return ""
	}
	s, ok := scalar(n)
	if !ok {
		o.wrong(finding.RuleType, key, "“"+o.path+key+"”应该是一句文字。", "写成 "+key+": 文字；以 [ { * & ! 开头的文字用英文双引号括起来。")
		return ""
	}
	if strings.ContainsFunc(s, func(r rune) bool { return invisible(r) && r != '\n' }) {
		o.wrong(finding.RuleType, key, "“"+o.path+key+"”里有看不见的控制字符。", "删去它，重新输入这一项。")
		return ""
	}
	return strings.TrimSpace(s)
}

// line reads a plain value of one line.
func (o *object) line(key string) string {
	s := o.text(key)
	if strings.Contains(s, "\n") {
		o.wrong(finding.RuleType, key, "“"+o.path+key+"”只能写一行。", "写在一行里。")
		return ""
	}
	return s
}

// need reads a value of one line that must be there.
func (o *object) need(key, example string) string {
	s := o.line(key)
	if s == "" && o.absent(key) {
		o.missing(key, example)
	}
	return s
}

// absent reports whether a key has no value, or an empty one.
func (o *object) absent(key string) bool {
	n, ok := o.get(key)
	if !ok {
		return true
	}
	s, plain := scalar(n)
	return plain && strings.TrimSpace(s) == ""
}

func (o *object) missing(key, example string) {
	o.wrong(finding.RuleMissing, key, "缺少“"+o.path+key+"”。", "加一行 "+key+": "+example)
}

// texts reads a list of plain values. A single plain value is a list of one.
func (o *object) texts(key string) []string {
	n, ok := o.get(key)
	if !ok {
		return nil
	}
	if s, ok := scalar(n); ok {
		return []string{strings.TrimSpace(s)}
	}
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		o.wrong(finding.RuleType, key, "“"+o.path+key+"”应该是一串文字。", "写成 "+key+": [甲, 乙]")
		return nil
	}
	var out []string
	for i, v := range seq.Values {
		s, ok := scalar(v)
		if !ok {
			o.src.report(finding.RuleType, o.placeOf(v), "“"+o.path+key+"”的每一项应该是文字。", "写成 "+key+": [甲, 乙]")
			continue
		}
		o.places[fmt.Sprintf("%s%s[%d]", o.path, key, i)] = o.placeOf(v)
		out = append(out, strings.TrimSpace(s))
	}
	return out
}

// day reads a date.
func (o *object) day(key string) township.Day {
	s := o.line(key)
	if s == "" {
		return township.Day{}
	}
	d, err := township.ParseDay(s)
	if err != nil {
		hint := "写成 2026-10-15 的样子。"
		if strings.ContainsAny(s, "，：") {
			hint = "中文的逗号、冒号换成英文的，如 {from: 2026-10-15, length: 7天}。"
		}
		if guess, ok := looseDay(s); ok {
			hint = "写成 " + guess.String() + "。"
		}
		o.wrong(finding.RuleDate, key, "“"+s+"”不是日期，或者没有这一天。", hint)
		return township.Day{}
	}
	return d
}

// needDay reads a date that must be there.
func (o *object) needDay(key string) township.Day {
	d := o.day(key)
	if o.absent(key) {
		o.missing(key, "2026-10-15")
	}
	return d
}

// flag reads true or false.
func (o *object) flag(key string) bool {
	switch s := o.line(key); s {
	case "true", "是":
		return true
	case "", "false", "否":
		return false
	default:
		o.wrong(finding.RuleType, key, "“"+o.path+key+"”只能是 true 或 false。", "写成 "+key+": true")
		return false
	}
}

// integer reads a whole number between low and high.
func (o *object) integer(key string, low, high int) int {
	s := o.line(key)
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < low || n > high {
		o.wrong(finding.RuleType, key, fmt.Sprintf("“%s%s”应该是 %d 到 %d 的整数。", o.path, key, low, high), fmt.Sprintf("写成 %s: %d", key, max(low, min(high, 20))))
		return 0
	}
	return n
}

// choice reads one of a few words.
func (o *object) choice(key string, words ...string) string {
	s := o.line(key)
	if s == "" || slices.Contains(words, s) {
		return s
	}
	o.wrong(finding.RuleType, key, "“"+o.path+key+"”不能写“"+s+"”。", didYouMean(s, words))
	return ""
}

// object reads a nested mapping, or nil.
func (o *object) object(key string) *object {
	n, ok := o.get(key)
	if !ok {
		return nil
	}
	return o.nested(n, o.path+key, "写成 "+key+": {字段: 值} 的样子。")
}

// objects reads a list of mappings.
func (o *object) objects(key, example string) []*object {
	n, ok := o.get(key)
	if !ok {
		return nil
	}
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		o.wrong(finding.RuleType, key, "“"+o.path+key+"”应该是一串项目。", "每项一行，写成 - "+example)
		return nil
	}
	var out []*object
	for i, v := range seq.Values {
		if p := o.nested(v, fmt.Sprintf("%s%s[%d]", o.path, key, i), "写成 - "+example); p != nil {
			out = append(out, p)
		}
	}
	return out
}

func (o *object) nested(n ast.Node, path, hint string) *object {
	p := &object{src: o.src, name: o.name, offset: o.offset, path: path + ".", at: o.placeOf(n),
		places: o.places, values: map[string]ast.Node{}, keys: map[string]township.Place{}}
	o.places[path] = p.at
	switch n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		if !p.fill(n) {
			return nil
		}
		return p
	}
	o.src.report(finding.RuleType, p.at, "“"+path+"”应该是几个“字段: 值”。", hint)
	return nil
}

// maxUnknown is how many unknown keys of one object are reported.
const maxUnknown = 20

// invisible reports whether a character cannot be seen and may turn what is read:
// controls, and marks of direction and of joining.
func invisible(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

// finish reports the keys that nobody asked for.
func (o *object) finish() {
	if o == nil {
		return
	}
	unknown := 0
	for _, key := range o.order {
		if slices.Contains(o.known, key) {
			continue
		}
		if unknown++; unknown > maxUnknown {
			return // the file is something else
		}
		hint := didYouMean(key, o.known)
		if strings.Trim(key, "0123456789.") == "" { // 76,123.40 between braces is two things
			hint = "金额里不要用逗号，写成 76123.40。"
		}
		o.src.report(finding.RuleUnknownKey, o.keys[key], "不认识“"+o.path+key+"”。", hint)
	}
}

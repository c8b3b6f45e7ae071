package finding

import (
	"slices"
	"sync"

	"cunwu/generator/internal/township"
)

// A Rule is one kind of finding. What a rule is about, why it is there and how far a
// township may change it all stand here; its wrong and right examples are in
// check/testdata/rules, one file for each rule, and are its test. docs/rules.md is
// made from both.
type Rule struct {
	Code     string
	Severity Severity
	Name     string // what it is about, in a few words of Chinese
	Explain  string // what it looks for and why, in plain Chinese
	Source   string // the law or standard and its article, or the practice, it comes from

	Firm     bool // a township cannot make it less severe
	Binding  bool // a notice cannot be excepted from it
	Personal bool // about personal data: no report shows the lines it points to
	History  bool // asks what git knows: without that it finds nothing

	Parameters []Parameter
}

// A Parameter is a value of a rule that a township may set in content/township.yaml.
type Parameter struct {
	Key                string
	Words              string // what it is, in Chinese, with its unit
	Kind               ParameterKind
	township.RuleValue       // unless the township sets another
	Low, High          int64 // bounds of a number, or of an amount in fen; both included
}

// A ParameterKind tells how a parameter is written, and which part of its value counts.
type ParameterKind int

// The kinds of parameters.
const (
	Number ParameterKind = iota // a whole number: Number
	Amount                      // money: Number, in fen
	Texts                       // a list of words: Texts
)

// A Family is the rules of one kind of matter: those with the same hundreds in their code.
type Family struct {
	Name  string // in Chinese
	Rules []Rule
}

// Families lists all rules: CW001 to CW099 of reading, CW1xx of form (from CW140 on of
// attachments), CW2xx of figures, CW3xx of personal data, CW4xx between notices, CW5xx of
// wording and freshness, CW6xx of place, CW7xx of permanence and of who changes what. Each
// family has a file here and one in package check; of the last one, those that compare
// a change with what is published are in package review. A
// code is never used again for something else.
func Families() []Family {
	return []Family{
		{"读取", loadingRules()},
		{"格式", slices.Concat(formRules(), attachmentRules())},
		{"数字", figureRules()},
		{"个人信息", slices.Concat(personalRules(), scanRules())},
		{"公示之间", linkRules()},
		{"用词和时效", wordingRules()},
		{"公开范围", placeRules()},
		{"不失效、谁来改", slices.Concat(permanenceRules(), printedRules())},
	}
}

var byCode = sync.OnceValue(func() map[string]Rule {
	rules := map[string]Rule{}
	for _, f := range Families() {
		for _, r := range f.Rules {
			rules[r.Code] = r
		}
	}
	return rules
})

// RuleOf finds a rule by its code.
func RuleOf(code string) (Rule, bool) {
	r, ok := byCode()[code]
	return r, ok
}

// Codes lists the codes of all rules, sorted.
func Codes() []string {
	var codes []string
	for code := range byCode() {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}

// Parameter finds a rule's parameter by its key, or nil.
func (r Rule) Parameter(key string) *Parameter {
	for i := range r.Parameters {
		if r.Parameters[i].Key == key {
			return &r.Parameters[i]
		}
	}
	return nil
}

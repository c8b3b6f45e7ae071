package check

import (
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// Settle applies what the township says of the rules, and what notices are excepted from.
// It returns the findings that are left, sorted, and apart from them those that were
// accepted, with their reasons. An exception that is not needed is a finding itself.
// A finding in a file that several notices share is accepted where all of them say so.
func Settle(t *township.Township, fs []finding.Finding) (left []finding.Finding, accepted []finding.Accepted) {
	owners := map[string][][]township.Acceptance{} // of the files of notices and guides that accept something
	lists := accepting(t, owners)
	used := map[township.Place]bool{}
	for _, f := range finding.Sort(fs) {
		f, on := set(t, f)
		if !on {
			continue
		}
		a, ok := acceptance(owners[f.File], f.Rule)
		if !ok {
			left = append(left, f)
			continue
		}
		used[a.Place] = true
		accepted = append(accepted, finding.Accepted{Finding: f, Reason: a.Reason})
	}
	for _, list := range lists {
		for _, a := range list {
			rule, _ := finding.RuleOf(a.Rule)
			if used[a.Place] || rule.History {
				continue
			}
			what := "这则公示"
			if strings.HasPrefix(a.Place.File, "content/") {
				what = "这份指南"
			}
			f := finding.New(finding.RuleNeedless, a.Place, what+"没有 "+a.Rule+"（"+rule.Name+"）的问题，用不着接受。", "从 accept 里删去 "+a.Rule+"。")
			if f, on := set(t, f); on {
				left = append(left, f)
			}
		}
	}
	return finding.Sort(left), accepted
}

// accepting lists what notices and guides are excepted from, and for each of their files
// what all who share it are, where one of them accepts anything.
func accepting(t *township.Township, owners map[string][][]township.Acceptance) (lists [][]township.Acceptance) {
	for _, v := range t.Villages {
		for _, n := range v.Notices {
			if len(n.Accept) > 0 {
				lists = append(lists, n.Accept)
			}
		}
	}
	for _, g := range t.Guides {
		if len(g.Accept) > 0 {
			lists = append(lists, g.Accept)
			owners[g.Path] = append(owners[g.Path], g.Accept)
		}
	}
	if len(lists) == 0 {
		return nil
	}
	for _, v := range t.Villages {
		for _, n := range v.Notices {
			for _, f := range n.Sources() {
				owners[f] = append(owners[f], n.Accept)
			}
		}
	}
	return lists
}

// set gives a finding the severity that the township wants; on is false where it wants none.
func set(t *township.Township, f finding.Finding) (_ finding.Finding, on bool) {
	switch s := t.Rules[f.Rule].Severity; s {
	case "":
	case "off":
		return f, false
	default:
		if err := f.Severity.UnmarshalText([]byte(s)); err != nil {
			panic(err) // package content lets no other word through
		}
	}
	return f, true
}

// acceptance finds why all owners of a file accept a rule.
func acceptance(owners [][]township.Acceptance, code string) (a township.Acceptance, ok bool) {
	for _, accepted := range owners {
		found := false
		for _, one := range accepted {
			if one.Rule == code {
				a, found = one, true
			}
		}
		if !found {
			return a, false
		}
	}
	return a, len(owners) > 0
}

// number is the value of a rule's parameter: the township's, or else the rule's own. An
// amount is in fen.
func (c *checker) number(r finding.Rule, key string) int64 { return c.value(r, key).Number }

// words is the value of a rule's parameter that is a list.
func (c *checker) words(r finding.Rule, key string) []string { return c.value(r, key).Texts }

func (c *checker) value(r finding.Rule, key string) township.RuleValue {
	if v, ok := c.Township.Rules[r.Code].Values[key]; ok {
		return v
	}
	return r.Parameter(key).RuleValue
}

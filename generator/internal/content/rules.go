package content

import (
	"fmt"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/privacy"
	"cunwu/generator/internal/township"
)

// rules reads what the township says of the rules of the checks:
//
//	rules:
//	  CW401: {severity: warning, days: 14}
func (o *object) rules(key string) map[string]township.RuleSetting {
	r := o.object(key)
	if r == nil {
		return nil
	}
	settings := map[string]township.RuleSetting{}
	for _, code := range r.order {
		r.get(code)
		rule, known := finding.RuleOf(code)
		if !known {
			r.wrong(finding.RuleSettings, code, "没有“"+code+"”这条规则。", didYouMean(code, finding.Codes())+"规则都列在 docs/rules.md。")
			continue
		}
		if p := r.object(code); p != nil {
			settings[code] = p.setting(rule)
		}
	}
	return settings
}

// setting reads one rule's setting. What the rule does not allow is reported and left out.
func (o *object) setting(rule finding.Rule) township.RuleSetting {
	s := township.RuleSetting{Severity: o.choice("severity", "error", "warning", "notice", "off"), Values: map[string]township.RuleValue{}}
	var severity finding.Severity
	softer := s.Severity == "off" || s.Severity != "" && severity.UnmarshalText([]byte(s.Severity)) == nil && severity < rule.Severity
	if softer && rule.Firm {
		o.wrong(finding.RuleSettings, "severity", rule.Code+"（"+rule.Name+"）不能放松。", "删去 severity；最低是 "+rule.Severity.String()+"。")
		s.Severity = ""
	}
	for _, p := range rule.Parameters {
		if !o.has(p.Key) {
			continue
		}
		if v, ok := o.parameter(p); ok {
			s.Values[p.Key] = v
		}
	}
	o.finish()
	return s
}

func (o *object) parameter(p finding.Parameter) (township.RuleValue, bool) {
	switch p.Kind {
	case finding.Texts:
		return township.RuleValue{Texts: o.texts(p.Key)}, true
	case finding.Amount:
		f, err := township.ParseFen(o.line(p.Key))
		if err != nil || int64(f) < p.Low || int64(f) > p.High {
			o.wrong(finding.RuleSettings, p.Key, fmt.Sprintf("“%s”（%s）应该是 %s 到 %s 元的金额。", p.Key, p.Words, township.Fen(p.Low).Grouped(), township.Fen(p.High).Grouped()),
				"写成 "+p.Key+": "+township.Fen(p.RuleValue.Number).String())
			return township.RuleValue{}, false
		}
		return township.RuleValue{Number: int64(f)}, true
	}
	n, err := township.ParseQuantity(o.line(p.Key))
	if err != nil || n%1000 != 0 || n/1000 < p.Low || n/1000 > p.High {
		o.wrong(finding.RuleSettings, p.Key, fmt.Sprintf("“%s”（%s）应该是 %d 到 %d 的整数。", p.Key, p.Words, p.Low, p.High),
			fmt.Sprintf("写成 %s: %d", p.Key, p.RuleValue.Number))
		return township.RuleValue{}, false
	}
	return township.RuleValue{Number: n / 1000}, true
}

// accept reads the rules from which a notice is excepted, each with its reason:
//
//	accept: {CW402: 两次发放，各有一份名单}
func (o *object) accept(key string) []township.Acceptance {
	a := o.object(key)
	if a == nil {
		return nil
	}
	var accepted []township.Acceptance
	for _, code := range a.order {
		reason := a.line(code)
		rule, known := finding.RuleOf(code)
		switch {
		case !known:
			a.wrong(finding.RuleAccept, code, "没有“"+code+"”这条规则。", didYouMean(code, finding.Codes())+"规则都列在 docs/rules.md。")
		case rule.Binding:
			a.wrong(finding.RuleAccept, code, code+"（"+rule.Name+"）不能接受，只能改正。", "删去这一项，照提示改好公示。")
		case strings.Trim(reason, " 　。.-—…无") == "":
			a.wrong(finding.RuleAccept, code, "接受 "+code+" 没有写原因。", "写成 "+code+": 为什么这一则可以这样。")
		default:
			accepted = append(accepted, township.Acceptance{Rule: code, Reason: privacy.Redact(reason), Place: a.keys[code]})
		}
	}
	return accepted
}

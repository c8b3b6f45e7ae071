package check

import (
	"slices"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/township"
)

// BodyOf parses a notice's text for the checks.
func BodyOf(n *township.Notice) Body {
	doc, problems := markup.Parse(n.Body.Source, n.Body.Line)
	return Body{Placed: doc.Placed(), Pictures: doc.Pictures(), Links: doc.Links(), Tables: doc.Tables(), Plain: doc.Plain(), Problems: problems}
}

// Held reports whether an older version of a village's notice holds what may not be shown:
// personal data, even where that is a warning only; names that had to be masked; a list
// that only the board may show. What the version itself was excepted from, with a reason,
// was published on purpose. Its attachments are not looked at.
func Held(in Input, v *township.Village, old *township.Notice) bool {
	only := *v
	only.Notices = []*township.Notice{old}
	part := *in.Township
	part.Villages = []*township.Village{&only}
	in.Township, in.Bodies = &part, map[*township.Notice]Body{old: BodyOf(old)}
	c := &checker{Input: in, lexicon: lexiconOf(in.Township.Wording.Figures)}
	c.personalOf(c.detector().Allow(villagePhones(v)...), old)
	c.masks()
	c.audience()
	left, _ := Settle(&part, c.findings)
	return slices.ContainsFunc(left, func(f finding.Finding) bool {
		rule, known := finding.RuleOf(f.Rule)
		return !known || rule.Personal || f.Severity == finding.Error
	})
}

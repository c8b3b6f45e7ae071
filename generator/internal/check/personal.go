package check

import (
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/privacy"
	"cunwu/generator/internal/township"
)

var personalWords = map[privacy.Kind][2]string{
	privacy.IDNumber:   {"身份证号", "删去整列或整个号码；一定要有时只留前 2 位和后 3 位，中间用 *。"},
	privacy.BankCard:   {"银行卡号", "删去它；一定要有时只留后 4 位。"},
	privacy.MobileLine: {"个人手机号", "删去它，或写成 138****1234；办公电话写进 village.yaml 的 contacts 就可以公开。"},
}

// personal finds identity numbers, bank cards and private mobile numbers in what a
// notice would publish (个人信息保护法 Art. 28, 34). What it reports never repeats
// them. It looks at board-only notices too: a board is public.
func (c *checker) personal() {
	for _, v := range c.Township.Villages {
		known := c.knownPhones(v)
		for _, n := range v.Notices {
			texts(n, func(text string, at township.Place) {
				for _, hit := range privacy.Find(text, known) {
					words := personalWords[hit.Kind]
					c.report(finding.RulePrivate, advance(at, text[:hit.Start]), "这里像是"+words[0]+"，不能公开。", words[1])
				}
			})
			for _, f := range n.Files {
				if hits := privacy.Find(f.File, known); len(hits) > 0 {
					c.report(finding.RulePrivate, f.Place, "文件名里像是有"+personalWords[hits[0].Kind][0]+"，不能公开。", "给文件改个名字。")
				}
			}
		}
	}
}

// knownPhones are the numbers that a village and its township publish on purpose.
func (c *checker) knownPhones(v *township.Village) map[string]bool {
	known := map[string]bool{}
	add := func(contacts ...township.Contact) {
		for _, p := range contacts {
			known[strings.ReplaceAll(p.Phone, "-", "")] = true
		}
	}
	add(c.Township.Contacts...)
	add(c.Township.Supervision...)
	add(c.Township.Reviewers...)
	add(v.Leader, v.Handler, v.Committee)
	for _, n := range v.Notices {
		add(n.Contact)
	}
	return known
}

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
	around(c.Township, func(text string, at township.Place) { c.search(text, at, c.knownPhones(nil)) })
	for _, v := range c.Township.Villages {
		known := c.knownPhones(v)
		for _, n := range v.Notices {
			found := 0
			texts(n, func(text string, at township.Place) { c.search(text, at, known) })
			body(n, func(text string, at township.Place) { found += c.search(text, at, known) })
			// What marks, line ends and character references divide is one number to a reader.
			plain := strings.ReplaceAll(c.Bodies[n].Plain, "\n", "")
			if hits := privacy.Find(plain, known); found == 0 && len(hits) > 0 {
				c.personalAt(hits[0], township.Place{File: n.Path, Line: n.Body.Line, Col: 1})
			}
			for _, f := range n.Files {
				c.search(f.File, f.Place, known)
			}
			c.phone(n.Contact.Phone, n.At("contact.phone"))
		}
		for key, contact := range map[string]township.Contact{"leader": v.Leader, "handler": v.Handler, "committee": v.Committee} {
			c.phone(contact.Phone, place(v.Places, "contacts."+key+".phone", "villages/"+v.Slug+"/village.yaml"))
		}
	}
}

// search reports the personal data of a text, and returns how often it found any.
func (c *checker) search(text string, at township.Place, known map[string]bool) int {
	hits := privacy.Find(text, known)
	for _, hit := range hits {
		c.personalAt(hit, advance(at, text[:hit.Start]))
	}
	return len(hits)
}

func (c *checker) personalAt(hit privacy.Hit, at township.Place) {
	words := personalWords[hit.Kind]
	c.report(finding.RulePrivate, at, "这里像是"+words[0]+"，不能公开。", words[1])
}

// phone refuses another number in the place of a phone's, which is published on purpose.
func (c *checker) phone(number string, at township.Place) {
	for _, hit := range privacy.Find(number, nil) {
		if hit.Kind != privacy.MobileLine {
			c.personalAt(hit, at)
		}
	}
}

// knownPhones are the numbers that a township, and a village of it, publish on purpose.
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
	if v == nil {
		return known
	}
	add(v.Leader, v.Handler, v.Committee)
	for _, n := range v.Notices {
		add(n.Contact)
	}
	return known
}

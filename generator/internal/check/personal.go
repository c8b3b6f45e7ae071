package check

import (
	"strings"
	"unicode/utf8"

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
			search := func(text string, at township.Place) {
				for _, hit := range privacy.Find(text, known) {
					words := personalWords[hit.Kind]
					place := advance(at, text[:hit.Start])
					c.report(finding.RulePrivate, place, "这里像是"+words[0]+"，不能公开。", words[1])
				}
			}
			for _, f := range []struct{ key, text string }{
				{"title", n.Title}, {"summary", n.Summary}, {"issuer", n.Issuer}, {"number", n.Number},
			} {
				search(f.text, n.At(f.key))
			}
			if n.Withdrawn != nil {
				search(n.Withdrawn.Reason, n.At("withdrawn.reason"))
			}
			for i, line := range strings.Split(n.Body.Source, "\n") {
				search(line, township.Place{File: n.Path, Line: n.Body.Line + i, Col: 1})
			}
			dir := n.Path[:strings.LastIndexByte(n.Path, '/')+1]
			for _, t := range n.Tables {
				for _, row := range t.Rows {
					for i, cell := range row {
						if cell.Text != "" && t.Columns[i].Type != township.MoneyColumn {
							search(cell.Text, township.Place{File: dir + t.File, Line: cell.Line, Col: cell.Col})
						}
					}
				}
			}
			for _, f := range n.Files {
				search(f.File+" "+f.Title, f.Place)
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

// advance is the place that is reached from at by reading the text.
func advance(at township.Place, text string) township.Place {
	if i := strings.LastIndexByte(text, '\n'); i >= 0 {
		at.Line += strings.Count(text, "\n")
		at.Col, text = 1, text[i+1:]
	}
	at.Col += utf8.RuneCountInString(text)
	return at
}

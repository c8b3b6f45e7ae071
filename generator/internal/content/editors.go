package content

import (
	"fmt"
	"net/mail"
	"regexp"
	"slices"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// reviewers reads who reviews: contacts that are published, and beside them the signs by
// which git and the forge know them, which are not:
//
//	reviewers:
//	  - {name: 赵敏, role: 乡镇审核员, phone: 0999-5550102, email: zhao@hexi.example, account: zhaomin}
func (o *object) reviewers(key string) ([]township.Contact, []township.Editor) {
	var contacts []township.Contact
	var editors []township.Editor
	for _, p := range o.objects(key, "{name: 赵敏, phone: 0999-5550102, account: zhaomin}") {
		editor := p.editor()
		contact := p.contact()
		editor.Name = contact.Name
		contacts, editors = append(contacts, contact), append(editors, editor)
	}
	return contacts, editors
}

// clerks reads who writes for which villages:
//
//	clerks:
//	  - {name: 林某, email: lin@hexi.example, account: linmou, villages: [liuwan]}
func (o *object) clerks(key string) []township.Editor {
	const example = "{name: 林某, account: linmou, villages: [liuwan]}"
	var clerks []township.Editor
	for _, p := range o.objects(key, example) {
		editor := p.editor()
		editor.Name = p.need("name", "林某")
		if len(editor.Villages) == 0 && p.absent("villages") {
			p.missing("villages", "[liuwan]")
		}
		if !editor.Known() && p.absent("email") && p.absent("account") {
			p.wrong(finding.RuleTownship, "name", "没有写这位文书的 email 或 account，程序认不出他的提交。", "写成 "+example)
		}
		p.finish()
		clerks = append(clerks, editor)
	}
	return clerks
}

// accountForm is a user, a group or a team of a forge.
var accountForm = regexp.MustCompile(`^@?[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*$`)

// editor reads the signs of a person, and their villages.
func (o *object) editor() township.Editor {
	e := township.Editor{Place: o.at}
	for i, text := range o.texts("email") {
		if a, err := mail.ParseAddress(text); err != nil || a.Address != text {
			o.wrong(finding.RuleTownship, o.element("email", i), "email 里写的不是邮箱地址。", "写提交时用的邮箱（git config user.email 显示它）。")
			continue
		}
		e.Emails = append(e.Emails, text)
	}
	for i, text := range o.texts("account") {
		if !accountForm.MatchString(text) {
			o.wrong(finding.RuleTownship, o.element("account", i), "“"+text+"”不是账号的写法。", "写在代码托管平台上的账号，如 zhaomin；小组写成 hexi/reviewers。")
			continue
		}
		e.Accounts = append(e.Accounts, strings.TrimPrefix(text, "@"))
	}
	for i, slug := range o.texts("villages") {
		if !slugForm.MatchString(slug) {
			o.wrong(finding.RuleTownship, o.element("villages", i), "“"+slug+"”不是村文件夹的名字。", "写 villages 里的文件夹名，如 liuwan。")
			continue
		}
		e.Villages = append(e.Villages, slug)
	}
	return e
}

// editorsKnow reports villages of editors that are not there.
func (s *source) editorsKnow(editors township.Editors, slugs []string) {
	for _, e := range slices.Concat(editors.Reviewers, editors.Clerks) {
		for _, v := range e.Villages {
			if !slices.Contains(slugs, v) {
				s.report(finding.RuleTownship, e.Place, "给“"+e.Name+"”登记的村里有“"+v+"”，没有这个村文件夹。", didYouMean(v, slugs)+"写 villages 里的文件夹名；村改了名的，这里也要改。")
			}
		}
	}
}

// element is the key of one value of a list, or of the value that stands alone.
func (o *object) element(key string, i int) string {
	one := fmt.Sprintf("%s[%d]", key, i)
	if _, listed := o.places[o.path+one]; listed {
		return one
	}
	return key
}

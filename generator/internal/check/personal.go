package check

import (
	"fmt"
	"path"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/privacy"
	"cunwu/generator/internal/township"
)

// personalRules are the rule and the cure for each kind of personal data.
var personalRules = map[privacy.Kind]struct {
	rule finding.Rule
	cure string
}{
	privacy.IDNumber:  {finding.RuleIDNumber, "删去整列或整个号码；一定要有时只留前 2 位和后 3 位，中间用 *。"},
	privacy.BankCard:  {finding.RuleBankCard, "删去它；一定要有时只留后 4 位。"},
	privacy.Mobile:    {finding.RuleMobile, "删去它，或写成 138****1234；办公电话写进 village.yaml 的 contacts 就可以公开。"},
	privacy.FixedLine: {finding.RuleFixedLine, "是私人的就删去；是办公电话就写进 township.yaml 或 village.yaml 的 contacts。"},
	privacy.Passport:  {finding.RulePassport, "删去它。"},
	privacy.Email:     {finding.RuleEmail, "是私人的就删去；是办公邮箱就写进 township.yaml 的 identity.contact。"},
	privacy.WeChat:    {finding.RuleChat, "删去它，请大家打办公电话，或者关注公众号。"},
	privacy.Plate:     {finding.RulePlate, "删去它，写“一辆白色轿车”这样的说法。"},
	privacy.WeakMask:  {finding.RuleWeakMask, "身份证号只留前 2 位和后 3 位，中间 13 个 *；手机号写成 138****1234。"},
	privacy.BirthDate: {finding.RuleBirthDate, "删去它；要说明年龄时写年龄段，如 80—89 岁。"},
	privacy.Address:   {finding.RuleDoor, "地址写到村民小组为止，不写门牌。"},
	privacy.Illness:   {finding.RuleIllness, "写类别：因病、因残、因学、因灾。"},
	privacy.MinorName: {finding.RuleMinor, "删去姓名，写人数；一定要有时写成 张*。"},
	privacy.Unmasked:  {finding.RuleUnmasked, "和同列其他各行一样打码，写成 张*、李*芳。"},
}

// PersonalRule is the rule for a kind of personal data, and the cure.
func PersonalRule(kind privacy.Kind) (rule finding.Rule, cure string) {
	p := personalRules[kind]
	return p.rule, p.cure
}

// personal finds personal data in what would be published (个人信息保护法 Art. 28, 34).
// What it reports never repeats it. It looks at board-only notices too: a board is public.
func (c *checker) personal() {
	d := c.detector()
	around(c.Township, func(text string, at township.Place) { c.search(d, text, at) })
	c.catalogued(d)
	for key, list := range map[string][]township.Contact{"contacts": c.Township.Contacts, "supervision": c.Township.Supervision, "reviewers": c.Township.Reviewers} {
		for i, contact := range list {
			c.phone(d, contact.Phone, place(c.Township.Places, fmt.Sprintf("%s[%d].phone", key, i), "content/township.yaml"))
		}
	}
	for _, v := range c.Township.Villages {
		d := d.Allow(villagePhones(v)...)
		for _, n := range v.Notices {
			c.personalOf(d, n)
		}
		for key, contact := range map[string]township.Contact{"leader": v.Leader, "handler": v.Handler, "committee": v.Committee} {
			c.phone(d, contact.Phone, place(v.Places, "contacts."+key+".phone", "villages/"+v.Slug+"/village.yaml"))
		}
	}
}

// catalogued finds personal data in the items' names, which stand on pages and sheets.
func (c *checker) catalogued(d *privacy.Detector) {
	for _, id := range c.Catalogue.IDs() {
		item := c.Catalogue.Items[id]
		c.search(d, item.Name, place(item.Places, "name", item.Path))
		c.search(d, item.Clear, place(item.Places, "period_over", item.Path))
		for i := range item.Tables {
			for _, col := range item.Tables[i].Columns {
				c.search(d, col.Name, place(item.Places, "tables", item.Path))
			}
		}
	}
}

// detector knows what the township publishes on purpose.
func (c *checker) detector() *privacy.Detector {
	health := c.Township.Wording.Health
	return privacy.New(privacy.Options{Allowed: c.townshipPhones(), Terms: privacy.Terms(health.Add, health.Except)})
}

// personalOf finds the personal data of one notice.
func (c *checker) personalOf(d *privacy.Detector, n *township.Notice) {
	front(n, func(text string, at township.Place) { c.search(d, text, at) })
	c.named(d, n.Path, township.Place{File: n.Path, Line: 1, Col: 1})
	for _, t := range n.Tables {
		c.named(d, t.File, t.Place)
	}
	for _, f := range n.Files {
		c.search(d, f.File, f.Place)
	}
	c.phone(d, n.Contact.Phone, n.At("contact.phone"))
	c.personalBody(d, n)
	for _, t := range n.Tables {
		c.personalTable(d, n, t)
	}
}

// named finds personal data in the name of a file or of its folders: it is not published,
// and still it is in the repository, its history, and every report.
func (c *checker) named(d *privacy.Detector, name string, at township.Place) {
	for part := range strings.SplitSeq(strings.TrimSuffix(name, path.Ext(name)), "/") {
		for _, hit := range d.FileName(part) {
			if hit.Kind == privacy.IDNumber || hit.Kind == privacy.BankCard || hit.Kind == privacy.Mobile {
				c.personalAt(hit, at)
			}
		}
	}
}

// personalBody looks at a notice's text as it is written, for the places, and as it is
// read: what marks and character references divide is one number to a reader.
func (c *checker) personalBody(d *privacy.Detector, n *township.Notice) {
	var seen [256]int
	source := n.Body.Source
	at, done := township.Place{File: n.Path, Line: n.Body.Line, Col: 1}, 0
	for _, hit := range d.Text(source) {
		seen[hit.Kind]++
		before := source[done:hit.Start]
		if k := strings.LastIndexByte(before, '\n'); k >= 0 {
			at.Line += strings.Count(before, "\n")
			at.Col, before = 1, before[k+1:]
		}
		at, done = advance(at, before), hit.Start
		c.personalAt(hit, at)
	}
	if !strings.ContainsAny(source, "*_`&<[\\") {
		return
	}
	for _, hit := range d.Text(c.Bodies[n].Plain) {
		if seen[hit.Kind]--; seen[hit.Kind] < 0 {
			c.personalAt(hit, township.Place{File: n.Path, Line: n.Body.Line, Col: 1})
		}
	}
}

// personalTable looks at a table under its headings. Where the item itself asks for a
// mask, rule CW031 speaks of a name in full.
func (c *checker) personalTable(d *privacy.Detector, n *township.Notice, t *township.Table) {
	header := make([]string, len(t.Columns))
	asked := map[int]bool{}
	item, ok := c.Catalogue.Item(n.Item)
	for i, col := range t.Columns {
		header[i] = col.Name
		if ok && item.Form(t.Kind) != nil {
			asked[i] = item.Form(t.Kind).Masks[col.Name] != ""
		}
	}
	rows := make([][]string, len(t.Rows))
	for r, row := range t.Rows {
		rows[r] = make([]string, len(row))
		for i, cell := range row {
			if cell.Text != "" {
				rows[r][i] = plainCell(cell, t.Columns[i].Type)
			}
		}
	}
	file := n.Path[:strings.LastIndexByte(n.Path, '/')+1] + t.File
	c.search(d, t.Name, t.Place)
	for _, hit := range d.Table(n.Title+" "+t.Name, header, rows) {
		switch {
		case hit.Row < 0:
			c.personalAt(hit.Hit, township.Place{File: file, Line: 1, Col: 1})
		case hit.Kind != privacy.Unmasked || !asked[hit.Col]:
			cell := t.Rows[hit.Row][hit.Col]
			at := township.Place{File: file, Line: cell.Line, Col: cell.Col}
			if text := rows[hit.Row][hit.Col]; text == cell.Text {
				at = advance(at, text[:hit.Start])
			}
			c.personalListed(hit, at)
		}
	}
}

// personalListed reports personal data in a table. In a row that names a person there is
// no doubt whose address or account it is, and no list of persons needs it: it is an error.
func (c *checker) personalListed(hit privacy.CellHit, at township.Place) {
	if hit.Person && hit.Sure && (hit.Kind == privacy.Email || hit.Kind == privacy.WeChat) {
		p := personalRules[hit.Kind]
		p.rule.Severity = finding.Error
		c.report(p.rule, at, "这一行写着人，也写着"+hit.Kind.Word()+"，不能公开。", p.cure)
		return
	}
	c.personalAt(hit.Hit, at)
}

// search reports the personal data of a text.
func (c *checker) search(d *privacy.Detector, text string, at township.Place) {
	for _, hit := range d.Text(text) {
		c.personalAt(hit, advance(at, text[:hit.Start]))
	}
}

// personalAt reports personal data: as its rule says, or as a warning where only a
// person can tell.
func (c *checker) personalAt(hit privacy.Hit, at township.Place) {
	p := personalRules[hit.Kind]
	message := "这里有" + hit.Kind.Word() + "，不能公开。"
	if !hit.Sure {
		p.rule.Severity = min(p.rule.Severity, finding.Warning)
		message = "这里像是" + hit.Kind.Word() + "，请看一眼。"
	}
	c.report(p.rule, at, message, p.cure)
}

// phone refuses another number in the place of a phone's, which is published on purpose.
func (c *checker) phone(d *privacy.Detector, number string, at township.Place) {
	for _, hit := range d.Text(number) {
		if hit.Kind == privacy.IDNumber || hit.Kind == privacy.BankCard {
			c.personalAt(hit, at)
		}
	}
}

// townshipPhones are the numbers that a township publishes on purpose.
func (c *checker) townshipPhones() []string {
	t := c.Township
	numbers := strings.FieldsFunc(t.Identity.Contact, func(r rune) bool { return strings.ContainsRune(" ，、；;：:（）()", r) })
	for _, list := range [][]township.Contact{t.Contacts, t.Supervision, t.Reviewers} {
		for _, p := range list {
			numbers = append(numbers, p.Phone)
		}
	}
	for _, g := range t.Guides {
		for _, p := range g.Contacts {
			numbers = append(numbers, p.Phone)
		}
	}
	return append(phones(numbers), accounts(t.Accounts)...)
}

// villagePhones are those that a village publishes on purpose.
func villagePhones(v *township.Village) []string {
	numbers := []string{v.Leader.Phone, v.Handler.Phone, v.Committee.Phone}
	for _, n := range v.Notices {
		numbers = append(numbers, n.Contact.Phone)
	}
	return append(phones(numbers), accounts(v.Accounts)...)
}

func accounts(list []township.Account) []string {
	var numbers []string
	for _, a := range list {
		numbers = append(numbers, a.Number)
	}
	return numbers
}

// phones leaves out what is no phone: an identity number is not published on purpose.
func phones(numbers []string) []string {
	var kept []string
	for _, n := range numbers {
		if len(n) <= 17 || strings.Contains(n, "@") {
			kept = append(kept, n)
		}
	}
	return kept
}

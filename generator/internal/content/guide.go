package content

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

const guidesDir = "content/guides"

// maxOrder is the last place that a guide may ask for in lists.
const maxOrder = 999

// readGuides reads the guides of a township, in their order: content/guides/<name>.md,
// where the name is the guide's address.
func (s *source) readGuides(t *township.Township) []*township.Guide {
	var guides []*township.Guide
	for _, e := range s.list(guidesDir) {
		name := path.Join(guidesDir, e.Name())
		slug, page := strings.CutSuffix(e.Name(), ".md")
		switch {
		case e.IsDir():
			s.report(finding.RuleStray, file(name), "办事指南不用文件夹，这里面的文件用不到。", "一份指南写成一个文件：content/guides/名字.md。")
		case !page:
			s.report(finding.RuleStray, file(name), "这里只放办事指南，用不到这个文件。", "指南写成 content/guides/名字.md；别的文件移走。")
		case !slugForm.MatchString(slug):
			s.report(finding.RuleGuide, file(name), "文件名“"+e.Name()+"”不能用作网址。", "用小写英文字母、数字和短横，如 dibao.md 就是网址 guides/dibao/。")
		default:
			if g := s.readGuide(name, slug, t); g != nil {
				guides = append(guides, g)
			}
		}
	}
	slices.SortStableFunc(guides, func(a, b *township.Guide) int { // list sorts by name
		return cmp.Compare(cmp.Or(a.Order, maxOrder+1), cmp.Or(b.Order, maxOrder+1))
	})
	return guides
}

// readGuide reads one guide. It returns nil where too little of it could be read to be
// one at all.
func (s *source) readGuide(name, slug string, t *township.Township) *township.Guide {
	o, body := s.front(name, guideFront)
	if o == nil {
		return nil
	}
	g := &township.Guide{Slug: slug, Path: name, Places: o.places, Body: body}
	g.Title = o.need("title", "申请低保要带什么")
	g.Summary = o.need("summary", "到村委会交申请书，一个半月左右有结果，不收钱。")
	g.Updated = o.needDay("updated")
	for i, c := range o.texts("categories") {
		if !slices.Contains(township.Categories, c) {
			o.wrong(finding.RuleGuide, fmt.Sprintf("categories[%d]", i), "没有“"+c+"”这个栏目。", didYouMean(c, township.Categories))
			continue
		}
		g.Categories = append(g.Categories, c)
	}
	g.Order = o.integer("order", 1, maxOrder)
	g.Who, g.Where, g.Time, g.Cost = o.line("who"), o.line("where"), o.line("time"), o.line("cost")
	g.Bring, g.Basis = o.lines("bring"), o.lines("basis")
	for _, c := range o.objects("contacts", "{name: 禾溪镇民政所}") {
		g.Contacts = append(g.Contacts, c.asked(slices.Concat(t.Contacts, t.Supervision)))
	}
	g.Accept = o.accept("accept")
	o.finish()
	return g
}

// lines reads a list of plain values of one line each, without empty ones.
func (o *object) lines(key string) []string {
	var kept []string
	for i, s := range o.texts(key) {
		switch {
		case strings.ContainsFunc(s, invisible): // a line end is one of them
			o.wrong(finding.RuleType, fmt.Sprintf("%s[%d]", key, i), "“"+o.path+key+"”的每一项只能写一行，不能有看不见的字符。", "写在一行里，一项一行，如 - 户口簿。")
		case s != "":
			kept = append(kept, s)
		}
	}
	return kept
}

// asked reads whom to ask: somebody by role and phone, or one of those that the township
// itself names, by the name alone, so that a phone number stands in one place.
func (o *object) asked(all []township.Contact) township.Contact {
	c := o.contact()
	if c.Phone != "" || c.Name == "" || o.has("phone") {
		return c
	}
	var names []string
	for _, one := range all {
		if one.Name == c.Name {
			one.Role = cmp.Or(c.Role, one.Role)
			return one
		}
		names = append(names, one.Name)
	}
	o.wrong(finding.RuleGuide, "name", "township.yaml 的电话里没有“"+c.Name+"”，这里也没有写电话。", didYouMean(c.Name, names)+"township.yaml 的 contacts 里没有的，在这里写上 phone。")
	return c
}

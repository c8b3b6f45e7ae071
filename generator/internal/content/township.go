package content

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/printed"
	"cunwu/generator/internal/theme"
	"cunwu/generator/internal/township"
)

const townshipFile = "content/township.yaml"

// readTownship reads content/township.yaml.
func (s *source) readTownship() *township.Township {
	t := &township.Township{Languages: []string{theme.Reference}}
	o := s.document(townshipFile)
	if o == nil {
		return t
	}
	t.Places = o.places
	t.Name = o.need("name", "禾溪镇")
	t.County = o.line("county")
	t.Base = o.base("base")
	t.Demonstration = o.flag("demonstration")
	t.NoOffline = o.has("offline") && !o.flag("offline")
	t.Theme = o.line("theme")
	if t.Theme != "" && !slugForm.MatchString(t.Theme) {
		o.wrong(finding.RuleTownship, "theme", "主题名只能用小写英文、数字和短横。", "如 theme: noticeboard")
		t.Theme = ""
	}
	t.Languages = o.languages(t)
	t.Contacts = o.contacts("contacts")
	t.Supervision = o.contacts("supervision")
	t.Objections = o.object("objections").objections()
	t.Reviewers, t.Editors.Reviewers = o.reviewers("reviewers")
	t.Editors.Clerks = o.clerks("clerks")
	if id := o.object("identity"); id != nil {
		t.Identity = township.Identity{SiteID: id.line("site_id"), ICP: id.line("icp"), Police: id.line("police"),
			Sponsor: id.line("sponsor"), Contact: id.line("contact")}
		id.finish()
	}
	t.Accounts = o.accounts("accounts")
	t.Rules = o.rules("rules")
	t.Fonts = o.fonts("fonts")
	o.finish()
	return t
}

// base reads the address that all printed addresses begin with.
func (o *object) base(key string) string {
	text := o.need(key, "https://example.org/")
	if text == "" {
		return ""
	}
	base, err := CheckBase(text)
	if err != "" {
		o.wrong(finding.RuleTownship, key, err, "写成 https://网址/ ，只用英文字母、数字和短横，越短越好扫码。")
		return ""
	}
	return base
}

var baseForm = regexp.MustCompile(`^https?://[a-zA-Z0-9.-]+(:[0-9]+)?(/[a-zA-Z0-9._~-]+)*/?$`)

// maxBase is how long a base address may be. Whether the codes that it makes can be read
// depends on the villages' names too and is found out later.
const maxBase = 500

// CheckBase reads a base address and returns it with a slash at its end, or says in
// Chinese what is wrong with it. Addresses are ASCII, for a percent-encoded one
// makes a QR code twice as dense.
func CheckBase(text string) (base, problem string) {
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Host == "" || !baseForm.MatchString(text):
		return "", "“" + text + "”不是能印成二维码的网址。"
	case len(text) > maxBase:
		return "", "网址太长，没有二维码装得下。"
	}
	return strings.TrimSuffix(text, "/") + "/", ""
}

func (o *object) contacts(key string) []township.Contact {
	var out []township.Contact
	for _, c := range o.objects(key, "{name: 党政办公室, phone: 0999-5550101}") {
		out = append(out, c.contact())
	}
	return out
}

// contact reads a person or office that can be reached.
func (o *object) contact() township.Contact {
	if o == nil {
		return township.Contact{}
	}
	c := township.Contact{Name: o.need("name", "张三"), Role: o.line("role"), Phone: o.line("phone")}
	if c.Phone != "" && !phoneForm.MatchString(c.Phone) {
		o.wrong(finding.RuleType, "phone", "“"+o.path+"phone”不是电话号码的写法。", "写成 0999-5550101 或 12345，只用数字和短横。")
	}
	o.finish()
	return c
}

var phoneForm = regexp.MustCompile(`^\+?[0-9]+(-[0-9]+)*$`)

// reserved are names at the top of the site that no village may take.
var reserved = []string{"assets", "disclosure", "guides", "policies", "consultations", "responses", "search", "style", "thanks", "data", "page", "week", "feed"}

// CheckVillage says in Chinese why a village's folder cannot have this name; empty: it can.
func CheckVillage(slug string) (problem string) {
	if !slugForm.MatchString(slug) || slices.Contains(reserved, slug) {
		return "村文件夹的名字“" + slug + "”不能用作网址。"
	}
	return ""
}

// readVillage reads one village's folder.
func (s *source) readVillage(slug string, in *township.Township, items items) *township.Village {
	dir := path.Join(villagesDir, slug)
	if problem := CheckVillage(slug); problem != "" {
		s.report(finding.RuleVillage, file(dir), problem, "用小写英文字母、数字和短横，如 liuwan；不能用 "+strings.Join(reserved, "、")+"。")
		return nil
	}
	entries := s.list(dir)
	v := &township.Village{Slug: slug}
	found := false
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case e.Name() == "village.yaml" && !e.IsDir():
			found = true
			if !s.readVillageFile(name, v, items) {
				return nil
			}
		case e.Name() == printed.File && !e.IsDir(): // the program's own, see readPrinted
		case !e.IsDir():
			s.report(finding.RuleStray, file(name), "这个文件放在村文件夹里，没有用处。", "公示放进栏目文件夹，如 "+dir+"/finance/。")
		case !slices.Contains(township.Categories, e.Name()):
			s.report(finding.RuleCategory, file(name), "没有“"+e.Name()+"”这个栏目。", didYouMean(e.Name(), township.Categories))
		}
	}
	if !found {
		s.report(finding.RuleVillage, file(dir), "村文件夹里没有 village.yaml。", "添加 "+dir+"/village.yaml，写上村名、区划代码和联系人。")
		return nil
	}
	for _, e := range entries {
		if e.IsDir() && slices.Contains(township.Categories, e.Name()) {
			s.readFolder(path.Join(dir, e.Name()), e.Name(), v, items)
		}
	}
	SortNotices(v.Notices)
	return v
}

// SortNotices orders notices newest first.
func SortNotices(ns []*township.Notice) {
	slices.SortFunc(ns, func(a, b *township.Notice) int {
		if c := b.Period.From.Compare(a.Period.From); c != 0 {
			return c
		}
		if c := b.Date.Compare(a.Date); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
}

var codeForm = regexp.MustCompile(`^[0-9]{12}$`)

// readVillageFile reads village.yaml. Without items it is not asked which of them there are.
func (s *source) readVillageFile(name string, v *township.Village, items items) bool {
	o := s.document(name)
	if o == nil {
		return false
	}
	v.Places = o.places
	v.Name = o.need("name", "柳湾村")
	v.Code = o.need("code", `"149999101201"`)
	if v.Code != "" && !codeForm.MatchString(v.Code) {
		o.wrong(finding.RuleVillage, "code", "区划代码应是 12 位数字。", `写成 code: "149999101201"`)
	}
	v.Groups = o.texts("groups")
	for _, b := range o.objects("boards", "{id: gate, place: 村口, size: a3}") {
		board := township.Board{ID: b.need("id", "gate"), Place: b.need("place", "村口"), Size: b.choice("size", "a4", "a3")}
		if slices.ContainsFunc(v.Boards, func(x township.Board) bool { return x.ID == board.ID }) {
			b.wrong(finding.RuleBoard, "id", "公示栏“"+board.ID+"”写了两次。", "每块公示栏一个名字。")
		}
		b.finish()
		v.Boards = append(v.Boards, board)
	}
	if c := o.object("contacts"); c != nil {
		v.Leader = c.object("leader").contact()
		v.Handler = c.object("handler").contact()
		v.Committee = c.object("committee").contact()
		c.finish()
	}
	v.Accounts = o.accounts("accounts")
	v.Formerly = o.texts("formerly")
	for _, f := range v.Formerly {
		if CheckVillage(f) != "" {
			o.wrong(finding.RuleVillage, "formerly", "“"+f+"”不能用作网址。", "写以前的村文件夹名，如 formerly: [laoliuwan]")
		}
	}
	v.Absent = o.absences("not_applicable", items)
	o.finish()
	return true
}

// absences reads which items a village has nothing of.
func (o *object) absences(key string, items items) []township.Absence {
	var list []township.Absence
	for _, one := range o.objects(key, "{item: elderly-care/canteen, reason: 本村没有办食堂}") {
		a := township.Absence{Item: one.need("item", "elderly-care/canteen"), Reason: one.need("reason", "本村没有办食堂")}
		switch {
		case a.Item == "" || items == nil:
		case slices.ContainsFunc(list, func(b township.Absence) bool { return b.Item == a.Item }):
			one.wrong(finding.RuleVillage, "item", "事项“"+a.Item+"”写了两次。", "留下一条。")
		default:
			if _, ok := items.Item(a.Item); !ok {
				one.wrong(finding.RuleVillage, "item", "公开目录里没有“"+a.Item+"”这个事项。", didYouMean(a.Item, items.IDs()))
			}
		}
		one.finish()
		list = append(list, a)
	}
	return list
}

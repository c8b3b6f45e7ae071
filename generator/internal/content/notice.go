package content

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// items is what reading a notice needs of the catalogue.
type items interface {
	Item(id string) (*catalogue.Item, bool)
	IDs() []string
}

// readFolder reads the notices of a folder and of the folders below it. In a
// folder with an index.md, that is the one notice and all else belongs to it.
func (s *source) readFolder(dir, category string, v *township.Village, items items) {
	entries := s.list(dir)
	var notices, folders, others []string
	bundle := false
	for _, e := range entries {
		switch {
		case e.IsDir():
			folders = append(folders, e.Name())
		case strings.HasSuffix(strings.ToLower(e.Name()), ".md"):
			notices = append(notices, e.Name())
			bundle = bundle || e.Name() == "index.md"
		default:
			others = append(others, e.Name())
		}
	}
	if bundle {
		for _, n := range notices {
			if n != "index.md" {
				s.report(finding.RuleStray, file(path.Join(dir, n)), "这个文件夹里已经有 index.md，一个文件夹只写一则公示。", "把它移到上一层，或者另建一个文件夹。")
			}
		}
		notices = []string{"index.md"}
	}
	used := map[string]bool{}
	unread := false
	for _, name := range notices {
		if n := s.readNotice(dir, name, category, others, used, v, items); n != nil {
			v.Notices = append(v.Notices, n)
		} else {
			unread = true
			v.Unread = append(v.Unread, s.idIn(path.Join(dir, name)))
		}
	}
	for _, name := range others {
		if !used[name] && !unread { // a notice that could not be read may well use it
			s.report(finding.RuleStray, file(path.Join(dir, name)), "没有公示用到这个文件。", "在公示的 tables 或 attachments 里写上它，或者删去它。")
		}
	}
	for _, name := range folders {
		s.readFolder(path.Join(dir, name), category, v, items)
	}
}

// IDForm is the form of a notice's id: six of the 32 signs that are not mistaken for
// one another, at least one of them a digit, so that no id is a word of the address.
var IDForm = regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{6}$`)

// ValidID reports whether a text has the form of an id.
func ValidID(id string) bool { return IDForm.MatchString(id) && strings.ContainsAny(id, "0123456789") }

// readNotice reads one notice. It returns nil where too little of it could be read to
// be a notice at all.
func (s *source) readNotice(dir, name, category string, others []string, used map[string]bool, v *township.Village, items items) *township.Notice {
	full := path.Join(dir, name)
	o, body := s.front(full, noticeFront)
	if o == nil {
		return nil
	}
	n := &township.Notice{Category: category, Path: full, Places: o.places, Body: body}
	n.ID = o.need("id", "7k3m9q（用 cunwu new 生成）")
	if n.ID != "" && !ValidID(n.ID) {
		o.wrong(finding.RuleID, "id", "编号“"+n.ID+"”的写法不对。", "六位，用数字和小写字母（不用 i l o u），至少一位数字，如 7k3m9q。")
	}
	n.Title = o.need("title", "2026年第三季度财务收支公开")
	n.Item = o.need("item", "finance/income-expense")
	n.Date = o.needDay("date")
	n.Summary = o.line("summary")
	n.Issuer = o.line("issuer")
	n.Number = o.line("number")
	n.Corrects = o.id("corrects")
	n.Follows = o.id("follows")
	n.Contact = o.object("contact").contact()
	readPeriod(o, n)
	item := s.itemOf(o, n, items)
	for _, t := range o.objects("tables", "{name: 收支明细, file: 2026-q3.csv, kind: ledger}") {
		n.Tables = append(n.Tables, s.readTable(t, dir, others, used, item, n))
	}
	for _, a := range o.objects("attachments", "{file: photo-1.jpg, title: 施工现场}") {
		n.Files = append(n.Files, s.readAttachment(a, dir, others, used))
	}
	if r := o.object("reviewed"); r != nil {
		n.Reviewed = &township.Review{By: r.need("by", "村务监督委员会"), Date: r.needDay("date")}
		r.finish()
	}
	for _, p := range o.objects("posted", "{board: gate, date: 2026-10-15, by: 张*}") {
		posting := township.Posting{Board: p.need("board", "gate"), Date: p.needDay("date"), By: p.line("by")}
		if posting.Board != "" && !slices.ContainsFunc(v.Boards, func(b township.Board) bool { return b.ID == posting.Board }) {
			var ids []string
			for _, b := range v.Boards {
				ids = append(ids, b.ID)
			}
			p.wrong(finding.RuleBoard, "board", "本村没有“"+posting.Board+"”这块公示栏。", didYouMean(posting.Board, ids))
		}
		p.finish()
		n.Posted = append(n.Posted, posting)
	}
	if w := o.object("withdrawn"); w != nil {
		n.Withdrawn = &township.Withdrawal{Date: w.needDay("date"), Reason: w.need("reason", "撤回的原因")}
		w.finish()
	}
	n.Accept = o.accept("accept")
	o.finish()
	return n
}

// id reads a reference to another notice.
func (o *object) id(key string) string {
	id := o.line(key)
	if id != "" && !ValidID(id) {
		o.wrong(finding.RuleID, key, "“"+id+"”不是公示的编号。", "写那则公示开头的 id，如 7k3m9q。")
		return ""
	}
	return id
}

// itemOf finds the notice's item, and how widely the notice may be shown: as narrow
// as the item and the notice ask. A notice whose item is not known is for the board
// alone, so that a mistake never publishes anything.
func (s *source) itemOf(o *object, n *township.Notice, items items) *catalogue.Item {
	n.Audience = township.BoardOnly
	audience := o.choice("audience", "board", "public")
	if n.Item == "" {
		return nil
	}
	item, ok := items.Item(n.Item)
	if !ok {
		hint := didYouMean(n.Item, items.IDs())
		if hint == "" {
			hint = "用 content/catalogue 里有的事项，如 " + n.Category + "/ 下的文件名。"
		}
		o.wrong(finding.RuleItem, "item", "公开目录里没有“"+n.Item+"”这个事项。", hint)
		return nil
	}
	n.Item, n.Informs = item.ID, item.Informs
	if item.Excluded != "" {
		o.wrong(finding.RuleItem, "item", "目录里写明本镇没有“"+item.Name+"”这个事项："+item.Excluded, "换一个事项，或者改目录。")
	}
	if item.Category != n.Category {
		o.wrong(finding.RuleCategory, "item", "“"+n.Item+"”属于 "+item.Category+" 栏目，文件却放在 "+n.Category+"。", "把文件移到 "+item.Category+" 文件夹，或者换事项。编号和网址不变。")
	}
	switch {
	case audience == "public" && !item.Web:
		o.wrong(finding.RuleAudience, "audience", "“"+item.Name+"”只能在公示栏张贴，不能上网。", "删去 audience: public。")
	case audience != "board" && item.Web && !(o.has("audience") && audience == ""):
		n.Audience = township.Everyone
	}
	return item
}

func readPeriod(o *object, n *township.Notice) {
	p := o.object("period")
	if p == nil {
		if !o.has("period") {
			o.missing("period", "{from: 2026-10-15}")
		}
		return
	}
	n.Period = township.Period{From: p.needDay("from"), To: p.day("to"), Length: p.length("length")}
	switch {
	case p.has("to") && p.has("length"):
		p.wrong(finding.RulePeriod, "length", "to 和 length 只能写一个。", "知道最后一天就写 to，否则写 length。")
	case !n.Period.To.IsZero() && n.Period.To.Before(n.Period.From):
		p.wrong(finding.RulePeriod, "to", "公示期的最后一天早于第一天。", "检查 from 和 to。")
	}
	p.finish()
}

// beside checks the name of a file that a notice refers to, and finds it among the
// files of its folder.
func (s *source) beside(o *object, dir string, others []string, used map[string]bool, rule finding.Rule) (string, bool) {
	name := o.need("file", "明细.csv")
	if name == "" {
		return "", false
	}
	if strings.ContainsAny(name, `/\`) || name == ".." || name == "." {
		o.wrong(finding.RulePath, "file", "“"+name+"”不在公示旁边。", "把文件放到 "+dir+" 里，这里只写文件名。")
		return "", false
	}
	if !slices.Contains(others, name) {
		hint := "把文件放到 " + dir + " 里，名字要一样（大小写也要一样）。"
		if near := nearest(name, others); near != "" {
			hint = "这里有“" + near + "”，是不是它？"
		}
		o.wrong(rule, "file", "找不到文件“"+name+"”。", hint)
		return "", false
	}
	used[name] = true
	return path.Join(dir, name), true
}

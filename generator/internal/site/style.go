package site

import (
	"strings"

	"cunwu/generator/internal/difference"
	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/township"
	"cunwu/generator/internal/versions"
)

// A styleView holds an example of every component. The page is made for a demonstration
// alone: whoever changes the theme sees there what the change does. The templates that make
// the pages themselves make what it shows.
type styleView struct {
	Colours []string        `json:"colours"`
	Sizes   []string        `json:"sizes"`
	Phones  []contactView   `json:"phones"`
	Briefs  []briefView     `json:"briefs"`  // one in each state
	Notice  *noticeView     `json:"example"` // with all that a notice can have
	Objects []objectView    `json:"objects"` // the right to object, in the other states
	Gone    *withdrawalView `json:"gone"`
	Form    map[string]any  `json:"form"`

	Village    villageView    `json:"home"` // a village's page
	Asked      []askedView    `json:"asked"`
	Township   homeView       `json:"township"`
	Disclosure disclosureView `json:"disclosure"`
	Subjects   []subjectView  `json:"subjects"`
	Guide      guideView      `json:"guide"`
}

// An objectView is a right to object, as a notice's page shows it.
type objectView struct {
	Mark    string        `json:"mark"` // the id of its heading
	Period  periodView    `json:"period"`
	Phones  []contactView `json:"phones"`
	Further []contactView `json:"further,omitempty"`
}

// styleSee is where all examples lead: a page that every township has.
const styleSee = "disclosure/"

// stylePage is the page of examples.
func (s *Site) stylePage() (*page, error) {
	view := &styleView{
		Colours: []string{"paper", "sheet", "ink", "ink-2", "rule", "seal", "pine", "ochre"},
		Sizes:   []string{"text-1", "text-2", "text-3", "text-4", "text-5"},
		Gone:    &withdrawalView{s.viewDay(s.config.Today), "名单里写了不该公开的内容。"},
		Form:    map[string]any{"name": "example", "netlify": false, "action": "#style-form", "readers": "镇党政办公室", "kept": "办结后半年"},
		Asked:   []askedView{{Name: "收支明细"}, {Name: "资产出租", Absent: "没有出租的资产"}},
	}
	v := &township.Village{
		Slug: "liuwan", Name: "柳湾村", Groups: []string{"一组", "二组", "三组"},
		Boards: []township.Board{{ID: "gate", Place: "村委会门口", Size: "a3"}}, Leader: township.Contact{Name: "高远", Phone: "0999-5551101"},
		Handler: township.Contact{Name: "林晓", Role: "村文书", Phone: "0999-5551102"}, Committee: township.Contact{Name: "周一", Phone: "0999-5551103"},
	}
	view.Phones = viewContacts([]township.Contact{v.Handler, {Name: "政务服务便民热线", Role: "各类咨询投诉", Phone: "12345"}, {Name: "村务公开栏"}})
	n := s.styleExample()
	if err := s.styleNotice(view, v, n); err != nil {
		return nil, err
	}
	s.styleStates(view, *n)
	s.styleVillage(view, v, n)
	s.styleTownship(view)
	return &page{
		address: "style/", file: "style", title: s.word("style"), layout: "style", date: s.config.Today, params: view,
		body: s.styleHTML(n),
	}, nil
}

// styleBody is a body with what clerks write into one.
const styleBody = `## 一、说明

收入比上季度多，主要是**鱼塘承包费**到账[^1]。对不上的，打 0999-5551102。

- 集体资金全部存入代管账户；
- [x] 单笔 2,000 元以上的支出经村民代表会议通过；
- [ ] 闸门上漆（春播以前）。

> 会议记录存村委会，随时可以来查。

| 类别 | 收入（元） |
| --- | ---: |
| 发包收入 | 42,000.00 |
| 补助收入 | 15,000.00 |

{{< table 收支明细 >}}

[^1]: 合同在附件里。
`

// styleHTML is that body as pages have it, with a ledger and lists of several widths.
func (s *Site) styleHTML(n *township.Notice) string {
	doc, _ := markup.Parse(styleBody, 1)
	html := doc.HTML(markup.HTMLOptions{
		Table: func(string) string { return s.TableHTML(n.Tables[0]) }, And: s.word("and"), Done: s.word("task_done"), Open: s.word("task_open"),
		Sideways: s.Sideways,
		Notes:    s.word("notes_label"), Note: s.word("note_label"), Back: s.word("note_back"),
	})
	return html + s.TableHTML(styleList("补贴名单", 3)) + s.TableHTML(styleList("项目计划", 6)) + s.TableHTML(n.Tables[1])
}

// styleExample is the notice of the page of examples.
func (s *Site) styleExample() *township.Notice {
	day := s.config.Today
	table := styleLedger(day)
	n := &township.Notice{ID: "3xamp0", Title: "2026年春季水渠维修账", Category: "finance", Number: "水村公〔2026〕2号", Tables: []*township.Table{table, stylePlan()}}
	n.Period.From, n.Date, n.Length, n.LastDay = day.Add(-5), day.Add(-8), township.Length{N: 10, Unit: township.Days}, day.Add(30)
	n.Summary = "三季度收入 " + s.amount(table.Purse().Income) + "，支出 " + s.amount(table.Purse().Expense) + "，结余 " + s.amount(table.Purse().Closing) + "。"
	n.Reviewed = &township.Review{By: "村务监督委员会", Date: day.Add(-7)}
	n.Posted = []township.Posting{{Board: "gate", Date: day.Add(-5), By: "张*"}}
	return n
}

// styleNotice adds the notice, with versions, sheets and files.
func (s *Site) styleNotice(view *styleView, v *township.Village, n *township.Notice) error {
	day := s.config.Today
	code, err := qr.Encode(s.config.Township.Base, qr.Printed)
	if err != nil {
		return err
	}
	older := func(digit string, version versions.Version) versions.Version {
		version.Digest = strings.Repeat(digit, 64)
		return version
	}
	past := versions.List{Begins: true, Versions: []versions.Version{
		older("5", versions.Version{Current: true, Day: day.Add(-2), By: "林晓", Approved: []string{"周一"}, Signed: true, Signer: "周一"}),
		older("4", versions.Version{
			Day: day.Add(-5), Until: day.Add(-2), By: "林晓", Doubtful: true, Title: "2026年春季水渠账",
			Fields: []difference.Field{{Key: "number", Was: "水村公〔2026〕1号", Now: n.Number}},
			Tables: []difference.Table{{
				Name: "收支明细", Change: difference.Edited, Totals: []difference.Total{{Name: "支出", Unit: "元", Was: "4,406.55", Now: "4,506.55", Difference: "+100.00"}},
				Changes: []difference.Row{
					{Change: difference.Edited, Number: 5, Key: "清理水渠人工费", Cells: []difference.Cell{{Column: "支出", Was: "2,300.00", Now: "2,400.00", Difference: "+100.00"}}},
					{Change: difference.Added, Number: 4, Key: "上级补助"},
				},
			}},
			Texts: []difference.Text{{Key: "body", Parts: []difference.Part{{Change: difference.Same, Text: "主要是"}, {Change: difference.Deleted, Text: "租金"}, {Change: difference.Added, Text: "鱼塘承包费"}}, More: 2}},
		}),
		older("6", versions.Version{Day: day.Add(-6), Until: day.Add(-5), Only: versions.OnlyFiles, Files: []difference.File{{Change: difference.Replaced, Name: "维修合同"}, {Change: difference.Added, Name: "验收照片"}}}),
		older("7", versions.Version{Day: day.Add(-7), Until: day.Add(-6), Only: versions.OnlySpaces}),
		older("3", versions.Version{Day: day.Add(-6), Until: day.Add(-5), Forged: true, Hidden: versions.Personal}),
		{Digest: strings.Repeat("2", 12), Printed: true, Day: day.Add(-7), Hidden: versions.Lost},
	}}
	view.Notice, err = s.viewNotice(v, &Notice{
		Notice: n, ItemName: "财务收支", Code: code, Past: past,
		Files: []File{{Label: "维修合同", Name: "a1.pdf", Kind: "pdf", Size: "84 KB"}},
	}, []link{{"rel_corrected", n}, {"rel_previous", n}})
	if err != nil {
		return err
	}
	e := view.Notice
	e.takeaway, err = s.takeTownship()
	e.Alternates, e.Linked = nil, ""
	e.Address = s.config.Township.Base
	e.Files[0].Path = styleSee
	e.Slip = &sheetView{Path: styleSee, Pages: 1, KB: 47}
	e.Sheet = &sheetView{Path: styleSee, Pages: 2, KB: 111, Picture: s.assets["icon.svg"].path, Width: 210, Height: 297}
	for i, title := range []string{"2026年春季水渠维修账（更正）", "2026年冬季水渠维修账"} {
		e.Links[i].Path, e.Links[i].Title = styleSee, title
	}
	return err
}

// styleStates adds the notice as lists show it, and the right to object to it, in each state.
func (s *Site) styleStates(view *styleView, n township.Notice) {
	day := s.config.Today
	brief := func() *briefView {
		b := s.viewBrief("", &n)
		b.Path = styleSee
		view.Briefs = append(view.Briefs, b)
		return &view.Briefs[len(view.Briefs)-1]
	}
	brief()
	for _, state := range []struct {
		mark     string
		from, to township.Day
	}{{"soon", day.Add(-5), day.Add(1)}, {"ended", day.Add(-9), day.Add(-1)}, {"standing", day.Add(-5), township.Day{}}, {"notyet", day.Add(2), day.Add(12)}} {
		n.Period.From, n.LastDay = state.from, state.to
		b := brief()
		b.Corrected = state.mark == "ended"
		if state.mark == "soon" {
			b.Village, b.Ending = "柳湾村", s.viewEnding(n.LastDay)
		}
		view.Objects = append(view.Objects, objectView{"object-" + state.mark, s.viewPeriod(&n), view.Phones[:1], view.Phones[1:2]})
	}
	told := n
	told.Informs = true
	view.Objects = append(view.Objects, objectView{"object-ask", s.viewPeriod(&told), view.Phones[:1], nil})
	n.Withdrawn = &township.Withdrawal{Date: day}
	brief()
	view.Objects = append(view.Objects, objectView{Mark: "object-withdrawn", Period: s.viewPeriod(&n), Phones: view.Phones[:1]})
}

// styleVillage adds the parts of a village's page.
func (s *Site) styleVillage(view *styleView, v *township.Village, n *township.Notice) {
	p := &view.Village
	p.Village, p.Fresh, p.Soon = ref{v.Slug, v.Name}, view.Briefs[:1], view.Briefs[1:2]
	for _, state := range []string{"done", "overdue", "due", "late"} {
		view.Asked[0].Duties = append(view.Asked[0].Duties, owesView{Name: "财务收支", dutyCellView: dutyCellView{State: state, Path: styleSee}, Day: s.viewDay(s.config.Today), By: s.shortDay(s.config.Today, s.config.Today), When: "day", Last: s.shortDay(s.config.Today, s.config.Today)})
		if state != "done" && state != "late" {
			view.Asked[0].Duties[len(view.Asked[0].Duties)-1].Path = ""
		}
	}
	p.Overdue = view.Asked[0].Duties[1:2]
	p.Leader, p.Handler, p.Committee = known(v.Leader), known(v.Handler), known(v.Committee)
	p.Boards, p.Slip = []boardView{{v.Boards[0].Place, v.Boards[0].Size}}, view.Notice.Slip
	one := &Village{Village: v, Notices: []Notice{{Notice: n}}}
	p.Purse, p.Categories = s.viewPurse(one), s.viewCategories(one)
	p.Purse.Ledgers[0].Path = styleSee
	for i := range p.Categories {
		p.Categories[i].Path = styleSee
	}
	p.Charts = roomy(s.grantsChart([]township.GrantSum{
		{Item: "subsidies/farmland", Year: s.config.Today.Year() - 1, Sum: 1911450}, {Item: "subsidies/farmland", Year: s.config.Today.Year(), Sum: 1923950},
	}))
	for i := range 3 {
		week := s.viewWeek(v.Slug, Week{Week: township.WeekOf(s.config.Today.Add(-7 * i))})
		week.Path = styleSee
		p.Weeks = append(p.Weeks, week)
	}
	p.Week, p.Weeks, p.Guides = &p.Weeks[0], p.Weeks[1:], 6
}

// styleTownship adds the parts of the township's pages.
func (s *Site) styleTownship(view *styleView) {
	states, items := []string{"done", "overdue", "due", "late", "absent"}, []string{"财务收支", "惠农补贴", "重大事项"}
	home, open := &view.Township, &view.Disclosure
	home.More = []moreView{{"柳湾村", styleSee, 2}, {"上坪村", styleSee, 1}}
	for i, sum := range []township.Summary{
		{Slug: "liuwan", Name: "柳湾村", Groups: []string{"一组", "二组", "三组"}, Total: 27},
		{Slug: "shangping", Name: "上坪村", Groups: []string{"一组（上坪）", "二组（老屋场）"}},
	} {
		sum.Categories = []township.CategorySummary{{Category: "finance", Count: sum.Total, Latest: s.config.Today}}
		entry := s.viewEntry(sum)
		entry.Path = styleSee
		for k := range entry.Counts {
			entry.Counts[k].Path = styleSee
		}
		letter := letterOf(entry.Spelled)
		home.Groups = append(home.Groups, groupView{letter, markOf(letter), []entryView{entry}})
		home.Owed = append(home.Owed, owedView{Slug: sum.Slug, Name: sum.Name, Done: 3 - i, Due: 2, Overdue: i})
		open.Villages = append(open.Villages, entryName{sum.Slug, sum.Name, styleSee})
		for k, item := range items {
			if i == 0 {
				open.Duties = append(open.Duties, dutyView{Name: item, Day: s.viewDay(s.config.Today), By: s.shortDay(s.config.Today, s.config.Today), When: []string{"day", "last", "older"}[k]})
			}
			cell := dutyCellView{State: states[(3*i+k)%len(states)]}
			if cell.State == "done" || cell.State == "late" {
				cell.Path = styleSee
			}
			open.Duties[k].Villages = append(open.Duties[k].Villages, cell)
		}
	}
	home.Villages, home.Example = lettersFrom, exampleOf(township.Summary{Slug: "liuwan", Name: "柳湾村"})
	home.Duties = &tallyView{All: 40, Done: 31, Due: 7, Overdue: 2, Earlier: 1}
	open.Tally, open.Groups, open.Absent = home.Duties, home.Groups, []absentView{{"上坪村", "资产出租", "没有出租的资产"}}
	line := lineView{Path: styleSee, Title: view.Briefs[0].Title, From: view.Briefs[0].From, State: "open"}
	view.Subjects = []subjectView{
		{Category: "finance", Years: []yearView{{Year: "2026", Count: 12, Path: styleSee}}},
		{Category: "subsidies", Years: []yearView{{Year: "2026", Count: 1, Notices: []lineView{line}}}},
	}
	view.Guide = guideView{
		Heading: []string{"临时救助", "怎么申请"}, Summary: "突然遇上难处的，到村里说一声就可以申请。", Updated: s.viewDay(s.config.Today), Categories: []string{"social-assistance"},
		Answers: []answerView{{Key: "guide_who", Text: "家里突然遇上难处的人。"}, {Key: "guide_bring", List: []string{"身份证", "户口簿"}}},
		Phones:  view.Phones[:1], Further: view.Phones[1:2], Basis: []string{"《社会救助暂行办法》"},
		Others: []guideRef{{Path: styleSee, Title: "低保怎么申请"}},
	}
}

// lettersFrom is of how many villages the list is divided by their initials.
const lettersFrom = 17

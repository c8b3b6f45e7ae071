package content

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

const catalogueDir = "content/catalogue"

var slugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// columnTypes are the words for the types of a table's columns.
var columnTypes = map[string]township.ColumnType{
	"text": township.TextColumn, "name": township.NameColumn, "money": township.MoneyColumn,
	"count": township.CountColumn, "date": township.DayColumn,
}

// measures are the words for what a picture takes a column for.
var measures = map[string]township.Measure{"granted": township.Granted, "planned": township.Planned, "actual": township.Actual}

// readCatalogue reads content/catalogue: channels.yaml, and a file for each item in
// the folder of its category.
func (s *source) readCatalogue() *catalogue.Catalogue {
	c := &catalogue.Catalogue{Items: map[string]*catalogue.Item{}, Aliases: map[string]string{}}
	web := s.readChannels()
	for _, e := range s.list(catalogueDir) {
		dir := path.Join(catalogueDir, e.Name())
		switch {
		case !e.IsDir() && e.Name() == "channels.yaml":
		case !e.IsDir():
			s.report(finding.RuleStray, file(dir), "公开目录里用不到它。", "事项放在栏目文件夹里，如 finance/income-expense.yaml。")
		case !slices.Contains(township.Categories, e.Name()):
			s.report(finding.RuleCategory, file(dir), "没有“"+e.Name()+"”这个栏目。", didYouMean(e.Name(), township.Categories))
		default:
			for _, f := range s.list(dir) {
				name := path.Join(dir, f.Name())
				stem, ok := strings.CutSuffix(f.Name(), ".yaml")
				if f.IsDir() || !ok || !slugForm.MatchString(stem) {
					s.report(finding.RuleStray, file(name), "公开目录里用不到它。", "每个事项一个文件，名字用小写英文，如 income-expense.yaml。")
					continue
				}
				if it := s.readItem(name, e.Name(), stem, web); it != nil {
					c.Items[it.ID] = it
				}
			}
		}
	}
	for _, id := range c.IDs() {
		it := c.Items[id]
		for i, alias := range it.Aliases {
			at := it.Places[fmt.Sprintf("aliases[%d]", i)]
			if _, taken := c.Items[alias]; taken || c.Aliases[alias] != "" {
				s.report(finding.RuleCatalogue, at, "旧名“"+alias+"”已经有事项在用。", "换一个，或删去这一项。")
				continue
			}
			c.Aliases[alias] = id
		}
	}
	return c
}

// readChannels reads the closed list of channels: its names, and which are on the web.
func (s *source) readChannels() map[string]bool {
	name := path.Join(catalogueDir, "channels.yaml")
	web := map[string]bool{}
	o := s.document(name)
	if o == nil {
		return nil
	}
	for _, c := range o.objects("channels", "{name: 政府网站, web: true}") {
		channel := c.need("name", "政府网站")
		if _, twice := web[channel]; twice {
			c.wrong(finding.RuleCatalogue, "name", "“"+channel+"”写了两次。", "只留一行。")
		}
		web[channel] = c.flag("web")
		if !c.has("web") {
			c.missing("web", "true（网上公开）或 false")
		}
		c.finish()
	}
	o.finish()
	return web
}

func (s *source) readItem(name, category, stem string, web map[string]bool) *catalogue.Item {
	o := s.document(name)
	if o == nil {
		return nil
	}
	it := &catalogue.Item{
		ID: category + "/" + stem, Category: category, Path: name, Places: o.places,
		Name:      o.need("name", "财务收支"),
		Field:     o.need("field", "村级事务"),
		Level1:    o.need("level1", "村级财务"),
		Level2:    o.need("level2", "财务收支"),
		Elements:  o.texts("elements"),
		Basis:     o.texts("basis"),
		Publisher: o.texts("publisher"),
		Channels:  o.texts("channels"),
		Audience:  o.choice("audience", "全社会", "特定群体"),
		Mode:      o.choice("mode", "主动", "依申请"),
		Levels:    o.texts("levels"),
		Aliases:   o.texts("aliases"),
		Example:   o.line("example"),
		Excluded:  o.line("not_applicable"),
		Ledger:    o.flag("ledger"),
		Informs:   o.choice("objections", "asked", "none") == "none",
	}
	if len(it.Channels) == 0 {
		o.missing("channels", "[村公示栏]")
	}
	for i, channel := range it.Channels {
		onWeb, known := web[channel]
		if !known && web != nil {
			o.wrong(finding.RuleCatalogue, fmt.Sprintf("channels[%d]", i), "channels.yaml 里没有“"+channel+"”。", didYouMean(channel, slices.Sorted(maps.Keys(web))))
		}
		it.Web = it.Web || onWeb
	}
	it.Posting = o.length("posting")
	if over := o.object("period_over"); over != nil {
		over.choice("names", "removed")
		it.Clear, it.ClearUnit = over.need("count", "户数"), over.line("unit")
		over.finish()
	}
	it.ResultWithin = o.length("result_within")
	it.Limit = readLimit(o.object("limit"))
	for _, t := range o.objects("tables", "{kind: subsidy-list, columns: [...]}") {
		it.Tables = append(it.Tables, readForm(t, it))
	}
	o.finish()
	return it
}

// length reads the length of a period.
func (o *object) length(key string) township.Length {
	s := o.line(key)
	if s == "" {
		return township.Length{}
	}
	l, err := township.ParseLength(s)
	if err != nil {
		o.wrong(finding.RulePeriod, key, "“"+s+"”不是期限的写法。", "写成 7天、7个工作日、1个月、1年 或 长期。")
	}
	return l
}

var limitUnits = map[string]township.LengthUnit{"workday": township.Workdays, "day": township.Days, "hour": township.Hours}

func readLimit(o *object) catalogue.Limit {
	if o == nil {
		return catalogue.Limit{}
	}
	l := catalogue.Limit{
		After: o.choice("after", "formed", "changed", "made", "obtained", "allocated", "decided", "quarter-end", "month-end"),
		Every: o.choice("every", "month", "quarter", "year", "at-once", "other"),
		Text:  o.line("text"),
	}
	if o.has("after") == o.has("every") {
		o.src.report(finding.RuleCatalogue, o.at, "期限要写 after 或 every，只写一个。", "如 {after: formed, n: 20, unit: workday} 或 {every: quarter, day: 20}。")
	}
	l.N = o.integer("n", 1, 366)
	if unit := o.choice("unit", "workday", "day", "hour"); unit != "" {
		l.Unit = limitUnits[unit]
	}
	if o.has("after") && (l.N == 0 || l.Unit == township.NoLength) {
		o.src.report(finding.RuleCatalogue, o.at, "after 要有天数和单位。", "如 {after: formed, n: 20, unit: workday}。")
	}
	l.Month = o.integer("month", 1, 12)
	l.Day = o.integer("day", 1, 31)
	o.finish()
	return l
}

func readForm(o *object, it *catalogue.Item) catalogue.TableForm {
	f := catalogue.TableForm{Kind: o.need("kind", "subsidy-list"), Title: o.line("title"), Optional: map[string]bool{}, Masks: map[string]string{}}
	if f.Kind == township.Ledger || it.Form(f.Kind) != nil {
		o.wrong(finding.RuleCatalogue, "kind", "表格种类“"+f.Kind+"”已经有了。", "换一个名字。")
	}
	for _, c := range o.objects("columns", "{name: 户主, type: name}") {
		col := township.Column{Name: ColumnName(c.need("name", "户主")), Type: columnTypes[c.choice("type", "text", "name", "money", "count", "date")], Total: c.flag("total")}
		if col.Total && col.Type != township.MoneyColumn && col.Type != township.CountColumn {
			c.wrong(finding.RuleCatalogue, "total", "只有金额和数量能合计。", "删去 total，或把 type 改成 money、count。")
			col.Total = false
		}
		if col.Unit = c.line("unit"); col.Unit != "" && col.Type != township.CountColumn {
			c.wrong(finding.RuleCatalogue, "unit", "只有数量有单位，金额都是元。", "删去 unit，或把 type 改成 count。")
			col.Unit = ""
		}
		if mask := c.choice("mask", "name", "phone", "id"); mask != "" {
			f.Masks[col.Name] = mask
		}
		if measure := c.choice("measure", "granted", "planned", "actual"); measure != "" && col.Type != township.MoneyColumn {
			c.wrong(finding.RuleCatalogue, "measure", "只有金额能画成图。", "删去 measure，或把 type 改成 money。")
		} else {
			col.Measure = measures[measure]
		}
		f.Optional[col.Name] = c.flag("optional")
		c.finish()
		f.Columns = append(f.Columns, col)
	}
	if len(f.Columns) == 0 {
		o.missing("columns", "[{name: 户主, type: name}]")
	}
	o.finish()
	return f
}

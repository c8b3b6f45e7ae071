package sheet

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/township"
)

var out = flag.String("out", "", "folder to write the sheets of the tests to, to be looked at")

// keep writes a sheet to the folder of -out.
func keep(t *testing.T, name string, p PDF) {
	t.Helper()
	if *out == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*out, name+".pdf"), p.Data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func words(t testing.TB, language string) Words {
	t.Helper()
	data, err := os.ReadFile("../../../themes/noticeboard/sheet/" + language + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	w := Words{}
	if err := ParseWords(data, w); err != nil {
		t.Fatal(err)
	}
	return w
}

func maker(t testing.TB) *Maker {
	t.Helper()
	m, err := New(words(t, "zh-CN"), township.Fonts{})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func day(s string) township.Day {
	d, err := township.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func sampleTownship() (*township.Township, *township.Village) {
	v := &township.Village{
		Slug: "shiqiao", Name: "石桥村", Code: "149999101201",
		Leader:    township.Contact{Name: "周*国", Role: "村委会主任", Phone: "0999-5550201"},
		Handler:   township.Contact{Name: "李*华", Role: "村文书", Phone: "0999-5550202"},
		Committee: township.Contact{Name: "王*", Role: "", Phone: "0999-5550203"},
	}
	return &township.Township{
		Name: "禾溪镇", County: "青禾县", Base: "https://hexi.example/", Demonstration: true,
		Contacts: []township.Contact{{Name: "禾溪镇党政办公室", Role: "综合协调、政务公开", Phone: "0999-5550101"}},
		Supervision: []township.Contact{
			{Name: "禾溪镇纪委", Role: "受理举报", Phone: "0999-5550110"},
			{Name: "青禾县民政局", Role: "社会救助监督", Phone: "0999-5550210"},
			{Name: "政务服务便民热线", Role: "各类咨询投诉", Phone: "12345"},
		},
		Villages: []*township.Village{v},
	}, v
}

// ledger makes a ledger of n rows.
func ledger(n int) *township.Table {
	t := &township.Table{Name: "收支明细", Kind: township.Ledger, Opening: 7612340, Columns: []township.Column{
		{Name: township.LedgerDate, Type: township.DayColumn}, {Name: township.LedgerVoucher},
		{Name: township.LedgerText}, {Name: township.LedgerIncome, Type: township.MoneyColumn},
		{Name: township.LedgerExpense, Type: township.MoneyColumn}, {Name: township.LedgerBalance, Type: township.MoneyColumn},
		{Name: township.LedgerHandler, Type: township.NameColumn}, {Name: township.LedgerNote},
	}}
	texts := []string{"集体林地承包费", "村道路灯电费（7—9月）", "老年活动室维修材料款", "上级拨付村级组织运转经费", "保洁员工资3人×2个月"}
	balance := t.Opening
	for i := range n {
		row := make([]township.Cell, 8)
		row[0] = township.Cell{Text: "2026-07-01", Given: true, Day: day("2026-07-01").Add(i * 90 / n)}
		row[1] = township.Cell{Text: "记-" + strconv.Itoa(i+1)}
		row[2] = township.Cell{Text: texts[i%len(texts)]}
		amount := township.Fen(12345 + 1111*int64(i))
		at := 4
		if i%5 == 0 || i%5 == 3 {
			at = 3
			balance += amount * 3
			amount *= 3
		} else {
			balance -= amount
		}
		row[at] = township.Cell{Text: amount.String(), Given: true, Value: int64(amount)}
		row[5] = township.Cell{Text: balance.String(), Given: true, Value: int64(balance)}
		row[6] = township.Cell{Text: "李*华"}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func sampleNotice() *township.Notice {
	return &township.Notice{
		ID: "7k3m9q", Title: "石桥村2026年第三季度财务收支情况公示", Category: "finance", Item: "finance/income-expense",
		Date: day("2026-10-12"), Period: township.Period{From: day("2026-10-15")}, LastDay: day("2026-10-23"),
		Length:   township.Length{N: 7, Unit: township.Workdays},
		Summary:  "三季度收入4.2万元，支出3.1万元，结余8.7万元；最大的一笔支出是修老年活动室。",
		Tables:   []*township.Table{ledger(6)},
		Reviewed: &township.Review{By: "村务监督委员会", Date: day("2026-10-13")},
	}
}

// text is a paragraph of plain text.
func text(s string) markup.Block {
	return markup.Block{Kind: markup.Paragraph, Inlines: []markup.Inline{{Kind: markup.Text, Text: s}}}
}

func heading(level int, s string) markup.Block {
	return markup.Block{Kind: markup.Heading, Level: level, Inlines: []markup.Inline{{Kind: markup.Text, Text: s}}}
}

const prose = "根据《农村集体经济组织财务公开规定》（农经发〔2011〕13号）和《村务公开制度》，现将2026年7月1日至2026年9月30日的收支情况逐项逐笔公布如下，请大家监督。"

func richBody() *markup.Document {
	return &markup.Document{Blocks: []markup.Block{
		text(prose),
		heading(2, "一、收入"),
		text("本季度收入共4笔，合计42,310.50元。其中：集体林地承包费13,500.00元；上级拨付“村级组织运转经费”——由镇财政所直接划入……详见下表。"),
		heading(3, "（一）大额收入"),
		{Kind: markup.Paragraph, Inlines: []markup.Inline{
			{Kind: markup.Text, Text: "承包人𬭎某、𫖮某、㛃某、䶮某已付清。"},
			{Kind: markup.Strong, Inlines: []markup.Inline{{Kind: markup.Text, Text: "注意："}}},
			{Kind: markup.Text, Text: "合同见"},
			{Kind: markup.Link, URL: "https://hexi.example/shiqiao/policies/forest-contract?year=2026&page=2", Inlines: []markup.Inline{{Kind: markup.Text, Text: "合同原文"}}},
			{Kind: markup.Text, Text: "。办公时间8:00~12:00、14:00~17:00，电话138 0000 1234。"},
		}},
		{Kind: markup.List, Ordered: true, Start: 1, Items: []markup.Item{
			{Blocks: []markup.Block{text("收入由村文书登记，当天存入村集体账户，不坐支、不外借；每月5日前报镇财政所代管中心记账。")}},
			{Blocks: []markup.Block{text("支出两人经手。"), {Kind: markup.List, Items: []markup.Item{
				{Blocks: []markup.Block{text("500元以下：村委会主任审批。")}},
				{Task: true, Done: true, Blocks: []markup.Block{text("500元以上：村务监督委员会会签。")}},
			}}}},
		}},
		{Kind: markup.Placed, Text: "收支明细"},
		heading(2, "二、支出"),
		{Kind: markup.Quote, Blocks: []markup.Block{text("凡是不合规定的支出，一律不得入账。")}},
		{Kind: markup.PlainTable, Head: [][]markup.Inline{{{Text: "项目"}}, {{Text: "计划（元）"}}, {{Text: "实际（元）"}}}, Align: []markup.Align{markup.AlignDefault, markup.AlignRight, markup.AlignRight},
			Rows: [][][]markup.Inline{
				{{{Text: "路灯电费"}}, {{Text: "3,000.00"}}, {{Text: "2,871.11"}}},
				{{{Text: "活动室维修"}}, {{Text: "12,000.00"}}, {{Text: "11,999.90"}}},
			}},
		{Kind: markup.Figure, URL: "photo.jpg", Text: "维修后的老年活动室"},
		text("网址很长的时候也要能够换行：https://hexi.example/shiqiao/very-long-path-without-any-break-at-all-0123456789/and-more/abcdefghijklmnopqrstuvwxyz。"),
	}}
}

func photo(t testing.TB) Picture {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 640, 400))
	for y := range 400 {
		for x := range 640 {
			img.Set(x, y, color.RGBA{uint8(x / 3), uint8(y / 2), 120, 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return Picture{Data: b.Bytes(), Format: "jpeg", Width: 640, Height: 400}
}

func sample(t testing.TB) Notice {
	tw, v := sampleTownship()
	return Notice{Township: tw, Village: v, Notice: sampleNotice(), Item: "财务收支情况",
		Doc: &markup.Document{Blocks: []markup.Block{text(prose)}}, Pictures: map[string]Picture{"photo.jpg": photo(t)}}
}

func weekNotices() []*township.Notice {
	var all []*township.Notice
	for i, c := range []string{"finance", "subsidies", "subsidies", "social-assistance", "village-affairs", "elderly-care", "rural-revitalisation"} {
		n := sampleNotice()
		n.ID = "7k3m9" + strconv.Itoa(i)
		n.Category = c
		switch i {
		case 1:
			n.LastDay = day("2026-10-18")
			n.Title = "2026年耕地地力保护补贴发放名单公示"
		case 2:
			n.LastDay = township.Day{}
		case 3:
			n.Audience = township.BoardOnly
			n.Title = "最低生活保障初审名单公示"
		case 4:
			n.LastDay = day("2026-10-16")
		case 5:
			n.Withdrawn = &township.Withdrawal{Date: day("2026-10-17"), Reason: "名单有误"}
		case 6:
			n.Period.From = day("2026-10-20")
		}
		all = append(all, n)
	}
	return all
}

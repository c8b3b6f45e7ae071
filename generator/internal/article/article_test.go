package article

import (
	"bytes"
	"encoding/base64"
	"errors"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"golang.org/x/net/html"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/township"
)

var out = flag.String("out", "", "folder to write the articles of the tests to, to be looked at")

func keep(t *testing.T, name string, data []byte) {
	t.Helper()
	if *out == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*out, name+".html"), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func words(t *testing.T) sheet.Words {
	t.Helper()
	data, err := os.ReadFile("../../../themes/noticeboard/sheet/zh-CN.yaml")
	if err != nil {
		t.Fatal(err)
	}
	w := sheet.Words{}
	if err := sheet.ParseWords(data, w); err != nil {
		t.Fatal(err)
	}
	return w
}

func day(s string) township.Day {
	d, err := township.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

const source = `根据《村务公开制度》，现将收支情况公布如下。**注意：**合同见[合同原文](https://hexi.example/contract?a=1&b=2)，
电话 0999-5550202；甲 < 乙 & "丙" 。

## 一、收入

1. 收入由村文书登记。
   - 每月报账。
   - [x] 已核对。
2. 支出两人经手。

> 不合规定的支出，一律不得入账。

{{< table 收支明细 >}}

### （一）计划

| 项目 | 计划（元） |
| --- | ---: |
| 路灯 | 3,000.00 |

![维修后的活动室](photo.png)

    缩进的一段[^1]

[打电话](tel:0999-5550202)，[看附件](plan.pdf)，[看上面](#s-1)。

[^1]: 承包费见**公告**。

---
`

func sample(t *testing.T) sheet.Notice {
	t.Helper()
	doc, problems := markup.Parse(source, 1)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var photo bytes.Buffer
	if err := png.Encode(&photo, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	v := &township.Village{Slug: "shiqiao", Name: "石桥村",
		Leader:  township.Contact{Name: "周*国", Role: "村委会主任", Phone: "0999-5550201"},
		Handler: township.Contact{Name: "李*华", Role: "村文书", Phone: "0999-5550202"},
	}
	tw := &township.Township{Name: "禾溪镇", Base: "https://hexi.example/", Demonstration: true, Villages: []*township.Village{v},
		Supervision: []township.Contact{{Name: "政务服务便民热线", Phone: "12345"}}}
	ledger := &township.Table{Name: "收支明细", Kind: township.Ledger, Opening: 7612340, Columns: []township.Column{
		{Name: township.LedgerDate, Type: township.DayColumn}, {Name: township.LedgerVoucher}, {Name: township.LedgerText},
		{Name: township.LedgerIncome, Type: township.MoneyColumn}, {Name: township.LedgerExpense, Type: township.MoneyColumn},
		{Name: township.LedgerBalance, Type: township.MoneyColumn}, {Name: township.LedgerHandler, Type: township.NameColumn}}}
	for _, text := range []string{"林地<承包>费", "路灯电费"} {
		row := make([]township.Cell, len(ledger.Columns))
		row[0] = township.Cell{Text: "2026-07-01", Given: true, Day: day("2026-07-01")}
		row[1].Text, row[2].Text, row[6].Text = "记-1", text, "李*华"
		row[3] = township.Cell{Text: "1350000.00", Given: true, Value: 135000000}
		ledger.Rows = append(ledger.Rows, row)
	}
	n := &township.Notice{ID: "7k3m9q", Title: "石桥村“三资”<财务>收支公示", Category: "finance", Date: day("2026-10-12"),
		Period: township.Period{From: day("2026-10-15")}, LastDay: day("2026-10-23"), Summary: "收入4.2万元 & 支出3.1万元。",
		Tables: []*township.Table{ledger}, Reviewed: &township.Review{By: "村务监督委员会", Date: day("2026-10-13")},
		Files: []*township.Attachment{{File: "photo.png"}, {File: "plan.pdf", Title: "方案"}}}
	return sheet.Notice{Township: tw, Village: v, Notice: n, Item: "财务收支", Doc: doc,
		Pictures: map[string]sheet.Picture{"photo.png": {Data: photo.Bytes(), Format: "png", Width: 40, Height: 30}}}
}

// check reads an article: nothing in it but elements with styles of their own, nothing
// that is fetched. It gives the texts.
func check(t *testing.T, data []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	allowed := " html head meta title body section p h1 h2 h3 h4 h5 ul ol li strong span sup br hr img blockquote pre table thead tbody tr th td "
	var texts []string
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch n.Type {
		case html.TextNode:
			texts = append(texts, n.Data)
		case html.ElementNode:
			if !strings.Contains(allowed, " "+n.Data+" ") {
				t.Errorf("there is an element %s", n.Data)
			}
			for _, a := range n.Attr {
				switch {
				case a.Key == "src" && strings.HasPrefix(a.Val, "data:image/"):
				case a.Key == "style" && !strings.Contains(a.Val, "url") && !strings.Contains(a.Val, ";;"):
				case strings.Contains(" alt scope colspan start lang charset name content ", " "+a.Key+" "):
				default:
					t.Errorf("<%s> has %s=%.40q", n.Data, a.Key, a.Val)
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return strings.Join(texts, "")
}

// codeIn reads the last picture of an article as a code.
func codeIn(t *testing.T, data []byte) string {
	t.Helper()
	text := string(data)
	_, text, ok := strings.Cut(text[strings.LastIndex(text, "<img"):], "base64,")
	if !ok {
		t.Fatal("there is no code")
	}
	raw, err := base64.StdEncoding.DecodeString(text[:strings.IndexByte(text, '"')])
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
	if err != nil {
		t.Fatal(err)
	}
	result, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil {
		t.Fatal(err)
	}
	return result.GetText()
}

func TestNotice(t *testing.T) {
	in := sample(t)
	data, err := Notice(words(t), in)
	if err != nil {
		t.Fatal(err)
	}
	keep(t, "notice", data)
	text := check(t, data)
	for _, want := range []string{
		"演示数据", "禾溪镇石桥村", "事项：财务收支", "石桥村“三资”<财务>收支公示", "收入4.2万元 & 支出3.1万元。",
		"公示时间：2026年10月15日至2026年10月23日24时止", "有不同意见：", "0999-5550201", "12345",
		`甲 < 乙 & "丙"`, "合同原文（https://hexi.example/contract?a=1&b=2）", "☑ 已核对。", "林地<承包>费", "1,350,000.00", "2,700,000.00",
		"期初余额", "76,123.40", "期末余额", "2,776,123.40", "3,000.00", "维修后的活动室", "1. 方案", "审核：村务监督委员会，2026年10月13日",
		"石桥村村民委员会", "2026年10月12日", "打电话（0999-5550202）", "看附件（https://hexi.example/shiqiao/7k3m9q/plan.pdf）", "看上面。",
		"扫码看原文", "https://hexi.example/shiqiao/7k3m9q/", "左右滑动", "缩进的一段[1]", "[1] 承包费见公告。",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the article does not say %q", want)
		}
	}
	if strings.Count(text, "期初余额") != 1 {
		t.Error("the table that the body places stands there twice")
	}
	if !bytes.Contains(data, []byte(`white-space:nowrap">记-1</td>`)) {
		t.Error("the number of a voucher may be divided")
	}
	if got, want := codeIn(t, data), in.Township.PrintedAddress("shiqiao", in.Notice); got != want {
		t.Errorf("the code says %q, want %q", got, want)
	}
	again, err := Notice(words(t), in)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("the same notice gives other bytes (%v)", err)
	}
}

func TestWithdrawnNoticeSaysNothingElse(t *testing.T) {
	in := sample(t)
	in.Notice.Withdrawn = &township.Withdrawal{Date: day("2026-10-20"), Reason: "金额写错"}
	data, err := Notice(words(t), in)
	if err != nil {
		t.Fatal(err)
	}
	keep(t, "withdrawn", data)
	text := check(t, data)
	if !strings.Contains(text, "撤回原因：金额写错") || strings.Contains(text, "收支情况公布") || strings.Contains(text, "76,123.40") || strings.Contains(text, "4.2万元") {
		t.Errorf("it says %s", text)
	}
}

func TestWeek(t *testing.T) {
	in := sample(t)
	second := *in.Notice
	second.ID, second.Title, second.Category, second.LastDay = "8k3m9q", "补贴名单公示", "subsidies", day("2026-10-18")
	week := sheet.Week{Township: in.Township, Village: in.Village, Week: township.Week{Year: 2026, Number: 42}, Today: day("2026-10-18"), Notices: []*township.Notice{in.Notice, &second}}
	data, err := Week(words(t), week)
	if err != nil {
		t.Fatal(err)
	}
	keep(t, "week", data)
	text := check(t, data)
	for _, want := range []string{"石桥村村务公开每周公示单", "2026年第42周", "共2份公示", "村级财务", "还有5天", "惠农政策", "补贴名单公示", "今天是最后一天", "https://hexi.example/shiqiao/"} {
		if !strings.Contains(text, want) {
			t.Errorf("the article does not say %q", want)
		}
	}
	if got := codeIn(t, data); got != "https://hexi.example/shiqiao/" {
		t.Errorf("the code says %q", got)
	}
	week.Notices = nil
	if data, err = Week(words(t), week); err != nil || !strings.Contains(check(t, data), "本周没有新的公示") {
		t.Errorf("a quiet week does not say so (%v)", err)
	}
}

// What is for the board alone is in no article.
func TestBoardOnly(t *testing.T) {
	in := sample(t)
	in.Notice.Audience = township.BoardOnly
	if data, err := Notice(words(t), in); !errors.Is(err, sheet.ErrBoardOnly) || data != nil {
		t.Errorf("a notice for the board: %v, %d bytes", err, len(data))
	}
	week := sheet.Week{Township: in.Township, Village: in.Village, Week: township.Week{Year: 2026, Number: 42}, Today: day("2026-10-18"), Notices: []*township.Notice{in.Notice}}
	if data, err := Week(words(t), week); !errors.Is(err, sheet.ErrBoardOnly) || data != nil {
		t.Errorf("a week with one: %v, %d bytes", err, len(data))
	}
}

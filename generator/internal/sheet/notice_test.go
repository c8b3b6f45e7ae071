package sheet

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"testing"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/pdf/readback"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/township"
)

// A sheet is a finished sheet, read back.
type sheet struct {
	PDF
	pages []readback.Page
	root  *readback.Element
}

func read(t testing.TB, p PDF, err error) sheet {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	f, err := readback.Open(p.Data)
	if err != nil {
		t.Fatal(err)
	}
	s := sheet{PDF: p}
	if s.pages, err = f.Pages(); err != nil {
		t.Fatal(err)
	}
	if s.root, err = f.Structure(s.pages); err != nil {
		t.Fatal(err)
	}
	if len(s.pages) != p.Pages {
		t.Errorf("%d pages, said to be %d", len(s.pages), p.Pages)
	}
	s.inside(t)
	return s
}

// inside checks that nothing is printed outside the paper's margins of 15 mm and
// that no two lines of text lie over each other.
func (s sheet) inside(t testing.TB) {
	t.Helper()
	const margin = 15 * 72 / 25.4
	for n, p := range s.pages {
		for i, r := range p.Runs {
			if r.X < margin || r.X+r.Width > p.Width-margin || r.Y-r.Size < margin || r.Y > p.Height-margin {
				t.Errorf("page %d: %q is outside the page: %v, %v, %v wide", n+1, r.Text, r.X, r.Y, r.Width)
			}
			for _, q := range p.Runs[:i] {
				// The blank half of a mark at the end of a run may be taken away.
				if r, q := shorter(r), shorter(q); r.Y-q.Y < 0.6*min(r.Size, q.Size) && q.Y-r.Y < 0.6*min(r.Size, q.Size) && r.X < q.X+q.Width-1.5 && q.X < r.X+r.Width-1.5 {
					t.Errorf("page %d: %q lies over %q", n+1, r.Text, q.Text)
				}
			}
		}
	}
}

func shorter(r readback.Run) readback.Run {
	if strings.ContainsAny(r.Text[max(len(r.Text)-4, 0):], "，。、：；）》”！？") {
		r.Width -= r.Size / 2
	}
	return r
}

func (s sheet) text() string {
	var b strings.Builder
	for i := range s.pages {
		b.WriteString(s.pages[i].Text())
	}
	return b.String()
}

func (s sheet) says(t testing.TB, wants ...string) {
	t.Helper()
	text := s.text()
	for _, w := range wants {
		if !strings.Contains(text, w) {
			t.Errorf("the sheet does not say %q", w)
		}
	}
}

func (s sheet) never(t testing.TB, nots ...string) {
	t.Helper()
	text := s.text()
	for _, w := range nots {
		if strings.Contains(text, w) {
			t.Errorf("the sheet says %q", w)
		}
	}
}

// holds checks that the symbols of the sheet are those of the addresses, large
// enough, with nothing printed in their quiet zones.
func (s sheet) holds(t testing.TB, millimetres float64, addresses ...string) {
	t.Helper()
	n := 0
	for i := range s.pages {
		p := &s.pages[i]
		for _, symbol := range p.Symbols {
			if n == len(addresses) {
				t.Fatalf("more than %d codes", n)
			}
			want, err := qr.Encode(addresses[n], qr.Printed)
			if err != nil {
				t.Fatal(err)
			}
			for y, row := range symbol.Rows {
				for x, c := range row {
					if (c == '#') != want.Dark(x, y) {
						t.Fatalf("code %d is not that of %s", n, addresses[n])
					}
				}
			}
			side := symbol.Module * float64(want.Size)
			if len(symbol.Rows) != want.Size || side < millimetres*72/25.4-0.1 {
				t.Errorf("code %d: %d modules on %v points", n, len(symbol.Rows), side)
			}
			quiet := 4 * symbol.Module
			for _, r := range p.Runs {
				if r.X < symbol.X+side+quiet && r.X+r.Width > symbol.X-quiet && r.Y-0.8*r.Size < symbol.Y+side+quiet && r.Y > symbol.Y-quiet {
					t.Errorf("%q is in the quiet zone of code %d", r.Text, n)
				}
			}
			for _, b := range p.Boxes {
				if b.X < symbol.X+side+quiet && b.X+b.W > symbol.X-quiet && b.Y < symbol.Y+side+quiet && b.Y+b.H > symbol.Y-quiet {
					t.Errorf("a rule is in the quiet zone of code %d", n)
				}
			}
			n++
		}
	}
	if n != len(addresses) {
		t.Errorf("%d codes, want %d", n, len(addresses))
	}
}

func TestNotice(t *testing.T) {
	in := sample(t)
	in.Notice.Tables[0].Rows = in.Notice.Tables[0].Rows[:2]
	p, err := maker(t).Notice(in)
	keep(t, "one", p)
	s := read(t, p, err)
	s.says(t, "演示数据：人物、事项均为虚构", "各位村民：", "一句话说明白", in.Notice.Summary[:30], "农经发〔2011〕13号",
		"公示时间：2026年10月15日至2026年10月23日24时止（7个工作日）", "有不同意见：请在2026年10月23日24时前", "审核：村务监督委员会，2026年10月13日",
		"李*华（村文书）0999-5550202", "王*（村务监督委员会）0999-5550203", "12345", "石桥村村民委员会2026年10月12日",
		"扫码看原文、查更正", "https://hexi.example/shiqiao/7k3m9q/", "编号 7k3m9q", "版本 "+in.Notice.Version(), "— 1 —", "禾溪镇石桥村　村级财务", "事项：财务收支情况")
	s.holds(t, 36, in.Township.PrintedAddress("shiqiao", in.Notice))
	if h := s.root.All("H1"); len(h) != 1 || h[0].Says() != in.Notice.Title {
		t.Errorf("titles %v", h)
	}
	if f := s.root.All("Figure"); len(f) != 1 || !strings.Contains(f[0].Alt, "https://hexi.example/shiqiao/7k3m9q/#v-") {
		t.Errorf("figures %v", f)
	}
	if s.Missing != nil {
		t.Errorf("missing %q", s.Missing)
	}
	in.Notice.Contact = township.Contact{Name: "赵*", Role: "会计"}
	in.Village.Handler.Phone = in.Village.Leader.Phone
	in.Township.Demonstration = false
	p, err = maker(t).Notice(in)
	s = read(t, p, err)
	s.never(t, "演示数据", "周*国")
	s.says(t, "赵*（会计）", "李*华（村文书）0999-5550201")
}

func TestShortNoticeIsOnePage(t *testing.T) {
	in := sample(t)
	in.Notice.Tables = nil
	in.Notice.Title = "关于召开第三季度村民代表会议的通知"
	p, err := maker(t).Notice(in)
	keep(t, "short", p)
	if s := read(t, p, err); s.Pages != 1 || len(s.Data) > 100_000 {
		t.Errorf("%d pages, %d bytes; want 1 page of at most 100,000", s.Pages, len(s.Data))
	}
}

func TestBodyOfAllKinds(t *testing.T) {
	in := sample(t)
	in.Doc = richBody()
	in.Notice.Files = []*township.Attachment{{File: "photo.jpg"}, {File: "contract.pdf", Title: "承包合同（扫描件）"}}
	p, err := maker(t).Notice(in)
	keep(t, "rich", p)
	s := read(t, p, err)
	s.says(t, "𬭎某、𫖮某、㛃某、䶮某", "合同原文[1]。办公时间", "[1]https://hexi.example/shiqiao/policies/forest-contract?year=2026&page=2", "☑", "1.", "8:00~12:00、14:00~17:00",
		"附件（扫码在网页上看）", "1. 承包合同（扫描件）", "维修后的老年活动室", "abcdefghijklmnopqrstuvwxyz")
	s.never(t, "photo.jpg")
	var tables []string
	for _, e := range s.root.All("Table") {
		tables = append(tables, e.Says())
	}
	if len(tables) != 2 || !strings.HasPrefix(tables[0], "收支明细") || !strings.HasPrefix(tables[1], "项目") {
		t.Errorf("tables %q", tables)
	}
	var headings []string
	for _, kind := range []string{"H2", "H3"} {
		for _, e := range s.root.All(kind) {
			headings = append(headings, kind+e.Says())
		}
	}
	if got := strings.Join(headings, "|"); got != "H2一、收入|H2二、支出|H3（一）大额收入" {
		t.Errorf("headings %s", got)
	}
	if n := len(s.root.All("LI")); n != 5+len((&layout{words: words(t, "zh-CN")}).people(in))+1 {
		t.Errorf("%d items of lists", n)
	}
	pictures := 0
	for _, page := range s.pages {
		pictures += page.Pictures
	}
	if pictures != 1 {
		t.Errorf("%d pictures, want 1", pictures)
	}
	delete(in.Pictures, "photo.jpg")
	p, err = maker(t).Notice(in)
	read(t, p, err).says(t, "图：维修后的老年活动室")
	in.Pictures = map[string]Picture{"photo.jpg": {Data: []byte("no picture"), Format: "png"}}
	if _, err := maker(t).Notice(in); err == nil || !strings.Contains(err.Error(), "photo.jpg") {
		t.Errorf("a damaged picture: %v", err)
	}
}

func TestBoardOnlyNoticeKeepsItsAddressToItself(t *testing.T) {
	in := sample(t)
	in.Notice.Audience = township.BoardOnly
	in.Notice.Files = []*township.Attachment{{File: "list.xlsx"}}
	p, err := maker(t).Notice(in)
	keep(t, "board", p)
	s := read(t, p, err)
	s.says(t, "本公示只在公示栏张贴，不上网", "扫码看本村其他公开", "https://hexi.example/shiqiao/", "附件")
	s.never(t, "扫码看原文", "shiqiao/7k3m9q", "扫码在网页上看", "#b")
	s.holds(t, 36, "https://hexi.example/shiqiao/#b")
}

func TestWithdrawnNoticeSaysWhyAndNothingElse(t *testing.T) {
	in := sample(t)
	in.Notice.Withdrawn = &township.Withdrawal{Date: day("2026-10-20"), Reason: "第3笔支出的金额写错，更正后重新公示。"}
	p, err := maker(t).Notice(in)
	keep(t, "withdrawn", p)
	s := read(t, p, err)
	s.says(t, "已撤回", "这份公示已于2026年10月20日撤回", "第3笔支出的金额写错", in.Notice.Title, "石桥村村民委员会")
	s.never(t, "集体林地", "逐项逐笔", "三季度收入4.2万元", "公示时间", "收支明细")
	if len(s.root.All("Table")) != 0 {
		t.Error("the table is still there")
	}
}

func TestPeriods(t *testing.T) {
	m := maker(t)
	for _, c := range []struct {
		length township.Length
		last   township.Day
		want   string
	}{
		{township.Length{N: 7, Unit: township.Days}, day("2026-10-22"), "2026年10月15日至2026年10月22日24时止（7天）"},
		{township.Length{N: 7, Unit: township.Workdays}, day("2026-10-26"), "2026年10月15日至2026年10月26日24时止（7个工作日）"},
		{township.Length{}, day("2026-11-03"), "2026年10月15日至2026年11月3日24时止"},
		{township.Length{Unit: township.LongTerm}, township.Day{}, "2026年10月15日起，长期公示"},
	} {
		in := sample(t)
		in.Notice.Length, in.Notice.LastDay = c.length, c.last
		p, err := m.Notice(in)
		s := read(t, p, err)
		s.says(t, "公示时间："+c.want)
		if c.last.IsZero() {
			s.says(t, "随时可以")
		}
		if c.length.IsZero() {
			s.never(t, "24时止（")
		}
	}
}

func TestCorrectionsNameNoNoticeOfTheBoard(t *testing.T) {
	m := maker(t)
	in := sample(t)
	other := sampleNotice()
	other.ID, other.Title = "4h2n8p", "石桥村低保初审名单公示"
	in.Village.Notices = []*township.Notice{in.Notice, other}
	in.Notice.Corrects = other.ID
	p, err := m.Notice(in)
	read(t, p, err).says(t, "本公示更正《石桥村低保初审名单公示》（编号4h2n8p）。")
	other.Audience = township.BoardOnly
	p, err = m.Notice(in)
	s := read(t, p, err)
	s.never(t, "低保初审名单", "4h2n8p", "本公示更正")
	in.Notice.Corrects, in.Notice.Follows, in.Notice.Corrected = "", other.ID, "9z8y7x"
	p, err = m.Notice(in)
	s = read(t, p, err)
	s.never(t, "低保初审名单", "4h2n8p")
	s.says(t, "请以编号9z8y7x的公示为准")
}

func TestMissingCharacters(t *testing.T) {
	in := sample(t)
	in.Doc = &markup.Document{Blocks: []markup.Block{text("村民𱍊某、龑某😀公示")}}
	p, err := maker(t).Notice(in)
	s := read(t, p, err)
	if !slices.Equal(s.Missing, []rune{'😀', '𱍊'}) {
		t.Errorf("missing %q", string(s.Missing))
	}
	// The paper shows 〓; who copies the text gets what was written.
	s.says(t, "村民𱍊某、龑某😀公示")
}

func TestSameBytes(t *testing.T) {
	m := maker(t)
	in := sample(t)
	in.Doc = richBody()
	want, err := m.Notice(in)
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for i := range 6 {
		wait.Go(func() {
			mine := m
			if i%2 == 1 {
				mine = maker(t)
			}
			got, err := mine.Notice(in)
			if err != nil || !bytes.Equal(got.Data, want.Data) {
				t.Errorf("another run gives other bytes (%v)", err)
			}
		})
	}
	wait.Wait()
}

func TestBareNotice(t *testing.T) {
	tw := &township.Township{Name: "甲镇", Base: "https://a.example/"}
	v := &township.Village{Slug: "yi", Name: "乙村"}
	n := &township.Notice{ID: "0a1b2c", Title: "通知", Category: "village-affairs", Period: township.Period{From: day("2026-01-05")}, Date: day("2026-01-05")}
	p, err := maker(t).Notice(Notice{Township: tw, Village: v, Notice: n})
	if s := read(t, p, err); s.Pages != 1 {
		t.Errorf("%d pages", s.Pages)
	}
	n.Title = strings.Repeat("关于公布二〇二六年度", 12)
	v.Name = strings.Repeat("长", 40)
	n.Issuer = strings.Repeat("某某合作社理事会、", 9)
	tw.Name = strings.Repeat("镇", 40)
	tw.Base = "https://" + strings.Repeat("long-name.", 12) + "example/"
	tw.Supervision = []township.Contact{{Name: strings.Repeat("纪检监察", 12), Role: "监督", Phone: "0999-5550110"}, {Phone: "12345"}, {Name: "无电话"}}
	p, err = maker(t).Notice(Notice{Township: tw, Village: v, Notice: n, Item: strings.Repeat("很长的事项", 20)})
	keep(t, "extreme", p)
	read(t, p, err)
}

func TestEnglishWords(t *testing.T) {
	m, err := New(words(t, "en"), township.Fonts{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := m.Notice(sample(t))
	keep(t, "english", p)
	read(t, p, err).says(t, "Posted: from 15 October 2026 to the end of 23 October 2026", "7-working-", "Scan for the", "original")
}

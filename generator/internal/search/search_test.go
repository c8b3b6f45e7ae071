package search

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

var today = township.MakeDay(2026, 11, 20)

func options() Options { return Options{Today: today, Day: township.Day.Chinese} }

// notice is an invented notice that has been posted for some days, for twenty.
func notice(id, title string, days int) Notice {
	from := today.Add(-days)
	return Notice{
		Notice:   &township.Notice{ID: id, Title: title, Category: "finance", Date: from, Period: township.Period{From: from}, LastDay: from.Add(20)},
		Category: "村级财务", Item: "财务收支",
	}
}

func read(t *testing.T, slug, name string, notices ...Notice) *Village {
	t.Helper()
	v, err := Read(&township.Village{Slug: slug, Name: name}, notices, options())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// files are the files of villages and of their township.
func files(t *testing.T, villages ...*Village) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	put := func(name string, data []byte) error {
		if out[name] != nil {
			return fmt.Errorf("%s comes twice", name)
		}
		out[name] = data
		return nil
	}
	for _, v := range villages {
		if err := v.Files(put); err != nil {
			t.Fatal(err)
		}
	}
	if err := Township(villages, put); err != nil {
		t.Fatal(err)
	}
	return out
}

func find(t *testing.T, site map[string][]byte, dir, query string) Answer {
	t.Helper()
	x, err := Open(dir, func(name string) ([]byte, error) {
		if site[name] == nil {
			return nil, fmt.Errorf("no %s", name)
		}
		return site[name], nil
	})
	if err != nil {
		t.Fatal(err)
	}
	a, err := x.Search(query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return a
}

func ids(a Answer) string {
	var all []string
	for _, h := range a.Hits {
		all = append(all, h.ID)
	}
	return strings.Join(all, " ")
}

// A notice is found by what it says, in whichever form, and by nothing else.
func TestFound(t *testing.T) {
	n := notice("4c69g1", "柳湾桥付款公示（更正）", 3)
	n.Notice.Summary = "桥已经付了 17.6 万元，还压着质保金。"
	n.Notice.Number = "禾政公告〔2026〕31号"
	n.Text = "桥头小卖部贴着账单。\n8月3日验收，电话 0999-5550130。合同编号 Ab12。"
	n.Issuer, n.Files = "禾溪镇人民政府", []string{"施工合同"}
	n.Notice.Tables = []*township.Table{{Name: "付款", Columns: []township.Column{
		{Name: "日期", Type: township.DayColumn}, {Name: "收款人", Type: township.NameColumn}, {Name: "金额", Type: township.MoneyColumn},
	}, Rows: [][]township.Cell{{
		{Text: "2026/5/28", Day: township.MakeDay(2026, 5, 28), Given: true}, {Text: "张*明"}, {Text: "12000", Value: 1200050, Given: true},
	}}}}
	site := files(t, read(t, "liuwan", "柳湾村", n), read(t, "shiqiao", "石桥村", notice("7k3m9q", "别的事", 1)))
	for _, query := range []string{
		"柳湾桥", "湾桥付", "付款公示", "质保金", "小卖部", "施工合同", "溪镇人民",
		"17.6万", "17.6 万元", "176000", "176,000元", "12,000.5", "12000.50", "12000", "1.2万", "１２０００",
		"张*明", "张＊明", "张○明", "*明",
		"2026年5月28日", "2026-5-28", "2026.05.28", "5月28日", "2026年5月", "8月3日", "8月3号",
		"禾政公告〔2026〕31号", "禾政公告2026 31号", "0999-5550130", "09995550130", "4c69g1", "4C69G1", "AB12",
		"lwq", "LWQ", "fkgs", "lwc", "柳湾村 付款", "柳湾村付款", "柳湾桥付款了吗？", "请问柳湾桥的质保金",
	} {
		if a := find(t, site, "search/", query); ids(a) != "4c69g1" || a.Near {
			t.Errorf("%s: %+v", query, a)
		}
		if a := find(t, site, "liuwan/search/", query); ids(a) != "4c69g1" {
			t.Errorf("%s in the village: %+v", query, a)
		}
		if a := find(t, site, "shiqiao/search/", query); ids(a) != "" {
			t.Errorf("%s in another village: %+v", query, a)
		}
	}
	for _, query := range []string{"", "   ", "，。", "外星人", "12001", "1200", "张*红", "2026年5月29日", "xyz", "zz", "桥柳"} {
		if a := find(t, site, "search/", query); len(a.Hits) > 0 {
			t.Errorf("%q: %+v", query, a)
		}
	}
	if a := find(t, site, "search/", "质保金利息"); ids(a) != "4c69g1" || !a.Near {
		t.Errorf("what comes near is said to be near: %+v", a)
	}
}

// A name is found as lists have it, by whoever types it as it is spoken; one with another
// character in its place is not, nor one that two people in a list would make up.
func TestMaskedName(t *testing.T) {
	list := notice("4c69g1", "低保名单", 3)
	list.Text = "蓝*树、张*、欧阳*、欧阳**、赵**四\n王*红 李*明"
	other := notice("7k3m9q", "小玉米补贴", 1)
	other.Notice.Summary = "村里的建明路修好了。"
	site := files(t, read(t, "liuwan", "柳湾村", list), read(t, "shiqiao", "石桥村", other))
	for query, want := range map[string]string{
		"蓝家树": "蓝*树", "张三": "张*", "欧阳娜": "欧阳*", "欧阳娜娜": "欧阳**", "赵钱孙四": "赵**四", "柳湾村 蓝家树": "蓝*树",
		"蓝家树的低保": "蓝*树", "蓝家树 低保": "蓝*树", "蓝家树 王小红": "蓝*树 王*红", "蓝*树": "",
	} {
		a := find(t, site, "search/", query)
		if ids(a) != "4c69g1" || a.Masked != want || a.Near || a.Sound {
			t.Errorf("%s: %+v, want %s", query, a, want)
		}
	}
	for _, query := range []string{"蓝家林", "王建明", "王*明", "李小红", "蓝家树 柳湾桥", "石桥村 蓝家树"} {
		if a := find(t, site, "search/", query); a.Masked != "" || slices.Contains(strings.Fields(ids(a)), "4c69g1") && !a.Near {
			t.Errorf("%s: %+v", query, a)
		}
	}
	if a := find(t, site, "search/", "小玉"); ids(a) != "7k3m9q" || a.Masked != "" {
		t.Errorf("what stands there is not masked: %+v", a)
	}
}

// A word with one character another of the same sound is found in titles, items and
// villages, and nothing is found that only begins with the same letters.
func TestSound(t *testing.T) {
	n := notice("4c69g1", "低保办事指南", 3)
	n.Text = "代表来过，大坝也看过。"
	site := files(t, read(t, "liuwan", "柳湾村", n), read(t, "shiqiao", "石桥村", notice("7k3m9q", "路灯的事", 1)))
	for query, want := range map[string]string{
		"低宝": "4c69g1", "抵保": "4c69g1", "柳弯村": "4c69g1", "柳弯村 低保": "4c69g1", "石桥村 路登": "7k3m9q", "办是指南": "4c69g1",
	} {
		if a := find(t, site, "search/", query); ids(a) != want || !a.Sound || a.Near || a.Masked != "" {
			t.Errorf("%s: %+v, want %s", query, a, want)
		}
	}
	for _, query := range []string{"地宝", "大坏", "柳湾桥", "低温"} {
		if a := find(t, site, "search/", query); a.Sound {
			t.Errorf("%s: %+v", query, a)
		}
	}
}

// Title before plain sentence before text; what is posted before what is over, new before
// old; withdrawn last.
func TestOrder(t *testing.T) {
	in := func(n Notice, change func(*Notice)) Notice { change(&n); return n }
	text := in(notice("1aaaaa", "别的事", 1), func(n *Notice) { n.Text = "说到水渠" })
	sentence := in(notice("2aaaaa", "别的事", 2), func(n *Notice) { n.Notice.Summary = "水渠修好了。" })
	withdrawn := in(notice("3aaaaa", "水渠", 1), func(n *Notice) { n.Notice.Withdrawn = &township.Withdrawal{} })
	corrected := in(notice("4aaaaa", "水渠", 1), func(n *Notice) {
		n.Notice.Corrected, n.Notice.Summary, n.Text = "6aaaaa", "每米 80 元。", "每米 80 元。"
	})
	if b, _ := newBrief(corrected, "每米 80 元。", options()); b.Summary != "" || !b.Changed {
		t.Errorf("of a corrected notice an answer says %q", b.Summary)
	}
	over, old, fresh := notice("5aaaaa", "水渠", 40), notice("6aaaaa", "修水渠", 9), notice("7aaaaa", "水渠的事", 3)
	all := []Notice{text, sentence, withdrawn, corrected, over, old, fresh}
	want := "7aaaaa 6aaaaa 4aaaaa 5aaaaa 3aaaaa 2aaaaa 1aaaaa"
	for range 5 {
		rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		site := files(t, read(t, "a", "甲村", all[:3]...), read(t, "b", "乙村", all[3:]...))
		if got := ids(find(t, site, "search/", "水渠")); got != want {
			t.Fatalf("%s, want %s", got, want)
		}
	}
}

// Of a notice that was withdrawn nothing is in any file but its title; one for the board
// alone is refused.
func TestNotPublished(t *testing.T) {
	n := notice("3aaaaa", "水渠", 1)
	n.Notice.Withdrawn = &township.Withdrawal{}
	n.Notice.Summary, n.Notice.Number, n.Text, n.Files = "一句话", "禾政公告〔2026〕31号", "正文写着李*芳", []string{"附件名"}
	n.Notice.Tables = []*township.Table{{Name: "表名", Columns: []township.Column{{Name: "户主"}}, Rows: [][]township.Cell{{{Text: "王*"}}}}}
	site := files(t, read(t, "a", "甲村", n))
	for name, data := range site {
		for _, secret := range []string{"一句话", "公告", "李*芳", "附件名", "表名", "王*"} {
			if bytes.Contains(data, []byte(secret)) {
				t.Errorf("%s holds %s", name, secret)
			}
		}
	}
	for _, query := range []string{"一句话", "公告", "李*芳", "附件名", "王*"} {
		if a := find(t, site, "search/", query); len(a.Hits) > 0 {
			t.Errorf("%s finds %+v", query, a)
		}
	}
	if a := find(t, site, "search/", "水渠"); ids(a) != "3aaaaa" {
		t.Errorf("by its title: %+v", a)
	}
	n.Notice.Audience = township.BoardOnly
	if _, err := Read(&township.Village{}, []Notice{n}, options()); !errors.Is(err, ErrBoard) {
		t.Errorf("a notice for the board: %v", err)
	}
}

// What is made for a village does not depend on the others, nor on the order in which
// anything is given.
func TestSameBytes(t *testing.T) {
	var some []Notice
	for i := range 30 {
		some = append(some, notice(fmt.Sprintf("%da%03d", i%8+1, i), fmt.Sprintf("第%d号路灯公示", i), i))
	}
	alone := map[string][]byte{}
	if err := read(t, "a", "甲村", some...).Files(func(name string, data []byte) error { alone[name] = data; return nil }); err != nil {
		t.Fatal(err)
	}
	other := read(t, "b", "乙村", notice("9aaaaa", "别的事", 2))
	first := files(t, read(t, "a", "甲村", some...), other)
	slices.Reverse(some)
	second := files(t, other, read(t, "a", "甲村", some...))
	if !maps.EqualFunc(first, second, bytes.Equal) {
		t.Error("the order changes the bytes")
	}
	for name, data := range alone {
		if !bytes.Equal(first[name], data) {
			t.Errorf("%s depends on another village", name)
		}
	}
}

// A long text is found to its end, and comes in parts of which none is long.
func TestLongText(t *testing.T) {
	n := notice("4c69g1", "名单", 1)
	for i := range 900 {
		n.Text += fmt.Sprintf("第%d户赵*钱，%d 元。\n", i, 1000+i)
	}
	n.Text += "末尾写着水泵"
	site := files(t, read(t, "a", "甲村", n))
	if a := find(t, site, "search/", "末尾 水泵 1899元"); ids(a) != "4c69g1" || a.Near {
		t.Errorf("%+v", a)
	}
	joined := ""
	for i := 0; ; i++ {
		name := "a/search/n0.js"
		if i > 0 {
			name = fmt.Sprintf("a/search/n0-%d.js", i)
		}
		data := site[name]
		if data == nil {
			break
		}
		if len(data) > 3*partText+500 {
			t.Errorf("%s has %d bytes", name, len(data))
		}
		joined += string(data)
	}
	if !strings.Contains(joined, "水泵") || !strings.Contains(joined, "1899 元") {
		t.Error("the parts are not the text")
	}
}

// Entries survive being written as a shard, whether rare or in every notice.
func TestCode(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		notices := 1 + dice.IntN(400)
		want := map[uint32][]posting{}
		var entries []uint64
		for range 1 + dice.IntN(20) {
			hash := dice.Uint32() >> dice.IntN(32)
			if want[hash] != nil {
				continue
			}
			share := dice.IntN(100)
			for i := range notices {
				if dice.IntN(100) <= share {
					p := posting{i, dice.IntN(3)}
					want[hash] = append(want[hash], p)
					entries = append(entries, entry(hash, p.number, p.place))
				}
			}
		}
		slices.Sort(entries)
		shard := encode(entries, notices)
		for hash, list := range want {
			if got := decode(shard, hash, notices); !slices.Equal(got, list) {
				t.Fatalf("%d of %d notices: %v, want %v", hash, notices, got, list)
			}
		}
		if got := decode(shard, 1<<31+12345, notices); len(got) > 0 && want[1<<31+12345] == nil {
			t.Fatalf("a term that is not there: %v", got)
		}
		if len(shard) > len(want)*((notices+2)/3+11) {
			t.Errorf("%d terms of %d notices take %d signs", len(want), notices, len(shard))
		}
	}
}

func TestTerms(t *testing.T) {
	for text, want := range map[string]string{
		"修水渠":              "修 水 修水 渠 水渠",
		"张＊明 甲":            "张 张* 明 *明 张*明 甲",
		"欧阳**、张**四*":       "欧 阳 欧阳 阳* ** 张 张* ** 四 *四 张**四 四*",
		"1,234.50元":        "#1234.5 #1234 元",
		"1.2万元":            "#12000 #1 #1.2 万 元 万元",
		"0.05万":            "#500 #0 #0.05 万",
		"3 亿":              "#300000000 #3 亿",
		"2026年1月5日":        "@20260105 @202601 @0105 #2026 年 @0105 #1 月 #5 日",
		"12,34":            "#12 #34",
		"0999-5550130":     "#09995550130 #0999 #5550130",
		"A4纸":              "=a4 纸",
		"𠮷田":               "𠮷 田 𠮷田",
		"“8·3”":            "#8 #3",
		"2026-13-45":       "#2026 #13 #45",
		"〔2026〕31号":        "#2026 #31 号",
		"ｗｉｆｉ":             "=wifi",
		"\xff\xfe甲\u0000乙": "甲 乙",
	} {
		var got []string
		tokens(fold(text), false, func(tok token) {
			termsOf(tok, func(x term) { got = append(got, string(x)) })
		})
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", text, strings.Join(got, " "), want)
		}
	}
	var got []string
	initialTerms("重建银行", func(x term) { got = append(got, string(x)) })
	for _, want := range []string{"~zj", "~cj", "~yh", "~jyh", "~cjy"} {
		if !slices.Contains(got, want) {
			t.Errorf("initials of 重建银行: %v lack %s", got, want)
		}
	}
}

// A query never asks for more than an answer may load.
func TestParseIsBounded(t *testing.T) {
	for _, query := range []string{strings.Repeat("水渠路灯", 30), strings.Repeat("9 ", 80), strings.Repeat("dbfs ", 20), strings.Repeat("甲 ", 90)} {
		n := 0
		for _, p := range parse(query, nil) {
			n += max(len(p.terms), len(p.or))
		}
		if n == 0 || n > mostTerms {
			t.Errorf("%s: %d terms", query, n)
		}
	}
}

func FuzzQuery(f *testing.F) {
	for _, s := range []string{"低保", "1.2万", "张*明", "2026年1月", "dbfs", "0,000.0亿", "\xff", "𠮷", "999999999999999999999999万"} {
		f.Add(s)
	}
	v, err := Read(&township.Village{Slug: "a", Name: "甲村"}, []Notice{notice("4c69g1", "低保 1.2万 张*明", 1)}, options())
	if err != nil {
		f.Fatal(err)
	}
	site := map[string][]byte{}
	if err := errors.Join(v.Files(func(name string, data []byte) error { site[name] = data; return nil })); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, query string) {
		x, err := Open("a/search/", func(name string) ([]byte, error) { return site[name], nil })
		if err != nil {
			t.Fatal(err)
		}
		if _, err := x.Search(query); err != nil {
			t.Errorf("%q: %v", query, err)
		}
	})
}

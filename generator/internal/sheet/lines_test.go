package sheet

import (
	"math/rand/v2"
	"strings"
	"testing"

	"cunwu/generator/internal/pdf"
)

// testLayout is a layout that nothing is drawn with.
func testLayout(t testing.TB) *layout {
	m := maker(t)
	return m.layout(&m.styles[Options{}][0], nil)
}

// broken divides text into lines of n characters of ten points.
func broken(l *layout, text string, n int) []string {
	us := l.units([]span{{text: text, size: 10 * pdf.Point}})
	var lines []string
	for _, ln := range breakLines(us, pdf.Length(n)*10*pdf.Point, 0) {
		var b strings.Builder
		for _, u := range us[ln.from:ln.to] {
			b.WriteRune(u.char)
		}
		lines = append(lines, b.String())
	}
	return lines
}

func TestLineBreaks(t *testing.T) {
	l := testLayout(t)
	for _, c := range []struct {
		name, text string
		room       int
		want       string
	}{
		{"plain", "一二三四五六七八九十", 4, "一二三四|五六七八|九十"},
		{"no lone character", "一二三四五六七八九", 4, "一二三四|五六七|八九"},
		{"comma hangs in its half square", "一二三四五六七，八九十一", 4, "一二三四|五六七，|八九十一"},
		{"comma takes its character along", "一二三四，五六七八九", 4, "一二三|四，五六|七八九"},
		{"opening mark goes to the next line", "一二三（四五六七）八九", 4, "一二三|（四五六|七）八九"},
		{"marks side by side", "一二（三）。四五六七八", 5, "一二（三）。|四五六七八"},
		{"quotation in brackets", "《一“二”》，三四五六七", 4, "《一|“二”》，|三四五|六七"},
		{"dash whole", "一二三——四五六七八", 4, "一二三|——四五|六七八"},
		{"dots whole", "一二三……四五六七八", 4, "一二|三……四|五六七八"},
		{"date whole", "现定于2026年10月15日公示", 8, "现定于|2026年10月15日|公示"},
		{"amount with unit", "合计一二三13,500.00元整数", 6, "合计一二三|13,500.00元|整数"},
		{"phone", "请拨打电话0999-5550123找李某", 8, "请拨打电话|0999-5550123找|李某"},
		{"phone in groups", "请拨打电话号码138 0000 1234找李某", 8, "请拨打电话号码|138 0000 1234找|李某"},
		{"numbers in a row are no phone", "分别为10 20 30 40 50 60", 6, "分别为10 20|30 40 50 60"},
		{"range", "时间为八点8:00~12:00至下午", 6, "时间为八点|8:00~12:00|至下午"},
		{"working days", "公示期一共有7个工作日止", 6, "公示期一共有|7个工作日止"},
		{"unit behind a space", "应该到会的代表36 人，实到", 9, "应该到会的代表|36 人，实到"},
		{"ordinal", "按照本办法的第13条办理", 6, "按照本办法的|第13条办理"},
		{"currency", "一共收到了钱￥1,200.50整", 6, "一共收到了钱|￥1,200.50整"},
		{"latin word", "使用Excel表格Word文档", 5, "使用Excel|表格Word|文档"},
		{"number in brackets", "农经发〔2011〕13号文件", 6, "农经发|〔2011〕13号|文件"},
		{"address after its slashes", "见https://a.example/shiqiao/7k3m9q/原文", 10, "见https://a.example/|shiqiao/7k3m9q/|原文"},
		{"long unbroken string", strings.Repeat("a", 40), 5, strings.TrimSuffix(strings.Repeat("aaaaaaaa|", 5), "|")},
		{"asked for", "一二\n三四五六七八", 4, "一二|三四五六|七八"},
		{"empty line", "一二\n\n三四", 4, "一二||三四"},
		{"space at the end of a line vanishes", "一二三四 五六七八", 4, "一二三四|五六七八"},
		{"beyond the first plane", "𬭎𫖮㛃䶮𬭎𫖮㛃䶮", 4, "𬭎𫖮㛃䶮|𬭎𫖮㛃䶮"},
		{"middle dot", "阿依古丽·买买提江同志", 4, "阿依古|丽·买买|提江同志"},
		{"percent", "比去年同期增长12.5％以上", 7, "比去年同期增长|12.5％以上"},
		{"zero width", "一二三\u200B四五", 4, "一二三|四五"},
	} {
		got := strings.Join(broken(l, c.text, c.room), "|")
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// paragraphs makes text as clerks write it, from pieces in any order.
func paragraphs(n int) []string {
	pieces := []string{"根据", "《村务公开制度》", "，", "。", "（以下简称“本办法”）", "2026年10月15日", "村民", "小组", "13,500.00元", "：", "；", "、", "0999-5550123",
		"——", "……", "“三资”", "管理", "7个工作日", "农经发〔2011〕13号", "Excel", "！", "？", "138 0000 1234", "『", "』", "百分之", "12.5%", "https://a.example/s/7k3m9q/", "8:00~12:00", "·", "𬭎𫖮", "补贴", "发放", "监督", "公示", "集体经济组织"}
	random := rand.New(rand.NewPCG(1, 2))
	var all []string
	for range n {
		var b strings.Builder
		before := ""
		for range 40 {
			piece := pieces[random.IntN(len(pieces))]
			if strings.ContainsAny(before, "0123456789") && strings.ContainsAny(piece, "0123456789") {
				b.WriteString("及") // nobody writes one number right behind the other
			}
			b.WriteString(piece)
			before = piece
		}
		all = append(all, b.String())
	}
	return all
}

func TestJustifiedLinesFillTheirMeasure(t *testing.T) {
	l := testLayout(t)
	room := 280 * pdf.Point
	full, ragged := 0, 0
	for _, p := range paragraphs(100) {
		us := l.units([]span{{text: p, size: 10 * pdf.Point}})
		for _, ln := range breakLines(us, room, 0) {
			if ln.last || ln.from == ln.to {
				continue
			}
			extra := adjust(us, ln, room, justify)
			width := ln.width
			gaps := 0
			for i, e := range extra {
				if i+1 < len(extra) && stretches(&us[ln.from+i], &us[ln.from+i+1]) {
					gaps++
				}
				width += e
				if a, b := us[ln.from+i], us[min(ln.from+i+1, len(us)-1)]; e > 0 && a.class.narrow() && b.class.narrow() {
					t.Fatalf("stretched between %c and %c", a.char, b.char)
				}
			}
			switch {
			case width == room:
				full++
			case width > room:
				t.Errorf("line of %d in a measure of %d", width, room)
			case pdf.Length(gaps)*(10*pdf.Point/widestGap) >= room-width:
				t.Errorf("%d gaps could fill %d, but the line is ragged", gaps, room-width)
			default:
				ragged++
			}
		}
	}
	if full < 300 || ragged == 0 {
		t.Errorf("%d lines are full and %d are not: too few were looked at", full, ragged)
	}
}

func TestGlyphsStandWhereTheLineSays(t *testing.T) {
	l := testLayout(t)
	us := l.units([]span{{text: "（一）合计：13,500.00元——全部", size: 10 * pdf.Point, figures: true}})
	room := 200 * pdf.Point
	lines := breakLines(us, room, 0)
	if len(lines) != 1 {
		t.Fatalf("%d lines", len(lines))
	}
	end := pdf.Length(0)
	for _, item := range l.set(us, lines[0], 0, 0, room, leftAligned) {
		text := item.(*pdf.Text)
		x := text.X
		for _, g := range text.Glyphs {
			x += em(text.Font.Advance(g.ID), text.Size) + g.Extra
		}
		end = x
	}
	// The last character is Han: nothing of it is cut off.
	if want := lines[0].width; end < want-10 || end > want+10 {
		t.Errorf("the last glyph ends at %d, the line at %d", end, want)
	}
}

func TestFiguresHaveOneWidth(t *testing.T) {
	l := testLayout(t)
	width := func(s string) pdf.Length {
		return textWidth(l.units([]span{{text: s, size: 10 * pdf.Point, figures: true}}))
	}
	if width("1,111.11") != width("8,093.46") {
		t.Errorf("1,111.11 is %d wide and 8,093.46 is %d", width("1,111.11"), width("8,093.46"))
	}
}

func TestClasses(t *testing.T) {
	for r, want := range map[rune]class{
		'村': han, '（': opener, '）': closer, '。': pause, '·': tied, '—': dash, '…': dots, 'a': latin, '7': digit, '７': digit,
		'￥': prefix, ' ': space, '\u00A0': noBreak, '\n': newline, '\u200B': zero, '\u200D': dropped, '\uFE0F': dropped, '\x07': dropped, '𬭎': han, 'é': latin,
	} {
		if got := classify(r); got != want {
			t.Errorf("%U is of class %d, want %d", r, got, want)
		}
	}
}

func FuzzLines(f *testing.F) {
	for _, p := range paragraphs(5) {
		f.Add(p, 10)
	}
	f.Add("\n\u200B（（（——……138 0000 1234https://a.b/c?d&e\xff", 1)
	l := testLayout(f)
	f.Fuzz(func(t *testing.T, text string, n int) {
		if len(text) > 2000 || n < 0 || n > 60 {
			return
		}
		us := l.units([]span{{text: text, size: 10 * pdf.Point, figures: true}})
		room := pdf.Length(n) * 10 * pdf.Point
		at := 0
		for _, ln := range breakLines(us, room, 2*room) {
			if ln.from < at || ln.to < ln.from {
				t.Fatalf("line of %d to %d after %d", ln.from, ln.to, at)
			}
			for _, u := range us[at:ln.from] {
				if !u.class.blank() && u.class != newline {
					t.Fatalf("%q is lost", u.char)
				}
			}
			at = ln.to
			l.set(us, ln, 0, 0, room, justify)
		}
		for _, u := range us[at:] {
			if !u.class.blank() && u.class != newline {
				t.Fatalf("%q is lost at the end", u.char)
			}
		}
	})
}

package privacy

import (
	"flag"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

var seeds = []string{
	"", "身份证号149999198001010013。", "１４９９９９ １９８００１０１ ００１３", "1499991980010100\n13", "138-0000-1234", "+8613800001234", "一三八零零零零一二三四",
	"6222 0214 9999 0000 013", "(0999)5556677", "护照EA1234567", "晋A·12345", "li (at) example.com", "微信号：abc_123", "柳湾村二组36号", "3号楼2单元501室",
	"张三，男，1980年1月1日出生", "尿毒症患者李小芳", "孤儿王小明、李*、欧阳建国", "149999********0013", "138**001234", "138****1234 ***0000****", "\xff1380\x00000", "阿依古丽·买买提",
	"| 138 | 0000 |\n| 1234 |", "**1**3**8**0**0**0**0**1**2**3**4", "①③⑧⓪⓪⓪⓪①②③④", "王小刚，9岁", "1\u200b3\ufe0f8",
	"王芳,1.3800001234E10,", "电话：13,800,001,234", "邮箱 li#example.com", "Vx→abc_123", "阳光小区3-2-501", "三年级（2）班王小明、李娟", "王芳的孙子王小明刚满10岁", "张三 1968-04-12 女", "姓名：张三\n病种：肺癌", "县医保局咨询电话：0999-5556677", "向王小明同学捐款", "1941年12月2日至1966年12月31日出生的村民",
}

// FuzzText: hits stand in order within the text, on the borders of characters, and
// redacting leaves nothing to find.
func FuzzText(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	d := New(Options{Allowed: examples})
	f.Fuzz(func(t *testing.T, text string) { check(t, d, text) })
}

func check(t *testing.T, d *Detector, text string) {
	last := 0
	for _, h := range d.Text(text) {
		if h.Start < last || h.End <= h.Start || h.End > len(text) || h.Kind >= kinds {
			t.Fatalf("hit %+v in %q", h, text)
		}
		last = h.End
		if utf8.ValidString(text) && (!utf8.ValidString(text[:h.Start]) || !utf8.ValidString(text[h.Start:h.End])) {
			t.Fatalf("hit %+v divides a character of %q", h, text)
		}
	}
	if clean := d.Redact(text); len(d.Text(clean)) > 0 {
		t.Fatalf("%q is redacted to %q, where %v is found", text, clean, d.Text(clean))
	}
}

// inputs is how many texts TestStorm makes. Each is checked as FuzzText checks.
var inputs = flag.Int("inputs", 20000, "how many texts TestStorm makes")

// TestStorm joins pieces of what the detectors look for, at random from a fixed seed:
// many more texts in a second than a fuzzer makes.
func TestStorm(t *testing.T) {
	d := New(Options{Allowed: examples})
	var pieces []string
	for _, s := range seeds {
		for _, r := range s {
			pieces = append(pieces, string(r))
		}
		pieces = append(pieces, s)
	}
	pieces = append(pieces, strings.Fields(lists[wordID]+lists[wordPhone]+lists[wordOther]+lists[wordMinor]+lists[wordBirth]+lists[wordSick]+lists[wordGrade]+lists[wordMailbox]+lists[wordOffice]+lists[wordChat])...)
	pieces = append(pieces, DefaultTerms()...)
	pieces = append(pieces, "\n", "\xff", "1380000", "149999", "19800101", "0013", "6222", "张", "欧阳", "*", "****", "号", "组", "室", "单元", "@", "X", "O", "l", "　", ",", "，", "E10", "❤", "→", "同学", "小区", "3-2-501", " at ", "#", "年级", "：", "、", "男", "女", "·", "×", "➀", "⑴", "⒊", "⑬", "❽", "〡", "㊀", "○", "三", "%31", "%2533", "https://", "&#49;", "zhang", "IMG", "Ⓧ", "३", "E+17")
	pieces = append(pieces, "&nbsp;", "&amp;", "&", ";", "OOOO", ".00", "QQ", "生于", "退伍", "地址", "县残联", "慰问", "付", "苗苗", "计划", "綦", "水生", "14999919800101003X", "电话", "卡号", "身份证", "|")
	r := rand.New(rand.NewPCG(1, 2))
	for range *inputs {
		var b strings.Builder
		for range 1 + r.IntN(14) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		check(t, d, b.String())
	}
}

// FuzzTable: hits stand in cells that there are.
func FuzzTable(f *testing.F) {
	f.Add("名单", "姓名,身份证号,,", "张*,149999,19800101,0013\n李*芳,,,\n周长山,,,")
	f.Add("困境儿童", "姓名,手机,,", "王小明,138,0000,1234")
	f.Add("", "号码", "149999198001\n010013")
	f.Add("台账", "姓名,年龄,残疾类别,办公电话", "张*,8,视力,0999-5556677\n李x芳,66,无,\n周长山（代）,5,,")
	f.Add("", "姓名,出生日期,卡（折）号", "王小明,2016-03-04,19585606013109640\n张三,29262,")
	for _, s := range seeds {
		f.Add(s, s, s)
	}
	d := New(Options{})
	f.Fuzz(func(t *testing.T, title, header, body string) {
		cells := func(line string) []string {
			if line == "" {
				return nil
			}
			return strings.Split(line, ",")
		}
		var rows [][]string
		for line := range strings.SplitSeq(body, "\n") {
			rows = append(rows, cells(line))
		}
		head := cells(header)
		for _, h := range d.Table(title, head, rows) {
			row := head
			if h.Row >= 0 {
				row = rows[h.Row]
			}
			if h.Start < 0 || h.End <= h.Start || h.End > len(row[h.Col]) {
				t.Fatalf("hit %+v in %q", h, row)
			}
		}
	})
}

// FuzzMask: masks are valid text, masking twice changes nothing more, and what was
// masked is not found as what it was.
func FuzzMask(f *testing.F) {
	for _, s := range append(seeds, "149999198001010013", "13800001234", "6222021499990000013", "欧阳建国", "张三", "柳湾村二组36号", "A", "·") {
		f.Add(s)
	}
	d := New(Options{})
	f.Fuzz(func(t *testing.T, s string) {
		for name, mask := range map[string]func(string) string{"name": MaskName, "id": MaskID, "mobile": MaskMobile, "card": MaskCard, "address": MaskAddress} {
			once := mask(s)
			if utf8.ValidString(s) && !utf8.ValidString(once) {
				t.Fatalf("%s mask of %q is no text", name, s)
			}
			if twice := mask(once); twice != once {
				t.Fatalf("%s mask of %q: %q, then %q", name, s, once, twice)
			}
			for _, h := range d.Text(once) {
				if name == "id" && h.Kind == IDNumber || name == "mobile" && h.Kind == Mobile || name == "card" && h.Kind == BankCard {
					t.Fatalf("%s mask of %q leaves %q", name, s, once)
				}
			}
		}
	})
}

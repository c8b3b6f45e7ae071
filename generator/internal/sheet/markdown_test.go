package sheet

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/township"
)

// everyMark is a body with all that Markdown can say.
const everyMark = `# 一、说明

根据[办法](https://a.example/rules/2026)[^1]和[办法的说明](https://a.example/rules/2026)，见 <https://b.example/>，
又见[b.example](https://b.example)、[上一份公示](../4h2n8p/)、[前面](#s-1)。写信给[党政办](mailto:office@hexi.example)[^2]，
再说一次[^1]。

## （一）要办的事

- 第一层的一项，写得很长很长，长到一行里放不下，要接到第二行去，看它是不是对齐。
  - 第二层
    - 第三层，也写得很长很长，长到一行里放不下，要接到第二行去，看它是不是对齐。
      - 第四层
    - 第三层
  1. 第二层的第一
  2. 第二层的第二
- [x] 已经办完的
- [ ] 还没有办的

> 引用的话，用楷体，**要紧的**加粗。第二句话长一些，要接到第二行去，看它是不是退了两个字。
>
> > 引用里的引用。

表格的文件名是` + "`2026-q3.csv`" + `，格式是：

` + "```" + `
日期,凭证号,摘要,收入,支出
2026-07-01,记-1,林地承包费,13500.00,
	缩进的一行 with_a_very_long_name_that_does_not_fit_into_one_line_of_a_sheet_of_A4_paper
` + "```" + `

| 项目 | 说明 |
| --- | --- |
| 路灯[^3] | 见[公告](https://c.example/x) |

---

完。

[^1]: 第一条注，见[办法](https://a.example/rules/2026)第三条。
[^2]: 第二条注，写得很长很长，长到一行里放不下，要接到第二行去，看它是不是对齐；再长一点，再长一点。

    - 注里的一项
[^3]: 共12盏。
`

func parsed(t testing.TB, source string) *markup.Document {
	t.Helper()
	doc, problems := markup.Parse(source, 1)
	if len(problems) > 0 {
		t.Fatalf("problems %v", problems)
	}
	return doc
}

func TestMarkdownOnPaper(t *testing.T) {
	in := sample(t)
	in.Notice.Tables = nil
	in.Doc = parsed(t, everyMark)
	p, err := maker(t).Notice(in)
	keep(t, "markdown", p)
	s := read(t, p, err)
	s.says(t, "办法[4][1]和办法的说明[4]，见 https://b.example/，又见b.example、上一份公示[5]、前面。写信给党政办[6][2]，再说一次[1]。",
		"•第一层", "◦第二层", "▪第三层", "▪第四层", "1.第二层的第一", "☑已经办完的", "☐还没有办的", "2026-q3.csv",
		"路灯[3]", "公告[7]", "[1]第一条注，见办法[4]第三条。", "[2]第二条注", "•注里的一项", "[3]共12盏。",
		"[4]https://a.example/rules/2026", "[5]https://hexi.example/shiqiao/4h2n8p/", "[6]office@hexi.example", "[7]https://c.example/x")
	text := s.text()
	if n := strings.Count(text, "https://a.example/rules/2026"); n != 1 {
		t.Errorf("an address stands there %d times", n)
	}
	if strings.Contains(text, "[8]") {
		t.Error("an address that is its text has a note")
	}
	if strings.Index(text, "[4]https") > strings.Index(text, "公示时间") {
		t.Error("the notes stand behind the closing block")
	}
	for text, want := range map[string]string{"2026-q3.csv": "NotoSansMonoCJKsc-Regular", "引用的话": "CunwuKai-Regular", "要紧的": "NotoSerifCJKsc-Bold", "13500.00": "NotoSansMonoCJKsc-Regular"} {
		if got := s.fontOf(text); !strings.HasSuffix(got, "+"+want) {
			t.Errorf("%s is in %q, want %s", text, got, want)
		}
	}
	var links []string
	for _, page := range s.pages {
		links = append(links, page.Links...)
	}
	for _, want := range []string{"https://a.example/rules/2026", "https://hexi.example/shiqiao/4h2n8p/", "mailto:office@hexi.example", "https://c.example/x"} {
		if n := strings.Count(strings.Join(links, "\n"), want); n < 2 {
			t.Errorf("%s can be pressed %d times, want at the text and at the note", want, n)
		}
	}
	if n := len(s.root.All("Code")); n != 2 {
		t.Errorf("%d pieces of code", n)
	}
	if n := len(s.root.All("BlockQuote")); n != 2 {
		t.Errorf("%d quotations", n)
	}
	if s.Missing != nil {
		t.Errorf("missing %q", s.Missing)
	}
	in.Notice.Audience = township.BoardOnly
	p, err = maker(t).Notice(in)
	read(t, p, err).never(t, "4h2n8p") // there is no page that the address could start from
}

// TestMarksOfNotesStayWithTheirWords sets a long paragraph full of notes in many widths.
func TestMarksOfNotesStayWithTheirWords(t *testing.T) {
	l := testLayout(t)
	var spans []span
	for range 40 {
		spans = append(spans, span{text: "公示公告的内容。", size: 10 * pdf.Point}, span{text: "[12]", size: 10 * pdf.Point, raised: true})
	}
	us := l.units(spans)
	for n := 5; n < 40; n++ {
		for _, ln := range breakLines(us, pdf.Length(n)*10*pdf.Point, 0) {
			if us[ln.from].span.raised {
				t.Fatalf("a line of %d squares begins with the mark of a note", n)
			}
		}
	}
}

var ordered = regexp.MustCompile(`\[(\d+)\]https?://`)

// TestAddressesAreNumberedInOrder has more links than fit on a page.
func TestAddressesAreNumberedInOrder(t *testing.T) {
	var source strings.Builder
	for i := range 60 {
		source.WriteString("见[第" + string(rune('A'+i%26)) + "份](https://a.example/" + string(rune('a'+i%26)) + "/" + strings.Repeat("x", i) + ")。\n\n")
	}
	in := sample(t)
	in.Notice.Tables = nil
	in.Doc = parsed(t, source.String())
	p, err := maker(t).Notice(in)
	s := read(t, p, err)
	var numbers []string
	for _, m := range ordered.FindAllStringSubmatch(strings.ReplaceAll(s.text(), "\n", ""), -1) {
		numbers = append(numbers, m[1])
	}
	if len(numbers) != 60 || numbers[0] != "1" || numbers[59] != "60" || len(slices.Compact(slices.Sorted(slices.Values(numbers)))) != 60 {
		t.Errorf("notes %v", numbers)
	}
}

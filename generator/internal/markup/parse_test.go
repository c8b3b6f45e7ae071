package markup

import (
	"io"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
)

func TestMentions(t *testing.T) {
	doc, problems := Parse("前\n\n{{< table 收支明细 >}}\n\n看[名单](名单.pdf)和![图](图.jpg)\n\n> {{< table 乙 >}}\n\n[外](https://www.example.org)，[内](#s-1)\n", 20)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if want := []Mention{{"收支明细", 22, 1}, {"乙", 26, 3}}; !slices.Equal(doc.Placed(), want) {
		t.Errorf("placed: %v", doc.Placed())
	}
	if want := []Mention{{"图.jpg", 24, 15}}; !slices.Equal(doc.Pictures(), want) {
		t.Errorf("pictures: %v", doc.Pictures())
	}
	if want := []Mention{{"名单.pdf", 24, 2}}; !slices.Equal(doc.Links(), want) {
		t.Errorf("links: %v", doc.Links())
	}
}

func TestBlockLines(t *testing.T) {
	doc, _ := Parse("# 一\n\n正文\n第二行\n　　第三行\n\n- 甲\n- 乙\n\n| 表 |\n|---|\n\n---\n\n> 引\n\n```\n码\n```\n\n{{< table 表 >}}\n", 10)
	want := []struct {
		kind BlockKind
		line int
	}{
		{Heading, 10}, {Paragraph, 12}, {Paragraph, 14}, {List, 16}, {PlainTable, 19}, {Divider, 22}, {Quote, 24}, {CodeBlock, 26}, {Placed, 30},
	}
	if len(doc.Blocks) != len(want) {
		t.Fatalf("%d blocks, want %d", len(doc.Blocks), len(want))
	}
	for i, w := range want {
		if b := doc.Blocks[i]; b.Kind != w.kind || b.Line != w.line {
			t.Errorf("block %d: kind %d on line %d, want %d on %d", i, b.Kind, b.Line, w.kind, w.line)
		}
	}
}

func TestParseLineEndings(t *testing.T) {
	source := "# 一\n\n- 甲\n- **乙：**丙\n\n| 表 | 头 |\n|---|---|\n| 1 | 2 |\n\n{{< table 表 >}}\n<b>\n"
	want, wantProblems := Parse(source, 1)
	for _, end := range []string{"\r\n", "\r"} {
		doc, problems := Parse(strings.ReplaceAll(source, "\n", end), 1)
		if doc.HTML(HTMLOptions{}) != want.HTML(HTMLOptions{}) || !slices.Equal(problems, wantProblems) {
			t.Errorf("with %q: %s %v", end, doc.HTML(HTMLOptions{}), problems)
		}
	}
}

func TestParseLimits(t *testing.T) {
	_, problems := Parse(strings.Repeat("长", maxBody/3+1), 7)
	if len(problems) != 1 || problems[0].Line != 7 || !strings.Contains(problems[0].Message, "太长") {
		t.Errorf("a long body: %v", problems)
	}
	doc, problems := Parse(strings.Repeat("> ", maxDepth+2)+"深", 1)
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "层以上") || strings.Contains(doc.Plain(), "深") {
		t.Errorf("deep quotes: %v %q", problems, doc.Plain())
	}
	if _, problems = Parse(strings.Repeat("> ", maxDepth)+"深", 1); len(problems) > 0 {
		t.Errorf("quotes as deep as may be: %v", problems)
	}
}

// Bodies made to make a parser slow must not stop a build.
func TestParseHostile(t *testing.T) {
	for name, source := range map[string]string{
		"quotes":    strings.Repeat(">", 8000),
		"lists":     strings.Repeat("- ", 8000),
		"stars":     strings.Repeat("**甲 *乙 ", 8000),
		"brackets":  strings.Repeat("[", 20000),
		"links":     strings.Repeat("[a](", 8000),
		"pictures":  strings.Repeat("![](a", 8000),
		"backticks": strings.Repeat("`a``b", 8000),
		"tables":    strings.Repeat("|a", 8000) + "\n" + strings.Repeat("|-", 8000) + "\n" + strings.Repeat("|b", 8000),
		"comments":  strings.Repeat("a <!-- ", 8000),
		"braces":    strings.Repeat("{{< ", 8000),
		"entities":  strings.Repeat("&amp", 20000),
	} {
		began := time.Now()
		doc, _ := Parse(source, 1)
		doc.HTML(HTMLOptions{})
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%s: %v for %d bytes", name, took, len(source))
		} else if took > time.Second {
			t.Logf("%s: %v for %d bytes", name, took, len(source))
		}
	}
}

func TestHTMLOptionWords(t *testing.T) {
	doc, _ := Parse("- [x] done\n- [ ] open\n\n| |\n|-|\n", 1)
	got := doc.HTML(HTMLOptions{Done: `"yes"`, Open: "no", TableLabel: "Table {{"})
	for _, want := range []string{`aria-label="&#34;yes&#34;"`, `aria-label="no"`, `aria-label="Table &#123;{"`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
}

// Without options pictures are their text, placed tables nothing, relative links as written.
func TestHTMLWithoutOptions(t *testing.T) {
	doc, _ := Parse("{{< table 甲 >}}\n\n![图](图.jpg)\n\n看![章](章.png)和[乙](a/b.pdf)\n", 1)
	want := "<p>图</p>\n<p>看章和<a href=\"a/b.pdf\">乙</a></p>\n"
	if got := doc.HTML(HTMLOptions{}); got != want {
		t.Errorf("%s", got)
	}
}

// A tree that was not made by Parse must not become dangerous HTML either.
func TestHTMLOfForeignTree(t *testing.T) {
	doc := &Document{Blocks: []Block{
		{Kind: Heading, Level: 9, Inlines: []Inline{{Kind: Link, URL: "javascript:x", Inlines: []Inline{{Text: "甲"}}}}},
		{Kind: PlainTable, Head: [][]Inline{nil, nil}, Rows: [][][]Inline{{nil, nil, nil}}},
	}}
	got := doc.HTML(HTMLOptions{})
	if strings.Contains(got, "javascript") || !strings.Contains(got, "<h5") {
		t.Error(got)
	}
}

// allowed are the tags that HTML may write, each with its attributes.
var allowed = map[string]string{
	"a": "href rel class id role aria-label", "blockquote": "", "br": "", "code": "", "section": "class tabindex role aria-label", "em": "",
	"figure": "", "h2": "id", "h3": "id", "h4": "id", "h5": "id", "hr": "",
	"img": "src alt width height loading decoding", "li": "id", "ol": "start", "p": "", "picture": "", "pre": "", "source": "type srcset sizes",
	"span": "class role aria-label", "strong": "", "sup": "", "table": "", "tbody": "", "td": "class",
	"th": "scope class", "thead": "", "tr": "", "ul": "",
}

// checkHTML fails unless s holds allowed tags only, each closed where it must be.
func checkHTML(t *testing.T, source, s string) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Fatalf("%q: HTML is not UTF-8", source)
	}
	if strings.Contains(s, "{{") {
		t.Fatalf("%q: HTML holds {{: %q", source, s)
	}
	var open []string
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				t.Fatalf("%q: %v", source, z.Err())
			}
			if len(open) > 0 {
				t.Fatalf("%q: not closed: %v in %q", source, open, s)
			}
			return
		case html.CommentToken, html.DoctypeToken, html.SelfClosingTagToken:
			t.Fatalf("%q: %q in %q", source, z.Token(), s)
		case html.StartTagToken:
			token := z.Token()
			attributes, ok := allowed[token.Data]
			if !ok {
				t.Fatalf("%q: tag %s in %q", source, token.Data, s)
			}
			for _, a := range token.Attr {
				if !slices.Contains(strings.Fields(attributes), a.Key) {
					t.Fatalf("%q: attribute %s of %s in %q", source, a.Key, token.Data, s)
				}
				if a.Key == "href" {
					if _, message, _ := classify(a.Val); message != "" {
						t.Fatalf("%q: href %q: %s", source, a.Val, message)
					}
				}
			}
			if token.Data == "a" && slices.Contains(open, "a") {
				t.Fatalf("%q: a link in a link: %q", source, s)
			}
			if token.Data != "br" && token.Data != "hr" && token.Data != "img" && token.Data != "source" {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			name := z.Token().Data
			if len(open) == 0 || open[len(open)-1] != name {
				t.Fatalf("%q: </%s> closes %v in %q", source, name, open, s)
			}
			open = open[:len(open)-1]
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, file := range []string{"testdata/blocks.txt", "testdata/emphasis.txt"} {
		for _, c := range readCases(&testing.T{}, file) {
			f.Add(c.source)
		}
	}
	f.Fuzz(func(t *testing.T, source string) {
		doc, problems := Parse(source, 1)
		checkHTML(t, source, doc.HTML(HTMLOptions{Picture: func(file string) (string, int, int, bool) { return file, 1, 1, true }}))
		if !utf8.ValidString(doc.Plain()) {
			t.Errorf("%q: plain text is not UTF-8", source)
		}
		checkTree(t, source, doc.Blocks)
		last := 1 + strings.Count(strings.ReplaceAll(source, "\r\n", "\n"), "\n") + strings.Count(source, "\r")
		for _, p := range problems {
			if p.Line < 1 || p.Line > last || p.Col < 1 || p.Message == "" || p.Hint == "" {
				t.Errorf("%q: problem %+v", source, p)
			}
		}
	})
}

// checkTree fails if the tree breaks what its types promise.
func checkTree(t *testing.T, source string, blocks []Block) {
	for _, b := range blocks {
		if b.Line < 1 || b.Kind == Heading && (b.Level < 1 || b.Level > maxLevel) {
			t.Errorf("%q: block %+v", source, b)
		}
		checkInlines(t, source, b.Inlines)
		for _, row := range append([][][]Inline{b.Head}, b.Rows...) {
			if b.Kind == PlainTable && (len(row) != len(b.Head) || len(row) != len(b.Align)) {
				t.Errorf("%q: a row of %d cells, %d columns", source, len(row), len(b.Head))
			}
			for _, cell := range row {
				checkInlines(t, source, cell)
			}
		}
		checkTree(t, source, b.Blocks)
		for _, item := range b.Items {
			checkTree(t, source, item.Blocks)
		}
	}
}

func checkInlines(t *testing.T, source string, inlines []Inline) {
	for i, in := range inlines {
		if in.Kind == softBreak || in.Kind == Text && (in.Text == "" || i > 0 && inlines[i-1].Kind == Text) {
			t.Errorf("%q: inlines %+v", source, inlines)
		}
		if strings.ContainsFunc(in.Text, invisible) {
			t.Errorf("%q: control character in %q", source, in.Text)
		}
		checkInlines(t, source, in.Inlines)
	}
}

func BenchmarkParse(b *testing.B) {
	source := strings.Repeat("## 一、基本情况\n\n本季度收入**4.2万元：**其中集体**“三资”**收入3万元，\n其他1.2万元。\n\n- 甲\n- 乙\n\n| 项 | 金额 |\n|---|--:|\n| 甲 | 100 |\n\n", 10)
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		doc, _ := Parse(source, 1)
		doc.HTML(HTMLOptions{})
	}
}

// What would take minutes is refused at its place; what only looks like it is not.
func TestTooMuch(t *testing.T) {
	for text, want := range map[string]string{
		strings.Repeat("> ", 100_000) + "字":         "套得太深",
		"字\n" + strings.Repeat("1. ", 50_000) + "字": "套得太深",
		strings.Repeat("- ", 100_000) + "字":         "套得太深",
		strings.Repeat("[", 200_000):                "方括号太多",
		strings.Repeat("-", 500):                    "",
		"签名" + "\n" + strings.Repeat(".", 500):      "",
		strings.Repeat("> 字\n", 500):                "",
		strings.Repeat("- 字\n", 500):                "",
	} {
		_, problems := Parse(text, 7)
		switch {
		case want == "" && len(problems) > 0, want != "" && (len(problems) != 1 || !strings.Contains(problems[0].Message, want)):
			t.Errorf("%.20q…: %v, want %q", text, problems, want)
		}
	}
}

// TestCopies shows pictures that have narrower copies: the WebP first, an image for browsers
// that cannot read it, and the picture itself behind a link, where one can stand and has a name.
func TestCopies(t *testing.T) {
	const source = `<source type="image/webp" srcset="p1-480.webp 480w, p1-720.webp 720w" sizes="90vw">`
	for text, want := range map[string]string{
		"![桥](wide.jpg)":             `<figure><a href="wide.jpg"><picture>` + source + `<img src="p1-720.jpg" alt="桥" width="640" height="480" loading="lazy" decoding="async"></picture></a></figure>`,
		"看![桥](narrow.jpg)":          `<p>看<a href="narrow.jpg"><picture>` + source + `<img src="narrow.jpg" alt="桥" width="640" height="480" loading="lazy" decoding="async"></picture></a></p>`,
		"[看![桥](wide.jpg)](账.csv) 后": `<p><a href="账.csv">看<picture>` + source + `<img src="p1-720.jpg" alt="桥" width="640" height="480" loading="lazy" decoding="async"></picture></a> 后</p>`,
		"![](wide.jpg)":              `<figure><picture>` + source + `<img src="p1-720.jpg" alt="" width="640" height="480" loading="lazy" decoding="async"></picture></figure>`,
		"![桥](none.jpg)":             `<figure><img src="none.jpg" alt="桥" width="640" height="480" loading="lazy" decoding="async"></figure>`,
	} {
		doc, _ := Parse(text, 1)
		got := doc.HTML(HTMLOptions{
			Picture: func(file string) (string, int, int, bool) { return file, 640, 480, true },
			Copies: func(file string) Copies {
				c := Copies{WebP: "p1-480.webp 480w, p1-720.webp 720w", Sizes: "90vw"}
				switch file {
				case "wide.jpg":
					c.Plain = "p1-720.jpg"
				case "none.jpg":
					return Copies{}
				}
				return c
			},
		})
		checkHTML(t, text, got)
		if unescaped, err := url.PathUnescape(got); err != nil || strings.TrimSpace(unescaped) != want {
			t.Errorf("%s\n gives %s\n not   %s", text, got, want)
		}
	}
}

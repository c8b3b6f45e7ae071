package sheet

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"cunwu/generator/internal/pdf"
)

// What may not stand at the ends of a line (GB/T 15834-2011, 5; Requirements for
// Chinese Text Layout, 3.1.7), written out apart from the table of classes.
const (
	neverFirst = "，。、；：？！．｡）》〉」』】〕〗］｝”’,.;:?!)]}»·・～〜％‰℃℉°%…⋯"
	neverLast  = "（《〈「『【〔〖［｛“‘([{«￥¥＄$£€№§"
)

// What generated paragraphs are made of.
var (
	plainWords = []string{"村民", "小组", "补贴", "发放", "监督委员会", "根据", "公示", "集体经济组织", "百分之", "老年活动室", "的", "和", "𬭎𫖮", "㛃某", "李𪨧"}
	latinWords = []string{"Excel", "Word", "GB/T", "PDF", "e-mail", "Wi-Fi", "ISO", "naïve"}
	// Numbers that must stay whole, and addresses, which may be divided.
	wholeWords = []string{"2026年10月15日", "13,500.00元", "0999-5550123", "7个工作日", "138 0000 1234", "12.5%", "8:00~12:00", "第13条", "￥1,200.50", "36 人",
		"〔2011〕", "1,234,567,890.12元", "2026-10-15", "2026年10月15日24时", "3.6万元", "±5", "№12", "１２３号", "-12.5℃", "1/3", "9:30—11:30"}
	addresses = []string{"https://a.example/s/7k3m9q/", "www.hexi.example/q?a=1&b=2", "office@hexi.example"}
	pauses    = []string{"，", "。", "、", "；", "：", "？", "！", "——", "……", "·", "～", "．", ",", ";", "!", "?"}
	brackets  = []string{"（）", "《》", "〈〉", "「」", "『』", "【】", "〔〕", "〖〗", "［］", "｛｝", "“”", "‘’", "()", "[]", "{}"}
)

// A generated paragraph is text, and where in it, in characters, stands what must not
// be divided.
type generated struct {
	text  string
	whole [][2]int
}

// A writer of paragraphs, of all marks in any order that a clerk may type.
type generator struct {
	*rand.Rand
	b      strings.Builder
	n      int // characters
	number bool
	whole  [][2]int
}

func (g *generator) put(s string) {
	g.b.WriteString(s)
	g.n += utf8.RuneCountInString(s)
	g.number = false
}

func (g *generator) pick(from []string) string { return from[g.IntN(len(from))] }

// word puts a word of any kind. Nobody writes one number right behind another, nor
// Latin right before or behind one.
func (g *generator) word() {
	switch k := g.IntN(10); {
	case k < 5:
		g.put(g.pick(plainWords))
	case k < 6:
		if g.number {
			g.put("及")
		}
		g.put(g.pick(latinWords))
		g.number = true
	case k < 9:
		if g.number {
			g.put("及")
		}
		from := g.n
		g.put(g.pick(wholeWords))
		g.whole = append(g.whole, [2]int{from, g.n})
		g.number = true
	default:
		if g.number {
			g.put("及")
		}
		g.put(g.pick(addresses))
		g.number = true
	}
}

// phrase puts words, in brackets now and then, some in others.
func (g *generator) phrase(depth int) {
	if depth < 2 && g.IntN(3) == 0 {
		open, size := utf8.DecodeRuneInString(g.pick(brackets))
		pair := ""
		for _, p := range brackets {
			if strings.HasPrefix(p, string(open)) {
				pair = p
			}
		}
		g.put(string(open))
		g.phrase(depth + 1)
		g.put(pair[size:])
		return
	}
	for range 1 + g.IntN(4) {
		g.word()
	}
}

func generate(seed uint64) generated {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 2026))}
	g.put("村")
	for range 6 + g.IntN(20) {
		g.phrase(0)
		g.put(g.pick(pauses))
		if g.IntN(6) == 0 {
			g.put(g.pick([]string{"。", "！", "”", "）"})) // marks that came together
			g.put("村")
		}
	}
	return generated{g.b.String(), g.whole}
}

// measures are those of bodies on A4 and A3, of lists and notes, of cells and captions, and
// some that are no whole number of squares, in tenths of a square.
var measures = []int{160, 173, 204, 233, 280, 317, 400}

// TestGeneratedParagraphs sets four hundred paragraphs in seven measures.
func TestGeneratedParagraphs(t *testing.T) {
	l := testLayout(t)
	const size = 10 * pdf.Point
	lines, numbers, marks, justified, forced := 0, 0, map[rune]bool{}, 0, 0
	for seed := range uint64(400) {
		p := generate(seed)
		chars := []rune(p.text)
		us := l.units([]span{{text: p.text, size: size}})
		if len(us) != len(chars) {
			t.Fatalf("%d characters are %d units: %s", len(chars), len(us), p.text)
		}
		for i, measure := range measures {
			room, indent := pdf.Length(measure)*size/10, pdf.Length(i%2)*2*size
			broken := breakLines(us, room, indent)
			at := 0
			fail := func(n int, format string, args ...any) {
				t.Helper()
				ln := broken[n]
				if tooLong(us, ln.from, room) || tooLong(us, ln.to, room) {
					forced++
					return
				}
				t.Errorf("paragraph %d, %d tenths of a square, line %d: %s\n%s", seed, measure, n+1, fmt.Sprintf(format, args...), string(chars[ln.from:ln.to]))
			}
			for n, ln := range broken {
				lines++
				if ln.to <= ln.from {
					fail(n, "it is empty")
					continue
				}
				if strings.TrimSpace(string(chars[at:ln.from])) != "" {
					fail(n, "%q is lost before it", string(chars[at:ln.from]))
				}
				at = ln.to
				first, last := chars[ln.from], chars[ln.to-1]
				if n > 0 && strings.ContainsRune(neverFirst, first) {
					fail(n, "it begins with %c", first)
				}
				if n < len(broken)-1 && strings.ContainsRune(neverLast, last) {
					fail(n, "it ends with %c", last)
				}
				if n > 0 && first == chars[ln.from-1] && strings.ContainsRune("—…", first) {
					fail(n, "it begins with the second half of %c%c", first, first)
				}
				if n > 0 && first == ' ' || last == ' ' {
					fail(n, "there is a space at its end")
				}
				for _, w := range p.whole {
					if numbers++; w[0] < ln.from && ln.from < w[1] {
						fail(n, "it divides %s", string(chars[w[0]:w[1]]))
					}
				}
				for _, r := range chars[ln.from:ln.to] {
					if classify(r) != han && classify(r) != latin && classify(r) != digit {
						marks[r] = true
					}
				}
				mine := room
				if n == 0 {
					mine -= indent
				}
				extra := adjust(us, ln, mine, justify)
				width := ln.width
				for k, e := range extra {
					width += e
					if u := us[ln.from+k]; e < -u.right {
						fail(n, "%c gives up %d and has %d", u.char, -e, u.right)
					}
				}
				if width > mine {
					fail(n, "it is %d wide and has %d", width, mine)
				}
				if !ln.last && width == mine {
					justified++
				}
			}
			if rest := string(chars[at:]); strings.TrimSpace(rest) != "" {
				t.Errorf("paragraph %d: %q is lost at its end", seed, rest)
			}
		}
	}
	if lines < 20_000 || numbers < 100_000 || len(marks) < 50 || justified < lines/3 || forced > lines/1000 {
		t.Errorf("%d lines with %d numbers and %d marks were looked at; %d fill their measure; %d had to be divided somewhere", lines, numbers, len(marks), justified, forced)
	}
}

// tooLong reports whether the piece around a line's end has no place to be divided and is
// wider than a line: ‘“[1,234,567,890.12元]”’…… in 16 squares.
func tooLong(us []unit, at int, room pdf.Length) bool {
	from, to := at, at
	for from > 0 && us[from-1].glued {
		from--
	}
	for to < len(us)-1 && us[to].glued {
		to++
	}
	return naturalWidth(us, from, min(to+1, len(us))) > room
}

// TestGeneratedRuns sets the paragraphs and looks where the glyphs of each line end.
func TestGeneratedRuns(t *testing.T) {
	l := testLayout(t)
	style := l.style.Body
	for seed := range uint64(60) {
		p := generate(seed)
		measure := l.style.measure()
		for n, s := range l.paragraph(plain(p.text, style, nil), blockOf(style, 2*style.Size, 0), measure) {
			for _, item := range s.items {
				text := item.(*pdf.Text)
				x := text.X
				for k, g := range text.Glyphs {
					left, right := text.Font.Ink(g.ID)
					if right > left && (x+em(left, text.Size) < -pdf.Point/10 || x+em(right, text.Size) > measure+pdf.Point/10) {
						t.Errorf("paragraph %d, line %d: the ink of %c reaches from %d to %d of %d", seed, n+1, g.Rune, x+em(left, text.Size), x+em(right, text.Size), measure)
					}
					if k < len(text.Glyphs)-1 {
						x += em(text.Font.Advance(g.ID), text.Size) + g.Extra
					}
				}
			}
		}
	}
}

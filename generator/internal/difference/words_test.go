package difference

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// told writes parts with the usual marks.
func told(parts []Part) string {
	var s strings.Builder
	for _, p := range parts {
		marks := map[string][2]string{Same: {"", ""}, Deleted: {"[-", "-]"}, Added: {"{+", "+}"}}[p.Change]
		s.WriteString(marks[0] + p.Text + marks[1])
	}
	return s.String()
}

func TestCompareTexts(t *testing.T) {
	for _, c := range []struct{ was, now, want string }{
		{"", "新的。", "{+新的。+}"},
		{"旧的。", "", "[-旧的。-]"},
		{"结余 1,380.00 元。", "结余 1,314.50 元。", "结余 [-1,380.00-]{+1,314.50+} 元。"},
		{"8:30 到 17:00 办理。", "8:30 到 17:30 办理。", "8:30 到 [-17:00-]{+17:30+} 办理。"},
		{"一句。二句。三句。", "一句。三句。", "一句。[-二句。-]三句。"},
		{"一句。三句。", "一句。二句半。三句。", "一句。{+二句半。+}三句。"},
		{"甲乙丙丁", "子乙丑丁", "[-甲乙丙-]{+子乙丑+}丁"}, // a single character that stayed is given up
		{"第一段\n第二段", "第一段\n第三段", "第一段\n第[-二-]{+三+}段"},
		{"用 Excel 打开", "用 WPS 打开", "用 [-Excel-]{+WPS+} 打开"},
		{"同样的。", "同样的。", "同样的。"},
	} {
		parts, ok := Words(c.was, c.now)
		if got := told(parts); got != c.want || !ok {
			t.Errorf("%q to %q: %q, %v; want %q", c.was, c.now, got, ok, c.want)
		}
	}
	long, other := "", ""
	for i := range 600 { // the clock has no say in what is found
		long += string(rune('一'+i)) + "，"
		other += string(rune('一'+i*7%601)) + "，"
	}
	if parts, ok := Words(long, other); !ok || len(parts) < 100 {
		t.Errorf("%d parts, %v", len(parts), ok)
	}
	if _, ok := Words(strings.Repeat("句。", 3000), strings.Repeat("话。", 3000)); ok {
		t.Error("a text without end is compared")
	}
	if _, ok := Words(strings.Repeat("甲", 3000), strings.Repeat("乙", 3000)); ok {
		t.Error("a sentence without end is compared")
	}
}

// sides puts together what was there before and what is there now.
func sides(parts []Part) (was, now string) {
	for _, p := range parts {
		if p.Change != Added {
			was += p.Text
		}
		if p.Change != Deleted {
			now += p.Text
		}
	}
	return was, now
}

// What is told of two texts holds both, whatever they are.
func TestCompareTextsKeepsBoth(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"收入", "支", "。", "\n", "12.50", "元", "，", "𬭎", "a", "Excel", " ", "；", "8-1"}
	text := func() string {
		var b strings.Builder
		for range dice.IntN(40) {
			b.WriteString(pieces[dice.IntN(len(pieces))])
		}
		return b.String()
	}
	for range 3000 {
		a, b := text(), text()
		parts, ok := Words(a, b)
		if was, now := sides(parts); !ok || was != a || now != b {
			t.Fatalf("%q to %q: %v", a, b, parts)
		}
		for i := 1; i < len(parts); i++ {
			if parts[i].Change == parts[i-1].Change {
				t.Fatalf("%q to %q: neighbours of one kind: %v", a, b, parts)
			}
		}
	}
}

func FuzzCompareTexts(f *testing.F) {
	f.Add("结余 1,380.00 元。", "结余 1,314.50 元。")
	f.Add("\xff", "�")
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) || len(a)+len(b) > 2000 {
			return
		}
		parts, ok := Words(a, b)
		if was, now := sides(parts); ok && (was != a || now != b) {
			t.Errorf("%q to %q: %v", a, b, parts)
		}
		Shortened(parts)
	})
}

func TestShortened(t *testing.T) {
	long := strings.Repeat("长", 40)
	parts := []Part{{Same, long + "前"}, {Deleted, "旧"}, {Added, strings.Repeat("新", 300)}, {Same, "中" + long + "间"}, {Added, "加"}, {Same, "后" + long}}
	got, more := Shortened(parts)
	want := "…" + strings.Repeat("长", 11) + "前[-旧-]{+" + strings.Repeat("新", 159) + "…+}中" + strings.Repeat("长", 11) + "…" +
		strings.Repeat("长", 11) + "间{+加+}后" + strings.Repeat("长", 11) + "…"
	if told(got) != want || more != 0 {
		t.Errorf("got  %s\nwant %s", told(got), want)
	}
	var many []Part
	for range 20 {
		many = append(many, Part{Added, "加"}, Part{Same, "同"})
	}
	if got, more := Shortened(many); more != 8 || strings.Count(told(got), "加") != maxPlaces {
		t.Errorf("%d more, %s", more, told(got))
	}
}

package sheet

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

func TestWeek(t *testing.T) {
	tw, v := sampleTownship()
	notices := weekNotices()
	p, err := maker(t).Week(Week{Township: tw, Village: v, Week: township.Week{Year: 2026, Number: 42}, Today: day("2026-10-18"), Notices: notices})
	keep(t, "week", p)
	s := read(t, p, err)
	s.says(t, "石桥村村务公开每周公示单", "2026年第42周", "2026年10月12日（星期一）至2026年10月18日（星期日）", "共7份公示", "截至2026年10月18日",
		"快要结束　今天是最后一天，到2026年10月18日24时止", "公示中　还有5天，到2026年10月23日24时止", "长期公示", "已结束　公示到2026年10月16日24时为止",
		"已撤回　2026年10月17日　撤回原因：名单有误", "即将公示　2026年10月20日起公示", "本公示只在公示栏张贴，不上网", "扫码看本村全部公开", "演示数据")
	var categories []string
	for _, h := range s.root.All("H2") {
		categories = append(categories, h.Says())
	}
	if want := []string{"村级财务", "乡村振兴", "惠农政策", "养老服务", "社会救助", "村级事务"}; !slices.Equal(categories, want) {
		t.Errorf("categories %v, want %v", categories, want)
	}
	if n := len(s.root.All("H3")); n != 7 {
		t.Errorf("%d titles, want 7", n)
	}
	addresses := []string{tw.VillageAddress("shiqiao")}
	for _, c := range township.Categories {
		for _, n := range notices {
			if n.Category == c && n.Audience == township.Everyone {
				addresses = append(addresses, tw.PrintedAddress("shiqiao", n))
			}
		}
	}
	s.holds(t, 28, addresses...)
	for _, n := range notices {
		s.says(t, "编号 "+n.ID)
	}
}

func TestLongWeek(t *testing.T) {
	tw, v := sampleTownship()
	var notices []*township.Notice
	for i := range 60 {
		n := sampleNotice()
		n.ID = "7k3m" + strconv.Itoa(10+i)
		n.Category = township.Categories[i%len(township.Categories)]
		n.LastDay = day("2026-10-19").Add(i * 7 % 30)
		notices = append(notices, n)
	}
	for _, o := range []Options{{}, {Paper: PaperA3}} {
		p, err := maker(t).Week(Week{Township: tw, Village: v, Week: township.Week{Year: 2026, Number: 42}, Today: day("2026-10-18"), Notices: notices, Options: o})
		keep(t, "week60"+string(o.Paper), p)
		s := read(t, p, err)
		codes := 0
		for i := range s.pages {
			codes += len(s.pages[i].Symbols)
			if lines := s.pages[i].Lines(); slices.Contains([]string{"村级财务", "惠农政策", "村级事务"}, lines[len(lines)-2]) {
				t.Errorf("%s: page %d ends with the name of a category", o.Paper, i+1)
			}
		}
		s.says(t, "村级事务（续）")
		if codes != 61 || s.Pages > 14 {
			t.Errorf("%s: %d codes on %d pages", o.Paper, codes, s.Pages)
		}
		last := map[string]township.Day{}
		for _, found := range regexp.MustCompile(`到2026年(\d+)月(\d+)日24时止编号 (7k3m\d+)`).FindAllStringSubmatch(strings.ReplaceAll(s.text(), "\n", ""), -1) {
			at := slices.IndexFunc(notices, func(n *township.Notice) bool { return n.ID == found[3] })
			n := notices[at]
			if n.LastDay.Before(last[n.Category]) {
				t.Errorf("%s: %s ends before the one above it", o.Paper, n.ID)
			}
			last[n.Category] = n.LastDay
		}
		if len(last) != len(township.Categories) {
			t.Errorf("%s: %d categories were seen", o.Paper, len(last))
		}
	}
}

func TestQuietWeek(t *testing.T) {
	tw, v := sampleTownship()
	p, err := maker(t).Week(Week{Township: tw, Village: v, Week: township.Week{Year: 2026, Number: 1}, Today: day("2026-01-01")})
	keep(t, "quiet", p)
	s := read(t, p, err)
	s.says(t, "本周没有新的公示。", "2026年第1周", "2025年12月29日（星期一）至2026年1月4日（星期日）")
	s.holds(t, 30, "https://hexi.example/shiqiao/")
	if s.Pages != 1 {
		t.Errorf("%d pages", s.Pages)
	}
}

// Every word is asked for by its key, or by what its key begins with.
func TestEveryWordIsUsed(t *testing.T) {
	var sources strings.Builder
	for _, pattern := range []string{"*.go", "../article/*.go", "../build/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasSuffix(name, "_test.go") {
				sources.Write(data)
			}
		}
	}
	for _, key := range keys {
		begins, _, _ := strings.Cut(strings.TrimPrefix(key, "sheet_"), "_")
		family := []string{`"` + key + `"`, `"sheet_` + begins + `_"`, `"` + key[:strings.LastIndex(key, "_")+1] + `"`}
		if !slices.ContainsFunc(family, func(s string) bool { return strings.Contains(sources.String(), s) }) {
			t.Errorf("nobody asks for %s", key)
		}
	}
}

var placeholder = regexp.MustCompile(`\{[a-z]+\}`)

func TestWords(t *testing.T) {
	for _, language := range []string{"zh-CN", "en"} {
		w := words(t, language)
		want := len(keys) + len(township.Categories)
		if err := w.check(); err != nil || len(w) != want {
			t.Errorf("%s: %d words, want %d (%v)", language, len(w), want, err)
		}
		for key, text := range words(t, "zh-CN") {
			for _, place := range placeholder.FindAllString(text, -1) {
				if !strings.Contains(w[key], place) {
					t.Errorf("%s: %s does not say %s", language, key, place)
				}
			}
		}
	}
	w := words(t, "zh-CN")
	delete(w, "sheet_total")
	if _, err := New(w, township.Fonts{}); !errors.Is(err, ErrWords) || !strings.Contains(err.Error(), "sheet_total") {
		t.Errorf("a word is missing: %v", err)
	}
	for text, want := range map[string]string{"a: b": "b", "a: \"b: \\\"c\\\"\"\r\n": "b: \"c\"", "\uFEFF# x\n\na:  b  ": "b"} {
		got := Words{}
		if err := ParseWords([]byte(text), got); err != nil || got["a"] != want {
			t.Errorf("%q: %q, %v", text, got["a"], err)
		}
	}
	for _, bad := range []string{"a", "a:", "a: \"b", "- a: b", "\"a\": b"} {
		if err := ParseWords([]byte(bad), Words{}); !errors.Is(err, ErrWords) {
			t.Errorf("%q: %v, want ErrWords", bad, err)
		}
	}
}

// A heading stands over its notice, though two columns of one strip each were shorter.
func TestOneNoticeInTwoColumns(t *testing.T) {
	tw, v := sampleTownship()
	for n := 1; n <= 7; n++ {
		p, err := maker(t).Week(Week{Township: tw, Village: v, Week: township.Week{Year: 2026, Number: 42}, Today: day("2026-10-18"), Notices: weekNotices()[:n], Options: Options{PaperA3, true}})
		for _, page := range read(t, p, err).pages {
			for _, heading := range page.Runs {
				if heading.Tag != "H2" {
					continue
				}
				under := false
				for _, title := range page.Runs {
					under = under || title.Tag == "H3" && title.X == heading.X && title.Y > heading.Y && title.Y < heading.Y+60
				}
				if !under {
					t.Errorf("%d notices: nothing stands under %s", n, heading.Text)
				}
			}
		}
	}
}

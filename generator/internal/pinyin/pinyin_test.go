package pinyin

import (
	"regexp"
	"strings"
	"testing"

	"github.com/mozillazg/go-pinyin"
)

func TestSpell(t *testing.T) {
	for _, tt := range []struct{ name, address, want string }{
		{"柳湾村", "liuwan", "liu wan cun"},
		{"柳湾村", "v0001", "liu wan cun"},
		{"单家庄", "shanjia", "shan jia zhuang"},
		{"单家庄", "", "dan jia zhuang"},
		{"曾家营村", "zeng-jiaying", "zeng jia ying cun"},
		{"长河村", "changhe", "chang he cun"},
		{"吕梁社区", "", "lv liang she qu"},
		{"东风3队", "", "dong feng 3 dui"},
		{"A区", "aqu", "a qu"},
		{"（一）·", "", "yi"},
		{"\xff🏠", "x", ""},
		{"", "", ""},
	} {
		if got := strings.Join(Spell(tt.name, tt.address), " "); got != tt.want {
			t.Errorf("Spell(%q, %q) = %q, want %q", tt.name, tt.address, got, tt.want)
		}
	}
}

func TestInitials(t *testing.T) {
	for r, want := range map[rune]string{'柳': "l", '重': "zc", '嗯': "n", '欸': "ae", '鄂': "e", '𠮷': "", 'x': "", '。': ""} {
		if got := Initials(r); got != want {
			t.Errorf("Initials(%c) = %q, want %q", r, got, want)
		}
	}
}

// Whatever the dictionary holds turns into letters that can be typed.
func TestReadingsAreLetters(t *testing.T) {
	letters := regexp.MustCompile(`^[a-z]+$`)
	for r := range pinyin.PinyinDict {
		for _, reading := range readings(rune(r)) {
			if !letters.MatchString(reading) {
				t.Fatalf("%c: %q", rune(r), reading)
			}
		}
	}
}

package site

import (
	"strings"
	"testing"
)

func TestGroupList(t *testing.T) {
	for _, tt := range []struct{ groups, list, letters string }{
		{"一组 二组 三组 四组 五组 六组", "1–6 组", ""},
		{"1组 2组 3组", "1–3 组", ""},
		{"第一村民小组 第二村民小组", "1–2 村民小组", ""},
		{"九组 十组 十一组 十二组", "9–12 组", ""},
		{"一组 三组", "一组、三组", ""},
		{"一组", "一组", ""},
		{"下坪 老屋场 石板河", "下坪、老屋场、石板河", "xp lwc s/dbh"},
		{"下坪组 三道沟组 上社", "下坪组、三道沟组、上社", "xp sdg s"},
		{"一组 二组 南塘", "1–2 组、南塘", "- nt"},
		{"一组 二组 三组 四组 五组（南塘）", "1–5 组、南塘", "- nt"},
		{"一组（上坪） 二组（岩下） 三组（老屋场）", "1–3 组、上坪、岩下、老屋场", "- sp yx lwc"},
		{"一组（上坪）", "一组、上坪", "- sp"},
		{"下坪一组 下坪二组 重阳一组", "下坪1–2 组、重阳一组", "xp z/cy"},
		{"十组 二十组 二十一组", "十组、20–21 组", ""},
		{"一队 二队 一社 二社", "1–2 队、1–2 社", ""},
		{"二组 一组", "二组、一组", ""},
		{"", "", ""},
	} {
		list := groupList(strings.Fields(tt.groups))
		if list != tt.list {
			t.Errorf("%s: %q, want %q", tt.groups, list, tt.list)
		}
		if letters := groupLetters(list); letters != tt.letters {
			t.Errorf("%s: %q, want %q", list, letters, tt.letters)
		}
	}
}

// Whatever groups are called, each part has its initials.
func TestGroupLettersGoWithTheParts(t *testing.T) {
	for _, groups := range [][]string{{"老屋、新屋", "下坪"}, {"十十组", "一二三组", "999组", "x"}, {"（", "组", "一组（）", " "}, {"\xff", "第组"}} {
		list := groupList(groups)
		if letters := groupLetters(list); letters != "" && strings.Count(letters, " ") != strings.Count(list, between) {
			t.Errorf("%q: %q and %q", groups, list, letters)
		}
	}
}

package main

import "strings"

// given holds characters of given names, the last character of a masked name.
// Some are outside GB2312: residents bear them, and a board must show them.
var given = strings.Split("芳 兰 英 华 国 军 强 明 平 玉 梅 桂 生 林 海 春 秀 珍 福 贵 祥 发 田 水 山 树 来 全 成 义 仁 和 顺 才 宝 凤 霞 红 娥 云 莲 香 花 菊 翠 堃 垚 䶮 珺 镕 喆 昇 𬭎", " ")

// masked is a name as lists show it: 张*, 张*芳.
func masked(d *dice, surnames string) string {
	family := pick(d, strings.Split(surnames, " "))
	if d.chance(40) {
		return family + "*"
	}
	i := d.under(len(given))
	if i >= 43 && d.chance(70) { // rare characters stay rare
		i = d.under(43)
	}
	return family + "*" + given[i]
}

// A household is one household of a village's roster.
type household struct {
	head  string // masked
	group string
	area  int // contracted land in hundredths of a mu
}

// roster lists households by group. It is the same every year.
func (v *village) roster(groups []string, each int) []household {
	d := diceFor("roster " + v.slug)
	var hs []household
	for _, g := range groups {
		for range each + d.under(5) {
			hs = append(hs, household{masked(d, v.surnames), g, d.between(v.land[0], v.land[1]) * 5})
		}
	}
	return hs
}

package site

import (
	"regexp"
	"unicode/utf8"
)

// phrase is where a title may be cut after: a date, a year, a quarter, a colon; or before:
// a bracket. A browser cuts Chinese between any two characters, 第三季 from 度 too.
var phrase = regexp.MustCompile(`(?:\d{4}年度?)?(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月(?:\d{1,2}日)?)|\d{4}年度?|[^：（]{2,}：|（[^）]*）|结果公[示开告]`)

// phrases cuts a title into the parts between which a line may end.
func phrases(title string) []string {
	var parts []string
	at := 0
	for _, p := range phrase.FindAllStringIndex(title, -1) {
		if p[0] > at {
			parts = append(parts, title[at:p[0]])
		}
		parts = append(parts, title[p[0]:p[1]])
		at = p[1]
	}
	if at < len(title) {
		parts = append(parts, title[at:])
	}
	return shortened(parts)
}

// lineRoom is how many characters of a title a phone of 360 points has room for.
const lineRoom = 12

// clause is where a part that is longer than a line may be cut after.
var clause = regexp.MustCompile(`.{2,}?(?:和|推进|振兴|资金)|(?:项目|工程|结果|分配结果)?公[示开告]$`)

// shortened cuts parts that are longer than a line, for a browser would cut them anywhere.
func shortened(parts []string) []string {
	var list []string
	for _, part := range parts {
		for utf8.RuneCountInString(part) > lineRoom {
			cut := clauseEnd(part)
			if cut == 0 {
				break
			}
			list = append(list, part[:cut])
			part = part[cut:]
		}
		list = append(list, part)
	}
	return list
}

// clauseEnd is where a part is cut: the last place that still leaves its beginning on one line, or 0.
func clauseEnd(part string) int {
	end := 0
	for _, c := range clause.FindAllStringIndex(part, -1) {
		for _, at := range c { // before what a notice is, and after all else
			if at > 0 && at < len(part) && utf8.RuneCountInString(part[:at]) <= lineRoom {
				end = max(end, at)
			}
		}
	}
	return end
}

package site

import "regexp"

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
	return parts
}

package check

import (
	"regexp"
	"strings"

	"cunwu/generator/internal/township"
)

// A figure is a number in a text with its unit, and how exactly it was said.
type figure struct {
	start, end int    // bytes of the text
	unit       string // 元, 亩, 户, …; 万元 is 元
	value      int64  // money in fen, others in thousandths
	slack      int64  // half of what its last digit stands for; all of it where it is rough
	rough      bool   // it says 约 or 多
}

// matches reports whether a value can be told by the figure.
func (f figure) matches(value int64) bool {
	d := f.value - value
	return max(d, -d) <= f.slack
}

// figureForm is a number with a unit. What follows a unit tells whether it is one: 元/亩 is
// a rate, 元旦 a day.
var figureForm = regexp.MustCompile(`([¥￥]?)(-?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)\s*(万元|万亩|元|亩|户|人|位|名|公斤|斤|吨|棵|株|股|只|头)?`)

// read finds the figures of a text.
func (l *lexicon) read(text string) []figure {
	if !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	var fs []figure
	for _, at := range figureForm.FindAllStringSubmatchIndex(text, -1) {
		f := figure{start: at[0], end: at[1]}
		number := strings.ReplaceAll(text[at[4]:at[5]], "，", ",")
		factor := int64(1)
		if at[6] >= 0 {
			f.unit = text[at[6]:at[7]]
		} else if at[2] < at[3] {
			f.unit = "元"
		}
		if big, ok := strings.CutPrefix(f.unit, "万"); ok {
			f.unit, factor = big, 10000
		}
		rest := text[at[1]:]
		switch {
		case f.unit == "", strings.HasPrefix(rest, "/"), strings.HasPrefix(rest, "每"), f.unit == "元" && strings.HasPrefix(rest, "旦"):
			continue
		case strings.HasPrefix(rest, "组"), strings.HasPrefix(rest, "次"):
			continue // 人次
		}
		scale := int64(1000)
		var err error
		if f.unit == "元" {
			scale = 100
			var v township.Fen
			v, err = township.ParseFen(number + map[bool]string{true: "万元", false: "元"}[factor > 1])
			f.value = int64(v)
		} else {
			var v int64
			v, err = township.ParseQuantity(number)
			f.value = v * factor
		}
		if err != nil {
			continue
		}
		f.slack = unitOfLastDigit(number, scale*factor) / 2
		before := strings.TrimRight(text[:at[0]], " ")
		for _, w := range l.AboutBefore {
			if strings.HasSuffix(before, w) {
				f.slack, f.rough = max(f.slack*2, f.value/10), true
			}
		}
		for _, w := range l.AboutAfter {
			if strings.HasPrefix(rest, w) {
				f.slack, f.rough = max(f.slack*2, f.value/10), true
			}
		}
		fs = append(fs, f)
	}
	return fs
}

// unitOfLastDigit is what the last digit that was said stands for, where a whole unit is
// worth scale: 4.2 tells tenths. Noughts at the end of a whole number were said.
func unitOfLastDigit(number string, scale int64) int64 {
	_, fraction, _ := strings.Cut(number, ".")
	for range fraction {
		scale /= 10
	}
	return max(scale, 1)
}

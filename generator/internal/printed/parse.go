package printed

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

var (
	villageAddress = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*/$`)
	noticeAddress  = regexp.MustCompile(`^([a-z0-9]+(?:-[a-z0-9]+)*/[0-9a-hjkmnp-tv-z]{6}/)(?:#v-([0-9a-f]{6}))?$`)
)

// parseAddress reads an address below the base address.
func parseAddress(text string) (p township.Printed, ok bool) {
	if villageAddress.MatchString(text) {
		return township.Printed{Address: text}, true
	}
	m := noticeAddress.FindStringSubmatch(text)
	if m == nil {
		return p, false
	}
	return township.Printed{Address: m[1], Version: m[2]}, true
}

// Parse reads a ledger. What is no entry is a finding at its place in the named file.
func Parse(name, text string) (entries []township.Printed, findings []finding.Finding) {
	number := 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		number++
		line = strings.TrimRight(line, " \t\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		at := township.Place{File: name, Line: number, Col: 1}
		wrong := func(message, hint string) {
			findings = append(findings, finding.New(finding.RulePrintedLine, at, message, hint))
		}
		if conflict(line) {
			wrong("这里是没有合并完的记号。", "删去 <<<<<<<、=======、>>>>>>> 这三行，其余的行全部留着。")
			continue
		}
		address, day, _ := strings.Cut(line, ",")
		p, ok := parseAddress(address)
		if !ok {
			wrong("“"+clip(address)+"”不是印过的网址。", "这个文件由 cunwu print 来记，不要手改；改坏了的，用 git 恢复它。")
			continue
		}
		var err error
		if p.Day, err = township.ParseDay(day); err != nil {
			at.Col = utf8.RuneCountInString(address) + 2
			wrong("“"+clip(day)+"”不是日期。", "写成 "+address+",2026-10-15；用 git 恢复原来的更好。")
			continue
		}
		p.Place = at
		entries = append(entries, p)
	}
	return entries, findings
}

// conflict reports whether a line is one that git leaves where it could not merge.
func conflict(line string) bool {
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
		if strings.HasPrefix(line, mark) {
			return true
		}
	}
	return false
}

// clip shortens foreign text for a message.
func clip(text string) string {
	const most = 40
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

package privacy

import "strings"

// mails finds e-mail addresses, also with spaces about the at sign or a word for it.
func (s *scan) mails() {
	if s.seen&at != 0 {
		for i := range s.signs {
			if s.signs[i].c&at != 0 {
				s.mail(i, i+1)
			}
		}
	}
	for _, m := range s.marks {
		switch m.kind {
		case wordMail:
			s.mail(int(m.from), int(m.to))
		case wordMailbox:
			s.mailbox(int(m.to))
		}
	}
}

// mailbox finds the address behind a word for one where another sign or a word stands
// for the at sign: 邮箱 li#example.com, 邮箱：li at example.com.
func (s *scan) mailbox(i int) {
	for n := 0; n < 6 && i < len(s.signs) && (s.is(i, space) || strings.ContainsRune(":号是为地址(", s.rune(i))); n++ {
		i++
	}
	from := i
	for i < len(s.signs) && i-from < longestMail && s.mailSign(i) {
		i++
	}
	if i == from {
		return
	}
	spaced := s.is(i, space)
	i = s.skip(i)
	at := i
	switch r := s.rune(i); {
	case r == '#' || r == '*' || r == '&' || r == '◎' || r == '$' || r == '艾':
		i++
	case spaced && r == 'A' && s.rune(i+1) == 'T' && s.is(i+2, space):
		i += 2
	case spaced && r == 'A' && s.is(i+1, space):
		i++
	default:
		return
	}
	s.mail(at, i)
}

// longestMail bounds each side of an address.
const longestMail = 64

// mail finds the address about an at sign.
func (s *scan) mail(at, after int) {
	from := s.back(at - 1)
	start := from
	for start >= 0 && from-start < longestMail && s.mailSign(start) {
		start--
	}
	start++
	end, dot, tail := s.skip(after), false, 0
	limit := end + longestMail
	for end < len(s.signs) && end < limit {
		sg := s.signs[end]
		switch {
		case sg.c&(letter|digit) != 0 || sg.r == '-':
			if dot {
				tail++
			}
		case (sg.r == '.' || sg.r == '点' || sg.r == '。') && (s.is(end+1, letter|digit) || s.rune(end+1) == ' ' && s.is(end+2, letter)):
			if s.rune(end+1) == ' ' {
				end++
			}
			dot, tail = true, 0
		case sg.r == ' ' && s.rune(end+1) == '.' && s.is(s.skip(end+2), letter):
		case sg.r == ' ' && s.rune(end+1) == '点' && s.is(s.skip(end+2), letter):
		default:
			limit = end
			continue
		}
		end++
	}
	for start < from && (s.rune(start) == '.' || s.rune(start) == '-') {
		start++
	}
	if start > from || !dot || tail < 2 || end <= after {
		return
	}
	var b strings.Builder
	for k := start; k < end; k++ {
		if s.signs[k].c&space == 0 {
			b.WriteRune(s.signs[k].r)
		}
	}
	if s.detector.allowed[strings.ToLower(b.String())] {
		return
	}
	s.hit(Email, start, end, true)
}

func (s *scan) mailSign(i int) bool {
	sg := s.signs[i]
	return sg.c&(letter|digit) != 0 || sg.r == '.' || sg.r == '_' || sg.r == '-' || sg.r == '+' || sg.r == '%'
}

// chats finds the names of accounts with WeChat and QQ, which stand behind their word.
func (s *scan) chats() {
	for _, m := range s.marks {
		if m.kind == wordChat {
			s.chat(int(m.from), int(m.to))
		}
	}
	if s.about == wordChat {
		s.chat(0, 0)
	}
}

func (s *scan) chat(word, i int) {
	to := i
	named := i == 0 || s.rune(i-1) == '号' || s.rune(i-1) == ':' || s.rune(i-1) == 'D'
	for n := 0; n < 8; n++ {
		switch r := s.rune(i); {
		case r == ':' || r == '号' || r == '为' || r == '是' || r == '=' || r == '同' || r == '码':
			named = true
		case r == ' ' || r == '(' || r == '“' || r == '"' || r == '「' || r == ')' || r == '我' || r == '加' || r == '/' || r == ',' && s.rune(i+1) == '号':
		case r == 'I' && s.rune(i+1) == 'D' && !s.is(i+2, letter|digit): // ID
			i++
			named = true
		case r >= 0x2190 && r <= 0x2BFF || r >= 0x1F300 && r <= 0x1FAFF: // an arrow, a heart
			named = true
		default:
			n = 8
			continue
		}
		i++
	}
	if i > 0 && !named && (s.rune(i-1) == '/' || s.rune(i-1) == ' ' || i == to) && s.is(i, digit) {
		named = s.begins(word, []string{"QQ", "Q Q", "扣扣", "企鹅"})
	}
	if s.chatAt(i) { // 微信 WeChat Pay
		return
	}
	end, letters, digits, groups := i, 0, 0, 0
	for end < len(s.signs) && end-i < 24 {
		sg := s.signs[end]
		switch {
		case sg.c&letter != 0:
			letters++
		case sg.c&digit != 0:
			digits++
		case (sg.r == '_' || sg.r == '-') && s.is(end+1, letter|digit) || sg.r == '_':
		case sg.r == ' ' && letters == 0 && groups < 3 && s.is(end+1, digit) && digits >= 3:
			groups++
		default:
			goto done
		}
		end++
	}
done:
	n := end - i
	switch {
	case letters > 0 && s.is(i, letter|digit) && n >= 5 && n <= 20 && (named || digits > 0 || n >= 6):
	case letters == 0 && named && digits >= 5 && digits <= 11 && !s.unitAfter(end):
	default:
		return
	}
	digitsOnly := make([]byte, 0, 12)
	for k := i; k < end && letters == 0; k++ {
		if s.signs[k].c&digit != 0 && len(digitsOnly) < 12 {
			digitsOnly = append(digitsOnly, byte(s.signs[k].r))
		}
	}
	if letters == 0 && (s.isAllowed(digitsOnly) || mobilePrefix(digitsOnly)) { // a phone is one, whatever it is used for
		return
	}
	s.hit(WeChat, i, end, named)
}

// unitAfter reports whether a unit of money or measure follows.
func (s *scan) unitAfter(i int) bool {
	i = s.skip(i)
	switch s.rune(i) {
	case '元', '万', '亩', '户', '人', '次', '%', '笔', '型', '款', '版':
		return true
	case '.', ',':
		return s.is(i+1, digit)
	}
	return false
}

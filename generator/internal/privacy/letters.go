package privacy

import "slices"

// accounts are the letters before a phone's number in names of accounts and files:
// wx13800001234, tel13800001234, IMG13800001234.
var accounts = []string{"WX", "WXID", "VX", "V", "WEIXIN", "WECHAT", "QQ", "TEL", "MOB", "MOBILE", "PHONE", "CALL", "SJ", "SJH", "DH", "LXDH", "YDDH",
	"IMG", "PIC", "PHOTO", "FILE", "DOC", "SCAN", "COPY", "ALIPAY", "ZFB", "DY", "KS", "USER", "UID", "LOGIN", "NAME", "WWW", "M", "T", "P", "H", "C"}

// initials and finals are the parts of a syllable in pinyin, longest first.
var (
	initials = []string{"ZH", "CH", "SH", "B", "P", "M", "F", "D", "T", "N", "L", "G", "K", "H", "J", "Q", "X", "R", "Z", "C", "S", "Y", "W", ""}
	finals   = []string{"IANG", "IONG", "UANG", "ANG", "ENG", "ING", "ONG", "IAO", "IAN", "UAI", "UAN", "AI", "EI", "AO", "OU", "AN", "EN", "ER", "IA", "IE", "IU",
		"IN", "UA", "UO", "UI", "UN", "UE", "VE", "A", "O", "E", "I", "U", "V"}
)

// longestName is how many letters a name in pinyin may have.
const longestName = 24

// carried reports whether the letters beside a span are a person's name in pinyin or say
// that it is an account or a phone: zhang13800001234. In other codes of letters and digits
// eleven digits are no phone; in the name of a file, and before an at sign, they are.
func (s *scan) carried(sp *span) bool {
	b, e := s.before(sp), s.after(sp)
	from := b
	for s.is(from, letter) && b-from <= longestName {
		from--
	}
	to := e
	for s.is(to, letter) && to-e <= longestName {
		to++
	}
	if s.is(from, digit) && b > from || s.is(to, digit) && to > e {
		return false
	}
	if s.file || s.is(e, at) {
		return true
	}
	return s.personal(from+1, b+1) && s.personal(e, to)
}

// personal reports whether the letters from a to before b are none, a word of accounts,
// or pinyin.
func (s *scan) personal(a, b int) bool {
	n := b - a
	if n == 0 {
		return true
	}
	var letters [longestName]byte
	if n > longestName {
		return false
	}
	for k := range n {
		letters[k] = byte(s.signs[a+k].r)
	}
	word := string(letters[:n])
	return slices.Contains(accounts, word) || n > 1 && pinyin(word)
}

// pinyin reports whether a word is syllables of pinyin, in capitals.
func pinyin(word string) bool {
	var reached [longestName + 1]bool // letters from the beginning that are whole syllables
	reached[0] = true
	for i := range len(word) {
		if !reached[i] {
			continue
		}
		for _, a := range initials {
			if len(word)-i <= len(a) || word[i:i+len(a)] != a {
				continue
			}
			rest := word[i+len(a):]
			for _, f := range finals {
				if len(rest) >= len(f) && rest[:len(f)] == f && (a != "" || f[0] == 'A' || f[0] == 'E' || f[0] == 'O') {
					reached[i+len(a)+len(f)] = true
				}
			}
		}
	}
	return reached[len(word)]
}

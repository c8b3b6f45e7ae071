// Package privacy finds personal data that must not be published, in plain text.
// What it returns never repeats the data itself.
package privacy

// A Kind is a kind of personal data.
type Kind int

// The kinds.
const (
	IDNumber   Kind = iota // 公民身份号码, 18 or 15 digits
	BankCard               // 银行卡号
	MobileLine             // 手机号码
)

// A Hit is personal data in a text: where it stands, in bytes.
type Hit struct {
	Kind       Kind
	Start, End int
}

// Find finds personal data in a text, in order. known holds the phone numbers that
// are published on purpose: those of offices and of the villages' contacts.
func Find(text string, known map[string]bool) []Hit {
	var hits []Hit
	gs := groups(text)
	for i := 0; i < len(gs); {
		kind, n, private := longest(gs[i:], known)
		if n == 0 {
			i++
			continue
		}
		if private {
			hits = append(hits, Hit{kind, gs[i].start, gs[i+n-1].end})
		}
		i += n
	}
	return hits
}

// longestNumber bounds the digits of what is looked for: those of a bank card.
const longestNumber = 19

// longest finds the longest run of joined groups, from the first on, that is one
// number: an identity number is often written 149999 19800101 001X, and two numbers
// side by side are two. private is false for a phone that is published on purpose.
func longest(gs []group, known map[string]bool) (kind Kind, n int, private bool) {
	digits := ""
	for i, g := range gs {
		if i > 0 && !g.joined || len(digits)+len(g.digits) > longestNumber {
			break
		}
		digits += g.digits
		switch {
		case known[digits]:
			kind, n, private = MobileLine, i+1, false
		case isID18(digits), isID15(digits):
			kind, n, private = IDNumber, i+1, true
		case isMobile(digits):
			kind, n, private = MobileLine, i+1, true
		case isBankCard(digits):
			kind, n, private = BankCard, i+1, true
		}
	}
	return kind, n, private
}

// Redact blanks out the personal data of a text, for messages and logs.
func Redact(text string) string {
	hits := Find(text, nil)
	for i := len(hits) - 1; i >= 0; i-- {
		text = text[:hits[i].Start] + "***" + text[hits[i].End:]
	}
	return text
}

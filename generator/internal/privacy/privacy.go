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
	for _, run := range digitRuns(text) {
		digits := run.digits
		switch {
		case isID18(digits), isID15(digits):
			hits = append(hits, Hit{IDNumber, run.start, run.end})
		case isMobile(digits):
			if !known[digits] {
				hits = append(hits, Hit{MobileLine, run.start, run.end})
			}
		case isBankCard(digits):
			hits = append(hits, Hit{BankCard, run.start, run.end})
		}
	}
	return hits
}

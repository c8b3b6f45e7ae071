// Package privacy finds personal data that must not be published, and masks it.
//
// A Detector reads text and tables as a person would: full-width and Chinese digits,
// numbers divided by spaces, dashes, line ends or cells, letters that were read for
// digits. What it returns names the place and the kind and never repeats the data.
// It scans by hand in time that grows with the text's length alone, has no state that
// changes, and may be used by several goroutines.
//
// Sources of what counts as personal: 个人信息保护法 Art. 4, 28, 34 and 51; GB 11643
// for citizens' numbers; ISO/IEC 7812 for cards.
package privacy

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// A Kind is a kind of personal data.
type Kind uint8

// The kinds. Their order says which is meant where two overlap.
const (
	IDNumber  Kind = iota // 公民身份号码, 18 or 15 digits
	BankCard              // 银行卡号, 账号
	Mobile                // 手机号码
	Passport              // 护照, 港澳通行证
	Email                 // 电子邮箱
	WeChat                // 微信号, QQ 号
	Plate                 // 车牌号
	FixedLine             // 固定电话
	WeakMask              // a mask that can be undone
	BirthDate             // 出生日期
	Address               // an address down to the door
	Illness               // the illness or disability of a person who is named
	MinorName             // the name of a minor
	Unmasked              // a name in full in a column of masked ones

	kinds
)

// kindNames are the kinds' stable names, for data and reports.
var kindNames = [kinds]string{"id-number", "bank-card", "mobile", "passport", "email", "wechat", "plate", "fixed-line",
	"weak-mask", "birth-date", "address", "illness", "minor-name", "unmasked"}

// kindWords are the kinds as a clerk reads them.
var kindWords = [kinds]string{"身份证号", "银行卡号", "个人手机号", "护照或通行证号", "电子邮箱", "微信号或 QQ 号", "车牌号", "私人固定电话",
	"能还原的打码", "出生日期", "门牌住址", "病情或残疾", "未成年人姓名", "没有打码的姓名"}

// String is the kind's stable name: id-number.
func (k Kind) String() string {
	if k >= kinds {
		return "unknown"
	}
	return kindNames[k]
}

// Word is the kind in Chinese: 身份证号.
func (k Kind) Word() string {
	if k >= kinds {
		return "个人信息"
	}
	return kindWords[k]
}

// Kinds lists all kinds.
func Kinds() []Kind {
	all := make([]Kind, kinds)
	for i := range all {
		all[i] = Kind(i)
	}
	return all
}

// A Hit is personal data in a text: where it stands, in bytes. Sure means that its own
// form proves it (a check digit, a label beside it); a hit that is not sure wants a
// person's look.
type Hit struct {
	Kind       Kind
	Start, End int
	Sure       bool
}

// Options say what a detector is for. The zero value is useful.
type Options struct {
	// Allowed are numbers and addresses that are published on purpose: phones of
	// offices and contacts, e-mail addresses, accounts for donations. How they are
	// divided does not matter.
	Allowed []string
	// Terms are the words for illness and disability. Nil: DefaultTerms.
	Terms []string
}

// A Detector finds personal data.
type Detector struct {
	allowed map[string]bool
	words   *lexicon
	buffers *sync.Pool
}

// New makes a detector.
func New(o Options) *Detector {
	terms := o.Terms
	if terms == nil {
		terms = DefaultTerms()
	}
	d := &Detector{words: newLexicon(terms), buffers: &sync.Pool{New: func() any { return new(scan) }}}
	d.allowed = allow(nil, o.Allowed)
	return d
}

// Allow is the detector with more numbers that are published on purpose. It shares all
// else with d, and is cheap to make: one for each village.
func (d *Detector) Allow(numbers ...string) *Detector {
	more := *d
	more.allowed = allow(d.allowed, numbers)
	return &more
}

// allow adds numbers in the form in which they are looked up.
func allow(known map[string]bool, numbers []string) map[string]bool {
	all := make(map[string]bool, len(known)+2*len(numbers))
	for k := range known {
		all[k] = true
	}
	for _, n := range numbers {
		if strings.Contains(n, "@") {
			all[strings.ToLower(strings.TrimSpace(n))] = true
			continue
		}
		digits := strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, n)
		if digits == "" || validID18([]byte(digits)) { // whatever a setting says, it is somebody's
			continue
		}
		all[digits] = true
		if area := areaCode(digits); area > 0 { // it is often given without its area code
			all[digits[area:]] = true
		}
		all[strings.TrimPrefix(strings.TrimPrefix(digits, "00"), "86")] = true
	}
	return all
}

// Text finds the personal data of a text, in order. No two hits overlap.
func (d *Detector) Text(text string) []Hit { return d.find(text, wordNone, false) }

// FileName finds the personal data in the name of a file or folder, in order. There a
// phone's number often stands between letters: a13800001234b.
func (d *Detector) FileName(name string) []Hit { return d.find(name, wordNone, true) }

// read finds the personal data of a text; about is what a heading above it says.
func (d *Detector) read(text string, about wordKind) []Hit { return d.find(text, about, false) }

func (d *Detector) find(text string, about wordKind, file bool) []Hit {
	if text == "" {
		return nil
	}
	s := d.buffers.Get().(*scan)
	defer d.buffers.Put(s)
	s.detector, s.about, s.file = d, about, file
	s.fold(text)
	if s.seen&(digit|numeral|letter|star) == 0 && len(s.marks) == 0 {
		return nil
	}
	s.numbers()
	s.documents()
	s.plates()
	s.mails()
	s.chats()
	s.masked()
	s.births()
	s.addresses()
	s.illnesses()
	s.minors()
	return s.resolve()
}

// resolve orders the hits and drops those that a graver one covers.
func (s *scan) resolve() []Hit {
	if len(s.hits) == 0 {
		return nil
	}
	slices.SortFunc(s.hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.End, a.End))
	})
	out := make([]Hit, 0, len(s.hits))
	for _, h := range s.hits {
		keep := true
		for len(out) > 0 {
			last := out[len(out)-1]
			if h.Start >= last.End {
				break
			}
			if last.Kind <= h.Kind { // the one before is graver
				keep = false
				break
			}
			out = out[:len(out)-1]
		}
		if keep {
			out = append(out, h)
		}
	}
	return out
}

// hit records personal data from sign a to before sign b.
func (s *scan) hit(kind Kind, a, b int, sure bool) {
	if a < b {
		s.hits = append(s.hits, Hit{kind, int(s.signs[a].from), int(s.signs[b-1].to), sure})
	}
}

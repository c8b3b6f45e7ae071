package township

import (
	"errors"
	"strconv"
	"strings"
)

// A LengthUnit is what the length of a period is counted in.
type LengthUnit int

// The units of a period's length. How each is counted is in package calendar.
const (
	NoLength LengthUnit = iota // not given
	Days                       // 天, 日: calendar days
	Workdays                   // 个工作日
	Months                     // 个月
	Years                      // 年
	LongTerm                   // 长期: no end
	Hours                      // of a time limit; never of a posting period
)

// A Length is how long a notice is posted: 7天, 7个工作日, 1个月, 长期.
type Length struct {
	N    int
	Unit LengthUnit
}

// ErrLength says that a text is no length of a period.
var ErrLength = errors.New("not a length of the form 7天, 7个工作日, 1个月, 1年 or 长期")

var lengthSuffixes = []struct {
	suffix string
	unit   LengthUnit
}{
	{"个工作日", Workdays}, {"工作日", Workdays},
	{"个月", Months}, {"天", Days}, {"日", Days}, {"年", Years},
}

// MaxLength is the greatest number that a length may have, in any unit.
const MaxLength = 3660

// ParseLength reads the length of a period. Full-width digits and spaces between
// number and unit are accepted.
func ParseLength(s string) (Length, error) {
	s = strings.TrimSpace(foldWidth(s))
	if s == "长期" {
		return Length{Unit: LongTerm}, nil
	}
	for _, u := range lengthSuffixes {
		if num, ok := strings.CutSuffix(s, u.suffix); ok {
			num = strings.TrimSpace(num)
			if !digits(num) {
				return Length{}, ErrLength
			}
			n, err := strconv.Atoi(num)
			if err != nil || n < 1 || n > MaxLength {
				return Length{}, ErrLength
			}
			return Length{n, u.unit}, nil
		}
	}
	return Length{}, ErrLength
}

// IsZero reports whether the length was not given.
func (l Length) IsZero() bool { return l.Unit == NoLength }

// String is the length as it is written in a notice.
func (l Length) String() string {
	n := strconv.Itoa(l.N)
	switch l.Unit {
	case Days:
		return n + "天"
	case Workdays:
		return n + "个工作日"
	case Months:
		return n + "个月"
	case Years:
		return n + "年"
	case LongTerm:
		return "长期"
	}
	return ""
}

// A Period is the time in which a notice is posted.
type Period struct {
	From   Day    // the day it is posted
	To     Day    // its last day as written; zero where a length is given
	Length Length // its length as written; zero where To is given or the item's length holds
}

// A State is where a notice stands on a given day.
type State int

// The states of a notice.
const (
	NotYet    State = iota // its period begins later
	Open                   // posted, and the end is known
	EndsSoon               // posted, and at most SoonDays days are left to object
	Ended                  // its period is over
	Standing               // posted without an end (长期)
	Withdrawn              // taken back, with a reason
)

// SoonDays is the number of days left from which a period "ends soon".
const SoonDays = 3

// StateOn is the state of the notice on the given day.
func (n *Notice) StateOn(today Day) State {
	switch {
	case n.Withdrawn != nil:
		return Withdrawn
	case today.Before(n.Period.From):
		return NotYet
	case n.LastDay.IsZero():
		return Standing
	case today.After(n.LastDay):
		return Ended
	case n.LastDay.Sub(today) <= SoonDays && !n.Informs: // nobody has to make haste to object
		return EndsSoon
	}
	return Open
}

// Name is the state's key in the theme's words: state_open and so on.
func (s State) Name() string {
	return [...]string{"notyet", "open", "soon", "ended", "standing", "withdrawn"}[s]
}

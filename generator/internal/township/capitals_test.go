package township

import (
	"errors"
	"strings"
	"testing"
)

func TestParseCapitals(t *testing.T) {
	tests := []struct {
		text string
		want Fen
	}{
		{"壹元整", 100}, {"人民币壹佰元整", 10000}, {"壹仟贰佰叁拾肆元伍角陆分", 123456},
		{"壹拾贰万叁仟元整", 12300000}, {"拾伍元正", 1500}, {"贰仟零伍元整", 200500}, {"贰仟零伍拾元整", 205000},
		{"伍佰元零伍分", 50005}, {"柒角", 70}, {"柒角捌分", 78}, {"叁分", 3}, {"陆拾圆整", 6000},
		{"壹亿元整", 1_0000_0000_00}, {"壹亿零伍万元整", 1_0005_0000_00}, {"玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分", 9999_9999_9999_99},
		{"零元整", 0}, {"壹万贰仟元", 1200000}, {"拾万元整", 10000000}, {"壹仟零壹拾元整", 101000},
	}
	for _, tt := range tests {
		got, err := ParseCapitals(tt.text)
		if err != nil || got != tt.want {
			t.Errorf("%s: %v, %v; want %v", tt.text, got, err, tt.want)
		}
	}
	for _, bad := range []string{"", "元整", "整", "壹贰元整", "壹拾佰元整", "壹佰仟元", "万元整", "壹元壹元", "一百元整", "壹亿亿元", "壹元伍分叁角",
		"两元整", "伍拾", "壹万万元", "零万元", "伍分整", "壹元零", "佰元整", "角", "人民币"} {
		if got, err := ParseCapitals(bad); !errors.Is(err, ErrCapitals) {
			t.Errorf("%s is read as %v", bad, got)
		}
	}
}

// capitals writes an amount as the rules of 1997 have it, by another way than the parser.
func capitals(f Fen) string {
	digits := []rune(capitalDigits)
	section := func(n int64) string {
		var b strings.Builder
		zero := false
		for i, unit := range []int64{1000, 100, 10, 1} {
			d := n / unit % 10
			if d == 0 {
				zero = b.Len() > 0
				continue
			}
			if zero {
				b.WriteString("零")
				zero = false
			}
			b.WriteString(string(digits[d]) + []string{"仟", "佰", "拾", ""}[i])
		}
		return b.String()
	}
	yuan, small := int64(f)/100, int64(f)%100
	var b strings.Builder
	for _, u := range []struct {
		size int64
		name string
	}{{1_0000_0000, "亿"}, {1_0000, "万"}, {1, ""}} {
		n := yuan / u.size % 10000
		if n == 0 {
			continue
		}
		if b.Len() > 0 && n < 1000 {
			b.WriteString("零")
		}
		b.WriteString(section(n) + u.name)
	}
	if yuan > 0 {
		b.WriteString("元")
	}
	switch jiao, fen := small/10, small%10; {
	case small == 0 && yuan == 0:
		return "零元整"
	case small == 0:
		b.WriteString("整")
	case fen == 0:
		b.WriteString(string(digits[jiao]) + "角整")
	case jiao == 0 && yuan > 0:
		b.WriteString("零" + string(digits[fen]) + "分")
	case jiao == 0:
		b.WriteString(string(digits[fen]) + "分")
	default:
		b.WriteString(string(digits[jiao]) + "角" + string(digits[fen]) + "分")
	}
	return b.String()
}

// TestCapitalsBack writes amounts of every shape and reads them back.
func TestCapitalsBack(t *testing.T) {
	state := uint64(1)
	for range 20000 {
		state = state*6364136223846793005 + 1442695040888963407
		f := Fen(state >> 20 % 99_9999_9999_9999)
		for cut := Fen(1); cut <= f*10; cut *= 10 {
			amount := f / cut * (cut%9 + 1)
			if got, err := ParseCapitals(capitals(amount)); err != nil || got != amount {
				t.Fatalf("%s: %v, %v; want %v", capitals(amount), got, err, amount)
			}
		}
	}
}

func FuzzParseCapitals(f *testing.F) {
	f.Add("壹拾贰万叁仟元整")
	f.Add("伍佰元零伍分")
	f.Fuzz(func(t *testing.T, s string) {
		if v, err := ParseCapitals(s); err == nil && v < 0 {
			t.Errorf("%q is %v", s, v)
		}
	})
}

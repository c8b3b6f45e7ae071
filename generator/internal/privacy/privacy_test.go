package privacy

import "testing"

func TestFind(t *testing.T) {
	d := New(Options{Allowed: []string{"13800000001", "0999-5551101"}})
	tests := []struct {
		text string
		want []Kind
	}{
		{"身份证号149999198001010013。", []Kind{IDNumber}}, // see TestID18
		{"149999 19800101 0013", []Kind{IDNumber}},
		{"１４９９９９１９８００１０１００１３", []Kind{IDNumber}},
		{"149999198001010017", nil}, // wrong check digit
		{"149999800101001", []Kind{IDNumber}},
		{"手机13800001234", []Kind{Mobile}},
		{"手机138-0000-1234", []Kind{Mobile}},
		{"村文书13800000001", nil},
		{"卡号6222021499990000007", []Kind{BankCard}}, // its check digit is wrong, and it is somebody's
		{"6222021499990000007", nil},
		{"4111 1111 1111 1111", []Kind{BankCard}},
		{"凭证号20261012001，金额 76123.40 元", nil},
		{"149999198001010013和13800001234", []Kind{IDNumber, Mobile}},
		{"", nil},
		{"149999198001010013 13800001234", []Kind{IDNumber, Mobile}},
		{"149999198001010013 1200元", []Kind{IDNumber}},
		{"13800001234 13800001235", []Kind{Mobile, Mobile}},
		{"149999198001010013 149999198001010013", []Kind{IDNumber, IDNumber}},
		{"149999198001010013-4111111111111111", []Kind{IDNumber, BankCard}},
		{"0999-5551101 13800001234", []Kind{Mobile}},
		{"0999-5551101", nil},
		{"0999-5559101", []Kind{FixedLine}},
		{"13800000001 13800001234", []Kind{Mobile}},
		{"张* 1 149999198001010013 2", []Kind{IDNumber}},
		{"+8613800001234", []Kind{Mobile}},
		{"86-13800001234", []Kind{Mobile}},
		{"1 13800001234", []Kind{Mobile}},
		{"2026-10-15 13800001234", []Kind{Mobile}},
		{"138–0000–1234", []Kind{Mobile}},
		{"138.0000.1234", []Kind{Mobile}},
		{"138  0000  1234", []Kind{Mobile}},
		{"1380000\u200b1234", []Kind{Mobile}},
		{"149999198001010000", []Kind{IDNumber}}, // as Excel keeps it
		{"3 149999198001010013", []Kind{IDNumber}},
		{"1 3 8 0 0 0 0 1 2 3 4", []Kind{Mobile}},
		{"2026-10-12 2026-10-13 76123.40", nil},
	}
	for _, tt := range tests {
		hits := d.Text(tt.text)
		var got []Kind
		for _, h := range hits {
			got = append(got, h.Kind)
			if h.Start < 0 || h.End > len(tt.text) || h.Start >= h.End {
				t.Errorf("%q: hit %+v is outside the text", tt.text, h)
			}
		}
		if len(got) != len(tt.want) {
			t.Errorf("%q: found %v, want %v", tt.text, got, tt.want)
			continue
		}
		for i := range got {
			if got[i] != tt.want[i] {
				t.Errorf("%q: found %v, want %v", tt.text, got, tt.want)
			}
		}
	}
}

func TestID18(t *testing.T) {
	// The check digit is the only one of the eleven that is accepted.
	ok := 0
	for _, c := range "0123456789X" {
		if validID18([]byte("14999919800101001" + string(c))) {
			ok++
		}
	}
	if ok != 1 {
		t.Errorf("%d check digits are accepted, want 1", ok)
	}
}

func TestRedact(t *testing.T) {
	if got := Redact("“149999198001010013”不是金额，打13800001234"); got != "“***”不是金额，打***" {
		t.Errorf("redacted: %s", got)
	}
	if got := Redact("第 3 行，76123.40 元"); got != "第 3 行，76123.40 元" {
		t.Errorf("redacted: %s", got)
	}
}

package privacy

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// TestShapes: every character that Unicode's compatibility decomposition makes a digit of,
// alone or with brackets, a stop or a comma, is read as this digit, and every one of two
// digits as both.
func TestShapes(t *testing.T) {
	d := New(Options{})
	seen := 0
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		plain := strings.Trim(norm.NFKC.String(string(r)), "().,")
		if len(plain) == 0 || len(plain) > 2 || strings.Trim(plain, "0123456789") != "" {
			continue
		}
		seen++
		s := d.buffers.Get().(*scan)
		s.detector = d
		s.fold(string(r))
		got := ""
		for k := range s.signs {
			if v, ok := value(s.signs[k].r); ok {
				got += string(v)
			}
		}
		if got != plain {
			t.Errorf("%q is read as %q, want %q", r, got, plain)
		}
	}
	if seen < 150 {
		t.Errorf("%d shapes of digits, want more than 150", seen)
	}
}

// TestShapesInOrder: the table of shapes can be searched.
func TestShapesInOrder(t *testing.T) {
	for i, r := range shapes {
		if r.last < r.first || r.digit+byte(r.last-r.first) > '9' || i > 0 && r.first <= shapes[i-1].last {
			t.Errorf("run %d of shapes, %+v, is out of order", i, r)
		}
	}
}

// TestDecimals: a decimal digit of any script is read as one.
func TestDecimals(t *testing.T) {
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		if f := foldRune(r); unicode.Is(unicode.Nd, r) && (f < '0' || f > '9' || f-'0' != (r-first(r))%10) {
			t.Errorf("%q is read as %q", r, f)
		}
	}
}

// first is the first of the decimal digits that stand side by side with r.
func first(r rune) rune {
	for unicode.Is(unicode.Nd, r-1) {
		r--
	}
	return r
}

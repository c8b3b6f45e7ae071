package qr

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	rsc "rsc.io/qr"
	"rsc.io/qr/coding"
)

const address = "https://cunwu.example.org/hexi/7k3m9q/#v-3f9a1c"

func TestEncodeReadsBack(t *testing.T) {
	for _, content := range []string{
		"1", "A", address, strings.ToUpper(address), "https://cunwu.example.org/hexi/",
		"禾溪镇村务公开", "0123456789", "  空格 与 换行\n", strings.Repeat("a1", 600),
	} {
		for level := Low; level <= High; level++ {
			s, err := Encode(content, level)
			if err != nil {
				t.Errorf("Encode(%.20q, %d): %v", content, level, err)
				continue
			}
			if text, err := s.decode(); err != nil || text != content {
				t.Errorf("Encode(%.20q, %d) reads %.20q, %v", content, level, text, err)
			}
		}
	}
}

func TestEncodeRefuses(t *testing.T) {
	for name, content := range map[string]string{
		"nothing":         "",
		"one too many":    strings.Repeat("x", maxBytes+1),
		"far too long":    strings.Repeat("x", 1<<20),
		"not valid UTF-8": "https://cunwu.example.org/\xff\xfe",
	} {
		if s, err := Encode(content, Low); err == nil {
			t.Errorf("%s: no error, but a symbol of %d modules", name, s.Size)
		}
	}
	if _, err := Encode(strings.Repeat("x", 2000), High); err == nil {
		t.Error("2000 bytes at the highest level: no error")
	}
	for _, level := range []Level{-1, High + 1} {
		if _, err := Encode(address, level); err == nil {
			t.Errorf("level %d: no error", level)
		}
	}
	if s, err := Encode(strings.Repeat("x", maxBytes), Low); err != nil || s.Size != 177 {
		t.Errorf("the most that fits: %d modules, %v", s.Size, err)
	}
}

// A second encoder must come to the same modules for some choice of mask.
func TestEncodeAgreesWithAnotherEncoder(t *testing.T) {
	levels := map[Level]rsc.Level{Low: rsc.L, Medium: rsc.M, Quartile: rsc.Q, High: rsc.H}
	for level, other := range levels {
		s, err := Encode(address, level)
		if err != nil {
			t.Fatal(err)
		}
		same := false
		for mask := range 8 {
			p, err := coding.NewPlan(coding.Version((s.Size-17)/4), coding.Level(other), coding.Mask(mask))
			if err != nil {
				t.Fatal(err)
			}
			code, err := p.Encode(coding.String(address))
			if err != nil {
				t.Fatal(err)
			}
			same = same || equal(s, code)
		}
		if !same {
			t.Errorf("level %d: no mask of the other encoder gives the same modules", level)
		}
	}
}

func equal(s Symbol, code *coding.Code) bool {
	if code.Size != s.Size {
		return false
	}
	for y := range s.Size {
		for x := range s.Size {
			if s.Dark(x, y) != code.Black(x, y) {
				return false
			}
		}
	}
	return true
}

func TestDecodeRefusesWrongModules(t *testing.T) {
	s, err := Encode(address, Medium)
	if err != nil {
		t.Fatal(err)
	}
	mirrored := Symbol{Size: s.Size, dark: make([]bool, len(s.dark))}
	for y := range s.Size {
		for x := range s.Size {
			mirrored.dark[x*s.Size+y] = s.dark[y*s.Size+x]
		}
	}
	if text, err := mirrored.decode(); err == nil {
		t.Errorf("the mirrored symbol reads %q", text)
	}
	light := Symbol{Size: s.Size, dark: make([]bool, len(s.dark))}
	if text, err := light.decode(); err == nil {
		t.Errorf("an empty square reads %q", text)
	}
}

func TestRuns(t *testing.T) {
	s, err := Encode(address, Medium)
	if err != nil {
		t.Fatal(err)
	}
	drawn := make([]bool, len(s.dark))
	last := Run{X: -2}
	for r := range s.Runs() {
		if r.Y == last.Y && r.X <= last.X+last.W {
			t.Errorf("%v follows %v: not as long as it could be", r, last)
		}
		last = r
		for i := range r.W {
			drawn[r.Y*s.Size+r.X+i] = true
		}
	}
	for y := range s.Size {
		for x := range s.Size {
			if drawn[y*s.Size+x] != s.Dark(x, y) {
				t.Fatalf("module %d,%d: drawn %v", x, y, !s.Dark(x, y))
			}
		}
	}
	for range s.Runs() {
		break // must not panic
	}
	if s.Dark(-1, 0) || s.Dark(0, -1) || s.Dark(s.Size, 0) || s.Dark(0, s.Size) {
		t.Error("dark outside the symbol")
	}
	if !s.Dark(0, 0) || !s.Dark(s.Size-1, 0) || !s.Dark(0, s.Size-1) {
		t.Error("a corner with a finder pattern is light")
	}
}

func TestModuleMillimetres(t *testing.T) {
	s, err := Encode(address, Medium)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.ModuleMillimetres(float64(s.Size + 8)); got != 1 {
		t.Errorf("%v mm", got)
	}
	if got := s.ModuleMillimetres(35); got < 0.4 {
		t.Errorf("at 35 mm a module of %q is %.2f mm: too small for a phone in the hand", address, got)
	}
}

func TestSVG(t *testing.T) {
	s, err := Encode(address, Medium)
	if err != nil {
		t.Fatal(err)
	}
	svg := s.SVG(`扫码看"原文" <b> & {{ x }}`)
	for _, never := range []string{"style", "{{", "<b>", " id=", " width=\"100"} {
		if strings.Contains(svg, never) {
			t.Errorf("the SVG holds %q", never)
		}
	}
	var titles []string
	dec := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		if text, ok := token.(xml.CharData); ok {
			titles = append(titles, string(text))
		}
	}
	if len(titles) != 1 || titles[0] != `扫码看"原文" <b> & {{ x }}` {
		t.Errorf("title: %q", titles)
	}
	if svg != s.SVG(`扫码看"原文" <b> & {{ x }}`) {
		t.Error("a second SVG differs")
	}
}

func BenchmarkEncode(b *testing.B) {
	for b.Loop() {
		if _, err := Encode(address, Medium); err != nil {
			b.Fatal(err)
		}
	}
}

// Package qr turns an address into a QR symbol (ISO/IEC 18004): a matrix of
// modules, from which pages make an SVG and sheets a vector path.
//
// No symbol leaves the package unread: each is decoded again from its own modules,
// by a decoder that shares no code with the encoder, and an address that does not
// come back letter for letter is an error.
package qr

import (
	"fmt"
	"iter"

	qrcode "github.com/skip2/go-qrcode"
)

// A Level is how much of a symbol may be damaged before it can no longer be read.
type Level int

// The levels of error correction.
const (
	Low      Level = iota // 7 %
	Medium                // 15 %
	Quartile              // 25 %
	High                  // 30 %
)

// Printed is the level of the codes on paper, indoors and out. A stain that covers a
// tenth of a symbol lies on about a seventh of its data and touches more words than
// Medium can mend; and an address of up to 46 bytes has as many modules at Quartile.
const Printed = Quartile

// Quiet is the width in modules of the margin that must stay light on every side.
const Quiet = 4

// maxBytes is what the largest symbol holds at the lowest level.
const maxBytes = 2953

// A Symbol is one QR code: a square of modules, without its quiet zone.
type Symbol struct {
	Size int // modules a side
	dark []bool
}

// A Run is a row of dark modules side by side: the first one's place, from the
// upper left corner without the quiet zone, and how many they are.
type Run struct{ X, Y, W int }

// Encode makes the smallest symbol that holds content at the level, and reads it
// back. Content that is empty or longer than a symbol can hold is an error.
func Encode(content string, level Level) (Symbol, error) {
	recovery, ok := map[Level]qrcode.RecoveryLevel{
		Low: qrcode.Low, Medium: qrcode.Medium, Quartile: qrcode.High, High: qrcode.Highest,
	}[level]
	if !ok {
		return Symbol{}, fmt.Errorf("qr: no level %d", level)
	}
	if len(content) > maxBytes {
		return Symbol{}, fmt.Errorf("qr: content of %d bytes is longer than a symbol holds (%d)", len(content), maxBytes)
	}
	code, err := qrcode.New(content, recovery)
	if err != nil {
		return Symbol{}, fmt.Errorf("qr: encoding %d bytes: %w", len(content), err)
	}
	code.DisableBorder = true
	rows := code.Bitmap()
	s := Symbol{Size: len(rows), dark: make([]bool, 0, len(rows)*len(rows))}
	for _, row := range rows {
		s.dark = append(s.dark, row...)
	}
	text, err := s.decode()
	if err != nil {
		return Symbol{}, fmt.Errorf("qr: the symbol cannot be read back: %w", err)
	}
	if text != content {
		return Symbol{}, fmt.Errorf("qr: the symbol reads %q instead of %q", text, content)
	}
	return s, nil
}

// Dark reports whether the module in column x of row y is dark. Outside the symbol
// all is light.
func (s Symbol) Dark(x, y int) bool {
	if x < 0 || y < 0 || x >= s.Size || y >= s.Size {
		return false
	}
	return s.dark[y*s.Size+x]
}

// Runs yields the dark modules as horizontal runs, each as long as it can be, row
// by row from the top and from the left.
func (s Symbol) Runs() iter.Seq[Run] {
	return func(yield func(Run) bool) {
		for y := range s.Size {
			for x := 0; x < s.Size; x++ {
				start := x
				for s.Dark(x, y) {
					x++
				}
				if x > start && !yield(Run{start, y, x - start}) {
					return
				}
			}
		}
	}
}

// ModuleMillimetres is the width of one module when the symbol and its quiet zone
// are printed side millimetres wide.
func (s Symbol) ModuleMillimetres(side float64) float64 {
	return side / float64(s.Size+2*Quiet)
}

package sheet

import "cunwu/generator/internal/township"

// Coverage returns a function that tells whether the fonts of the sheets, those of the
// township among them, can print a character, or it needs no glyph. The function can
// be used by several goroutines.
func Coverage(own township.Fonts) (func(rune) bool, error) {
	f, err := newFaces(own)
	if err != nil {
		return nil, err
	}
	return func(r rune) bool {
		switch c := classify(r); {
		case c == dropped, c == newline, c == zero, c == space, c == noBreak, r == '⋯':
			return true
		}
		_, _, ok := f.glyph(Serif, r)
		return ok
	}, nil
}

package sheet

// Coverage returns a function that tells whether the fonts of the sheets can print a
// character, or it needs no glyph. The function can be used by several goroutines.
func Coverage() (func(rune) bool, error) {
	f, err := newFaces()
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

package attachment

import (
	"strconv"
	"strings"
)

// fewestStrange is how many signs without a known meaning stand side by side before
// somebody has to look: a few are boxes to tick.
const fewestStrange = 7

// symbol is the character that a document's symbol stands for: w:char is a code of the
// font, with F000 added in fonts of pictures (ECMA-376 part 1, 17.3.3.30). ok is false
// where the font's picture is not known.
func symbol(font, char string) (r rune, ok bool) {
	code, err := strconv.ParseUint(char, 16, 16)
	if err != nil {
		return 0, false
	}
	r = rune(code)
	if r >= 0xF000 && r <= 0xF0FF {
		r -= 0xF000
	}
	font = strings.ToLower(font)
	switch {
	case font == "wingdings" && r >= 0x80 && r <= 0x8A:
		return circles(r-0x80, '⓪', '①'), true
	case font == "wingdings" && r >= 0x8B && r <= 0x95:
		return circles(r-0x8B, '⓿', '❶'), true
	case strings.HasPrefix(font, "wingdings"), strings.HasPrefix(font, "webdings"):
		return '□', false
	}
	return r, r >= ' '
}

func circles(n, zero, one rune) rune {
	if n == 0 {
		return zero
	}
	return one + n - 1
}

// plainSigns turns the codes of symbol fonts in a text, which stand in a private range,
// into the characters that most of these fonts show for them.
func plainSigns(text string) string {
	if !strings.Contains(text, "\xef\x80") && !strings.Contains(text, "\xef\x81") { // U+F000 to U+F07F
		return text
	}
	return strings.Map(func(r rune) rune {
		if r >= 0xF020 && r <= 0xF07E {
			return r - 0xF000
		}
		return r
	}, text)
}

package attachment

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/unicode/norm"
)

// A pdfFont turns the codes of a text into characters.
type pdfFont struct {
	wide    bool // codes of two bytes
	legacy  bool // GBK: codes of one or two bytes, which say their characters themselves
	unicode bool // codes are UTF-16
	chars   map[int]string
	ranges  []codeRange
	names   map[int]string // of a simple font: what its encoding changes
	widths  map[int]float64
	average float64
	told    bool // it says which characters it shows
}

// A codeRange maps codes one after another onto characters one after another.
type codeRange struct {
	from, to int
	first    rune
}

// mostRanges bounds what a map of characters may hold.
const mostRanges = 200_000

func (f *pdfFile) font(d pdfDict) *pdfFont {
	font := &pdfFont{chars: map[int]string{}, names: map[int]string{}, widths: map[int]float64{}, average: 1000}
	encoding, _ := f.get(d["Encoding"]).(pdfName)
	if d["Subtype"] == pdfName("Type0") {
		font.wide = true
		cid := f.dict(pdfArrayFirst(f.array(d["DescendantFonts"])))
		if n, ok := f.get(cid["DW"]).(int); ok {
			font.average = float64(n)
		}
		f.wideWidths(font, f.array(cid["W"]))
		name := string(encoding)
		switch {
		case strings.Contains(name, "UCS2"), strings.Contains(name, "UTF16"):
			font.unicode, font.told = true, true
		case strings.HasPrefix(name, "GB"):
			font.legacy, font.told, font.average = true, true, 1000
		}
	} else {
		font.told = true
		font.average = 500
		f.simpleEncoding(font, d)
		first, _ := f.get(d["FirstChar"]).(int)
		scale := 1.0
		if m := f.array(d["FontMatrix"]); d["Subtype"] == pdfName("Type3") && len(m) == 6 {
			scale = 1000 * pdfNumber(f.get(m[0])) // its widths are in units of its own
		}
		for i, w := range f.array(d["Widths"]) {
			if i > 255 {
				break
			}
			font.widths[first+i] = pdfNumber(f.get(w)) * scale
		}
	}
	if s, ok := f.get(d["ToUnicode"]).(*pdfStream); ok {
		data, err := f.decode(s)
		if err != nil {
			f.blame(err)
		} else if f.toUnicode(font, data); len(font.chars)+len(font.ranges) > 0 {
			font.told = true
			slices.SortStableFunc(font.ranges, func(a, b codeRange) int { return cmp.Compare(a.from, b.from) })
		}
	}
	return font
}

func pdfArrayFirst(a pdfArray) any {
	if len(a) == 0 {
		return nil
	}
	return a[0]
}

func pdfNumber(v any) float64 {
	switch v := v.(type) {
	case int:
		return float64(v)
	case float64:
		return v
	}
	return 0
}

// wideWidths reads the widths of a composite font (ISO 32000-1, 9.7.4.3).
func (f *pdfFile) wideWidths(font *pdfFont, w pdfArray) {
	steps := 0
	for i := 0; i+1 < len(w) && steps < mostRanges; {
		first, _ := f.get(w[i]).(int)
		if list, ok := f.get(w[i+1]).(pdfArray); ok {
			for k, v := range list {
				font.widths[first+k] = pdfNumber(f.get(v))
			}
			steps += len(list)
			i += 2
			continue
		}
		if i+2 >= len(w) {
			return
		}
		last, _ := f.get(w[i+1]).(int)
		for c := first; c <= last && c-first <= 0xffff && steps < mostRanges; c++ {
			steps++
			font.widths[c] = pdfNumber(f.get(w[i+2]))
		}
		i += 3
	}
}

// simpleEncoding reads what a simple font's encoding changes.
func (f *pdfFile) simpleEncoding(font *pdfFont, d pdfDict) {
	code := 0
	for _, v := range f.array(f.dict(d["Encoding"])["Differences"]) {
		switch v := f.get(v).(type) {
		case int:
			code = v
		case pdfName:
			if code >= 0 && code < 256 {
				font.names[code] = glyphText(string(v))
			}
			code++
		}
	}
}

// glyphNames are the names of glyphs that are no letters (Adobe Glyph List), as far as
// numbers, addresses and names need them.
var glyphNames = map[string]string{
	"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"space": " ", "nbspace": " ", "period": ".", "comma": ",", "hyphen": "-", "minus": "-", "endash": "–", "emdash": "—", "underscore": "_",
	"at": "@", "colon": ":", "semicolon": ";", "slash": "/", "backslash": `\`, "parenleft": "(", "parenright": ")", "asterisk": "*",
	"numbersign": "#", "plus": "+", "equal": "=", "percent": "%", "ampersand": "&", "quotesingle": "'", "quotedbl": `"`, "exclam": "!",
	"question": "?", "bracketleft": "[", "bracketright": "]", "yen": "¥", "dollar": "$", "periodcentered": "·", "bullet": "•",
}

func glyphText(name string) string {
	base, _, _ := strings.Cut(name, ".")
	if s, ok := glyphNames[base]; ok {
		return s
	}
	if len(base) == 1 {
		return base
	}
	hex := ""
	switch {
	case strings.HasPrefix(base, "uni") && len(base) >= 7:
		hex = base[3:7]
	case strings.HasPrefix(base, "u") && len(base) >= 5 && len(base) <= 7:
		hex = base[1:]
	}
	if v, err := strconv.ParseUint(hex, 16, 32); err == nil && utf8.ValidRune(rune(v)) {
		return string(rune(v))
	}
	return "\ufffd"
}

// toUnicode reads a map from codes to characters (ISO 32000-1, 9.10.3).
func (f *pdfFile) toUnicode(font *pdfFont, data []byte) {
	l := &pdfLexer{data: data, most: f.r.limits.Depth, left: &f.left}
	var stack []any
	for {
		v := l.value()
		w, ok := v.(pdfWord)
		if !ok {
			if len(stack) < mostRanges {
				stack = append(stack, v)
			}
			continue
		}
		switch w {
		case pdfEnd:
			f.blame(l.err)
			return
		case "begincodespacerange":
			stack = stack[:0]
		case "endcodespacerange":
			if n := len(stack); n > 0 && !font.legacy {
				if s, ok := stack[n-1].(pdfString); ok {
					font.wide = len(s) > 1
				}
			}
		case "beginbfchar", "beginbfrange":
			stack = stack[:0]
		case "endbfchar":
			for i := 0; i+1 < len(stack); i += 2 {
				code, ok1 := stack[i].(pdfString)
				to, ok2 := stack[i+1].(pdfString)
				if ok1 && ok2 && len(font.chars) < mostRanges {
					font.chars[codeOf(code)] = utf16BE(to)
				}
			}
		case "endbfrange":
			for i := 0; i+2 < len(stack); i += 3 {
				from, ok1 := stack[i].(pdfString)
				to, ok2 := stack[i+1].(pdfString)
				if !ok1 || !ok2 {
					continue
				}
				font.addRange(codeOf(from), codeOf(to), stack[i+2])
			}
		default:
			stack = stack[:0]
		}
	}
}

func (font *pdfFont) addRange(from, to int, v any) {
	switch v := v.(type) {
	case pdfString:
		text := utf16BE(v)
		first, size := utf8.DecodeRuneInString(text)
		if size == len(text) && size > 0 {
			if len(font.ranges) < mostRanges {
				font.ranges = append(font.ranges, codeRange{from, to, first})
			}
			return
		}
		if len(font.chars) < mostRanges {
			font.chars[from] = text
		}
	case pdfArray:
		for k, one := range v {
			if s, ok := one.(pdfString); ok && from+k <= to && len(font.chars) < mostRanges {
				font.chars[from+k] = utf16BE(s)
			}
		}
	}
}

func codeOf(s pdfString) int {
	v := 0
	for i := 0; i < len(s) && i < 4; i++ {
		v = v<<8 | int(s[i])
	}
	return v
}

// char is the character of a code; "" where the font does not tell.
func (font *pdfFont) char(code int) string {
	if s, ok := font.chars[code]; ok {
		return s
	}
	i := sort.Search(len(font.ranges), func(i int) bool { return font.ranges[i].from > code }) - 1
	if i >= 0 && code <= font.ranges[i].to {
		return string(font.ranges[i].first + rune(code-font.ranges[i].from))
	}
	if font.wide {
		if font.unicode {
			return string(rune(code))
		}
		return ""
	}
	if s, ok := font.names[code]; ok {
		return s
	}
	return string(charmap.Windows1252.DecodeByte(byte(code)))
}

// A glyphRun is a shown string: its characters, and how wide it is in thousandths.
type glyphRun struct {
	text   string
	width  float64
	glyphs int
	spaces int // codes that are a space of one byte
	unread int // codes of which the font does not tell what they show
}

// show reads a string that is shown.
func (font *pdfFont) show(s pdfString) glyphRun {
	var run glyphRun
	var text strings.Builder
	if font.legacy && len(font.chars)+len(font.ranges) == 0 {
		out, err := simplifiedchinese.GB18030.NewDecoder().String(string(s))
		if err != nil {
			out = string(s)
		}
		for _, r := range out {
			run.glyphs++
			run.width += 500
			if r > 0xff {
				run.width += 500
			}
		}
		run.text = out
		return run
	}
	units := utf16Pairs{}
	for i := 0; i < len(s); {
		code := int(s[i])
		i++
		if font.wide || font.legacy && code > 0x80 {
			if i >= len(s) {
				break
			}
			code = code<<8 | int(s[i])
			i++
		} else if code == ' ' {
			run.spaces++
		}
		run.glyphs++
		w, ok := font.widths[code]
		if !ok {
			w = font.average
		}
		run.width += w
		c := font.char(code)
		if font.unicode && font.chars[code] == "" {
			c = units.join(code)
		}
		if c == "" || c == "\ufffd" {
			run.unread++
		}
		text.WriteString(strings.ReplaceAll(c, "\ufffd", ""))
	}
	run.text = strings.Map(plainForm, text.String())
	return run
}

// plainForm is a character as it is written: radicals that fonts show instead of the
// same character become that, and what is no character goes.
func plainForm(r rune) rune {
	switch {
	case r == 0:
		return -1
	case r >= 0x2e80 && r <= 0x2fdf:
		for _, plain := range norm.NFKC.String(string(r)) {
			return plain
		}
	}
	return r
}

// utf16Pairs joins surrogates.
type utf16Pairs struct{ high int }

func (p *utf16Pairs) join(unit int) string {
	switch {
	case unit >= 0xd800 && unit < 0xdc00:
		p.high = unit
		return "\u200b"
	case unit >= 0xdc00 && unit < 0xe000 && p.high != 0:
		r := rune((p.high-0xd800)<<10|(unit-0xdc00)) + 0x10000
		p.high = 0
		return string(r)
	}
	p.high = 0
	return string(rune(unit))
}

package sheet

// A class says how a character behaves at the ends of a line and beside others
// (GB/T 15834-2011, 5; Requirements for Chinese Text Layout, 3.1.3 to 3.1.7).
type class uint8

const (
	han     class = iota // a character that lines may break before and after
	opener               // not at the end of a line: （ 《 “
	closer               // not at the beginning of a line: ） 》 ” ， 。
	pause                // a closer that is a stop: ， 。 、 ； ： ？ ！
	tied                 // not at the beginning of a line, and not set apart: · ～ ％ ℃
	dash                 // —, not divided from the next one
	dots                 // …, the same, and not at the beginning of a line
	latin                // letters and signs that make up words
	digit                //
	prefix               // stays with the number after it: ￥ №
	space                // lines break after it
	noBreak              // a space that keeps its neighbours together
	newline              // the line ends here
	zero                 // nothing to see; lines may break here
	dropped              // nothing to see
)

var classes = classTable()

func classTable() map[rune]class {
	m := map[rune]class{
		'\n': newline, '\t': space, ' ': space, '\u3000': space, '\u200B': zero,
		'\u00A0': noBreak, '\u202F': noBreak, '\u2007': noBreak, '\u2060': dropped, '\uFEFF': dropped, '\u00AD': dropped, '\r': dropped,
		'—': dash, '―': dash, '⸺': dash, '…': dots, '⋯': dots,
	}
	for c, runes := range map[class]string{
		opener: "（《〈「『【〔〖［｛“‘([{«＜〝",
		closer: "）》〉」』】〕〗］｝”’)]}»＞〞",
		pause:  "，。、；：？！．｡",
		tied:   "·・～〜％‰℃℉°′″々〻ー％,.;:!?%",
		prefix: "￥¥＄$£￡€№＃#§＋",
	} {
		for _, r := range runes {
			m[r] = c
		}
	}
	for r := '0'; r <= '9'; r++ {
		m[r] = digit
		m[r-'0'+'０'] = digit
	}
	return m
}

// classify gives a character's class.
func classify(r rune) class {
	if c, ok := classes[r]; ok {
		return c
	}
	switch {
	case r < ' ' || r >= 0x7F && r < 0xA0:
		return dropped
	case r < 0x2000:
		return latin
	case r >= 0x2000 && r <= 0x200A:
		return space
	case r >= 0x200C && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2061 && r <= 0x206F,
		r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF:
		return dropped // marks of direction and of variants
	case r >= 0xFF21 && r <= 0xFF3A, r >= 0xFF41 && r <= 0xFF5A:
		return latin // full-width letters
	}
	return han
}

// closes reports whether the class may not begin a line.
func (c class) closes() bool { return c == closer || c == pause || c == tied || c == dots }

// narrow reports whether the class belongs to words and numbers of Latin letters.
func (c class) narrow() bool { return c == latin || c == digit }

// blank reports whether the class is a space of any kind.
func (c class) blank() bool { return c == space || c == noBreak || c == zero }

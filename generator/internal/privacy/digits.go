package privacy

import "unicode"

// A run is characters one after another that stand for digits one after another.
type run struct {
	first, last rune
	digit       byte
}

// shapes are the characters of the Unicode standard, apart from the decimal digits of
// all scripts and from Han, that stand for one digit: by their compatibility
// decomposition (⑴, ⒈, 🄂) or their numeric value (➀, ❶, 〡, Ⅲ). In order.
var shapes = []run{
	{0xB2, 0xB3, '2'}, {0xB9, 0xB9, '1'}, {0x1369, 0x1371, '1'}, {0x17F0, 0x17F9, '0'}, {0x19DA, 0x19DA, '1'},
	{0x2070, 0x2070, '0'}, {0x2074, 0x2079, '4'}, {0x2080, 0x2089, '0'}, {0x2160, 0x2168, '1'}, {0x2170, 0x2178, '1'},
	{0x2460, 0x2468, '1'}, {0x2474, 0x247C, '1'}, {0x2488, 0x2490, '1'}, {0x24EA, 0x24EA, '0'}, {0x24F5, 0x24FD, '1'}, {0x24FF, 0x24FF, '0'},
	{0x2776, 0x277E, '1'}, {0x2780, 0x2788, '1'}, {0x278A, 0x2792, '1'},
	{0x3007, 0x3007, '0'}, {0x3021, 0x3029, '1'}, {0x3192, 0x3195, '1'}, {0x3220, 0x3228, '1'}, {0x3280, 0x3288, '1'},
	{0x10107, 0x1010F, '1'}, {0x102E1, 0x102E9, '1'}, {0x10A40, 0x10A43, '1'}, {0x10E60, 0x10E68, '1'}, {0x11052, 0x1105A, '1'},
	{0x111E1, 0x111E9, '1'}, {0x11C5A, 0x11C62, '1'}, {0x16E80, 0x16E89, '0'}, {0x1D2E0, 0x1D2E9, '0'}, {0x1D360, 0x1D368, '1'},
	{0x1D372, 0x1D376, '1'}, {0x1E8C7, 0x1E8CF, '1'}, {0x1EC71, 0x1EC79, '1'}, {0x1ED01, 0x1ED09, '1'},
	{0x1F100, 0x1F100, '0'}, {0x1F101, 0x1F10A, '0'}, {0x1F10B, 0x1F10C, '0'},
}

// pairs are the characters that stand for two digits: ⑩ is 10. Those of a run differ by one.
var pairs = []struct {
	first, last rune
	number      rune
}{
	{0x2469, 0x2473, 10}, {0x247D, 0x2487, 10}, {0x2491, 0x249B, 10}, {0x24EB, 0x24F4, 11}, {0x24FE, 0x24FE, 10},
	{0x277F, 0x277F, 10}, {0x2789, 0x2789, 10}, {0x2793, 0x2793, 10}, {0x3251, 0x325F, 21}, {0x32B1, 0x32BF, 36},
}

// value is the digit that a sign stands for.
func value(r rune) (byte, bool) {
	if r < 0x80 {
		return byte(r), r >= '0' && r <= '9'
	}
	if r < 0x4E00 || r > 0x9FFF {
		if at := runAt(r); at >= 0 {
			return shapes[at].digit + byte(r-shapes[at].first), true
		}
		return 0, false
	}
	switch r {
	case '零', '洞':
		return '0', true
	case '一', '壹', '幺', '弌', '壱':
		return '1', true
	case '二', '贰', '两', '貳', '弍', '弐', '貮', '兩':
		return '2', true
	case '三', '叁', '弎', '叄', '參':
		return '3', true
	case '四', '肆', '亖':
		return '4', true
	case '五', '伍':
		return '5', true
	case '六', '陆', '陸':
		return '6', true
	case '七', '柒', '拐':
		return '7', true
	case '八', '捌':
		return '8', true
	case '九', '玖', '勾':
		return '9', true
	}
	return 0, false
}

// runAt is the run of shapes that a character belongs to, or −1.
func runAt(r rune) int {
	low, high := 0, len(shapes)
	for low < high {
		switch mid := (low + high) / 2; {
		case r < shapes[mid].first:
			high = mid
		case r > shapes[mid].last:
			low = mid + 1
		default:
			return mid
		}
	}
	return -1
}

// pair are the signs of a character that stands for two digits.
func pair(r rune) (tens, ones rune, ok bool) {
	if r < 0x2469 || r > 0x32BF {
		return 0, 0, false
	}
	for _, p := range pairs {
		if r >= p.first && r <= p.last {
			n := p.number + r - p.first
			return circled(n / 10), circled(n % 10), true
		}
	}
	return 0, 0, false
}

// circled is the circled form of a digit.
func circled(n rune) rune {
	if n == 0 {
		return '⓪'
	}
	return '①' + n - 1
}

// decimal is the ASCII digit for a decimal digit of any script. Unicode promises that
// these stand in tens, from zero on.
func decimal(r rune) (rune, bool) {
	for _, t := range unicode.Nd.R16 {
		if r < rune(t.Lo) {
			return 0, false
		}
		if r <= rune(t.Hi) {
			return '0' + (r-rune(t.Lo))%10, true
		}
	}
	for _, t := range unicode.Nd.R32 {
		if r < rune(t.Lo) {
			return 0, false
		}
		if r <= rune(t.Hi) {
			return '0' + (r-rune(t.Lo))%10, true
		}
	}
	return 0, false
}

// latin is the capital for a letter of the Latin alphabet in another shape: Ⓧ, 𝐗.
func latin(r rune) (rune, bool) {
	switch {
	case r >= 0x1D400 && r <= 0x1D6A3: // alphabets of capitals and small letters by turns
		return 'A' + (r-0x1D400)%26, true
	case r >= 0x249C && r <= 0x24E9:
		return 'A' + (r-0x249C)%26, true
	case r >= 0x1F110 && r <= 0x1F129:
		return 'A' + r - 0x1F110, true
	case r >= 0x1F130 && r <= 0x1F149:
		return 'A' + r - 0x1F130, true
	case r >= 0x1F150 && r <= 0x1F169:
		return 'A' + r - 0x1F150, true
	case r >= 0x1F170 && r <= 0x1F189:
		return 'A' + r - 0x1F170, true
	}
	return 0, false
}

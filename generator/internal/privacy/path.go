package privacy

import "strings"

// MaskPath hides the numbers of persons in a file's path, for reports, as masks do: a
// reader still knows which file is meant. 名单/149999198001010013.jpg becomes
// 名单/14*************013.jpg. Of a path without such numbers nothing changes.
func MaskPath(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		parts[i] = maskPart(part)
	}
	return strings.Join(parts, "/")
}

func maskPart(part string) string {
	d := messages()
	for range redactions {
		masked, last := "", 0
		for _, h := range d.FileName(part) {
			if h.Kind == IDNumber || h.Kind == BankCard || h.Kind == Mobile {
				masked += part[last:h.Start] + maskDigits(part[h.Start:h.End], h.Kind)
				last = h.End
			}
		}
		if last == 0 {
			return part
		}
		part = masked + part[last:]
	}
	return maskDigits(part, Passport) // too many numbers side by side: no digit stays
}

// maskDigits puts a star for each digit of a number but those that its mask shows, and
// leaves what stands between them.
func maskDigits(number string, kind Kind) string {
	if strings.ContainsAny(number, "%&") { // codes of which every digit would tell
		return strings.Repeat("*", 3)
	}
	count, first, last := 0, 0, 0
	for _, r := range number {
		if isFigure(r) {
			count++
		}
	}
	switch kind {
	case IDNumber:
		first, last = 2, 3
	case Mobile:
		first, last = 3, 4
	case BankCard:
		last = 4
	}
	if count < 11 {
		first, last = 0, 0
	}
	at := 0
	return strings.Map(func(r rune) rune {
		if !isFigure(r) {
			return r
		}
		if at++; at <= first || at > count-last {
			return r
		}
		return '*'
	}, number)
}

// isFigure reports whether a character stands for a digit, or for the X at the end of a
// citizen's number.
func isFigure(r rune) bool {
	f := foldRune(r)
	_, ok := value(max(f, 0))
	_, _, two := pair(r)
	return ok || two || f == 'X' || f == 'x'
}

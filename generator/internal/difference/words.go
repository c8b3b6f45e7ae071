package difference

import (
	"strings"
	"unicode"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// Bounds of what is compared and shown.
const (
	maxTokens = 4000 // of a text; a longer one is said to differ, no more
	maxPlaces = 12   // changed places that are listed
	maxAround = 12   // characters of what stayed that are shown on each side
	maxPart   = 160  // characters of what left or came
)

// Words tells two texts apart in words, sentence by sentence first and then token
// by token. ok is false where they are too long for that.
func Words(was, now string) (parts []Part, ok bool) {
	a, b := sentences(was), sentences(now)
	if len(a)+len(b) > maxTokens {
		return nil, false
	}
	var left, came strings.Builder // sentences that wait to be compared
	tokens := 0
	flush := func() bool {
		if left.Len()+came.Len() == 0 {
			return true
		}
		x, y := wordsOf(left.String()), wordsOf(came.String())
		left.Reset()
		came.Reset()
		if tokens += len(x) + len(y); tokens > maxTokens {
			return false
		}
		parts = append(parts, pieces(x, y)...)
		return true
	}
	for _, p := range pieces(a, b) {
		switch p.Change {
		case Deleted:
			left.WriteString(p.Text)
		case Added:
			came.WriteString(p.Text)
		default:
			if !flush() {
				return nil, false
			}
			parts = append(parts, p)
		}
	}
	if !flush() {
		return nil, false
	}
	return joined(parts), true
}

// pieces compares two sequences of pieces. Its result depends on them alone: the
// library's own time limit, which the clock would have a say in, is off.
func pieces(a, b []string) []Part {
	number := map[string]rune{}
	var known []string
	code := func(text []string) []rune {
		out := make([]rune, len(text))
		for i, s := range text {
			n, seen := number[s]
			if !seen {
				n = rune(len(known)) + 1
				number[s], known = n, append(known, s)
			}
			out[i] = n
		}
		return out
	}
	d := diffmatchpatch.New()
	d.DiffTimeout = 0
	var parts []Part
	for _, one := range d.DiffMainRunes(code(a), code(b), false) {
		var text strings.Builder
		for _, r := range one.Text {
			text.WriteString(known[r-1])
		}
		parts = append(parts, Part{map[diffmatchpatch.Operation]string{
			diffmatchpatch.DiffEqual: Same, diffmatchpatch.DiffDelete: Deleted, diffmatchpatch.DiffInsert: Added}[one.Type], text.String()})
	}
	return parts
}

// joined puts neighbours of one kind together, what left before what came, and gives up
// a single character that stayed between two changes: it reads worse than it counts.
func joined(in []Part) []Part {
	var parts, out []Part
	for _, p := range in {
		if last := len(parts) - 1; last >= 0 && parts[last].Change == p.Change {
			parts[last].Text += p.Text
			continue
		}
		parts = append(parts, p)
	}
	for i := 0; i < len(parts); {
		if parts[i].Change == Same {
			out = append(out, parts[i])
			i++
			continue
		}
		var left, came strings.Builder
		for ; i < len(parts); i++ {
			p := parts[i]
			if p.Change == Same {
				between := i+1 < len(parts) && len([]rune(p.Text)) == 1 && !strings.ContainsAny(p.Text, "\n，。；：、")
				if !between {
					break
				}
				left.WriteString(p.Text)
				came.WriteString(p.Text)
				continue
			}
			if p.Change == Deleted {
				left.WriteString(p.Text)
			} else {
				came.WriteString(p.Text)
			}
		}
		if left.Len() > 0 {
			out = append(out, Part{Deleted, left.String()})
		}
		if came.Len() > 0 {
			out = append(out, Part{Added, came.String()})
		}
	}
	return out
}

// Shortened cuts what stayed to a few characters around each change, and lists at most
// maxPlaces changes.
func Shortened(parts []Part) (out []Part, more int) {
	places := 0
	for i, p := range parts {
		if p.Change != Same {
			if i == 0 || parts[i-1].Change == Same {
				places++
			}
			if places <= maxPlaces {
				out = append(out, Part{p.Change, Cut(p.Text, maxPart)})
			}
			continue
		}
		if places >= maxPlaces {
			continue
		}
		text := []rune(p.Text)
		first, last := i == 0, i == len(parts)-1
		switch {
		case first && len(text) > maxAround:
			p.Text = "…" + string(text[len(text)-maxAround:])
		case last && len(text) > maxAround:
			p.Text = string(text[:maxAround]) + "…"
		case !first && !last && len(text) > 2*maxAround+1:
			p.Text = string(text[:maxAround]) + "…" + string(text[len(text)-maxAround:])
		}
		out = append(out, p)
	}
	return out, max(0, places-maxPlaces)
}

// Cut shortens a text to so many characters.
func Cut(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most-1]) + "…"
}

// sentences divides a text after the marks that end a sentence.
func sentences(s string) []string {
	var out []string
	from := 0
	for i, r := range s {
		if strings.ContainsRune("。！？；\n", r) {
			end := i + len(string(r))
			out = append(out, s[from:end])
			from = end
		}
	}
	if from < len(s) {
		out = append(out, s[from:])
	}
	return out
}

// wordsOf divides a text into what a reader takes as one: a run of digits with its
// separators, a Latin word, a single character.
func wordsOf(s string) []string {
	var out []string
	runes := []rune(s)
	for i := 0; i < len(runes); {
		end := i + 1
		switch {
		case unicode.IsDigit(runes[i]):
			for end < len(runes) && (unicode.IsDigit(runes[end]) || strings.ContainsRune(".,:-", runes[end]) && end+1 < len(runes) && unicode.IsDigit(runes[end+1])) {
				end++
			}
		case latin(runes[i]):
			for end < len(runes) && latin(runes[end]) {
				end++
			}
		}
		out = append(out, string(runes[i:end]))
		i = end
	}
	return out
}

func latin(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }

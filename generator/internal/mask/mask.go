// Package mask hides the personal data of a notice before it is committed: in its
// tables by the rules of its item, elsewhere by what the detectors of package privacy
// find.
//
// It promises: the original is kept, outside the repository, before anything is
// changed; a file is rewritten whole or not at all, and keeps its encoding and all that
// was not masked; what is masked already stays as it is; what it cannot decide is said.
// Nothing that it returns repeats the data.
package mask

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"cunwu/generator/internal/privacy"
)

// A Change is one thing that was hidden, or that a person has to look at.
type Change struct {
	File      string // relative to the source
	Line, Col int    // of a workbook: row and column
	What      string // in Chinese: 户主, 身份证号
	Now       string // what stands there now; empty: nothing was changed, somebody has to look
}

// Rules says for the columns of a table, by their place, how they are masked: "name",
// "phone", "id".
type Rules map[int]string

// masks are the masks by their name in the catalogue.
var masks = map[string]func(string) string{"name": privacy.MaskName, "phone": privacy.MaskMobile, "id": privacy.MaskID}

// unspoken stands for what no mask may show a part of.
const unspoken = "（不公开）"

// hide masks personal data of a kind. ok is false where a person has to decide.
func hide(kind privacy.Kind, text string) (masked string, ok bool) {
	switch kind {
	case privacy.IDNumber, privacy.Passport:
		return privacy.MaskID(text), true
	case privacy.BankCard:
		return privacy.MaskCard(text), true
	case privacy.Mobile, privacy.FixedLine:
		return privacy.MaskMobile(text), true
	case privacy.WeakMask:
		if n := len([]rune(strings.TrimSpace(text))); n >= 15 {
			return privacy.MaskID(text), true
		}
		return privacy.MaskMobile(text), true
	case privacy.Address:
		return privacy.MaskAddress(text), true
	case privacy.Email, privacy.WeChat, privacy.Plate, privacy.BirthDate:
		return unspoken, true
	case privacy.Unmasked, privacy.MinorName:
		return privacy.MaskName(text), true
	}
	return "", false
}

// A cell is a changed cell of a table. Row and column count from 0, the head included.
type cell struct {
	row, col int
	what     string
	text     string // empty: somebody has to look
}

// table masks the cells of a table, the first row being its head, and returns the
// changes and the names that were masked, with what became of them.
func table(d *privacy.Detector, title string, rows [][]string, rules Rules) (changes []cell, names map[string]string) {
	names = map[string]string{}
	if len(rows) < 2 {
		return nil, names
	}
	now := make([][]string, len(rows))
	for i := range rows {
		now[i] = slices.Clone(rows[i])
	}
	what := map[[2]int]string{}
	for col, rule := range rules {
		for row := 1; row < len(now); row++ {
			if col >= len(now[row]) || now[row][col] == "" || privacy.IsMasked(now[row][col]) {
				continue
			}
			was := now[row][col]
			if now[row][col] = masks[rule](was); rule == "name" && len([]rune(was)) > 1 {
				names[was] = now[row][col]
			}
			what[[2]int{row, col}] = rows[0][min(col, len(rows[0])-1)]
		}
	}
	var look []cell
	for range 3 { // what one mask uncovers, as a number that is divided over cells, another hides
		hits := d.Table(title, now[0], now[1:])
		look = look[:0]
		changed := false
		for _, h := range slices.Backward(hits) { // from the end, so that places hold
			row, col := h.Row+1, h.Col
			text := now[row][col]
			masked, ok := hide(h.Kind, text[h.Start:h.End])
			if !ok || masked == text[h.Start:h.End] || row == 0 {
				look = append(look, cell{row: row, col: col, what: h.Kind.Word()})
				continue
			}
			if h.Kind == privacy.Unmasked || h.Kind == privacy.MinorName {
				names[text[h.Start:h.End]] = masked
			}
			now[row][col] = text[:h.Start] + masked + text[h.End:]
			what[[2]int{row, col}] = h.Kind.Word()
			for _, part := range h.Rest { // of a number that is divided nothing else is shown
				if rest := &now[part.Row+1][part.Col]; part.Row >= 0 {
					*rest = strings.Repeat("*", len([]rune(strings.TrimSpace(*rest))))
					what[[2]int{part.Row + 1, part.Col}] = h.Kind.Word()
				}
			}
			changed = true
		}
		if !changed {
			break
		}
	}
	for row := 1; row < len(now); row++ {
		for col := range now[row] {
			if _, ruled := rules[col]; ruled {
				continue
			}
			for _, name := range longestFirst(names) {
				if strings.Contains(now[row][col], name) {
					now[row][col] = strings.ReplaceAll(now[row][col], name, names[name])
					what[[2]int{row, col}] = "姓名"
				}
			}
		}
	}
	for col, rule := range rules {
		if rule == "name" {
			distinguish(now, rows, col, what)
		}
	}
	for row := range now {
		for col := range now[row] {
			if now[row][col] != rows[row][col] {
				changes = append(changes, cell{row, col, what[[2]int{row, col}], now[row][col]})
			}
		}
	}
	slices.Reverse(look)
	return append(changes, look...), names
}

// distinguish tells the equal masked names of a column apart by their group where the
// table does not do so itself: a column of groups says it beside the name.
// Two rows that had the same name in the same group stay alike.
func distinguish(rows, were [][]string, col int, what map[[2]int]string) {
	beside := slices.IndexFunc(rows[0], func(h string) bool { return strings.Contains(h, "组") })
	names := make([]string, len(rows)-1)
	for i, r := range rows[1:] {
		if col >= len(r) {
			continue
		}
		if names[i] = r[col]; beside >= 0 && beside < len(r) && names[i] != "" {
			names[i] += "\x00" + r[beside]
		}
	}
	original := func(i int) string { // name and group of a row, as they were
		was := were[i+1]
		if col >= len(was) || privacy.IsMasked(was[col]) {
			return ""
		}
		if beside >= 0 && beside < len(was) {
			return was[col] + "\x00" + was[beside]
		}
		return was[col]
	}
	same := map[string]int{}
	for i, name := range privacy.Distinguish(names, nil) {
		if was := original(i); names[i] != "" && was != "" {
			if first, again := same[was]; again {
				rows[i+1][col] = rows[first+1][col] // the same person twice: a check must see it
				continue
			}
			same[was] = i
		}
		bare, _, _ := strings.Cut(names[i], "\x00")
		if name == names[i] || strings.HasSuffix(bare, "）") {
			continue // alone, or told apart already
		}
		rows[i+1][col] = bare + strings.TrimPrefix(name, names[i])
		if at := [2]int{i + 1, col}; what[at] == "" {
			what[at] = rows[0][col]
		}
	}
}

// A span is a changed part of a text.
type span struct {
	start, end int
	what, now  string
}

// prose masks a text: what the detectors find, and the names that were masked in the
// notice's tables.
func prose(d *privacy.Detector, text string, names map[string]string) []span {
	var spans []span
	for _, h := range d.Text(text) {
		masked, ok := hide(h.Kind, text[h.Start:h.End])
		if !ok || masked == text[h.Start:h.End] {
			masked = ""
		}
		spans = append(spans, span{h.Start, h.End, h.Kind.Word(), masked})
	}
	for _, name := range longestFirst(names) {
		masked := names[name]
		for at := 0; ; {
			i := strings.Index(text[at:], name)
			if i < 0 {
				break
			}
			from := at + i
			at = from + len(name)
			if !slices.ContainsFunc(spans, func(s span) bool { return s.now != "" && s.start < at && from < s.end }) {
				spans = append(spans, span{from, at, "姓名", masked})
			}
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
	return spans
}

func longestFirst(names map[string]string) []string {
	return slices.SortedFunc(maps.Keys(names), func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
}

package content

import "strings"

// nearest finds the word that a slip of the hand most likely meant, or "". Words
// further away than a third of their length are not suggested.
func nearest(word string, words []string) string {
	best, bestDistance := "", 1<<30
	for _, w := range words {
		d := distance(strings.ToLower(word), strings.ToLower(w))
		if d < bestDistance {
			best, bestDistance = w, d
		}
	}
	longest := max(len([]rune(word)), len([]rune(best)))
	if best == "" || bestDistance > max(2, longest/3) || bestDistance >= longest {
		return ""
	}
	return best
}

// distance is the number of insertions, deletions, replacements and swaps of
// neighbours that turn a into b.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) > 64 || len(y) > 64 {
		return 1 << 20
	}
	rows := make([][]int, len(x)+1)
	for i := range rows {
		rows[i] = make([]int, len(y)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(x)][len(y)]
}

// didYouMean is the cure for a wrong word: the nearest right one, or all of them
// where they are few.
func didYouMean(word string, words []string) string {
	if n := nearest(word, words); n != "" {
		return "是不是“" + n + "”？"
	}
	if len(words) <= 24 {
		return "可以写：" + strings.Join(words, "、") + "。"
	}
	return ""
}

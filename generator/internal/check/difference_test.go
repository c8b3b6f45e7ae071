package check_test

import (
	"slices"
	"strings"
)

// difference shows what turns one text into another, line by line, with two lines around
// each change; "" where they are equal.
func difference(a, b string) string {
	x, y := lines(a), lines(b)
	longest := make([][]int, len(x)+1) // of the common lines from i and j on
	for i := range longest {
		longest[i] = make([]int, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	var out []string
	for i, j := 0, 0; i < len(x) || j < len(y); {
		switch {
		case i < len(x) && j < len(y) && x[i] == y[j]:
			out = append(out, " "+x[i])
			i, j = i+1, j+1
		case i < len(x) && (j == len(y) || longest[i+1][j] >= longest[i][j+1]):
			out = append(out, "-"+x[i])
			i++
		default:
			out = append(out, "+"+y[j])
			j++
		}
	}
	var kept strings.Builder
	changed := func(from, to int) bool {
		return slices.ContainsFunc(out[max(from, 0):min(to, len(out))], func(l string) bool { return l[0] != ' ' })
	}
	skipped := false
	for i, l := range out {
		if !changed(i-2, i+3) {
			skipped = true
			continue
		}
		if skipped && kept.Len() > 0 {
			kept.WriteString(" …\n")
		}
		skipped = false
		kept.WriteString(l + "\n")
	}
	if !changed(0, len(out)) {
		return ""
	}
	return kept.String()
}

func lines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(s, "\n"), "\n")
}

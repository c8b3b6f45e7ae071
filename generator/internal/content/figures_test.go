package content

import (
	"reflect"
	"testing"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// The program's own words have nothing wrong with them, and there are words for each kind.
func TestBuiltinFigures(t *testing.T) {
	v := reflect.ValueOf(BuiltinFigures())
	for i := range v.NumField() {
		if v.Field(i).Len() == 0 {
			t.Errorf("no words for %s", v.Type().Field(i).Name)
		}
	}
}

// readFiguresOf reads a township's own words.
func readFiguresOf(t *testing.T, text string) (township.FigureWords, []finding.Finding) {
	t.Helper()
	s := sourceOf(t, map[string]string{"content/wording/figures.yaml": text})
	w := s.readWording().Figures
	return w, finding.Sort(s.findings)
}

// A township's lists take the place of the program's, one by one; a list that is wrong is
// told at its place, and does not count.
func TestFigureWords(t *testing.T) {
	own := BuiltinFigures()
	w, fs := readFiguresOf(t, "claims:\n  income: [进项]\nsums: 小结\n")
	if len(fs) > 0 || len(w.Income) != 1 || w.Income[0] != "进项" || w.Sums[0] != "小结" || !reflect.DeepEqual(w.Expense, own.Expense) {
		t.Errorf("%+v, %v", w, fs)
	}
	for text, want := range map[string][3]any{
		"sums: []\n":                 {"CW036", 1, 7},
		"sums: [合计, 合计]\n":           {"CW036", 1, 12},
		"sums:\n  - 合计\n  - 第2合计\n":  {"CW036", 3, 5},
		"claims: {links: [\"\"]}\n":  {"CW036", 1, 18},
		"totals: {word: [一共]}\n":     {"CW002", 1, 10},
		"columns: [计划]\n":            {"CW003", 1, 10},
		"years: [一个字二个字三个字四个字五个字]\n": {"CW036", 1, 9},
	} {
		w, fs := readFiguresOf(t, text)
		if len(fs) != 1 || fs[0].Rule != want[0] || fs[0].Line != want[1] || fs[0].Col != want[2] {
			t.Errorf("%q: %v, want %v", text, fs, want)
		}
		if !reflect.DeepEqual(w, own) {
			t.Errorf("%q: the words have changed", text)
		}
	}
}

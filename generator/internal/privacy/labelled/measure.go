package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"cunwu/generator/internal/privacy"
)

// offices are the numbers that the cases' township publishes on purpose.
var offices = []string{"0999-5550101", "0999-5550120", "0999-5550130", "0999-5550140", "0999-5550150", "0999-5550210", "0999-5551101", "0999-5551102", "0999-5551103",
	"13800009999", "bangong@hexi.example", "12345"}

// A tally counts how a kind did.
type tally struct{ want, found, wrong int }

func (t tally) recall() float64 {
	if t.want == 0 {
		return 1
	}
	return float64(t.found) / float64(t.want)
}

func (t tally) precision() float64 {
	if t.found+t.wrong == 0 {
		return 1
	}
	return float64(t.found) / float64(t.found+t.wrong)
}

// add adds another tally.
func (t *tally) add(u tally) {
	t.want += u.want
	t.found += u.found
	t.wrong += u.wrong
}

// A report is how the detectors did on a set.
type report struct {
	positives, negatives int
	kinds                map[string]*tally
	all                  tally
	fails                []string
}

type found struct {
	kind             string
	row, col, at, to int
}

func detect(d *privacy.Detector, c Case) []found {
	var out []found
	if c.Table != nil {
		for _, h := range d.Table(c.Table.Title, c.Table.Header, c.Table.Rows) {
			out = append(out, found{h.Kind.String(), h.Row, h.Col, h.Start, h.End})
		}
		return out
	}
	for _, h := range d.Text(c.Text) {
		out = append(out, found{h.Kind.String(), 0, 0, h.Start, h.End})
	}
	return out
}

// measure runs the detectors over cases. A hit counts where it is of the kind and
// overlaps the place; every other hit is wrong.
func measure(cases []Case) *report {
	d := privacy.New(privacy.Options{Allowed: offices})
	r := &report{kinds: map[string]*tally{}}
	for _, k := range privacy.Kinds() {
		r.kinds[k.String()] = &tally{}
	}
	for _, c := range cases {
		hits := detect(d, c)
		used := make([]bool, len(hits))
		if len(c.Want) == 0 {
			r.negatives++
		} else {
			r.positives++
		}
		for _, w := range c.Want {
			t := r.kinds[w.Kind]
			t.want++
			i := slices.IndexFunc(hits, func(h found) bool {
				return h.kind == w.Kind && h.row == w.Row && h.col == w.Col && h.at < w.End && w.Start < h.to
			})
			if i < 0 {
				r.fails = append(r.fails, fmt.Sprintf("漏 %s %s（%s）：%s", c.ID, w.Kind, c.Form, show(c)))
				continue
			}
			t.found++
			for i, h := range hits { // a cell may say two things of one kind
				used[i] = used[i] || h.kind == w.Kind && h.row == w.Row && h.col == w.Col && h.at < w.End && w.Start < h.to
			}
		}
		for i, h := range hits {
			if !used[i] {
				r.kinds[h.kind].wrong++
				r.fails = append(r.fails, fmt.Sprintf("误 %s %s（%s）：%s", c.ID, h.kind, c.Form, show(c)))
			}
		}
	}
	for _, t := range r.kinds {
		r.all.add(*t)
	}
	return r
}

func show(c Case) string {
	if c.Table == nil {
		return strings.ReplaceAll(c.Text, "\n", "⏎")
	}
	rows := []string{strings.Join(c.Table.Header, "|")}
	for _, row := range c.Table.Rows {
		rows = append(rows, strings.Join(row, "|"))
	}
	return c.Table.Title + " " + strings.Join(rows, "⏎")
}

// table is the report as a Markdown table.
func (r *report) table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "正例 %d 条，反例 %d 条。\n\n", r.positives, r.negatives)
	b.WriteString("| 种类 | 名称 | 应找到 | 找到 | 召回率 | 误报 | 精确率 |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |\n")
	line := func(word, name string, t tally) {
		fmt.Fprintf(&b, "| %s | %s | %d | %d | %.4f | %d | %.4f |\n", word, name, t.want, t.found, t.recall(), t.wrong, t.precision())
	}
	for _, k := range privacy.Kinds() {
		line(k.Word(), k.String(), *r.kinds[k.String()])
	}
	line("**合计**", "", r.all)
	return b.String()
}

// failures are the first n failing cases.
func (r *report) failures(n int) []string { return r.fails[:min(n, len(r.fails))] }

// forms are the failing cases, the first of each form, and how many there are of it.
func (r *report) forms() []string {
	var out []string
	count, at := map[string]int{}, map[string]int{}
	for _, f := range r.fails {
		verdict, rest, _ := strings.Cut(f, " ")
		_, form, _ := strings.Cut(rest, " ")
		form, _, _ = strings.Cut(form, "）：")
		form = verdict + form
		if count[form]++; count[form] == 1 {
			at[form] = len(out)
			out = append(out, f)
		}
	}
	for form, i := range at {
		out[i] = fmt.Sprintf("%d 条 %s", count[form], out[i])
	}
	return out
}

// Marks in docs/privacy.md between which the figures stand.
const (
	figuresBegin = "<!-- figures: written by go run ./generator/internal/privacy/labelled -docs -->"
	figuresEnd   = "<!-- end of figures -->"
)

// figures is the part of docs/privacy.md that is written by this program.
func figures(reports map[string]*report) string {
	var b strings.Builder
	whole := &report{kinds: map[string]*tally{}}
	for _, k := range privacy.Kinds() {
		whole.kinds[k.String()] = &tally{}
	}
	for _, set := range sets {
		r := reports[set]
		whole.positives += r.positives
		whole.negatives += r.negatives
		whole.all.add(r.all)
		for kind, t := range r.kinds {
			whole.kinds[kind].add(*t)
		}
	}
	fmt.Fprintf(&b, "\n### 五套合起来\n\n%s\n", whole.table())
	for _, set := range slices.Concat(sets, reported) {
		r := reports[set]
		fmt.Fprintf(&b, "\n### %s\n\n%s\n", setWords[set], r.table())
		if len(r.fails) == 0 {
			b.WriteString("没有失败的例子。\n")
			continue
		}
		fmt.Fprintf(&b, "失败的例子共 %d 条，每种写法举一条（人名号码都是编造的）：\n\n", len(r.fails))
		for _, f := range r.forms() {
			fmt.Fprintf(&b, "- `%s`\n", strings.ReplaceAll(f, "`", "'"))
		}
	}
	return b.String()
}

// rewrite puts the figures into the document.
func rewrite(file string, reports map[string]*report) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	text := string(data)
	a, z := strings.Index(text, figuresBegin), strings.Index(text, figuresEnd)
	if a < 0 || z < a {
		return fmt.Errorf("%s: no place for the figures", file)
	}
	text = text[:a+len(figuresBegin)] + "\n" + figures(reports) + "\n" + text[z:]
	return os.WriteFile(file, []byte(text), 0o644)
}

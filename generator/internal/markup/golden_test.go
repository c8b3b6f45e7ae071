package markup

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the results in testdata/*.txt")

// A golden file is a list of cases. Each begins with "=== name", then the Markdown,
// then the results, each begun by a line "--- what".
type goldenCase struct{ name, source, html, plain, problems string }

func readCases(t *testing.T, file string) []goldenCase {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []goldenCase
	var into *string
	for line := range strings.Lines(string(data)) {
		switch mark := strings.TrimSuffix(line, "\n"); {
		case strings.HasPrefix(mark, "=== "):
			cases = append(cases, goldenCase{name: strings.TrimPrefix(mark, "=== ")})
			into = &cases[len(cases)-1].source
		case into == nil:
			t.Fatalf("%s: text before the first case", file)
		case mark == "--- html":
			into = &cases[len(cases)-1].html
		case mark == "--- plain":
			into = &cases[len(cases)-1].plain
		case mark == "--- problems":
			into = &cases[len(cases)-1].problems
		default:
			*into += line
		}
	}
	return cases
}

func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, file := range files {
		cases := readCases(t, file)
		var out strings.Builder
		for _, c := range cases {
			got := render(c)
			fmt.Fprintf(&out, "=== %s\n%s--- html\n%s", got.name, got.source, got.html)
			if got.plain != "" {
				fmt.Fprintf(&out, "--- plain\n%s", got.plain)
			}
			if got.problems != "" {
				fmt.Fprintf(&out, "--- problems\n%s", got.problems)
			}
			if *update {
				continue
			}
			if got.html != c.html {
				t.Errorf("%s: %s: HTML\n%swant\n%s", file, c.name, got.html, c.html)
			}
			if got.plain != c.plain {
				t.Errorf("%s: %s: plain text\n%swant\n%s", file, c.name, got.plain, c.plain)
			}
			if got.problems != c.problems {
				t.Errorf("%s: %s: problems\n%swant\n%s", file, c.name, got.problems, c.problems)
			}
		}
		if *update {
			if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// render makes the results of a case. Plain text is kept only where the case asks
// for it. The body begins on line 10 of its file.
func render(c goldenCase) goldenCase {
	doc, problems := Parse(c.source, 10)
	got := goldenCase{name: c.name, source: c.source}
	got.html = doc.HTML(HTMLOptions{
		Table: func(name string) string { return "<table>" + name + "</table>" },
		Picture: func(file string) (string, int, int, bool) {
			return "pictures/" + file, 640, 480, file != "没有.jpg"
		},
		Link: func(address string) (string, bool) { return "../" + address, address != "没有.pdf" },
	})
	if c.plain != "" {
		got.plain = doc.Plain() + "\n"
	}
	for _, p := range problems {
		got.problems += fmt.Sprintf("%d:%d: %s。%s\n", p.Line, p.Col, p.Message, p.Hint)
	}
	return got
}

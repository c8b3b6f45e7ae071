package markup

import (
	"strings"
	"testing"
)

func TestRenumber(t *testing.T) {
	doc, problems := Parse("甲[^a]\n\n- 乙[^b]\n\n丙[^c]丁[^a]\n\n[^a]: 一，见[^d]\n[^b]: 二\n[^c]: 三\n[^d]: 四\n", 1)
	if len(problems) > 0 {
		t.Fatalf("problems %v", problems)
	}
	before := doc.HTML(HTMLOptions{})
	doc.Renumber()
	if after := doc.HTML(HTMLOptions{}); after != before {
		t.Errorf("nothing was taken out, and the page is\n%s\ninstead of\n%s", after, before)
	}
	kept := *doc
	kept.Blocks = append(kept.Blocks[:1:1], kept.Blocks[2:]...)
	kept.Renumber()
	html := kept.HTML(HTMLOptions{})
	if strings.Contains(html, "二") || len(kept.Notes) != 3 || kept.Notes[0].Refs != 2 {
		t.Errorf("without the list there are %d notes: %s", len(kept.Notes), html)
	}
	for _, want := range []string{`丙<sup><a class="note" href="#note-2"`, `<li id="note-2">三`, `<li id="note-3">四`} {
		if !strings.Contains(html, want) {
			t.Errorf("the page does not hold %s: %s", want, html)
		}
	}
	if again := doc.HTML(HTMLOptions{}); again != before {
		t.Error("the first document was changed")
	}
}

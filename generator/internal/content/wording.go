package content

import (
	"path"
	"slices"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

const wordingDir = "content/wording"

// readWording reads content/wording: the lists of words by which texts are checked.
// A list that is not there is empty, but for the words by which figures are understood:
// those are then the program's own.
func (s *source) readWording() township.Wording {
	w := township.Wording{Figures: BuiltinFigures()}
	lists := map[string]*[]township.Term{
		"jargon.yaml": &w.Jargon, "board-only.yaml": &w.BoardOnly, "children.yaml": &w.Children,
	}
	for _, e := range s.list(wordingDir) {
		name := path.Join(wordingDir, e.Name())
		switch list, known := lists[e.Name()]; {
		case known && !e.IsDir():
			*list = s.readTerms(name)
		case e.Name() == "repealed.yaml" && !e.IsDir():
			w.Repealed = s.readRepealed(name)
		case e.Name() == figuresFile && !e.IsDir():
			w.Figures = s.readFigures(name, w.Figures)
		case e.Name() == healthFile && !e.IsDir():
			w.Health = s.readHealth(name)
		case e.Name() == classesFile && !e.IsDir():
			w.Ledger = s.readClasses(name)
		default:
			s.report(finding.RuleStray, file(name), "词表文件夹里用不到它。", "可以放：board-only.yaml、children.yaml、figures.yaml、health.yaml、jargon.yaml、ledger-classes.yaml、repealed.yaml。")
		}
	}
	return w
}

// readTerms reads a list of words and what to write instead, or why they matter.
func (s *source) readTerms(name string) []township.Term {
	o := s.document(name)
	var terms []township.Term
	seen := map[string]bool{}
	for _, t := range o.objects("words", "{word: 兜底保障, plain: 日子过不下去的，政府管基本生活}") {
		term := township.Term{Words: t.need("word", "兜底保障"), Plain: t.need("plain", "日子过不下去的，政府管基本生活")}
		t.finish()
		switch {
		case term.Words == "":
			continue
		case len([]rune(term.Words)) < 2:
			t.wrong(finding.RuleWording, "word", "“"+term.Words+"”只有一个字，会到处找到它。", "写两个字以上的词。")
			continue
		case seen[term.Words]:
			t.wrong(finding.RuleWording, "word", "“"+term.Words+"”写了两次。", "只留一行。")
			continue
		}
		seen[term.Words] = true
		terms = append(terms, term)
	}
	o.finish()
	return terms
}

// readRepealed reads the documents that are no longer in force.
func (s *source) readRepealed(name string) []township.Repealed {
	o := s.document(name)
	var out []township.Repealed
	for _, d := range o.objects("documents", "{names: [民发〔2012〕220号], by: 民发〔2021〕57号, source: 新办法第四十二条}") {
		r := township.Repealed{Name: d.texts("names"), Since: d.day("since"), By: d.need("by", "民发〔2021〕57号"), Source: d.need("source", "新办法第四十二条")}
		if len(r.Name) == 0 {
			d.missing("names", "[民发〔2012〕220号]")
		}
		if slices.ContainsFunc(r.Name, func(n string) bool { return len([]rune(strings.TrimSpace(n))) < 4 }) {
			d.wrong(finding.RuleWording, "names", "文号或名称太短，会到处找到它。", "写完整的文号，如 民发〔2012〕220号。")
			r.Name = nil
		}
		d.finish()
		if len(r.Name) > 0 {
			out = append(out, r)
		}
	}
	o.finish()
	return out
}

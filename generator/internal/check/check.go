// Package check holds the rules that a township's content must keep once it has been
// read: one file for each family of rules. It returns findings and prints nothing.
package check

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"cunwu/generator/internal/calendar"
	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/privacy"
	"cunwu/generator/internal/township"
)

// Input is what the rules look at. The township has been enriched.
type Input struct {
	Township  *township.Township
	Catalogue *catalogue.Catalogue
	Calendar  *calendar.Calendar
	Bodies    map[*township.Notice]Body
	Covers    func(rune) bool // whether the sheets' fonts have a character
	Today     township.Day
	Landed    Landed // what git knows of the files; nil: nothing
	Part      bool   // only some of the villages were read

	// Buried names the notices that are gone and have a page all the same that says so,
	// by the address of their village and their id. Nil: there are none.
	Buried func(bury func(slug, id string))
}

// Landed tells on which day a file of the source first reached the branch that is
// published. ok is false where that is not known.
type Landed func(file string) (day township.Day, ok bool)

// A Body is what the rules ask of a notice's text.
type Body struct {
	Placed, Pictures []markup.Mention
	Problems         []markup.Problem
	Links            []markup.Mention
	Tables           []markup.Grid // that are written in the text itself
	Plain            string        // the text as it is read, without marks
}

// Run applies all rules, several families at once, and returns what they find, sorted.
func Run(in Input) []finding.Finding {
	words := lexiconOf(in.Township.Wording.Figures)
	families := []func(*checker){
		(*checker).identifiers, (*checker).references, (*checker).links, (*checker).bodies, (*checker).attachments,
		(*checker).personal, (*checker).glyphs, (*checker).masks,
		(*checker).form, (*checker).figures, (*checker).between, (*checker).wording, (*checker).freshness, (*checker).audience,
		(*checker).printed, (*checker).guides,
	}
	found := make([][]finding.Finding, len(families))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(families)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(families); i = int(next.Add(1)) - 1 {
				c := &checker{Input: in, lexicon: words} // its own: families share nothing but what they read
				families[i](c)
				found[i] = c.findings
			}
		})
	}
	wg.Wait()
	return finding.Sort(slices.Concat(found...))
}

type checker struct {
	Input
	*lexicon
	findings []finding.Finding
}

func (c *checker) report(rule finding.Rule, at township.Place, message, hint string) {
	c.findings = append(c.findings, finding.New(rule, at, privacy.Redact(message), privacy.Redact(hint)))
}

// notices visits every notice of the township.
func (c *checker) notices(visit func(*township.Village, *township.Notice)) {
	for _, v := range c.Township.Villages {
		for _, n := range v.Notices {
			visit(v, n)
		}
	}
}

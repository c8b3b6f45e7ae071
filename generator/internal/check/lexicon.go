package check

import (
	"regexp"
	"strings"

	"cunwu/generator/internal/township"
)

// A lexicon is the words by which figures are understood, made ready for searching. It is
// not changed once it is made.
type lexicon struct {
	township.FigureWords
	ledgerSums []ledgerSum
	totalForm  *regexp.Regexp // the words before a figure that make it the sum of a list
	voteForms
}

// A ledgerSum is what a text says that a ledger comes to: after which words, and what of.
type ledgerSum struct {
	name  string
	words []string
	form  *regexp.Regexp
	of    func(township.Purse) township.Fen
}

func lexiconOf(w township.FigureWords) *lexicon {
	l := &lexicon{FigureWords: w}
	// A word counts where it begins a clause or follows one for the whole span, so that
	// 补助收入 and 7月收入 are not taken for the sum.
	start := `(?:^|[，。；：、（(,;:|>“\s*]|` + oneOf(w.Spans) + `)`
	link := `(?:[：:\s*]|` + oneOf(w.Links) + `)*$`
	for _, s := range []ledgerSum{
		{name: "收入", words: w.Income, of: func(p township.Purse) township.Fen { return p.Income }},
		{name: "支出", words: w.Expense, of: func(p township.Purse) township.Fen { return p.Expense }},
		{name: "结余", words: w.Closing, of: func(p township.Purse) township.Fen { return p.Closing }},
		{name: "期初余额", words: w.Opening, of: func(p township.Purse) township.Fen { return p.Opening }},
	} {
		s.form = regexp.MustCompile(start + oneOf(s.words) + link)
		l.ledgerSums = append(l.ledgerSums, s)
	}
	l.totalForm = regexp.MustCompile(oneOf(w.Totals) + oneOf(w.Verbs) + `?[：:\s]*$`)
	l.voteForms = l.formsOfVotes()
	return l
}

// oneOf is the form of any of the words.
func oneOf(words []string) string {
	if len(words) == 0 {
		return `[^\s\S]` // nothing
	}
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = regexp.QuoteMeta(w)
	}
	return `(?:` + strings.Join(quoted, "|") + `)`
}

// holds reports whether a text holds one of the words.
func holds(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// labels counts the sums of a ledger that a text may tell: a quick look before a thorough one.
func (l *lexicon) labels(text string) int {
	n := 0
	for _, s := range l.ledgerSums {
		if holds(text, s.words) {
			n++
		}
	}
	return n
}

package content

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"cunwu"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

const figuresFile = "figures.yaml"

// BuiltinFigures are the words by which figures are understood where a township says
// nothing else: those that a new township begins with.
func BuiltinFigures() township.FigureWords {
	s := &source{files: cunwu.Content}
	return s.readFigures(path.Join(wordingDir, figuresFile), township.FigureWords{})
}

// readFigures reads content/wording/figures.yaml. A list that it leaves out is as in others.
func (s *source) readFigures(name string, others township.FigureWords) township.FigureWords {
	w := others
	o := s.document(name)

	claims := o.object("claims")
	claims.phrases("income", &w.Income)
	claims.phrases("expense", &w.Expense)
	claims.phrases("closing", &w.Closing)
	claims.phrases("opening", &w.Opening)
	claims.phrases("spans", &w.Spans)
	claims.phrases("links", &w.Links)
	claims.finish()

	totals := o.object("totals")
	totals.phrases("words", &w.Totals)
	totals.phrases("verbs", &w.Verbs)
	totals.finish()

	o.phrases("whole", &w.Whole)

	parts := o.object("parts")
	parts.phrases("words", &w.Parts)
	parts.phrases("rest", &w.Rest)
	parts.phrases("each", &w.Each)
	parts.phrases("except", &w.NoPart)
	parts.finish()

	votes := o.object("votes")
	votes.phrases("expected", &w.Expected)
	votes.phrases("present", &w.Present)
	votes.phrases("voting", &w.Voting)
	votes.phrases("for", &w.For)
	votes.phrases("against", &w.Against)
	votes.phrases("abstained", &w.Abstained)
	votes.phrases("invalid", &w.Invalid)
	votes.finish()

	about := o.object("about")
	about.phrases("before", &w.AboutBefore)
	about.phrases("after", &w.AboutAfter)
	about.finish()

	columns := o.object("columns")
	columns.phrases("plan", &w.Plan)
	columns.phrases("actual", &w.Actual)
	columns.phrases("projects", &w.Projects)
	columns.phrases("prices", &w.Prices)
	columns.phrases("subsidies", &w.Subsidies)
	columns.phrases("notes", &w.Notes)
	columns.phrases("serials", &w.Serials)
	columns.phrases("rates", &w.Rates)
	columns.phrases("ages", &w.Ages)
	columns.finish()

	o.phrases("years", &w.Years)
	o.phrases("sums", &w.Sums)
	o.phrases("overrun", &w.Overrun)
	o.phrases("abolished", &w.Abolished)
	o.finish()
	return w
}

// maxPhrase is how long a word may be that is searched in texts.
const maxPhrase = 12

// phrases reads a list of words that are searched in texts, in place of another. The list
// stays as it was where the words are not fit for it.
func (o *object) phrases(key string, list *[]string) {
	if !o.has(key) {
		return
	}
	words := o.texts(key)
	fit := len(words) > 0
	if !fit {
		o.wrong(finding.RuleWording, key, "“"+o.path+key+"”里一个词也没有。", "写至少一个词；要用程序自带的，就删去这一行。")
	}
	for i, w := range words {
		problem, cure := "", ""
		switch {
		case w == "" || utf8.RuneCountInString(w) > maxPhrase:
			problem, cure = "是空的，或者太长。", fmt.Sprintf("写 1 到 %d 个字的词。", maxPhrase)
		case strings.ContainsAny(w, "0123456789"):
			problem, cure = "里有数字，找不到它：数字是另外认的。", "只写数字前后的词。"
		case slices.Contains(words[:i], w):
			problem, cure = "写了两次。", "只留一个。"
		default:
			continue
		}
		fit = false
		o.wrong(finding.RuleWording, fmt.Sprintf("%s[%d]", key, i), "“"+w+"”"+problem, cure)
	}
	if fit {
		*list = words
	}
}

package township

// A RuleSetting is what the township says of one rule of the checks.
type RuleSetting struct {
	Severity string // error, warning, notice or off; empty: the rule's own
	Values   map[string]RuleValue
}

// A RuleValue is the value of a rule's parameter. Which field counts depends on the
// parameter's kind.
type RuleValue struct {
	Number int64 // an amount is in fen
	Texts  []string
}

// An Acceptance excepts one notice from a rule, and says why.
type Acceptance struct {
	Rule, Reason string
	Place        Place
}

// Wording holds the lists by which texts are checked: data that the township edits.
type Wording struct {
	Jargon    []Term     // official phrases that residents do not use
	Repealed  []Repealed // documents that are no longer in force
	BoardOnly []Term     // words of matters that only the board may show
	Children  []Term     // words of lists of children, who are not named on the web
	Ledger    Classes    // into which entries of ledgers are sorted, to be drawn
	Health    Health
	Figures   FigureWords // by which figures in texts and tables are understood
}

// FigureWords are the words by which figures are understood: how a text tells a sum, and
// which column of a table holds what.
type FigureWords struct {
	Income, Expense, Closing, Opening []string // what a text calls the sums of a ledger
	Spans                             []string // after these a ledger's sum is that of the whole
	Links                             []string // what may stand between such a word and its figure
	Totals, Verbs                     []string // what a text calls the sum of a list, and what may follow
	Whole                             []string // begins what a text says of all that a list names
	Parts, Rest                       []string // begin the parts of a sum, and the last one of all of them
	Each                              []string // before a figure that is for each of something
	NoPart                            []string // in what is told of another figure that is no part
	Expected, Present, Voting         []string // how many persons of a meeting
	For, Against, Abstained           []string // how they voted
	Invalid                           []string // a text with one of these tells of votes that do not count
	AboutBefore, AboutAfter           []string // a figure with one of these is rough
	Years                             []string // after a year in a title: the whole of it
	Plan, Actual                      []string // begin the names of columns that are compared
	Prices, Subsidies                 []string // in the names of columns
	Projects                          []string // in the names of columns by which rows are known again
	Notes, Serials, Rates, Ages       []string // in the names of columns
	Sums                              []string // a row with one of these tells sums
	Overrun                           []string // a body with one of these explains what it cost
	Abolished                         []string // after a document: the text itself says that it is no longer in force
}

// Health changes the words for illness and disability that the program knows.
type Health struct{ Add, Except []string }

// A Term is a phrase, and what to write instead of it or why it matters.
type Term struct{ Words, Plain string }

// Repealed is a document that is no longer in force.
type Repealed struct {
	Name   []string // its number and its titles, as texts cite it
	Since  Day      // the first day on which it was not in force; zero: not known
	By     string   // what replaced it
	Source string   // what says so
}

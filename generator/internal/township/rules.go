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
	Health    Health
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

package finding

// Rules of personal data: CW301 to CW399. Each is Personal; those that find numbers of
// persons are Firm and Binding too.

func personalRules() []Rule { return nil }

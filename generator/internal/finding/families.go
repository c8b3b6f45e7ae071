package finding

func formRules() []Rule    { return nil }
func figureRules() []Rule  { return nil }
func linkRules() []Rule    { return nil }
func wordingRules() []Rule { return nil }
func placeRules() []Rule   { return nil }

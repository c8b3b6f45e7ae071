// Package cunwu holds what every new township begins with: the catalogue, the calendar
// and the lists of words under content/. It is here, and not beside the program,
// because go:embed cannot reach upward. Package starter writes it out; package content
// takes from it the words by which figures are understood, where a township has none.
package cunwu

import "embed"

// Content holds content/ without township.yaml, which is each township's own.
//
//go:embed content/calendar content/catalogue content/wording
var Content embed.FS

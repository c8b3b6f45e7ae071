package main

import "embed"

// The ledgers of printed addresses are not invented: they are what cunwu print recorded
// when it printed the demonstration's boards of seven weeks and their plates, and the plate
// of Nantang before it merged with Xinmin. They stay as they are: a notice that is
// changed here was printed as it was.
//
//go:embed printed
var printedFiles embed.FS

// printed adds a village's ledger of printed addresses.
func (a *archive) printed(v *village) {
	data, err := printedFiles.ReadFile("printed/" + v.slug + ".csv")
	if err != nil {
		panic(err) // a file of this program
	}
	a.file("villages/"+v.slug+"/printed.csv", data)
}

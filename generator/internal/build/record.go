package build

import (
	"path/filepath"

	"cunwu/generator/internal/printed"
	"cunwu/generator/internal/township"
)

// Recorded is what printing did to a village's ledger of printed addresses.
type Recorded struct {
	File  string // the ledger
	Added int    // addresses and versions that it did not have
	Err   error  // why it could not be written; what was printed is there all the same
}

// record enters what the codes of a village's sheets hold into its ledger, once they are
// written. That it cannot be entered is no failure of printing, but is reported.
func (p *printer) record(v *township.Village) {
	if p.o.Proof {
		return
	}
	var entries []township.Printed
	for _, content := range p.books[v.Slug].Contents() {
		if entry, ok := printed.FromCode(p.Township.Base, content, p.o.Day); ok {
			entries = append(entries, entry)
		}
	}
	folder := filepath.Join(p.o.Source, "villages", v.Slug)
	added, err := printed.Record(folder, entries)
	if added > 0 || err != nil {
		p.out.Recorded = append(p.out.Recorded, Recorded{File: filepath.Join(folder, printed.File), Added: added, Err: err})
	}
}

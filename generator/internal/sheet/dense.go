package sheet

import (
	"cmp"
	"fmt"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/township"
)

// leastModule is how wide a module of a code is at least, in tenths of a millimetre:
// what a phone in the hand can read.
const leastModule = 4

// A Density is how fine the finest code of a township's sheets is.
type Density struct {
	Address string // that it holds
	Modules int    // on a side; 0: no symbol holds the address
	Side    int    // on which it is printed, in tenths of a millimetre
}

// Module is the side of a module in hundredths of a millimetre.
func (d Density) Module() int {
	if d.Modules == 0 {
		return 0
	}
	return d.Side * 10 / d.Modules
}

// TooFine reports whether a phone cannot read the code.
func (d Density) TooFine() bool { return d.Module() < leastModule*10 }

// Finest finds the finest code among all that sheets, plates and labels of a township's
// villages hold, on every paper. A township without villages has none: its zero
// Density's Side is 0.
func Finest(t *township.Township) (Density, error) {
	if len(t.Villages) == 0 {
		return Density{}, nil
	}
	longest := t.Villages[0].Slug // all else in addresses is equally long
	for _, v := range t.Villages {
		if len(v.Slug) > len(longest) {
			longest = v.Slug
		}
	}
	notice, village, board, err := smallestSides()
	if err != nil {
		return Density{}, err
	}
	printed := t.PrintedAddress(longest, &township.Notice{ID: "0a0a0a"})
	finest := Density{Side: notice, Address: printed, Modules: modules(printed)}
	for _, other := range []Density{{Side: village, Address: t.VillageAddress(longest)}, {Side: board, Address: t.BoardAddress(longest)}} {
		if other.Modules = modules(other.Address); other.Module() < finest.Module() {
			finest = other
		}
	}
	return finest, nil
}

// modules is how many modules the code of an address has on a side; 0: there is none.
func modules(address string) int {
	code, err := qr.Encode(address, qr.Printed)
	if err != nil {
		return 0
	}
	return code.Size
}

// smallestSides are the sides of the smallest codes of notices, of villages and of what is
// for the board alone, in tenths of a millimetre.
func smallestSides() (notice, village, board int, err error) {
	var ofNotices, ofVillages, ofBoards pdf.Length
	least := func(to *pdf.Length, side pdf.Length) {
		if side > 0 {
			*to = min(cmp.Or(*to, side), side)
		}
	}
	for _, o := range []Options{{}, {Landscape: true}, {Paper: PaperA3}, {PaperA3, true}} {
		for _, s := range o.densities() {
			least(&ofNotices, s.Symbol)
			least(&ofNotices, s.ListedSymbol)
			least(&ofVillages, s.HeadSymbol)
			least(&ofVillages, s.Symbol)
			least(&ofBoards, s.Symbol)
			least(&ofVillages, s.ListedSymbol)
		}
	}
	for _, o := range []Options{{}, {Paper: PaperA5}} {
		s, err := plateStyle(o)
		if err != nil {
			return 0, 0, 0, fmt.Errorf("sheet: plates: %w", err)
		}
		least(&ofVillages, s.Symbol)
	}
	least(&ofNotices, pdf.Millimetres(labelSymbol))
	least(&ofVillages, pdf.Millimetres(labelSymbol))
	tenths := func(l pdf.Length) int { return int((l*127 + 18000) / 36000) }
	return tenths(ofNotices), tenths(ofVillages), tenths(ofBoards), nil
}

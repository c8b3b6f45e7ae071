package sheet

import (
	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/qr"
)

// code makes the QR code of an address with its upper left corner at 0, 0. Whoever places it leaves the quiet zone empty.
func (l *layout) code(address string, side pdf.Length, level qr.Level, parent *pdf.Element) (symbol *pdf.Symbol, quiet pdf.Length, err error) {
	code, err := l.codes.Encode(address, level)
	if err != nil {
		return nil, 0, err
	}
	figure := parent.Child("Figure")
	figure.Alt = l.words.say("sheet_code_alt", "address", address)
	symbol = &pdf.Symbol{Size: side, Modules: code.Size, Tag: figure}
	for r := range code.Runs() {
		symbol.Runs = append(symbol.Runs, pdf.Run{X: r.X, Y: r.Y, Length: r.W})
	}
	return symbol, side * qr.Quiet / pdf.Length(code.Size), nil
}

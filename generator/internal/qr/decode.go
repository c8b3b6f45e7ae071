package qr

import (
	"errors"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
)

// decode reads the symbol as a phone would, once it has found the modules. A
// symbol that reads only in the mirror is not accepted: not every phone tries.
func (s Symbol) decode() (string, error) {
	bits, err := gozxing.NewSquareBitMatrix(s.Size)
	if err != nil {
		return "", err
	}
	for r := range s.Runs() {
		if err := bits.SetRegion(r.X, r.Y, r.W, 1); err != nil {
			return "", err
		}
	}
	hints := map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_CHARACTER_SET: "UTF-8"}
	res, err := decoder.NewDecoder().Decode(bits, hints)
	if err != nil {
		return "", err
	}
	if res.GetOther() != nil {
		return "", errors.New("it is mirrored")
	}
	return res.GetText(), nil
}

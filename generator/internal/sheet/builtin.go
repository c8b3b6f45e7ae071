package sheet

import "cunwu/generator/internal/pdf"

// Builtin is one of the built-in fonts, for pages that are set without a Maker.
func Builtin(face Face) (*pdf.Font, error) { return pdf.ParseFont(builtinFiles[face]) }

// Package themes holds the built-in theme, so that the program carries it wherever
// it goes. What is in it, and how a township lays its own files over it, is the
// business of package theme.
package themes

import "embed"

// Builtin is the name of the built-in theme: its folder here, and the folder under
// a township's own themes/ that is laid over it where the township names no other.
const Builtin = "noticeboard"

// Files holds the folder of the built-in theme.
//
//go:embed all:noticeboard
var Files embed.FS

// Cunwu (村务) compiles a township's village folders into a static site, printable
// noticeboard sheets and the QR codes that tie each paper to its page.
package main

import (
	"os"

	"cunwu/generator/internal/command"
)

func main() {
	os.Exit(command.Run(os.Args[1:], command.Environment{
		Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv,
	}))
}

package main

import "embed"

// texts holds bodies that are long and the same, but for names and phones, in
// several villages: service guides and policies that the township words.
//
//go:embed texts/*.md
var texts embed.FS

func text(name string) string {
	data, err := texts.ReadFile("texts/" + name)
	if err != nil {
		panic(err) // a file of this program
	}
	return string(data)
}

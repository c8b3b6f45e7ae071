// Package readback reads JSON-LD as a program that looks for data does, and JSON by its
// schema: with libraries, offline. It is for tests.
package readback

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/piprate/json-gold/ld"
)

// loader knows the one context that is asked for by its address, schema.org's, in the
// form that matters: its names are those of its vocabulary.
type loader struct{}

// LoadDocument is the context of schema.org, or an error: nothing else is asked for.
func (loader) LoadDocument(address string) (*ld.RemoteDocument, error) {
	if address != "https://schema.org" {
		return nil, fmt.Errorf("a context that is not there: %s", address)
	}
	vocabulary := map[string]any{"@context": map[string]any{"@vocab": "https://schema.org/"}}
	return &ld.RemoteDocument{DocumentURL: address, Document: vocabulary}, nil
}

// Graph expands JSON-LD to its nodes. A name without a meaning, which a reader drops in
// silence, is an error.
func Graph(data []byte) ([]any, error) {
	var doc any
	if err := json.Unmarshal(data, &doc); err != nil {
		return nil, err
	}
	options := ld.NewJsonLdOptions("")
	options.DocumentLoader = loader{}
	nodes, err := ld.NewJsonLdProcessor().Expand(doc, options)
	if err != nil {
		return nil, err
	}
	if names, kept := count(doc), count(nodes); names != kept {
		return nil, fmt.Errorf("%d names have a meaning, of %d", kept, names)
	}
	return nodes, nil
}

// count counts the names of properties.
func count(v any) int {
	n := 0
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if key == "@context" {
				continue
			}
			if !strings.HasPrefix(key, "@") {
				n++
			}
			n += count(value)
		}
	case []any:
		for _, value := range v {
			n += count(value)
		}
	}
	return n
}

// Types are the types of all nodes, how often each.
func Types(nodes []any) map[string]int {
	types := map[string]int{}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if list, ok := v["@type"].([]any); ok {
				for _, t := range list {
					types[fmt.Sprint(t)]++
				}
			}
			for _, value := range v {
				walk(value)
			}
		case []any:
			for _, value := range v {
				walk(value)
			}
		}
	}
	walk(nodes)
	return types
}

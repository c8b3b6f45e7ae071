package opendata

import (
	"cmp"
	"strings"

	"cunwu/generator/internal/township"
)

// Words are the theme's words in the township's first language.
type Words map[string]string

// Say fills in a word's blanks: pairs are names and values in turn.
func (w Words) Say(key string, pairs ...string) string {
	text := cmp.Or(w[key], key)
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{{ ."+pairs[i]+" }}", pairs[i+1])
	}
	return text
}

// Category is what a category is called.
func (w Words) Category(key string) string { return w.Say("cat_" + key) }

// Issuer is who issued a notice: as it says, or the village committee.
func (w Words) Issuer(v *township.Village, n *township.Notice) string {
	return cmp.Or(n.Issuer, w.Say("issuer", "village", v.Name))
}

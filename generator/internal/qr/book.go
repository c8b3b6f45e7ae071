package qr

import (
	"maps"
	"slices"
	"sync"
)

// A Book makes symbols and keeps them, so that the code of a notice that stands on its
// page, on its sheet and on the sheets of several weeks is made once. It can be used
// by several goroutines. A nil Book keeps nothing.
type Book struct {
	mu   sync.Mutex
	made map[entry]Symbol
}

type entry struct {
	content string
	level   Level
}

// Encode is Encode, from memory where it can be.
func (b *Book) Encode(content string, level Level) (Symbol, error) {
	if b == nil {
		return Encode(content, level)
	}
	key := entry{content, level}
	b.mu.Lock()
	s, ok := b.made[key]
	b.mu.Unlock()
	if ok {
		return s, nil
	}
	s, err := Encode(content, level)
	if err != nil {
		return Symbol{}, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.made == nil {
		b.made = map[entry]Symbol{}
	}
	b.made[key] = s
	return s, nil
}

// Contents are the contents of the symbols that were made, sorted.
func (b *Book) Contents() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	seen := map[string]bool{}
	for key := range b.made {
		seen[key.content] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

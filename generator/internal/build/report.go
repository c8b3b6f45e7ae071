package build

import (
	"cmp"
	"slices"
	"sync"

	"cunwu/generator/internal/privacy"
)

// A Report is what a build made, and what it left out.
type Report struct {
	Villages  int                `json:"villages"`
	Notices   int                `json:"notices"` // on the web
	Pages     int                `json:"pages"`
	Sheets    int                `json:"sheets"`
	Files     int                `json:"files"`
	Written   int                `json:"written"`
	Unchanged int                `json:"unchanged"`
	Removed   int                `json:"removed"`
	LeftOut   []LeftOut          `json:"left_out"`
	Seconds   map[string]float64 `json:"seconds"`

	mu sync.Mutex
}

// LeftOut is a file of the source that is not on the web, and why.
type LeftOut struct {
	File string `json:"file"`
	Why  string `json:"why"`
}

func (r *Report) leaveOut(file, why string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.LeftOut = append(r.LeftOut, LeftOut{privacy.MaskPath(file), privacy.Redact(why)})
}

func (r *Report) sort() {
	slices.SortFunc(r.LeftOut, func(a, b LeftOut) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Why, b.Why))
	})
	r.LeftOut = slices.Compact(r.LeftOut)
	if r.LeftOut == nil {
		r.LeftOut = []LeftOut{}
	}
}

package raster

import (
	"sync"

	"cunwu/generator/internal/pdf"
)

// A mask is a glyph as it is drawn: how much of each pixel it covers. It is never
// changed.
type mask struct {
	left, top int // of its upper left corner, from the pixel of the glyph's origin
	w, h      int
	cover     []uint8
}

// A glyphKey names a mask: the glyph, its size in units and by how many quarters of
// a pixel it is shifted to the right.
type glyphKey struct {
	font    *pdf.Font
	id      uint16
	quarter uint8
	size    int32
}

const (
	// shards is in how many parts the masks are kept, so that goroutines seldom wait
	// for each other.
	shards = 16
	// shardBytes is how large one part may become.
	shardBytes = 512 << 10
	// maskOverhead is what a mask takes beside its pixels, about.
	maskOverhead = 120
)

// masks keeps the masks that were drawn, shards × shardBytes at most, and draws those
// that it does not have.
type masks struct {
	parts   [shards]shard
	fillers sync.Pool
}

// A shard keeps masks in two generations. When the younger is half of what it may
// hold, the older is forgotten: what is in use is taken over when it is asked for.
type shard struct {
	sync.Mutex
	young, old map[glyphKey]*mask
	size       int // of the young
}

func (m *masks) get(key glyphKey) *mask {
	s := &m.parts[(uint32(key.id)+uint32(key.quarter)*5+uint32(key.size))%shards]
	s.Lock()
	found := s.young[key]
	if found == nil {
		if found = s.old[key]; found != nil {
			s.keep(key, found)
		}
	}
	s.Unlock()
	if found != nil {
		return found
	}
	made := m.draw(key)
	s.Lock()
	s.keep(key, made)
	s.Unlock()
	return made
}

// keep takes a mask among the young ones. The shard is locked.
func (s *shard) keep(key glyphKey, m *mask) {
	size := len(m.cover) + maskOverhead
	if s.size+size > shardBytes/2 {
		s.old, s.young, s.size = s.young, nil, 0
	}
	if s.young == nil {
		s.young = map[glyphKey]*mask{}
	}
	s.young[key] = m
	s.size += size
}

// draw fills a glyph's outline.
func (m *masks) draw(key glyphKey) *mask {
	contours := key.font.Outline(key.id)
	em, size, shift := key.font.UnitsPerEm(), int(key.size), int(key.quarter)*unit/4
	place := func(p pdf.OutlinePoint) (x, y int) {
		return floorDiv(2*p.X*size+em, 2*em) + shift, floorDiv(-2*p.Y*size+em, 2*em)
	}
	left, top, right, bottom := 0, 0, 0, 0
	seen := false
	for _, c := range contours {
		for _, p := range c {
			x, y := place(p)
			if !seen {
				left, top, right, bottom, seen = x, y, x, y, true
			}
			left, right = min(left, x), max(right, x)
			top, bottom = min(top, y), max(bottom, y)
		}
	}
	made := &mask{left: left >> 8, top: top >> 8}
	made.w, made.h = (right+unit-1)>>8-made.left, (bottom+unit-1)>>8-made.top
	if made.w <= 0 || made.h <= 0 || made.w > maxGlyph || made.h > maxGlyph {
		return &mask{}
	}
	f, _ := m.fillers.Get().(*filler)
	if f == nil {
		f = &filler{}
	}
	defer m.fillers.Put(f)
	f.begin(made.w, made.h)
	f.outline(contours, func(p pdf.OutlinePoint) (x, y int) {
		x, y = place(p)
		return x - made.left<<8, y - made.top<<8
	})
	made.cover = make([]uint8, made.w*made.h)
	f.coverage(made.cover)
	return made
}

// maxGlyph is the largest side of a mask in pixels: a damaged outline is not drawn.
const maxGlyph = 2000

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

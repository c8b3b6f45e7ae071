package pdf

import "strconv"

// A structure is the document's tree of elements while its pages are written. An
// element is attached to its parent when it is first met.
type structure struct {
	file  *file
	root  int // object of the StructTreeRoot
	top   *node
	nodes map[*Element]*node
	order []*node
	pages []int // page objects, by index
	// Elements by the key under which the parent tree finds them: the pages' keys
	// come first, then one for each annotation.
	annotations []*node
}

type node struct {
	element *Element
	parent  *node
	ref     int
	page    int // the first page it is on; -1: none yet
	kids    []kid
	box     [4]Length // of a Figure
}

// A kid is a child element, a marked-content sequence or an annotation.
type kid struct {
	node   *node
	page   int
	number int  // of the sequence on its page, or the annotation's object
	object bool // an annotation
}

func newStructure(f *file, pages []int) *structure {
	s := &structure{file: f, root: f.reserve(), nodes: map[*Element]*node{}, pages: pages}
	s.top = &node{element: &Element{Type: "Document"}, ref: f.reserve(), page: -1}
	return s
}

// node finds or attaches the element. No element is the document itself.
func (s *structure) node(e *Element) *node {
	if e == nil {
		return s.top
	}
	n, ok := s.nodes[e]
	if !ok {
		n = &node{element: e, parent: s.node(e.Parent), ref: s.file.reserve(), page: -1}
		s.nodes[e] = n
		s.order = append(s.order, n)
		n.parent.kids = append(n.parent.kids, kid{node: n})
	}
	return n
}

func (n *node) content(page, number int) {
	if n.page < 0 {
		n.page = page
	}
	n.kids = append(n.kids, kid{page: page, number: number})
}

func (n *node) object(page, number int) {
	if n.page < 0 {
		n.page = page
	}
	n.kids = append(n.kids, kid{page: page, number: number, object: true})
}

// annotation gives the key in the parent tree of an annotation that belongs to n.
func (s *structure) annotation(n *node) int {
	s.annotations = append(s.annotations, n)
	return len(s.pages) + len(s.annotations) - 1
}

// write writes the tree; marks are the elements of the sequences of each page.
func (s *structure) write(marks [][]*node) {
	s.element(s.top)
	for _, n := range s.order {
		s.element(n)
	}
	b := []byte("<</Type/StructTreeRoot/K ")
	b = append(appendRef(b, s.top.ref), "/ParentTree<</Nums["...)
	for page, nodes := range marks {
		b = append(strconv.AppendInt(b, int64(page), 10), '[')
		for _, n := range nodes {
			b = append(appendRef(b, n.ref), ' ')
		}
		b = append(b, ']')
	}
	for i, n := range s.annotations {
		b = append(strconv.AppendInt(b, int64(len(s.pages)+i), 10), ' ')
		b = append(appendRef(b, n.ref), ' ')
	}
	b = append(b, "]>>/ParentTreeNextKey "...)
	b = strconv.AppendInt(b, int64(len(s.pages)+len(s.annotations)), 10)
	s.file.put(s.root, append(b, ">>"...))
}

func (s *structure) element(n *node) {
	e := n.element
	b := []byte("<</Type/StructElem/S/" + e.Type + "/P ")
	if n.parent == nil {
		b = appendRef(b, s.root)
	} else {
		b = appendRef(b, n.parent.ref)
	}
	if n.page >= 0 {
		b = appendRef(append(b, "/Pg "...), s.pages[n.page])
	}
	if e.Alt != "" {
		b = appendString(append(b, "/Alt"...), e.Alt)
	}
	b = append(b, attributes(n)...)
	if len(n.kids) > 0 {
		b = append(b, "/K["...)
		for _, k := range n.kids {
			b = s.kid(b, n, k)
		}
		b = append(b, ']')
	}
	s.file.put(n.ref, append(b, ">>"...))
}

func (s *structure) kid(b []byte, n *node, k kid) []byte {
	switch {
	case k.node != nil:
		return append(appendRef(b, k.node.ref), ' ')
	case k.object:
		b = appendRef(append(b, "<</Type/OBJR/Pg "...), s.pages[k.page])
		b = appendRef(append(b, "/Obj "...), k.number)
		return append(b, ">>"...)
	case k.page != n.page:
		b = appendRef(append(b, "<</Type/MCR/Pg "...), s.pages[k.page])
		b = strconv.AppendInt(append(b, "/MCID "...), int64(k.number), 10)
		return append(b, ">>"...)
	}
	return append(strconv.AppendInt(b, int64(k.number), 10), ' ')
}

// attributes writes the attribute objects of an element (ISO 32000-1, 14.8.5).
func attributes(n *node) []byte {
	var b []byte
	e := n.element
	if e.Scope != "" || e.ColSpan > 1 {
		b = append(b, "<</O/Table"...)
		if e.Scope != "" {
			b = append(b, "/Scope/"+e.Scope...)
		}
		if e.ColSpan > 1 {
			b = strconv.AppendInt(append(b, "/ColSpan "...), int64(e.ColSpan), 10)
		}
		b = append(b, ">>"...)
	}
	if e.Type == "L" {
		kind := "Disc"
		if e.Ordered {
			kind = "Decimal"
		}
		b = append(b, "<</O/List/ListNumbering/"+kind+">>"...)
	}
	if n.box != [4]Length{} {
		b = append(b, "<</O/Layout/Placement/Block/BBox["...)
		b = append(appendNumbers(b, n.box[:]...), "]>>"...)
	}
	if b == nil {
		return nil
	}
	return append(append([]byte("/A["), b...), ']')
}

package readback

import (
	"fmt"
	"strings"
)

// An Element is a node of the document's structure.
type Element struct {
	Type    string
	Alt     string
	Text    string // of its own, without its children's
	Links   int    // annotations
	ColSpan int
	Kids    []*Element
}

// Structure reads the tree of elements and checks that it and the pages agree: each
// marked-content sequence belongs to exactly one element, and the parent tree says
// the same.
func (f *File) Structure(pages []Page) (*Element, error) {
	root := f.Dict(f.Root()["StructTreeRoot"])
	kids, _ := f.Dict(f.Root()["Pages"])["Kids"].(Array)
	w := &walker{file: f, pages: map[Ref]int{}, text: map[[2]int]string{}, used: map[[2]int]Ref{}}
	for i, kid := range kids {
		if ref, ok := kid.(Ref); ok {
			w.pages[ref] = i
		}
		for _, r := range pages[i].Runs {
			if r.MCID >= 0 {
				w.text[[2]int{i, r.MCID}] += r.Text
			}
		}
	}
	top, _ := root["K"].(Ref)
	e, err := w.walk(top)
	if err != nil {
		return nil, err
	}
	nums, _ := f.Dict(root["ParentTree"])["Nums"].(Array)
	for i := 0; i+1 < len(nums); i += 2 {
		page, _ := nums[i].(int)
		refs, ok := nums[i+1].(Array)
		if !ok {
			continue // an annotation
		}
		for mcid, ref := range refs {
			if w.used[[2]int{page, mcid}] != ref {
				return nil, fmt.Errorf("%w: sequence %d of page %d has two parents", ErrFile, mcid, page)
			}
		}
	}
	for key := range w.text {
		if _, ok := w.used[key]; !ok {
			return nil, fmt.Errorf("%w: sequence %d of page %d has no element", ErrFile, key[1], key[0])
		}
	}
	return e, nil
}

type walker struct {
	file  *File
	pages map[Ref]int
	text  map[[2]int]string // by page and MCID
	used  map[[2]int]Ref
}

func (w *walker) walk(ref Ref) (*Element, error) {
	d := w.file.Dict(ref)
	kind, _ := d["S"].(Name)
	alt, _ := d["Alt"].(Text)
	e := &Element{Type: string(kind), Alt: alt.String()}
	attributes, _ := d["A"].(Array)
	for _, a := range attributes {
		if n, ok := w.file.Dict(a)["ColSpan"].(int); ok {
			e.ColSpan = n
		}
	}
	own := -1
	if page, ok := d["Pg"].(Ref); ok {
		own = w.pages[page]
	}
	list, _ := d["K"].(Array)
	for _, k := range list {
		switch k := k.(type) {
		case Ref:
			if parent := w.file.Dict(k)["P"]; parent != ref {
				return nil, fmt.Errorf("%w: object %d has another parent", ErrFile, k)
			}
			kid, err := w.walk(k)
			if err != nil {
				return nil, err
			}
			e.Kids = append(e.Kids, kid)
		case int:
			w.take(e, ref, own, k)
		case Dict:
			page, _ := k["Pg"].(Ref)
			if k["Type"] == Name("OBJR") {
				e.Links++
				continue
			}
			id, _ := k["MCID"].(int)
			w.take(e, ref, w.pages[page], id)
		}
	}
	return e, nil
}

func (w *walker) take(e *Element, ref Ref, page, mcid int) {
	e.Text += w.text[[2]int{page, mcid}]
	w.used[[2]int{page, mcid}] = ref
}

// All are the elements of a type in e, in reading order.
func (e *Element) All(kind string) []*Element {
	var found []*Element
	if e.Type == kind {
		found = append(found, e)
	}
	for _, k := range e.Kids {
		found = append(found, k.All(kind)...)
	}
	return found
}

// Says is the text of e and of all in it.
func (e *Element) Says() string {
	var b strings.Builder
	b.WriteString(e.Text)
	for _, k := range e.Kids {
		b.WriteString(k.Says())
	}
	return b.String()
}

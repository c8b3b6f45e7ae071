package chart

import (
	"encoding/xml"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

var update = flag.Bool("update", false, "write the pictures in testdata anew")

// most is how many bytes a picture may take of the weight of its page.
const most = 3 * 1024

var monthNames = strings.Fields("1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月")

// An element is one element of a picture, read back.
type element struct {
	name string
	attr map[string]string
	text string
}

// chinese is how pictures say amounts where they are told no other way.
var chinese township.Currency

func (e element) number(t *testing.T, key string) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(e.attr[key], 64)
	if err != nil {
		t.Fatalf("%s of %s: %v", key, e.name, err)
	}
	return f
}

// read reads a picture as XML, and sees to what holds for each.
func read(t *testing.T, svg string) []element {
	t.Helper()
	var list []element
	var open []int
	ids := map[string]bool{}
	dec := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := dec.Token()
		if token == nil {
			if err.Error() != "EOF" {
				t.Fatalf("not XML: %v\n%s", err, svg)
			}
			break
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				if _, twice := e.attr[a.Name.Local]; twice {
					t.Errorf("attribute %s twice", a.Name.Local)
				}
				e.attr[a.Name.Local] = a.Value
			}
			if id := e.attr["id"]; id != "" {
				if ids[id] {
					t.Errorf("id %s twice", id)
				}
				ids[id] = true
			}
			for name := range e.attr {
				if name == "style" || strings.HasPrefix(name, "on") {
					t.Errorf("attribute %s, which a strict policy blocks", name)
				}
			}
			if len(open) > 0 && list[open[len(open)-1]].name == "g" { // what a group says holds for each of it
				for k, v := range list[open[len(open)-1]].attr {
					e.attr[k] = v
				}
			}
			open = append(open, len(list))
			list = append(list, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				list[open[len(open)-1]].text += string(token)
			}
		}
	}
	root := list[0]
	if root.name != "svg" || root.attr["role"] != "img" || list[1].name != "title" || list[1].text == "" || list[2].name != "desc" || list[2].text == "" ||
		root.attr["aria-labelledby"] != list[1].attr["id"]+" "+list[2].attr["id"] || root.attr["font-size"] != "15" {
		t.Errorf("the picture has no name: %v", list[:3])
	}
	var high float64
	if _, err := fmt.Sscanf(root.attr["viewBox"], "0 0 320 %g", &high); err != nil {
		t.Errorf("viewBox %q", root.attr["viewBox"])
	}
	type place struct {
		text       string
		x, y, w, h float64
	}
	var written []place
	for _, e := range list {
		if fill := e.attr["fill"]; strings.HasPrefix(fill, "url(#") && !ids[strings.TrimSuffix(fill[5:], ")")] {
			t.Errorf("no pattern %s", fill)
		}
		switch e.name {
		case "script", "style", "foreignObject", "image", "use", "a":
			t.Errorf("a picture with <%s>", e.name)
		case "rect":
			x, y, w, h := e.number(t, "x"), e.number(t, "y"), e.number(t, "width"), e.number(t, "height")
			if x < 0 || y < 0 || x+w > 320 || y+h > high || w <= 0 || h <= 0 {
				t.Errorf("a bar beside the picture: %v", e.attr)
			}
		case "text":
			x := 0.0
			if e.attr["x"] != "" {
				x = e.number(t, "x")
			}
			wide := float64(room(e.text)) / 10
			switch e.attr["text-anchor"] {
			case "middle":
				x -= wide / 2
			case "end":
				x -= wide
			}
			if y := e.number(t, "y"); x < -.5 || x+wide > 320.5 || y < 12 || y > high {
				t.Errorf("%q stands from %g to %g at %g, outside of 320 by %g", e.text, x, x+wide, y, high)
			} else {
				written = append(written, place{e.text, x, y - 11, wide, 12})
			}
		}
	}
	for i, a := range written {
		for _, b := range written[i+1:] {
			if a.x < b.x+b.w && b.x < a.x+a.w && a.y < b.y+b.h && b.y < a.y+a.h {
				t.Errorf("%q lies on %q", a.text, b.text)
			}
		}
	}
	if len(svg) > most {
		t.Errorf("%d bytes", len(svg))
	}
	return list
}

func of(list []element, name, class string) []element {
	var found []element
	for _, e := range list {
		if e.name == name && e.attr["class"] == class {
			found = append(found, e)
		}
	}
	return found
}

func texts(list []element) []string {
	var found []string
	for _, e := range list {
		if e.name == "text" {
			found = append(found, e.text)
		}
	}
	return found
}

// golden compares a picture with the one in testdata.
func golden(t *testing.T, svg string) {
	t.Helper()
	name := filepath.Join("testdata", strings.ReplaceAll(strings.TrimPrefix(t.Name(), "Test"), "/", "-")+".svg")
	if *update {
		if err := os.WriteFile(name, []byte(svg), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if svg != string(want) {
		t.Errorf("not as in %s; go test -update writes it anew\n%s", name, svg)
	}
}

func near(a, b float64) bool { return math.Abs(a-b) <= .11 } // lengths are tenths

func day(s string) township.Day {
	d, err := township.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func sums(year int, first int, pairs ...township.Fen) []township.MonthSum {
	var list []township.MonthSum
	for i := 0; i < len(pairs); i += 2 {
		d := township.MakeDay(year, 1, 1).Add(31 * (first - 1 + i/2)) // in the month, for the few months of a test
		y, m, _ := d.Date()
		list = append(list, township.MonthSum{Year: y, Month: m, Income: pairs[i], Expense: pairs[i+1]})
	}
	return list
}

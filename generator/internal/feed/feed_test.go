package feed

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"cunwu/generator/internal/feed/readback"
	"cunwu/generator/internal/township"
)

func day(t *testing.T, s string) township.Day {
	t.Helper()
	d, err := township.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sample is a feed of n entries; some of them have signs that a format must escape.
func sample(t *testing.T, n int) *Feed {
	f := &Feed{
		Title: "柳湾村新公示 & 其他", Subtitle: "每条是一份公示", Page: "https://hexi.example/cun/liuwan/",
		Language: "zh-CN", Author: "柳湾村村民委员会", Generator: "cunwu test", Updated: day(t, "2026-01-05"),
	}
	for i := range n {
		published := day(t, "2026-10-01").Add(i)
		e := Entry{
			Address: fmt.Sprintf("%s%06d/", f.Page, i), Title: fmt.Sprintf("“第%d期”账目 \"A&B\" 𬭎\u0001", i), Text: "收入 1 元。\n支出 2 元；a&b",
			Category: "finance", Label: "村级财务", Published: published, Updated: published,
		}
		if i%3 == 0 {
			e.Updated, e.Author = published.Add(5), "禾溪镇人民政府"
		}
		f.Entries = append(f.Entries, e)
	}
	f.Entries = Latest(f.Entries)
	return f
}

// both writes a feed in both formats.
func both(t *testing.T, f *Feed) (atom, json []byte) {
	t.Helper()
	atom, err := f.Atom()
	if err != nil {
		t.Fatal(err)
	}
	if json, err = f.JSON(); err != nil {
		t.Fatal(err)
	}
	return atom, json
}

func TestFeedsAreValid(t *testing.T) {
	for _, n := range []int{0, 1, Size, 3 * Size} {
		f := sample(t, n)
		atom, json := both(t, f)
		a, problems := readback.Atom(atom, f.Page+AtomName)
		for _, p := range problems {
			t.Errorf("%d entries: Atom: %s", n, p)
		}
		j, problems := readback.JSON(json, f.Page+JSONName)
		for _, p := range problems {
			t.Errorf("%d entries: JSON: %s", n, p)
		}
		if len(a.Entries) != min(n, Size) || len(j.Entries) != len(a.Entries) {
			t.Fatalf("%d entries: %d in Atom, %d in JSON", n, len(a.Entries), len(j.Entries))
		}
		for i, e := range a.Entries {
			o := j.Entries[i]
			if e.ID != o.ID || e.Address != o.Address || e.Text != o.Text || !e.Updated.Equal(o.Updated) || !e.Published.Equal(o.Published) {
				t.Errorf("the formats differ: %+v and %+v", e, o)
			}
			if e.Address != f.Entries[i].Address || e.Text != f.Entries[i].Text || e.Updated.Format("2006-01-02 -07:00") != f.Entries[i].Updated.String()+" +08:00" {
				t.Errorf("read back %+v of %+v", e, f.Entries[i])
			}
			if !strings.Contains(e.Title, "A&B") || !strings.Contains(e.Title, "𬭎") || strings.Contains(e.Title, "\u0001") {
				t.Errorf("title %q", e.Title)
			}
		}
		again, _ := both(t, sample(t, n))
		if !bytes.Equal(atom, again) {
			t.Error("other bytes the second time")
		}
	}
}

// TestReadbackIsStrict breaks a good feed in each way that the reader is to see.
func TestReadbackIsStrict(t *testing.T) {
	f := sample(t, 2)
	atom, json := both(t, f)
	for _, c := range []struct{ what, from, to string }{
		{"no id", "<id>https://hexi.example/cun/liuwan/feed.xml</id>", ""},
		{"relative address", `href="https://hexi.example/cun/liuwan/000000/"`, `href="000000/"`},
		{"another self", `rel="self" type="application/atom+xml" href="https://hexi.example/cun/`, `rel="self" type="application/atom+xml" href="https://hexi.example/`},
		{"no time", "<updated>2026-10-06T00:00:00+08:00</updated>", "<updated>2026-10-06</updated>"},
		{"an id twice", "000001/", "000000/"},
		{"no author", "<author>\n  <name>柳湾村村民委员会</name>\n </author>", ""},
		{"an unknown element", "<generator>cunwu test</generator>", "<maker>cunwu</maker>"},
		{"no title", "<title>柳湾村新公示 &amp; 其他</title>", "<title></title>"},
	} {
		broken := strings.ReplaceAll(string(atom), c.from, c.to)
		if broken == string(atom) {
			t.Errorf("Atom: %s: nothing to break", c.what)
		} else if _, problems := readback.Atom([]byte(broken), f.Page+AtomName); len(problems) == 0 {
			t.Errorf("Atom: %s passes", c.what)
		}
	}
	for _, c := range []struct{ what, from, to string }{
		{"another version", "version/1.1", "version/1"},
		{"no items", `"items"`, `"entries"`},
		{"relative address", `"url": "https://hexi.example/cun/liuwan/`, `"url": "/`},
		{"no time", "T00:00:00+08:00", ""},
		{"an id twice", "000001/", "000000/"},
		{"no text", "收入 1 元。\\n支出 2 元；a&b", ""},
	} {
		broken := strings.ReplaceAll(string(json), c.from, c.to)
		if broken == string(json) {
			t.Errorf("JSON: %s: nothing to break", c.what)
		} else if _, problems := readback.JSON([]byte(broken), f.Page+JSONName); len(problems) == 0 {
			t.Errorf("JSON: %s passes", c.what)
		}
	}
}

func TestLatest(t *testing.T) {
	f := sample(t, 3*Size)
	for i, e := range f.Entries[1:] {
		if e.Updated.After(f.Entries[i].Updated) {
			t.Fatalf("entry %d is newer than the one above it", i+1)
		}
	}
	if first := f.Entries[0]; first.Author == "" {
		t.Errorf("what was corrected last does not come first: %+v", first)
	}
}

package history

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/content"
)

// Front matter as clerks, editors and programs write it.
func TestReadHeader(t *testing.T) {
	for _, c := range []struct {
		text  string
		id    string
		files []string // that it refers to
		not   []string
	}{
		{"id: 7k3m9q\ntitle: x\n", "7k3m9q", nil, []string{"a.csv"}},
		{"title: \"id: 8a2b3c\"\nid: '7k3m9q' # 编号\n", "7k3m9q", nil, nil},
		{"\"id\" : \"7k3m9q\"\r\n", "7k3m9q", nil, nil},
		{"id:\n  7k3m9q\n", "7k3m9q", nil, nil},
		{"id: >-\n  7k3m9q\n", "7k3m9q", nil, nil},
		{"id:\ntitle: 7k3m9q\n", "", nil, nil},
		{"{id: 7k3m9q, title: x}\n", "7k3m9q", nil, nil},
		{"{title: x, \"id\": \"7k3m9q\"}\n", "7k3m9q", nil, nil},
		{"period:\n  id: 7k3m9q\n", "", nil, nil},
		{"id: 7k3m9\n", "", nil, nil},
		{"id: 7k3m9Q\n", "", nil, nil},
		{"id: kkmmqq\n", "", nil, nil}, // no digit: a word
		{"id: 7k3m9l\n", "", nil, nil},
		{"id: 7k3m9q\nid: 8a2b3c\n", "7k3m9q", nil, nil},
		{"id: 7k3m9q\ntables:\n  - {name: 收支, file: a.csv, kind: ledger}\n  - name: 表\n    file: 表 格.csv # 说明\n  - file: \"b.csv\"\n  - {file: 'c,d.csv'}\n", "7k3m9q",
			[]string{"a.csv", "表 格.csv", "b.csv", "c,d.csv"}, []string{"a", "csv", "d.csv", "profile.csv"}},
		{"id: 7k3m9q\nattachments: [{file: a.jpg}, {\"file\": b.jpg}]\n", "7k3m9q", []string{"a.jpg", "b.jpg"}, []string{"c.jpg"}},
		{"id: 7k3m9q\nattachments:\n- file: a,b}.jpg\n", "7k3m9q", []string{"a,b}.jpg", "a"}, nil},
		{"id: 7k3m9q\ntables:\n  - {file: \"\\u8868.csv\"}\n", "7k3m9q", []string{"表.csv"}, nil},
		{"id: 7k3m9q\ntables:\n  - file:\n      a.csv\n", "7k3m9q", []string{"a.csv"}, nil},
		{"id: 7k3m9q\ntables:\n  - file: 表\n      格.csv\n", "7k3m9q", []string{"表 格.csv"}, nil},
		{"id: 7k3m9q\ntables:\n  - file: 'it''s.csv'\n", "7k3m9q", []string{"it's.csv"}, nil},
		{"id: 7k3m9q\nprofile: a.csv\n", "7k3m9q", nil, []string{"a.csv"}},
	} {
		for _, data := range []string{"---\n" + c.text + "---\n正文\nid: 9x9x9x\nfile: z.csv\n", "\ufeff---\r\n" + c.text + "--- \r\n", "---\n" + c.text + "---"} {
			h := readHeader([]byte(data))
			if h.id != c.id {
				t.Errorf("%q: id %q, want %q", data, h.id, c.id)
			}
			for _, f := range c.files {
				if !h.refersTo(f) {
					t.Errorf("%q does not refer to %s", data, f)
				}
			}
			for _, f := range c.not {
				if h.refersTo(f) {
					t.Errorf("%q refers to %s", data, f)
				}
			}
		}
	}
}

// The demonstration township, read by the program: the same ids, and every file that a
// notice uses is one that it refers to.
func TestHeadersOfTheTownship(t *testing.T) {
	root := filepath.Join("..", "..", "..")
	loaded, _, err := content.Load(root, nil)
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, v := range loaded.Township.Villages {
		for _, n := range v.Notices {
			data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(n.Path)))
			if err != nil {
				t.Fatal(err)
			}
			h := readHeader(data)
			if h.id != n.ID || !content.ValidID(h.id) || !isNotice(n.Path) || slugOf(n.Path) != v.Slug {
				t.Errorf("%s: %q, want %q", n.Path, h.id, n.ID)
			}
			for _, table := range n.Tables {
				if !h.refersTo(table.File) {
					t.Errorf("%s does not refer to %s", n.Path, table.File)
				}
			}
			for _, f := range n.Files {
				if !h.refersTo(f.File) {
					t.Errorf("%s does not refer to %s", n.Path, f.File)
				}
			}
			count++
		}
	}
	if count < 100 {
		t.Errorf("only %d notices were looked at", count)
	}
}

func FuzzReadHeader(f *testing.F) {
	f.Add([]byte("---\nid: 7k3m9q\ntables:\n  - {file: a.csv}\n---\n"))
	f.Add([]byte("---\nid:\n"))
	f.Add([]byte("---\n{id: 7k3m9q}\n---"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if h := readHeader(data); h.id != "" && !content.ValidID(h.id) {
			t.Errorf("%q is no id", h.id)
		}
	})
}

func FuzzParseCommit(f *testing.F) {
	for _, name := range []string{"openpgp", "ed25519"} {
		data, err := os.ReadFile(filepath.Join("testdata", "signed", name+".commit"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("tree \n\n"))
	f.Add([]byte("gpgsig\n gpgsig-sha256 \n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		before := bytes.Clone(data)
		c, err := parseCommit(data)
		if err == nil {
			if _, err := c.committer.when.time().MarshalText(); err != nil {
				t.Error(err)
			}
		}
		for _, form := range []SignatureForm{OpenPGP, SSH} {
			if s := (keys{}).check(data, form); s.Verdict == Valid {
				t.Error("valid without any key")
			}
		}
		if !bytes.Equal(data, before) {
			t.Error("the commit was changed")
		}
	})
}

// Trees of plain files, compared in git's way and by two maps.
func FuzzCompareTrees(f *testing.F) {
	leaf := func(mode, name string, fill byte) string {
		return mode + " " + name + "\x00" + string(bytes.Repeat([]byte{fill}, 20))
	}
	f.Add([]byte(leaf("100644", "a", 1)+leaf("100644", "b", 2)), []byte(leaf("100644", "a", 1)+leaf("100644", "b", 3)))
	f.Add([]byte(leaf("100644", "a", 1)), []byte(leaf("120000", "a", 1)+leaf("100755", "c", 1)))
	f.Add([]byte("100644 a\x00short"), []byte(" \x00"))
	long, more := leaf("100644", strings.Repeat("a", 219), 1), leaf("100644", strings.Repeat("c", 200), 1)+leaf("100644", strings.Repeat("d", 200), 1)
	f.Add([]byte(long+leaf("100644", "b", 2)+more), []byte(strings.Replace(long+leaf("100644", "b", 2)+more, "b\x00\x02", "b\x00\x03", 1))) // they differ in byte 256 alone
	f.Fuzz(func(t *testing.T, a, b []byte) {
		x, y := Hash{1}, Hash{2}
		o := &reader{trees: map[Hash][]byte{x: a, y: b}}
		got := map[string][2]Hash{}
		err := (&comparison{o, func(d difference) { got[d.path] = [2]Hash{d.before, d.after} }}).folders(x, y, "", 0)
		before, okA := plain(a)
		after, okB := plain(b)
		if !okA || !okB {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		for name, h := range before {
			if after[name] != h && got[name] != [2]Hash{h, after[name]} {
				t.Errorf("%q: got %v", name, got[name])
			}
		}
		for name, h := range after {
			if before[name] != h && got[name] != [2]Hash{before[name], h} {
				t.Errorf("%q: got %v", name, got[name])
			}
		}
		for name, pair := range got {
			if pair[0] == pair[1] || pair[0] != before[name] || pair[1] != after[name] {
				t.Errorf("%q: told %v", name, pair)
			}
		}
	})
}

// plain reads a tree of plain files in order, each name once, no content all zero.
func plain(tree []byte) (files map[string]Hash, ok bool) {
	files = map[string]Hash{}
	var names []string
	for len(tree) > 0 {
		e, rest, err := nextEntry(tree)
		if err != nil || !e.file || e.hash.IsZero() {
			return nil, false
		}
		tree = rest
		files[e.name] = e.hash
		names = append(names, e.name)
	}
	return files, slices.IsSorted(names) && len(files) == len(names)
}

func FuzzIndex(f *testing.F) {
	k := newKnowledge()
	k.add(k.factOf(Hash{1}, &commit{parents: []Hash{{2}}, subject: "公开", approvals: []approval{{"审核人", Person{Name: "赵敏"}}}}, 0,
		[]difference{{"villages/liuwan/finance/a.md", Hash{}, Hash{3}}}))
	k.headers[Hash{3}] = header{id: "7k3m9q", files: []string{"a.csv"}}
	d := newDigests()
	d.of[[32]byte{1}] = [32]byte{2}
	var e encoder
	e.knowledge(k)
	e.digests(d)
	f.Add(e.out)
	f.Fuzz(func(t *testing.T, data []byte) {
		d := &decoder{rest: data, text: string(data)}
		k, digests := d.knowledge(), d.digests()
		if d.bad {
			return
		}
		var e encoder // what can be read can be written
		e.knowledge(k)
		e.digests(digests)
		again := &decoder{rest: e.out, text: string(e.out)}
		if again.knowledge(); again.bad {
			t.Error("what was written cannot be read")
		}
	})
}

package content

import (
	"errors"
	"testing"
	"testing/fstest"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/township"
)

// An older version that is read by itself is the notice that the township's folder holds.
func TestReadNotice(t *testing.T) {
	items := &catalogue.Catalogue{Items: map[string]*catalogue.Item{"finance/x": {ID: "finance/x", Category: "finance", Web: true}}}
	const folder = "villages/a/finance"
	all := map[string]string{
		folder + "/n.md": "---\nid: 7k3m9q\ntitle: 标题\nitem: finance/x\ndate: 2026-10-12\nperiod: {from: 2026-10-15, length: 7天}\n" +
			"tables: [{name: 明细, file: a.csv}]\nattachments: [{file: b.txt}]\n---\n正文\n",
		folder + "/a.csv": "项目,金额\n沙石,12.50\n",
		folder + "/b.txt": "说明\n",
	}
	files := fstest.MapFS{}
	for name, data := range all {
		files[name] = &fstest.MapFile{Data: []byte(data)}
	}
	v := &township.Village{Slug: "a"}
	sourceOf(t, all).readFolder(folder, "finance", v, items)
	n, findings, err := ReadNotice(files, folder+"/n.md", v, items)
	if err != nil || len(findings) > 0 || len(v.Notices) != 1 || n.Digest() != v.Notices[0].Digest() || n.Category != "finance" || n.Audience != township.Everyone {
		t.Fatalf("%+v, %v, %v", n, findings, err)
	}
	if data, err := n.Files[0].Source.Bytes(); string(data) != "说明\n" || err != nil {
		t.Errorf("attachment: %q, %v", data, err)
	}
	for _, name := range []string{"a.csv", "b.txt"} {
		without := fstest.MapFS{}
		for f, data := range files {
			if f != folder+"/"+name {
				without[f] = data
			}
		}
		if _, _, err := ReadNotice(without, folder+"/n.md", v, items); !errors.Is(err, ErrUnreadable) {
			t.Errorf("without %s: %v", name, err)
		}
	}
	for _, name := range []string{"villages/a/n.md", "n.md", "elsewhere/a/finance/n.md"} {
		if _, _, err := ReadNotice(files, name, v, items); !errors.Is(err, ErrUnreadable) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

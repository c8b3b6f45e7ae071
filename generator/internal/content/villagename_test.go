package content

import (
	"slices"
	"testing"
)

func TestSlugs(t *testing.T) {
	files := map[string]string{}
	for slug, name := range map[string]string{"liuwan": "柳湾村", "liulin": "柳林村", "baiyang": "白杨村"} {
		files["villages/"+slug+"/village.yaml"] = "name: " + name + "\ncode: \"149999101201\"\n"
	}
	dir := lay(t, files)
	for _, c := range []struct{ names, want []string }{
		{nil, nil},
		{[]string{"liuwan"}, []string{"liuwan"}},
		{[]string{"柳湾村", "baiyang"}, []string{"liuwan", "baiyang"}},
		{[]string{"白杨"}, []string{"baiyang"}},
		{[]string{"柳湾村", "liuwan"}, []string{"liuwan"}},
		{[]string{"柳"}, []string{"柳"}}, // two villages
		{[]string{"红旗村"}, []string{"红旗村"}},
	} {
		if got := Slugs(dir, c.names); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.names, got, c.want)
		}
	}
	if got := Slugs(dir+"/none", []string{"柳湾村"}); !slices.Equal(got, []string{"柳湾村"}) {
		t.Errorf("no township: %v", got)
	}
}

// Only what Load reads is a village's folder.
func TestVillageFolders(t *testing.T) {
	dir := lay(t, map[string]string{
		"villages/liuwan/village.yaml": "", "villages/Bai_Yang/a.md": "", "villages/.obsidian/app.json": "", "villages/README.md": "",
	})
	if got, err := VillageFolders(dir); err != nil || !slices.Equal(got, []string{"Bai_Yang", "liuwan"}) {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := VillageFolders(dir + "/none"); err == nil {
		t.Error("no folder is no error")
	}
}

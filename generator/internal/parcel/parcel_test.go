package parcel

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

// TestLinks looks at every kind of link that a village's page has.
func TestLinks(t *testing.T) {
	files := map[string]bool{"liuwan/index.html": true, "liuwan/7k3m9q/index.html": true, "liuwan/7k3m9q/sheet.pdf": true,
		"liuwan/7k3m9q/p1.jpg": true, "liuwan/7k3m9q/p1-480.webp": true, "liuwan/7k3m9q/p1-900.webp": true, "assets/site.1.css": true, "liuwan/search/index.html": true, "index.html": true}
	p := Parcel{Slug: "liuwan", Base: "https://hexi.example/a/"}
	for in, want := range map[string]string{
		`<a href="../../">`:                                                      `<a href="https://hexi.example/a/">`,
		`<a href="../">`:                                                         `<a href="../../liuwan/index.html">`,
		`<a href="../..">`:                                                       `<a href="https://hexi.example/a/">`,
		`<a href="../../liuwan/7k3m9q/#v-3f9a1c">`:                               `<a href="../../liuwan/7k3m9q/index.html#v-3f9a1c">`,
		`<a href="../../disclosure/">`:                                           `<a href="https://hexi.example/a/disclosure/">`,
		`<a href="../../shuikou/8n4p2r/#notice">`:                                `<a href="https://hexi.example/a/shuikou/8n4p2r/#notice">`,
		`<a href="sheet.pdf" type="application/pdf">`:                            `<a href="../../liuwan/7k3m9q/sheet.pdf" type="application/pdf">`,
		`<a href="gone.csv?a=1&amp;b=2">`:                                        `<a href="https://hexi.example/a/liuwan/7k3m9q/gone.csv?a=1&amp;b=2">`,
		`<a href="#main" title="href=&quot;../&quot;">`:                          `<a href="#main" title="href=&quot;../&quot;">`,
		`<a href="tel:0999-5550101">`:                                            `<a href="tel:0999-5550101">`,
		`<a href="https://other.example/x">`:                                     `<a href="https://other.example/x">`,
		`<a href="//other.example/x">`:                                           `<a href="//other.example/x">`,
		`<form action="../../liuwan/search/">`:                                   `<form action="../../liuwan/search/index.html">`,
		`<source srcset="p1-480.webp 480w, p1-900.webp 900w"><img src="p1.jpg">`: `<source srcset="../../liuwan/7k3m9q/p1-480.webp 480w, ../../liuwan/7k3m9q/p1-900.webp 900w"><img src="../../liuwan/7k3m9q/p1.jpg">`,
		`<link rel="stylesheet" href="../../assets/site.1.css">`:                 `<link rel="stylesheet" href="../../assets/site.1.css">`,
		`<p>href="../" 与 <b>字</b></p>`:                                           `<p>href="../" 与 <b>字</b></p>`,
		`<!-- <a href="../"> -->`:                                                `<!-- <a href="../"> -->`,
	} {
		got, err := p.links("liuwan/7k3m9q/index.html", []byte(in), func(name string) bool { return files[name] })
		if err != nil || string(got) != want {
			t.Errorf("%s\n gives %s\n not   %s (%v)", in, got, want, err)
		}
	}
}

// TestZIP looks at what goes into a ZIP, under which names and of which day.
func TestZIP(t *testing.T) {
	p := Parcel{
		Slug: "liuwan", Base: "https://hexi.example/", Day: township.MakeDay(2026, 11, 20), Lang: "zh-CN", Title: "柳湾村<村务>公开", Lead: "拷贝", Link: "打开",
		Files: map[string][]byte{
			"liuwan/index.html": []byte(`<a href="../">`), "liuwan/账.csv": []byte("a"), "liuwan/offline.json": []byte("{}"), "liuwan/sitemap.xml": []byte("x"),
			"assets/site.css": []byte("b{}"), "sw.js": []byte("x"), "_redirects": []byte("x"), "liuwanzi/index.html": []byte("x"), "index.html": []byte("x"),
		},
	}
	data, err := p.ZIP()
	if err != nil {
		t.Fatal(err)
	}
	again, err := p.ZIP()
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("other bytes the second time (%v)", err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		if f.Modified.Format("2006-01-02") != "2026-11-20" || f.NonUTF8 {
			t.Errorf("%s: %v, not UTF-8: %v", f.Name, f.Modified, f.NonUTF8)
		}
	}
	if got := strings.Join(names, " "); got != "assets/site.css index.html liuwan/index.html liuwan/账.csv" {
		t.Error(got)
	}
	f, err := z.Open("index.html")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	top, err := io.ReadAll(f)
	if err != nil || !bytes.Contains(top, []byte(`href="liuwan/index.html"`)) || !bytes.Contains(top, []byte("柳湾村&lt;村务&gt;公开")) {
		t.Errorf("%s %v", top, err)
	}
}

package site

// What is relied on of Hugo, none of which it promises. When an upgrade makes one of
// these fail, hugo.go is the file to change.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"cunwu/generator/internal/township"
)

// bare runs one Hugo site over the given files and simple layouts; the files may
// bring their own, and nil takes one away.
func bare(t *testing.T, files source, awaited []string) (*pages, []string, error) {
	t.Helper()
	all := source{
		"layouts/single.html":  []byte(`{{ .Content }}`),
		"layouts/section.html": []byte(`{{ range .Pages }}{{ .Title }},{{ end }}`),
		"i18n/zh-CN.json":      []byte(`{"here": "在"}`),
	}
	maps.Copy(all, files)
	maps.DeleteFunc(all, func(_ string, data []byte) bool { return data == nil })
	got := &pages{}
	out, err := newHandover(context.Background(), awaited, got.emit)
	if err != nil {
		t.Fatal(err)
	}
	warnings, err := run(all, settings("zh-CN", "x", map[string]any{}, []string{"home", "404"}), out)
	if err == nil {
		err = out.missing()
	}
	return got, warnings, err
}

func contentFile(front, body string) []byte { return []byte(front + "\n" + body) }

func build(t *testing.T) *Site {
	t.Helper()
	s, err := newTestSite()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// same compares two builds file by file.
func same(t *testing.T, what string, a, b *pages) {
	t.Helper()
	if len(a.files) != len(b.files) {
		t.Errorf("%s: %d files, then %d", what, len(a.files), len(b.files))
	}
	for name, data := range a.files {
		if b.files[name] != data {
			t.Errorf("%s: %s differs", what, name)
		}
	}
}

func TestContractEveryFileOnceAndNoOther(t *testing.T) {
	s := build(t)
	s.config.Warn = func(m string) { t.Errorf("Hugo warns: %s", m) }
	villages := testVillages()
	got := buildAll(t, s, villages, 2)
	if len(got.twice) > 0 {
		t.Errorf("handed over twice: %v", got.twice)
	}
	want := []string{"404.html", "index.html", "disclosure/index.html", "search/index.html", "style/index.html", "sw.js"}
	for _, a := range s.assets {
		want = append(want, a.path)
	}
	for _, v := range villages {
		slug := v.Village.Slug + "/"
		want = append(want, slug+"index.html", slug+"search/index.html", slug+"offline.json")
		for _, c := range township.Categories {
			want = append(want, slug+c+"/index.html")
		}
		for _, n := range v.Notices {
			want = append(want, slug+n.Notice.ID+"/index.html")
			if year := fmt.Sprintf("search/%s/%d/index.html", n.Notice.Category, n.Notice.Period.From.Year()); !slices.Contains(want, year) {
				want = append(want, year)
			}
		}
		for _, w := range v.Weeks {
			want = append(want, slug+"week/"+w.Week.String()+"/index.html")
		}
	}
	want = append(want, "guides/index.html", "guides/dibao/index.html", "guides/linshi/index.html")
	want = append(want, "shuikou/finance/page/2/index.html") // 25 notices; no page/1, no alias, no feed, no sitemap
	slices.Sort(want)
	if names := slices.Sorted(maps.Keys(got.files)); !slices.Equal(names, want) {
		t.Errorf("handed over:\n%s\nwant:\n%s", strings.Join(names, "\n"), strings.Join(want, "\n"))
	}
}

func TestContractSameBytesHoweverBuilt(t *testing.T) {
	s := build(t)
	villages := testVillages()
	first := buildAll(t, s, villages, len(villages))
	same(t, "one at a time", first, buildAll(t, s, villages, 1))
	same(t, "again, another Site", first, buildAll(t, build(t), testVillages(), 2))
	reversed := slices.Clone(villages)
	slices.Reverse(reversed)
	same(t, "in another order", first, buildAll(t, s, reversed, 3))

	at := runtime.GOMAXPROCS(1)
	same(t, "on one processor", first, buildAll(t, s, villages, 2))
	runtime.GOMAXPROCS(at)

	together := &pages{}
	var wg sync.WaitGroup
	for range 2 { // each village twice, all at once
		for i := range villages {
			wg.Add(1)
			go func() {
				defer wg.Done()
				if err := s.Villages(context.Background(), villages[i:i+1], together.emit); err != nil {
					t.Error(err)
				}
			}()
		}
	}
	wg.Wait()
	for name, data := range together.files {
		if first.files[name] != data {
			t.Errorf("at once: %s differs", name)
		}
	}
	if len(together.twice) != len(together.files) {
		t.Errorf("at once: %d files, %d of them twice", len(together.files), len(together.twice))
	}
}

func TestContractEnvironmentHasNoEffect(t *testing.T) {
	before := buildAll(t, build(t), testVillages(), 3)
	for name, value := range map[string]string{
		"HUGO_BASEURL": "https://evil.example/", "HUGO_TITLE": "evil", "HUGO_RELATIVEURLS": "true", "HUGO_PAGINATION_PAGERSIZE": "3",
		"HUGO_PARAMS_T_NAME": "evil", "HUGO_DISABLEKINDS": "page", "HUGO_BUILDFUTURE": "false", "HUGO_SECURITY_ALLOWCONTENT": "none",
		"HUGO_CACHEDIR": "/nowhere", "HUGO_ENVIRONMENT": "staging", "TZ": "America/New_York", "LANG": "tr_TR.UTF-8",
	} {
		t.Setenv(name, value)
	}
	same(t, "HUGO_* set", before, buildAll(t, build(t), testVillages(), 3))
}

func TestContractNothingOnDiskAndNothingPrinted(t *testing.T) {
	villages, s := testVillages(), build(t)
	folders := []string{t.TempDir(), t.TempDir(), t.TempDir(), t.TempDir()}
	t.Setenv("HOME", folders[0])
	t.Setenv("XDG_CACHE_HOME", folders[1])
	t.Setenv("TMPDIR", folders[2])
	t.Chdir(folders[3])

	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, stderr := os.Stdout, os.Stderr
	os.Stdout, os.Stderr = w, w
	log.SetOutput(w)
	printed := make(chan []byte)
	go func() {
		data, _ := io.ReadAll(r)
		printed <- data
	}()
	out := &pages{}
	err = s.Villages(context.Background(), villages, out.emit)
	os.Stdout, os.Stderr = stdout, stderr
	log.SetOutput(stderr)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if data := <-printed; len(data) > 0 {
		t.Errorf("printed: %s", data)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			t.Errorf("on disk: %s", e.Name())
		}
	}
}

func TestContractFutureAndPastArePublished(t *testing.T) {
	_, _, err := bare(t, source{
		"content/a/x.html": contentFile(`{"title": "x", "url": "/a/x/", "date": "2126-01-01T00:00:00+08:00"}`, "future"),
		"content/a/y.html": contentFile(`{"title": "y", "url": "/a/y/", "date": "1926-01-01T00:00:00+08:00", "expiryDate": "1927-01-01T00:00:00+08:00"}`, "expired"),
	}, []string{"a/x/index.html", "a/y/index.html", "a/index.html"})
	if err != nil {
		t.Error(err)
	}
}

func TestContractFinishedHTMLIsLeftAlone(t *testing.T) {
	body := "<p>{{< figure src=x >}} {{% x %}} {{{ }}} {{ .Title }} {{</* x */>}} <!--more--> 8:00~12:00 **no** # no\n\n    indented</p><div class=\"a\">&lt;b&gt;</div>"
	got, _, err := bare(t, source{
		"content/a/x.html": contentFile(`{"title": "x", "url": "/a/x/"}`, literal(body)),
	}, []string{"a/x/index.html", "a/index.html"})
	if err != nil {
		t.Fatal(err)
	}
	if data := got.files["a/x/index.html"]; data != literal(body) {
		t.Errorf("got %q, want %q", data, literal(body))
	}
	if strings.Contains(literal(body), "{{") {
		t.Error("braces are left")
	}
}

func TestContractOrderIsTheWeight(t *testing.T) {
	got, _, err := bare(t, source{
		"content/a/x.html": contentFile(`{"title": "third", "url": "/a/x/", "date": "2026-01-03T00:00:00+08:00", "weight": 3}`, "x"),
		"content/a/y.html": contentFile(`{"title": "first", "url": "/a/y/", "date": "2026-01-01T00:00:00+08:00", "weight": 1}`, "x"),
		"content/a/z.html": contentFile(`{"title": "second", "url": "/a/z/", "date": "2026-01-02T00:00:00+08:00", "weight": 2}`, "x"),
	}, []string{"a/x/index.html", "a/y/index.html", "a/z/index.html", "a/index.html"})
	if err != nil {
		t.Fatal(err)
	}
	if data := got.files["a/index.html"]; data != "first,second,third," {
		t.Errorf("order: %s", data)
	}
}

func TestContractTwoPagesAtOneAddress(t *testing.T) {
	_, _, err := bare(t, source{
		"content/a/x.html": contentFile(`{"title": "x", "url": "/a/x/"}`, "1"),
		"content/a/y.html": contentFile(`{"title": "y", "url": "/a/x/"}`, "2"),
	}, []string{"a/x/index.html", "a/index.html"})
	if !errors.Is(err, ErrTwice) {
		t.Errorf("err = %v", err)
	}
}

func TestContractMissingLayoutIsFound(t *testing.T) {
	for what, layouts := range map[string]source{
		"no layout":    {"layouts/single.html": nil}, // Hugo only warns
		"empty layout": {"layouts/single.html": []byte("")},
	} {
		files := source{"content/a/x.html": contentFile(`{"title": "x", "url": "/a/x/"}`, "1")}
		maps.Copy(files, layouts)
		if _, _, err := bare(t, files, []string{"a/x/index.html", "a/index.html"}); !errors.Is(err, ErrMissing) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestContractMissingWordIsSaid(t *testing.T) {
	_, warnings, err := bare(t, source{
		"layouts/single.html": []byte(`{{ i18n "here" }}{{ i18n (printf "no%s" "where") }}`),
		"content/a/x.html":    contentFile(`{"title": "x", "url": "/a/x/"}`, "1"),
	}, []string{"a/x/index.html", "a/index.html"})
	if err != nil {
		t.Fatal(err)
	}
	if said := strings.Join(warnings, "\n"); !strings.Contains(said, "MISSING_TRANSLATION|") || !strings.Contains(said, "nowhere") {
		t.Errorf("warnings: %q", said)
	}
}

func TestContractTemplatesCannotReachOut(t *testing.T) {
	t.Setenv("CUNWU_SECRET", "SECRET")
	for what, template := range map[string]string{
		"network":     `{{ with try (resources.GetRemote "https://127.0.0.1:9/x") }}{{ with .Err }}{{ errorf "%s" . }}{{ end }}{{ end }}`,
		"environment": `{{ getenv "CUNWU_SECRET" }}`,
		"files":       `{{ readFile "/etc/hostname" }}`,
		"folders":     `{{ if readDir "/" }}{{ else }}{{ errorf "nothing" }}{{ end }}{{ readFile "../../etc/hostname" }}`,
	} {
		got, _, err := bare(t, source{
			"layouts/single.html": []byte(template),
			"content/a/x.html":    contentFile(`{"title": "x", "url": "/a/x/"}`, "1"),
		}, []string{"a/x/index.html", "a/index.html"})
		if err == nil {
			t.Errorf("%s: %q", what, got.files["a/x/index.html"])
		}
	}
}

func TestContractErrorOfEmitStopsTheBuild(t *testing.T) {
	s := build(t)
	full := errors.New("disk full")
	err := s.Villages(context.Background(), testVillages(), func(string, []byte) error { return full })
	if !errors.Is(err, full) {
		t.Errorf("err = %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := s.Villages(ctx, testVillages(), (&pages{}).emit); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v", err)
	}
}

// Hugo stops when ten pages fail, and may then wait for ever. The build must come back
// all the same, with a message that names the village and the template, and hand
// nothing over later; here a slow emit holds Hugo up.
func TestContractManyFailuresDoNotHang(t *testing.T) {
	s := with(t, map[string]string{"layouts/_partials/object.html": `{{ partial "nosuch.html" . }}`})
	large := testVillages()[:1]
	for i := range 300 {
		n := *large[0].Notices[0].Notice
		n.ID = fmt.Sprintf("m%03dk7", i)
		large[0].Notices = append(large[0].Notices, Notice{Notice: &n})
	}
	var once sync.Once
	var handed atomic.Int64
	err := s.Villages(context.Background(), large, func(string, []byte) error {
		once.Do(func() { time.Sleep(patience + patience/2) })
		handed.Add(1)
		return nil
	})
	before := handed.Load()
	if err == nil || !strings.Contains(err.Error(), "villages/baiyun") || !strings.Contains(err.Error(), "layouts/_partials/object.html:1") {
		t.Errorf("err = %v", err)
	}
	if err != nil && (strings.Contains(err.Error(), root()) || strings.Contains(err.Error(), "\n")) {
		t.Errorf("the message is not for people: %v", err)
	}
	time.Sleep(50 * time.Millisecond)
	if handed.Load() != before {
		t.Error("files were handed over after the end")
	}
}

func TestContractDeprecationsAreWarnings(t *testing.T) {
	_, warnings, err := bare(t, source{
		"layouts/single.html": []byte(`{{ warnf "old %s" "thing" }}x`),
		"content/a/x.html":    contentFile(`{"title": "x", "url": "/a/x/"}`, "1"),
	}, []string{"a/x/index.html", "a/index.html"})
	if err != nil || len(warnings) != 1 || !strings.Contains(warnings[0], "old thing") {
		t.Errorf("warnings %q, err %v", warnings, err)
	}
}

// Hugo writes to the maps of the configuration it is given: every site must get maps of
// its own. Shared ones end the program, but only now and then, so many sites are built
// at once here.
func TestManySitesAtOnce(t *testing.T) {
	s, err := newTestSite()
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"assets", "today"} {
		one := s.params()["t"].(map[string]any)
		other := s.params()["t"].(map[string]any)
		one["mark"], one[key].(map[string]any)["mark"] = true, true
		if other["mark"] != nil || other[key].(map[string]any)["mark"] != nil {
			t.Errorf("two sites share the map %s", key)
		}
	}
	small := s.dress(testVillage("small", "小村"))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 25 {
				if err := s.Villages(context.Background(), []Village{small}, (&pagesCount{}).emit); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

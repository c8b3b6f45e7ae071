package site

import (
	"context"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"cunwu/generator/internal/township"
)

// busyVillage is the test's village that has notices in every state.
func busyVillage() Village {
	all := testVillages()
	return all[slices.IndexFunc(all, func(v Village) bool { return v.Village.Slug == "shuikou" })]
}

// formSite is a site of a township with a form, or without one where form is empty.
func formSite(t *testing.T, form string, change func(*Config)) *pages {
	t.Helper()
	config, err := testConfig("zh-CN")
	if err != nil {
		t.Fatal(err)
	}
	config.Township.Objections = township.Objections{Form: form, Readers: "镇党政办公室", Kept: "办结后半年"}
	if change != nil {
		change(&config)
	}
	s, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	out := &pages{}
	if err := s.Villages(context.Background(), []Village{busyVillage()}, out.emit); err != nil {
		t.Fatal(err)
	}
	if err := s.Township(context.Background(), nil, out.emit); err != nil {
		t.Fatal(err)
	}
	return out
}

// Where a township names an endpoint, the page of a notice to which one may object has a
// form that needs no script; nothing else has one.
func TestForm(t *testing.T) {
	for _, c := range []struct {
		name, form, action string
		netlify            bool
	}{
		{"netlify", "netlify", "/cun/thanks/", true},
		{"another", "https://forms.example/abc?x=1&y=2", "https://forms.example/abc?x=1&y=2", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := formSite(t, c.form, nil)
			with := 0
			for name, page := range out.files {
				if !strings.Contains(page, `name="objection"`) {
					continue
				}
				with++
				checkForm(t, name, page, c.action, c.netlify)
			}
			if with == 0 {
				t.Fatal("no page has the form")
			}
			if thanks := out.files["thanks/index.html"]; !strings.Contains(thanks, "收到了，谢谢") || !strings.Contains(thanks, `href="tel:12345"`) {
				t.Error("the page that says thanks does not")
			}
		})
	}
}

// checkForm checks one form: where it is sent, what it asks for, and what it says.
func checkForm(t *testing.T, name, page, action string, netlify bool) {
	t.Helper()
	if strings.Contains(page, "公示期已经结束") || strings.Contains(page, `class="withdrawn"`) {
		t.Errorf("%s: a form where the period is over", name)
	}
	if !strings.Contains(page, "只有镇党政办公室看得到") || !strings.Contains(page, "办结后半年删除") {
		t.Errorf("%s: who reads it and how long it is kept is not said", name)
	}
	fields := map[string]map[string]string{}
	labels := map[string]bool{}
	elements(t, page, func(n *html.Node, attr map[string]string) {
		switch n.Data {
		case "form":
			if attr["name"] != "objection" {
				return
			}
			if attr["action"] != action || attr["method"] != "post" {
				t.Errorf("%s: sent to %s by %s", name, attr["action"], attr["method"])
			}
			if (attr["data-netlify"] == "true") != netlify || (attr["netlify-honeypot"] == "website") != netlify {
				t.Errorf("%s: Netlify's attributes: %v", name, attr)
			}
		case "label":
			labels[attr["for"]] = true
		case "input", "textarea":
			fields[attr["name"]] = attr
		}
	})
	id := strings.TrimSuffix(name, "/index.html")
	if fields["notice"]["value"] != id || len(fields["version"]["value"]) != 6 {
		t.Errorf("%s: it is about %v, %v", name, fields["notice"], fields["version"])
	}
	if _, must := fields["text"]["required"]; !must {
		t.Errorf("%s: nothing need be written", name)
	}
	if _, must := fields["phone"]["required"]; must || fields["phone"]["autocomplete"] != "tel" {
		t.Errorf("%s: the phone is %v", name, fields["phone"])
	}
	if trap := fields["website"]; trap["tabindex"] != "-1" || trap["autocomplete"] != "off" {
		t.Errorf("%s: the trap is %v", name, trap)
	}
	for _, field := range []string{"text", "phone", "website"} {
		if !labels[fields[field]["id"]] {
			t.Errorf("%s: %s has no label", name, field)
		}
	}
	if len(fields) != 6 { // with the box to search
		if _, search := fields["q"]; search || len(fields) != 5 {
			t.Errorf("%s: asks for %v", name, fields)
		}
	}
}

// No endpoint, no form; nor in a preview, nor in a copy that is read without a network.
func TestNoForm(t *testing.T) {
	for name, change := range map[string]func(*Config){
		"none":    func(c *Config) { c.Township.Objections = township.Objections{} },
		"preview": func(c *Config) { c.Preview = true },
		"copy":    func(c *Config) { c.Copy = true },
	} {
		out := formSite(t, township.FormNetlify, change)
		for file, page := range out.files {
			if strings.Contains(page, `name="objection"`) || strings.Contains(page, "thanks/") {
				t.Errorf("%s: %s has a form", name, file)
			}
		}
		if _, has := out.files["thanks/index.html"]; has {
			t.Errorf("%s: a page says thanks", name)
		}
	}
}

// A notice to which one may object offers its own slip, one whose period is over the
// village's blank one, and so does one that was withdrawn.
func TestSlips(t *testing.T) {
	config, err := testConfig("zh-CN")
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	v := busyVillage()
	v.Slip = SheetInfo{Pages: 1, Bytes: 47_000}
	for i := range v.Notices {
		if state := v.Notices[i].Notice.StateOn(today); state != township.Ended && state != township.Withdrawn {
			v.Notices[i].Slip = SheetInfo{Pages: 1, Bytes: 52_000}
		}
	}
	out := &pages{}
	if err := s.Villages(context.Background(), []Village{v}, out.emit); err != nil {
		t.Fatal(err)
	}
	for _, n := range v.Notices {
		name := "shuikou/" + n.Notice.ID + "/index.html"
		own := strings.Contains(out.files[name], `href="../../shuikou/`+n.Notice.ID+`/slip.pdf"`)
		blank := strings.Contains(out.files[name], `href="../../shuikou/slip.pdf"`)
		state := n.Notice.StateOn(today)
		if over := state == township.Ended || state == township.Withdrawn; own != (n.Slip.Pages > 0) || blank != over {
			t.Errorf("%s, state %v: its own slip %v, the blank one %v", name, state, own, blank)
		}
	}
	if !strings.Contains(out.files["shuikou/index.html"], `href="../shuikou/slip.pdf"`) {
		t.Error("the village's page has no blank slip")
	}
}

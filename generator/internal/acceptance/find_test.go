//go:build acceptance

package acceptance

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A villageList is what the township's page shows of its villages.
type villageList struct {
	Found  []string `json:"found"`  // names that the box found, in order
	Marks  []string `json:"marks"`  // groups that are marked in them
	All    []string `json:"all"`    // names that can be seen in the whole list
	Status string   `json:"status"` // what is said
	Loaded int      `json:"loaded"` // what was asked of the network since
}

// shownVillages reads them when what is said has stopped changing.
const shownVillages = `new Promise(resolve => setTimeout(() => {
  const names = s => [...document.querySelectorAll(s)].filter(a => a.getClientRects().length).map(a => a.firstChild.data.trim());
  resolve({
    found: names("#find-found a"), all: names("#find-all a[href$='/']"), marks: [...document.querySelectorAll("#find-found mark")].map(m => m.textContent),
    status: (document.getElementById("find-status") || {textContent: ""}).textContent, loaded: performance.getEntriesByType("resource").length,
  });
}, 400))`

// TestFindVillage types what residents know of their village into the township's page.
func TestFindVillage(t *testing.T) {
	server, ctx := pages(t), browse(t)
	does(t, ctx, chromedp.EmulateViewport(360, 800), chromedp.Navigate(server.URL+"/"), chromedp.WaitReady("#q"))
	look := func(typed string) villageList {
		t.Helper()
		list, err := script[villageList](ctx, fmt.Sprintf(`(document.getElementById("q").value = %q, document.getElementById("q").dispatchEvent(new Event("input", {bubbles: true})), %s)`, typed, shownVillages))
		if err != nil {
			t.Fatalf("%s: %v", typed, err)
		}
		return list
	}
	before := look("")
	if len(before.All) != 8 || len(before.Found) != 0 || before.Status != "" || before.All[0] != "白杨村" || before.All[7] != "新民村" {
		t.Fatalf("%+v", before)
	}
	for _, tt := range []struct{ typed, found, marks string }{
		{"柳湾", "柳湾村", ""},
		{"柳湾村", "柳湾村", ""},
		{" 柳 湾 ", "柳湾村", ""},
		{"湾", "柳湾村", ""},
		{"柳湾三组", "柳湾村", ""},
		{"柳湾桥", "柳湾村", ""},
		{"柳弯村", "柳湾村", ""}, // mistyped by sound
		{"新名", "新民村", ""},
		{"坪", "上坪村 桃花坪村", "上坪"},
		{"lw", "柳湾村 上坪村", "老屋场"},
		{"LWC", "柳湾村 上坪村", "老屋场"},
		{"ｌｗ", "柳湾村 上坪村", "老屋场"},
		{"liuw", "柳湾村", ""},
		{"liu'wan", "柳湾村", ""},
		{"s", "上坪村 石桥村", ""},
		{"sp", "上坪村", ""},
		{"老屋场", "上坪村", "老屋场"},
		{"老屋场组", "上坪村", "老屋场"},
		{"岩下", "上坪村", "岩下"},
		{"南塘", "新民村", "南塘"},
		{"nt", "新民村", "南塘"},
	} {
		list := look(tt.typed)
		if found := strings.Join(list.Found, " "); found != tt.found || strings.Join(list.Marks, " ") != tt.marks || len(list.All) != 0 {
			t.Errorf("%s: %q, marked %q, and %d villages below", tt.typed, found, list.Marks, len(list.All))
		}
		if !strings.HasPrefix(list.Status, fmt.Sprint(len(list.Found))+" 个村") {
			t.Errorf("%s: said: %s", tt.typed, list.Status)
		}
	}
	for typed, said := range map[string]string{"低保": "没有叫“低保”的村或组", "柳树村": "没有叫“柳树村”的村或组", "xyz": "没有叫“xyz”的村或组", "3": "没有叫“3”的村或组", "<b>$&": "没有叫“<b>$&”的村或组", "三组": "请连村名一起写", "  ": "", "": ""} {
		list := look(typed)
		if len(list.Found) != 0 || len(list.All) != 8 || !strings.Contains(list.Status, said) || said == "" && list.Status != "" {
			t.Errorf("%q: %+v", typed, list)
		}
	}
	if after := look("lw"); after.Loaded != before.Loaded {
		t.Errorf("%d files were loaded while somebody typed", after.Loaded-before.Loaded)
	}
}

// TestFindVillageByKeyboard goes from the box to a village without a mouse, and by Enter to
// the search page, which names the village first.
func TestFindVillageByKeyboard(t *testing.T) {
	server, ctx := pages(t), browse(t)
	does(t, ctx, chromedp.EmulateViewport(360, 800), chromedp.Navigate(server.URL+"/"), chromedp.WaitReady("#q"))
	for focused := ""; focused != "q"; {
		does(t, ctx, press("Tab", 9, ""))
		var err error
		if focused, err = script[string](ctx, `document.activeElement.id || document.activeElement.tagName`); err != nil || focused == "BODY" {
			t.Fatalf("Tab does not reach the box: %v", err)
		}
	}
	does(t, ctx, chromedp.SendKeys("#q", "lwc"), press("Tab", 9, ""), press("Tab", 9, ""), press("Tab", 9, ""))
	at, err := script[string](ctx, `document.activeElement.firstChild.data`)
	if err != nil || at != "上坪村" {
		t.Errorf("Tab leads from the box to %q (%v)", at, err)
	}
	does(t, ctx, press("Enter", 13, "\r"), chromedp.WaitReady("body.is-village"))
	if where, err := script[string](ctx, `location.pathname`); err != nil || where != "/shangping/" {
		t.Errorf("Enter leads to %s (%v)", where, err)
	}
	does(t, ctx, chromedp.Navigate(server.URL+"/"), chromedp.WaitReady("#q"), chromedp.SendKeys("#q", "老屋场 低保\r"), chromedp.WaitReady("body.is-search"))
	if a := ask(t, ctx, server.URL+"/search/", "老屋场 低保"); a.Status == "" {
		t.Error("the search page says nothing")
	}
	for query, want := range map[string]string{"老屋场 低保": "上坪村", "南塘": "新民村", "lw": "柳湾村 上坪村", "柳湾三组": "柳湾村", "高龄津贴": "", "三组": "", "村": ""} {
		found := shownAt(t, ctx, server.URL+"/search/?q="+url.QueryEscape(query))
		if strings.Join(found.Found, " ") != want {
			t.Errorf("search: %s: %q, not %q", query, found.Found, want)
		}
	}
	shownAt(t, ctx, server.URL+"/search/?q="+url.QueryEscape("南塘"))
	if to, err := script[string](ctx, `document.querySelector("#find-found a").pathname`); err != nil || to != "/xinmin/" {
		t.Errorf("the village on the search page leads to %s (%v)", to, err)
	}
}

// shownAt opens a page and reads which villages it shows.
func shownAt(t *testing.T, ctx context.Context, address string) villageList {
	t.Helper()
	does(t, ctx, chromedp.Navigate(address), chromedp.WaitReady("body"))
	list, err := script[villageList](ctx, shownVillages)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestFindVillageWithoutScript sees that the list is whole and holds the names of groups, for
// a browser's own search, and that the box leads to the search page.
func TestFindVillageWithoutScript(t *testing.T) {
	server, ctx := pages(t), browse(t)
	does(t, ctx, scripts(true), chromedp.Navigate(server.URL+"/"), chromedp.WaitReady("#q"))
	list, err := script[[]string](ctx, `[...document.querySelectorAll(".villages a")].filter(a => a.getClientRects().length).map(a => a.innerText.replace(/\s+/g, " "))`)
	if err != nil || len(list) != 8 || !strings.HasPrefix(list[3], "上坪村 1–3 组、上坪、岩下、老屋场 ") || !strings.HasPrefix(list[7], "新民村 1–5 组、南塘 ") || !strings.HasPrefix(list[0], "白杨村 1–8 组 ") {
		t.Errorf("%q (%v)", list, err)
	}
	does(t, ctx, chromedp.SendKeys("#q", "老屋场\r"), chromedp.WaitReady("body.is-search"))
}

//go:build acceptance

package acceptance

import (
	"encoding/json"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/bench/packed"
)

// A report is what Lighthouse says of a page.
type report struct {
	Version    string   `json:"lighthouseVersion"`
	Warnings   []string `json:"runWarnings"`
	Categories map[string]struct {
		Score  *float64 `json:"score"`
		Audits []struct {
			ID     string  `json:"id"`
			Weight float64 `json:"weight"`
		} `json:"auditRefs"`
	} `json:"categories"`
	Audits map[string]struct {
		Title  string          `json:"title"`
		Score  *float64        `json:"score"`
		Value  float64         `json:"numericValue"`
		Detail json.RawMessage `json:"details"`
	} `json:"audits"`
}

// TestLighthouse has Lighthouse look at five pages as on a phone, with all its audits and
// what it takes a slow phone and network to be, the site being served compressed, as hosts
// do. Accessibility, best practices and SEO have to be at 100; performance depends on the
// machine and is told. LIGHTHOUSE names the program.
func TestLighthouse(t *testing.T) {
	program := os.Getenv("LIGHTHOUSE")
	if program == "" {
		t.Fatal("LIGHTHOUSE does not name the program lighthouse")
	}
	chromium := chromium(t)
	headers, files := policy(t), packed.Serve(http.FileServer(http.Dir(public)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", headers)
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	list := specimens(t)
	t.Logf("| page | performance | accessibility | best practices | SEO | first paint ms | largest paint ms | blocked ms | moved |")
	for _, name := range []string{"home", "village", "category", "ledger", "search"} {
		at := slices.IndexFunc(list, func(s specimen) bool { return s.name == name })
		out := filepath.Join(t.TempDir(), "report.json")
		cmd := exec.Command(program, strings.Replace(server.URL, "127.0.0.1", "localhost", 1)+"/"+list[at].path,
			"--quiet", "--output=json", "--output-path="+out, "--only-categories=performance,accessibility,best-practices,seo",
			"--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync")
		cmd.Env = append(os.Environ(), "CHROME_PATH="+chromium)
		if text, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, text)
			continue
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		var r report
		if err := json.Unmarshal(data, &r); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, category := range []string{"accessibility", "best-practices", "seo"} {
			if r.score(category) == 100 {
				continue
			}
			t.Errorf("%s (/%s): %s is at %.0f", name, list[at].path, category, r.score(category))
			for _, a := range r.Categories[category].Audits {
				if audit := r.Audits[a.ID]; a.Weight > 0 && audit.Score != nil && *audit.Score < 1 {
					t.Errorf("    %s: %s %.600s", a.ID, audit.Title, audit.Detail)
				}
			}
		}
		value := func(id string) float64 { return r.Audits[id].Value }
		t.Logf("| %s | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.3f |", name,
			r.score("performance"), r.score("accessibility"), r.score("best-practices"), r.score("seo"),
			value("first-contentful-paint"), value("largest-contentful-paint"), value("total-blocking-time"), value("cumulative-layout-shift"))
	}
}

// score is a category's, of 100; not a number where Lighthouse gave none.
func (r report) score(category string) float64 {
	if s := r.Categories[category].Score; s != nil {
		return math.Round(*s * 100)
	}
	return math.NaN()
}

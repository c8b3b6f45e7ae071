//go:build acceptance

package acceptance

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestValidHTML has html-validate read every page. HTML_VALIDATE names the program.
func TestValidHTML(t *testing.T) {
	validator := os.Getenv("HTML_VALIDATE")
	if validator == "" {
		t.Fatal("HTML_VALIDATE does not name the program html-validate")
	}
	config, err := filepath.Abs(filepath.Join(repository, "themes", "htmlvalidate.json"))
	if err != nil {
		t.Fatal(err)
	}
	pages := append(find(t, public, ".html"), find(t, second, ".html")...)
	out, err := exec.Command(validator, "--config", config, "--ext", "html", "--formatter", "text", public, second).CombinedOutput()
	if err != nil {
		if len(out) > 20000 {
			out = out[:20000]
		}
		t.Fatalf("%d pages: %v\n%s", len(pages), err, out)
	}
	t.Logf("%d pages are valid", len(pages))
}

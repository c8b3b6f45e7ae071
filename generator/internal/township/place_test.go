package township

import "testing"

func TestVillageOf(t *testing.T) {
	for file, want := range map[string]string{
		"villages/liuwan/village.yaml": "liuwan", "villages/liuwan/finance/q3.md": "liuwan", "villages/liuwan/": "liuwan",
		"villages/liuwan": "", "villages/": "", "villages//a.md": "", "content/villages/liuwan/a.md": "", "villagesx/liuwan/a.md": "", "": "",
	} {
		if got := VillageOf(file); got != want {
			t.Errorf("%q lies in %q, want %q", file, got, want)
		}
	}
}

func TestPrintedParts(t *testing.T) {
	for address, want := range map[string][2]string{"liuwan/": {"liuwan", ""}, "liuwan/7k3m9q/": {"liuwan", "7k3m9q"}, "liuwan/7k3m9q": {"liuwan", "7k3m9q"}} {
		if slug, id := (Printed{Address: address}).Parts(); slug != want[0] || id != want[1] {
			t.Errorf("%s: %q, %q", address, slug, id)
		}
	}
}

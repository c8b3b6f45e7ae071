package site

import "testing"

func TestFirst(t *testing.T) {
	s, err := newTestSite()
	if err != nil {
		t.Fatal(err)
	}
	s.config.Warn = func(m string) { t.Error(m) }
	p := buildAll(t, s, testVillages(), 2)
	p.write(t)
}

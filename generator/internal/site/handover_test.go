package site

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestHandoverAccounts(t *testing.T) {
	got := &pages{}
	h, err := newHandover(context.Background(), []string{"a/index.html", "b/index.html"}, got.emit)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		t.Helper()
		f, err := h.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(f, bytes.NewBufferString(text)); err != nil {
			t.Error(err)
		}
		if err := f.Close(); err != nil { // Hugo is never told
			t.Error(err)
		}
	}
	write("/a/index.html", "1")
	if err := h.missing(); !errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), "b/index.html") {
		t.Errorf("missing: %v", err)
	}
	if err := h.failure(); err != nil {
		t.Errorf("failure: %v", err)
	}
	write("a/index.html", "2")
	write("../c.html", "3")
	write("b/index.html", "4")
	if err := h.failure(); !errors.Is(err, ErrTwice) {
		t.Errorf("the first failure is kept: %v", err)
	}
	if got.files["a/index.html"] != "1" || len(got.files) != 1 {
		t.Errorf("got %v", got.files)
	}
	stray, err := newHandover(context.Background(), nil, got.emit)
	if err != nil {
		t.Fatal(err)
	}
	h = stray
	write("../c.html", "3")
	if err := h.failure(); !errors.Is(err, ErrStray) {
		t.Errorf("stray: %v", err)
	}
	if _, err := newHandover(context.Background(), []string{"a", "a"}, got.emit); !errors.Is(err, ErrTwice) {
		t.Errorf("awaited twice: %v", err)
	}
}

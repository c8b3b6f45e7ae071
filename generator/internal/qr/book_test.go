package qr

import "testing"

// A book gives what Encode gives, and the same symbol again; without a book nothing differs.
func TestBook(t *testing.T) {
	var book Book
	var none *Book
	for _, level := range []Level{Medium, High} {
		want, err := Encode("https://hexi.example/liuwan/7k3m9q/#v-3f9a1c", level)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			for name, b := range map[string]*Book{"a book": &book, "no book": none} {
				got, err := b.Encode("https://hexi.example/liuwan/7k3m9q/#v-3f9a1c", level)
				if err != nil || got.SVG("") != want.SVG("") {
					t.Errorf("%s gives another symbol at level %d (%v)", name, level, err)
				}
			}
		}
	}
	if len(book.made) != 2 {
		t.Errorf("%d symbols in the book, want 2", len(book.made))
	}
	if _, err := book.Encode(string(make([]byte, 5000)), Medium); err == nil {
		t.Error("a text that is too long is no error")
	}
}

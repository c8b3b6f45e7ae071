// Package packed serves a site as static hosts do, for measurements and tests.
package packed

import (
	"compress/gzip"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
)

// texts are the kinds of files that hosts compress; a page's address has none.
var texts = []string{"", ".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}

// Serve serves what is text by gzip, to whoever takes it.
func Serve(files http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !slices.Contains(texts, filepath.Ext(r.URL.Path)) || !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			files.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		files.ServeHTTP(writer{w, z}, r)
	})
}

// A writer compresses what is written.
type writer struct {
	http.ResponseWriter
	z *gzip.Writer
}

func (w writer) WriteHeader(status int) {
	w.Header().Del("Content-Length")
	w.ResponseWriter.WriteHeader(status)
}

func (w writer) Write(data []byte) (int, error) { return w.z.Write(data) }

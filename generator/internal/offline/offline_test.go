package offline

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"strings"
	"testing"
)

// TestWorker looks at what is written into the worker. That it works is seen in a
// browser: TestOffline of package acceptance.
func TestWorker(t *testing.T) {
	w := Words{Lang: "zh-CN", Copy: "旧页 </script> $& \"", None: "打不开", Lead: "没有存", Village: "本村"}
	data, err := Worker(w)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	if !strings.Contains(text, `"none":"打不开"`) || strings.Contains(text, "WORDS") || strings.Contains(text, "</script>") {
		t.Errorf("%.300s", text)
	}
	if strings.Contains(text, "\n//") || strings.Contains(text, "\n  ") {
		t.Error("comments and indents are in the worker")
	}
	for name, data := range map[string][]byte{"worker": data, "off": Off()} {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		if _, err := z.Write(data); err != nil || z.Close() != nil {
			t.Fatal(err)
		}
		if b.Len() > 4<<10 || b.Len() < 100 {
			t.Errorf("the %s has %d bytes compressed", name, b.Len())
		}
	}
	again, err := Worker(w)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("other bytes the second time (%v)", err)
	}
}

// TestVersionOf tells what a page says apart, and where one part ends.
func TestVersionOf(t *testing.T) {
	same := VersionOf([]byte("notice"), []byte("a"))
	if same != VersionOf([]byte("notice"), []byte("a")) || len(same) != 8 {
		t.Errorf("%q", same)
	}
	for _, other := range [][][]byte{{[]byte("notice"), []byte("b")}, {[]byte("notic"), []byte("ea")}, {[]byte("noticea")}, {}} {
		if VersionOf(other...) == same {
			t.Errorf("%q has the version of another", other)
		}
	}
}

func TestList(t *testing.T) {
	data, err := List(map[string]Version{"": "11111111", "7k3m9q/": "22222222"})
	if err != nil {
		t.Fatal(err)
	}
	var read struct{ Pages map[string]string }
	if err := json.Unmarshal(data, &read); err != nil || read.Pages["7k3m9q/"] != "22222222" || read.Pages[""] != "11111111" {
		t.Errorf("%s: %v", data, err)
	}
}

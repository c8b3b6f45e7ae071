package site

import "testing"

// A notice's scripts lose space around signs, and nothing in their texts.
func TestLeanScript(t *testing.T) {
	for script, want := range map[string]string{
		"// why\n  var a = 1, b = \"x = 1, y\";\n":     "var a=1,b=\"x = 1, y\";\n",
		"if (a && !b) {\n  f(a ? \"\" : \", \");\n}\n": "if (a&&!b){\nf(a?\"\":\", \");\n}\n",
		"for (i = 0; i < n; i++) s = s + +i;\n":        "for (i=0;i<n;i++) s=s + +i;\n",
		"text.replace(/(\\d) ?%/g, f);\n":              "text.replace(/(\\d) ?%/g,f);\n",
	} {
		if got := string(leanScript([]byte(script))); got != want {
			t.Errorf("%q becomes %q, not %q", script, got, want)
		}
	}
}

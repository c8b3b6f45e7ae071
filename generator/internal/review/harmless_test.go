package review

import "testing"

// What forges look for in finished text, and what Markdown and HTML read, is neither.
func TestHarmless(t *testing.T) {
	for text, want := range map[string]string{
		"张*三 8:30—17:00，10%的户，1/2":    "张＊三 8:30—17:00，10%的户，1/2",
		"@admin #12 !34 $5 &6 ~l %里程": "＠admin ＃12 ！34 ＄5 ＆6 ～l ％里程",
		"https://a.example www.b.cn":  "https：／／a.example www．b.cn",
		":tada: mailto:a <b>&amp;":    "：tada: mailto：a ＜b＞＆amp;",
		"/approve a/b\n/close":        "／approve a/b ／close",
		"`x` [a](b) \\ _c_ {d} | e":   "｀x｀ ［a］(b) ＼ ＿c＿ ｛d｝ ｜ e",
		"<!-- cunwu:review -->":       "＜！-- cunwu：review --＞",
	} {
		if got := harmless(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := code("a`b|c\n<d>"); got != "`a｀b｜c ＜d＞`" {
		t.Errorf("code: %s", got)
	}
}

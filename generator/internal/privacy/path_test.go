package privacy

import "testing"

func TestMaskPath(t *testing.T) {
	tests := []struct{ path, want string }{
		{"villages/liuwan/finance/a.md", "villages/liuwan/finance/a.md"},
		{"villages/liuwan/finance/149999198001010013.md", "villages/liuwan/finance/14*************013.md"},
		{"villages/liuwan/李娟138-0000-1234/b.csv", "villages/liuwan/李娟138-****-1234/b.csv"},
		{"villages/liuwan/finance/a13800001234b.jpg", "villages/liuwan/finance/a138****1234b.jpg"},
		{"villages/liuwan/finance/13800001234/149999198001010013 13800001235.md", "villages/liuwan/finance/138****1234/14*************013 138****1235.md"},
		{"villages/liuwan/finance/①③⑧⓪⓪⓪⓪①②③④.md", "villages/liuwan/finance/①③⑧****①②③④.md"},
		{"villages/liuwan/finance/2026-10-12-q3.md", "villages/liuwan/finance/2026-10-12-q3.md"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := MaskPath(tt.path); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.path, got, tt.want)
		}
	}
}

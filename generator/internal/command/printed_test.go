package command

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"cunwu/generator/internal/build"
	"cunwu/generator/internal/printed"
)

// TestSayRecorded makes sure that a ledger that could not be written is told of plainly.
func TestSayRecorded(t *testing.T) {
	all := []build.Recorded{
		{File: "villages/heping/printed.csv", Added: 2},
		{File: "villages/liuwan/printed.csv", Added: 1},
		{File: "villages/shiqiao/printed.csv", Err: fmt.Errorf("open: %w", fs.ErrPermission)},
		{File: "villages/xinmin/printed.csv", Err: printed.ErrUnreadable},
	}
	for english, want := range map[bool][]string{
		false: {"新增 3 条", "请和公示一起提交：villages/heping/printed.csv、villages/liuwan/printed.csv\n", "警告：没能登记到 villages/shiqiao/printed.csv：这个文件夹不让写。", "printed.csv：它不是登记网址的文件。", "再打印一次"},
		true:  {"3 printed addresses", "villages/shiqiao/printed.csv was not written", "--proof"},
	} {
		var out bytes.Buffer
		k := &call{Environment: Environment{Stdout: &out}, english: english}
		k.sayRecorded(all)
		for _, w := range want {
			if !strings.Contains(out.String(), w) {
				t.Errorf("no %q in:\n%s", w, out.String())
			}
		}
	}
	var out bytes.Buffer
	k := &call{Environment: Environment{Stdout: &out}}
	if k.sayRecorded(nil); out.Len() > 0 {
		t.Errorf("nothing new, and said %q", out.String())
	}
}

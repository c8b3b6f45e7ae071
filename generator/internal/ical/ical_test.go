package ical

import (
	"bytes"
	"strings"
	"testing"

	"cunwu/generator/internal/ical/readback"
	"cunwu/generator/internal/township"
)

func TestReadBack(t *testing.T) {
	day := township.MakeDay(2026, 12, 31)
	texts := []string{
		"一句话", "a,b;c\\d", "第一行\n第二行\r\n第三行", strings.Repeat("很长的标题，", 40), strings.Repeat("x", 300),
		strings.Repeat("𬭎", 60), "反斜线 n：\\n 不是换行", "\u0007铃", "  前后有空格  ", strings.Repeat("a", 66) + "汉字",
	}
	c := &Calendar{Name: "柳湾村公示截止日，演示", Description: "说明；一", Address: "https://hexi.example/" + strings.Repeat("long/", 20) + "deadlines.ics", Language: "zh-CN"}
	for i, text := range texts {
		c.Events = append(c.Events, Event{
			UID: "deadline.liuwan." + string(rune('a'+i)) + "@hexi.example", Day: day.Add(i), Stamp: day.Add(-i),
			Summary: "标题" + text, Description: text, Address: "https://hexi.example/liuwan/k3m9q7/", Category: "村级财务",
		})
	}
	data := c.Bytes()
	name, events, problems := readback.Events(data)
	for _, p := range problems {
		t.Error(p)
	}
	if name != c.Name || len(events) != len(c.Events) {
		t.Fatalf("%q with %d events", name, len(events))
	}
	for i, e := range events {
		want := strings.ReplaceAll(strings.ReplaceAll(texts[i], "\r\n", "\n"), "\u0007", "")
		if e.Summary != "标题"+want || e.Description != want || e.UID != c.Events[i].UID || e.URL != c.Events[i].Address {
			t.Errorf("read back %+v of %+v", e, c.Events[i])
		}
		if got := township.DayOf(e.Start); got != c.Events[i].Day {
			t.Errorf("begins on %v, not %v", got, c.Events[i].Day)
		}
		if got := e.Stamp.Format("2006-01-02 15:04"); got != c.Events[i].Stamp.Add(-1).String()+" 16:00" {
			t.Errorf("stamped %s", got)
		}
	}
	if !bytes.Equal(data, c.Bytes()) {
		t.Error("other bytes the second time")
	}
}

// TestEmpty is a calendar without events, which has a component all the same.
func TestEmpty(t *testing.T) {
	c := &Calendar{Name: "空"}
	name, events, problems := readback.Events(c.Bytes())
	if name != "空" || len(events) != 0 || len(problems) != 0 {
		t.Errorf("%q, %d events, %q", name, len(events), problems)
	}
}

// TestReadbackIsStrict breaks a good calendar.
func TestReadbackIsStrict(t *testing.T) {
	c := &Calendar{Name: "名", Events: []Event{
		{UID: "a@x", Day: township.MakeDay(2026, 1, 1), Stamp: township.MakeDay(2026, 1, 1), Summary: "一"},
		{UID: "b@x", Day: township.MakeDay(2026, 1, 1), Stamp: township.MakeDay(2026, 1, 1), Summary: "二"},
	}}
	good := string(c.Bytes())
	for what, broken := range map[string]string{
		"long line":   strings.Replace(good, "SUMMARY:一", "SUMMARY:"+strings.Repeat("一", 30), 1),
		"line ends":   strings.ReplaceAll(good, "\r\n", "\n"),
		"a UID twice": strings.Replace(good, "UID:b@x", "UID:a@x", 1),
		"no stamp":    strings.Replace(good, "DTSTAMP:20251231T160000Z\r\n", "", 1),
		"no end":      strings.Replace(good, "DTEND;VALUE=DATE:20260102\r\n", "", 1),
		"no product":  strings.Replace(good, "PRODID", "X-PRODUCT", 1),
	} {
		if _, _, problems := readback.Events([]byte(broken)); broken == good || len(problems) == 0 {
			t.Errorf("%s passes", what)
		}
	}
}

package build

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

// A picture that is cut short is found when it is rendered. With KeepGoing its notice is
// left out whole: no page of its own, none that names it, and the report says why.
func TestCutPicture(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, parse(t, "testdata/base.txtar"))
	var whole bytes.Buffer
	if err := jpeg.Encode(&whole, image.NewGray(image.Rect(0, 0, 400, 300)), nil); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "villages", "liuwan", "finance", "lamp")
	const notice = "---\nid: 5t2v6n\ntitle: 路灯维修公示\nitem: finance/income-expense\ndate: 2026-10-12\n" +
		"period: {from: 2026-10-15}\ncorrects: 7k3m9q\nattachments: [{file: lamp.jpg}]\n---\n正文。\n"
	if err := errors.Join(os.MkdirAll(folder, 0o755),
		os.WriteFile(filepath.Join(folder, "index.md"), []byte(notice), 0o644),
		os.WriteFile(filepath.Join(folder, "lamp.jpg"), whole.Bytes()[:whole.Len()*2/3], 0o644)); err != nil {
		t.Fatal(err)
	}
	o := Options{Source: dir, Out: filepath.Join(t.TempDir(), "site"), Day: township.MakeDay(2026, 10, 20), Version: "test", KeepGoing: true}
	report, findings, err := Build(context.Background(), o)
	if !errors.Is(err, ErrFindings) || len(findings.Findings) != 1 || len(report.LeftOut) != 1 || !strings.HasSuffix(report.LeftOut[0].File, "lamp/index.md") {
		t.Fatalf("%v, findings %v, left out %v", err, findings, report)
	}
	pages := 0
	for name := range digests(t, o.Out) {
		data, err := os.ReadFile(filepath.Join(o.Out, name))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(name, "5t2v6n") || bytes.Contains(data, []byte("5t2v6n")) || bytes.Contains(data, []byte("路灯维修")) {
			t.Errorf("%s tells of the notice that was left out", name)
		}
		pages++
	}
	if pages < 10 {
		t.Errorf("only %d files", pages)
	}
}

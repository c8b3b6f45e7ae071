package history_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cunwu/generator/internal/history"
)

// object is the file of a loose object.
func (g *repo) object(name string) string {
	h := g.git("rev-parse", name)
	return filepath.Join(g.dir, ".git", "objects", h[:2], h[2:])
}

func (g *repo) overwrite(name string, data []byte) {
	g.t.Helper()
	if err := errors.Join(os.Chmod(name, 0o644), os.WriteFile(name, data, 0o644)); err != nil {
		g.t.Fatal(err)
	}
}

// An object that is gone, cut short, turned over or exchanged for another must never read
// as a deletion.
func TestDamagedObjects(t *testing.T) {
	other := newRepo(t)
	other.publish("villages/liuwan/finance/other.md", notice("9x9x9x", "别的"))
	whole := newRepo(t)
	whole.publish(q3, notice("7k3m9q", "一"))
	whole.publish(q3, notice("7k3m9q", "二"))
	whole.publish("villages/heping/finance/q3.md", notice("2h2h2h", "和平村"))
	whole.publish(q3, notice("7k3m9q", "三"))
	exchange := map[string]string{"commit": "HEAD", "tree": "HEAD:villages", "blob": "HEAD:villages/liuwan/finance/other.md"}
	for _, object := range []struct{ name, kind string }{
		{"HEAD", "commit"}, {"HEAD~1", "commit"}, {"HEAD^{tree}", "tree"}, {"HEAD~1^{tree}", "tree"}, {"HEAD:villages", "tree"}, {"HEAD~1:villages/liuwan", "tree"},
		{"HEAD:villages/liuwan/finance", "tree"}, {"HEAD~1:" + q3, "blob"}, {"HEAD:" + q3, "blob"},
	} {
		name, err := filepath.Rel(whole.dir, whole.object(object.name))
		if err != nil {
			t.Fatal(err)
		}
		foreign, err := os.ReadFile(other.object(exchange[object.kind]))
		if err != nil {
			t.Fatal(err)
		}
		for _, damage := range []string{"gone", "empty", "cut", "turned", "exchanged"} {
			g := whole.at(t.TempDir())
			if err := os.CopyFS(g.dir, os.DirFS(whole.dir)); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(g.dir, name)
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			message := "一个对象坏了"
			switch damage {
			case "gone":
				message = "少了一个对象"
				if err := os.Remove(file); err != nil {
					t.Fatal(err)
				}
			case "empty":
				g.overwrite(file, nil)
			case "cut":
				g.overwrite(file, data[:len(data)/2])
			case "turned":
				data[len(data)/2] ^= 0x10
				g.overwrite(file, data)
			case "exchanged":
				g.overwrite(file, foreign)
			}
			r := open(t, g.dir, history.Options{})
			_, err = r.Index(context.Background(), "")
			var p *history.Problem
			if !errors.As(err, &p) || !strings.Contains(p.Message, message) || !strings.Contains(p.Hint, "git fsck") {
				t.Errorf("%s %s: %v", object.name, damage, err)
			}
			if _, err := r.Index(context.Background(), ""); err == nil {
				t.Errorf("%s %s: believed when asked again", object.name, damage)
			}
		}
	}
}

// Bytes turned over within a pack: nothing wrong is ever told, and nothing panics.
func TestDamagedPack(t *testing.T) {
	g := newRepo(t)
	text := strings.Repeat("经村民代表会议讨论，由村委会办理。\n", 30)
	for i := range 12 {
		g.publish(q3, notice("7k3m9q", strings.Repeat("第", i+1))+text)
	}
	g.git("repack", "-adq")
	wanted := story(t, g.read(history.Options{NoCache: true}), "7k3m9q")
	packs, err := filepath.Glob(filepath.Join(g.dir, ".git", "objects", "pack", "*.pack"))
	if err != nil || len(packs) != 1 {
		t.Fatal(packs, err)
	}
	whole, err := os.ReadFile(packs[0])
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for at := 12; at < len(whole)-20; at += 37 {
		data := append([]byte(nil), whole...)
		data[at] ^= 0x55
		g.overwrite(packs[0], data)
		r := open(t, g.dir, history.Options{NoCache: true})
		h, err := r.Index(context.Background(), "")
		if err != nil {
			found++
			continue
		}
		v, err := h.Versions(context.Background(), "7k3m9q")
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range v {
			if v.Err != nil {
				found++
			}
		}
		if found == 0 {
			want(t, fmt.Sprint("byte ", at), story(t, h, "7k3m9q"), wanted)
		}
	}
	if found == 0 {
		t.Error("no damage was found")
	}
}

// A table that is gone: the history is there, the version that needs it is not told.
func TestMissingTable(t *testing.T) {
	g := newRepo(t)
	g.write(q3csv, "1\n")
	g.publish(q3, notice("7k3m9q", "一", "2026-q3.csv"))
	g.publish(q3csv, "2\n")
	if err := os.Remove(g.object("HEAD~1:" + q3csv)); err != nil {
		t.Fatal(err)
	}
	h := g.read(history.Options{})
	want(t, "versions", story(t, h, "7k3m9q"), "公开 "+q3+": "+q3+" by 林某 unread\n公开 "+q3csv+": "+q3+" by 林某\n")
	v := versions(t, h, "7k3m9q")
	if v[0].Digest != [32]byte{} || v[1].Err != nil {
		t.Errorf("got %v, %v", v[0].Digest, v[1].Err)
	}
	problem(t, v[0].Err, "少了一个对象", "git fsck")
	files, err := open(t, g.dir, history.Options{}).At(context.Background(), v[0].Commit)
	if err != nil {
		t.Fatal(err)
	}
	_, err = fs.ReadFile(files, q3csv)
	problem(t, err, "少了一个对象", "git fsck")
}

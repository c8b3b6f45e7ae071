//go:build acceptance

package acceptance

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// second is the site of a small township that has what the demonstration has not: an
// endpoint for forms, and a notice that git knows and that is gone. It is served below
// /second/, which is its base path too.
var second string

// sites are the folders whose pages are looked at, by where they are served.
func sites() map[string]string { return map[string]string{"": public, "second/": second} }

// served are both sites, the second below the first.
func served() http.Handler {
	mux := http.NewServeMux()
	for path, dir := range sites() {
		mux.Handle("/"+path, http.StripPrefix("/"+path, http.FileServer(http.Dir(dir))))
	}
	return mux
}

// onDisk is the folder of a page of a specimen's path.
func onDisk(path string) string {
	if rest, ok := strings.CutPrefix(path, "second/"); ok {
		return filepath.Join(second, filepath.FromSlash(rest))
	}
	return filepath.Join(public, filepath.FromSlash(path))
}

// buildSecond makes that township in a folder, and its site.
func buildSecond(source string) error {
	second = filepath.Join(source, "public")
	folder := filepath.Join(source, "villages", "liuwan", "finance")
	do := func(day, name string, args ...string) error {
		cmd := exec.Command(name, args...)
		cmd.Env = append(os.Environ(), "GIT_AUTHOR_DATE="+day+"T10:00:00+08:00", "GIT_COMMITTER_DATE="+day+"T10:00:00+08:00")
		out, err := cmd.CombinedOutput()
		var exit *exec.ExitError
		if name == program && errors.As(err, &exit) && exit.ExitCode() == 1 {
			err = nil // the notice that is gone is an error, which is reported
		}
		if err != nil {
			return fmt.Errorf("%s: %w\n%s", args, err, out)
		}
		return nil
	}
	commit := func(day string) error {
		return errors.Join(
			do(day, "git", "-C", source, "add", "-A"),
			do(day, "git", "-C", source, "-c", "user.name=林晓梅", "-c", "user.email=lin@hexi.example", "-c", "commit.gpgsign=false", "commit", "-q", "-m", day))
	}
	write := func(name, text string) error {
		return errors.Join(os.MkdirAll(folder, 0o755), os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644))
	}
	settings := filepath.Join(source, "content", "township.yaml")
	add := func() error {
		data, err := os.ReadFile(settings)
		if err != nil {
			return err
		}
		return os.WriteFile(settings, append(data, "\nobjections: {form: netlify, readers: 镇党政办公室, kept: 办结后半年}\n"...), 0o644)
	}
	if err := do("2026-10-14", program, "init", source, "--name", "禾溪镇", "--base", "https://hexi.example/second/", "--village", "liuwan=柳湾村=149999101201"); err != nil {
		return err
	}
	if err := errors.Join(add(), do("2026-10-14", "git", "-C", source, "init", "-q", "-b", "main"),
		write("q3.md", oldNotice), write("q3.csv", oldLedger),
		write("gone.md", strings.NewReplacer("7k3m9q", "4c8d2w", "第三季度财务收支", "土地租金", "q3.csv", "gone.csv").Replace(oldNotice)), write("gone.csv", oldLedger),
		commit("2026-10-14")); err != nil {
		return err
	}
	if err := errors.Join(os.Remove(filepath.Join(folder, "gone.md")), os.Remove(filepath.Join(folder, "gone.csv")), commit("2026-10-16")); err != nil {
		return err
	}
	return do("2026-10-20", program, "build", "--source", source, "--date", "2026-10-20", "--keep-going")
}

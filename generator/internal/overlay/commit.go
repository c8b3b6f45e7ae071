package overlay

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Commit commits all that a folder holds to a branch, which goes on from what is checked
// out; where the folder is no repository it becomes one. The author is "NAME <ADDRESS>",
// the time in seconds since 1970: the same folder, author and time give the same commit,
// whatever git is told elsewhere on the machine.
func Commit(dir, branch, author string, second int64) error {
	name, address, ok := strings.Cut(strings.TrimSuffix(author, ">"), " <")
	if !ok {
		return fmt.Errorf("author %q is not NAME <ADDRESS>", author)
	}
	date := fmt.Sprintf("@%d +0800", second)
	git := func(args ...string) error {
		cmd := exec.Command("git", append([]string{"-c", "core.autocrlf=false", "-c", "gc.auto=0"}, args...)...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "LC_ALL=C",
			"GIT_CEILING_DIRECTORIES="+filepath.Dir(dir),
			"GIT_AUTHOR_NAME="+name, "GIT_AUTHOR_EMAIL="+address, "GIT_AUTHOR_DATE="+date,
			"GIT_COMMITTER_NAME="+name, "GIT_COMMITTER_EMAIL="+address, "GIT_COMMITTER_DATE="+date)
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("git %s: %w\n%s", strings.Join(args, " "), err, out)
		}
		return nil
	}
	steps := [][]string{{"checkout", "-q", "-b", branch}, {"add", "-A"}, {"commit", "-q", "--allow-empty", "-m", branch}}
	if _, err := os.Stat(filepath.Join(dir, ".git")); err != nil {
		steps[0] = []string{"init", "-q", "-b", branch, "--template="}
	}
	for _, args := range steps {
		if err := git(args...); err != nil {
			return err
		}
	}
	return nil
}

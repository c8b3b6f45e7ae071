package overlay

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Git runs git in a folder as somebody, NAME <ADDRESS>, at a time in seconds since 1970:
// the same folder, person and time give the same commit, whatever git is told elsewhere
// on the machine.
func Git(dir, who string, second int64, args ...string) (string, error) {
	name, address, ok := strings.Cut(strings.TrimSuffix(who, ">"), " <")
	if !ok {
		return "", fmt.Errorf("%q is not NAME <ADDRESS>", who)
	}
	date := fmt.Sprintf("@%d +0800", second)
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "LC_ALL=C", "GIT_EDITOR=true",
		"GIT_AUTHOR_NAME="+name, "GIT_AUTHOR_EMAIL="+address, "GIT_AUTHOR_DATE="+date,
		"GIT_COMMITTER_NAME="+name, "GIT_COMMITTER_EMAIL="+address, "GIT_COMMITTER_DATE="+date,
		"GIT_CEILING_DIRECTORIES="+filepath.Dir(dir), "GIT_CONFIG_COUNT=3",
		"GIT_CONFIG_KEY_0=protocol.file.allow", "GIT_CONFIG_VALUE_0=always", // clones of a folder
		"GIT_CONFIG_KEY_1=gc.auto", "GIT_CONFIG_VALUE_1=0", // nothing goes on in the background
		"GIT_CONFIG_KEY_2=core.autocrlf", "GIT_CONFIG_VALUE_2=false")
	out, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("git %s: %w\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out)), nil
}

// Commit commits all that a folder holds to a branch, which goes on from what is checked
// out; where the folder is no repository it becomes one.
func Commit(dir, branch, author string, second int64) error {
	steps := [][]string{{"checkout", "-q", "-b", branch}, {"add", "-A"}, {"commit", "-q", "--allow-empty", "-m", branch}}
	if _, err := os.Stat(filepath.Join(dir, ".git")); err != nil {
		steps[0] = []string{"init", "-q", "-b", branch, "--template="}
	}
	for _, args := range steps {
		if _, err := Git(dir, author, second, args...); err != nil {
			return err
		}
	}
	return nil
}

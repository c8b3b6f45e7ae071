//go:build !linux && !darwin

package output

import (
	"io/fs"
	"os"
)

// exchange is not to be had here: two renames take its place.
func exchange(_, _ string) error { return errNoExchange }

// writable is nil if files can be made in the folder, as far as its mode tells.
func writable(folder string) error {
	info, err := os.Stat(folder)
	if err != nil {
		return err
	}
	if info.Mode().Perm()&0o200 == 0 {
		return fs.ErrPermission
	}
	return nil
}

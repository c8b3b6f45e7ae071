package output

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// Alone runs f while no other program of this user's runs one for the same file: what f reads
// of it is what it changes. The lock lies in the folder for temporary files, not beside the
// file, where it would be committed. Where there are no locks f runs all the same.
func Alone(name string, f func() error) error {
	folder, err := resolve(filepath.Dir(name))
	if err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(filepath.Join(folder, filepath.Base(name))))
	lock := filepath.Join(os.TempDir(), "cunwu-"+hex.EncodeToString(sum[:8])+".lock")
	if unlock, err := lockedfile.MutexAt(lock).Lock(); err == nil {
		defer unlock()
	}
	return f()
}

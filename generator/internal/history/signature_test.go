package history_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cunwu/generator/internal/history"
)

func signedFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "signed", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Commits that gpg and ssh-keygen signed (testdata/signed/make.sh), as they are and
// with a word changed, against the right keys, others and none.
func TestSignatures(t *testing.T) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	g := newRepo(t)
	for i, name := range []string{"openpgp", "ed25519", "ecdsa", "rsa"} { // what the commits refer to
		g.write(q3, notice("7k3m9q", fmt.Sprintf("第%d次", i+1)))
		g.git("add", "-A")
		g.git("write-tree")
		g.git("hash-object", "-w", "-t", "commit", filepath.Join(here, "testdata", "signed", name+".commit"))
	}
	openpgp, ssh := signedFile(t, "openpgp.keys"), signedFile(t, "ssh.keys")
	lines := strings.SplitAfter(string(ssh), "\n")
	all := history.Options{OpenPGP: openpgp, SSH: ssh}
	for _, c := range []struct {
		name     string
		from, to string // what is changed in the commit
		options  history.Options
		form     history.SignatureForm
		verdict  history.Verdict
		signer   string
	}{
		{"openpgp", "", "", all, history.OpenPGP, history.Valid, "赵敏 <zhao@hexi.example>"},
		{"ed25519", "", "", all, history.SSH, history.Valid, "ed25519@hexi.example"},
		{"ecdsa", "", "", all, history.SSH, history.Valid, "ecdsa@hexi.example"},
		{"rsa", "", "", all, history.SSH, history.Valid, "rsa@hexi.example"},
		{"openpgp", "", "", history.Options{}, history.OpenPGP, history.Unchecked, ""},
		{"rsa", "", "", history.Options{}, history.SSH, history.Unchecked, ""},
		{"openpgp", "", "", history.Options{SSH: ssh}, history.OpenPGP, history.UnknownKey, ""},
		{"ed25519", "", "", history.Options{OpenPGP: openpgp}, history.SSH, history.UnknownKey, ""},
		{"ed25519", "", "", history.Options{SSH: []byte(lines[1] + lines[2])}, history.SSH, history.UnknownKey, ""},
		{"openpgp", "次公开", "回公开", all, history.OpenPGP, history.Invalid, ""},
		{"ed25519", "次公开", "回公开", all, history.SSH, history.Invalid, ""},
		{"ecdsa", "孟庆山", "孟庆水", all, history.SSH, history.Invalid, ""},
		{"rsa", "committer 赵敏", "committer 林某", all, history.SSH, history.Invalid, ""},
		{"openpgp", "gpgsig -----BEGIN PGP SIGNATURE-----", "gpgsig -----BEGIN PGP SIGNATURE-----\n x", all, history.OpenPGP, history.Invalid, ""},
		{"ed25519", "U1NIU0lH", "U1NIU0lI", all, history.SSH, history.Invalid, ""},
		{"ed25519", "gpgsig -----BEGIN SSH SIGNATURE-----", "gpgsig -----BEGIN SIGNED MESSAGE-----", all, history.OtherForm, history.Unchecked, ""},
		{"ed25519", "", "", history.Options{SSH: []byte(strings.ReplaceAll(lines[0], `namespaces="git"`, `valid-after="20261001",valid-before="20261002",namespaces="file,git"`))}, history.SSH, history.Valid, "ed25519@hexi.example"},
		{"ed25519", "", "", history.Options{SSH: []byte(strings.ReplaceAll(lines[0], `namespaces="git"`, `valid-before="202610010959"`))}, history.SSH, history.Invalid, ""},
		{"ed25519", "", "", history.Options{SSH: []byte(strings.ReplaceAll(lines[0], `namespaces="git"`, `valid-after="20261001020001Z"`))}, history.SSH, history.Invalid, ""},
		{"ed25519", "", "", history.Options{SSH: []byte("# 说明\n\n" + strings.ReplaceAll(lines[0], `namespaces="git"`, `namespaces="file"`))}, history.SSH, history.Unchecked, ""},
		{"ed25519", "", "", history.Options{SSH: []byte(strings.ReplaceAll(lines[0], "ed25519@hexi.example", `"zhao@hexi.example,*@x.example"`))}, history.SSH, history.Valid, "zhao@hexi.example,*@x.example"},
	} {
		object := signedFile(t, c.name+".commit")
		if !bytes.Contains(object, []byte(c.from)) {
			t.Fatalf("no %q in %s", c.from, c.name)
		}
		file := filepath.Join(t.TempDir(), "commit")
		if err := os.WriteFile(file, bytes.Replace(object, []byte(c.from), []byte(c.to), 1), 0o644); err != nil {
			t.Fatal(err)
		}
		commit := g.git("hash-object", "-w", "-t", "commit", file)
		c.options.NoCache = true
		v := versions(t, index(t, open(t, g.dir, c.options), commit), "7k3m9q")
		got := v[len(v)-1].Approval.Signature
		if got != (history.Signature{Form: c.form, Verdict: c.verdict, Signer: c.signer}) {
			t.Errorf("%s, %q: %+v", c.name, c.to, got)
		}
	}
}

func TestKeysThatCannotBeRead(t *testing.T) {
	g := newRepo(t)
	for _, options := range []history.Options{
		{OpenPGP: []byte("不是公钥")}, {OpenPGP: signedFile(t, "openpgp.keys")[:200]}, {SSH: []byte("zhao@hexi.example ssh-ed25519 不是公钥\n")},
		{SSH: []byte("zhao@hexi.example cert-authority " + strings.SplitN(string(signedFile(t, "ssh.keys")), " ", 3)[2])},
		{SSH: []byte("zhao@hexi.example valid-after=\"昨天\" " + strings.SplitN(string(signedFile(t, "ssh.keys")), " ", 3)[2])},
	} {
		_, err := history.Open(g.dir, options)
		problem(t, err, "读不了", "")
	}
	both := append(signedFile(t, "openpgp.keys"), signedFile(t, "openpgp.keys")...)
	if _, err := history.Open(g.dir, history.Options{OpenPGP: both}); err != nil {
		t.Errorf("two keys in one file: %v", err)
	}
}

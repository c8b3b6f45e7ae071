package history

import (
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/ProtonMail/go-crypto/openpgp"
	"github.com/ProtonMail/go-crypto/openpgp/armor"
	pgperrors "github.com/ProtonMail/go-crypto/openpgp/errors"
	"github.com/ProtonMail/go-crypto/openpgp/packet"
	"golang.org/x/crypto/ssh"
)

// A SignatureForm is how a commit is signed.
type SignatureForm int

// The forms.
const (
	Unsigned SignatureForm = iota
	OpenPGP
	SSH
	OtherForm // X.509, or one that is not known
)

// A Verdict is what came of checking a signature.
type Verdict int

// The verdicts.
const (
	Unchecked  Verdict = iota // there is none, no keys were given, or its form is not known
	Valid                     // by a key that was given
	UnknownKey                // by a key that was not given
	Invalid                   // it does not fit the commit, or the key was not to be used then
)

// A Signature is that of a commit.
type Signature struct {
	Form    SignatureForm
	Verdict Verdict
	Signer  string // whose key it is, as the keys given name it; only where Valid
}

func formOf(firstLine string) SignatureForm {
	switch {
	case strings.HasPrefix(firstLine, "-----BEGIN PGP "):
		return OpenPGP
	case strings.HasPrefix(firstLine, "-----BEGIN SSH "):
		return SSH
	}
	return OtherForm
}

// keys are those whose signatures count.
type keys struct {
	openpgp openpgp.EntityList
	ssh     []allowedSigner
}

// An allowedSigner is a line of an allowed-signers file (ssh-keygen(1)).
type allowedSigner struct {
	who           string
	key           []byte
	after, before time.Time // zero: no bound
}

func readKeys(armored, allowed []byte) (k keys, err error) {
	rest := armored
	for len(bytes.TrimSpace(rest)) > 0 {
		end := []byte("-----END PGP PUBLIC KEY BLOCK-----")
		block := rest
		if i := bytes.Index(rest, end); i >= 0 {
			block, rest = rest[:i+len(end)], rest[i+len(end):]
		} else {
			rest = nil
		}
		list, err := openpgp.ReadArmoredKeyRing(bytes.NewReader(block))
		if err != nil {
			return k, &Problem{"审核员的 OpenPGP 公钥读不了。", "用 gpg --armor --export 重新导出。", err}
		}
		k.openpgp = append(k.openpgp, list...)
	}
	n := 0
	for line := range strings.Lines(string(allowed)) {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		signer, ok, err := readAllowedSigner(line)
		if err != nil {
			return k, &Problem{fmt.Sprintf("允许签名的 SSH 公钥，第 %d 行读不了。", n), "每行写：邮箱 ssh-ed25519 公钥。", err}
		}
		if ok {
			k.ssh = append(k.ssh, signer)
		}
	}
	return k, nil
}

// readAllowedSigner reads a line: who, options, the key. ok is false where its options
// say that the key is not for git.
func readAllowedSigner(line string) (s allowedSigner, ok bool, err error) {
	who, rest, _ := strings.Cut(line, " ")
	if strings.HasPrefix(line, `"`) {
		who, rest, _ = strings.Cut(line[1:], `"`)
	}
	s.who = who
	key, _, options, _, err := ssh.ParseAuthorizedKey([]byte(strings.TrimSpace(rest)))
	if err != nil {
		return s, false, err
	}
	s.key = key.Marshal()
	for _, option := range options {
		name, value, _ := strings.Cut(option, "=")
		value = strings.Trim(value, `"`)
		switch strings.ToLower(name) {
		case "cert-authority":
			return s, false, errors.New("cert-authority is not supported")
		case "namespaces":
			if !strings.Contains(","+value+",", ",git,") {
				return s, false, nil
			}
		case "valid-after":
			s.after, err = signerTime(value)
		case "valid-before":
			s.before, err = signerTime(value)
		}
		if err != nil {
			return s, false, err
		}
	}
	return s, true, nil
}

// signerTime reads a time as ssh-keygen does. One without Z is taken as China's, where
// the clocks of the townships go, and not as this machine's.
func signerTime(s string) (time.Time, error) {
	zone := time.FixedZone("", 8*3600)
	if rest, utc := strings.CutSuffix(s, "Z"); utc {
		s, zone = rest, time.UTC
	}
	for _, form := range []string{"20060102", "200601021504", "20060102150405"} {
		if len(s) == len(form) {
			return time.ParseInLocation(form, s, zone)
		}
	}
	return time.Time{}, fmt.Errorf("not a time: %s", s)
}

// signatureOf checks the signature of a commit against the keys given.
func (r *Repository) signatureOf(h Hash, form SignatureForm) (Signature, error) {
	s := Signature{Form: form}
	if form != OpenPGP && form != SSH || len(r.keys.openpgp)+len(r.keys.ssh) == 0 {
		return s, nil
	}
	r.mu.Lock()
	known, ok := r.signed[h]
	r.mu.Unlock()
	if ok {
		return known, nil
	}
	o := r.reader()
	data, err := o.object(h, commitKind, 0)
	r.giveBack(o)
	if err != nil {
		return s, r.explain(err)
	}
	s = r.keys.check(data, form)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.signed[h] = s
	return s, nil
}

// check keeps a slip of a library on foreign bytes from ending the program.
func (k keys) check(data []byte, form SignatureForm) (s Signature) {
	defer func() {
		if p := recover(); p != nil {
			s = Signature{Form: form, Verdict: Invalid}
		}
	}()
	c, err := parseCommit(data)
	if err != nil {
		return Signature{Form: form, Verdict: Invalid}
	}
	payload, signature := apart(data)
	s.Form = form
	if form == SSH {
		s.Verdict, s.Signer = k.checkSSH(payload, signature, c.committer.when.time())
	} else {
		s.Verdict, s.Signer = k.checkOpenPGP(payload, signature)
	}
	return s
}

// apart takes the signature out of a commit: what is left was signed.
func apart(data []byte) (payload, signature []byte) {
	head, message, _ := bytes.Cut(data, []byte("\n\n"))
	within := ""
	for line := range bytes.Lines(append(bytes.Clone(head), '\n')) {
		if line[0] != ' ' {
			key, _, _ := bytes.Cut(line, []byte(" "))
			within = string(key)
			if within == "gpgsig" {
				line = line[len("gpgsig"):]
			}
		}
		switch within {
		case "gpgsig":
			signature = append(signature, line[1:]...)
		case "gpgsig-sha256":
		default:
			payload = append(payload, line...)
		}
	}
	payload = append(append(payload, '\n'), message...)
	return payload, signature
}

// checkOpenPGP checks as of the time that the signature names: a key counts for the
// time at which it was used, and a passphrase may have been typed since git took its own.
func (k keys) checkOpenPGP(payload, signature []byte) (Verdict, string) {
	block, err := armor.Decode(bytes.NewReader(signature))
	if err != nil {
		return Invalid, ""
	}
	body, err := io.ReadAll(block.Body)
	if err != nil {
		return Invalid, ""
	}
	p, err := packet.Read(bytes.NewReader(body))
	made, ok := p.(*packet.Signature)
	if err != nil || !ok {
		return Invalid, ""
	}
	settings := &packet.Config{Time: func() time.Time { return made.CreationTime }}
	by, err := openpgp.CheckDetachedSignature(k.openpgp, bytes.NewReader(payload), bytes.NewReader(body), settings)
	switch {
	case err == nil:
		if names := slices.Sorted(maps.Keys(by.Identities)); len(names) > 0 {
			return Valid, names[0]
		}
		return Valid, by.PrimaryKey.KeyIdString()
	case errors.Is(err, pgperrors.ErrUnknownIssuer):
		return UnknownKey, ""
	}
	return Invalid, ""
}

// sshSignature is the blob of an SSH signature (OpenSSH's PROTOCOL.sshsig).
type sshSignature struct {
	Version   uint32
	Key       []byte
	Namespace string
	Reserved  string
	Hash      string
	Signature []byte
}

const sshMagic = "SSHSIG"

func (k keys) checkSSH(payload, armored []byte, when time.Time) (Verdict, string) {
	block, _ := pem.Decode(armored)
	if block == nil || !bytes.HasPrefix(block.Bytes, []byte(sshMagic)) {
		return Invalid, ""
	}
	var s sshSignature
	if err := ssh.Unmarshal(block.Bytes[len(sshMagic):], &s); err != nil || s.Version != 1 || s.Namespace != "git" {
		return Invalid, ""
	}
	var sum []byte
	switch s.Hash {
	case "sha256":
		h := sha256.Sum256(payload)
		sum = h[:]
	case "sha512":
		h := sha512.Sum512(payload)
		sum = h[:]
	default:
		return Invalid, ""
	}
	key, err := ssh.ParsePublicKey(s.Key)
	if err != nil {
		return Invalid, ""
	}
	var proof ssh.Signature
	if err := ssh.Unmarshal(s.Signature, &proof); err != nil || proof.Format == ssh.KeyAlgoRSA { // RSA with SHA-1
		return Invalid, ""
	}
	message := append([]byte(sshMagic), ssh.Marshal(struct{ Namespace, Reserved, Hash, Sum string }{s.Namespace, s.Reserved, s.Hash, string(sum)})...)
	if err := key.Verify(message, &proof); err != nil {
		return Invalid, ""
	}
	verdict := UnknownKey
	for _, signer := range k.ssh {
		if !bytes.Equal(signer.key, s.Key) {
			continue
		}
		if !signer.after.IsZero() && when.Before(signer.after) || !signer.before.IsZero() && when.After(signer.before) {
			verdict = Invalid
			continue
		}
		return Valid, signer.who
	}
	return verdict, ""
}

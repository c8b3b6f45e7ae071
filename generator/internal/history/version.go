package history

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
)

// A Version is what a notice said from one landing to the next: revisions that differ
// only in what is not part of the digest, or in where the file is, are one version.
type Version struct {
	Revision // the first with this content
	Digest   [32]byte
	// Err says that the content could not be read: it is not at hand, or by the rules of
	// today it is no notice. Digest is zero then.
	Err      error
	Approval Approval
}

// Short is the beginning of the digest, as it is printed in codes.
func (v Version) Short() string { return hex.EncodeToString(v.Digest[:3]) }

// Doubtful reports whether a clock was wrong: that of the landing, or that of the
// author, who by it wrote after the text was published.
func (v Version) Doubtful() bool {
	return v.Landing != nil && (v.Landing.Doubtful || v.Written != nil && v.Written.Authored.After(v.Landing.Time))
}

// An Approval is what git records of who let a version onto the main line.
type Approval struct {
	// Merged is the author of the merge that brought it: forges name themselves as the
	// committer. Zero: it was pushed, squashed or rebased without a merge.
	Merged Person
	// Reviews are the lines of messages that name who approved: of the landing, then of
	// the commit that wrote it.
	Reviews   []Review
	Signature Signature // of the landing
}

// A Review is a line of a message like "Reviewed-by: 赵敏 <zhao@hexi.example>".
type Review struct {
	Key string // Reviewed-by, Approved-by or 审核人
	By  Person
}

// Approvers are who approved the version, other than who wrote it. None: no approval
// is recorded.
func (v Version) Approvers() []Person {
	var out []Person
	add := func(p Person) {
		if p == (Person{}) || v.Written != nil && p.Is(v.Written.Author) {
			return
		}
		for _, q := range out {
			if q.Is(p) {
				return
			}
		}
		out = append(out, p)
	}
	add(v.Approval.Merged)
	for _, r := range v.Approval.Reviews {
		add(r.By)
	}
	return out
}

// Versions lists the versions of a notice, oldest first. A notice that git does not
// know has none. A content that came back is a version again.
func (h *History) Versions(ctx context.Context, id string) ([]Version, error) {
	n := h.Notice(id)
	if n == nil {
		return nil, nil
	}
	var out []Version
	gone := false
	for _, rev := range n.Revisions {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if rev.Deleted() {
			gone = true
			continue
		}
		v := Version{Revision: rev}
		v.Digest, v.Err = h.repository.digest(rev)
		last := len(out) - 1
		if last >= 0 && !gone && v.Err == nil && out[last].Err == nil && v.Digest == out[last].Digest && h.repository.options.Digest != nil {
			continue
		}
		gone = false
		var err error
		if v.Approval, err = h.repository.approvalOf(rev); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

func (r *Repository) approvalOf(rev Revision) (Approval, error) {
	var a Approval
	if rev.Landing == nil {
		return a, nil
	}
	if rev.Landing.Merge {
		a.Merged = rev.Landing.Commit.Author
	}
	for _, found := range append(append([]approval(nil), rev.Landing.approvals...), rev.approvals...) {
		a.Reviews = append(a.Reviews, Review{found.key, found.by})
	}
	var err error
	a.Signature, err = r.signatureOf(rev.Landing.Commit.Hash, rev.Landing.signature)
	return a, err
}

// Files shows the files of a revision: the notice's own and those that it names.
func (h *History) Files(rev Revision) fs.FS { return h.repository.ownFiles(rev) }

// Know gives the digest of a revision that somebody has computed from the same files, so
// that they need not be read again.
func (h *History) Know(rev Revision, digest [32]byte) {
	r := h.repository
	r.mu.Lock()
	defer r.mu.Unlock()
	if key := rev.key(); r.options.Digest != nil && r.digests.of[key] != digest {
		r.digests.of[key], r.digests.grown = digest, true
	}
}

// digests are what Options.Digest computed, by what it was shown.
type digests struct {
	of    map[[32]byte][32]byte
	grown bool // it holds more than the index on disk
}

func newDigests() *digests { return &digests{of: map[[32]byte][32]byte{}} }

// digest computes the digest of a revision, or finds the one computed before from the
// same files.
func (r *Repository) digest(rev Revision) ([32]byte, error) {
	if r.options.Digest == nil {
		return [32]byte{}, nil
	}
	key := rev.key()
	r.mu.Lock()
	d, ok := r.digests.of[key]
	r.mu.Unlock()
	if ok {
		return d, nil
	}
	d, err := r.options.Digest(r.ownFiles(rev), rev.Path)
	if err != nil {
		return [32]byte{}, r.explain(err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.digests.of[key] = d
	r.digests.grown = true
	return d, nil
}

// key stands for all that Options.Digest is shown of a revision.
func (rev Revision) key() [32]byte {
	sum := sha256.New()
	for _, f := range rev.own {
		fmt.Fprintf(sum, "%q %x\n", f.path, f.blob)
	}
	return [32]byte(sum.Sum(nil))
}

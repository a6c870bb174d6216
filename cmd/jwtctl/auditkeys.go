package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"os"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/intake"
	"github.com/jwtctl/jwtctl/internal/keyfile"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/jwtctl/jwtctl/keygen/keyring"
)

// headBytes is how much of an input is looked at before it is taken for more
// than text with tokens in it.
const headBytes = 64 << 10

// document is the turn of an input that is more than text with tokens in it:
// it is judged as the document that it is as a whole.
func (r *auditRun) document(name string, subject intake.Subject, data []byte) error {
	r.told = subject != intake.ClientMetadata
	switch subject {
	case intake.Keys:
		keys, err := r.keySource(data, name)
		if err != nil {
			return err
		}
		r.lookAtRing(name, data, keys)
		return r.keys(name, keys)
	case intake.Metadata:
		return r.metadata(name, audit.MetadataSource{Metadata: inspect.ReadMetadata(data), Requested: cmp.Or(r.opts.requested, r.opts.keys.issuer)})
	case intake.TokenResponse:
		return r.response(audit.Location{Input: name}, inspect.ReadTokenResponse(data))
	}
	return nil
}

// keySource reads keys for judging. A passphrase is taken from the flag, and
// never asked for: an audit runs over many files, often with nobody there.
func (r *auditRun) keySource(data []byte, name string) (*audit.KeySource, error) {
	var ask func() ([]byte, error)
	if source := r.opts.keys.passphrase; source.file != "" {
		ask = func() ([]byte, error) { return source.ask(r.a, name) }
	}
	limits := r.opts.keyLimits()
	return audit.ReadKeySourceWithin(limits, data[:min(len(data), limits.Bytes+1)], ask)
}

// lookAtRing sees to it that a keyring is judged as one: with private keys, but
// for its owner alone.
func (r *auditRun) lookAtRing(name string, data []byte, keys *audit.KeySource) {
	if keys.Ring = keyring.IsRing(data); !keys.Ring {
		return
	}
	r.a.note("%s: a keyring, private by design; jwtctl keys doctor looks at its states and times", name)
	if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() && keyfile.IsLoose(info) {
		keys.Exposed = fmt.Sprintf("its mode is %04o", info.Mode().Perm())
	}
}

// keys judges the keys of one file or answer, together and each by itself.
func (r *auditRun) keys(name string, src *audit.KeySource) error {
	loc := audit.Location{Input: name}
	r.shown.Keys += len(src.Keys)
	if src.Locked() {
		r.a.note("%s: a private key is encrypted and was not judged; --passphrase-file opens it", name)
	}
	return r.judged(&render.Judged{Location: loc, Keys: src.Keys, Findings: r.engine.Keys(src, loc)})
}

// metadata judges the metadata of an issuer.
func (r *auditRun) metadata(name string, source audit.MetadataSource) error {
	loc := audit.Location{Input: name}
	r.shown.Documents++
	return r.judged(&render.Judged{Location: loc, Metadata: source.Metadata, Findings: r.engine.Metadata(source, loc)})
}

// response judges a token response; the tokens in it follow.
func (r *auditRun) response(loc audit.Location, response *inspect.TokenResponse) error {
	r.shown.Documents++
	return r.judged(&render.Judged{Location: loc, Response: response, Findings: r.engine.Response(response, loc)})
}

// sniff tells from the head of an input what it is, and reads it whole where
// it is more than text with tokens in it. rest is what is left to be searched
// for tokens.
func sniff(src io.Reader, name string) (subject intake.Subject, data []byte, rest io.Reader, err error) {
	broken := func(err error) error {
		return unreadableError{fmt.Errorf("cannot read %s: %w", name, ioReason(err))}
	}
	head, err := io.ReadAll(io.LimitReader(src, headBytes))
	if err != nil {
		return intake.Text, nil, nil, broken(err)
	}
	if !intake.MayBeDocument(head) {
		return intake.Text, nil, io.MultiReader(bytes.NewReader(head), src), nil
	}
	more, err := io.ReadAll(io.LimitReader(src, inspect.MaxKeySetBytes+1-int64(len(head))))
	if err != nil {
		return intake.Text, nil, nil, broken(err)
	}
	data = append(head, more...)
	rest = io.MultiReader(bytes.NewReader(data), src)
	subject = intake.SubjectOf(data)
	if start, _ := inspect.Find(data, 0); start < 0 && subject != intake.Text {
		rest = bytes.NewReader(nil)
	}
	return subject, data, rest, nil
}

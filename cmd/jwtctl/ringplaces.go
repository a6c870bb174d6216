package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/jwtctl/jwtctl/internal/keyfile"
	"github.com/jwtctl/jwtctl/keygen"
	"github.com/jwtctl/jwtctl/keygen/keyring"
)

// publicFile is where the public keys go: as given, or where they went last.
func (o *ringOptions) publicFile(r keyring.Ring) string {
	switch {
	case o.forget:
		return ""
	case o.public != "":
		return o.public
	case r.PublicFile == "" || filepath.IsAbs(r.PublicFile):
		return r.PublicFile
	}
	return filepath.Join(filepath.Dir(o.path), filepath.FromSlash(r.PublicFile))
}

// remember notes in the ring where its public keys go, from its own place, so
// that both can be moved together.
func (o *ringOptions) remember(r *keyring.Ring) error {
	if o.forget {
		r.PublicFile = ""
	}
	if o.public == "" {
		return nil
	}
	r.PublicFile = filepath.ToSlash(o.public)
	if filepath.IsAbs(o.public) {
		return nil
	}
	dir, err := filepath.Abs(filepath.Dir(o.path))
	if err != nil {
		return err
	}
	public, err := filepath.Abs(o.public)
	if err != nil {
		return err
	}
	if below, err := filepath.Rel(dir, public); err == nil {
		public = below
	} // else on another volume
	r.PublicFile = filepath.ToSlash(public)
	return nil
}

// apart refuses to write anything over the ring, which is the only copy of
// its keys, or a report over the public keys.
func (o *ringOptions) apart(r keyring.Ring) error {
	public := o.publicFile(r)
	if public != "" && keyfile.Same(o.path, public) {
		return usagef("give another file to --public", "the keyring and its public keys cannot be one file")
	}
	for _, d := range o.output.chosen {
		for _, file := range []string{o.path, public} {
			if d.file != toStdout && file != "" && keyfile.Same(d.file, file) {
				return usagef("give another file to -o", "the report would overwrite %s", shorten(file))
			}
		}
	}
	return nil
}

// inFile refuses standard output where the public keys go to a file that is
// remembered.
func (o *ringOptions) inFile() error {
	if stdoutName(o.public) == toStdout {
		return usagef("jwtctl keys publish FILE writes them to standard output", "the public keys go to a file here")
	}
	return nil
}

// replaceable refuses to put public keys in the place of a file that holds
// something else: a ring may have been edited. Only where they went before may
// there be private keys in it, for doctor to mend.
func (o *ringOptions) replaceable(r keyring.Ring) error {
	place, before := o.publicFile(r), r.PublicFile
	if place == "" {
		return nil
	}
	if err := o.remember(&r); err != nil {
		return err
	}
	data, err := keyfile.Read(place, true)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return o.explain(err)
	}
	if !meantAsSet(data) || r.PublicFile != before && holdsPrivate(data) {
		return usagef("choose another name with --public, or remove it first", "%s is there already, and holds something else than public keys", shorten(place))
	}
	return nil
}

// meantAsSet reports a text that is a JWK Set, nothing at all, or the
// beginning of what we have written.
func meantAsSet(data []byte) bool {
	var set struct{ Keys *[]json.RawMessage }
	return len(data) == 0 || bytes.HasPrefix(data, keygen.Set()[:len(`{"keys":[`)]) || json.Unmarshal(data, &set) == nil && set.Keys != nil
}

// published reports that a file has these public keys already.
func published(path string, jwks []byte) bool {
	there, err := keyfile.Read(path, true)
	return err == nil && bytes.Equal(there, jwks)
}

// unwritten explains an error about files that were to be written.
func (o *ringOptions) unwritten(err error) error {
	var left *keyfile.Error
	var partial *keyfile.Partial
	switch {
	case err == nil:
		return nil
	case errors.As(err, &partial):
	case errors.As(err, &left):
		return usageError{err}
	case errors.Is(err, fs.ErrNotExist):
		return withHint(fmt.Errorf("%w; nothing was changed", err), "make the directory first, or give another place")
	}
	return withHint(err, hintOf(err, "nothing was changed; mend the cause and run the same command again"))
}

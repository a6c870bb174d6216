package main

import (
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/jwtctl/jwtctl/internal/keyfile"
	"github.com/jwtctl/jwtctl/keygen/keyring"
)

// publicFile is where the public keys go: as given, or where they went last.
func (o *ringOptions) publicFile(r keyring.Ring) string {
	switch {
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
// something else, when that place is new to the ring.
func (o *ringOptions) replaceable(r keyring.Ring) error {
	before := r.PublicFile
	if err := o.remember(&r); err != nil || o.public == "" || r.PublicFile == before {
		return err
	}
	data, err := os.ReadFile(o.public)
	if err != nil || len(data) == 0 {
		return nil // writing says what is wrong
	}
	var set struct{ Keys *[]json.RawMessage }
	if json.Unmarshal(data, &set) != nil || set.Keys == nil || holdsPrivate(data) {
		return usagef("choose another name, or remove it first", "%s is there already, and holds something else than public keys", shorten(o.public))
	}
	return nil
}

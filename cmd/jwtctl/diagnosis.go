package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/keyfile"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/jwtctl/jwtctl/keygen/keyring"
)

// diagnosis is one run of doctor.
type diagnosis struct {
	app    *app
	opts   *ringOptions
	report render.DoctorReport
	ring   keyring.Ring
	edited bool // the ring differs from its file
	anew   bool // its next key waits anew
	told   bool // what is wrong with the public keys
}

// found notes a problem; mends says that this run does away with it.
func (d *diagnosis) found(kind, place string, mends bool, format string, args ...any) {
	d.report.Problems = append(d.report.Problems, render.RingProblem{Kind: kind, Place: place,
		Message: fmt.Sprintf(format, args...), Mended: mends && !d.opts.dryRun, Mendable: mends})
}

func (d *diagnosis) run() error {
	if err := d.mode(); err != nil {
		return err
	}
	if err := d.strays(d.opts.path); err != nil {
		return err
	}
	sound, err := d.states()
	if err != nil || !sound {
		return err
	}
	if right, err := d.look(); err != nil || !right {
		return err
	}
	if err := d.times(); err != nil {
		return err
	}
	return d.publication()
}

// mode looks who can read the ring.
func (d *diagnosis) mode() error {
	info, err := os.Lstat(d.opts.path)
	if err != nil || !keyfile.IsLoose(info) {
		return err
	}
	d.found("mode", d.opts.path, true, "its mode %04o lets others use it: if they might have read it, revoke its keys", info.Mode().Perm())
	if d.opts.dryRun {
		return nil
	}
	return d.opts.explain(keyfile.Tighten(d.opts.path))
}

// strays looks for what killed runs have left.
func (d *diagnosis) strays(path string) error {
	strays, err := keyfile.Strays(path)
	for _, stray := range strays {
		d.found("stray", stray, true, "a run that was cut short has left it; it may hold a private key")
	}
	if err == nil && !d.opts.dryRun {
		_, err = keyfile.RemoveStrays(path)
	}
	return err
}

// states looks whether the ring can be read, and whether one key signs.
func (d *diagnosis) states() (sound bool, err error) {
	data, err := d.opts.read(d.app)
	if err != nil {
		return false, err
	}
	r, faults := keyring.Examine(data)
	mendable := !slices.ContainsFunc(faults, func(f *keyring.Fault) bool { return !f.Mendable() })
	for _, f := range faults {
		if f.Kind == keyring.NotRing || f.Kind == keyring.Newer {
			return false, d.opts.explain(f)
		}
		d.found("ring", f.Place, mendable, "%s", f.Error())
	}
	d.ring = r
	if err := d.opts.apart(r); err != nil {
		return false, err
	}
	if err := d.opts.replaceable(r); err != nil {
		return false, err
	}
	if len(faults) == 0 || !mendable {
		return mendable, nil
	}
	d.ring, _, err = keyring.Mend(r, d.app.now(), d.newKey)
	d.edited = true
	return true, err
}

func (d *diagnosis) newKey() (*inspect.Key, error) {
	if len(d.ring.Keys) == 0 {
		return nil, usagef("make a new one with jwtctl keys init FILE", "there is no key in %s", shorten(d.opts.path))
	}
	return newSigningKey(d.app, d.ring.Keys[0].Algorithm)
}

// times looks for keys whose time has come, and for a clock that is wrong.
func (d *diagnosis) times() error {
	request := keyring.Request{Policy: d.ring.Policy, IfDue: true, NewKey: d.newKey}
	r, changes, err := keyring.Rotate(d.ring, d.app.now(), request)
	var clock *keyring.ClockError
	if errors.As(err, &clock) {
		d.found("clock", "", false, "%s", clock.Error())
		return nil
	}
	if err != nil {
		return err
	}
	for _, c := range changes {
		switch c.To {
		case keyring.Removed:
			d.found("overdue", c.ID, true, "no token of it is alive any more: it was to be removed")
		case keyring.Active:
			d.found("overdue", c.ID, true, "every verifier knows it by now: it was to sign")
		case keyring.Next:
			d.found("overdue", "", true, "the key that signs is older than the keyring allows: a new one was to be announced")
		}
	}
	d.ring, d.edited = r, d.edited || len(changes) > 0
	return nil
}

// publication compares the public keys with their file, and writes what has
// changed.
func (d *diagnosis) publication() error {
	o := d.opts
	if public := o.publicFile(d.ring); public != "" {
		if err := d.strays(public); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err := d.compare(public); err != nil {
			return err
		}
	}
	before := d.ring.PublicFile
	if err := o.remember(&d.ring); err != nil {
		return err
	}
	files, err := o.files(d.app, &d.ring, d.edited || before != d.ring.PublicFile, d.anew)
	if err != nil || o.dryRun {
		return err
	}
	return o.writeFiles(&render.RingReport{}, files)
}

// compare looks at the public keys as they are in their file.
func (d *diagnosis) compare(public string) error {
	want, err := d.ring.Publish()
	if err != nil {
		return err
	}
	there, err := keyfile.Read(public, true)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		d.found("public", public, true, "the public keys are not there")
	case err != nil:
		return d.opts.explain(err)
	case holdsPrivate(there):
		d.found("public", public, true, "it holds private keys: revoke them, for everybody could read them")
	case !bytes.Equal(there, want) && !d.edited && !d.told:
		d.found("public", public, true, "it differs from the keyring's public keys")
	}
	return nil
}

// holdsPrivate reports private keys in a file that is public.
func holdsPrivate(data []byte) bool {
	set, err := inspect.ReadKeys(data, nil)
	return err == nil && slices.ContainsFunc(set.Keys, (*inspect.Key).IsPrivate)
}

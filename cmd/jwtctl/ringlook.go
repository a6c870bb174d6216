package main

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/keyfile"
	"github.com/jwtctl/jwtctl/keygen/keyring"
)

// A publicLook is what a look at the public file has shown.
type publicLook struct {
	keyring.Look
	place string // the public file, "" where none is known
	known bool   // the ring's public keys went there before
	gone  bool   // it is not there
}

// look holds the ring against its public file. One that holds something else
// serves no keys; of one that cannot be read nobody knows what it serves.
func (o *ringOptions) look(a *app, r keyring.Ring) (look publicLook, err error) {
	look = publicLook{Look: keyring.Look{Ring: r}, place: o.publicFile(r)}
	if look.place == "" {
		return look, nil
	}
	before := ringOptions{path: o.path}
	look.known = keyfile.Same(look.place, before.publicFile(r))
	var served *inspect.KeySet
	data, err := keyfile.Read(look.place, true)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		look.gone = true
	case err != nil:
		return look, o.explain(err)
	default:
		served, _ = inspect.ReadKeysWithin(inspect.KeyLimits{Bytes: keyfile.MaxBytes, Keys: inspect.MaxKeys}, data, nil)
	}
	look.Look, err = r.Look(a.now(), served)
	return look, o.explain(err)
}

// says tells in a line each what the public file should have or not, and what
// comes of it in the ring as it goes on. Of a file that is new nobody has
// fetched anything.
func (l publicLook) says(r keyring.Ring) (lines []string) {
	until := l.Until.Format(time.RFC3339)
	for _, k := range l.Lacks {
		switch next, waits := r.Next(); {
		case k.State == keyring.Next && l.Anew && waits:
			lines = append(lines, fmt.Sprintf("lacks %s, which is next: its wait begins anew, and it signs from %s", k.ID, next.SignsFrom.Format(time.RFC3339)))
		case k.State != keyring.Next && l.known && !l.gone:
			lines = append(lines, fmt.Sprintf("lacks %s, which is %s: verifiers that have fetched it so refuse the tokens of that key until %s", k.ID, k.State, until))
		}
	}
	for _, t := range l.Back {
		lines = append(lines, fmt.Sprintf("has %s, which was revoked: verifiers that have fetched it so trust that key until %s", t.ID, until))
	}
	return lines
}

// note tells it.
func (l publicLook) note(a *app, r keyring.Ring) {
	if l.gone && l.known {
		a.note("%s is not there; where it is made anew in each run, rotate --no-public forgets it, and publish writes it to standard output", l.place)
	}
	for _, line := range l.says(r) {
		a.note("%s %s", l.place, line)
	}
}

// look holds the ring against its public file. With a clock that cannot be
// right nothing more is done.
func (d *diagnosis) look() (ok bool, err error) {
	look, err := d.opts.look(d.app, d.ring)
	var clock *keyring.ClockError
	if errors.As(err, &clock) {
		d.found("clock", "", false, "%s", clock.Error())
		return false, nil
	}
	if err != nil {
		return false, err
	}
	for _, line := range look.says(look.Ring) {
		d.found("public", look.place, true, "it %s", line)
		d.told = true
	}
	d.ring, d.anew, d.edited = look.Ring, look.Anew, d.edited || look.Anew
	return true, nil
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/jwtctl/jwtctl/internal/keyfile"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/jwtctl/jwtctl/keygen/keyring"
)

// edit is what a command does to a ring: it returns the new one, and whether
// that differs from the old.
type edit func(r keyring.Ring, report *render.RingReport) (edited keyring.Ring, changed bool, err error)

// change locks the ring, edits it, and writes what has changed. Under the lock
// every neighbour that a killed run has left is a stray and is removed.
func (o *ringOptions) change(ctx context.Context, a *app, command string, do edit) error {
	if err := o.inFile(); err != nil {
		return err
	}
	if _, err := os.Lstat(o.path); err != nil {
		return o.explain(err) // before a lock file is made for nothing
	}
	report := render.RingReport{Command: command}
	if o.dryRun {
		return o.rehearse(a, report, do)
	}
	lock, err := o.lock(ctx, a, command)
	if err != nil {
		return err
	}
	err = o.changeLocked(a, &report, do)
	if err = errors.Join(err, lock.Release()); err != nil {
		return err
	}
	return o.write(a, report)
}

// rehearse is change without the lock, and without writing.
func (o *ringOptions) rehearse(a *app, report render.RingReport, do edit) error {
	look, err := o.begin(a)
	if err != nil {
		return err
	}
	if report.Ring, _, err = do(look.Ring, &report); err != nil {
		return err
	}
	look.note(a, report.Ring)
	report.Now = a.now()
	return o.write(a, report)
}

// begin reads the ring for a change, and looks at its public file.
func (o *ringOptions) begin(a *app) (look publicLook, err error) {
	r, err := o.load(a)
	if err == nil {
		err = o.replaceable(r)
	}
	if err == nil {
		look, err = o.look(a, r)
	}
	return look, err
}

func (o *ringOptions) changeLocked(a *app, report *render.RingReport, do edit) error {
	look, err := o.begin(a)
	if err != nil {
		return err
	}
	edited, changed, err := do(look.Ring, report)
	if err == nil {
		err = o.remember(&edited)
	}
	if err != nil {
		return err
	}
	if report.Command != "init" { // that one knows what was not finished
		look.note(a, edited)
	}
	changed = changed || look.Anew
	files, err := o.files(a, &edited, changed || edited.PublicFile != look.Ring.PublicFile, look.Anew)
	if err != nil {
		return err
	}
	if err := o.sweep(a, edited); err != nil {
		return err
	}
	if o.publicFile(edited) == "" && (len(report.Changes) > 0 || changed && report.Revocation != nil) {
		a.note("verifiers learn of this only when you publish it: jwtctl keys publish %s", shellWord(o.path))
	}
	err = o.writeFiles(report, files)
	report.Ring, report.Now = edited, a.now()
	for i, c := range report.Changes {
		if k, ok := edited.Next(); ok && c.To == keyring.Next {
			report.Changes[i].Until = k.SignsFrom
		}
	}
	return err
}

// writeFiles writes what has changed, and notes it.
func (o *ringOptions) writeFiles(report *render.RingReport, files []keyfile.File) error {
	if err := o.unwritten(keyfile.Write(files...)); err != nil {
		return err
	}
	for _, f := range files {
		if !slices.Contains(report.Written, f.Path) { // a ring can be written twice
			report.Written = append(report.Written, f.Path)
		}
	}
	return nil
}

// lock gets the right to change the ring, and tells whom it waits for.
func (o *ringOptions) lock(ctx context.Context, a *app, command string) (*keyfile.Lock, error) {
	lock, err := keyfile.Acquire(ctx, o.path, keyfile.Claim{
		Holder:  fmt.Sprintf("jwtctl keys %s (process %d)", command, os.Getpid()),
		Timeout: o.lockTimeout.Duration,
		Waiting: func(holder string) {
			a.note("%s is locked by %s; waiting up to %s", o.path, holder, o.lockTimeout.String())
		},
	})
	return lock, o.explain(err)
}

// sweep removes what killed runs have left beside the ring and beside its
// public keys.
func (o *ringOptions) sweep(a *app, r keyring.Ring) error {
	err := sweepBeside(a, o.path)
	if public := o.publicFile(r); public != "" && err == nil {
		if err = sweepBeside(a, public); errors.Is(err, fs.ErrNotExist) {
			err = nil // writing will say that there is no such directory
		}
	}
	return err
}

func sweepBeside(a *app, path string) error {
	strays, err := keyfile.RemoveStrays(path)
	noteRemoved(a, strays)
	return err
}

// noteRemoved tells of files that are gone: they may have held private keys.
func noteRemoved(a *app, strays []string) {
	for _, stray := range strays {
		a.note("removed %s, which a run that was cut short had left", stray)
	}
}

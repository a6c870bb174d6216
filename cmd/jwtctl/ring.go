package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/keyfile"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/jwtctl/jwtctl/keygen"
	"github.com/jwtctl/jwtctl/keygen/keyring"
	"github.com/spf13/cobra"
)

// ringOptions are what all commands about a keyring have in common.
type ringOptions struct {
	output      outputFlag
	passphrase  passphraseSource
	path        string // of the ring
	public      string // of the public keys, as given
	forget      bool   // where the public keys went
	dryRun      bool
	lockTimeout span

	secret []byte // the passphrase of a ring that is encrypted
}

func newRingOptions() ringOptions {
	return ringOptions{output: newOutputFlag(formatText, formatJSON), lockTimeout: span{duration: duration{10 * time.Second}}}
}

// bind declares the flags of every command that reads a ring.
func (o *ringOptions) bind(cmd *cobra.Command) {
	o.output.bind(cmd)
	o.passphrase.bind(cmd)
}

// bindWrite declares the flags of those that change one.
func (o *ringOptions) bindWrite(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&o.public, "public", "", "write the public keys to `FILE`; remembered in the keyring")
	flags.BoolVar(&o.dryRun, "dry-run", false, "show what would be done, and write nothing")
	o.bindLock(cmd)
}

// bindLock declares the flag of those that take the lock.
func (o *ringOptions) bindLock(cmd *cobra.Command) {
	cmd.Flags().Var(&o.lockTimeout, "lock-timeout", "how long to wait for a run that is changing the keyring; 0 does not wait")
}

// read gets the text of the ring, decrypted where it is encrypted.
func (o *ringOptions) read(a *app) ([]byte, error) {
	data, err := keyfile.Read(o.path, o.passphrase.readable)
	if err != nil {
		return nil, o.explain(o.unlessForeign(err))
	}
	if !keyring.IsSealed(data) {
		return data, nil
	}
	if o.secret == nil {
		if o.secret, err = o.passphrase.ask(a, o.path); err != nil {
			return nil, err
		}
	}
	plain, err := keyring.Open(data, o.secret)
	if err != nil {
		return nil, usagef("give the passphrase that it was made with", "%s: %w", shorten(o.path), err)
	}
	return plain, nil
}

// unlessForeign says of a file that others can read that it is no ring, if it
// is none: nobody is to be told that a public file should be private.
func (o *ringOptions) unlessForeign(err error) error {
	var left *keyfile.Error
	if !errors.As(err, &left) || left.Fault != keyfile.Loose {
		return err
	}
	data, readErr := keyfile.Read(o.path, true)
	if readErr != nil || keyring.IsSealed(data) || keyring.IsRing(data) || holdsPrivate(data) {
		return err
	}
	if _, notRing := keyring.Read(data); notRing != nil {
		return notRing
	}
	return err
}

// load reads the ring.
func (o *ringOptions) load(a *app) (keyring.Ring, error) {
	data, err := o.read(a)
	if err != nil {
		return keyring.Ring{}, err
	}
	r, err := keyring.Read(data)
	if err != nil {
		return r, o.explain(err)
	}
	return r, o.apart(r)
}

// files are the ring and its public keys as files to write, each only where
// it differs from what is there. The public keys come first: a key that is
// announced must not wait in a ring for a publication that never came. How
// long that took counts: a key waits from when it could be seen, so r may
// change until the files are written.
//
// Where a key waits anew, because it was lacking from the public keys, the
// ring is written before them too. Otherwise a run that was killed between
// would leave them whole, and the next one would not know that they were not.
func (o *ringOptions) files(a *app, r *keyring.Ring, ringChanged, anew bool) (files []keyfile.File, err error) {
	if path := o.publicFile(*r); path != "" {
		text, err := r.Publish()
		if err != nil {
			return nil, err
		}
		if !published(path, text) {
			files = append(files, keyfile.File{Path: path, Data: text, Public: true, Replace: true})
		}
	}
	if !ringChanged {
		return files, nil
	}
	text, err := o.sealed(a, *r)
	file := keyfile.File{Path: o.path, Data: text, Replace: true}
	if len(files) > 0 {
		if _, waits := r.Next(); anew && waits {
			files = slices.Insert(files, 0, file)
		}
		file.Late = func() ([]byte, error) {
			moved, ok := r.PublishedAt(a.now())
			if !ok {
				return nil, nil
			}
			*r = moved
			return o.sealed(a, moved)
		}
	}
	return append(files, file), err
}

// sealed is the text of the ring, encrypted where the ring is.
func (o *ringOptions) sealed(a *app, r keyring.Ring) ([]byte, error) {
	text, err := r.Marshal()
	if err == nil && o.secret != nil {
		text, err = keyring.Seal(text, o.secret, a.random)
	}
	return text, err
}

// explain puts an error about the ring into the contract's terms.
func (o *ringOptions) explain(err error) error { return explainRing(o.path, err) }

// explainRing says of a file that is no sound ring that it is a matter of
// configuration, and of a busy or unreadable one that it could not be used;
// each has its next step.
func explainRing(path string, err error) error {
	var left *keyfile.Error
	var fault *keyring.Fault
	switch {
	case err == nil:
		return nil
	case errors.As(err, &fault):
		return usageError{withHint(fmt.Errorf("%s: %w", shorten(path), err), fault.Hint())}
	case errors.As(err, &left) && left.Fault == keyfile.Busy:
		return withHint(err, "nothing was changed; wait longer with --lock-timeout")
	case errors.As(err, &left) && left.Fault == keyfile.Loose:
		return usageError{withHint(err, fmt.Sprintf("run chmod 600 %s, or use it as it is with --allow-readable", shellWord(path)))}
	case errors.As(err, &left):
		return usageError{err}
	case errors.Is(err, fs.ErrNotExist):
		return withHint(fmt.Errorf("cannot read %s: no such file", shorten(path)), "make a keyring with jwtctl keys init FILE")
	case errors.Is(err, fs.ErrPermission):
		return withHint(err, "run it as the user who owns the file")
	}
	return err
}

// newSigningKey makes a key for a ring.
func newSigningKey(a *app, alg string) (*inspect.Key, error) {
	switch known, ok := inspect.FindAlgorithm(alg); {
	case ok && known.Kind == inspect.MAC:
		return nil, usagef("choose one with a public key, such as ES256", "a keyring publishes its keys, and those for %s are secrets", alg)
	case ok && known.Kind != inspect.Signature:
		return nil, usagef("choose one such as ES256", "a keyring holds keys that sign, and %s is for %s", alg, known.Kind)
	}
	for {
		key, err := generate(a.ctx, a, &keygenOptions{alg: alg, make: keygen.Options{Random: a.random}})
		if err != nil {
			return nil, err
		}
		if key.ID[0] != '-' { // one ID in 64 would look like a flag to revoke
			return key, nil
		}
	}
}

// ringAlgorithms are the algorithms that a ring's keys can have.
func ringAlgorithms() []string {
	return slices.DeleteFunc(keygen.Algorithms(), func(name string) bool {
		a, ok := inspect.FindAlgorithm(name)
		return !ok || a.Kind != inspect.Signature
	})
}

// write renders what a command did with a ring.
func (o *ringOptions) write(a *app, report render.RingReport) error {
	report.File, report.DryRun, report.Encrypted = o.path, o.dryRun, o.secret != nil
	report.Public = o.publicFile(report.Ring)
	return o.output.each(a, func(out *sink) error {
		if out.Format == formatJSON {
			return render.RingJSON(out, report)
		}
		return render.RingText(out, out.Theme, report)
	})
}

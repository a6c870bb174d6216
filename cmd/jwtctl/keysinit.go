package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/keyfile"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/jwtctl/jwtctl/keygen/keyring"
	"github.com/spf13/cobra"
)

type keysInitOptions struct {
	ringOptions
	policy rotationFlags
	alg    string
	key    importedKey
	seal   newPassphrase
}

func newKeysInitCommand(a *app) *cobra.Command {
	opts := keysInitOptions{ringOptions: newRingOptions(), policy: defaultRotationFlags()}
	cmd := &cobra.Command{
		Use:   "init FILE",
		Short: "Make a keyring with one key that signs",
		Long: "init makes a private keyring (a JWK Set, mode 0600) with one active key, and with --public the JWK Set for verifiers.\n" +
			"Say how long your tokens live and how long verifiers cache the set: rotation waits by these times.\n" +
			"Too long a time breaks nothing. With --encrypt or --passphrase-file the keyring is encrypted.\n" +
			"With --key it begins with a key that signs already, which keeps its kid, so that no verifier notices.",
		Example: `  dir=$(mktemp -d) && jwtctl keys init $dir/ring.jwks --public $dir/jwks.json --max-token-lifetime 1h --cache-ttl 10m
  jwtctl keys init --dry-run --alg Ed25519 --every 90d ring.jwks`,
		Args: countArgs(1, 1, "one file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.path = args[0]
			return runKeysInit(cmd.Context(), a, &opts)
		},
	}
	opts.bind(cmd)
	return cmd
}

func (o *keysInitOptions) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	o.output.bind(cmd)
	flags.StringVar(&o.alg, "alg", "", "make keys for `ALG` (default "+defaultRingAlg+"): "+strings.Join(ringAlgorithms(), ", "))
	o.bindWrite(cmd)
	o.policy.bind(cmd)
	o.key.bind(cmd)
	flags.BoolVar(&o.seal.ask, "encrypt", false, "encrypt the keyring with a passphrase, asked for on the terminal")
	o.seal.flag = "passphrase-file"
	flags.StringVar(&o.seal.file, o.seal.flag, "", "encrypt the keyring with the passphrase in `FILE`")
	completeWords(cmd, "alg", ringAlgorithms())
}

// defaultRingAlg is what keys are made for where nothing else is said.
const defaultRingAlg = "ES256"

// firstKey is the key that signs first: a new one, or one from elsewhere, about
// which there is something to tell once the keyring is there.
func (o *keysInitOptions) firstKey(a *app) (key *inspect.Key, told []string, err error) {
	if o.key.file != "" {
		return o.key.load(a, o.alg)
	}
	key, err = newSigningKey(a, cmp.Or(o.alg, defaultRingAlg))
	return key, nil, err
}

func runKeysInit(ctx context.Context, a *app, opts *keysInitOptions) error {
	policy, err := opts.policy.over(keyring.DefaultPolicy())
	if err != nil {
		return err
	}
	if err := errors.Join(opts.places(), opts.key.check()); err != nil {
		return err
	}
	if _, err := os.Lstat(opts.path); err == nil {
		return opts.finish(ctx, a)
	}
	if opts.secret, err = opts.seal.get(a); err != nil {
		return err
	}
	key, told, err := opts.firstKey(a)
	if err != nil {
		return err
	}
	report := render.RingReport{Command: "init", Now: a.now()}
	if report.Ring, err = keyring.New(report.Now, policy, key); err != nil {
		return err
	}
	if err := opts.remember(&report.Ring); err != nil {
		return err
	}
	if !opts.dryRun {
		if err := opts.create(ctx, a, &report); err != nil {
			return err
		}
	}
	for _, line := range told {
		a.note("%s", line)
	}
	report.Changes = []keyring.Change{{ID: key.ID, To: keyring.Active}}
	return opts.write(a, report)
}

// places refuses names that no file of ours can have.
func (o *keysInitOptions) places() error {
	if o.path == "" || o.path == toStdin {
		return usagef("give a file name", "a keyring is a file")
	}
	if err := errors.Join(o.inFile(), o.apart(keyring.Ring{})); err != nil {
		return err
	}
	for _, file := range []string{o.path, o.public} {
		if dir := filepath.Dir(file); file != "" {
			if _, err := os.Stat(dir); err != nil {
				return withHint(fmt.Errorf("cannot use the directory %s: %w", shorten(dir), ioReason(err)), "make it first, or give another place")
			}
		}
	}
	return nil
}

// create writes a new ring, and then its public keys: neither replaces a
// file. The ring is first here, because what finish can complete is a ring.
func (o *keysInitOptions) create(ctx context.Context, a *app, report *render.RingReport) error {
	lock, err := o.lock(ctx, a, "init")
	if err != nil {
		return err
	}
	err = o.sweep(a, report.Ring)
	if err == nil {
		var files []keyfile.File
		files, err = o.files(a, &report.Ring, true, false)
		for i := range files {
			files[i].Replace = false
		}
		if len(files) == 2 {
			files[0], files[1] = files[1], files[0]
		}
		if err == nil {
			err = o.writeFiles(report, files)
		}
	}
	return errors.Join(err, lock.Release())
}

// finish completes an init that was cut short between the ring and its public
// keys. Any other ring that is there stays as it is.
func (o *keysInitOptions) finish(ctx context.Context, a *app) error {
	exists := usagef("choose another name; if it is a keyring, jwtctl keys list "+shellWord(o.path)+" shows it", "%s exists already", shorten(o.path))
	if o.public == "" {
		return exists
	}
	if _, err := os.Lstat(o.public); err == nil {
		return exists
	}
	o.passphrase.file = o.seal.file
	r, err := o.load(a)
	asked := r
	if err == nil {
		err = o.remember(&asked)
	}
	if err != nil || r.PublicFile != asked.PublicFile || len(r.Keys) != 1 || len(r.Removed) > 0 {
		return exists
	}
	a.note("%s is there, and its public keys were never written: finishing", o.path)
	return o.change(ctx, a, "init", func(r keyring.Ring, _ *render.RingReport) (keyring.Ring, bool, error) { return r, false, nil })
}

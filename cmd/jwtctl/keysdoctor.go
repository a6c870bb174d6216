package main

import (
	"context"
	"errors"
	"os"

	"github.com/jwtctl/jwtctl/internal/keyfile"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/jwtctl/jwtctl/keygen/keyring"
	"github.com/spf13/cobra"
)

func newKeysDoctorCommand(a *app) *cobra.Command {
	opts := newRingOptions()
	cmd := &cobra.Command{
		Use:   "doctor FILE",
		Short: "Find what is wrong around a keyring, and mend it",
		Long: "doctor looks for files that a run cut short has left, for a mode that lets others read the keyring, for more or fewer than\n" +
			"one key that signs, for keys past their time, and for public keys that differ from what the keyring says. It mends what\n" +
			"it can; with --dry-run it only tells. Exit code 1 says that something is left to mend.",
		Example: `  dir=$(mktemp -d) && jwtctl keys init --public $dir/jwks.json $dir/ring.jwks && jwtctl keys doctor $dir/ring.jwks
  dir=$(mktemp -d) && jwtctl keys init $dir/ring.jwks && jwtctl keys doctor --dry-run $dir/ring.jwks`,
		Args: countArgs(1, 1, "one keyring"),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.path = args[0]
			return runKeysDoctor(cmd.Context(), a, &opts)
		},
	}
	opts.output.bind(cmd)
	opts.passphrase.bindFile(cmd)
	opts.bindWrite(cmd)
	return cmd
}

func runKeysDoctor(ctx context.Context, a *app, opts *ringOptions) error {
	if err := errors.Join(opts.inFile(), opts.apart(keyring.Ring{})); err != nil {
		return err
	}
	if _, err := os.Lstat(opts.path); err != nil {
		return opts.explain(err)
	}
	opts.passphrase.readable = true // a finding, not a reason to stop
	d := diagnosis{app: a, opts: opts, report: render.DoctorReport{File: opts.path, DryRun: opts.dryRun}}
	var lock *keyfile.Lock
	var err error
	if !opts.dryRun {
		if lock, err = opts.lock(ctx, a, "doctor"); err != nil {
			return err
		}
	}
	err = d.run()
	if lock != nil {
		err = errors.Join(err, lock.Release())
	}
	if err != nil {
		return err
	}
	err = opts.output.each(a, func(out *sink) error {
		if out.Format == formatJSON {
			return render.DoctorJSON(out, d.report)
		}
		return render.DoctorText(out, out.Theme, d.report)
	})
	return verdict(d.report.Healthy(), err)
}

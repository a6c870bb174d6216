package main

import (
	"context"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/jwtctl/jwtctl/keygen/keyring"
	"github.com/spf13/cobra"
)

type keysRotateOptions struct {
	ringOptions
	policy rotationFlags
	alg    string
	ifDue  bool
}

func newKeysRotateCommand(a *app) *cobra.Command {
	opts := keysRotateOptions{ringOptions: newRingOptions()}
	cmd := &cobra.Command{
		Use:   "rotate FILE",
		Short: "Bring a keyring to where it should be by now",
		Long: "rotate announces a next key, lets it sign once every verifier can know it, and removes the old one once no token of\n" +
			"it is alive: three runs at three times, and a run at any other time changes nothing. Without flags it begins a\n" +
			"rotation unless one is under way; with --if-due or --every it begins one only when the key that signs is old\n" +
			"enough, so that it can run from cron every hour. Times that are given become the keyring's own.",
		Example: `  dir=$(mktemp -d) && jwtctl keys init $dir/ring.jwks && jwtctl keys rotate --public $dir/jwks.json $dir/ring.jwks
  dir=$(mktemp -d) && jwtctl keys init --every 90d $dir/ring.jwks && jwtctl keys rotate --if-due --dry-run $dir/ring.jwks`,
		Args: countArgs(1, 1, "one keyring"),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.path = args[0]
			return runKeysRotate(cmd.Context(), a, &opts)
		},
	}
	opts.bind(cmd)
	return cmd
}

func (o *keysRotateOptions) bind(cmd *cobra.Command) {
	o.ringOptions.bind(cmd)
	flags := cmd.Flags()
	flags.BoolVar(&o.ifDue, "if-due", false, "begin a rotation only if the keyring's --every says so")
	flags.StringVar(&o.alg, "alg", "", "make the next key for `ALG` (default: that of the active key)")
	o.bindWrite(cmd)
	flags.BoolVar(&o.forget, "no-public", false, "forget where the public keys went: they are published in another way")
	o.policy.bind(cmd)
	completeWords(cmd, "alg", ringAlgorithms())
}

func runKeysRotate(ctx context.Context, a *app, opts *keysRotateOptions) error {
	if opts.forget && opts.public != "" {
		return usagef("give one of them", "--public and --no-public exclude each other")
	}
	return opts.change(ctx, a, "rotate", func(r keyring.Ring, report *render.RingReport) (keyring.Ring, bool, error) {
		policy, err := opts.policy.over(r.Policy)
		if err != nil {
			return r, false, err
		}
		request := keyring.Request{Policy: policy, IfDue: opts.ifDue || opts.policy.every.given}
		return rotateRing(a, r, report, request, opts.alg, opts.dryRun)
	})
}

// rotateRing rotates twice: once to see whether there is need of a key, and
// once the key is made, with the time that it is by then. A key that takes
// long to make must not be announced before it exists.
func rotateRing(a *app, r keyring.Ring, report *render.RingReport, q keyring.Request, alg string, dryRun bool) (keyring.Ring, bool, error) {
	if active, ok := r.Active(); ok && alg == "" {
		alg = active.Algorithm
	}
	needed := false
	q.NewKey = func() (*inspect.Key, error) {
		needed = true
		return &inspect.Key{ID: newKeyName, Algorithm: alg}, nil
	}
	rotated, changes, err := keyring.Rotate(r, a.now(), q)
	if needed && !dryRun && err == nil {
		key, err := newSigningKey(a, alg)
		if err != nil {
			return r, false, err
		}
		q.NewKey = func() (*inspect.Key, error) { return key, nil }
		rotated, changes, err = keyring.Rotate(r, a.now(), q)
		if err != nil {
			return r, false, err
		}
	}
	report.Changes = changes
	return rotated, len(changes) > 0 || !rotated.Changed.Equal(r.Changed) || rotated.Policy != r.Policy, err
}

// newKeyName stands for the ID of a key that a dry run does not make.
const newKeyName = "(a new key)"

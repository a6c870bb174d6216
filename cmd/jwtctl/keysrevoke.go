package main

import (
	"context"
	"errors"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/jwtctl/jwtctl/keygen/keyring"
	"github.com/spf13/cobra"
)

func newKeysRevokeCommand(a *app) *cobra.Command {
	opts := newRingOptions()
	cmd := &cobra.Command{
		Use:   "revoke FILE KID",
		Short: "Take a compromised key out at once, and say what that breaks",
		Long: "revoke removes a key from the keyring and from the public keys without waiting for anything. Where it was the key that\n" +
			"signs, the next key signs from now on, or a new one. It says which tokens break, until when verifiers with a cached\n" +
			"set still trust the key, and since when all of them know its replacement.",
		Example: `  dir=$(mktemp -d) && jwtctl keys init $dir/ring.jwks -o json=$dir/init.json && jwtctl keys revoke --dry-run $dir/ring.jwks $(sed -n 's/.*"kid": "\(.*\)",/\1/p' $dir/init.json | head -n 1)
  jwtctl keys revoke --help`,
		Args: countArgs(2, 2, "a keyring and the kid of one of its keys"),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.path = args[0]
			return runKeysRevoke(cmd.Context(), a, &opts, args[1])
		},
		ValidArgsFunction: offerFileThenKID,
	}
	opts.bind(cmd)
	opts.bindWrite(cmd)
	return cmd
}

func runKeysRevoke(ctx context.Context, a *app, opts *ringOptions, kid string) error {
	return opts.change(ctx, a, "revoke", func(r keyring.Ring, report *render.RingReport) (keyring.Ring, bool, error) {
		newKey := func() (*inspect.Key, error) {
			active, _ := r.Active()
			if opts.dryRun {
				return &inspect.Key{ID: newKeyName, Algorithm: active.Algorithm}, nil
			}
			return newSigningKey(a, active.Algorithm)
		}
		revoked, v, err := keyring.Revoke(r, a.now(), kid, newKey)
		if errors.Is(err, keyring.ErrUnknownKey) {
			return r, false, usagef(didYouMean(kid, kids(r), "jwtctl keys list "+shellWord(opts.path)+" shows them"), "%s has no key with kid %q", shorten(opts.path), shorten(kid))
		}
		report.Revocation = &v
		return revoked, v.Was != keyring.Removed, err
	})
}

func kids(r keyring.Ring) (ids []string) {
	for _, k := range r.Keys {
		ids = append(ids, k.ID)
	}
	return ids
}

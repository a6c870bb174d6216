package main

import (
	"context"

	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/jwtctl/jwtctl/keygen/keyring"
	"github.com/spf13/cobra"
)

type keysPassphraseOptions struct {
	ringOptions
	seal   newPassphrase
	remove bool
}

func newKeysPassphraseCommand(a *app) *cobra.Command {
	opts := keysPassphraseOptions{ringOptions: newRingOptions()}
	cmd := &cobra.Command{
		Use:   "passphrase FILE",
		Short: "Encrypt a keyring, change its passphrase, or remove it",
		Long: "passphrase writes a keyring anew under another passphrase, from --new-passphrase-file or asked for on the terminal, or\n" +
			"with --remove without one. Its keys stay as they are. Copies of the file from before open as they did: where the old\n" +
			"passphrase is known to others, revoke the keys too.",
		Example: `  dir=$(mktemp -d) && head -c 32 /dev/urandom | base64 > $dir/secret && jwtctl keys init $dir/ring.jwks && jwtctl keys passphrase --new-passphrase-file $dir/secret $dir/ring.jwks
  dir=$(mktemp -d) && echo example > $dir/secret && jwtctl keys init --passphrase-file $dir/secret $dir/ring.jwks && jwtctl keys passphrase --remove --passphrase-file $dir/secret $dir/ring.jwks`,
		Args: countArgs(1, 1, "one keyring"),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.path = args[0]
			return runKeysPassphrase(cmd.Context(), a, &opts)
		},
	}
	opts.ringOptions.bind(cmd)
	opts.bindLock(cmd)
	opts.seal.flag, opts.seal.plain = "new-passphrase-file", "give --remove to have none"
	cmd.Flags().StringVar(&opts.seal.file, opts.seal.flag, "", "encrypt the keyring with the passphrase in `FILE`; asked for on a terminal otherwise")
	cmd.Flags().BoolVar(&opts.remove, "remove", false, "write the keyring without encryption")
	return cmd
}

// runKeysPassphrase asks for all it needs before it takes the lock: nobody
// else is to wait for somebody who types.
func runKeysPassphrase(ctx context.Context, a *app, opts *keysPassphraseOptions) error {
	if opts.remove && opts.seal.file != "" {
		return usagef("give one of them", "--remove and --new-passphrase-file exclude each other")
	}
	if _, err := opts.load(a); err != nil {
		return err
	}
	opts.seal.ask = !opts.remove && opts.seal.file == ""
	secret, err := opts.seal.get(a)
	if err != nil {
		return err
	}
	return opts.change(ctx, a, "passphrase", func(r keyring.Ring, _ *render.RingReport) (keyring.Ring, bool, error) {
		changed := secret != nil || opts.secret != nil
		opts.secret = secret
		return r, changed, nil
	})
}
